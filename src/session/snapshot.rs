//! Did anything change that a check reads?
//!
//! By asking for times and sizes, not by being told: that holds on network disks and in containers too, where the system tells
//! nothing, and a desk's folder is walked in a fraction of a second. Not for what changed: a check runs anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::options::files_of;
use super::{FILE_NAME, Session, files, side_list};

/// The files that a check reads, each with its time and size, or `None` where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, Option<(Option<SystemTime>, u64)>>);

impl Session {
    /// What a check of `paths` reads as it is now: files, configurations, lists, glossaries, and `more`.
    pub fn snapshot(&self, paths: &[PathBuf], more: &[&Path]) -> Snapshot {
        let mut read: BTreeSet<PathBuf> =
            files::under(paths, &self.desks).iter().map(|file| file.path().to_path_buf()).collect();
        read.extend(more.iter().map(|path| path.to_path_buf()));
        let absolute = read.iter().filter_map(|path| std::path::absolute(path).ok());
        let folders: BTreeSet<PathBuf> = absolute.filter_map(|path| path.parent().map(Path::to_path_buf)).collect();
        let above: BTreeSet<&Path> = folders.iter().flat_map(|folder| folder.ancestors()).collect();
        for folder in above {
            read.extend([FILE_NAME, side_list::FILE_NAME].map(|name| folder.join(name)));
        }
        for folder in &folders {
            // A configuration with a mistake names no glossary; when it is mended all is looked at anew.
            let glossaries = self.effective(&folder.join("*")).map_or(Vec::new(), |found| found.options.glossaries);
            for glossary in glossaries {
                read.extend(files_of(&glossary).unwrap_or_default());
                read.insert(glossary);
            }
        }
        Snapshot(read.into_iter().map(|path| (state(&path), path)).map(|(state, path)| (path, state)).collect())
    }
}

fn state(path: &Path) -> Option<(Option<SystemTime>, u64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok(), about.len()))
}
