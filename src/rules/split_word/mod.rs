//! A word broken in two by a space.
//!
//! [`pair`] holds two neighbours and the reasons why they are one word, [`compound`] those for nouns, [`cut`] a prefix, [`particle`]
//! those for a preposition that opens a word, [`verb`] those for a separable verb, [`phrase`] what speaks against it. Not for compounds
//! that want a hyphen, nor for a list of known breaks: the lexicon decides.

mod compound;
mod cut;
mod pair;
mod particle;
mod phrase;
mod verb;

use pair::{Joined, Pair};

use super::{Bad, Check, Context, Finding, Rule, Sink, Tier};
use crate::fix::{Applicability, Severity};
use crate::glossary::{Class, ClassSet, Lexicon, Places, Trigger, Word, WordFlags};
use crate::text::Plain;

pub(super) static RULE: Rule = Rule {
    id: "split-word",
    summary: "a compound or derived word with a space inside",
    why: "English sets nouns side by side and engines cut long words to pieces; Dutch writes a compound and a derived word as one (Leidraad 6.1). Two words are joined only where they make a word and do not read as a phrase.",
    severity: Severity::Error,
    applicability: Applicability::Safe,
    tier: Tier::Typography,
    mqm: "linguistic-conventions/orthography/compounding",
    languages: &["nl"],
    bad: &[
        Bad {
            text: "Het [[besturings systeem]] van de brug is oud.",
            fixed: Some("Het besturingssysteem van de brug is oud."),
        },
        Bad {
            text: "De uitslag wordt op het bord [[weer gegeven]].",
            fixed: Some("De uitslag wordt op het bord weergegeven."),
        },
        Bad { text: "Bij de [[onderhouds ploeg]] is plaats.", fixed: Some("Bij de onderhoudsploeg is plaats.") },
        Bad { text: "De deur gaat [[hand matig]] open.", fixed: Some("De deur gaat handmatig open.") },
        Bad { text: "Bij het [[knoop punt]] staat het vast.", fixed: Some("Bij het knooppunt staat het vast.") },
        Bad {
            text: "In de lijst staat het [[prioriteit snummer]] van de zaak.",
            fixed: Some("In de lijst staat het prioriteitsnummer van de zaak."),
        },
        Bad {
            text: "Van alles staat er een [[samen vatting]] in.",
            fixed: Some("Van alles staat er een samenvatting in."),
        },
        Bad { text: "Zij bleef op de [[achter grond]].", fixed: Some("Zij bleef op de achtergrond.") },
        Bad { text: "Er komt een [[onder zoek]] naar de brand.", fixed: Some("Er komt een onderzoek naar de brand.") },
        Bad { text: "De betogers werden [[tegen gehouden]].", fixed: Some("De betogers werden tegengehouden.") },
        Bad {
            text: "Dat is goed voor [[voor bereide]] kandidaten.",
            fixed: Some("Dat is goed voor voorbereide kandidaten."),
        },
        Bad { text: "Zij wil van de val [[her stellen]].", fixed: Some("Zij wil van de val herstellen.") },
        Bad { text: "In het [[ver leden]] ging dat zo.", fixed: Some("In het verleden ging dat zo.") },
        Bad { text: "Op [[maandag ochtend]] regende het.", fixed: Some("Op maandagochtend regende het.") },
        Bad { text: "Langs de [[kust lijn]] waait het.", fixed: Some("Langs de kustlijn waait het.") },
        Bad { text: "De brug is [[gedeelte lijk]] open.", fixed: Some("De brug is gedeeltelijk open.") },
        Bad {
            text: "Dat is het goede [[voor beeld]] van de stad.",
            fixed: Some("Dat is het goede voorbeeld van de stad."),
        },
        Bad { text: "Het [[kabinets besluit]] viel gisteren.", fixed: Some("Het kabinetsbesluit viel gisteren.") },
        Bad {
            text: "De raad heeft een feest [[aan gekondigd]].",
            fixed: Some("De raad heeft een feest aangekondigd."),
        },
        Bad {
            text: "De spanning is [[op gelopen]] in de streek.",
            fixed: Some("De spanning is opgelopen in de streek."),
        },
        Bad {
            text: "Zij is in mei [[toe getreden]] tot de raad.",
            fixed: Some("Zij is in mei toegetreden tot de raad."),
        },
        Bad { text: "De [[onder handelingen]] zijn mislukt.", fixed: Some("De onderhandelingen zijn mislukt.") },
        Bad { text: "De [[toe komst]] van de brug is vaag.", fixed: Some("De toekomst van de brug is vaag.") },
        Bad { text: "In de [[af gelopen]] week regende het.", fixed: Some("In de afgelopen week regende het.") },
        Bad { text: "Zij probeert dat te [[voor komen]].", fixed: Some("Zij probeert dat te voorkomen.") },
        Bad { text: "De raad kan het niet [[tegen houden]].", fixed: Some("De raad kan het niet tegenhouden.") },
        Bad { text: "Zij is [[inge schreven]] bij de school.", fixed: Some("Zij is ingeschreven bij de school.") },
        Bad { text: "De [[bus chauffeur]] sluit de deur.", fixed: Some("De buschauffeur sluit de deur.") },
        Bad {
            text: "Het plan moet in de winter [[uit gevoerd]] worden.",
            fixed: Some("Het plan moet in de winter uitgevoerd worden."),
        },
        Bad { text: "Hij is gisteren [[af getreden]].", fixed: Some("Hij is gisteren afgetreden.") },
        Bad { text: "Zij wil de wet snel [[in voeren]].", fixed: Some("Zij wil de wet snel invoeren.") },
        Bad {
            text: "Het [[op starten]] van de computer duurt lang.",
            fixed: Some("Het opstarten van de computer duurt lang."),
        },
        Bad {
            text: "De raad moet het plan nog [[goed keuren]].",
            fixed: Some("De raad moet het plan nog goedkeuren."),
        },
        Bad {
            text: "De fout die in de krant [[voor komt]], is oud.",
            fixed: Some("De fout die in de krant voorkomt, is oud."),
        },
        Bad { text: "Dat [[voor komt]] dat mensen schrikken.", fixed: Some("Dat voorkomt dat mensen schrikken.") },
        Bad { text: "In dit [[voor beeld]] lekt de kraan.", fixed: Some("In dit voorbeeld lekt de kraan.") },
        Bad {
            text: "Het aantal [[Inge schreven]] kiezers steeg.",
            fixed: Some("Het aantal Ingeschreven kiezers steeg."),
        },
        Bad {
            text: "Zonder de [[mede werking]] van Gent lukt het niet.",
            fixed: Some("Zonder de medewerking van Gent lukt het niet."),
        },
        Bad { text: "Het [[weer geven]] van de kaart duurt lang.", fixed: None },
        Bad {
            text: "Zij bouwden de brug [[uit eindelijk]] in Gent.",
            fixed: Some("Zij bouwden de brug uiteindelijk in Gent."),
        },
        Bad {
            text: "De raad stemde [[op nieuw]] tegen het plan.",
            fixed: Some("De raad stemde opnieuw tegen het plan."),
        },
        Bad {
            text: "Het is een fraai [[voor beeld]] van de bouw.",
            fixed: Some("Het is een fraai voorbeeld van de bouw."),
        },
        Bad {
            text: "Van de ware [[toe dracht]] weet niemand iets.",
            fixed: Some("Van de ware toedracht weet niemand iets."),
        },
    ],
    good: &[
        "Hij dronk een glas water en at een stuk kaas.",
        "Een klein kind liep hard weg; zij wilden samen werken.",
        "Zij nam deel en wilde een deel nemen van de winst.",
        "In de zomer regent het hier maanden lang.",
        "De minister sprak met hen, en dit jaar werd het weer gegeven.",
        "Op de boerderij geeft de koe melk, en wie de functie test, ziet dat.",
        "Dit zijn de delen die nodig zijn voor programma, beeld en geluid.",
        "Het onder druk gezette dorp gaf het aan wie het op zoek ging, en de in hout werkende man zweeg.",
        "De voor kinderen bestemde bus reed door, de in beslag genomen auto niet.",
        "Er is nadruk op gelegd, en daar is rekening mee gehouden.",
        "In deze sectie leer je zingen.",
        "Het kabinet besluit morgen.",
        "Zij is het bos in gelopen en de straat uit gereden.",
        "Als de koe melk geeft, drinkt de boer.",
        "In maart en april was het koud; de man bond de hond vast.",
        "Zij zoeken op zaterdag middagen lang, en hij zag het lijk.",
        "De prijs van den Uyl ging naar een ver familielid.",
        "Zij kan ver springen, woont in een ver land en ging her en der.",
        "De voor reizigers uit Gent bestemde bus reed voor maandag niet uit.",
        "Zij is de trap op gelopen, en het is ons duidelijk onder gezag van wie.",
        "Wij geven uw organisatie toegang tot het gebouw.",
        "Vandaag biedt de vereniging ondersteuning aan; wij nemen voor meer informatie contact op.",
        "Hij is het land uit gezet, en van jongs af gewend aan honden.",
        "Zij is naar hem toe gekomen, heeft de hele nacht door gewerkt en kwam niet aan eten toe.",
        "Het werk gaat in besloten kring en op gepast tempo door, af en toe regen of zon.",
        "Daar kun je niet onder staan; wij moeten ons op blijven richten, en U wilt sessies op gedeelde Mac sluiten.",
        "Hij wil de trap op lopen en kan denken aan slapen; daar kan niemand op bouwen, en het op maken van winst gerichte plan.",
        "Zij is van jongs af gewend aan honden, en hij is van de berg af gelopen.",
        "De raad wil meer nadruk op bouwen, kan de nadruk op bouwen leggen en kon de hele nacht door werken.",
        "Als u dat wilt, klikt u op maken; zij wil hem op bergen zien klimmen.",
        "Zij kan denken aan slapen, en niemand wil de trap op lopen.",
        "Waar kan dat dan voor dienen, en kunt u er ons in de winter mee helpen?",
        "Met de klok mee draaien is moeilijk.",
        "Daar is lang op gewacht, en zij heeft zich er niet aan gehouden.",
        "Dat is waar hij voor komt, en zij weet dat dit er het dichtst bij ligt.",
        "De trap die hij op liep, was steil, en het land dat onder water staat, is groot.",
        "De man die zelf studie deed, zwijgt, en dat komt doordat de trein te laat aan komt.",
        "Hij zegt dat zij het goed maken, en zij moet dat goed doen.",
        "Zo leert u hoe u dat aan kunt roepen, en hij weet dat zij twee punten achter stonden.",
        "De raad rekent op nieuw geld en op nieuw en oud beleid.",
        "In de trein die om acht uur over de brug kwam, zat niemand.",
        "Het huis waar zij in trok, was oud, en er is rekening mee gehouden.",
        "Hij wilde op nieuw gras spelen.",
        "Zo kunnen gebruikers gegevens sturen als een computer verbinding maakt.",
    ],
    check: Check::Pairs { first: Trigger::Word(may_open), second: Trigger::Word(may_close), check },
};

fn may_open(word: &Word) -> bool {
    pair::may_open(word) || word.meets(OPENERS) || word.meets(cut::FIRST)
}

fn may_close(word: &Word) -> bool {
    word.shape.is_all_lower() && (pair::may_close(word) || word.len >= SHORTEST_REST)
}

fn check(context: &Context<'_>, mut places: Places<'_>, sink: &mut Sink<'_>) {
    let Some(lexicon) = context.glossary.lexicon() else { return };
    while let Some(i) = places.next() {
        let found = proof(context, lexicon, i);
        // "client hand matig": of two pairs that share a word, the surer goes first.
        let is_outdone =
            || i + 1 < context.len() && proof(context, lexicon, i + 1).is_some_and(|next| next != Proof::Possible);
        if let Some(proof) = found.filter(|found| *found != Proof::Possible || !is_outdone()) {
            sink.push(finding(context, i, proof));
            places.go_on(i + 2);
        }
    }
}

fn finding(context: &Context<'_>, i: usize, proof: Proof) -> Finding<Plain> {
    let joined = format!("{}{}", context.word(i - 1), context.word(i));
    let finding = Finding::new(&RULE, context.span(i - 1, i), "a space in the middle of a word").replace(joined);
    match proof {
        Proof::NoOtherReading => finding,
        Proof::Likely => finding.severity(Severity::Warning).at_most(Applicability::Suggested),
        Proof::Possible => finding.severity(Severity::Info).at_most(Applicability::Suggested),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// A part is no word by itself.
    NoOtherReading,
    /// Both are words that nobody sets side by side.
    Likely,
    /// They make a compound that the list does not have.
    Possible,
}

/// The shortest part, in bytes.
const SHORTEST: usize = 2;
/// The shortest rest of a word behind its prefix or particle, in bytes.
const SHORTEST_REST: usize = 4;

/// Why tokens `i - 1` and `i` are one word, if they are.
fn proof(context: &Context<'_>, lexicon: &Lexicon, i: usize) -> Option<Proof> {
    // What costs least goes first: most pairs of words end here.
    if let Some(proof) = cut::proof(context, lexicon, i) {
        return Some(proof).filter(|_| !context.stays_apart(i) && !context.in_code(context.span(i - 1, i)));
    }
    let pair = Pair::at(context, i).filter(Pair::may_join);
    if pair.is_none() && !context.meets(i - 1, OPENERS) {
        return None;
    }
    let (one, two) = (context.lower(i - 1), context.word(i));
    let by_pair = pair.and_then(|pair| {
        let joined = Joined::of(lexicon.joined_flags(&one, two));
        pair.proof(joined).or_else(|| pair.moved_link(lexicon, &one))
    });
    let proof =
        by_pair.or_else(|| particle::proof(context, lexicon, i)).or_else(|| verb::proof(context, lexicon, i))?;
    (!context.stays_apart(i) && !context.in_code(context.span(i - 1, i))).then_some(proof)
}

/// What may open a word and be one.
const OPENERS: ClassSet = particle::PARTICLES.with(&[Class::ParticleJoins, Class::VerbOpener]);

/// So far back, in tokens, "er" may stand.
const CLAUSE: usize = 16;

/// Does a word of `class` stand before the particle `i - 1`, in its clause? "Dat" behind an auxiliary opens none ("waar kan dat voor
/// dienen").
fn in_clause_before(context: &Context<'_>, i: usize, class: Class) -> bool {
    let opens = |k: usize| context.is(k, Class::ContentOpener) && !(k > 0 && context.is(k - 1, Class::Auxiliary));
    let in_clause = |k: &usize| !context.token(*k + 1).opens_sentence && !opens(*k);
    (i.saturating_sub(CLAUSE)..i - 1).rev().take_while(in_clause).any(|k| context.is(k, class))
}

/// Is it found that tokens `i - 1` and `i` are one word?
pub(super) fn finds(context: &Context<'_>, i: usize) -> bool {
    context.glossary.lexicon().is_some_and(|lexicon| proof(context, lexicon, i).is_some())
}

/// Would tokens `i - 1` and `i` be one word, if the list had it?
pub(super) fn may_join(context: &Context<'_>, i: usize) -> bool {
    Pair::at(context, i).is_some_and(|pair| pair.proof(pair::Joined::MOST).is_some())
}

fn is_noun(flags: WordFlags) -> bool {
    flags.is_de() || flags.is_het() || flags.is_plural() || flags.is_diminutive()
}
