//! One name in two spellings.

use rustc_hash::FxHashMap;

use super::{Bad, Check, DocumentContext, DocumentSink, Finding, Name, Rule, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, Glossary};
use crate::text::fold;

pub(super) static RULE: Rule = Rule {
    id: "inconsistent-name",
    summary: "a name that is spelled otherwise in the rest of the article",
    why: "Engines transcribe a name anew in every sentence, so one person becomes two. The form that the article uses most is proposed; whether it is the right one only an editor knows. Two people whose names look alike have different first names: they are left alone, and so are the forms of one name.",
    severity: Severity::Info,
    applicability: Applicability::Suggested,
    tier: Tier::Wording,
    mqm: "terminology/inconsistent-use-of-terminology",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Kolonel Hrybenko leidde de aanval.\n\nVolgens Hrybenko was het rustig. Later gaf [[Hrijbenko]] toe dat dit niet klopte.",
            fixed: Some(
                "Kolonel Hrybenko leidde de aanval.\n\nVolgens Hrybenko was het rustig. Later gaf Hrybenko toe dat dit niet klopte.",
            ),
        },
        Bad {
            text: "De rechter sprak Ivo Kraljević vrij. Eerder zat Kraljević twee jaar vast. Nu wil Ivo [[Kraleević]] rust.",
            fixed: Some(
                "De rechter sprak Ivo Kraljević vrij. Eerder zat Kraljević twee jaar vast. Nu wil Ivo Kraljević rust.",
            ),
        },
    ],
    good: &[
        "Sven Jansson won van Piet Janssen. Volgens Janssen was dat pech, en Jansson vond dat ook. Janssen gaat door.",
        "Hrybenko zweeg. De mannen van Hrybenko ook. Een Hrybenkose kwam Hrybenkos plan uitleggen.",
        "Marta Hrybenko zag het, Marta Hrybenko zei het. Olga Hrijbenko zag niets.",
    ],
    check: Check::Document(check),
};

/// In letters: shorter names look alike by chance.
const SHORTEST: usize = 5;
/// In letters: for names of which one letter differs and nothing else shows that they are one.
const SHORTEST_ALONE: usize = 6;
/// A text with more names than this is a list of them.
const MOST_FORMS: usize = 600;
/// An ending may be so long, in letters.
const LONGEST_ENDING: usize = 3;

/// One spelling and where it stands.
struct Form<'a> {
    text: &'a str,
    /// Lower case, without diacritics.
    letters: String,
    uses: Vec<&'a Name>,
}

/// How sure it is that two spellings are one name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// The same first name stands before both.
    SameFirstName,
    /// They sound alike, or differ in diacritics.
    SameSound,
    /// One letter differs, or stands elsewhere.
    OneLetter,
}

fn check(context: &DocumentContext<'_>, sink: &mut DocumentSink<'_>) {
    let names = context.names();
    if names.len() < 3 || context.is_archive() {
        return;
    }
    let Some(glossary) = context.glossaries.iter().flatten().find(|glossary| RULE.speaks(glossary.lang())) else {
        return;
    };
    let forms = forms(context, names);
    if forms.len() < 2 || forms.len() > MOST_FORMS {
        return;
    }
    for (rare, usual, evidence) in inconsistent(glossary, &forms) {
        for name in &rare.uses {
            let message = format!("elsewhere in this article the name is \"{}\"", usual.text);
            let finding = Finding::new(&RULE, name.span, message).replace(usual.text);
            sink.push(
                context.paragraph_of(name),
                match evidence {
                    Evidence::SameFirstName => finding.severity(Severity::Warning),
                    Evidence::SameSound => finding,
                    Evidence::OneLetter => finding.at_most(Applicability::Manual),
                },
            );
        }
    }
}

fn forms<'a>(context: &DocumentContext<'a>, names: &'a [Name]) -> Vec<Form<'a>> {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut forms: Vec<Form<'_>> = Vec::new();
    for name in names {
        let text = &context.segments[context.paragraph_of(name)].plain[name.span.range()];
        let number = *numbers.entry(text).or_insert_with(|| {
            // The skeleton of a text is text.
            let letters = String::from_utf8(fold::skeleton(text)).unwrap_or_default();
            forms.push(Form { text, letters, uses: Vec::new() });
            forms.len() - 1
        });
        forms[number].uses.push(name);
    }
    forms.retain(|form| form.letters.chars().count() >= SHORTEST);
    forms
}

/// The rarer spellings, each with the one that is used most.
fn inconsistent<'f, 'a>(glossary: &Glossary, forms: &'f [Form<'a>]) -> Vec<(&'f Form<'a>, &'f Form<'a>, Evidence)> {
    if forms.iter().all(|form| form.uses.len() < 2) {
        return Vec::new();
    }
    let sounds = Sounds::of(glossary);
    let usual = forms.iter().filter(|form| form.uses.len() > 1);
    let usual: Vec<(&Form<'_>, String)> = usual.map(|form| (form, sounds.name(&form.letters))).collect();
    let rare = forms.iter().filter(|form| form.uses.iter().all(|name| !name.is_known));
    let best = rare.filter_map(|rare| {
        let sound = sounds.name(&rare.letters);
        let near = usual.iter().filter(|(_, other)| is_near(&sound, other));
        let shown = near.filter_map(|(usual, other)| Some((*usual, evidence(rare, usual, sound == *other)?)));
        let (usual, evidence) = shown.max_by_key(|(usual, _)| usual.uses.len())?;
        Some((rare, usual, evidence))
    });
    best.collect()
}

/// Are they the same but for one letter, or two that changed places?
fn is_near(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || a.first() != b.first() {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    a.len().max(b.len()) < 2 || matches!((a, b), ([a, b], [c, d]) if (a, b) == (d, c))
}

/// What shows that `rare` is `usual` in another spelling.
fn evidence(rare: &Form<'_>, usual: &Form<'_>, sounds_alike: bool) -> Option<Evidence> {
    let is_rarer = usual.uses.len() >= 2 * rare.uses.len() && usual.uses.len() > 1;
    // Capitals are another matter.
    let is_same = rare.text.to_lowercase() == usual.text.to_lowercase();
    if !is_rarer || is_same || is_form_of(&rare.letters, &usual.letters, sounds_alike) {
        return None;
    }
    let before = |other| usual.uses.iter().any(|name| name.before == Some(other));
    let after = |other| usual.uses.iter().any(|name| name.after == Some(other));
    if rare.uses.iter().any(|name| name.before.is_some_and(before)) {
        return Some(Evidence::SameFirstName);
    }
    // Whoever is introduced with another first name, or has another last name, is somebody else.
    let is_other = |name: &&Name| name.before.is_some() || name.after.is_some_and(|other| !after(other));
    if rare.uses.iter().any(is_other) || usual.uses.iter().any(|name| name.is_known) {
        return None;
    }
    let is_long = rare.letters.len().min(usual.letters.len()) >= SHORTEST_ALONE;
    let begin_alike = rare.letters.bytes().take(2).eq(usual.letters.bytes().take(2));
    match sounds_alike {
        true => Some(Evidence::SameSound),
        false => (is_long && begin_alike).then_some(Evidence::OneLetter),
    }
}

/// Are they forms of one name ("Hrybenko", "Hrybenkos"), or names with two endings? What only sounds otherwise is neither.
fn is_form_of(a: &str, b: &str, sounds_alike: bool) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (a, b) = (&a[same..], &b[same..]);
    let longest = if sounds_alike { 1 } else { LONGEST_ENDING };
    let is_ending = |tail: &str| tail.len() <= longest && !(sounds_alike && tail.contains(['i', 'j', 'y']));
    !(a.is_empty() && b.is_empty()) && is_ending(a) && is_ending(b)
}

/// How letters sound, whatever the language that they were transcribed for.
struct Sounds<'g> {
    /// Letters as they are written, each with those that are spoken, by their first byte; of the same byte the earlier pair counts.
    pairs: Vec<(&'g str, &'g str)>,
    /// The pairs that begin with each byte: most letters sound as they are written.
    by_first: [(usize, usize); 256],
}

impl<'g> Sounds<'g> {
    fn of(glossary: &'g Glossary) -> Self {
        let words = |class| glossary.classes().words(class).iter().map(String::as_str);
        let pairs = words(Class::SoundWritten).zip(words(Class::SoundSpoken));
        let mut pairs: Vec<(&str, &str)> = pairs.filter(|(written, _)| !written.is_empty()).collect();
        pairs.sort_by_key(|(written, _)| written.as_bytes()[0]);
        let mut by_first = [(0, 0); 256];
        let mut start = 0;
        for same in pairs.chunk_by(|(one, _), (two, _)| one.as_bytes()[0] == two.as_bytes()[0]) {
            let end = start + same.len();
            by_first[usize::from(same[0].0.as_bytes()[0])] = (start, end);
            start = end;
        }
        Sounds { pairs, by_first }
    }

    /// How a name sounds.
    fn name(&self, letters: &str) -> String {
        let mut sound = String::with_capacity(letters.len());
        let mut rest = letters;
        while let Some(first) = rest.chars().next() {
            let (start, end) = self.by_first[usize::from(rest.as_bytes()[0])];
            let mut pairs = self.pairs[start..end].iter();
            let pair = pairs.find(|(written, _)| rest.starts_with(written));
            rest = match pair {
                Some((written, spoken)) => {
                    sound.push_str(spoken);
                    &rest[written.len()..]
                }
                None => {
                    sound.push(first);
                    &rest[first.len_utf8()..]
                }
            };
        }
        sound
    }
}
