//! The compiled glossaries are those of the files. `COPYDESK_BLESS=1` makes them anew.

use copydesk::glossary;

#[test]
fn compiled_glossaries_are_current() {
    for lang in glossary::languages() {
        let profiles = glossary::profiles(lang);
        for profile in if profiles.is_empty() { vec![glossary::DEFAULT_PROFILE] } else { profiles } {
            let bytes = glossary::compile_builtin(lang, profile).unwrap();
            let path = format!("{}/glossary/{lang}/compiled/{profile}.bin", env!("CARGO_MANIFEST_DIR"));
            if std::env::var_os("COPYDESK_BLESS").is_some() {
                assert!(std::env::var_os("CI").is_none(), "goldens are not rewritten in CI");
                std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
                std::fs::write(&path, &bytes).unwrap();
            }
            let current = std::fs::read(&path).unwrap_or_default();
            assert!(current == bytes, "{path}: out of date; run COPYDESK_BLESS=1 cargo test --test compiled_glossary");
        }
    }
}
