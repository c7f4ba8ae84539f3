//! What stops a run before it begins, said so that the next step is clear.

use std::fmt;

use crate::glossary::Mistake;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionError {
    UnknownRule {
        name: String,
        near: Vec<&'static str>,
    },
    UnknownLanguage {
        name: String,
        known: Vec<&'static str>,
    },
    UnknownProfile {
        name: String,
        known: Vec<&'static str>,
    },
    UnknownEncoding(String),
    UnknownFormat(String),
    Glossary {
        path: String,
        reason: String,
    },
    /// A term list of another tool that is not what its format asks for.
    TermList {
        path: String,
        line: usize,
        what: String,
        instead: String,
    },
    /// A configuration with a mistake: file, line, what and what to write instead.
    Config(String),
    Mistakes(Vec<Mistake>),
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SessionError::UnknownRule { name, near } if near.is_empty() => {
                write!(f, "there is no rule \"{name}\"; `copydesk rules` lists them")
            }
            SessionError::UnknownRule { name, near } => {
                write!(f, "there is no rule \"{name}\"; did you mean {}?", near.join(" or "))
            }
            SessionError::UnknownLanguage { name, known } => write!(
                f,
                "there is no glossary for the language \"{name}\"; write --lang with one of {}, or give your own with --glossary",
                known.join(", ")
            ),
            SessionError::UnknownProfile { name, known } => {
                write!(f, "there is no profile \"{name}\"; write one of {}", known.join(", "))
            }
            SessionError::UnknownEncoding(name) => write!(
                f,
                "there is no encoding \"{name}\"; write a name such as utf-8, windows-1252, iso-8859-15 or utf-16le"
            ),
            SessionError::UnknownFormat(name) => {
                write!(f, "{}", crate::engine::CheckError::UnknownFormat(name.clone()))
            }
            SessionError::Glossary { path, reason } => write!(f, "the glossary {path} cannot be read: {reason}"),
            SessionError::TermList { path, line, what, instead } => write!(f, "{path}:{line}: {what}: {instead}"),
            SessionError::Config(told) => f.write_str(told),
            SessionError::Mistakes(mistakes) => {
                let number = mistakes.len();
                writeln!(f, "the glossary has {number} mistake{}:", if number == 1 { "" } else { "s" })?;
                mistakes.iter().try_for_each(|mistake| writeln!(f, "  {mistake}"))
            }
        }
    }
}

impl std::error::Error for SessionError {}
