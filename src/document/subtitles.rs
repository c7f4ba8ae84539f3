//! Subtitles: SubRip and WebVTT. A sentence that runs over several cues is one segment.
//!
//! Numbers, times, settings, notes and style tags are no text. Between two cues stands a line end that is not in the file, so
//! words on both sides still match, and a repair that would have to change it is left to the editor. Not for formats that
//! place text by its layout.

use std::ops::Range;

use super::builder::Builder;
use super::markup::pen::{Shown, reference_len, resolve};
use super::{Escape, Format, ReadError, ReadOptions, Role, Segment};
use crate::text::Span;

pub(super) const SRT: Format = Format {
    name: "srt",
    summary: "SubRip subtitles",
    extensions: &["srt"],
    sniff: |text| {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.next().is_some_and(is_number) && lines.next().is_some_and(is_times)
    },
    comments: super::directive::none,
    read: |text, _: &ReadOptions<'_>| read(text, &Dialect { is_vtt: false, escapes: &[Escape::SubRip] }),
};

pub(super) const VTT: Format = Format {
    name: "webvtt",
    summary: "WebVTT subtitles",
    extensions: &["vtt"],
    sniff: |text| {
        text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
    },
    comments: super::directive::none,
    read: |text, _: &ReadOptions<'_>| read(text, &Dialect { is_vtt: true, escapes: &[Escape::Markup] }),
};

struct Dialect {
    /// WebVTT: a blank line ends a cue, and entities are resolved.
    is_vtt: bool,
    escapes: &'static [Escape],
}

/// More cues than any sentence takes: subtitles without full stops must not become one segment.
const MOST_CUES: usize = 12;

fn read<'t>(text: &'t str, dialect: &Dialect) -> Result<Vec<Segment<'t>>, ReadError> {
    let lines = lines(text);
    let times: Vec<usize> = (0..lines.len()).filter(|i| is_times(&text[lines[*i].clone()])).collect();
    if times.is_empty() && !dialect.is_vtt && !text.trim().is_empty() {
        return Err(ReadError {
            span: Span::new(0, 0),
            message: "there is no cue in it: no line such as \"00:00:01,000 --> 00:00:02,000\"; check that it is a subtitle file, or read it as text with --format-in text".into(),
        });
    }
    let mut reader = Reader { text, dialect, builder: Builder::new(text), segments: Vec::new(), cues: 0 };
    for (number, at) in times.iter().enumerate() {
        let next = times.get(number + 1).copied().unwrap_or(lines.len());
        reader.cue(&lines[at + 1..next], next < lines.len());
    }
    reader.flush();
    Ok(reader.segments)
}

/// The lines of a text, without their line ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let content = line.trim_end_matches(['\n', '\r']).len();
            let range = start..start + content;
            start += line.len();
            range
        })
        .collect()
}

fn is_number(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// "00:00:01,000 --> 00:00:02,000", with settings after it or not.
fn is_times(line: &str) -> bool {
    line.split_once("-->")
        .is_some_and(|(from, to)| is_time(from.trim()) && is_time(to.split_whitespace().next().unwrap_or("")))
}

fn is_time(word: &str) -> bool {
    word.contains(':') && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b',' | b'.'))
}

struct Reader<'t, 'd> {
    text: &'t str,
    dialect: &'d Dialect,
    builder: Builder<'t>,
    segments: Vec<Segment<'t>>,
    /// How many cues the segment has so far.
    cues: usize,
}

impl Reader<'_, '_> {
    /// The text of one cue. `lines` reach to the next cue's times, so they may end with its name.
    fn cue(&mut self, lines: &[Range<usize>], has_next: bool) {
        let is_blank = |line: &Range<usize>| self.text[line.clone()].trim().is_empty();
        let mut lines = lines;
        if self.dialect.is_vtt {
            let end = lines.iter().position(is_blank).unwrap_or(lines.len());
            lines = &lines[..end];
        } else if has_next && lines.last().is_some_and(|line| is_number(self.text[line.clone()].trim())) {
            lines = &lines[..lines.len() - 1];
        }
        while lines.last().is_some_and(is_blank) {
            lines = &lines[..lines.len() - 1];
        }
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let cue = Cue::new(self.text, first.start..last.end);
        // A single one may be a broken compound that goes on from the cue before.
        let is_dialogue = lines.iter().filter(|line| is_turn(&self.text[(*line).clone()])).count() > 1;
        let mut at = first.start;
        for (number, line) in lines.iter().enumerate() {
            if is_dialogue && is_turn(&self.text[line.clone()]) {
                self.flush();
            }
            if !self.builder.is_empty() {
                match number {
                    0 => self.builder.unwritten("\n", line.start),
                    _ => self.builder.copy(at..at.max(line.start)),
                }
            }
            at = self.line(at.max(line.start)..line.end, &cue);
        }
        self.cues += 1;
        if ends_sentence(self.builder.plain()) || self.cues >= MOST_CUES {
            self.flush();
        }
    }

    /// One line of a cue, without its tags, and where the next one begins: a tag may go on there.
    ///
    /// A tag may run over line ends (WebVTT, "cue text tokenizer"), so a repair that takes one away makes no tag of what was text.
    fn line(&mut self, line: Range<usize>, cue: &Cue) -> usize {
        let mut at = line.start;
        while at < line.end {
            let rest = &self.text[at..line.end];
            let special = rest.find(['<', '{', '&']).unwrap_or(rest.len());
            self.builder.copy(at..at + special);
            at += special;
            if at == line.end {
                break;
            }
            let rest = &self.text[at..cue.end];
            if let Some(len) = cue.tag(self.text, at) {
                // Another voice says something else.
                if rest.starts_with("<v ") {
                    self.flush();
                }
                at += len;
            } else if let Some((shown, len)) = reference(rest).filter(|_| self.dialect.is_vtt) {
                self.builder.atom(shown.as_str(), at..at + len);
                at += len;
            } else if let Some(c) = rest.chars().next() {
                self.builder.copy(at..at + c.len_utf8());
                at += c.len_utf8();
            }
        }
        at.max(line.end)
    }

    fn flush(&mut self) {
        self.cues = 0;
        self.segments.extend(self.builder.finish(Role::Body, self.dialect.escapes, None));
    }
}

/// Where a cue's text ends, and the last sign of each kind that may end a tag: after it nothing is a tag, and is not looked for.
struct Cue {
    end: usize,
    last_angle: usize,
    last_brace: usize,
}

impl Cue {
    fn new(text: &str, range: Range<usize>) -> Self {
        let last = |close: u8| memchr::memrchr(close, &text.as_bytes()[range.clone()]).map_or(0, |at| range.start + at);
        Cue { end: range.end, last_angle: last(b'>'), last_brace: last(b'}') }
    }

    /// The length of the tag at `at`.
    fn tag(&self, text: &str, at: usize) -> Option<usize> {
        let last = if text.as_bytes()[at] == b'<' { self.last_angle } else { self.last_brace };
        if at < last { tag(&text[at..=last]) } else { None }
    }
}

/// The character reference that `rest` begins with, and its length: WebVTT has all those of HTML.
fn reference(rest: &str) -> Option<(Shown, usize)> {
    let len = rest.starts_with('&').then(|| reference_len(rest))??;
    Some((resolve(&rest[..len])?, len))
}

/// The length of the tag that `rest` begins with: "<i>", "</font>", "<00:00:01.000>", "{\an8}".
fn tag(rest: &str) -> Option<usize> {
    let close = match rest.as_bytes() {
        [b'{', b'\\', ..] => '}',
        [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9', ..] => '>',
        _ => return None,
    };
    rest.find(close).map(|at| at + 1)
}

/// Does somebody begin to speak on this line?
fn is_turn(line: &str) -> bool {
    let mut rest = line.trim_start();
    while let Some(len) = tag(rest) {
        rest = rest[len..].trim_start();
    }
    rest.starts_with(['-', '–', '—'])
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '\'', '”', '’', ')', '»', '♪', ' ']);
    // Three points may lead on to the next cue.
    text.ends_with(['.', '!', '?', ':']) && !text.ends_with("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plains(format: &Format, text: &str) -> Vec<String> {
        (format.read)(text, &ReadOptions::default())
            .unwrap()
            .into_iter()
            .map(|segment| segment.plain.into_owned())
            .collect()
    }

    #[test]
    fn a_sentence_runs_over_cues() {
        let text = "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>De minister van Groot</i>\r\n\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\n-Brittannië zwijgt.\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n{\\an8}- Ja?\r\n- Nee, 3 < 4.\r\n";
        assert!((SRT.sniff)(text));
        assert_eq!(plains(&SRT, text), ["De minister van Groot\n-Brittannië zwijgt.", "- Ja?", "- Nee, 3 < 4."]);
        let segment = &(SRT.read)(text, &ReadOptions::default()).unwrap()[0];
        assert_eq!(&text[segment.map.locate(Span::new(23, 34)).range()], "Brittannië");
    }

    #[test]
    fn names_notes_and_voices_are_no_text() {
        let text = "WEBVTT Titel\n\nNOTE\nniet --> dit\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Jan>Eén &amp; <b>twee</b>\n\n2\n00:03.000 --> 00:04.000\ndrie.\n<v Els>Vier";
        assert!((VTT.sniff)(text));
        assert_eq!(plains(&VTT, text), ["Eén & twee\ndrie.\n", "Vier"]);
    }

    #[test]
    fn a_tag_runs_over_lines() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nEen <c.geel\n.vet>sterke</c> wind <b\n<i>\nuit {\\an8\nzee <w\n\n2\n00:03.000 --> 00:04.000\nen>";
        assert_eq!(plains(&VTT, text), ["Een sterke wind \nuit {\\an8\nzee <w\nen>"]);
    }

    #[test]
    fn references_are_those_of_html() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nEen &#8594; &euml;n &niets; R&D &";
        assert_eq!(plains(&VTT, text), ["Een → ën &niets; R&D &"]);
        let text = text.replace("WEBVTT\n\n", "1\n");
        assert_eq!(plains(&SRT, &text), ["Een &#8594; &euml;n &niets; R&D &"]);
    }

    #[test]
    fn no_cue_is_an_error() {
        assert!((SRT.read)("Zomaar tekst.", &ReadOptions::default()).is_err());
        assert!(plains(&SRT, "").is_empty() && plains(&VTT, "WEBVTT").is_empty());
    }
}
