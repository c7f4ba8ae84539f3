//! The built-in glossary as data: no contradictions, files in order, and every entry does what its examples say.

#![allow(clippy::unwrap_used)]

use copydesk::glossary::languages;
use copydesk::session::{LintRun, Options};

/// Contradictions, order, and every entry tried on its examples: what `copydesk glossary lint` says of a desk's files.
#[test]
fn the_built_in_glossary_is_clean_under_lint() {
    for lang in languages() {
        let run = LintRun::of(&Options { lang: lang.into(), ..Options::default() }, false).unwrap();
        assert!(run.entries > 1500, "{lang}: {} entries", run.entries);
        let mistakes: Vec<String> = run.mistakes.iter().map(ToString::to_string).collect();
        assert!(mistakes.is_empty(), "{lang}: {} mistakes:\n{}", mistakes.len(), mistakes.join("\n"));
    }
}
