//! What the attributes of HTML and NITF say: which are text for a reader, and how the text of their element is to be read.

use std::borrow::Cow;

use super::pen::decode;
use super::token::Attribute;
use crate::document::builder::Builder;
use crate::document::{Escape, Role, Segment};

/// What the attributes of an element say of its text.
pub(super) struct Traits<'t> {
    pub(super) lang: Option<&'t str>,
    pub(super) is_left_alone: bool,
}

impl<'t> Traits<'t> {
    pub(super) fn of(text: &'t str, attributes: &[Attribute]) -> Self {
        let mut traits = Traits { lang: None, is_left_alone: false };
        for attribute in attributes {
            let value = &text[attribute.value.clone()];
            match &*lower(&text[attribute.name.clone()]) {
                "lang" | "xml:lang" if !value.trim().is_empty() => traits.lang = Some(value.trim()),
                "translate" => traits.is_left_alone |= value.eq_ignore_ascii_case("no"),
                "class" => traits.is_left_alone |= value.split_ascii_whitespace().any(|class| class == "notranslate"),
                _ => {}
            }
        }
        traits
    }
}

/// The attributes of the element `name` (in lower case) that a reader sees, each a segment.
pub(super) fn shown<'t>(text: &'t str, name: &str, lang: Option<&str>, attributes: &[Attribute]) -> Vec<Segment<'t>> {
    let role = match name {
        "meta" => match attributes.iter().find_map(|attribute| described(text, attribute)) {
            Some(role) => role,
            None => return Vec::new(),
        },
        _ => Role::Body,
    };
    let is_text = |attribute: &&Attribute| match &*lower(&text[attribute.name.clone()]) {
        "content" => name == "meta",
        "alt" | "title" => true,
        _ => false,
    };
    attributes.iter().filter(is_text).filter_map(|attribute| segment(text, attribute, role, lang)).collect()
}

/// Does this attribute say that a `meta` element describes the page to readers, and as what?
fn described(text: &str, attribute: &Attribute) -> Option<Role> {
    if !matches!(&*lower(&text[attribute.name.clone()]), "name" | "property") {
        return None;
    }
    match &*lower(&text[attribute.value.clone()]) {
        "description" | "og:description" | "twitter:description" => Some(Role::Body),
        "og:title" | "twitter:title" => Some(Role::Headline),
        _ => None,
    }
}

/// The value of an attribute, if it says anything.
pub(in crate::document) fn segment<'t>(
    text: &'t str,
    attribute: &Attribute,
    role: Role,
    lang: Option<&str>,
) -> Option<Segment<'t>> {
    let mut builder = Builder::new(text);
    decode(text, attribute.value.clone(), &mut builder);
    let mut segment = builder.finish(role, &[Escape::Attribute(attribute.quote)], None)?;
    segment.lang = lang.map(str::to_string);
    Some(segment)
}

pub(super) fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}
