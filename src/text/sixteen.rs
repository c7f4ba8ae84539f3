//! Sixteen bytes at a time: the ASCII letters and digits at the front of a text.
//!
//! Nearly every word of news copy is a short run of ASCII letters. Its length, its capitals and its skeleton come out of one
//! number of sixteen bytes, without a look at each. Not for words with letters beyond ASCII, nor for longer runs: the caller
//! goes on by characters where a run fills all sixteen.

/// As many bytes as are looked at at once.
pub(super) const SIXTEEN: usize = 16;

/// 1 in every byte.
const ONES: u128 = u128::MAX / 0xff;
/// The highest bit of every byte.
const HIGH: u128 = ONES << 7;

/// The ASCII letters and digits at the front of a text. Masks have the highest bit of each byte that counts.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// In bytes.
    pub(super) len: usize,
    bytes: u128,
    letters: u128,
    pub(super) capitals: u128,
    pub(super) small: u128,
    pub(super) digits: u128,
}

impl Run {
    /// The run at byte `at` of `text`.
    pub(super) fn at(text: &[u8], at: usize) -> Run {
        let bytes = match text.get(at..at + SIXTEEN).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => u128::from_le_bytes(bytes),
            None => {
                let mut bytes = [0; SIXTEEN];
                let rest = text.get(at..).unwrap_or_default();
                bytes[..rest.len()].copy_from_slice(rest);
                u128::from_le_bytes(bytes)
            }
        };
        let ascii = !bytes & HIGH;
        let seven = bytes & !HIGH;
        let small = seven | ONES << 5;
        let letters = from(small, b'a') & !from(small, b'z' + 1) & ascii;
        let digits = from(seven, b'0') & !from(seven, b'9' + 1) & ascii;
        let ends = !(letters | digits) & HIGH;
        let len = (ends.trailing_zeros() / 8) as usize;
        let inside = if len < SIXTEEN { (1 << (8 * len)) - 1 } else { u128::MAX };
        let letters = letters & inside;
        // Bit 5 tells small letters from capitals.
        let is_small = bytes << 2;
        Run { len, bytes, letters, capitals: letters & !is_small, small: letters & is_small, digits: digits & inside }
    }

    /// The bytes in lower case; what follows the run is of no meaning.
    pub(super) fn folded(self) -> [u8; SIXTEEN] {
        (self.bytes | self.letters >> 2).to_le_bytes()
    }
}

/// Marks the bytes of `bytes`, all below 0x80, that are `least` or higher.
const fn from(bytes: u128, least: u8) -> u128 {
    bytes + ONES * (0x80 - least) as u128
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_a_look_at_each_byte(bytes in prop::collection::vec(prop_oneof![
            any::<u8>(), b'a'..=b'z', b'A'..=b'Z', b'0'..=b'9', Just(b' '), prop::sample::select(b"@[`{/:".to_vec()),
        ], 0..24), at in 0_usize..24) {
            let rest = bytes.get(at..).unwrap_or_default();
            let run = Run::at(&bytes, at);
            let len = rest.iter().take(SIXTEEN).take_while(|byte| byte.is_ascii_alphanumeric()).count();
            prop_assert_eq!(run.len, len);
            prop_assert_eq!(&run.folded()[..len], rest[..len].to_ascii_lowercase());
            let marks = |counts: fn(&u8) -> bool| {
                rest[..len].iter().enumerate().filter(|(_, byte)| counts(byte)).fold(0, |bits, (k, _)| bits | 0x80 << (8 * k))
            };
            prop_assert_eq!(run.capitals, marks(u8::is_ascii_uppercase));
            prop_assert_eq!(run.small, marks(u8::is_ascii_lowercase));
            prop_assert_eq!(run.digits, marks(u8::is_ascii_digit));
        }
    }
}
