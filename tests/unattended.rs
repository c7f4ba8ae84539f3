//! What `copydesk fix` may do while nobody looks: texts that it must leave as they are, though an editor should look at some.

#![allow(clippy::unwrap_used)]

#[path = "common/command.rs"]
mod command;

use std::fs;

use command::{code, copydesk, stderr};

/// What reads like damage, and is about the sign or word itself.
const UNTOUCHED: &[&str] = &[
    "Kies EN en niet OF in het venster.",
    "Een map met een . in de naam is verborgen.",
    "Mappen . en .. staan niet in de lijst.",
    "De tekens . en - mogen in de naam.",
    "Hij kwam -en ging weer weg.",
    "Zij las een een- of tweedelige reeks.",
    "De BIOS-en die zij kocht, waren oud.",
    "Dank aan wie bijdraagt\u{200b}aan het werk.",
    "Na de letters a en , komt niets.",
    "Schrijf expr1 , expr2 voor een lijst.",
    "Met [getal] , gaat u zoveel regels terug.",
    "In de tabel staat bij 2E . en bij 2F de streep.",
    "Het teken \" , hoort daar niet.",
    // "fouten die de krant" as well as "fouten de krant".
    "Gisteren zijn de fouten de de krant maakte hersteld.",
    "Zij kreeg lees - en schrijfrechten op de map.",
    "De ex - koning en de 18 - jarige schaatser spraken.",
];

#[test]
fn unattended_fixes_leave_alone_what_may_be_right() {
    let folder = tempfile::tempdir().unwrap();
    for text in UNTOUCHED {
        let path = folder.path().join("a.txt");
        fs::write(&path, format!("{text}\n")).unwrap();
        let fix = copydesk(folder.path(), &["fix", "a.txt"]);
        assert_eq!(code(&fix), 0, "{text}: {}", stderr(&fix));
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{text}\n"));
    }
}

#[test]
fn unattended_fixes_repair_what_has_one_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "Zij liep over de de brug . De verzekerings -en bankwereld zwijgt.\n").unwrap();
    let fix = copydesk(folder.path(), &["fix", "a.txt"]);
    assert_eq!(code(&fix), 0, "{}", stderr(&fix));
    let fixed = fs::read_to_string(&path).unwrap();
    assert_eq!(fixed, "Zij liep over de brug. De verzekerings- en bankwereld zwijgt.\n");
}
