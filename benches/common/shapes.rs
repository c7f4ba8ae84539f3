//! Articles as files of every format: what stands round paragraphs in each.
//!
//! Not for trying what a format may hold; that is what the tests of documents are for.

use crate::news::Article;

/// How a format writes articles. `#` in `before` is the number of the paragraph.
pub(crate) struct Shape {
    pub(crate) format: &'static str,
    begin: &'static str,
    before: &'static str,
    after: &'static str,
    end: &'static str,
}

/// One for every format of `copydesk::document::FORMATS`.
pub(crate) const SHAPES: &[Shape] = &[
    shape("wire", "\u{1}a1234\r\n\u{2}^", "", "<\r\n^", "\r\n\u{3}\u{4}"),
    shape(
        "email",
        "From: a@example.org\nSubject: Bericht\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n",
        "",
        "\n\n",
        "",
    ),
    shape(
        "feed",
        "<rss><channel><language>nl</language>",
        "<item><guid>#</guid><description>&lt;p&gt;",
        "&lt;/p&gt;</description></item>\n",
        "</channel></rss>",
    ),
    shape("nitf", "<nitf><body><body.content>", "<p id='#'>", "</p>\n", "</body.content></body></nitf>"),
    shape(
        "newsml",
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet><inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content>",
        "<p id='#'>",
        "</p>\n",
        "</body.content></body></nitf></inlineXML></contentSet></newsItem>",
    ),
    shape(
        "xliff",
        "<xliff version='1.2'><file source-language='en' target-language='nl'><body>",
        "<trans-unit id='#'><source>a</source><target>",
        "</target></trans-unit>\n",
        "</body></file></xliff>",
    ),
    shape(
        "tmx",
        "<tmx version='1.4'><header srclang='en'/><body>",
        "<tu tuid='#'><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='nl'><seg>",
        "</seg></tuv></tu>\n",
        "</body></tmx>",
    ),
    shape(
        "docx",
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>",
        "<w:p w:rsidR='00A#'><w:r><w:rPr><w:lang w:val='nl-NL'/></w:rPr><w:t>",
        "</w:t></w:r></w:p>",
        "</w:body></w:document>",
    ),
    shape("html", "<!DOCTYPE html><html lang='nl'><body>", "<p class='a' id='p#'>", "</p>\n", "</body></html>"),
    shape("xml", "<archief>", "<alinea nr='#'>", "</alinea>\n", "</archief>"),
    shape("webvtt", "WEBVTT\n\n", "#\n00:01.000 --> 00:02.000\n", "\n\n", ""),
    shape("srt", "", "#\n00:00:01,000 --> 00:00:02,000\n", "\n\n", ""),
    shape("po", "msgid \"\"\nmsgstr \"Language: nl\\n\"\n\n", "msgid \"a#\"\nmsgstr \"", "\"\n\n", ""),
    shape("jsonl", "", "{\"id\": #, \"text\": \"", "\"}\n", ""),
    shape(
        "jsonfeed",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"a\"}",
        ",\n{\"id\": \"#\", \"content_text\": \"",
        "\"}",
        "]}",
    ),
    shape(
        "ninjs",
        "[{\"uri\": \"a\", \"versioncreated\": \"2026\"}",
        ",\n{\"uri\": \"#\", \"body_text\": \"",
        "\"}",
        "]",
    ),
    shape("json", "[{\"id\": 0}", ",\n{\"id\": #, \"text\": \"", "\"}", "]"),
    shape("markdown", "# Archief\n\n", "", "\n\n", ""),
    shape("text", "", "", "\n\n", ""),
];

const fn shape(
    format: &'static str,
    begin: &'static str,
    before: &'static str,
    after: &'static str,
    end: &'static str,
) -> Shape {
    Shape { format, begin, before, after, end }
}

impl Shape {
    /// A file of the bodies of `articles`. Marks that mean something in one of the formats are left out of their paragraphs.
    pub(crate) fn file(&self, articles: &[Article]) -> String {
        let mut file = self.begin.to_string();
        for (number, paragraph) in articles.iter().flat_map(|article| &article.paragraphs).enumerate() {
            file.push_str(&self.before.replace('#', &number.to_string()));
            file.extend(paragraph.chars().filter(|c| !"&<>\"\\^*_`[]#~".contains(*c)));
            file.push_str(self.after);
        }
        file + self.end
    }
}
