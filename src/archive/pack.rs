//! The content of a member: stored as it is, or deflated.

use std::io::{Read, Write};

use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use super::directory::Entry;
use super::{ArchiveError, MOST_UNPACKED};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

pub(super) fn checksum(content: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(content);
    crc.sum()
}

/// The content of `entry`, never more than it says: a bomb is not unpacked.
pub(super) fn unpack(packed: &[u8], entry: &Entry) -> Result<Vec<u8>, ArchiveError> {
    let size = entry.size as usize;
    if size > MOST_UNPACKED {
        return Err(ArchiveError::TooLarge(entry.name.clone()));
    }
    let damaged = || ArchiveError::DamagedMember(entry.name.clone());
    let content = match entry.method {
        STORED => packed.to_vec(),
        DEFLATED => {
            // What a directory says is not believed before the bytes are there.
            let mut content = Vec::with_capacity(size.min(packed.len().saturating_mul(20)));
            let mut unpacked = DeflateDecoder::new(packed).take(size as u64 + 1);
            unpacked.read_to_end(&mut content).map_err(|_| damaged())?;
            content
        }
        method => return Err(ArchiveError::Method(entry.name.clone(), method)),
    };
    if content.len() == size { Ok(content) } else { Err(damaged()) }
}

/// `content`, packed as `entry` is.
pub(super) fn pack(content: &[u8], entry: &Entry) -> Result<Vec<u8>, ArchiveError> {
    match entry.method {
        STORED => Ok(content.to_vec()),
        DEFLATED => {
            let mut encoder = DeflateEncoder::new(Vec::with_capacity(content.len() / 4), Compression::default());
            let packed = encoder.write_all(content).and_then(|()| encoder.finish());
            packed.map_err(|_| ArchiveError::DamagedMember(entry.name.clone()))
        }
        method => Err(ArchiveError::Method(entry.name.clone(), method)),
    }
}
