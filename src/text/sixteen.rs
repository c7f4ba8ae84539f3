//! Sixteen bytes at a time: the ASCII letters and digits at the front of a text.
//!
//! Nearly every word of news copy is a short run of ASCII letters. Its length, its capitals and its skeleton come out of one
//! vector of sixteen bytes, without a look at each. Not for words with letters beyond ASCII, nor for longer runs: the caller
//! goes on by characters where a run fills all sixteen.

use wide::i8x16;

/// As many bytes as are looked at at once.
pub(super) const SIXTEEN: usize = 16;

/// The bit that tells small letters from capitals.
const SMALL: i8 = 0x20;

/// The ASCII letters and digits at the front of a text. Masks have a bit for each byte that counts, the lowest for the first.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// In bytes.
    pub(super) len: usize,
    bytes: i8x16,
    letters: i8x16,
    pub(super) capitals: u32,
    pub(super) small: u32,
    pub(super) digits: u32,
}

impl Run {
    /// The run at byte `at` of `text`.
    pub(super) fn at(text: &[u8], at: usize) -> Run {
        let bytes: [u8; SIXTEEN] =
            text.get(at..at + SIXTEEN).and_then(|bytes| bytes.try_into().ok()).unwrap_or_else(|| {
                let mut bytes = [0; SIXTEEN];
                let rest = text.get(at..).unwrap_or_default();
                bytes[..rest.len()].copy_from_slice(rest);
                bytes
            });
        let bytes = i8x16::from(bytes.map(u8::cast_signed));
        let letters = among(bytes | i8x16::splat(SMALL), b'a', b'z');
        let digits = among(bytes, b'0', b'9');
        let taken = (letters | digits).to_bitmask();
        let len = (!taken).trailing_zeros();
        let inside = (1 << len) - 1;
        let small = among(bytes, b'a', b'z').to_bitmask() & inside;
        let capitals = letters.to_bitmask() & inside & !small;
        let digits = taken & inside & !(small | capitals);
        Run { len: len as usize, bytes, letters, capitals, small, digits }
    }

    /// The bytes in lower case; what follows the run is of no meaning.
    pub(super) fn folded(self) -> [u8; SIXTEEN] {
        (self.bytes | self.letters & i8x16::splat(SMALL)).to_array().map(i8::cast_unsigned)
    }
}

/// All bits of the bytes that are `first`, `last` or between. There is a comparison of signed bytes only, so `first` is moved to
/// the least of them.
fn among(bytes: i8x16, first: u8, last: u8) -> i8x16 {
    let moved = bytes + i8x16::splat((0x80 - first).cast_signed());
    moved.simd_lt(i8x16::splat(i8::MIN + (last - first + 1).cast_signed()))
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
                rest[..len].iter().enumerate().filter(|(_, byte)| counts(byte)).fold(0, |bits, (k, _)| bits | 1 << k)
            };
            prop_assert_eq!(run.capitals, marks(u8::is_ascii_uppercase));
            prop_assert_eq!(run.small, marks(u8::is_ascii_lowercase));
            prop_assert_eq!(run.digits, marks(u8::is_ascii_digit));
        }
    }
}
