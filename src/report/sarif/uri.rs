//! Paths as references: relative ones stay relative.

use std::fmt::Write;

/// The reference to the file at `path`.
pub(super) fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_string() };
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') && cfg!(windows) {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        match byte {
            // A colon would make a scheme of what stands before it.
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("feed/a, b & c.txt"), "feed/a%2C%20b%20%26%20c.txt");
        assert_eq!(uri("10:30 één.txt"), "10%3A30%20%C3%A9%C3%A9n.txt");
        assert_eq!(uri("/var/feed/50%.txt"), "file:///var/feed/50%25.txt");
        assert_eq!(uri("../a.txt"), "../a.txt");
    }
}
