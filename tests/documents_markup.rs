//! Markup: what is text is found and repaired between the tags, and every other byte stays.

#![allow(clippy::unwrap_used)]

#[path = "common/documents.rs"]
mod documents;

use copydesk::encoding::Charset;
use copydesk::session::Session;
use documents::{ENCODINGS, Flavour, findings, fixed, session};

/// `text` as bytes, its declaration ("ENC") filled in.
fn encoded(text: &str, (label, has_bom): (&str, bool)) -> Vec<u8> {
    let text = text.replace("ENC", label.trim_end_matches(['L', 'B', 'E']));
    let bom = if has_bom { "\u{FEFF}" } else { "" };
    Charset::for_label(label).unwrap().encode(&format!("{bom}{text}")).unwrap()
}

/// Every example is repaired to exactly this in every encoding, with LF and with CRLF, and what has no fault stays.
fn assert_fixed(name: &str, format: &str, before: &str, after: &str) {
    let session = session();
    for encoding in ENCODINGS {
        for line_end in ["\n", "\r\n"] {
            let written = |text: &str| encoded(&text.replace('\n', line_end), encoding);
            let checked = session.check_bytes(name, &written(before)).result.unwrap();
            assert_eq!(checked.format, format);
            let label = encoding.0;
            let got = fixed(&session, name, &written(before));
            let show =
                |bytes: &[u8]| copydesk::encoding::decode(bytes, Charset::for_label(label), None).text.into_owned();
            assert_eq!(show(&got), show(&written(after)), "{name}, {encoding:?}, {line_end:?}");
            assert!(got == written(after), "{name}, {encoding:?}, {line_end:?}");
            assert_eq!(fixed(&session, name, &written(after)), written(after));
        }
    }
}

#[test]
fn html() {
    assert_fixed(
        "a.htm",
        "html",
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head><meta charset=\"ENC\">\n<title>Groot -Brittanni&euml; zwijgt</title>\n<meta name='description' content='De Trump -regering &amp; co'>\n<script>var a = \"Groot -Brittannië\";</script></head>\n<body class=x>\n<!-- wp:paragraph -->\n<p>De <b>Trump</b> -regering en\n   Groot<i> -Brittannië</i> of Groot\n      -Brittannië<br>\n<img src=\"a.png\" ALT=\"Groot -Brittannië\"> en <code>Groot -Brittannië</code>\n<p lang=en>Groot -Brittannië <p translate=\"no\">Groot -Brittannië <p class=\"a notranslate\">Groot -Brittannië\n</body></html>\n",
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head><meta charset=\"ENC\">\n<title>Groot-Brittanni&euml; zwijgt</title>\n<meta name='description' content='De Trump-regering &amp; co'>\n<script>var a = \"Groot -Brittannië\";</script></head>\n<body class=x>\n<!-- wp:paragraph -->\n<p>De <b>Trump</b>-regering en\n   Groot<i>-Brittannië</i> of Groot-Brittannië<br>\n<img src=\"a.png\" ALT=\"Groot-Brittannië\"> en <code>Groot -Brittannië</code>\n<p lang=en>Groot -Brittannië <p translate=\"no\">Groot -Brittannië <p class=\"a notranslate\">Groot -Brittannië\n</body></html>\n",
    );
}

#[test]
fn rss() {
    assert_fixed(
        "a.xml",
        "feed",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<rss version=\"2.0\" xmlns:content=\"c\">\n<channel><title>Groot -Brittannië</title><link>http://a/Groot -Brittannië</link>\n<item>\n  <title>De Trump -regering &amp;amp; Groot -Brittanni&#235;</title>\n  <description>&lt;p title='Groot -Brittannië'&gt;Groot&lt;b&gt; -Brittanni&amp;euml;&lt;/b&gt; zwijgt.&lt;/p&gt;</description>\n  <content:encoded ><![CDATA[<p>De Trump -regering</p>\n<pre>Groot -Brittannië</pre><p>Zij ]]]]><![CDATA[> Groot -Brittannië</p>]]></content:encoded>\n  <category>Groot -Brittannië</category>\n</item>\n<item><title>Groot -Brittannië</title><dc:language>en</dc:language></item>\n</channel></rss>\n",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<rss version=\"2.0\" xmlns:content=\"c\">\n<channel><title>Groot-Brittannië</title><link>http://a/Groot -Brittannië</link>\n<item>\n  <title>De Trump-regering &amp;amp; Groot-Brittanni&#235;</title>\n  <description>&lt;p title='Groot-Brittannië'&gt;Groot&lt;b&gt;-Brittanni&amp;euml;&lt;/b&gt; zwijgt.&lt;/p&gt;</description>\n  <content:encoded ><![CDATA[<p>De Trump-regering</p>\n<pre>Groot -Brittannië</pre><p>Zij ]]]]><![CDATA[> Groot-Brittannië</p>]]></content:encoded>\n  <category>Groot -Brittannië</category>\n</item>\n<item><title>Groot -Brittannië</title><dc:language>en</dc:language></item>\n</channel></rss>\n",
    );
}

#[test]
fn atom() {
    assert_fixed(
        "a.txt",
        "feed",
        "<?xml version='1.0' encoding='ENC'?>\n<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='nl'>\n<title>Groot -Brittannië</title>\n<entry><title type='html'>De &lt;i&gt;Trump&lt;/i&gt; -regering</title><content type='xhtml'><div xmlns='x'>\n<p>Groot<em> -Brittannië</em></p><p xml:lang='en'>Groot -Brittannië</p></div></content></entry>\n</feed>",
        "<?xml version='1.0' encoding='ENC'?>\n<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='nl'>\n<title>Groot-Brittannië</title>\n<entry><title type='html'>De &lt;i&gt;Trump&lt;/i&gt;-regering</title><content type='xhtml'><div xmlns='x'>\n<p>Groot<em>-Brittannië</em></p><p xml:lang='en'>Groot -Brittannië</p></div></content></entry>\n</feed>",
    );
}

#[test]
fn nitf() {
    assert_fixed(
        "a.xml",
        "nitf",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<!DOCTYPE nitf SYSTEM \"http://localhost:1/nitf.dtd\" [<!ENTITY x \"Groot -Brittannië\">]>\n<nitf xml:lang=\"nl\"><head><title>Groot -Brittannië</title><docdata><key-list><keyword key=\"Groot -Brittannië\"/></key-list></docdata></head>\n<body><body.head><hedline><hl1>De <person>Trump</person> -regering</hl1></hedline></body.head>\n<body.content><block><p>&x; en <org>Groot</org> -Brittanni&#xEB;</p>\n<media><media-caption>Groot -Brittannië</media-caption></media></block></body.content></body></nitf>",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<!DOCTYPE nitf SYSTEM \"http://localhost:1/nitf.dtd\" [<!ENTITY x \"Groot -Brittannië\">]>\n<nitf xml:lang=\"nl\"><head><title>Groot-Brittannië</title><docdata><key-list><keyword key=\"Groot -Brittannië\"/></key-list></docdata></head>\n<body><body.head><hedline><hl1>De <person>Trump</person>-regering</hl1></hedline></body.head>\n<body.content><block><p>&x; en <org>Groot</org>-Brittanni&#xEB;</p>\n<media><media-caption>Groot-Brittannië</media-caption></media></block></body.content></body></nitf>",
    );
}

#[test]
fn newsml_with_several_languages() {
    assert_fixed(
        "a.newsml",
        "newsml",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>\n<newsItem xml:lang=\"en\"><itemMeta><title>Groot -Brittannië</title></itemMeta><contentMeta><language tag=\"nl\"/><headline xml:lang=\"nl\">Groot -Brittannië</headline><headline xml:lang=\"fr\">Groot -Brittannië</headline></contentMeta>\n<contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"x\"><head><title/></head><body><p>De <b>Trump</b> -regering</p></body></html></inlineXML>\n<inlineXML xml:lang=\"fr\" contenttype=\"application/nitf+xml\"><nitf><body><p>Groot -Brittannië</p></body></nitf></inlineXML><inlineData contenttype=\"text/plain\">Groot -Brittannië</inlineData></contentSet></newsItem></itemSet></newsMessage>",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>\n<newsItem xml:lang=\"en\"><itemMeta><title>Groot -Brittannië</title></itemMeta><contentMeta><language tag=\"nl\"/><headline xml:lang=\"nl\">Groot-Brittannië</headline><headline xml:lang=\"fr\">Groot -Brittannië</headline></contentMeta>\n<contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"x\"><head><title/></head><body><p>De <b>Trump</b>-regering</p></body></html></inlineXML>\n<inlineXML xml:lang=\"fr\" contenttype=\"application/nitf+xml\"><nitf><body><p>Groot -Brittannië</p></body></nitf></inlineXML><inlineData contenttype=\"text/plain\">Groot-Brittannië</inlineData></contentSet></newsItem></itemSet></newsMessage>",
    );
    assert_fixed(
        "a.xml",
        "newsml",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Groot -Brittannië</HeadLine><KeywordLine>Groot -Brittannië</KeywordLine></NewsLines><DescriptiveMetadata><Language FormalName=\"nl\"/></DescriptiveMetadata>\n<ContentItem><DataContent><nitf><body><body.content><p>De Trump -regering</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>\n<NewsComponent><DescriptiveMetadata><Language FormalName=\"fr\"></Language></DescriptiveMetadata><ContentItem><DataContent><![CDATA[<p>Groot -Brittannië</p>]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Groot-Brittannië</HeadLine><KeywordLine>Groot -Brittannië</KeywordLine></NewsLines><DescriptiveMetadata><Language FormalName=\"nl\"/></DescriptiveMetadata>\n<ContentItem><DataContent><nitf><body><body.content><p>De Trump-regering</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>\n<NewsComponent><DescriptiveMetadata><Language FormalName=\"fr\"></Language></DescriptiveMetadata><ContentItem><DataContent><![CDATA[<p>Groot -Brittannië</p>]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    );
}

#[test]
fn xliff() {
    assert_fixed(
        "a.xml",
        "xliff",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"nl\"><body>\n<trans-unit id=\"1\"><source>Groot -Brittannië</source><target state=\"translated\">Groot<bpt id=\"1\">&lt;b title='Groot -Brittannië'></bpt> -Brittannië<ept id=\"1\">&lt;/b></ept> <ph id=\"2\">Groot -Brittannië</ph></target>\n<alt-trans><target>Groot -Brittannië</target></alt-trans><note>Groot -Brittannië</note></trans-unit>\n<trans-unit id=\"2\" translate=\"no\"><source>a</source><target>Groot -Brittannië</target></trans-unit>\n<trans-unit id=\"3\" approved=\"yes\"><source>a</source><target>Groot -Brittannië</target></trans-unit></body></file></xliff>\n",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"nl\"><body>\n<trans-unit id=\"1\"><source>Groot -Brittannië</source><target state=\"translated\">Groot<bpt id=\"1\">&lt;b title='Groot -Brittannië'></bpt>-Brittannië<ept id=\"1\">&lt;/b></ept> <ph id=\"2\">Groot -Brittannië</ph></target>\n<alt-trans><target>Groot -Brittannië</target></alt-trans><note>Groot -Brittannië</note></trans-unit>\n<trans-unit id=\"2\" translate=\"no\"><source>a</source><target>Groot -Brittannië</target></trans-unit>\n<trans-unit id=\"3\" approved=\"yes\"><source>a</source><target>Groot -Brittannië</target></trans-unit></body></file></xliff>\n",
    );
    assert_fixed(
        "a.xlf",
        "xliff",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"nl\"><file id=\"f\"><unit id=\"u\"><segment>\n<source>Groot -Brittannië</source>\n<target>De <pc id=\"1\">Trump</pc> -regering en <mrk id=\"m\" translate=\"no\">Groot -Brittannië</mrk></target></segment></unit></file></xliff>",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"nl\"><file id=\"f\"><unit id=\"u\"><segment>\n<source>Groot -Brittannië</source>\n<target>De <pc id=\"1\">Trump</pc>-regering en <mrk id=\"m\" translate=\"no\">Groot -Brittannië</mrk></target></segment></unit></file></xliff>",
    );
}

#[test]
fn tmx() {
    assert_fixed(
        "a.txt",
        "tmx",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>Groot -Brittannië</seg></tuv><tuv xml:lang=\"nl-NL\"><prop type=\"x\">Groot -Brittannië</prop><seg>De <hi>Trump</hi> -regering in Groot<ph x=\"1\"/> en Noord -Kor&#101;a</seg></tuv></tu></body></tmx>\n",
        "<?xml version=\"1.0\" encoding=\"ENC\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>Groot -Brittannië</seg></tuv><tuv xml:lang=\"nl-NL\"><prop type=\"x\">Groot -Brittannië</prop><seg>De <hi>Trump</hi>-regering in Groot<ph x=\"1\"/> en Noord-Kor&#101;a</seg></tuv></tu></body></tmx>\n",
    );
}

#[test]
fn html_in_json() {
    let session = session();
    let before = r#"{"uri":"a","language":"nl","body_xhtml":"<p class=\"Groot -Brittannië\">De <b>Trump<\/b> -regering &amp; Groot&nbsp;-Brittanni\u00eb<\/p>\n<pre>Groot -Brittannië</pre>"}"#;
    let after = before.replace("</b> -", "</b>-").replace("<\\/b> -", "<\\/b>-").replace("Groot&nbsp;-", "Groot-");
    assert_eq!(String::from_utf8(fixed(&session, "a.json", before.as_bytes())).unwrap(), after);
}

#[test]
fn what_leaked_goes_with_its_element() {
    let session = session();
    let before = "<p>De raad stemde tegen.</p>\r\n<p class=\"x\"><b>Aanbevolen video’s</b></p>\r\n<p>De wethouder was teleurgesteld.</p>";
    let after = before.replace("<p class=\"x\"><b>Aanbevolen video’s</b></p>", "");
    assert_eq!(String::from_utf8(fixed(&session, "a.html", before.as_bytes())).unwrap(), after);
    // Not with a picture in it.
    let picture = before.replace("<b>", "<img src=\"a.png\"><b>");
    assert_eq!(fixed(&session, "a.html", picture.as_bytes()), picture.as_bytes());
}

/// Every character of every segment leads to itself in the file, or to a reference or white space that stands for it.
fn assert_addresses(name: &str, text: &str) {
    use copydesk::document::{OBJECT, ReadOptions, recognise};
    use copydesk::text::Span;
    let extension = name.rsplit('.').next();
    let Ok(segments) = (recognise(extension, text).read)(text, &ReadOptions::default()) else { return };
    for segment in segments {
        for (at, c) in segment.plain.char_indices() {
            let written = &text[segment.map.locate(Span::new(at, at + c.len_utf8())).range()];
            let is_reference = written.starts_with('&') && written.ends_with(';');
            let is_layout = written.trim().is_empty() && (c.is_whitespace() || OBJECT.contains(c));
            assert!(written == c.to_string() || is_reference || is_layout, "{name}: {c:?} is {written:?}");
        }
    }
}

/// The files under a folder beside the project, where it is there.
fn samples(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/formats").join(folder);
    std::fs::read_dir(folder)
        .map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect())
}

/// The sample files without text for a reader.
const EMPTY: [&str; 2] = ["ap_metadata_example.xml", "Test_Context_and_PH.xlf"];

#[test]
fn sample_files_are_read_and_stay_what_they_are() {
    let session = session();
    for (folder, format) in [("feeds", "feed"), ("newsml-g2", "newsml"), ("xliff", "xliff"), ("tmx", "tmx")] {
        for path in samples(folder) {
            let name = path.to_str().unwrap();
            if name.ends_with(".json") {
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let checked = session.check_bytes(name, &bytes).result.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(checked.format, format, "{name}");
            fixed(&session, name, &bytes);
            let decoded = copydesk::encoding::decode(&bytes, None, None);
            let segments =
                (copydesk::document::recognise(None, &decoded.text).read)(&decoded.text, &Default::default());
            // Some hold no translation or no story, or say that theirs is not to be touched.
            let is_empty = segments.unwrap().is_empty();
            assert_eq!(is_empty, EMPTY.iter().any(|end| name.ends_with(end)), "{name}");
            assert_addresses(name, &decoded.text);
        }
    }
}

#[test]
fn a_bad_file_says_where() {
    let session = session();
    for (name, text, place) in [
        ("a.xml", "<?xml version='1.0'?>\n<rss><channel><title>Noord", "line 2, column 15: "),
        ("a.xml", "<rss>\n<channel>\n</rss>", "line 3, column 1: "),
        ("a.rss", "<rss><channel><title>a & b < c</title></channel></rss>", "line 1, column 28: "),
        ("a.nitf", "<nitf><body><p class=x>a</p></body></nitf>", "line 1, column 16: "),
        ("a.xml", "<?xml version='1.0'?><a>&b;</a><a/>", "line 1, column 32: "),
    ] {
        let error = session.check_bytes(name, text.as_bytes()).result.unwrap_err();
        assert!(error.starts_with(place), "{name}: {error}");
    }
}

#[test]
fn hostile_files_are_read_or_refused() {
    let session = session();
    let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&b;&c; De Trump -regering</title></channel></rss>";
    assert_eq!(findings(&session, "a.xml", laughs.as_bytes()), ["Trump -regering"]);
    // Declared as UTF-16, but it is not; and bytes that are wrong in a file that is right.
    let lie = "<?xml version='1.0' encoding='UTF-16'?><rss><channel><title>Groot -Brittannië</title></channel></rss>";
    assert_eq!(findings(&session, "a.xml", lie.as_bytes()), ["UTF-16", "Groot -Brittannië"]);
    let invalid = b"<?xml version='1.0' encoding='UTF-8'?><rss><channel><title>Belgi\xEB</title></channel></rss>";
    assert_eq!(findings(&session, "a.xml", invalid).len(), 1);
    assert!(session.check_bytes("a.xml", b"<rss>\0</rss>").result.is_err());
    let mixed = "<p>Groot -Brittannië\r\nen\rGroot\n\r -Brittannië</p>";
    assert_eq!(
        fixed(&session, "a.html", mixed.as_bytes()),
        "<p>Groot-Brittannië\r\nen\rGroot-Brittannië</p>".as_bytes()
    );
    let deep = |open: &str, close: &str| format!("{}Groot -Brittannië{}", open.repeat(10_000), close.repeat(10_000));
    for (name, text) in [
        ("a.html", deep("<div>", "</div>")),
        ("a.html", deep("<b lang=\"nl\">", "</b>")),
        ("a.xml", format!("<rss>{}</rss>", deep("<item><title>Noord -Korea</title>", "</item>"))),
        ("a.xml", format!("<nitf><body>{}</body></nitf>", deep("<p>", "</p>"))),
        ("a.html", format!("<p title=\"{}\" class=\"{}\">a</p>", "Noord ".repeat(100_000), "a ".repeat(100_000))),
        ("a.xml", deep("<a>", "")),
        ("a.html", "<p lang=en><b lang=nl>a".repeat(20_000)),
        ("a.html", "<b></i>&amp".repeat(50_000)),
        ("a.html", "&".repeat(2_000_000)),
    ] {
        let start = std::time::Instant::now();
        let _ = session.check_bytes(name, text.as_bytes());
        assert!(start.elapsed().as_secs() < 20, "{name}: {}", &text[..40]);
    }
}

const FLAVOURS: &[Flavour] = &[
    Flavour {
        name: "a.html",
        begin: "<div>",
        end: "</div>",
        sound: &[
            "woorden",
            "&eacute;&eacute;n",
            "<!-- Groot -Brittannië -->",
            "&lt;b&gt;",
            "😀",
            "<br>",
            "</p><p>x",
            "<img src='Groot -Brittannië'>",
            "<code>Groot -Brittannië</code>",
            "a < b",
            "<i lang=en>Groot -Brittannië</i>",
            "<script>'Groot -Brittannië'</script>",
            "\n   ",
            "<b>vet",
        ],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("Groot<b> -Brittanni&euml;</b>", "Groot<b>-Brittanni&euml;</b>"),
            ("<i>Noord</i> &#45;Korea", "<i>Noord</i>&#45;Korea"),
            ("Noord&#32;-<a href='x -y'>Korea</a>", "Noord-<a href='x -y'>Korea</a>"),
            ("Noord <!-- x -->-Korea", "Noord<!-- x -->-Korea"),
            ("<img alt='Groot -Brittannië'>", "<img alt='Groot-Brittannië'>"),
        ],
    },
    Flavour {
        name: "a.rss",
        begin: "<rss><channel><item><description>",
        end: "</description></item></channel></rss>",
        sound: &[
            "woorden",
            "&amp;eacute;",
            "&lt;p&gt;x",
            "😀",
            "&lt;br/&gt;",
            "&amp;amp;",
            "één",
            "&lt;code&gt;Groot -Brittannië&lt;/code&gt;",
        ],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("Groot&lt;b&gt; -Brittanni&amp;euml;&lt;/b&gt;", "Groot&lt;b&gt;-Brittanni&amp;euml;&lt;/b&gt;"),
            ("Noord&#32;-Korea", "Noord-Korea"),
            ("Noord &amp;#45;Korea", "Noord&amp;#45;Korea"),
        ],
    },
    Flavour {
        name: "b.rss",
        begin: "<rss><channel><item><content:encoded><![CDATA[",
        end: "]]></content:encoded></item></channel></rss>",
        sound: &[
            "woorden",
            "&eacute;",
            "<p>x",
            "😀",
            "<br/>",
            "]]>",
            "]]]]><![CDATA[>",
            "]]><![CDATA[",
            "één",
            "<!-- wp:x -->",
        ],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("Groot<b> -Brittanni&euml;</b>", "Groot<b>-Brittanni&euml;</b>"),
            ("Noord ]]><![CDATA[-Korea", "Noord]]><![CDATA[-Korea"),
        ],
    },
    Flavour {
        name: "a.xlf",
        begin: "<xliff><file target-language='nl'><trans-unit><source>a</source><target>",
        end: "</target></trans-unit></file></xliff>",
        sound: &[
            "woorden",
            "&#233;",
            "<x id='1'/>",
            "<bx id='2'/>",
            "<ph id='3'>Groot -Brittannië</ph>",
            "één",
            "\n  ",
        ],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("<g id='4'>Groot</g> -Brittanni&#235;", "<g id='4'>Groot</g>-Brittanni&#235;"),
            ("Noord<bpt id='5'>&lt;b></bpt> -Korea", "Noord<bpt id='5'>&lt;b></bpt>-Korea"),
        ],
    },
    Flavour {
        name: "a.nitf",
        begin: "<nitf><body><body.content><p>",
        end: "</p></body.content></body></nitf>",
        sound: &["woorden", "&#233;", "</p><p>x", "😀", "<br/>", "&onbekend;", "<![CDATA[a < b]]>", "één", "<?x y?>"],
        damaged: &[
            ("Groot -Brittannië", "Groot-Brittannië"),
            ("<location>Groot</location> -Brittanni&#235;", "<location>Groot</location>-Brittanni&#235;"),
            ("Noord<![CDATA[ -Korea]]>", "Noord<![CDATA[-Korea]]>"),
        ],
    },
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]
    #[test]
    fn damage_is_mended_wherever_it_stands(
        flavour in 0..FLAVOURS.len(),
        pieces in proptest::collection::vec((proptest::prelude::any::<bool>(), 0usize..100), 1..8),
        encoding in 0usize..4,
    ) {
        thread_local!(static SESSION: Session = session());
        let flavour = &FLAVOURS[flavour];
        let (mut before, mut after) = flavour.pieces(&pieces);
        if flavour.name == "b.rss" {
            // Each end of a section is followed by a beginning.
            let split = |text: String| text.replace("]]> ", "]]><![CDATA[ ");
            (before, after) = (split(before), split(after));
        }
        before.push_str(flavour.end);
        after.push_str(flavour.end);
        assert_addresses(flavour.name, &before);
        let got = SESSION.with(|session| fixed(session, flavour.name, &encoded(&before, ENCODINGS[encoding])));
        let want = encoded(&after, ENCODINGS[encoding]);
        let show = |bytes: &[u8]| copydesk::encoding::decode(bytes, None, None).text.into_owned();
        proptest::prop_assert_eq!(show(&got), show(&want));
        proptest::prop_assert!(got == want);
    }

    #[test]
    fn nothing_breaks_a_reader(
        flavour in 0..FLAVOURS.len(),
        pieces in proptest::collection::vec("[ <>&;/!\\[\\]?='\"#xX\\-a-e\nëpb]{1,6}|<p>|</p>|<b lang=x>|</b>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|<title>|<br>|&amp;|<script>", 0..20),
    ) {
        let flavour = &FLAVOURS[flavour];
        assert_addresses(flavour.name, &format!("{}{}{}", flavour.begin, pieces.concat(), flavour.end));
        assert_addresses("a.html", &pieces.concat());
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn an_article_has_the_same_faults_in_every_format() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/seed/article.txt");
    let Ok(article) = std::fs::read_to_string(path) else { return };
    let session = session();
    let faults = |name: &str, text: &str| -> Vec<(String, String)> {
        let checked =
            session.check_bytes(name, text.as_bytes()).result.unwrap_or_else(|error| panic!("{name}: {error}"));
        let fault = |finding: &copydesk::engine::Located| {
            let written = text[finding.start.byte..finding.end.byte].replace("&amp;", "&").replace("&lt;", "<");
            assert_eq!(written.replace("&gt;", ">"), finding.text, "{name}");
            (finding.rule.id.to_string(), finding.text.clone())
        };
        checked.findings.iter().map(fault).collect()
    };
    let want = faults("a.txt", &article);
    assert!(!want.is_empty());
    let paragraphs: Vec<&str> = article.lines().filter(|line| !line.trim().is_empty()).collect();
    let p = |open: &str, close: &str| -> String {
        paragraphs.iter().map(|text| format!("{open}{}{close}\n", escape(text))).collect()
    };
    for (name, text) in [
        ("a.html", format!("<html><body>\n{}</body></html>", p("<p>", "</p>"))),
        (
            "a.rss",
            format!(
                "<rss><channel><item><content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>",
                p("<p>", "</p>")
            ),
        ),
        ("a.atom", format!("<feed><entry><content>{}</content></entry></feed>", escape(&article))),
        (
            "b.atom",
            format!("<feed><entry><content type='xhtml'><div>{}</div></content></entry></feed>", p("<p>", "</p>")),
        ),
        (
            "a.nitf",
            format!("<nitf><body><body.content>{}</body.content></body></nitf>", p("<block><p>", "</p></block>")),
        ),
        (
            "a.newsml",
            format!(
                "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
                escape(&article)
            ),
        ),
        (
            "b.newsml",
            format!(
                "<newsItem><contentSet><inlineXML><html><body>{}</body></html></inlineXML></contentSet></newsItem>",
                p("<p>", "</p>")
            ),
        ),
    ] {
        assert_eq!(faults(name, &text), want, "{name}");
    }
}

/// Another reader of XML takes what was repaired for well-formed, and reads the text that was meant.
#[test]
fn what_was_repaired_parses_elsewhere() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let script = "import sys, xml.etree.ElementTree as e; sys.stdout.buffer.write(''.join(e.fromstring(sys.stdin.buffer.read()).itertext()).encode())";
    let parse = |bytes: &[u8]| -> Option<String> {
        let mut python =
            Command::new("python3").args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        python.stdin.take()?.write_all(bytes).ok()?;
        let output = python.wait_with_output().ok()?;
        assert!(output.status.success());
        String::from_utf8(output.stdout).ok()
    };
    let session = session();
    for (name, begin, end) in [
        ("a.rss", "<rss><channel><item><title>", "</title></item></channel></rss>"),
        ("a.rss", "<rss><channel><item><title><![CDATA[", "]]></title></item></channel></rss>"),
        ("a.nitf", "<nitf><body><p>", "</p></body></nitf>"),
        ("a.newsml", "<NewsML><NewsItem><HeadLine>", "</HeadLine></NewsItem></NewsML>"),
        ("a.xlf", "<xliff><file><target>", "</target></file></xliff>"),
        ("a.tmx", "<tmx><tu><tuv><seg>", "</seg></tuv></tu></tmx>"),
    ] {
        for encoding in ENCODINGS {
            let text = format!(
                "<?xml version=\"1.0\" encoding=\"ENC\"?>{begin}Van Groot -Brittannië tot NAVO-hoofdkwartier-de eerste{end}"
            );
            let got = fixed(&session, name, &encoded(&text, encoding));
            let Some(plain) = parse(&got) else {
                println!("python3 is missing: nothing was compared");
                return;
            };
            assert!(plain.starts_with("Van Groot-Brittannië tot"), "{name}, {encoding:?}: {plain}");
        }
    }
}

/// Paragraphs are judged several at once: each keeps its own findings, whatever stands between them.
#[test]
fn each_of_many_paragraphs_is_judged_for_itself() {
    let filler = "Wij zagen haven en stad. ".repeat(120);
    let paragraph = |n: usize| match n {
        _ if n.is_multiple_of(7) => "<p lang=fr>Groot -Brittannië</p>\n".to_string(),
        _ if n.is_multiple_of(5) => format!("<p>{filler}Noord -Korea zweeg.</p>\n"),
        _ if n.is_multiple_of(3) => "<p>Wij zagen de haven.</p>\n".to_string(),
        _ => "<p>Groot -Brittannië zweeg.</p>\n".to_string(),
    };
    let page: String = (1..=90).map(paragraph).collect();
    let checked = session().check_bytes("a.html", page.as_bytes()).result.unwrap();
    let hyphens = checked.findings.iter().filter(|finding| finding.rule.id == "space-before-hyphen");
    let found: Vec<(usize, &str)> =
        hyphens.map(|finding| (finding.start.position.line, finding.text.as_str())).collect();
    let wanted = |n: usize| match n {
        _ if n.is_multiple_of(7) => None,
        _ if n.is_multiple_of(5) => Some((n, "Noord -Korea")),
        _ if n.is_multiple_of(3) => None,
        _ => Some((n, "Groot -Brittannië")),
    };
    assert_eq!(found, (1..=90).filter_map(wanted).collect::<Vec<_>>());
}
