//! Archives: a member is replaced, every other byte stays, and what cannot be trusted is refused.

#![allow(clippy::unwrap_used)]

#[path = "common/zip.rs"]
mod zip;

use copydesk::archive::{Archive, ArchiveError, MOST_UNPACKED};
use zip::{Member, member, zip};

const TEXT: &[u8] = b"De raad stemde in, en dat was dat, zei de raad.";

fn sample() -> Vec<u8> {
    zip(&[
        Member { deflated: false, ..member("mimetype", b"a/b") },
        Member { sizes_behind: true, extra: b"\xFE\xCA\x02\0xy", ..member("word/a.xml", TEXT) },
        member("../../etc/passwd", b"x"),
        member("word/b.xml", TEXT),
    ])
}

#[test]
fn a_member_is_replaced_and_every_other_byte_stays() {
    let bytes = sample();
    let archive = Archive::open(&bytes).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["mimetype", "word/a.xml", "../../etc/passwd", "word/b.xml"]);
    assert_eq!(archive.read("word/a.xml").unwrap(), TEXT);
    assert_eq!(archive.replace(&[]).unwrap(), bytes);
    let new = TEXT.repeat(40);
    for name in ["mimetype", "word/a.xml", "word/b.xml"] {
        let replaced = archive.replace(&[(name, &new)]).unwrap();
        let again = Archive::open(&replaced).unwrap();
        assert_eq!(again.read(name).unwrap(), new, "{name}");
        assert_eq!(again.names().collect::<Vec<_>>(), archive.names().collect::<Vec<_>>());
        for other in archive.names().filter(|other| *other != name) {
            assert_eq!(again.read(other).unwrap(), archive.read(other).unwrap(), "{name}: {other}");
        }
        // Back to what it was: what is deflated may be packed otherwise, all else is the same.
        let back = again.replace(&[(name, &archive.read(name).unwrap())]).unwrap();
        let (packed, was) = (zip::deflate(TEXT).len(), bytes.len());
        assert!(name != "mimetype" || back == bytes, "{name}");
        assert!(back.len().abs_diff(was) <= packed && back.ends_with(b"a comment"), "{name}");
    }
}

#[test]
fn two_members_at_once() {
    let bytes = sample();
    let archive = Archive::open(&bytes).unwrap();
    let replaced = archive.replace(&[("word/b.xml", b""), ("word/a.xml", b"kort")]).unwrap();
    let again = Archive::open(&replaced).unwrap();
    assert_eq!(again.read("word/a.xml").unwrap(), b"kort");
    assert_eq!(again.read("word/b.xml").unwrap(), b"");
    assert_eq!(again.read("mimetype").unwrap(), b"a/b");
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let bytes = sample();
    for len in 0..bytes.len() {
        assert_eq!(Archive::open(&bytes[..len]).unwrap_err(), ArchiveError::CutOff, "{len}");
    }
    let open = |bytes: &[u8]| Archive::open(bytes).map(|_| ()).unwrap_err();
    let encrypted = zip(&[Member { flags: 1, ..member("a", TEXT) }]);
    assert_eq!(open(&encrypted), ArchiveError::Encrypted("a".into()));
    assert!(matches!(open(&zip(&[member("a", TEXT), member("a", TEXT)])), ArchiveError::Damaged(_)));
    let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let with = |at: usize, new: &[u8]| {
        let mut bytes = bytes.clone();
        bytes[at..at + new.len()].copy_from_slice(new);
        bytes
    };
    assert_eq!(open(&with(directory + 20, &[0xFF; 4])), ArchiveError::Zip64);
    assert!(matches!(open(&with(directory + 20, &[0xFF, 0xFF, 0xFF, 0])), ArchiveError::Damaged(_)));
    assert!(matches!(open(&with(directory + 42, &[1, 0, 0, 0])), ArchiveError::Damaged(_)));
    assert!(matches!(open(&with(directory, b"PK\x01\x03")), ArchiveError::Damaged(_)));
    let read = |bytes: &[u8], name: &str| Archive::open(bytes).unwrap().read(name).map(|_| ()).unwrap_err();
    assert_eq!(read(&with(directory + 10, &[12, 0]), "mimetype"), ArchiveError::Method("mimetype".into(), 12));
    assert_eq!(read(&with(directory + 16, &[0; 4]), "mimetype"), ArchiveError::DamagedMember("mimetype".into()));
    assert_eq!(read(&bytes, "word/c.xml"), ArchiveError::Missing("word/c.xml".into()));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let large = vec![b' '; MOST_UNPACKED + 1];
    let bytes = zip(&[member("a", &large)]);
    assert!(bytes.len() < MOST_UNPACKED / 500);
    let archive = Archive::open(&bytes).unwrap();
    assert_eq!(archive.read("a").unwrap_err(), ArchiveError::TooLarge("a".into()));
    // One that says it is small is unpacked no further than it says.
    let mut liar = bytes.clone();
    let directory = liar.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    liar[directory + 24..directory + 28].copy_from_slice(&100u32.to_le_bytes());
    assert_eq!(Archive::open(&liar).unwrap().read("a").unwrap_err(), ArchiveError::DamagedMember("a".into()));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    /// Whatever is wrong with an archive: no panic, and what it gives back can be opened.
    #[test]
    fn any_damage(at in proptest::collection::vec((0usize..100_000, proptest::prelude::any::<u8>()), 1..6)) {
        let mut bytes = sample();
        let len = bytes.len();
        at.iter().for_each(|(at, byte)| bytes[at % len] = *byte);
        if let Ok(archive) = Archive::open(&bytes) {
            for name in archive.names() {
                let _ = archive.read(name);
                if let Ok(replaced) = archive.replace(&[(name, b"nieuw")]) {
                    proptest::prop_assert_eq!(Archive::open(&replaced).unwrap().read(name).unwrap(), b"nieuw");
                }
            }
        }
    }
}
