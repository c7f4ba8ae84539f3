//! Reading a file a window at a time.

use std::io::{self, Read};

/// A piece of a file.
pub(super) struct Window<'w> {
    pub(super) bytes: &'w [u8],
    /// Does the file end with it?
    pub(super) is_last: bool,
}

/// A file that is read in windows of about one size.
pub(super) struct Windows<R> {
    reader: R,
    size: usize,
    buffer: Vec<u8>,
    /// So much of the buffer was handed out.
    taken: usize,
    ended: bool,
}

impl<R: Read> Windows<R> {
    pub(super) fn new(reader: R, size: usize) -> Self {
        Windows { reader, size, buffer: Vec::new(), taken: 0, ended: false }
    }

    /// What of the next bytes is a window, as `end` says: where it ends, or nothing where more bytes are needed to tell. A window
    /// that needs them is larger; at the end of the file it is all that is left, which may be nothing.
    pub(super) fn next(&mut self, end: impl Fn(&[u8]) -> Option<usize>) -> io::Result<Window<'_>> {
        self.buffer.drain(..self.taken);
        self.taken = 0;
        self.fill(self.size + 1)?;
        self.taken = loop {
            if self.ended {
                break self.buffer.len();
            }
            // Something is kept back, so that the last window is known as the last.
            if let Some(end) = end(&self.buffer[..self.buffer.len() - 1]) {
                break end;
            }
            self.fill(2 * self.buffer.len())?;
        };
        Ok(Window { bytes: &self.buffer[..self.taken], is_last: self.ended && self.taken == self.buffer.len() })
    }

    /// Hands out the same window again.
    pub(super) fn put_back(&mut self) {
        self.taken = 0;
    }

    /// Everything that was not handed out.
    pub(super) fn rest(mut self) -> io::Result<Vec<u8>> {
        self.buffer.drain(..self.taken);
        self.reader.read_to_end(&mut self.buffer)?;
        Ok(self.buffer)
    }

    fn fill(&mut self, size: usize) -> io::Result<()> {
        let missing = size.saturating_sub(self.buffer.len());
        self.buffer.reserve_exact(missing);
        let read = self.reader.by_ref().take(missing as u64).read_to_end(&mut self.buffer)?;
        self.ended = self.ended || read < missing;
        Ok(())
    }
}

/// As many lines as there are.
pub(super) fn lines_end(bytes: &[u8]) -> Option<usize> {
    memchr::memrchr(b'\n', bytes).map(|end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(text: &str, size: usize) -> Vec<String> {
        let mut windows = Windows::new(text.as_bytes(), size);
        let mut seen = Vec::new();
        loop {
            let window = windows.next(lines_end).unwrap();
            seen.push(String::from_utf8(window.bytes.to_vec()).unwrap());
            if window.is_last {
                return seen;
            }
        }
    }

    #[test]
    fn lines_stay_whole() {
        for (text, want) in [
            ("", vec![""]),
            ("aa\nbb", vec!["aa\nbb"]),
            ("aa\nbb\n", vec!["aa\nbb\n"]),
            ("aa\nbb\nc", vec!["aa\nbb\n", "c"]),
            ("aa\nbb\ncc\n", vec!["aa\nbb\n", "cc\n"]),
            ("aaaaaaaaaaaaaaaaaaaa\nb\n", vec!["aaaaaaaaaaaaaaaaaaaa\nb\n"]),
            ("aaaaaaaaaaa\nb\nc\nd\ne", vec!["aaaaaaaaaaa\n", "b\nc\nd\n", "e"]),
            ("aaaaaaaaaaaaaaaaaaaa", vec!["aaaaaaaaaaaaaaaaaaaa"]),
        ] {
            assert_eq!(windows(text, 6), want, "{text:?}");
        }
    }

    #[test]
    fn a_window_can_be_put_back() {
        let mut windows = Windows::new(&b"aa\nbb\ncc\n"[..], 4);
        assert_eq!(windows.next(lines_end).unwrap().bytes, b"aa\n");
        windows.put_back();
        assert_eq!(windows.next(lines_end).unwrap().bytes, b"aa\n");
        assert_eq!(windows.rest().unwrap(), b"bb\ncc\n");
    }
}
