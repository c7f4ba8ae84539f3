//! A file that says it is in another encoding than it is in.

use super::{Bad, Check, Rule, Tier};
use crate::fix::{Applicability, Severity};

pub(super) static RULE: Rule = Rule {
    id: "wrong-declaration",
    summary: "a file of markup that names another encoding than the one it is in",
    why: "Programs that believe the declaration show a wrong character for every accent, or refuse the file. Copydesk reads it as what its bytes are, and leaves the declaration alone: whoever made the file must say what is meant.",
    severity: Severity::Warning,
    applicability: Applicability::Manual,
    tier: Tier::Encoding,
    mqm: "locale-convention/character-encoding",
    languages: &[],
    bad: &[
        Bad { text: "<?xml version=\"1.0\" encoding=\"[[ISO-8859-1]]\"?><kop>België stemt in</kop>", fixed: None },
        Bad { text: "<?xml version=\"1.0\" encoding=\"[[UTF-16]]\"?><kop>Gent stemt in</kop>", fixed: None },
    ],
    good: &[
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kop>België stemt in</kop>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><kop>Gent stemt in</kop>",
    ],
    check: Check::Declaration,
};
