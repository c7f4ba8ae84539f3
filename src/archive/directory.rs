//! The directory of an archive: what its members are called, how they are packed, where they stand.

use std::collections::HashSet;
use std::ops::Range;

use super::{Archive, ArchiveError};

/// The records of an archive, by how they begin.
const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const END_LOCATOR_64: &[u8] = b"PK\x06\x07";

/// Their lengths without what they say the length of.
const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;

/// The bits of a member's flags that say it is encrypted, and that its sizes stand behind its data.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
const SIZES_BEHIND: u16 = 1 << 3;

const OUTSIDE: ArchiveError = ArchiveError::Damaged("a member lies outside the file");
const NO_MEMBER: ArchiveError = ArchiveError::Damaged("its directory leads to no member");
const NO_DIRECTORY: ArchiveError = ArchiveError::Damaged("its directory is not where its end says");

/// A member.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) method: u16,
    pub(super) crc: u32,
    /// Unpacked.
    pub(super) size: u32,
    /// Where its record in the directory begins.
    pub(super) central: usize,
    /// Where its own record begins.
    pub(super) local: usize,
    pub(super) data: Range<usize>,
    pub(super) sizes: Sizes,
}

/// Where a member says itself how large it is: a checksum, the packed and the unpacked size, four bytes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sizes {
    Before(usize),
    Behind(usize),
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

pub(super) fn read(bytes: &[u8]) -> Result<Archive<'_>, ArchiveError> {
    let end = end(bytes).ok_or(ArchiveError::CutOff)?;
    let field = |at| u16_at(bytes, end + at).ok_or(ArchiveError::CutOff);
    let place = |at| u32_at(bytes, end + at).ok_or(ArchiveError::CutOff);
    let (number, size, directory) = (field(10)?, place(12)?, place(16)?);
    let is_64 = end >= 20 && bytes[end - 20..].starts_with(END_LOCATOR_64);
    if is_64 || number == u16::MAX || size == u32::MAX || directory == u32::MAX {
        return Err(ArchiveError::Zip64);
    }
    if field(4)? != 0 || field(6)? != 0 || field(8)? != number {
        return Err(ArchiveError::Damaged("it is one volume of several"));
    }
    let directory = directory as usize;
    if directory.checked_add(size as usize).is_none_or(|after| after > end) {
        return Err(NO_DIRECTORY);
    }
    let mut entries = Vec::with_capacity(usize::from(number).min(4096));
    let mut at = directory;
    for _ in 0..number {
        let (entry, next) = entry(&bytes[..end], at, directory)?;
        entries.push(entry);
        at = next;
    }
    verify(&entries)?;
    Ok(Archive { bytes, entries, directory, end })
}

/// Where the last record begins. A comment of any text may follow, and must end with the file.
fn end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_LEN + usize::from(u16::MAX));
    memchr::memmem::rfind_iter(&bytes[from..], END)
        .map(|found| from + found)
        .find(|at| u16_at(bytes, at + 20).is_some_and(|comment| at + END_LEN + usize::from(comment) == bytes.len()))
}

/// The member whose record in the directory begins at `at`, and where the next begins.
fn entry(bytes: &[u8], at: usize, directory: usize) -> Result<(Entry, usize), ArchiveError> {
    if !bytes.get(at..).is_some_and(|rest| rest.starts_with(CENTRAL)) || bytes.len() < at + CENTRAL_LEN {
        return Err(NO_DIRECTORY);
    }
    let field = |from| u16_at(bytes, at + from).ok_or(NO_DIRECTORY);
    let place = |from| u32_at(bytes, at + from).ok_or(NO_DIRECTORY);
    let name_len = usize::from(field(28)?);
    let next = at + CENTRAL_LEN + name_len + usize::from(field(30)?) + usize::from(field(32)?);
    let name_bytes = bytes.get(at + CENTRAL_LEN..at + CENTRAL_LEN + name_len).ok_or(NO_DIRECTORY)?;
    let name = String::from_utf8_lossy(name_bytes).into_owned();
    let (flags, crc, packed, size, local) = (field(8)?, place(16)?, place(20)?, place(24)?, place(42)?);
    if [packed, size, local].contains(&u32::MAX) {
        return Err(ArchiveError::Zip64);
    }
    if flags & ENCRYPTED != 0 {
        return Err(ArchiveError::Encrypted(name));
    }
    let local = local as usize;
    if !bytes.get(local..).is_some_and(|rest| rest.starts_with(LOCAL)) {
        return Err(NO_MEMBER);
    }
    let own = |from| u16_at(bytes, local + from).ok_or(OUTSIDE);
    let own_name_len = usize::from(own(26)?);
    if bytes.get(local + LOCAL_LEN..local + LOCAL_LEN + own_name_len) != Some(name_bytes) {
        return Err(NO_MEMBER);
    }
    let data = local + LOCAL_LEN + own_name_len + usize::from(own(28)?);
    let data = data..data + packed as usize;
    if data.end > directory {
        return Err(OUTSIDE);
    }
    let sizes = match own(6)? & SIZES_BEHIND {
        0 => Sizes::Before(local + 14),
        // The mark before the sizes may be left out.
        _ if bytes[data.end..].starts_with(b"PK\x07\x08") => Sizes::Behind(data.end + 4),
        _ => Sizes::Behind(data.end),
    };
    let method = field(10)?;
    Ok((Entry { name, method, crc, size, central: at, local, data, sizes }, next))
}

/// No two members share a name or a byte.
fn verify(entries: &[Entry]) -> Result<(), ArchiveError> {
    let mut names = HashSet::new();
    if !entries.iter().all(|entry| names.insert(&entry.name)) {
        return Err(ArchiveError::Damaged("two members have one name"));
    }
    let mut ranges: Vec<(usize, usize)> = entries.iter().map(|entry| (entry.local, entry.data.end)).collect();
    ranges.sort_unstable();
    match ranges.windows(2).all(|pair| pair[0].1 <= pair[1].0) {
        true => Ok(()),
        false => Err(ArchiveError::Damaged("its members lie over each other")),
    }
}
