//! A unified diff in bytes, for `patch -p0` and `git apply -p0`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

const CONTEXT_LINES: usize = 3;

/// Writes the difference between a file and its repaired bytes. Lines are compared as bytes, so every encoding and line end
/// comes out as it is in the file.
pub fn unified_diff(path: &str, old: &[u8], new: &[u8], colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let painted = |style: Style| if colour { style } else { Style::new() };
    let bold = painted(Style::new().bold());
    writeln!(out, "{bold}--- {path}{bold:#}\n{bold}+++ {path}{bold:#}")?;
    let diff = TextDiff::from_lines(old, new);
    for hunk in diff.unified_diff().context_radius(CONTEXT_LINES).iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ("-", AnsiColor::Red.on_default()),
                ChangeTag::Insert => ("+", AnsiColor::Green.on_default()),
                ChangeTag::Equal => (" ", Style::new()),
            };
            let style = painted(style);
            let line = change.value();
            let (body, end) = line
                .strip_suffix(b"\n")
                .map_or((line, &b"\n\\ No newline at end of file\n"[..]), |body| (body, &b"\n"[..]));
            write!(out, "{style}{sign}")?;
            out.write_all(body)?;
            write!(out, "{style:#}")?;
            out.write_all(end)?;
        }
    }
    Ok(())
}
