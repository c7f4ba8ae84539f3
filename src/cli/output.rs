//! Where the output goes, and in which colours.

use std::io::{BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::{Colour, Common};
use crate::session::Session;

/// Standard output, buffered.
pub(super) struct Output {
    pub(super) colour: bool,
    pub(super) out: BufWriter<std::io::Stdout>,
}

pub(super) fn output(colour: Colour) -> Output {
    let stdout = std::io::stdout();
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => AutoStream::choice(&stdout) != ColorChoice::Never,
    };
    Output { colour, out: BufWriter::new(stdout) }
}

/// A sentence on standard error.
pub(super) fn complain(message: &str) {
    let error = anstyle::AnsiColor::Red.on_default().bold();
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(anstream::stderr(), "{error}copydesk:{error:#} {}", message.trim_end());
}

/// A remark on standard error: nothing failed.
pub(super) fn note(message: &str) {
    let _ = writeln!(anstream::stderr(), "copydesk: {message}");
}

/// Says which patterns of configurations mean nothing: a folder that was renamed, or a slip.
pub(super) fn tell_idle_globs(common: &Common, session: &Session) {
    session.idle_globs(&common.paths).iter().for_each(|told| note(told));
}

/// May a progress bar be drawn?
pub(super) fn shows_progress() -> bool {
    std::io::stderr().is_terminal()
}
