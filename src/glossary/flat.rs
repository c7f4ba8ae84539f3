//! How long runs of numbers are stored: as one run of bytes, which is read at once instead of number by number.
//!
//! To be used as `#[serde(with = "flat")]` on a vector. Numbers are little-endian and take all their bytes; where the size of
//! what is stored counts more than the time to read it, leave it to the format.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

/// What a run is made of.
pub(super) trait Flat: Sized {
    /// How many bytes one takes.
    const BYTES: usize;

    fn push_to(&self, bytes: &mut Vec<u8>);

    /// Of exactly [`Flat::BYTES`] bytes; nothing where no value is written like that.
    fn of_bytes(bytes: &[u8]) -> Option<Self>;

    /// All of a run of whole items.
    fn run(bytes: &[u8]) -> Option<Vec<Self>> {
        let mut list = Vec::with_capacity(bytes.len() / Self::BYTES);
        for item in bytes.chunks_exact(Self::BYTES) {
            list.push(Self::of_bytes(item)?);
        }
        Some(list)
    }
}

impl Flat for u8 {
    const BYTES: usize = 1;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        bytes.push(*self);
    }

    fn of_bytes(bytes: &[u8]) -> Option<u8> {
        bytes.first().copied()
    }

    fn run(bytes: &[u8]) -> Option<Vec<u8>> {
        Some(bytes.to_vec())
    }
}

impl Flat for u32 {
    const BYTES: usize = 4;

    fn push_to(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.to_le_bytes());
    }

    fn of_bytes(bytes: &[u8]) -> Option<u32> {
        bytes.try_into().ok().map(u32::from_le_bytes)
    }
}

pub(super) fn serialize<T: Flat, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(list.len() * T::BYTES);
    list.iter().for_each(|item| item.push_to(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'de, T: Flat, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(Run(PhantomData))
}

struct Run<T>(PhantomData<T>);

impl<T: Flat> Visitor<'_> for Run<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a run of bytes, {} for each item", T::BYTES)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        if !bytes.len().is_multiple_of(T::BYTES) {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        T::run(bytes).ok_or_else(|| E::custom("a number that stands for nothing"))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Both {
        #[serde(with = "super")]
        numbers: Vec<u32>,
        #[serde(with = "super")]
        bytes: Vec<u8>,
    }

    #[test]
    fn runs_come_back_as_they_went_in() {
        let both = Both { numbers: vec![0, 7, u32::MAX], bytes: vec![1, 0] };
        let stored = postcard::to_extend(&both, Vec::new()).unwrap();
        assert_eq!(postcard::from_bytes(&stored), Ok(both));
        let odd = postcard::to_extend(&[3, 1, 2, 3, 0_u8], Vec::new()).unwrap();
        assert!(postcard::from_bytes::<Both>(&odd[..4]).is_err(), "three bytes are no number");
    }
}
