//! Archives as tests need them, sound and otherwise.

// Each test takes what it needs.
#![allow(dead_code)]

use std::io::Write;

/// A member of an archive in the making.
pub(crate) struct Member<'m> {
    pub(crate) name: &'m str,
    pub(crate) content: &'m [u8],
    pub(crate) deflated: bool,
    /// Are its sizes written behind its data, as streaming writers do?
    pub(crate) sizes_behind: bool,
    pub(crate) flags: u16,
    /// Fields that its own record and its record in the directory carry.
    pub(crate) extra: &'m [u8],
}

pub(crate) fn member<'m>(name: &'m str, content: &'m [u8]) -> Member<'m> {
    Member { name, content, deflated: true, sizes_behind: false, flags: 0, extra: b"" }
}

pub(crate) fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// An archive with a comment, and bytes that belong to no member between them.
pub(crate) fn zip(members: &[Member<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let data = if member.deflated { deflate(member.content) } else { member.content.to_vec() };
        let mut crc = flate2::Crc::new();
        crc.update(member.content);
        let mut sizes = crc.sum().to_le_bytes().to_vec();
        sizes.extend((data.len() as u32).to_le_bytes());
        sizes.extend((member.content.len() as u32).to_le_bytes());
        let flags = member.flags | if member.sizes_behind { 8 } else { 0 };
        let method: u16 = if member.deflated { 8 } else { 0 };
        let head = |sizes: &[u8]| {
            let mut head = 20u16.to_le_bytes().to_vec();
            head.extend(flags.to_le_bytes());
            head.extend(method.to_le_bytes());
            head.extend([0x21, 0x43, 0x65, 0x57]); // A time.
            head.extend(sizes);
            head.extend((member.name.len() as u16).to_le_bytes());
            head.extend((member.extra.len() as u16).to_le_bytes());
            head
        };
        let offset = out.len() as u32;
        out.extend(b"PK\x03\x04");
        out.extend(head(if member.sizes_behind { &[0; 12] } else { &sizes }));
        out.extend(member.name.as_bytes());
        out.extend(member.extra);
        out.extend(&data);
        if member.sizes_behind {
            out.extend(b"PK\x07\x08");
            out.extend(&sizes);
        }
        out.extend(b"..");
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(head(&sizes));
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(member.name.as_bytes());
        directory.extend(member.extra);
    }
    let start = out.len() as u32;
    let number = (members.len() as u16).to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(number);
    out.extend(number);
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(b"\x09\0a comment");
    out
}
