//! Reading glossary files: TOML to entries, all mistakes at once.
//!
//! Walks the parsed document by hand instead of deserialising it, so that every mistake is found in one run and each is told
//! with its line and what to write instead. Not for checking entries against each other: see [`super::verify`].

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::*;
use crate::fix::{Applicability, Severity};

/// Adds the entries of one file to `entries`, its mistakes to `mistakes`.
pub fn load(file: &str, text: &str, entries: &mut Entries, mistakes: &mut Vec<Mistake>) {
    let mut loader = Loader { file: file.into(), lines: line_starts(text), mistakes };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        loader.mistake(
            at,
            format!("not TOML: {}", error.message()),
            "check quotes, commas and brackets on this line".into(),
        );
    }
    if errors.is_empty() {
        loader.file(document.get_ref(), entries);
    }
}

struct Loader<'m> {
    file: Arc<str>,
    lines: Vec<usize>,
    mistakes: &'m mut Vec<Mistake>,
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect()
}

/// The keys of a table that were not asked for yet.
struct Fields<'d, 'i> {
    table: &'d DeTable<'i>,
    defaults: Option<&'d DeTable<'i>>,
    at: usize,
    asked: Vec<&'static str>,
}

impl<'d, 'i> Fields<'d, 'i> {
    fn take(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'i>>> {
        self.asked.push(key);
        self.table.get(key).or_else(|| self.defaults?.get(key))
    }
}

impl Loader<'_> {
    fn origin(&self, at: usize) -> Origin {
        Origin { file: self.file.clone(), line: self.lines.partition_point(|start| *start <= at) }
    }

    fn mistake(&mut self, at: usize, what: String, instead: String) {
        let origin = self.origin(at);
        self.mistakes.push(Mistake { origin, what, instead });
    }

    fn file(&mut self, table: &DeTable<'_>, entries: &mut Entries) {
        let mut fields = Fields { table, defaults: None, at: 0, asked: Vec::new() };
        let _title = self.string(&mut fields, "title");
        let defaults = fields.take("defaults").and_then(|value| self.as_table(value));
        let terms = self.tables(&mut fields, "term");
        let phrases = self.tables(&mut fields, "phrase");
        let boilerplate = self.tables(&mut fields, "boilerplate");
        let classes = self.tables(&mut fields, "class");
        self.unknown_keys(fields);
        if let Some(defaults) = defaults {
            self.check_defaults(defaults);
        }
        let mut read = |tables: Vec<(usize, &DeTable<'_>)>,
                        content: fn(&mut Self, &mut Fields<'_, '_>) -> Option<Content>,
                        own_keys: &[&'static str]| {
            for (at, table) in tables {
                entries.entries.extend(self.entry(
                    Fields { table, defaults, at, asked: Vec::new() },
                    content,
                    own_keys,
                ));
            }
        };
        read(terms, Self::term, &TERM_KEYS);
        read(phrases, Self::phrase, &[]);
        read(boilerplate, Self::boilerplate, &[]);
        for (at, table) in classes {
            entries.classes.extend(self.class(Fields { table, defaults: None, at, asked: Vec::new() }));
        }
    }

    fn check_defaults(&mut self, defaults: &DeTable<'_>) {
        for key in defaults.keys() {
            let name = key.get_ref().as_ref();
            if !COMMON_KEYS.contains(&name) && !TERM_KEYS.contains(&name) {
                self.mistake(
                    key.span().start,
                    format!("[defaults] cannot set \"{name}\""),
                    "write it in the entry itself".into(),
                );
            }
        }
    }

    fn entry(
        &mut self,
        mut fields: Fields<'_, '_>,
        content: fn(&mut Self, &mut Fields<'_, '_>) -> Option<Content>,
        own_keys: &[&'static str],
    ) -> Option<Entry> {
        let content = content(self, &mut fields);
        // A default for another kind of entry in the same file is no mistake here.
        fields.asked.extend(own_keys);
        let why = self.string(&mut fields, "why");
        if why.is_none() {
            self.mistake(
                fields.at,
                "the entry has no reason".into(),
                "add why = \"…\", or set it for the file in [defaults]".into(),
            );
        }
        let default_applicability = match &content {
            Some(Content::Boilerplate(boilerplate)) if !boilerplate.text.contains('…') => Applicability::Safe,
            _ => Applicability::Suggested,
        };
        let applicability =
            self.choice(&mut fields, "applicability", &Applicability::ALL.map(|choice| (choice.name(), choice)));
        let severity = self.choice(&mut fields, "severity", &Severity::ALL.map(|choice| (choice.name(), choice)));
        let source = self.string(&mut fields, "source").unwrap_or_default();
        let entry = Entry {
            origin: self.origin(fields.at),
            why: why.unwrap_or_default().into(),
            source: source.into(),
            english: self.string(&mut fields, "english"),
            severity: severity.unwrap_or(Severity::Warning),
            applicability: applicability.unwrap_or(default_applicability),
            scope: self.scope(&mut fields),
            region: self.string(&mut fields, "region"),
            except: self.strings(&mut fields, "except"),
            bad: self.bad(&mut fields),
            good: self.strings(&mut fields, "good"),
            content: content.clone().unwrap_or(Content::Boilerplate(Boilerplate { text: String::new() })),
        };
        let _lang = self.string(&mut fields, "lang");
        self.unknown_keys(fields);
        content.map(|_| entry)
    }

    fn term(&mut self, fields: &mut Fields<'_, '_>) -> Option<Content> {
        let right = self.required(fields, "right")?;
        let kind = self.choice(fields, "kind", &TermKind::ALL.map(|kind| (kind.name(), kind)));
        let term = match kind {
            Some(kind) => Term::of_kind(right, kind),
            None => Term::new(right),
        };
        Some(Content::Term(Term {
            wrong: self.strings(fields, "wrong"),
            deprecated: self.strings(fields, "deprecated"),
            admitted: self.strings(fields, "admitted"),
            case: self.choice(fields, "case", &CaseRule::ALL.map(|case| (case.name(), case))).unwrap_or(term.case),
            inflect: self.inflection(fields).unwrap_or(term.inflect),
            compound: self
                .choice(fields, "compound", &Compound::ALL.map(|compound| (compound.name(), compound)))
                .unwrap_or(term.compound),
            spaced_is_wrong: self
                .choice(fields, "spaced", &[("wrong", true), ("right", false)])
                .unwrap_or(term.spaced_is_wrong),
            split: fields.take("split").and_then(|value| self.boolean(value)).unwrap_or(term.split),
            adjective: self.string(fields, "adjective"),
            ..term
        }))
    }

    fn phrase(&mut self, fields: &mut Fields<'_, '_>) -> Option<Content> {
        let pattern = self.required(fields, "pattern")?;
        let right = match fields.take("right") {
            None => Vec::new(),
            Some(value) if value.get_ref().is_str() => self.as_string(value).into_iter().collect(),
            Some(value) => self.as_strings(value),
        };
        Some(Content::Phrase(Phrase { pattern, right }))
    }

    fn boilerplate(&mut self, fields: &mut Fields<'_, '_>) -> Option<Content> {
        let text = self.required(fields, "text")?;
        Some(Content::Boilerplate(Boilerplate { text }))
    }

    fn class(&mut self, mut fields: Fields<'_, '_>) -> Option<ClassEntry> {
        let name = self.required(&mut fields, "name")?;
        let why = self.string(&mut fields, "why").unwrap_or_default();
        let words = self.strings(&mut fields, "words");
        let origin = self.origin(fields.at);
        self.unknown_keys(fields);
        Some(ClassEntry { origin, name, why: why.into(), words })
    }

    fn required(&mut self, fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
        let text = self.string(fields, key).filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.mistake(fields.at, format!("the entry has no \"{key}\""), format!("add {key} = \"…\""));
        }
        text
    }

    fn string(&mut self, fields: &mut Fields<'_, '_>, key: &'static str) -> Option<String> {
        fields.take(key).and_then(|value| self.as_string(value))
    }

    fn strings(&mut self, fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<String> {
        fields.take(key).map(|value| self.as_strings(value)).unwrap_or_default()
    }

    fn as_string(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_string);
        if text.is_none() {
            self.mistake(
                value.span().start,
                format!("a {} where a text is expected", value.get_ref().type_str()),
                "put it in quotes".into(),
            );
        }
        text
    }

    fn as_strings(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref().as_array() {
            Some(list) => list.iter().filter_map(|item| self.as_string(item)).collect(),
            None => {
                self.mistake(
                    value.span().start,
                    format!("a {} where a list is expected", value.get_ref().type_str()),
                    "write [\"…\", \"…\"]".into(),
                );
                Vec::new()
            }
        }
    }

    fn as_table<'d, 'i>(&mut self, value: &'d Spanned<DeValue<'i>>) -> Option<&'d DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistake(
                value.span().start,
                format!("a {} where a table is expected", value.get_ref().type_str()),
                "write [name] on its own line".into(),
            );
        }
        table
    }

    fn tables<'d, 'i>(&mut self, fields: &mut Fields<'d, 'i>, key: &'static str) -> Vec<(usize, &'d DeTable<'i>)> {
        let Some(value) = fields.take(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.mistake(value.span().start, format!("[{key}] in single brackets"), format!("write [[{key}]]"));
            return Vec::new();
        };
        list.iter().filter_map(|item| self.as_table(item).map(|table| (item.span().start, table))).collect()
    }

    fn boolean(&mut self, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let answer = value.get_ref().as_bool();
        if answer.is_none() {
            self.mistake(
                value.span().start,
                format!("a {} where true or false is expected", value.get_ref().type_str()),
                "write true or false, without quotes".into(),
            );
        }
        answer
    }

    fn choice<T: Copy>(&mut self, fields: &mut Fields<'_, '_>, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let value = fields.take(key)?;
        let text = self.as_string(value)?;
        self.one_of(value.span().start, key, &text, choices)
    }

    fn one_of<T: Copy>(&mut self, at: usize, key: &str, text: &str, choices: &[(&str, T)]) -> Option<T> {
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.mistake(at, format!("{key} = \"{text}\" is unknown"), format!("write one of {}", names.join(", ")));
        }
        found
    }

    fn scope(&mut self, fields: &mut Fields<'_, '_>) -> Vec<Scope> {
        let at = fields.table.get("scope").map_or(fields.at, |value| value.span().start);
        let choices = Scope::ALL.map(|scope| (scope.name(), scope));
        self.strings(fields, "scope").iter().filter_map(|name| self.one_of(at, "scope", name, &choices)).collect()
    }

    fn inflection(&mut self, fields: &mut Fields<'_, '_>) -> Option<Inflection> {
        let value = fields.take("inflect")?;
        if let Some(table) = value.get_ref().as_table() {
            let listed = table
                .iter()
                .filter_map(|(form, right)| Some((form.get_ref().to_string(), self.as_string(right)?)))
                .collect();
            return Some(Inflection::Listed(listed));
        }
        self.boolean(value).map(|rule| if rule { Inflection::Rule } else { Inflection::None })
    }

    fn bad(&mut self, fields: &mut Fields<'_, '_>) -> Vec<BadExample> {
        let Some(value) = fields.take("bad") else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.mistake(
                value.span().start,
                "bad is not a list".into(),
                "write bad = [[\"text with [[mark]]\", \"text as it should read\"]]".into(),
            );
            return Vec::new();
        };
        list.iter().filter_map(|item| self.bad_example(item)).collect()
    }

    fn bad_example(&mut self, item: &Spanned<DeValue<'_>>) -> Option<BadExample> {
        let mut texts =
            if item.get_ref().is_str() { self.as_string(item).into_iter().collect() } else { self.as_strings(item) }
                .into_iter();
        let (text, fixed) = (texts.next()?, texts.next());
        if crate::text::Marked::parse(&text).is_none() {
            self.mistake(
                item.span().start,
                "the bad example has no mark".into(),
                "put the wrong part in [[ and ]]".into(),
            );
            return None;
        }
        Some(BadExample { text, fixed })
    }

    fn unknown_keys(&mut self, fields: Fields<'_, '_>) {
        for key in fields.table.keys() {
            let name = key.get_ref().as_ref();
            if !fields.asked.contains(&name) {
                let instead = match crate::text::nearest(name, fields.asked.iter().copied()).first() {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("the keys here are {}", fields.asked.join(", ")),
                };
                self.mistake(key.span().start, format!("unknown key \"{name}\""), instead);
            }
        }
    }
}

const TERM_KEYS: [&str; 6] = ["kind", "case", "inflect", "compound", "spaced", "split"];
const COMMON_KEYS: [&str; 9] =
    ["why", "source", "severity", "applicability", "scope", "region", "lang", "except", "english"];
