//! Builds `glossary/nl/lexicon.bin`, the Dutch word list that the rules look words up in.
//!
//! The input is OpenTaal's word list in two shapes (the hunspell dictionary with its affix classes, which tell nouns, verbs and
//! adjectives apart, and the plain list of expanded forms) and this project's own lists: genders, frequent words, words that
//! OpenTaal lacks. The output is a table from the lower-cased form to the bits below, which does not tell the forms, and for the
//! benches an [`fst::Map`] that does. The same input gives the same bytes.
//!
//! ```text
//! apt-get install -y wdutch hunspell-nl
//! cargo run --release --example build_lexicon            # writes glossary/nl/lexicon.bin
//! cargo run --release --example build_lexicon -- --dic nl.dic --aff nl.aff --words dutch --out /tmp/lexicon.bin
//! ```
//!
//! It is **not** a spell checker and not a hunspell: of the affix file it reads what makes forms (`SFX`, `PFX`, one level of
//! continuation) and the compound flags, nothing else. It runs when the lists change, by hand; the crate only reads its output.
//!
//! # The key
//!
//! The form in lower case (Unicode), precomposed, diacritics kept, straight apostrophe, hyphens kept, `ĳ` as `ij`. No spaces.
//!
//! # The value
//!
//! A set of bits. A bit that is not set means "not known", never "no". Bits are only ever added at the end.
//!
//! | bit | name | the form … |
//! | --- | --- | --- |
//! | 0 | `LOWER` | is a word as it stands, in lower case |
//! | 1 | `TITLE` | is written with a capital: a name, or an adjective of a place ("Amerikaanse", "Noord-Holland") |
//! | 2 | `UPPER` | is written with other capitals: an acronym or a mixed form ("NAVO", "eBay", "oud-Kamerlid") |
//! | 3 | `COMPOUND_FIRST` | may open a compound as it stands, its linking sound included ("besturings", "mensen", "basis") |
//! | 4 | `LINK_ONLY` | only opens compounds and is no word by itself ("besturings", "kabinets"); never with `LOWER` |
//! | 5 | `COMPOUND_LAST` | may close a compound |
//! | 6 | `DE` | is a singular noun that takes "de" |
//! | 7 | `HET` | is a singular noun that takes "het"; with `DE`: both are right |
//! | 8 | `PLURAL` | is the plural of a noun |
//! | 9 | `DIMINUTIVE` | is a diminutive, singular or plural |
//! | 10 | `VERB` | is a verb form: infinitive, finite form or stem |
//! | 11 | `PARTICIPLE` | is a past participle, inflected or not |
//! | 12 | `ADJECTIVE` | is an adjective without ending |
//! | 13 | `ADJECTIVE_E` | is an adjective with the ending -e |
//! | 14 | `FUNCTION` | is an adverb, preposition, conjunction, pronoun, article, numeral or auxiliary (from the word classes) |
//! | 15 | `COMMON` | is among the some 6,000 most frequent words |
//! | 16 | `SEPARABLE` | is a verb form or participle that opens with a separable particle ("weergeven", "aangekomen") |
//! | 17 | `NOUN` | is a singular noun, whatever its gender |
//! | 18 | `INFINITIVE` | is an infinitive |
//! | 19 | `PRESENT_PARTICIPLE` | is a present participle, inflected or not |
//! | 20 | `HYPHEN_FIRST` | opens a compound with a hyphen after it ("navo-", "ex-", "auto-" before a vowel) |
//! | 21 | `ADDITION` | comes from `additions.toml`, not from OpenTaal |
//! | 22 | `GENDER_LISTED` | has its gender from the project's own lists; without it, from a suffix or from the last part |
//! | 23 | `COMPARED` | is a comparative or superlative |

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use copydesk::glossary::{Unwritable, write_words};

/// The bits of a value; see the table in the module's documentation.
mod bit {
    pub(super) const LOWER: u32 = 1;
    pub(super) const TITLE: u32 = 1 << 1;
    pub(super) const UPPER: u32 = 1 << 2;
    pub(super) const COMPOUND_FIRST: u32 = 1 << 3;
    pub(super) const LINK_ONLY: u32 = 1 << 4;
    pub(super) const COMPOUND_LAST: u32 = 1 << 5;
    pub(super) const DE: u32 = 1 << 6;
    pub(super) const HET: u32 = 1 << 7;
    pub(super) const PLURAL: u32 = 1 << 8;
    pub(super) const DIMINUTIVE: u32 = 1 << 9;
    pub(super) const VERB: u32 = 1 << 10;
    pub(super) const PARTICIPLE: u32 = 1 << 11;
    pub(super) const ADJECTIVE: u32 = 1 << 12;
    pub(super) const ADJECTIVE_E: u32 = 1 << 13;
    pub(super) const FUNCTION: u32 = 1 << 14;
    pub(super) const COMMON: u32 = 1 << 15;
    pub(super) const SEPARABLE: u32 = 1 << 16;
    pub(super) const NOUN: u32 = 1 << 17;
    pub(super) const INFINITIVE: u32 = 1 << 18;
    pub(super) const PRESENT_PARTICIPLE: u32 = 1 << 19;
    pub(super) const HYPHEN_FIRST: u32 = 1 << 20;
    pub(super) const ADDITION: u32 = 1 << 21;
    pub(super) const GENDER_LISTED: u32 = 1 << 22;
    pub(super) const COMPARED: u32 = 1 << 23;

    /// What a compound takes over from its last part.
    pub(super) const INHERITED: u32 = PLURAL | DIMINUTIVE | ADJECTIVE | ADJECTIVE_E | NOUN;
    /// Any class of words: a form without one has its class from its last part.
    pub(super) const CLASSES: u32 = INHERITED | VERB | PARTICIPLE | FUNCTION | PRESENT_PARTICIPLE | COMPARED;
    /// Any noun form.
    pub(super) const NOMINAL: u32 = NOUN | PLURAL | DIMINUTIVE;
    /// Written as a word in some capitalisation.
    pub(super) const WORD: u32 = LOWER | TITLE | UPPER;
}

/// The word classes of the glossary, and what their members are.
const CLASS_BITS: &[(&str, u32)] = &[
    ("adverb", bit::FUNCTION),
    ("article", bit::FUNCTION),
    ("auxiliary", bit::FUNCTION | bit::VERB),
    ("coordinator", bit::FUNCTION),
    ("demonstrative", bit::FUNCTION),
    ("determiner", bit::FUNCTION),
    ("finite-verb", bit::VERB),
    ("irregular-plural", bit::PLURAL),
    ("number-word", bit::FUNCTION),
    ("ordinal-word", bit::FUNCTION),
    ("participle", bit::PARTICIPLE),
    ("past-strong", bit::VERB),
    ("personal-pronoun", bit::FUNCTION),
    ("possessive", bit::FUNCTION),
    ("preposition", bit::FUNCTION),
    ("pronoun", bit::FUNCTION),
    ("relative", bit::FUNCTION),
    ("subordinator", bit::FUNCTION),
];

/// How many compounds with the same opener must stand in the list before the list itself is taken as proof.
const OPENER_EVIDENCE: u32 = 4;
/// The same for a form that closes compounds.
const CLOSER_EVIDENCE: u32 = 3;
/// A part shorter than this is no evidence: too many words end or begin that way by chance.
const PART_MIN: usize = 3;
/// The last part must be this long before a compound takes its gender.
const GENDER_PART_MIN: usize = 4;
/// The last part must be this long before a compound is an adjective: "malware" is not "mal" and "ware".
const ADJECTIVE_PART_MIN: usize = 5;
/// Ends of nouns that have a plural in -s; after others the -s may be a genitive.
const LOOSE_PLURALS: &[&str] = &["je", "el", "em", "en", "er", "ie", "or"];
/// The linking sounds of Dutch compounds.
const LINKS: &[&str] = &["s", "en", "n", "e", "er"];

fn main() -> ExitCode {
    let outcome = Options::from_args(std::env::args().skip(1)).and_then(|options| build(&options));
    match outcome {
        Ok(summary) => say(&mut std::io::stdout(), &summary, ExitCode::SUCCESS),
        Err(problem) => say(&mut std::io::stderr(), &problem, ExitCode::from(2)),
    }
}

/// A terminal that is gone changes nothing about what was written.
fn say(out: &mut dyn std::io::Write, what: &dyn fmt::Display, code: ExitCode) -> ExitCode {
    writeln!(out, "{what}").map_or(code, |()| code)
}

/// Reads everything, decides the bits of every form and writes them.
fn build(options: &Options) -> Result<Summary, Problem> {
    let affixes = Affixes::parse(&options.aff, &read(&options.aff)?)?;
    let lists = Lists::load(&options.glossary)?;
    let mut lexicon = Lexicon::default();
    lexicon.add_dictionary(&options.dic, &read(&options.dic)?, &affixes)?;
    lexicon.add_word_list(&read(&options.words)?);
    lexicon.add_own(&lists)?;
    lexicon.mark_separable(&lists);
    lexicon.learn_compounds();
    lexicon.decide_genders(&lists);
    lexicon.write_list(&options.list)?;
    lexicon.write(&options.out)
}

/// Where the input is and where the output goes.
struct Options {
    aff: PathBuf,
    dic: PathBuf,
    words: PathBuf,
    glossary: PathBuf,
    out: PathBuf,
    list: PathBuf,
}

impl Options {
    fn from_args(mut args: impl Iterator<Item = String>) -> Result<Self, Problem> {
        let mut options = Options {
            aff: PathBuf::from("/usr/share/hunspell/nl.aff"),
            dic: PathBuf::from("/usr/share/hunspell/nl.dic"),
            words: PathBuf::from("/usr/share/dict/dutch"),
            glossary: PathBuf::from("glossary/nl"),
            out: PathBuf::from("glossary/nl/lexicon.bin"),
            list: PathBuf::from("benches/common/lexicon.fst"),
        };
        while let Some(flag) = args.next() {
            let place = match flag.as_str() {
                "--aff" => &mut options.aff,
                "--dic" => &mut options.dic,
                "--words" => &mut options.words,
                "--glossary" => &mut options.glossary,
                "--out" => &mut options.out,
                "--list" => &mut options.list,
                _ => {
                    return Err(Problem::Usage(format!(
                        "{flag}: unknown; there are --aff, --dic, --words, --glossary, --out, --list"
                    )));
                }
            };
            *place =
                args.next().map(PathBuf::from).ok_or_else(|| Problem::Usage(format!("{flag}: a path must follow")))?;
        }
        Ok(options)
    }
}

/// Why nothing was written.
#[derive(Debug)]
enum Problem {
    /// The command line.
    Usage(String),
    /// A file that cannot be read or written.
    File { path: PathBuf, cause: std::io::Error },
    /// Lines of an input file that do not say what they should.
    Lines(Vec<Fault>),
    /// The automaton for the benches.
    Automaton(fst::Error),
    /// The table.
    Table(Unwritable),
}

/// One line that is wrong, and what to do.
#[derive(Debug)]
struct Fault {
    path: PathBuf,
    line: usize,
    what: String,
}

impl Fault {
    fn new(path: &Path, line: usize, what: impl Into<String>) -> Self {
        Fault { path: path.to_path_buf(), line, what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Usage(what) => f.write_str(what),
            Problem::File { path, cause } => write!(f, "{}: {cause}", path.display()),
            Problem::Lines(faults) => {
                for fault in faults {
                    writeln!(f, "{}:{}: {}", fault.path.display(), fault.line, fault.what)?;
                }
                write!(f, "{} to correct", faults.len())
            }
            Problem::Automaton(cause) => write!(f, "automaton: {cause}"),
            Problem::Table(cause) => write!(f, "{cause}"),
        }
    }
}

impl std::error::Error for Problem {}

impl From<fst::Error> for Problem {
    fn from(cause: fst::Error) -> Self {
        Problem::Automaton(cause)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Problem::Lines(vec![fault])
    }
}

fn read(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(|cause| Problem::File { path: path.to_path_buf(), cause })
}

/// What was written, for the terminal.
struct Summary {
    out: PathBuf,
    forms: usize,
    bytes: usize,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} forms, {} bytes", self.out.display(), self.forms, self.bytes)
    }
}

// ---------------------------------------------------------------------------------------------------------------------------
// The affix file

/// The two-letter flags of an entry ("FLAG long").
type Flag = [u8; 2];

/// Splits "CcZb" into its flags.
fn flags_of(text: &str) -> Vec<Flag> {
    text.as_bytes().chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// The affix classes that make forms.
#[derive(Default)]
struct Affixes {
    suffixes: HashMap<Flag, Vec<Affix>>,
    prefixes: HashMap<Flag, Vec<Affix>>,
}

/// One line of a class: "SFX Zd heid heden/CaCbCp . ts:NN2".
struct Affix {
    strip: String,
    add: String,
    flags: Vec<Flag>,
    condition: Vec<Item>,
    tag: String,
}

/// One place in a condition: any letter, or one of a set, or none of it.
enum Item {
    Any,
    In(Vec<char>),
    NotIn(Vec<char>),
}

impl Item {
    fn admits(&self, letter: char) -> bool {
        match self {
            Item::Any => true,
            Item::In(set) => set.contains(&letter),
            Item::NotIn(set) => !set.contains(&letter),
        }
    }
}

impl Affixes {
    fn parse(path: &Path, text: &str) -> Result<Self, Problem> {
        let mut affixes = Affixes::default();
        for (index, line) in text.lines().enumerate() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let classes = match fields.first() {
                Some(&"SFX") => &mut affixes.suffixes,
                Some(&"PFX") => &mut affixes.prefixes,
                _ => continue,
            };
            let [_, name, strip, add, rest @ ..] = fields.as_slice() else {
                return Err(
                    Fault::new(path, index + 1, "an affix line has a class, what to strip and what to add").into()
                );
            };
            let Ok(flag) = Flag::try_from(name.as_bytes()) else {
                return Err(Fault::new(path, index + 1, format!("{name}: a flag of two letters is expected")).into());
            };
            let class = classes.entry(flag).or_default();
            let is_header = matches!(*strip, "Y" | "N") && add.bytes().all(|b| b.is_ascii_digit());
            if !is_header {
                class.push(Affix::parse(path, index + 1, strip, add, rest)?);
            }
        }
        Ok(affixes)
    }

    /// The forms that an entry stands for, the entry's own form among them.
    fn expand(&self, word: &str, flags: &[Flag]) -> Vec<Form> {
        let mut forms = vec![Form { text: word.to_string(), tag: String::new(), suffix: None, flags: Vec::new() }];
        for flag in flags {
            for affix in self.suffixes.get(flag).into_iter().flatten() {
                if let Some(text) = affix.attach_last(word) {
                    forms.push(Form { text, tag: affix.tag.clone(), suffix: Some(*flag), flags: affix.flags.clone() });
                }
            }
        }
        let mut prefixed = Vec::new();
        for form in &forms {
            for flag in flags.iter().chain(&form.flags) {
                for affix in self.prefixes.get(flag).into_iter().flatten() {
                    if let Some(text) = affix.attach_first(&form.text) {
                        prefixed.push(Form { text, tag: form.tag.clone(), suffix: form.suffix, flags: Vec::new() });
                    }
                }
            }
        }
        forms.append(&mut prefixed);
        forms
    }
}

impl Affix {
    fn parse(path: &Path, line: usize, strip: &str, add: &str, rest: &[&str]) -> Result<Self, Problem> {
        let none = |text: &str| if text == "0" { String::new() } else { text.to_string() };
        let (add, flags) = add.split_once('/').unwrap_or((add, ""));
        let condition =
            rest.first().filter(|field| !field.starts_with("ts:") && !field.starts_with('#')).unwrap_or(&".");
        let tag = rest.iter().find_map(|field| field.strip_prefix("ts:")).unwrap_or("");
        Ok(Affix {
            strip: none(strip),
            add: none(add),
            flags: flags_of(flags),
            condition: parse_condition(condition)
                .ok_or_else(|| Fault::new(path, line, format!("{condition}: a set in brackets is not closed")))?,
            tag: tag.to_string(),
        })
    }

    fn attach_last(&self, word: &str) -> Option<String> {
        let mut letters = word.chars().rev();
        let fits = self.condition.iter().rev().all(|item| letters.next().is_some_and(|letter| item.admits(letter)));
        let stem = word.strip_suffix(self.strip.as_str())?;
        (fits && !self.add.ends_with('-')).then(|| format!("{stem}{}", self.add))
    }

    fn attach_first(&self, word: &str) -> Option<String> {
        let rest = word.strip_prefix(self.strip.as_str())?;
        (!self.add.ends_with('-')).then(|| format!("{}{rest}", self.add))
    }
}

fn parse_condition(text: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if letter == '[' {
            let (set, after) = rest[1..].split_once(']')?;
            items.push(match set.strip_prefix('^') {
                Some(set) => Item::NotIn(set.chars().collect()),
                None => Item::In(set.chars().collect()),
            });
            rest = after;
        } else {
            items.push(if letter == '.' { Item::Any } else { Item::In(vec![letter]) });
            rest = &rest[letter.len_utf8()..];
        }
    }
    Some(items)
}

/// A form of an entry: the entry itself, or what an affix made of it.
///
/// The compound flags of plural endings are not taken: the dictionary lets every plural open a compound, and "regeringenbesluit"
/// is no word. Which plurals do ("mensenrecht") the word list itself shows.
struct Form {
    text: String,
    tag: String,
    suffix: Option<Flag>,
    flags: Vec<Flag>,
}

/// What the flags of an entry say about its own form.
#[derive(Clone, Copy)]
struct Paradigm<'a>(&'a [Flag]);

impl Paradigm<'_> {
    fn has(self, flags: &[&Flag]) -> bool {
        self.0.iter().any(|flag| flags.contains(&flag))
    }

    fn is_noun(self) -> bool {
        self.has(&[
            b"Ya", b"Yb", b"Yc", b"Yd", b"Ye", b"Yf", b"Yg", b"Za", b"Zu", b"Zx", b"Zb", b"Zc", b"Zd", b"Ze", b"Zf",
            b"Zg", b"Zh", b"Zi", b"Zj",
        ])
    }

    fn is_verb_stem(self) -> bool {
        self.has(&[b"V3", b"Vp", b"Vq", b"Va", b"Vb"])
    }

    fn is_adjective(self) -> bool {
        self.has(&[b"Aa", b"Al", b"Am", b"An", b"Ar", b"Ab", b"Ao", b"Aq", b"As"])
    }

    /// Takes particles ("liep" → "afliep") but no ending: a strong past tense or participle.
    fn is_strong(self) -> bool {
        let takes_particle = self.0.iter().any(|flag| flag[0] == b'P' && flag[1].is_ascii_lowercase());
        let is_weak = self.has(&[b"V3", b"Vp", b"Vq", b"Va", b"Vb", b"Vi", b"Ve", b"Aa", b"Al"]);
        takes_particle && !is_weak
    }

    fn only_in_compounds(self) -> bool {
        self.has(&[b"Cx"])
    }

    fn is_forbidden(self) -> bool {
        self.has(&[b"Fw"])
    }

    /// The bits of the entry's own form.
    fn base_bits(self) -> u32 {
        let mut bits = 0;
        let mut set = |condition: bool, bit: u32| bits |= if condition { bit } else { 0 };
        set(self.is_noun(), bit::NOUN);
        set(self.is_verb_stem(), bit::VERB);
        set(self.has(&[b"Vi"]), bit::VERB | bit::INFINITIVE);
        set(self.has(&[b"Ve"]), bit::PARTICIPLE);
        set(self.is_adjective(), bit::ADJECTIVE);
        set(self.has(&[b"Ca", b"CA", b"Ce"]), bit::COMPOUND_FIRST);
        set(self.has(&[b"Cc", b"Ce"]), bit::COMPOUND_LAST);
        set(self.has(&[b"Cl", b"Ce", b"CA"]), bit::HYPHEN_FIRST);
        bits
    }
}

/// Past tense or participle: "liep", "gelopen".
fn strong_bits(word: &str, entry: Paradigm<'_>) -> u32 {
    match entry.is_strong() {
        true if is_participle_shaped(word) => bit::PARTICIPLE,
        true => bit::VERB,
        false => 0,
    }
}

fn is_participle_shaped(word: &str) -> bool {
    word.starts_with("ge")
        && word.chars().count() > 4
        && ["en", "d", "t", "aan", "ien"].iter().any(|end| word.ends_with(end))
}

/// The bits of a form that a suffix made.
fn suffix_bits(form: &Form, entry: Paradigm<'_>) -> u32 {
    let by_tag = match form.tag.as_str() {
        "NN1r" => bit::DIMINUTIVE,
        "NN2r" => bit::DIMINUTIVE | bit::PLURAL,
        "NN2" | "NN2d" => bit::PLURAL,
        "NN1" | "NN1d" => bit::NOUN,
        "VB3" | "VBh" | "VBh1" => bit::VERB,
        "PPn" | "PPe" => bit::PRESENT_PARTICIPLE,
        "VBpe" => bit::PARTICIPLE,
        "AJe" => bit::ADJECTIVE_E,
        "AJcn" | "AJc" | "AJci" | "AJsn" => bit::COMPARED,
        "AJce" | "AJse" => bit::COMPARED | bit::ADJECTIVE_E,
        _ => 0,
    };
    // The last lines of a class are tagged NN1r for "pjes": trust the form.
    let plural_diminutive = if by_tag & bit::DIMINUTIVE != 0 && form.text.ends_with('s') { bit::PLURAL } else { 0 };
    let noun_closes = entry.has(&[b"Cc", b"Ce"]) && by_tag & (bit::PLURAL | bit::DIMINUTIVE) != 0;
    let closes = if noun_closes { bit::COMPOUND_LAST } else { 0 };
    by_tag | plural_diminutive | closes
}

// ---------------------------------------------------------------------------------------------------------------------------
// The project's own lists

/// A word of an own list, and where it stands.
struct Listed {
    word: String,
    path: PathBuf,
    line: usize,
}

/// The own lists, by topic.
#[derive(Default)]
struct Lists {
    het: Vec<Listed>,
    de: Vec<Listed>,
    both: Vec<Listed>,
    common: Vec<Listed>,
    additions: Vec<Listed>,
    classes: BTreeMap<String, Vec<String>>,
}

impl Lists {
    fn load(glossary: &Path) -> Result<Self, Problem> {
        let folder = glossary.join("lexicon");
        let list = |name: &str| -> Result<Vec<Listed>, Problem> {
            let path = folder.join(name);
            Ok(Table::parse(&path, &read(&path)?)?.into_iter().flat_map(|table| table.words).collect())
        };
        Ok(Lists {
            het: list("nouns-het.toml")?,
            de: list("nouns-de.toml")?,
            both: list("nouns-both.toml")?,
            common: list("common.toml")?,
            additions: list("additions.toml")?,
            classes: load_classes(glossary)?,
        })
    }

    fn class(&self, name: &str) -> impl Iterator<Item = &str> {
        self.classes.get(name).into_iter().flatten().map(String::as_str)
    }
}

fn load_classes(glossary: &Path) -> Result<BTreeMap<String, Vec<String>>, Problem> {
    let unreadable = |cause| Problem::File { path: glossary.to_path_buf(), cause };
    let mut paths = Vec::new();
    for entry in fs::read_dir(glossary).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("classes-") && name.ends_with(".toml") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut classes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in paths {
        for table in Table::parse(&path, &read(&path)?)? {
            classes.entry(table.name).or_default().extend(table.words.into_iter().map(|listed| listed.word));
        }
    }
    Ok(classes)
}

/// One `words = [...]`, with the `name` that stands before it. This reads the plain TOML of the word lists and no other.
#[derive(Default)]
struct Table {
    name: String,
    words: Vec<Listed>,
}

impl Table {
    fn parse(path: &Path, text: &str) -> Result<Vec<Table>, Problem> {
        let mut tables = vec![Table::default()];
        let mut inside = false;
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            let Some(table) = tables.last_mut() else { break };
            if inside || line.starts_with("words = [") {
                let strings = line.strip_prefix("words = [").unwrap_or(line);
                inside = table.take_words(path, index + 1, strings)?;
            } else if line == "[[class]]" {
                tables.push(Table::default());
            } else if let Some(name) = line.strip_prefix("name = ") {
                table.name = name.trim_matches('"').to_string();
            }
        }
        if inside {
            return Err(Fault::new(path, text.lines().count(), "the list of words is not closed: write ]").into());
        }
        tables.retain(|table| !table.words.is_empty());
        Ok(tables)
    }

    /// Takes the strings of a line; says whether the list goes on.
    fn take_words(&mut self, path: &Path, line: usize, text: &str) -> Result<bool, Problem> {
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches([' ', ',']);
            if rest.is_empty() || rest.starts_with('#') {
                return Ok(true);
            }
            if rest.starts_with(']') {
                return Ok(false);
            }
            let Some((word, after)) = rest.strip_prefix('"').and_then(|open| open.split_once('"')) else {
                return Err(Fault::new(path, line, format!("{rest}: a word in double quotes is expected")).into());
            };
            self.words.push(Listed { word: word.to_string(), path: path.to_path_buf(), line });
            rest = after;
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------------
// The lexicon

/// Every form with its bits.
#[derive(Default)]
struct Lexicon {
    bits: BTreeMap<String, u32>,
}

impl Lexicon {
    fn get(&self, key: &str) -> u32 {
        self.bits.get(key).copied().unwrap_or(0)
    }

    fn add(&mut self, form: &str, bits: u32) {
        let form = normalise(form);
        if is_key(&form) {
            *self.bits.entry(form.to_lowercase()).or_default() |= capital_bit(&form) | bits;
        }
    }

    /// A form that opens compounds and is no word by itself.
    fn add_link(&mut self, form: &str) {
        let form = normalise(form);
        if is_key(&form) {
            *self.bits.entry(form.to_lowercase()).or_default() |= bit::COMPOUND_FIRST;
        }
    }

    /// The hunspell dictionary: every entry with the forms that its affix classes make.
    fn add_dictionary(&mut self, path: &Path, text: &str, affixes: &Affixes) -> Result<(), Problem> {
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, count)| count.trim().parse::<usize>().is_err()) {
            return Err(Fault::new(path, 1, "a hunspell dictionary opens with the number of its entries").into());
        }
        for (_, line) in lines {
            let entry = line.split('\t').next().unwrap_or_default();
            let (word, flags) = entry.split_once('/').unwrap_or((entry, ""));
            let flags = flags_of(flags);
            let is_affix = word.starts_with('-') || word.ends_with('-');
            if is_affix || is_street(word) || is_roman_numeral(word) || Paradigm(&flags).is_forbidden() {
                continue;
            }
            self.add_entry(word, &flags, affixes);
        }
        Ok(())
    }

    fn add_entry(&mut self, word: &str, flags: &[Flag], affixes: &Affixes) {
        let entry = Paradigm(flags);
        for form in affixes.expand(word, flags) {
            let is_link = form.suffix == Some(*b"Ch") || (entry.only_in_compounds() && form.suffix.is_none());
            match form.suffix {
                _ if is_link => self.add_link(&form.text),
                None => self.add(&form.text, entry.base_bits() | strong_bits(word, entry)),
                Some(suffix) if &suffix == b"PN" || is_street(&form.text) => {}
                Some(suffix) if &suffix == b"Cd" => self.add(&form.text, bit::COMPOUND_FIRST),
                Some(_) => self.add(&form.text, suffix_bits(&form, entry)),
            }
        }
    }

    /// The plain list: forms without classes. Roman numerals and streets are left out: they are made by rule.
    fn add_word_list(&mut self, text: &str) {
        for word in text.lines().filter(|word| !is_roman_numeral(word) && !is_street(word)) {
            self.add(word, 0);
        }
    }

    /// The own lists. Every word of a gender or frequency list must be a word already: a slip of the pen shows here.
    fn add_own(&mut self, lists: &Lists) -> Result<(), Problem> {
        for listed in &lists.additions {
            self.add(&listed.word, bit::ADDITION);
        }
        let checked = [
            (&lists.het, bit::NOUN | bit::GENDER_LISTED),
            (&lists.de, bit::NOUN | bit::GENDER_LISTED),
            (&lists.both, bit::NOUN | bit::GENDER_LISTED),
            (&lists.common, bit::COMMON),
        ];
        let mut faults = Vec::new();
        for (list, bits) in checked {
            for listed in list {
                if self.get(&listed.word.to_lowercase()) & bit::WORD == 0 {
                    faults.push(Fault::new(
                        &listed.path,
                        listed.line,
                        format!("{}: not a word of OpenTaal; add it to additions.toml", listed.word),
                    ));
                } else {
                    *self.bits.entry(listed.word.to_lowercase()).or_default() |= bits;
                }
            }
        }
        faults.extend(conflicts(lists));
        for &(class, bits) in CLASS_BITS {
            for word in lists.class(class) {
                self.bits.entry(word.to_lowercase()).and_modify(|all| *all |= bits);
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Problem::Lines(faults)) }
    }

    /// Learns from the list itself what opens and what closes compounds, and gives compounds the class of their last part.
    fn learn_compounds(&mut self) {
        self.mark_plurals();
        self.inherit();
        let (openers, closers) = self.count_parts();
        for (form, count) in openers {
            let bits = self.get(&form);
            let known = bits & bit::LOWER != 0 && bits & (bit::NOMINAL | bit::ADJECTIVE) != 0;
            if count >= OPENER_EVIDENCE && (known || (bits & bit::WORD == 0 && self.is_linked(&form))) {
                *self.bits.entry(form).or_default() |= bit::COMPOUND_FIRST;
            }
        }
        for (form, count) in closers {
            if count >= CLOSER_EVIDENCE {
                *self.bits.entry(form).or_default() |= bit::COMPOUND_LAST;
            }
        }
        for bits in self.bits.values_mut() {
            if *bits & bit::WORD == 0 {
                *bits |= bit::LINK_ONLY;
            }
        }
    }

    /// Plurals that no affix class makes: "kopieën", "meisjes", "url's".
    fn mark_plurals(&mut self) {
        let mut found = Vec::new();
        for (form, &bits) in &self.bits {
            let is_plural_of = |stem: &str| {
                let sound =
                    form.ends_with("'s") || form.ends_with("ën") || LOOSE_PLURALS.iter().any(|end| stem.ends_with(end));
                sound && self.get(stem) & bit::LOWER != 0 && self.get(stem) & bit::NOUN != 0
            };
            let is_free = bits & bit::LOWER != 0 && bits & bit::CLASSES == 0;
            if is_free && ["'s", "ën", "s"].iter().filter_map(|end| form.strip_suffix(end)).any(is_plural_of) {
                found.push(form.clone());
            }
        }
        for form in found {
            *self.bits.entry(form).or_default() |= bit::PLURAL;
        }
    }

    /// A form of the plain list without a class takes that of its longest last part.
    fn inherit(&mut self) {
        let mut found = Vec::new();
        for (form, &bits) in &self.bits {
            if bits & bit::LOWER == 0 || bits & bit::CLASSES != 0 {
                continue;
            }
            let inherited = parts(form).find_map(|(first, last)| {
                let all = self.get(last);
                let is_long = last.chars().count() >= ADJECTIVE_PART_MIN;
                let bits = all & if is_long { bit::INHERITED } else { bit::NOMINAL };
                (all & bit::LOWER != 0 && bits != 0 && self.may_open(first)).then_some(bits)
            });
            if let Some(bits) = inherited {
                found.push((form.clone(), bits));
            }
        }
        for (form, bits) in found {
            *self.bits.entry(form).or_default() |= bits;
        }
    }

    fn may_open(&self, form: &str) -> bool {
        self.get(form.trim_end_matches('-')) & (bit::COMPOUND_FIRST | bit::WORD) != 0 || self.is_linked(form)
    }

    /// A noun or verb with a linking sound.
    fn is_linked(&self, form: &str) -> bool {
        LINKS.iter().filter_map(|link| form.strip_suffix(link)).any(|stem| {
            stem.chars().count() >= PART_MIN
                && self.get(stem) & bit::LOWER != 0
                && self.get(stem) & (bit::NOUN | bit::DIMINUTIVE) != 0
        })
    }

    /// How many words of the list each form opens, with a noun after it, and how many it closes.
    fn count_parts(&self) -> (BTreeMap<String, u32>, BTreeMap<String, u32>) {
        let mut openers: HashMap<&str, u32> = HashMap::new();
        let mut closers: HashMap<&str, u32> = HashMap::new();
        for (form, &bits) in &self.bits {
            if bits & bit::LOWER == 0 || bits & bit::NOMINAL == 0 {
                continue;
            }
            for (first, last) in parts(form) {
                let nominal = self.get(last) & bit::LOWER != 0 && self.get(last) & bit::NOMINAL != 0;
                let takes_link = last.strip_prefix('s').is_some_and(|rest| self.get(rest) & bit::NOMINAL != 0);
                if nominal && !takes_link && last.chars().count() > PART_MIN {
                    *openers.entry(first).or_default() += 1;
                }
                if nominal && self.get(first) & bit::COMPOUND_FIRST != 0 {
                    *closers.entry(last).or_default() += 1;
                }
            }
        }
        let owned =
            |counts: HashMap<&str, u32>| counts.into_iter().map(|(form, count)| (form.to_string(), count)).collect();
        (owned(openers), owned(closers))
    }

    /// Verb forms that open with a particle; a particle before a participle makes one, whatever the dictionary says.
    fn mark_separable(&mut self, lists: &Lists) {
        let particles: Vec<&str> = lists.class("particle").collect();
        let mut found = Vec::new();
        for (form, &bits) in self.bits.iter().filter(|(_, bits)| *bits & bit::LOWER != 0) {
            let rests = particles
                .iter()
                .filter_map(|particle| form.strip_prefix(particle))
                .filter(|rest| rest.chars().count() >= 2);
            let rest = rests.map(|rest| (rest, self.get(rest))).fold((false, 0), |(ge, all), (rest, bits)| {
                (ge || (is_participle_shaped(rest) && bits & bit::PARTICIPLE != 0), all | bits)
            });
            let verbal = bit::VERB | bit::PARTICIPLE | bit::PRESENT_PARTICIPLE;
            if rest.0 && bits & bit::GENDER_LISTED == 0 {
                found.push((form.clone(), bits & !bit::NOUN | bit::PARTICIPLE | bit::SEPARABLE));
            } else if bits & verbal & rest.1 != 0 {
                found.push((form.clone(), bits | bit::SEPARABLE));
            }
        }
        self.bits.extend(found);
    }

    /// Gender: the own lists first, then diminutives, then suffixes, then the last part of a compound.
    fn decide_genders(&mut self, lists: &Lists) {
        let listed = listed_genders(lists);
        let suffixes: Vec<(&str, u32)> = lists
            .class("suffix-de")
            .map(|suffix| (suffix, bit::DE))
            .chain(lists.class("suffix-het").map(|suffix| (suffix, bit::HET)))
            .collect();
        let mut found = Vec::new();
        for (form, &bits) in &self.bits {
            let gender = if let Some(gender) = listed.get(form.as_str()) {
                *gender
            } else if bits & bit::LOWER == 0 || bits & (bit::NOUN | bit::DIMINUTIVE) == 0 {
                0
            } else if bits & bit::DIMINUTIVE != 0 && bits & bit::PLURAL == 0 {
                bit::HET
            } else if bits & bit::PLURAL != 0 {
                0
            } else {
                by_last_part(form, &listed, self).or_else(|| by_suffix(form, &suffixes)).unwrap_or(0)
            };
            found.push((form.clone(), gender));
        }
        for (form, gender) in found {
            *self.bits.entry(form).or_default() |= gender;
        }
    }

    fn write(&self, out: &Path) -> Result<Summary, Problem> {
        let words = self.bits.iter().map(|(form, bits)| (form.as_str(), *bits));
        let bytes = write_words(words).map_err(Problem::Table)?;
        fs::write(out, &bytes).map_err(|cause| Problem::File { path: out.to_path_buf(), cause })?;
        Ok(Summary { out: out.to_path_buf(), forms: self.bits.len(), bytes: bytes.len() })
    }

    fn write_list(&self, out: &Path) -> Result<(), Problem> {
        let mut builder = fst::MapBuilder::memory();
        for (form, bits) in &self.bits {
            builder.insert(form, u64::from(*bits))?;
        }
        fs::write(out, builder.into_inner()?).map_err(|cause| Problem::File { path: out.to_path_buf(), cause })
    }
}

/// A word in two gender lists, or twice in one.
fn conflicts(lists: &Lists) -> Vec<Fault> {
    let mut seen = HashSet::new();
    [&lists.het, &lists.de, &lists.both]
        .into_iter()
        .flatten()
        .filter(|listed| !seen.insert(listed.word.as_str()))
        .map(|listed| {
            Fault::new(&listed.path, listed.line, format!("{}: stands in a gender list already", listed.word))
        })
        .collect()
}

fn listed_genders(lists: &Lists) -> HashMap<&str, u32> {
    [(&lists.het, bit::HET), (&lists.de, bit::DE), (&lists.both, bit::DE | bit::HET)]
        .into_iter()
        .flat_map(|(list, gender)| list.iter().map(move |listed| (listed.word.as_str(), gender)))
        .collect()
}

fn by_last_part(form: &str, listed: &HashMap<&str, u32>, lexicon: &Lexicon) -> Option<u32> {
    let opens = |first: &str| lexicon.get(first.trim_end_matches('-')) & bit::COMPOUND_FIRST != 0;
    // "voorkeurstaal" ends in "taal", and might end in "staal": two genders are none.
    let genders: BTreeSet<u32> = parts(form)
        .filter(|(first, last)| last.chars().count() >= GENDER_PART_MIN && opens(first))
        .filter_map(|(_, last)| listed.get(last).copied())
        .collect();
    (genders.len() == 1).then(|| genders.into_iter().next()).flatten()
}

fn by_suffix(form: &str, suffixes: &[(&str, u32)]) -> Option<u32> {
    let fitting: BTreeSet<u32> = suffixes
        .iter()
        .filter(|(suffix, _)| form.strip_suffix(suffix).is_some_and(|stem| stem.chars().count() >= PART_MIN))
        .map(|&(_, gender)| gender)
        .collect();
    (fitting.len() == 1).then(|| fitting.into_iter().next()).flatten()
}

/// The ways to cut a form in two, the longest last part first.
fn parts(form: &str) -> impl Iterator<Item = (&str, &str)> {
    let letters = form.chars().count();
    form.char_indices()
        .enumerate()
        .filter(move |&(index, _)| index >= PART_MIN && letters - index >= PART_MIN)
        .map(|(_, (at, _))| form.split_at(at))
}

/// One spelling for the `ij`, one for the apostrophe.
fn normalise(form: &str) -> String {
    form.replace('ĳ', "ij").replace('Ĳ', "IJ").replace('’', "'")
}

/// Is this a form that a tokeniser would hand over as one word?
fn is_key(form: &str) -> bool {
    let first = form.chars().next();
    first.is_some_and(|letter| letter.is_alphabetic() || letter == '\'')
        && form.chars().any(char::is_alphabetic)
        && form.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '.'))
}

/// Which of the three capitalisations a form has.
fn capital_bit(form: &str) -> u32 {
    if !form.chars().any(char::is_uppercase) {
        return bit::LOWER;
    }
    let mut titled = form.split('-').map(|part| {
        let part = part.trim_start_matches(|letter: char| !letter.is_alphabetic());
        let rest = part
            .strip_prefix("IJ")
            .unwrap_or_else(|| part.get(part.chars().next().map_or(0, char::len_utf8)..).unwrap_or(""));
        (part.chars().next().is_some_and(char::is_uppercase), !rest.chars().any(char::is_uppercase))
    });
    let first = titled.next();
    let fits = first.is_some_and(|(capital, rest)| capital && (rest)) && titled.all(|(_, rest)| rest);
    let is_long = form.chars().count() > 1;
    if fits && is_long { bit::TITLE } else { bit::UPPER }
}

fn is_roman_numeral(form: &str) -> bool {
    form.chars().count() > 2 && form.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// "Dorpsstraat", "Stationsweg": there is no end to them.
fn is_street(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
        && ["straat", "laan", "plein", "weg", "kanaal"].iter().any(|end| form.ends_with(end))
}
