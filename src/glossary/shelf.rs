//! Things of a glossary that are made when they are asked for.
//!
//! A check of one article asks for a handful of the thousands of entries and patterns of a glossary, so those that were stored
//! stay bytes until then. Not for what every word is looked up in: that is read at once.

use std::fmt;
use std::sync::OnceLock;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::flat;

/// Things by their number.
#[derive(Clone)]
pub(super) struct Shelf<T> {
    items: Vec<OnceLock<Box<T>>>,
    stored: Stored,
}

/// The things that were stored, each as bytes: they come before all that were made since.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Stored {
    #[serde(with = "flat")]
    ends: Vec<u32>,
    #[serde(with = "flat")]
    bytes: Vec<u8>,
}

impl Stored {
    fn get(&self, at: usize) -> Option<&[u8]> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.bytes.get(start as usize..*self.ends.get(at)? as usize)
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf { items: Vec::new(), stored: Stored::default() }
    }
}

impl<T> Shelf<T> {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn push(&mut self, item: T) {
        self.items.push(OnceLock::from(Box::new(item)));
    }
}

impl<T: DeserializeOwned> Shelf<T> {
    /// The thing with this number.
    ///
    /// # Panics
    /// There is none. What is stored was written by this program, and a test reads all of it.
    pub(super) fn get(&self, at: usize) -> &T {
        self.items[at].get_or_init(|| {
            let item = self.stored.get(at).and_then(|bytes| postcard::from_bytes(bytes).ok());
            item.unwrap_or_else(|| unreachable!("number {at} of the glossary is not what was stored"))
        })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl<T: DeserializeOwned> IntoIterator for Shelf<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        (0..self.len()).for_each(|at| _ = self.get(at));
        let items: Vec<T> = self.items.into_iter().filter_map(OnceLock::into_inner).map(|item| *item).collect();
        items.into_iter()
    }
}

impl<T> FromIterator<T> for Shelf<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Shelf<T> {
        let mut shelf = Shelf::default();
        items.into_iter().for_each(|item| shelf.push(item));
        shelf
    }
}

impl<T: fmt::Debug> fmt::Debug for Shelf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}

impl<T: Serialize + DeserializeOwned> Serialize for Shelf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut stored = Stored::default();
        for item in self.iter() {
            stored.bytes = postcard::to_extend(item, stored.bytes).map_err(S::Error::custom)?;
            stored.ends.push(u32::try_from(stored.bytes.len()).map_err(S::Error::custom)?);
        }
        stored.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Shelf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Shelf<T>, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        if stored.ends.last().is_some_and(|end| *end as usize != stored.bytes.len()) {
            return Err(D::Error::custom("the things on the shelf are cut"));
        }
        let items = stored.ends.iter().map(|_| OnceLock::new()).collect();
        Ok(Shelf { items, stored })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_comes_back_and_more_can_be_added() {
        let made: Shelf<String> = ["Gent", "", "Curaçao"].map(String::from).into_iter().collect();
        let bytes = postcard::to_extend(&made, Vec::new()).unwrap();
        let mut read: Shelf<String> = postcard::from_bytes(&bytes).unwrap();
        read.push("Brugge".into());
        assert!(read.iter().eq(["Gent", "", "Curaçao", "Brugge"]));
        assert_eq!(postcard::to_extend(&made, Vec::new()).unwrap(), bytes);
        assert!(postcard::from_bytes::<Shelf<String>>(&bytes[..bytes.len() - 1]).is_err());
    }
}
