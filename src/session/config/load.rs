//! Reading a configuration, with every mistake told by its line.

use std::path::{Path, PathBuf};

use toml::Spanned;

use super::Glob;
use super::file::ConfigFile;
use super::values::any_matches;
use crate::session::files;
use crate::text::nearest;

/// A configuration and where it stands.
#[derive(Debug)]
pub(in crate::session) struct Config {
    /// As it was found, for people.
    pub(super) path: PathBuf,
    /// Its folder: patterns and glossaries count from here. Absolute.
    pub(in crate::session) folder: PathBuf,
    pub(super) file: ConfigFile,
    text: String,
}

impl Config {
    /// # Errors
    /// A sentence with the file, the line, what is wrong and what to write instead.
    pub(in crate::session) fn read(path: &Path) -> Result<Config, String> {
        let shown = path.display();
        let bytes =
            files::read(path).map_err(|reason| format!("the configuration {shown} cannot be read: {reason}"))?;
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("the configuration {shown} cannot be read: it is not UTF-8; save it as UTF-8"))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_string();
        let file = toml::from_str(&text).map_err(|error| told(path, &text, &error))?;
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = absolute.parent().unwrap_or(Path::new("/")).to_path_buf();
        Ok(Config { path: path.to_path_buf(), folder, file, text })
    }

    /// `path` as patterns see it: from the folder of the configuration. `None` for what lies elsewhere.
    pub(super) fn inside<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        path.strip_prefix(&self.folder).ok()
    }

    /// Patterns that meant nothing so far and mean nothing in the folder, each with its place and what to do.
    pub(in crate::session) fn idle_globs(&self) -> Vec<String> {
        self.ask_for_hidden();
        let told = self.idle().map(|glob| {
            let (line, written) = (line_of(&self.text, glob.span().start), &glob.get_ref().written);
            format!("{}:{line}: \"{written}\" matches nothing here: correct it, or take it out", self.path.display())
        });
        told.collect()
    }

    /// The patterns that meant nothing so far.
    fn idle(&self) -> impl Iterator<Item = &Spanned<Glob>> {
        let parts = self.file.per_file.iter().flat_map(|part| &part.files);
        self.file.exclude.iter().chain(parts).filter(|glob| !glob.get_ref().has_matched())
    }

    /// Asks them about what a check does not see, for `.gitignore` hides it: it may come into sight elsewhere.
    fn ask_for_hidden(&self) {
        let mut everything = files::everything(&self.folder);
        while self.idle().next().is_some() {
            let Some(path) = everything.next() else { break };
            if let Some(path) = self.inside(&path) {
                for glob in self.idle() {
                    glob.get_ref().matches(path);
                }
            }
        }
    }

    /// Is the absolute `path` one to pass over?
    pub(super) fn excludes(&self, path: &Path) -> bool {
        self.inside(path).is_some_and(|path| any_matches(&self.file.exclude, path))
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..at.min(text.len())]).count() + 1
}

/// `file:line: what: what to write instead`.
pub(in crate::session) fn told(path: &Path, text: &str, error: &toml::de::Error) -> String {
    let span = error.span().unwrap_or(0..0);
    let value = text.get(span.clone()).unwrap_or_default();
    // Of a list the span is the whole list: the value that the message names tells the line.
    let named = error.message().split('"').nth(1).filter(|named| !named.is_empty());
    let inside = named.and_then(|named| value.find(named)).unwrap_or(0);
    let at = (span.start + inside).min(text.len());
    format!("{}:{}: {}", path.display(), line_of(text, at), remedy(error.message()))
}

/// Serde lists every key it knows; an editor wants the one that was meant.
fn remedy(message: &str) -> String {
    let message = message.trim_end().replace('\n', " ");
    for (opening, what) in [("unknown field `", "unknown key"), ("unknown variant `", "unknown value")] {
        let Some(rest) = message.strip_prefix(opening) else { continue };
        let mut names = rest.split('`').step_by(2);
        let wrong = names.next().unwrap_or_default();
        let known: Vec<&str> = names.collect();
        return match nearest(wrong, known.iter().copied()).first() {
            Some(near) => format!("{what} \"{wrong}\": did you mean \"{near}\"?"),
            None => format!("{what} \"{wrong}\": write one of {}", known.join(", ")),
        };
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> String {
        told(Path::new("copydesk.toml"), text, &toml::from_str::<ConfigFile>(text).unwrap_err())
    }

    #[test]
    fn mistakes_name_line_and_remedy() {
        for (text, expected) in [
            ("lang = 'nl'\nselekt = []\n", "copydesk.toml:2: unknown key \"selekt\": did you mean \"select\"?"),
            ("x = 1", "copydesk.toml:1: unknown key \"x\": write one of lang, profile, glossary"),
            ("\nfail-on = 'warnings'", "copydesk.toml:2: unknown value \"warnings\": did you mean \"warning\"?"),
            (
                "select = [\n'dubbled-word']",
                "copydesk.toml:2: there is no rule \"dubbled-word\"; did you mean doubled-word",
            ),
            ("[severity]\nx-x = 'info'", "copydesk.toml:2: there is no rule \"x-x\""),
            ("[severity]\ndoubled-word = 'eror'", "copydesk.toml:2: unknown value \"eror\": did you mean \"error\"?"),
            (
                "[[per-file]]\nfiles = ['a']\nlangg = 'x'",
                "copydesk.toml:3: unknown key \"langg\": did you mean \"lang\"?",
            ),
            ("exclude = ['a[']", "copydesk.toml:1: this is no pattern for paths"),
            ("min-score = 101", "copydesk.toml:1: a score is a number from 0 to 100"),
            ("lang = ", "copydesk.toml:1: "),
            ("lang = 3", "copydesk.toml:1: invalid type: integer `3`, expected a string"),
        ] {
            let told = mistake(text);
            assert!(told.starts_with(expected), "{text}: {told}");
        }
    }
}
