//! `copydesk check --watch`: check, wait for a change, check again.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::args::CheckArgs;
use super::output::{complain, note};
use super::{ExitStatus, Failure, check, input};

/// How long a change may wait for its check.
const INTERVAL: Duration = Duration::from_millis(400);

/// Ends with 0 at Ctrl-C. What keeps a check from being done is told, and the next change tried.
pub(super) fn run(args: &CheckArgs) -> Result<ExitStatus, Failure> {
    let common = &args.common;
    let reads_stdin = common.paths.iter().chain(&common.files_from).any(|path| path == Path::new("-"));
    if reads_stdin {
        return Err(Failure::Message("standard input does not change; write --watch with files or folders".into()));
    }
    ctrlc::set_handler(|| std::process::exit(0))
        .map_err(|error| Failure::Message(format!("Ctrl-C cannot be listened for: {error}")))?;
    loop {
        let session = args.session()?;
        let paths = input::paths(common)?;
        let snapshot = || session.snapshot(&paths, &files(args));
        // Before the check, so that a change during it counts.
        let before = snapshot();
        clear()?;
        match check::once(args, &session) {
            Ok(_) => {}
            Err(Failure::Message(message)) => complain(&message),
            Err(ended @ (Failure::Pipe | Failure::Interrupted)) => return Err(ended),
        }
        if !args.quiet {
            note("watching; Ctrl-C ends");
        }
        loop {
            let begun = Instant::now();
            if snapshot() != before {
                break;
            }
            // Looking costs a tenth of the time at most.
            std::thread::sleep(INTERVAL.max(begun.elapsed() * 9));
        }
    }
}

/// Files that the command line names beside the articles.
fn files(args: &CheckArgs) -> Vec<&Path> {
    let named = [&args.common.files_from, &args.baseline, args.common.config()];
    named.into_iter().filter_map(|path: &Option<PathBuf>| path.as_deref()).collect()
}

/// A report stands alone on a screen; in a file or a pipe it follows the last.
fn clear() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    if out.is_terminal() {
        out.write_all(b"\x1b[2J\x1b[3J\x1b[H")?;
    }
    out.flush()
}
