//! Copydesk finds the damage that machine translation does to news copy, proposes the repair, and shows it as a diff.
//!
//! It works on the translated text alone: no source text, no model, no network. The modules are floors, each importing only
//! from lower ones (`tests/floors.rs` holds the plan): [`text`] · [`archive`], [`encoding`], [`fix`] · [`document`] …

pub mod archive;
pub mod cli;
pub mod document;
pub mod encoding;
pub mod engine;
pub mod fix;
pub mod glossary;
pub mod report;
pub mod rules;
pub mod session;
pub mod text;
