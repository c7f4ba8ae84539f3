//! What a reader sees after a repair: the same text with the replacement in it, and nothing else.

use copydesk::archive::Archive;
use copydesk::document::{ReadOptions, format, parts};
use copydesk::encoding::{Charset, decode};
use copydesk::engine::{Checked, Located};
use copydesk::fix::splice;
use copydesk::text::Span;

/// A paragraph as a reader sees it, and where in the file each of its characters stands.
struct Shown {
    plain: String,
    /// Where a character begins in `plain`, and the bytes of the file that it stands for.
    places: Vec<(usize, usize, usize)>,
}

/// Read again after this one repair, the file shows what it showed, but for the replacement where the finding was.
pub(crate) fn assert_shown(bytes: &[u8], checked: &Checked, finding: &Located, options: &ReadOptions<'_>) {
    let [replacement] = &finding.replacements[..] else { return };
    if finding.patches.is_empty() {
        return;
    }
    // A part of a package says itself what it is encoded in.
    let part = finding.member.as_ref().map(|member| Archive::open(bytes).unwrap().read(member).unwrap());
    let charset = part.is_none().then_some(checked.charset);
    let bytes = part.as_deref().unwrap_or(bytes);
    let mut patches = finding.patches.clone();
    patches.sort_by_key(|patch| patch.span);
    let read = |bytes: &[u8]| shown(bytes, checked.format, charset, options);
    let before = read(bytes);
    let after = read(&splice(bytes, &patches)).into_iter().map(|shown| shown.plain).collect();
    let text = |shown| if is_of_lines(checked.format) { lines(shown) } else { shown };
    let (after, wanted) = (text(after), wanted(&before, finding, replacement));
    let wanted: Vec<Vec<String>> = wanted.into_iter().map(text).collect();
    assert!(wanted.contains(&after), "{} shows {after:?}\nand not {wanted:?}\nafter {finding:?}", checked.format);
}

/// Where lines are broken at a width, a line that becomes shorter may be taken for the end of a paragraph: the lines stay the same.
fn is_of_lines(format: &str) -> bool {
    matches!(format, "text" | "wire" | "email")
}

fn lines(shown: Vec<String>) -> Vec<String> {
    let lines = shown.iter().flat_map(|plain| plain.lines()).map(|line| line.trim_end().to_string());
    lines.filter(|line| !line.is_empty()).collect()
}

fn shown(bytes: &[u8], name: &str, charset: Option<Charset>, options: &ReadOptions<'_>) -> Vec<Shown> {
    let decoded = decode(bytes, charset, Some(options.lang));
    let format = format(name).unwrap();
    let mut all = Vec::new();
    for part in parts(format, &decoded.text) {
        let segments = (format.read)(&decoded.text[part.range()], options);
        for segment in segments.unwrap_or_else(|error| panic!("{error:?} in {:?}", decoded.text)) {
            let segment = segment.shifted(part.start);
            let place = |(at, c): (usize, char)| {
                let place = decoded.map.locate(segment.map.locate(Span::new(at, at + c.len_utf8())));
                (at, place.start, place.end)
            };
            let places = segment.plain.char_indices().map(place).collect();
            all.push(Shown { plain: segment.plain.into_owned(), places });
        }
    }
    all
}

/// What may be shown afterwards: the replacement wherever the finding can have been, or nothing of its paragraph.
fn wanted(before: &[Shown], finding: &Located, replacement: &str) -> Vec<Vec<String>> {
    let all = |number: usize, new: Option<String>| -> Vec<String> {
        let plain = |(n, shown): (usize, &Shown)| if n == number { new.clone() } else { Some(shown.plain.clone()) };
        before.iter().enumerate().filter_map(plain).collect()
    };
    let mut wanted = Vec::new();
    for (number, Shown { plain, places }) in before.iter().enumerate() {
        let starts = places.iter().filter(|place| place.1 == finding.start.byte).map(|place| place.0);
        for start in starts.filter(|start| plain[*start..].starts_with(&finding.text)) {
            let end = start + finding.text.len();
            let new = format!("{}{replacement}{}", &plain[..start], &plain[end..]);
            // Blanks alone are no paragraph.
            wanted.push(all(number, Some(new).filter(|new| !new.trim().is_empty())));
            if replacement.is_empty() {
                wanted.push(all(number, None));
            }
        }
    }
    wanted
}
