//! The word list that runs is that of the forms which the benches read.

use std::fs;
use std::path::Path;

use copydesk::glossary::write_words;

fn file(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_table_holds_the_forms_of_the_list() {
    let list = fst::Map::new(file("benches/common/lexicon.fst")).unwrap();
    let forms = list.stream().into_str_vec().unwrap();
    let words = forms.iter().map(|(form, bits)| (form.as_str(), *bits as u32));
    assert!(
        write_words(words).unwrap() == file("glossary/nl/lexicon.bin"),
        "glossary/nl/lexicon.bin: not that of benches/common/lexicon.fst: run `cargo run --release --example build_lexicon`"
    );
}
