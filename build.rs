//! Has the crate built anew when a glossary file is added or changed: `include_dir!` does not see new files by itself.

#![allow(clippy::print_stdout)]

fn main() {
    println!("cargo::rerun-if-changed=glossary");
}
