//! Damage, then repair, gives the original: sentences in seven languages, read wrongly once or more often.

#![allow(clippy::unwrap_used)]

use copydesk::encoding::mojibake::repairs;
use copydesk::encoding::{Charset, decode_as};

const SENTENCES: [&str; 9] = [
    "De coëfficiënt in België is geïnd, één café is geopend.",
    "Zij zei: “Dat zijn foto’s van ’s ochtends – mooi hè?”",
    "Die Bürger müssen größere Straßen für Fußgänger öffnen.",
    "L’été à Genève a été très chaud, où êtes-vous allés ?",
    "Żółta łódź płynie, a świeże gęsi śpią nad brzegiem.",
    "В городе открыли новую школу для детей и взрослых.",
    "Η πόλη άνοιξε ένα νέο σχολείο για τα παιδιά.",
    "İstanbul’da yağmur yağıyor, şehir dışında güneş açtı.",
    "Feest! 😀 De haven is open ❤",
];

/// `text` in UTF-8, read as `charset`.
fn misread(text: &str, charset: &str) -> Option<String> {
    let decoded = decode_as(text.as_bytes(), Charset::for_label(charset)?, 0);
    (!decoded.text.contains(char::REPLACEMENT_CHARACTER)).then(|| decoded.text.into_owned())
}

fn repaired(text: &str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for repair in repairs(text) {
        out.push_str(&text[at..repair.range.start]);
        out.push_str(&repair.text);
        at = repair.range.end;
    }
    out + &text[at..]
}

/// Sentence, charset and layers that do not come back, and must go on not to until somebody repairs them.
#[rustfmt::skip]
const KNOWN_FAILURES: [(usize, &str, usize); 38] = [
    (0, "windows-1250", 3), (2, "windows-1250", 3), (3, "windows-1250", 2), (3, "windows-1250", 3),
    (3, "windows-1251", 2), (3, "windows-1251", 3), (3, "macintosh", 3), (5, "windows-1252", 2),
    (5, "windows-1252", 3), (5, "windows-1250", 2), (5, "windows-1250", 3), (5, "windows-1251", 1),
    (5, "windows-1251", 2), (5, "windows-1251", 3), (5, "windows-1254", 2), (5, "windows-1254", 3),
    (5, "macintosh", 1), (5, "macintosh", 2), (5, "macintosh", 3), (6, "windows-1252", 1), (6, "windows-1252", 2),
    (6, "windows-1252", 3), (6, "windows-1250", 1), (6, "windows-1250", 2), (6, "windows-1250", 3),
    (6, "windows-1251", 2), (6, "windows-1251", 3), (6, "windows-1254", 1), (6, "windows-1254", 2),
    (6, "windows-1254", 3), (6, "macintosh", 2), (6, "macintosh", 3), (7, "windows-1250", 2), (7, "windows-1250", 3),
    (7, "macintosh", 2), (7, "macintosh", 3), (8, "windows-1250", 2), (8, "windows-1250", 3),
];

#[test]
fn what_was_misread_comes_back() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for (number, sentence) in SENTENCES.iter().enumerate() {
        for charset in ["windows-1252", "windows-1250", "windows-1251", "windows-1254", "macintosh"] {
            let mut damaged = sentence.to_string();
            for layers in 1..=3 {
                let Some(more) = misread(&damaged, charset) else { break };
                damaged = more;
                tried += 1;
                let comes_back = repaired(&damaged) == *sentence;
                if comes_back == KNOWN_FAILURES.contains(&(number, charset, layers)) {
                    failures.push(format!("({number}, \"{charset}\", {layers}): {damaged} → {}", repaired(&damaged)));
                }
            }
        }
    }
    assert!(tried > 80, "{tried}");
    assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn sound_text_stays() {
    for sentence in SENTENCES {
        assert_eq!(repairs(sentence), [], "{sentence}");
    }
    for text in ["SÃO TOMÉ", "prijs: 10 × £ 5", "MÄRZ…", "½ é – ‘één’ – „zo”", "Ça, c’est «très» bien"]
    {
        assert_eq!(repairs(text), [], "{text}");
    }
}

/// Each layer would take one sign away, and each further fix as many layers as one may take.
#[test]
fn more_layers_than_any_text_has_are_none() {
    let text = |signs: usize| format!("Het cafÃ©, de fotoâ€™s en ¬{} waren er.", "¨".repeat(signs));
    let alone = repairs(&text(0));
    assert_eq!(alone.len(), 2);
    let among: Vec<String> = repairs(&text(99)).into_iter().map(|repair| repair.text).collect();
    assert_eq!(among, ["café,", "foto’s"]);
}

#[test]
fn hostile_text_is_no_trouble() {
    for text in ["Ã".repeat(200_000), "â€".repeat(100_000), "Ã ".repeat(100_000), "\u{85}".repeat(100_000)] {
        let start = std::time::Instant::now();
        repairs(&text);
        assert!(start.elapsed().as_secs() < 20, "{}", &text[..8]);
    }
}
