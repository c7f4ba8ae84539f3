//! Linting glossary files.

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::*;

use super::{Options, Session, SessionError, write};
use crate::glossary::{self, Glossary, Mistake, SourceFile};

/// What is wrong with a glossary.
#[derive(Clone, Debug, Default)]
pub struct LintRun {
    pub files: usize,
    pub entries: usize,
    /// Sorted by place, each once.
    pub mistakes: Vec<Mistake>,
    /// Files whose entries were put in order.
    pub sorted: Vec<String>,
}

impl LintRun {
    /// Lints the glossaries that `options` names, or the built-in ones in every profile where it names none. With `sort`,
    /// files that are out of order are rewritten.
    ///
    /// # Errors
    /// A file or folder that cannot be read or written.
    pub fn of(options: &Options, sort: bool) -> Result<LintRun, SessionError> {
        let mut run = LintRun::default();
        if options.glossaries.is_empty() {
            let lang = options.primary();
            let profiles = glossary::profiles(&lang);
            if profiles.is_empty() {
                // Says that there is no such language.
                options.verify()?;
            }
            for profile in profiles {
                run.mistakes.extend(glossary::verify_builtin(&lang, profile));
                run.files(
                    &Options { profile: profile.into(), ..options.clone() },
                    &glossary::builtin_files(&lang, profile),
                )?;
            }
        } else {
            let mut files = options.glossary_files()?;
            if sort {
                run.sort(&mut files)?;
            }
            run.files(options, &files)?;
        }
        run.mistakes.sort();
        run.mistakes.dedup();
        Ok(run)
    }

    fn sort(&mut self, files: &mut [SourceFile]) -> Result<(), SessionError> {
        for file in files.iter_mut().filter(|file| file.path.ends_with(".toml")) {
            let sorted = glossary::in_order(&file.text);
            if sorted != file.text {
                write::replace(Path::new(&file.path), file.text.as_bytes(), sorted.as_bytes())
                    .map_err(|reason| SessionError::Glossary { path: file.path.clone(), reason })?;
                self.sorted.push(file.path.clone());
                file.text = sorted;
            }
        }
        Ok(())
    }

    fn files(&mut self, options: &Options, files: &[SourceFile]) -> Result<(), SessionError> {
        let toml = files.iter().filter(|file| file.path.ends_with(".toml"));
        self.mistakes.extend(toml.flat_map(|file| glossary::out_of_order(&file.path, &file.text)));
        let desk: &[SourceFile] = if options.glossaries.is_empty() { &[] } else { files };
        match glossary::build(&options.primary(), &options.profile, options.builtin_glossary, desk.to_vec()) {
            Ok(glossary) => self.entries(options, files, &glossary)?,
            Err(mistakes) => self.mistakes.extend(mistakes),
        }
        self.files = self.files.max(files.len());
        Ok(())
    }

    fn entries(&mut self, options: &Options, files: &[SourceFile], glossary: &Glossary) -> Result<(), SessionError> {
        let names: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let is_ours = |file: &str| names.contains(file);
        let found = glossary::lint(glossary);
        self.mistakes.extend(found.into_iter().filter(|mistake| is_ours(&mistake.origin.file)));
        let session = Session::open(options.clone())?;
        let desk = session.desk(Path::new(""))?;
        let ours = (0..glossary.len()).into_par_iter().map(|id| glossary.entry(id));
        let ours = ours.filter(|entry| is_ours(&entry.origin.file));
        self.entries = self.entries.max(ours.clone().count());
        let tried: Vec<Mistake> =
            ours.flat_map_iter(|entry| desk.checker.try_examples(&entry, &options.lang)).collect();
        self.mistakes.extend(tried);
        Ok(())
    }
}
