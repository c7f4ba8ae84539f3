//! Files of any length: plain text and JSON Lines that are checked a window at a time and told in parts, so that memory does not
//! grow with them.
//!
//! Not for repairs: a file that is repaired is read whole.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use super::desk::Desk;
use super::side_list::Baseline;
use super::windows::{Windows, lines_end};
use super::{Found, Options, Progress, Session, failed, files};
use crate::document::{Format, WINDOW};
use crate::engine::{CheckError, Checked, FilePart, FileRun, Input, Summary, extent, windowed};
use crate::text::Extent;

/// A window keeps so many cores busy; with more of them, several windows are checked at once.
const CORES: usize = 4;

/// Gets what was checked.
type Each<'e> = &'e mut dyn FnMut(FileRun) -> io::Result<()>;

/// Says where a window of a format ends: [`Format::window_end`].
type WindowEnd = fn(&Format, &[u8]) -> Option<usize>;

/// A file of which only the size and the beginning were looked at.
pub(super) enum Opened {
    Whole(Vec<u8>),
    /// It is large, and to be checked in parts.
    Large(&'static Format),
}

impl Session {
    /// Checks what `reader` gives, as a run of its own: a large text in parts, everything else as a whole. `name` gives its
    /// extension and stands in the report.
    ///
    /// # Errors
    /// Those of `each`, which is handed what was checked. What cannot be read is told to it.
    pub fn check_reader(
        &self,
        name: &str,
        reader: impl Read,
        baseline: &mut Baseline,
        mut each: impl FnMut(FileRun) -> io::Result<()>,
    ) -> io::Result<Summary> {
        self.check_windows(name, Windows::new(reader, WINDOW), Format::window_end, baseline, &mut each)
    }

    fn check_windows(
        &self,
        name: &str,
        mut windows: Windows<impl Read>,
        end: WindowEnd,
        baseline: &mut Baseline,
        each: Each<'_>,
    ) -> io::Result<Summary> {
        let path = Path::new(name);
        let whole = match self.format_of(path, &mut windows) {
            Ok(Some(format)) => {
                return self.check_pieces(path, name.to_string(), Pieces::new(windows, format, end), baseline, each);
            }
            Ok(None) => windows.rest(),
            Err(error) => Err(error),
        };
        match whole {
            Ok(bytes) => {
                let (run, summary) = self.check_text(name, &bytes, baseline);
                each(run).map(|()| summary)
            }
            Err(error) => tell_failed(name.to_string(), cannot_be_read(&error), each),
        }
    }

    /// The format of a file that is to be checked in parts; `None` for all others. Nothing is taken from `windows`.
    fn format_of(&self, path: &Path, windows: &mut Windows<impl Read>) -> io::Result<Option<&'static Format>> {
        let first = windows.next(lines_end)?;
        let format = match first.is_last {
            true => None,
            false => self.desk(path).ok().and_then(|desk| windowed(&desk.input(path, first.bytes, None))),
        };
        windows.put_back();
        Ok(format)
    }

    /// The bytes of a file, if they are to be checked at once.
    pub(super) fn look_at(&self, path: &Path) -> Result<Opened, String> {
        let read = || {
            let file = File::open(path)?;
            let is_large = file.metadata()?.len() > WINDOW as u64;
            let mut windows = Windows::new(file, WINDOW);
            let format = if is_large { self.format_of(path, &mut windows)? } else { None };
            match format {
                Some(format) => Ok(Opened::Large(format)),
                None => windows.rest().map(Opened::Whole),
            }
        };
        read().map_err(|error| files::reason(&error))
    }

    /// Checks a large file that was found ([`Session::look_at`]).
    pub(super) fn check_large(
        &self,
        found: &Found,
        format: &Format,
        baseline: &mut Baseline,
        progress: &Progress,
        each: Each<'_>,
    ) -> io::Result<Summary> {
        let path = found.path();
        let summary = match File::open(path) {
            Ok(file) => {
                let pieces = Pieces::new(Windows::new(file, WINDOW), format, Format::window_end);
                self.check_pieces(path, found.name(), pieces, baseline, each)?
            }
            Err(error) => tell_failed(found.name(), files::reason(&error), each)?,
        };
        progress.file(summary.bytes);
        Ok(summary)
    }

    fn check_pieces(
        &self,
        path: &Path,
        name: String,
        pieces: Pieces<'_, impl Read>,
        baseline: &mut Baseline,
        each: Each<'_>,
    ) -> io::Result<Summary> {
        let opened = self.desk(path).and_then(|desk| Ok((desk, self.desks.list(path)?)));
        let (desk, list) = match opened {
            Ok(opened) => opened,
            Err(error) => return tell_failed(name, error.to_string(), each),
        };
        let input = self.check_input(&desk, path, &[], list.as_deref());
        let mut telling =
            Telling { name, options: &desk.options, baseline, each, parts: 0, summary: Summary::default() };
        check_all(&desk, &input, pieces, &mut telling)?;
        Ok(telling.summary)
    }
}

/// A few parts of a file, and what stands before them.
struct Piece {
    bytes: Vec<u8>,
    before: Extent,
    is_last: bool,
}

/// A file, piece by piece.
struct Pieces<'p, R> {
    windows: Windows<R>,
    format: &'p Format,
    end: WindowEnd,
    before: Extent,
    is_ended: bool,
}

impl<'p, R: Read> Pieces<'p, R> {
    fn new(windows: Windows<R>, format: &'p Format, end: WindowEnd) -> Self {
        Pieces { windows, format, end, before: Extent::default(), is_ended: false }
    }

    /// The next pieces, enough for all cores; fewer at the end of the file, or where it cannot be read further.
    fn next(&mut self) -> (Vec<Piece>, io::Result<()>) {
        let enough = rayon::current_num_threads().div_ceil(CORES);
        let mut pieces = Vec::with_capacity(enough);
        while pieces.len() < enough && !self.is_ended {
            let window = match self.windows.next(|bytes| (self.end)(self.format, bytes)) {
                Ok(window) => window,
                Err(error) => return (pieces, Err(error)),
            };
            self.is_ended = window.is_last;
            let piece = Piece { bytes: window.bytes.to_vec(), before: self.before, is_last: window.is_last };
            self.before = extent(piece.before, &piece.bytes);
            pieces.push(piece);
        }
        (pieces, Ok(()))
    }
}

fn check_all(
    desk: &Desk,
    input: &Input<'_>,
    mut pieces: Pieces<'_, impl Read>,
    telling: &mut Telling<'_>,
) -> io::Result<()> {
    loop {
        let (batch, read) = pieces.next();
        let check = |piece: &Piece| {
            let input = Input { bytes: &piece.bytes, before: piece.before, ..*input };
            desk.checker.check_window(&input, pieces.format)
        };
        let checked: Vec<Vec<Result<Checked, CheckError>>> = batch.par_iter().map(check).collect();
        for (piece, checked) in batch.iter().zip(checked) {
            let gives_up = matches!(checked.last(), Some(Err(CheckError::NoFeed { .. })));
            let is_last = piece.is_last || gives_up;
            telling.summary.bytes += piece.bytes.len() as u64;
            let mut checked = checked.into_iter().peekable();
            while let Some(part) = checked.next() {
                telling.tell(part.map_err(|error| error.to_string()), is_last && checked.peek().is_none())?;
            }
            if is_last {
                return Ok(());
            }
        }
        if let Err(error) = read {
            return telling.tell(Err(cannot_be_read(&error)), true);
        }
    }
}

fn cannot_be_read(error: &io::Error) -> String {
    format!("it cannot be read: {}", files::reason(error))
}

/// A file of which nothing was checked.
fn tell_failed(name: String, error: String, each: Each<'_>) -> io::Result<Summary> {
    let run = failed(name, error);
    let mut summary = Summary::default();
    summary.add(&run);
    each(run).map(|()| summary)
}

/// Hands on a file part by part.
struct Telling<'t> {
    name: String,
    options: &'t Options,
    baseline: &'t mut Baseline,
    each: Each<'t>,
    parts: usize,
    /// Of what was told.
    summary: Summary,
}

impl Telling<'_> {
    fn tell(&mut self, mut result: Result<Checked, String>, is_last: bool) -> io::Result<()> {
        if let Ok(checked) = &mut result {
            self.baseline.settle(checked);
        }
        self.parts += 1;
        let part = FilePart { number: self.parts, whole: None };
        let (fail_on, min_score) = (self.options.fail_on.severity(), self.options.min_score);
        let mut run = FileRun { path: self.name.clone(), part: Some(part), fail_on, min_score, result };
        self.summary.add(&run);
        if is_last {
            run.part = Some(FilePart { whole: Some(self.summary.penalty()), ..part });
            self.summary.below = usize::from(run.is_below());
            self.summary.failed = self.summary.failed.min(1);
        }
        (self.each)(run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Located;

    /// Small windows, so that a small text has many.
    const LINES: WindowEnd = |_, bytes| lines_end(bytes);
    const WINDOWS: [usize; 3] = [300, 700, 3_000];

    fn session() -> Session {
        Session::open(Options::default()).unwrap().telling_written(true)
    }

    fn told(session: &Session, feed: &[u8], window: usize) -> (Vec<FileRun>, Summary) {
        let mut runs = Vec::new();
        let mut each = |run| {
            runs.push(run);
            Ok(())
        };
        let windows = Windows::new(feed, window);
        let summary = session.check_windows("a.jsonl", windows, LINES, &mut Baseline::default(), &mut each).unwrap();
        (runs, summary)
    }

    fn findings(runs: &[FileRun]) -> Vec<Located> {
        let checked = runs.iter().filter_map(|run| run.result.as_ref().ok());
        checked.flat_map(|checked| checked.findings.iter().cloned()).collect()
    }

    fn feed() -> Vec<u8> {
        let mut feed = b"\xEF\xBB\xBF".to_vec();
        for number in 0..40 {
            let end = ["\n", "\r\n", "\n\n", " \n"][number % 4];
            let text = [
                "Groot -Brittanni\u{eb} zag \u{1f600} de de haven.",
                "Alles is r\u{fa}stig.\\n\\nZij ging naar de de m\\u0061rkt.",
                "E\u{e9}n <b>Zuid</b> -Korea &amp; de de rest \u{1f600}\u{1f600}.",
            ][number % 3];
            feed.extend(format!("{{\"title\":\"Bericht {number}\",\"body_html\":\"{text}\"}}{end}").bytes());
            if number % 5 == 0 {
                feed.extend(b"{\"text\":\"Het caf\xE9 zag de de haven.\"}\n");
            }
        }
        feed
    }

    #[test]
    fn windows_leave_no_trace() {
        let (session, feed) = (session(), feed());
        let whole = session.check_bytes("a.jsonl", &feed);
        let want = findings(std::slice::from_ref(&whole));
        assert!(want.len() > 80 && want.iter().any(|finding| !finding.patches.is_empty()));
        let mut summary = Summary { bytes: feed.len() as u64, ..Summary::default() };
        summary.add(&whole);
        for window in WINDOWS {
            let (runs, got) = told(&session, &feed, window);
            assert!(window > 1_000 || runs.len() > 5, "{window}: {} parts", runs.len());
            for (found, want) in findings(&runs).iter().zip(&want) {
                assert_eq!(format!("{found:#?}"), format!("{want:#?}"), "{window}");
            }
            assert_eq!(findings(&runs).len(), want.len());
            assert_eq!(got, summary, "{window}");
            let numbers: Vec<_> = runs.iter().map(|run| run.part.unwrap().number).collect();
            assert_eq!(numbers, (1..=runs.len()).collect::<Vec<_>>());
            let whole_penalty = runs.iter().map(|run| run.part.unwrap().whole).rev().collect::<Vec<_>>();
            assert!(whole_penalty[0] == whole.penalty() && whole_penalty[1..].iter().all(Option::is_none));
        }
    }

    #[test]
    fn a_long_text_is_told_in_the_parts_it_is_checked_in() {
        let session = session();
        let (headline, blanks) = ("De de haven\n\n", " ".repeat(50_000) + "\n");
        let text: String = (0..2 * WINDOW / blanks.len())
            .flat_map(|number| [headline.into(), format!("E\u{e9}n de de zin {number}.\n\n"), blanks.clone()])
            .collect();
        let whole = session.check_bytes("a.txt", text.as_bytes());
        let want = findings(std::slice::from_ref(&whole));
        let (mut runs, mut baseline) = (Vec::new(), Baseline::default());
        let each = |run| {
            runs.push(run);
            Ok(())
        };
        let summary = session.check_reader("a.txt", text.as_bytes(), &mut baseline, each).unwrap();
        assert!(runs.len() > 2 && want.len() > 400, "{} parts, {} findings", runs.len(), want.len());
        assert_eq!(findings(&runs).len(), want.len());
        for (found, want) in findings(&runs).iter().zip(&want) {
            assert_eq!(format!("{found:#?}"), format!("{want:#?}"));
        }
        assert_eq!((summary.files, summary.words), (1, whole.result.unwrap().words));
    }

    #[test]
    fn findings_are_the_same_without_patches() {
        let lasting = session();
        let passing = session().without_patches();
        let texts: [(&str, &[u8]); 4] = [
            (
                "a.txt",
                "Groot -Brittanni\u{eb} zag de de haven.\n\nLees ook: Brand in de haven\n\nZij zweeg.".as_bytes(),
            ),
            ("b.txt", b"Groot -Brittanni\xEB zag ?de de? haven, zei men in Belgi\xEB -- en \"Kiev op KYIV\"."),
            ("a.html", "<p>De <b>de</b><br>Groot<br> -Brittanni&euml; de de haven.</p>".as_bytes()),
            ("a.jsonl", b"{\"text\":\"Groot -Brittanni\\u00eb zag de de haven.\"}\n"),
        ];
        for (name, text) in texts {
            let (want, got) =
                (findings(&[lasting.check_bytes(name, text)]), findings(&[passing.check_bytes(name, text)]));
            assert!(want.iter().any(|finding| !finding.patches.is_empty()), "{name}");
            assert!(got.iter().all(|finding| finding.patches.is_empty()), "{name}");
            let told = |found: &[Located]| -> Vec<String> {
                let told = |one: &Located| (one.rule.id, one.start, one.applicability, one.message.clone());
                found.iter().map(|one| format!("{:?} {:?}", told(one), one.replacements)).collect()
            };
            assert_eq!(told(&got), told(&want), "{name}");
        }
    }

    #[test]
    fn a_line_that_is_no_record_is_told_in_its_place() {
        let session = session();
        let record = "{\"text\":\"Zij zag de de haven.\"}\n";
        let feed = format!("{record}{record}{{\"text\":\"\u{eb}\" x}}\n{record}nee\n{record}");
        for window in [80, 120, feed.len() - 1] {
            let (runs, summary) = told(&session, feed.as_bytes(), window);
            let errors: Vec<_> = runs.iter().filter_map(|run| run.result.as_ref().err()).collect();
            assert!(errors[0].starts_with("line 3, column 13: "), "{window}: {errors:?}");
            assert!(errors.len() == 2 && errors[1].starts_with("line 5, column 1: "), "{window}: {errors:?}");
            let lines: Vec<_> = findings(&runs).iter().map(|finding| finding.start.position.line).collect();
            assert_eq!(lines, [1, 2, 4, 6], "{window}");
            assert_eq!((summary.files, summary.failed, summary.findings), (1, 1, 4), "{window}");
        }
    }

    #[test]
    fn what_is_no_feed_is_given_up() {
        let feed = format!("{{\"text\":\"a\"}}\n{{\"text\":\"b\"}}\n{}", "nee\n".repeat(1_000));
        let (runs, summary) = told(&session(), feed.as_bytes(), 3_000);
        let last = runs.last().unwrap();
        assert!(last.result.as_ref().unwrap_err().contains("nothing was checked from line 103 on"), "{last:?}");
        assert!(runs.len() == 102 && last.part.unwrap().whole.is_some() && summary.failed == 1);
    }

    #[test]
    fn other_texts_and_encodings_are_checked_whole() {
        let session = session();
        let latin = b"{\"text\":\"Belgi\xEB zag de de haven.\"}\n".repeat(20);
        for (name, text) in [("a.txt", "Zij zag de de haven.\n".repeat(20).into_bytes()), ("a.jsonl", latin)] {
            let mut runs = Vec::new();
            let windows = Windows::new(&text[..], 100);
            let each: Each<'_> = &mut |run| {
                runs.push(run);
                Ok(())
            };
            session.check_windows(name, windows, LINES, &mut Baseline::default(), each).unwrap();
            assert!(runs.len() == 1 && runs[0].part.is_none(), "{name}");
            assert_eq!(findings(&runs).len(), 20, "{name}");
        }
    }
}
