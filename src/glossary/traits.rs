//! What the matcher asks of a term, small enough for every entry of a long list to have its own beside the others.

use serde::{Deserialize, Serialize};

use super::entry::{CaseRule, Inflection, Term, TermKind};

/// How the forms of a term may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Traits {
    pub(super) kind: TermKind,
    pub(super) case: CaseRule,
    /// May an ending of the language follow?
    pub(super) takes_endings: bool,
    /// May it open a compound?
    pub(super) opens_compounds: bool,
    pub(super) spaced_is_wrong: bool,
    pub(super) split: bool,
    /// Does the entry hold in some places or one region only?
    pub(super) limited: bool,
}

impl Traits {
    pub(super) fn of(term: &Term, limited: bool) -> Traits {
        Traits {
            kind: term.kind,
            case: term.case,
            takes_endings: match term.inflect {
                Inflection::None => false,
                Inflection::Rule => true,
                // For a word a table is the whole list: "-s" and "-en" do not fit every word that is put in its place.
                Inflection::Listed(_) => term.kind != TermKind::Word,
            },
            opens_compounds: term.compound.first,
            spaced_is_wrong: term.spaced_is_wrong,
            split: term.split,
            limited,
        }
    }
}
