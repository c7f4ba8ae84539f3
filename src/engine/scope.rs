//! Where glossary entries hold: in headlines, in running text or in quotations, and in which region.

use crate::document::{Role, Segment};
use crate::glossary::{Glossary, Hits, Scope};
use crate::text::{Plain, Span, quoted};

/// Drops the hits of entries that do not hold in this segment, or at their place in it. `lang` is the tag of its language.
pub(super) fn keep_in_scope(hits: &mut Hits, glossary: &Glossary, segment: &Segment<'_>, lang: &str) {
    // Without a region in its tag a language is that of the country it is named for: "nl" is "nl-NL".
    let mut subtags = lang.split(['-', '_']);
    let language = subtags.next();
    let region = subtags.next().or(language);
    let mut quotations: Option<Vec<Span<Plain>>> = None;
    hits.retain(|entry, span| {
        let (scope, own_region) = glossary.limits(entry);
        holds_in_region(own_region, region)
            && (scope.is_empty() || {
                let quotations = quotations.get_or_insert_with(|| quoted(&segment.plain));
                scope.contains(&place(segment, quotations, span))
            })
    });
}

fn holds_in_region(own: Option<&str>, region: Option<&str>) -> bool {
    own.is_none_or(|own| region.is_some_and(|region| region.eq_ignore_ascii_case(own)))
}

fn place(segment: &Segment<'_>, quotations: &[Span<Plain>], span: Span<Plain>) -> Scope {
    let before = quotations.partition_point(|quotation| quotation.start <= span.start);
    if segment.role == Role::Headline {
        Scope::Headline
    } else if before > 0 && quotations[before - 1].contains(&span) {
        Scope::Quote
    } else {
        Scope::Body
    }
}
