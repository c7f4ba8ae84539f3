//! Where the text comes from: files, folders, or standard input.

use std::io::Read;
use std::path::Path;

use super::Failure;
use super::args::Common;
use crate::session::{Found, Session};

pub(super) enum Source {
    Stdin(Vec<u8>),
    Files(Vec<Found>),
}

pub(super) fn source(common: &Common, session: &Session) -> Result<Source, Failure> {
    if common.paths.is_empty() {
        return Err(Failure::Message("no file named; write a file or folder, or - for standard input".into()));
    }
    if !common.paths.iter().any(|path| path == Path::new("-")) {
        return Ok(Source::Files(session.find(&common.paths)?));
    }
    if common.paths.len() > 1 {
        return Err(Failure::Message("- (standard input) cannot stand beside files; run twice".into()));
    }
    session.desk(Path::new(&common.stdin_filename))?;
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Message(format!("standard input cannot be read: {error}")))?;
    Ok(Source::Stdin(bytes))
}
