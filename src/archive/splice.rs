//! New contents for some members. What says how large they are and where the others stand is put right in its place.

use std::ops::Range;

use super::directory::{Entry, Sizes, u32_at};
use super::{Archive, ArchiveError, pack};

/// Bytes that take the place of others.
type Patch = (Range<usize>, Vec<u8>);

pub(super) fn replace(archive: &Archive<'_>, contents: &[(&str, &[u8])]) -> Result<Vec<u8>, ArchiveError> {
    let mut patches: Vec<Patch> = Vec::new();
    for (name, content) in contents {
        let entry = archive.entry(name)?;
        let packed = pack::pack(content, entry)?;
        let sizes = sizes(pack::checksum(content), packed.len(), content.len())?;
        patches.push((entry.central + 16..entry.central + 28, sizes.to_vec()));
        let at = own_sizes(archive.bytes, entry)?;
        patches.push((at..at + sizes.len(), sizes.to_vec()));
        patches.push((entry.data.clone(), packed));
    }
    let mut grown: Vec<(usize, i64)> =
        patches.iter().map(|(range, bytes)| (range.end, bytes.len() as i64 - range.len() as i64)).collect();
    grown.sort_unstable();
    for entry in &archive.entries {
        patches.push((entry.central + 42..entry.central + 46, moved(entry.local, &grown)?));
    }
    patches.push((archive.end + 16..archive.end + 20, moved(archive.directory, &grown)?));
    patches.sort_by_key(|(range, _)| (range.start, range.end));
    Ok(patched(archive.bytes, &patches))
}

/// A checksum and two sizes as an archive writes them.
fn sizes(crc: u32, packed: usize, size: usize) -> Result<[u8; 12], ArchiveError> {
    let mut bytes = [0; 12];
    bytes[..4].copy_from_slice(&crc.to_le_bytes());
    bytes[4..8].copy_from_slice(&small(packed)?);
    bytes[8..].copy_from_slice(&small(size)?);
    Ok(bytes)
}

/// Where the member itself says how large it is. What does not say what the directory says may be written for ZIP64.
fn own_sizes(bytes: &[u8], entry: &Entry) -> Result<usize, ArchiveError> {
    let (Sizes::Before(at) | Sizes::Behind(at)) = entry.sizes;
    let directory = [entry.crc, entry.data.len() as u32, entry.size];
    let own = [0, 4, 8].map(|from| u32_at(bytes, at + from));
    if own == directory.map(Some) {
        return Ok(at);
    }
    match own.contains(&Some(u32::MAX)) || matches!(entry.sizes, Sizes::Behind(_)) {
        true => Err(ArchiveError::Zip64),
        false => Err(ArchiveError::DamagedMember(entry.name.clone())),
    }
}

/// Where what stood at `at` stands when what ends before it has grown.
fn moved(at: usize, grown: &[(usize, i64)]) -> Result<Vec<u8>, ArchiveError> {
    let by: i64 = grown.iter().take_while(|(end, _)| *end <= at).map(|(_, by)| by).sum();
    let at = usize::try_from(at as i64 + by).map_err(|_| ArchiveError::Zip64)?;
    small(at).map(Vec::from)
}

fn small(number: usize) -> Result<[u8; 4], ArchiveError> {
    match u32::try_from(number) {
        Ok(number) if number < u32::MAX => Ok(number.to_le_bytes()),
        _ => Err(ArchiveError::Zip64),
    }
}

fn patched(bytes: &[u8], patches: &[Patch]) -> Vec<u8> {
    let added: usize = patches.iter().map(|(_, new)| new.len()).sum();
    let mut out = Vec::with_capacity(bytes.len() + added);
    let mut at = 0;
    for (range, new) in patches {
        out.extend_from_slice(&bytes[at..range.start]);
        out.extend_from_slice(new);
        at = range.end;
    }
    out.extend_from_slice(&bytes[at..]);
    out
}
