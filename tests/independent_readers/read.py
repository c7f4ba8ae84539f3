"""Prints what readers that are not ours see in files: for each, a list of all names and texts in it.

The arguments are pairs of a reader and a file. A reader whose module is not installed gives the name of the module instead.
Not for judging: tests/independent_readers.rs compares a file with its repair.
"""

import email
import email.policy
import importlib
import io
import json
import sys
import xml.etree.ElementTree as etree
import zipfile
from html.parser import HTMLParser


class Events(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.seen = []

    def handle_starttag(self, tag, attributes):
        self.seen += [f"<{tag}>", *(f"{name}={value}" for name, value in attributes)]

    def handle_endtag(self, tag):
        self.seen.append(f"</{tag}>")

    def handle_data(self, data):
        self.seen.append(data)

    def handle_comment(self, data):
        self.seen.append(f"<!--{data}-->")

    def handle_decl(self, declaration):
        self.seen.append(f"<!{declaration}>")


def read_html(data):
    events = Events()
    events.feed(data.decode("utf-8"))
    events.close()
    return events.seen


def read_xml(data):
    seen = []
    for event, element in etree.iterparse(io.BytesIO(data), ("start", "end")):
        if event == "start":
            seen += [element.tag, *(f"{name}={value}" for name, value in element.items())]
        else:
            # What stands in an element may be markup once more.
            seen += [element.text or "", *read_html((element.text or "").encode()), element.tail or ""]
    return seen


def leaves(value, path=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}/{number}")
    else:
        yield f"{path}={value}"


def read_json(data):
    return list(leaves(json.loads(data)))


def read_jsonl(data):
    return [leaf for line in data.decode().splitlines() for leaf in leaves(json.loads(line))]


def read_email(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    seen = []
    for part in message.walk():
        assert not part.defects, part.defects
        seen += [f"{name}: {value}" for name, value in part.items()]
        if not part.is_multipart():
            seen.append(part.get_content())
    return seen


def read_zip(data):
    seen = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            content = package.read(name)
            seen += [name, *(read_xml(content) if name.endswith((".xml", ".rels")) else [repr(content)])]
    return seen


def read_feed(data):
    feed = importlib.import_module("feedparser").parse(data)
    assert not feed.bozo, feed.bozo_exception
    return list(leaves(json.loads(json.dumps([feed.feed, feed.entries], default=repr))))


def read_po(data):
    catalogue = importlib.import_module("polib").pofile(data.decode())
    entries = [(entry.msgctxt, entry.msgid, entry.msgstr, entry.msgstr_plural, entry.flags) for entry in catalogue]
    return list(leaves(json.loads(json.dumps([catalogue.metadata, entries]))))


def read_docx(data):
    document = importlib.import_module("docx").Document(io.BytesIO(data))
    return [text for paragraph in document.paragraphs for text in (paragraph.style.name, paragraph.text)]


def read_markdown(data):
    parser = importlib.import_module("markdown_it").MarkdownIt("commonmark")
    return read_html(parser.render(data.decode()).encode())


def read_srt(data):
    cues = importlib.import_module("srt").parse(data.decode())
    return [text for cue in cues for text in (str(cue.start), str(cue.end), cue.content)]


def read_webvtt(data):
    cues = importlib.import_module("webvtt").from_buffer(io.StringIO(data.decode()))
    return [text for cue in cues for text in (cue.start, cue.end, cue.raw_text)]


def read_text(encoding):
    return lambda data: [data.decode(encoding)]


READERS = {name[5:]: reader for name, reader in list(globals().items()) if name.startswith("read_")}


def main(arguments):
    answers = []
    for name, path in zip(arguments[::2], arguments[1::2]):
        with open(path, "rb") as file:
            data = file.read()
        try:
            reader = read_text(name[5:]) if name.startswith("text:") else READERS[name]
            answers.append({"seen": reader(data)})
        except ModuleNotFoundError as error:
            answers.append({"missing": error.name})
        except Exception as error:  # Whatever a reader has against a file is an answer.
            answers.append({"error": f"{type(error).__name__}: {error}"})
    json.dump(answers, sys.stdout)


main(sys.argv[1:])
