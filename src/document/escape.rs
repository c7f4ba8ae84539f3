//! How text is written inside a layer of a file.

/// One layer of escaping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escape {
    /// XML or HTML character data: `&`, `<` and `>` as references.
    Markup,
}

impl Escape {
    /// `text` as it is written in this layer, or why it cannot be.
    pub fn write(self, text: &str) -> Result<String, String> {
        match self {
            Escape::Markup => Ok(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
        }
    }
}
