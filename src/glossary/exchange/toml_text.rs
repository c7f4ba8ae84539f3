//! Concepts as a glossary file.

use std::fmt::Write;

use super::super::lint::key;
use super::Concept;

/// A glossary file with `concepts`, in the order that glossary files have. Those without a reason of their own take `why`.
pub fn to_toml(title: &str, why: &str, concepts: &[Concept]) -> String {
    let mut sorted: Vec<&Concept> = concepts.iter().collect();
    sorted.sort_by_cached_key(|concept| (key(&concept.right), concept.right.as_str(), concept.line));
    let mut out = String::new();
    if !title.is_empty() {
        line(&mut out, "title", &quoted(title));
        out.push('\n');
    }
    if sorted.iter().any(|concept| concept.why.is_none()) {
        out.push_str("[defaults]\n");
        line(&mut out, "why", &quoted(why));
        out.push('\n');
    }
    for concept in sorted {
        out.push_str("[[term]]\n");
        line(&mut out, "right", &quoted(&concept.right));
        for (key, forms) in
            [("wrong", &concept.wrong), ("deprecated", &concept.deprecated), ("admitted", &concept.admitted)]
        {
            if !forms.is_empty() {
                let list: Vec<String> = forms.iter().map(|form| quoted(form)).collect();
                line(&mut out, key, &format!("[{}]", list.join(", ")));
            }
        }
        for (key, text) in [
            ("english", &concept.english),
            ("region", &concept.region),
            ("why", &concept.why),
            ("source", &concept.source),
        ] {
            if let Some(text) = text {
                line(&mut out, key, &quoted(text));
            }
        }
        for (key, value) in &concept.keys {
            line(&mut out, key, value);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn line(out: &mut String, key: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{key} = {value}");
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_string()).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::super::in_order;
    use super::*;

    #[test]
    fn concepts_come_out_in_the_order_that_lint_asks_for() {
        let names = ["zuidpool", "Zuid-Korea", "\u{c1}vila", "avila", "Zuid Korea", "\u{e9}\u{e9}n", "een", "Avila"];
        let concept = |(line, name): (usize, &&str)| Concept { right: (*name).into(), line, ..Concept::default() };
        let toml = to_toml("Lijst", "zo", &names.iter().enumerate().map(concept).collect::<Vec<_>>());
        assert_eq!(in_order(&toml), toml);
        assert_eq!(toml.matches("[[term]]").count(), names.len());
    }
}
