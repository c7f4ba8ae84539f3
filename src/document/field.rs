//! Which members of a data file are text.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// How the text of a member is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Nobody said: text that looks like HTML is HTML.
    Guess,
    Text,
    Html,
}

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'t> {
    Name(Cow<'t, str>),
    Index(usize),
}

/// A member to check: by its name, wherever it stands; or by its JSON pointer, in which `*` is every element.
///
/// ```
/// use copydesk::document::{Field, FieldKind, Step};
/// let path = [Step::Name("items".into()), Step::Index(3), Step::Name("body".into())];
/// let field: Field = "/items/*/body:html".parse().unwrap();
/// assert!(field.matches(&path) && field.kind == FieldKind::Html);
/// assert!("body".parse::<Field>().unwrap().matches(&path));
/// assert!(!"/body".parse::<Field>().unwrap().matches(&path));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    steps: Vec<String>,
    is_pointer: bool,
    pub kind: FieldKind,
}

impl Field {
    /// Does the field mean the value that this path leads to? An array of texts goes by the name of its member.
    pub fn matches(&self, path: &[Step<'_>]) -> bool {
        if self.is_pointer {
            return self.steps.len() == path.len()
                && self.steps.iter().zip(path).all(|(want, step)| is_step(want, step));
        }
        let name = path.iter().rev().find_map(|step| match step {
            Step::Name(name) => Some(name),
            Step::Index(_) => None,
        });
        name.is_some_and(|name| self.steps.first().is_some_and(|want| want == name))
    }
}

fn is_step(want: &str, step: &Step<'_>) -> bool {
    match step {
        _ if want == "*" => true,
        Step::Name(name) => want == name,
        Step::Index(index) => want.parse() == Ok(*index),
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            FieldKind::Guess => "",
            FieldKind::Text => ":text",
            FieldKind::Html => ":html",
        };
        if !self.is_pointer {
            return write!(f, "{}{kind}", self.steps.concat());
        }
        let escaped = self.steps.iter().map(|step| step.replace('~', "~0").replace('/', "~1"));
        escaped.into_iter().try_for_each(|step| write!(f, "/{step}"))?;
        f.write_str(kind)
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Field, String> {
        let (path, kind) = if let Some(path) = text.strip_suffix(":html") {
            (path, FieldKind::Html)
        } else if let Some(path) = text.strip_suffix(":text") {
            (path, FieldKind::Text)
        } else {
            (text, FieldKind::Guess)
        };
        if path.is_empty() {
            return Err("a field needs a name: body, or /items/*/body, or body:html".into());
        }
        let Some(pointer) = path.strip_prefix('/') else {
            return Ok(Field { steps: vec![path.to_string()], is_pointer: false, kind });
        };
        // As RFC 6901 has it: "~1" is a slash in a name, "~0" a tilde.
        let steps = pointer.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
        Ok(Field { steps, is_pointer: true, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_and_names() {
        let path = [Step::Name("a/b".into()), Step::Index(0)];
        for (field, want) in
            [("/a~1b/0", true), ("/a~1b/1", false), ("/a~1b/*", true), ("a/b", true), ("/a/b/0", false)]
        {
            assert_eq!(field.parse::<Field>().unwrap().matches(&path), want, "{field}");
        }
        assert!("".parse::<Field>().is_err() && ":html".parse::<Field>().is_err());
    }
}
