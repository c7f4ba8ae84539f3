//! The worst texts for a checker: what is long, deep or repeated, where real copy is short, flat and varied.
//!
//! Each is a shape of any length. Not copy, and not for judging rules: for showing where time grows faster than the text.

/// A text of any length.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// The file, whose extension tells the format.
    pub(crate) file: &'static str,
    before: &'static str,
    middle: Middle,
    after: &'static str,
}

#[derive(Clone, Copy)]
enum Middle {
    /// Over and over.
    Again(&'static str),
    /// Over and over, with `#` a word that stands nowhere else and `@` one that came back.
    Numbered(&'static str),
    /// Opened as often as it is closed.
    Nested(&'static str, &'static str),
    /// Copy as it comes, on one line.
    News,
}

use Middle::{Again, Nested, News, Numbered};

pub(crate) const CASES: &[Case] = &[
    // Plain text: lines, words, signs.
    text("one line", News),
    text("one word", Again("haven")),
    text("one word of capitals", Again("HAVEN")),
    text("one word with capitals inside", Again("deHaven")),
    text("letters with accents", Again("ë")),
    text("equal words", Again("haven ")),
    text("equal small words", Again("de ")),
    text("equal names", Again("Jansen ")),
    file("names in small letters", "a.txt", "De ", Again("dede "), "."),
    text("hyphens", Again("-")),
    text("hyphens with spaces", Again("- ")),
    text("words with hyphens", Again("haven-")),
    text("words with broken hyphens", Again("haven -")),
    text("capitals", Again("DE RAAD VAN DE HAVEN SPRAK VAN EEN FOUT ")),
    text("initials", Again("A.B. ")),
    text("digits", Again("1")),
    text("numbers", Again("1,000.50 ")),
    text("amounts", Again("$5 million ")),
    text("dates", Again("March 3rd, at 5 p.m. ")),
    text("brackets open", Again("(")),
    text("brackets open and close", Again("( ) ")),
    text("brackets in brackets", Nested("( a ", ")")),
    text("quotes", Again("\"")),
    text("quotes with spaces", Again(" ” „ ")),
    text("apostrophes", Again("'n ")),
    text("spaces", Again(" ")),
    text("spaces without width", Again("a\u{200b}")),
    text("soft hyphens", Again("a\u{ad}")),
    text("newlines", Again("\n")),
    text("short lines", Again("a\n")),
    text("line ends of Windows", Again("de\r\n")),
    text("wrapped lines", Again("De raad sprak over de haven van de\n")),
    text("combining marks", Again("\u{301}")),
    text("letters with combining marks", Again("e\u{301}")),
    text("points", Again(".")),
    text("points with spaces", Again(" . ")),
    text("sentences of one letter", Again("A. ")),
    text("exclamation marks", Again(" !")),
    text("addresses", Again("www.haven.nl/a/")),
    text("broken addresses", Again("www. haven. nl ")),
    // Plain text: damage.
    text("mojibake", Again("Ã«")),
    text("mojibake of mojibake", Again("ÃƒÂ«")),
    text("words with mojibake", Again("BelgiÃ« ")),
    text("replacement characters", Again("\u{fffd}")),
    text("percent signs", Again("%")),
    text("placeholders", Again("%s {{naam}} ")),
    text("placeholders open", Again("{{")),
    text("marks of tokenisers", Again("a@@ ▁b ##c ")),
    text("entities", Again("&amp;")),
    text("entities that never end", Again("&amp")),
    text("tags that show", Again("&lt;b&gt;<b>")),
    text("tags that never end", Again("<b ")),
    text("asterisks", Again("**")),
    text("asterisks round words", Again("**a ")),
    text("glossary hits", Again("Kharkiv Warsaw Oekraine Zuid -Korea ")),
    text("names in two spellings", Again("Kiev op KYIV ")),
    text("a phrase twice", Again("in de lijst in de lijst ")),
    text("a sentence again", Again("De raad van de haven sprak dinsdag lang over het nieuwe plan van de minister. ")),
    text("a paragraph again", Again("De raad sprak dinsdag lang over het nieuwe plan van de minister.\n\n")),
    text("many words", Numbered("# ")),
    text("many names", Numbered("Jan Van# zei dat Piet De# zweeg. ")),
    text("many names in two spellings", Numbered("Jan Ver# zei dat Piet Verr@ zweeg. ")),
    text("many sentences", Numbered("De raad sprak # over het plan van @ en de minister zweeg over #. ")),
    text("times", Again("De raad kiest dinsdag een voorzitter op dinsdag ")),
    text("verbs", Again("wordt verwacht dat hij komt en ")),
    text("English", Again("the house of the people that was there ")),
    text("conjunctions", Again("in- en uit en ")),
    // Markup.
    file("HTML in HTML", "a.html", "<p>", Nested("<div>a ", "</div>"), "</p>"),
    file("HTML never closed", "a.html", "", Again("<b><i>a "), ""),
    file("HTML closed only", "a.html", "<p>a", Again("</b></i>"), ""),
    file("HTML of angle brackets", "a.html", "<p>a ", Again("<"), ""),
    file("HTML of open comments", "a.html", "<p>a ", Again("<!--"), ""),
    file("HTML of open scripts", "a.html", "<p>a ", Again("<script>"), ""),
    file("HTML of open CDATA", "a.html", "<p>a ", Again("<![CDATA["), ""),
    file("HTML of attributes", "a.html", "<p ", Again("a=b "), ">de de</p>"),
    file("HTML of open attributes", "a.html", "<p>a ", Again("<a b=\""), ""),
    file("HTML of references", "a.html", "<p>", Again("&euml;&#235;"), "</p>"),
    file("HTML of tags in a word", "a.html", "<p>", Again("a<b>a</b>"), "</p>"),
    file(
        "HTML of ignore comments",
        "a.html",
        "",
        Again("<p>de de</p><!-- copydesk: ignore doubled-word: lied --><p>de de</p>"),
        "",
    ),
    file("HTML of open ranges", "a.html", "", Again("<!-- copydesk: ignore-start doubled-word --><p>de de</p>"), ""),
    file("HTML of lists", "a.html", "", Nested("<ul><li>a ", "</li></ul>"), ""),
    file("XML in XML", "a.xml", "<a>", Nested("<b>a ", "</b>"), "</a>"),
    file("XML never closed", "a.xml", "<a>", Again("<b>a "), ""),
    file("XML of names", "a.xml", "<a>", Numbered("<#>de de</#>"), "</a>"),
    file("XML of CDATA", "a.xml", "<a>", Again("<![CDATA[de de]]>"), "</a>"),
    file("XML of open CDATA", "a.xml", "<a>", Again("<![CDATA["), ""),
    file("XML of open instructions", "a.xml", "<a>", Again("<?a "), ""),
    file(
        "feed",
        "a.rss",
        "<rss><channel>",
        Again("<item><description>&lt;p&gt;de de&lt;/p&gt;</description></item>"),
        "</channel></rss>",
    ),
    file(
        "translation units",
        "a.xlf",
        "<xliff version='1.2'><file target-language='nl'><body>",
        Again("<trans-unit><source>a</source><target>de <g id='1'>de</g></target></trans-unit>"),
        "</body></file></xliff>",
    ),
    file(
        "inline codes in inline codes",
        "a.xlf",
        "<xliff version='1.2'><file target-language='nl'><body><trans-unit><source>a</source><target>",
        Nested("<g id='1'>a ", "</g>"),
        "</target></trans-unit></body></file></xliff>",
    ),
    file("Markdown quotes in quotes", "a.md", "", Again(">"), " de de"),
    file("Markdown lists in lists", "a.md", "", Again("- "), "de de"),
    file("Markdown links open", "a.md", "", Again("["), ""),
    file("Markdown links in links", "a.md", "", Nested("[a ", "](b)"), ""),
    file("Markdown stars", "a.md", "", Again("*a **b "), ""),
    file("Markdown underscores", "a.md", "", Again("_a_b "), ""),
    file("Markdown backquotes", "a.md", "", Again("`a ``b "), ""),
    file("Markdown tables", "a.md", "|a|b|\n|-|-|\n", Again("|de de|a|\n"), ""),
    file("Markdown notes", "a.md", "", Numbered("[^#]: de de\n\n"), ""),
    file("Markdown ignore comments", "a.md", "", Again("<!-- copydesk: ignore -->\n\nde de\n\n"), ""),
    file("Markdown HTML", "a.md", "", Again("<b>a <!--"), ""),
    // Data and subtitles.
    file("JSON in JSON", "a.json", "{\"text\":", Nested("[", "]"), "}"),
    file("JSON objects in objects", "a.json", "", Nested("{\"text\":[", "]}"), ""),
    file("JSON escapes", "a.json", "{\"text\":\"", Again("\\u00eb\\n"), "\"}"),
    file("JSON members", "a.json", "{\"a\":0", Numbered(",\"#\":{\"text\":\"de de\"}"), "}"),
    file("JSON never closed", "a.json", "", Again("{\"text\":\"de de\","), ""),
    file("JSON Lines", "a.jsonl", "", Again("{\"text\":\"de de\"}\n"), ""),
    file("JSON Lines of one line", "a.jsonl", "{\"text\":\"", Again("de de "), "\"}\n{\"text\":\"\"}\n"),
    file("catalogue", "a.po", "", Again("#. a\nmsgid \"a\"\nmsgstr \"de \"\n\"de\"\n\n"), ""),
    file("catalogue of one entry", "a.po", "msgid \"a\"\nmsgstr \"\"\n", Again("\"de \"\n"), ""),
    file("subtitles", "a.srt", "", Again("1\n00:00:01,000 --> 00:00:02,000\nde de\n\n"), ""),
    file("subtitles of one cue", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", Again("<b>de\n"), ""),
    file("wire", "a.anpa", "\u{1}a1234\r\n\u{2}^", Again("de de<\r\n^"), "\r\n\u{3}\u{4}"),
    file(
        "parts of e-mail",
        "a.eml",
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n",
        Again("--b\nContent-Type: text/plain\n\nde de\n"),
        "--b--\n",
    ),
    file(
        "parts in parts of e-mail",
        "a.eml",
        "MIME-Version: 1.0\n",
        Numbered("Content-Type: multipart/mixed; boundary=#\n\n--#\n"),
        "\nde de\n",
    ),
    file("headers of e-mail", "a.eml", "", Again("Subject: =?utf-8?q?de_de?=\n"), "\n\nde de\n"),
    file(
        "quoted-printable",
        "a.eml",
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n",
        Again("de=\n =C3=AB"),
        "\n",
    ),
];

const fn text(name: &'static str, middle: Middle) -> Case {
    file(name, "a.txt", "", middle, "")
}

const fn file(
    name: &'static str,
    file: &'static str,
    before: &'static str,
    middle: Middle,
    after: &'static str,
) -> Case {
    Case { name, file, before, middle, after }
}

impl Case {
    /// Is it no file of its format, as the program has to say?
    pub(crate) fn is_broken(&self) -> bool {
        ["XML never closed", "XML of open CDATA", "XML of open instructions", "JSON never closed"].contains(&self.name)
    }

    /// About `bytes` bytes of it. `news` is copy of one line, as long or longer.
    pub(crate) fn of_length(&self, bytes: usize, news: &str) -> String {
        let mut text = self.before.to_string();
        match self.middle {
            Again(unit) => text.push_str(&unit.repeat(bytes / unit.len())),
            Nested(open, close) => {
                let depth = bytes / (open.len() + close.len());
                text.push_str(&open.repeat(depth));
                text.push_str(&close.repeat(depth));
            }
            Numbered(unit) => {
                let mut number = 0;
                while text.len() < bytes {
                    text.push_str(&unit.replace('#', &word(number)).replace('@', &word(number / 2)));
                    number += 1;
                }
            }
            News => text.extend(news.char_indices().take_while(|(at, _)| *at < bytes).map(|(_, c)| c)),
        }
        text.push_str(self.after);
        text
    }
}

/// A word for a number, of letters alone.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "de", "ki", "lo", "mu", "ra", "se", "to"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            return word + "n";
        }
    }
}
