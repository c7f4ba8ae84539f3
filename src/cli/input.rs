//! Where the text comes from: files, folders, or standard input.

use std::io::Read;
use std::path::Path;

use super::Failure;
use super::args::Common;
use crate::session::Found;

pub(super) enum Source {
    Stdin(Vec<u8>),
    Files(Vec<Found>),
}

pub(super) fn source(common: &Common) -> Result<Source, Failure> {
    if common.paths.is_empty() {
        return Err(Failure::Message("no file named; write a file or folder, or - for standard input".into()));
    }
    if !common.paths.iter().any(|path| path == Path::new("-")) {
        return Ok(Source::Files(Found::under(&common.paths)));
    }
    if common.paths.len() > 1 {
        return Err(Failure::Message("- (standard input) cannot stand beside files; run twice".into()));
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Message(format!("standard input cannot be read: {error}")))?;
    Ok(Source::Stdin(bytes))
}
