//! The floor plan: a module imports from lower floors only, and modules on one floor do not import each other.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by floor, the lowest first.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["archive", "encoding", "fix"],
    &["document", "glossary"],
    &["rules"],
    &["engine"],
    &["report"],
    &["session"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn imports_lead_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut faults = Vec::new();
    for file in &files {
        let inside = file.strip_prefix(&root).unwrap();
        let module = inside.components().next().unwrap().as_os_str().to_str().unwrap().to_string();
        if inside.components().count() == 1 {
            continue; // lib.rs and main.rs see everything.
        }
        let own = floor(&module).unwrap_or_else(|| panic!("{module} has no floor"));
        for (number, line) in fs::read_to_string(file).unwrap().lines().enumerate() {
            for name in line
                .split("crate::")
                .skip(1)
                .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
            {
                let allowed = name == module || floor(name).is_none_or(|other| other < own);
                if !allowed {
                    faults.push(format!("{}:{}: {module} imports {name}", inside.display(), number + 1));
                }
            }
        }
    }
    assert!(files.len() > 40, "the sources were not found");
    assert!(faults.is_empty(), "imports must lead to lower floors:\n{}", faults.join("\n"));
}

#[test]
fn main_is_a_door_only() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 30);
}
