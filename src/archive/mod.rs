//! Floor 1: a ZIP archive of which some members are replaced and every other byte stays.
//!
//! [`Archive::open`] reads the directory, [`Archive::read`] unpacks a member, [`Archive::replace`] gives the archive back with
//! new contents for some: the order, the times, the extra fields, the comments and whatever stands between members are the
//! original's. Nothing is ever unpacked to a disk, so a member's name can do no harm. Not for making archives, and not for
//! encrypted ones, ZIP64 or volumes: those are refused.
//!
//! ```
//! use copydesk::archive::Archive;
//! assert!(!Archive::looks_like(b"tekst"));
//! assert!(Archive::open(b"PK\x03\x04 cut off").unwrap_err().to_string().contains("cut off"));
//! ```

mod directory;
mod pack;
mod splice;

use std::fmt;

use directory::Entry;

/// The most that is unpacked of one archive, in bytes: a hundred novels as Word writes them.
pub const MOST_UNPACKED: usize = 128 << 20;

/// A ZIP archive in memory.
#[derive(Debug)]
pub struct Archive<'b> {
    bytes: &'b [u8],
    /// In the order of the directory.
    entries: Vec<Entry>,
    /// Where the directory and the record at its end begin.
    directory: usize,
    end: usize,
}

/// Why an archive cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// The directory at its end is missing.
    CutOff,
    /// It contradicts itself, in this way.
    Damaged(&'static str),
    /// A member's content is not what the directory says.
    DamagedMember(String),
    Encrypted(String),
    Zip64,
    /// A member is packed in a way that is not known, by its number.
    Method(String, u16),
    /// More would be unpacked than [`MOST_UNPACKED`].
    TooLarge(String),
    Missing(String),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const AGAIN: &str = "fetch it again or save it anew";
        match self {
            ArchiveError::CutOff => write!(f, "this ZIP package was cut off: its directory is missing; {AGAIN}"),
            ArchiveError::Damaged(how) => write!(f, "this ZIP package is damaged: {how}; {AGAIN}"),
            ArchiveError::DamagedMember(name) => {
                write!(f, "this ZIP package is damaged: {name} is not what its directory says; {AGAIN}")
            }
            ArchiveError::Encrypted(name) => {
                write!(f, "this ZIP package is encrypted ({name}); save it without a password")
            }
            ArchiveError::Zip64 => {
                f.write_str("this is a ZIP64 package, made for more than 4 GB; save it anew as DOCX")
            }
            ArchiveError::Method(name, method) => {
                write!(f, "{name} in this ZIP package is packed by method {method}, which is not known; save it anew")
            }
            ArchiveError::TooLarge(name) => write!(
                f,
                "{name} in this ZIP package unpacks to more than {} MB, as no article does; split it, or do not trust it",
                MOST_UNPACKED >> 20
            ),
            ArchiveError::Missing(name) => write!(f, "there is no {name} in this ZIP package; {AGAIN}"),
        }
    }
}

impl<'b> Archive<'b> {
    /// Do the bytes begin as an archive does?
    pub fn looks_like(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
    }

    /// # Errors
    /// The archive is cut off, contradicts itself, or is of a kind that is refused.
    pub fn open(bytes: &'b [u8]) -> Result<Archive<'b>, ArchiveError> {
        directory::read(bytes)
    }

    /// The names of the members, in the order of the directory.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// How large a member says it is unpacked, in bytes.
    pub fn size(&self, name: &str) -> Option<usize> {
        self.entry(name).ok().map(|entry| entry.size as usize)
    }

    /// The content of a member.
    ///
    /// # Errors
    /// There is no such member, it is packed in an unknown way, too large, or not what the directory says.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let entry = self.entry(name)?;
        let content = pack::unpack(&self.bytes[entry.data.clone()], entry)?;
        match pack::checksum(&content) == entry.crc {
            true => Ok(content),
            false => Err(ArchiveError::DamagedMember(entry.name.clone())),
        }
    }

    /// The archive with other contents for these members, each packed as it was.
    ///
    /// # Errors
    /// There is no such member, it is packed in an unknown way, or the result would need ZIP64.
    pub fn replace(&self, contents: &[(&str, &[u8])]) -> Result<Vec<u8>, ArchiveError> {
        splice::replace(self, contents)
    }

    fn entry(&self, name: &str) -> Result<&Entry, ArchiveError> {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        entry.ok_or_else(|| ArchiveError::Missing(name.to_string()))
    }
}
