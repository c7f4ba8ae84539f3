//! Which members are text when nobody says so.

use crate::document::{Field, FieldKind, Role, Step};

/// A member that is text: the end of its path, in which `*` is every element and `body_*` every name that begins so.
pub(super) struct Known {
    path: &'static [&'static str],
    role: Role,
}

const fn body(path: &'static [&'static str]) -> Known {
    Known { path, role: Role::Body }
}

const fn head(path: &'static [&'static str]) -> Known {
    Known { path, role: Role::Headline }
}

/// Names that are in use for text in feeds and content systems.
pub(super) const COMMON: &[Known] = &[
    head(&["title"]),
    head(&["title", "rendered"]),
    head(&["headline"]),
    head(&["headlines", "*", "value"]),
    head(&["alternativeHeadline"]),
    head(&["subheadline"]),
    head(&["subtitle"]),
    head(&["kicker"]),
    body(&["abstract"]),
    body(&["articleBody"]),
    body(&["article"]),
    body(&["bodies", "*", "value"]),
    body(&["body"]),
    body(&["body_*"]),
    body(&["caption"]),
    body(&["caption", "rendered"]),
    body(&["content"]),
    body(&["content", "rendered"]),
    body(&["content_*"]),
    body(&["description"]),
    body(&["description_*"]),
    body(&["descriptions", "*", "value"]),
    body(&["excerpt"]),
    body(&["excerpt", "rendered"]),
    body(&["intro"]),
    body(&["introduction"]),
    body(&["lead"]),
    body(&["lede"]),
    body(&["paragraphs"]),
    body(&["standfirst"]),
    body(&["story"]),
    body(&["summary"]),
    body(&["teaser"]),
    body(&["text"]),
];

/// ninjs 1, 2 and 3, and what Superdesk makes of it.
pub(super) const NINJS: &[Known] = &[
    head(&["title"]),
    head(&["headline"]),
    head(&["headlines", "*", "value"]),
    body(&["abstract"]),
    body(&["bodies", "*", "value"]),
    body(&["body_*"]),
    body(&["description_*"]),
    body(&["descriptions", "*", "value"]),
];

/// JSON Feed 1 and 1.1.
pub(super) const JSON_FEED: &[Known] = &[
    head(&["title"]),
    body(&["description"]),
    body(&["items", "*", "summary"]),
    body(&["items", "*", "content_text"]),
    body(&["items", "*", "content_html"]),
];

/// How the value at `path` is to be read; `None`: it is no text.
pub(super) fn kind_of(path: &[Step<'_>], known: &[Known], asked: &[Field]) -> Option<(FieldKind, Role)> {
    if !asked.is_empty() {
        let field = asked.iter().find(|field| field.matches(path))?;
        let role = COMMON.iter().find(|known| known.matches(path)).map_or(Role::Body, |known| known.role);
        return Some((field.kind, role));
    }
    let known = known.iter().find(|known| known.matches(path))?;
    let kind = match last_name(path) {
        Some(name) if name.ends_with("html") => FieldKind::Html,
        Some(name) if name.ends_with("_text") => FieldKind::Text,
        _ => FieldKind::Guess,
    };
    Some((kind, known.role))
}

impl Known {
    fn matches(&self, path: &[Step<'_>]) -> bool {
        // A list of texts goes by the name of the list.
        let path = match path {
            [path @ .., Step::Index(_)] => path,
            path => path,
        };
        path.len() >= self.path.len()
            && self.path.iter().rev().zip(path.iter().rev()).all(|(want, step)| match step {
                Step::Index(_) => *want == "*",
                Step::Name(name) => {
                    want == name
                        || want.strip_suffix('*').is_some_and(|start| !start.is_empty() && name.starts_with(start))
                }
            })
    }
}

fn last_name<'p>(path: &'p [Step<'_>]) -> Option<&'p str> {
    path.iter().rev().find_map(|step| match step {
        Step::Name(name) => Some(&**name),
        Step::Index(_) => None,
    })
}
