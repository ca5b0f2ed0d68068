//! Fragments of documents, read.

use super::*;
use crate::output::docx::marks::Leads;
use crate::output::docx::package::{Broken, Package};

const USUAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const BY: &str = "w:author=\"Budi\" w:date=\"2026-01-02T03:04:05Z\"";

/// A package of a body and other parts, each with the word of its relation.
fn package_in(namespace: &str, body: &str, parts: &[(&str, &str)]) -> Package {
    let names = format!(
        "xmlns:w=\"{namespace}\" xmlns:mc=\"{MC}\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    );
    let relation = |id: usize, word: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{RELATIONS}/{word}\" Target=\"{target}\"/>")
    };
    let root = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    let mut package = Package::default();
    let main = relation(1, "officeDocument", "word/document.xml");
    package
        .put("_rels/.rels", format!("<Relationships {root}>{main}</Relationships>").into_bytes());
    let document = format!("<w:document {names}><w:body>{body}</w:body></w:document>");
    package.put("word/document.xml", document.into_bytes());
    let mut list = String::new();
    for (at, (word, xml)) in parts.iter().enumerate() {
        list += &relation(at, word, &format!("{word}{at}.xml"));
        let xml = xml.replacen("<w:", &format!("<NAMA {names} "), 1);
        let (_, rest) = xml.split_once(&format!("<NAMA {names} ")).unwrap();
        let (name, rest) = rest.split_at(rest.find(['>', ' ']).unwrap());
        let xml = format!("<w:{name} {names}{rest}");
        package.put(format!("word/{word}{at}.xml"), xml.into_bytes());
    }
    let relations = format!("<Relationships {root}>{list}</Relationships>");
    package.put("word/_rels/document.xml.rels", relations.into_bytes());
    package
}

fn reading(body: &str, parts: &[(&str, &str)]) -> Reading {
    let map = Map::from([
        ("_n_a_1".to_string(), ("a.nilai".to_string(), Leads::Value)),
        ("_n_b_1".to_string(), ("b.nilai".to_string(), Leads::Value)),
        ("_t_t_1".to_string(), ("t.narasi".to_string(), Leads::Text)),
    ]);
    read(&package_in(USUAL, body, parts).write().unwrap(), Some(&map)).unwrap()
}

fn texts(reading: &Reading) -> Vec<String> {
    reading.lines.iter().map(Line::text).collect()
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn mark(id: u32, name: &str, inside: &str) -> String {
    format!(
        "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{inside}<w:bookmarkEnd w:id=\"{id}\"/>"
    )
}

#[test]
fn every_text_comes_into_a_line_once() {
    let boxed = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>{0}\
         </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}\
         </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        p(&r("kotak"))
    );
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {instruction} \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r>\
             <w:fldChar w:fldCharType=\"end\"/></w:r>",
            r(result)
        )
    };
    let simple = "<w:fldSimple w:instr=\" SEQ Tabel \"><w:r><w:t>3</w:t></w:r></w:fldSimple>";
    let body = [
        p(&(r("satu") + &boxed + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + &r(" lagi"))),
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&r("kendali"))),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&r("sel"))),
        p(&(r("hlm ") + &field("PAGE", "7") + &field("REF x", "acuan") + simple)),
        p("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r>\
           </m:den></m:f></m:oMath>"),
        p(&format!("<w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>", r("x"), r("y"))),
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>\
           <w:br w:type=\"page\"/></w:r>"),
        p(""),
    ]
    .concat();
    let note =
        |id: u32, text: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(&r(text)));
    let notes = format!(
        "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote>{}{}</w:footnotes>",
        p(&r("garis")),
        note(2, "catatan"),
        note(3, "yatim")
    );
    let header =
        |name: &str| format!("<w:{name}>{}</w:{name}>", p(&(r("atas ") + &field("PAGE", "9"))));
    let (one, two) = (header("hdr"), header("hdr").replace('9', "4"));
    let reading = reading(&body, &[("footnotes", &notes), ("header", &one), ("header", &two)]);
    let expected = [
        "satu lagi",
        "kotak",
        "catatan",
        "kendali",
        "sel",
        "hlm acuan3",
        "a b ",
        "xy",
        "a\tb\nc\u{2011}d",
        "yatim",
        "atas ",
    ];
    assert_eq!(texts(&reading), expected);
    let stories: Vec<Story> = reading.lines.iter().map(|line| line.place.story).collect();
    assert_eq!(stories[1..3], [Story::Box, Story::Note]);
    assert_eq!(stories[9..], [Story::Note, Story::Header]);
}

#[test]
fn lists_of_contents_are_left_out_and_styles_go_by_name() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Judul2\"><w:name w:val=\"heading 2\"/>\
         </w:style><w:style w:type=\"paragraph\" w:styleId=\"DI1\"><w:name w:val=\"TOC 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Anak\"><w:name w:val=\"Sub\"/><w:basedOn w:val=\"Anak\"/>\
         <w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style></w:styles>";
    let of = |style: &str, text: &str| {
        p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}", r(text)))
    };
    let body = of("DI1", "Bab 1") + &of("Judul2", "Judul") + &of("Anak", "Anak") + &of("Lain", "x");
    let reading = reading(&body, &[("styles", styles)]);
    let found: Vec<_> = reading.lines.iter().map(|line| line.style).collect();
    assert_eq!(found, [Style::Heading(2), Style::Heading(3), Style::Other]);
    assert_eq!(reading.lines[2].place.heading, "Anak");
}

#[test]
fn keys_come_from_bookmarks_and_tags_and_do_not_leak() {
    let tag = |tag: &str, inside: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )
    };
    // An end that is lost: the figure ends with its paragraph, the text with its section.
    let lost = "<w:bookmarkStart w:id=\"5\" w:name=\"_n_b_1\"/>";
    let body = [
        p(&mark(1, "_n_a_1", &r("1"))),
        p(&(tag("b.nilai", &r("2")) + &tag("_n_a_1", &r("3")) + &tag("asing", &r("4")))),
        p(&(lost.to_string() + &r("5"))),
        p(&r("6")),
        p(&("<w:bookmarkStart w:id=\"7\" w:name=\"_t_t_1\"/>".to_string() + &r("7"))),
        p(&r("8")),
        p(&format!("<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}", r("Judul"))),
        p(&r("9")),
    ]
    .concat();
    let reading = reading(&body, &[]);
    let keys: Vec<Vec<Option<&str>>> = reading
        .lines
        .iter()
        .map(|line| line.pieces.iter().map(|piece| piece.key.as_deref()).collect())
        .collect();
    assert_eq!(
        keys[..3],
        [
            vec![Some("a.nilai")],
            vec![Some("b.nilai"), Some("a.nilai"), None],
            vec![Some("b.nilai")]
        ]
    );
    assert_eq!(keys[3], [None]);
    let narrative: Vec<_> = reading.lines.iter().map(|line| line.key.as_deref()).collect();
    assert_eq!(narrative[4..], [Some("t.narasi"), Some("t.narasi"), None, None]);
}

#[test]
fn changes_are_accepted_and_signed() {
    let del = |text: &str| format!("<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let ins = |inside: &str| format!("<w:ins {BY}>{inside}</w:ins>");
    let body = [
        p(&(r("a") + &del("b") + &del("c") + &ins(&r("d")) + &ins(&(r("e") + &del("f"))))),
        format!("<w:ins {BY}>{}</w:ins>", p(&r("blok"))),
        format!("<w:del {BY}>{}</w:del>", p(&r("hilang"))),
        p(&r("akhir")),
    ]
    .concat();
    let reading = reading(&body, &[]);
    assert_eq!(texts(&reading), ["ade", "blok", "akhir"]);
    let signed = |at: usize| -> Vec<(How, &str)> {
        reading.lines[at].signed.iter().map(|s| (s.how, s.text.as_str())).collect()
    };
    assert_eq!(signed(0), [(How::Deleted, "bc"), (How::Inserted, "de"), (How::Deleted, "f")]);
    assert_eq!(signed(1), [(How::Inserted, "blok")]);
    assert_eq!(signed(2), [(How::Deleted, "hilang")]);
    assert_eq!(reading.lines[0].signed[0].author, "Budi");
    assert!(reading.has_tracking);
}

#[test]
fn a_deleted_last_paragraph_of_a_cell_joins_nothing_outside() {
    let gone = format!(
        "<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>x</w:delText>\
         </w:r></w:del></w:p>"
    );
    let kept = format!("<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{}</w:p>", r("y"));
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{gone}</w:tc><w:tc>{kept}</w:tc></w:tr></w:tbl>{}",
        p(&r("a")),
        p(&r("b"))
    );
    let reading = reading(&body, &[]);
    assert_eq!(texts(&reading), ["a", "y", "b"]);
    let columns: Vec<_> =
        reading.lines.iter().map(|l| l.place.cell.as_ref().map(|c| c.column)).collect();
    assert_eq!(columns, [Some(0), Some(1), None]);
}

#[test]
fn the_strict_form_and_other_prefixes_read_the_same() {
    let body = p(&r("sama"));
    let strict = package_in(STRICT, &body, &[]).write().unwrap();
    assert_eq!(texts(&read(&strict, None).unwrap()), ["sama"]);
    let mut package = package_in(USUAL, &body, &[]);
    let text = String::from_utf8(package.get("word/document.xml").unwrap().to_vec()).unwrap();
    let other = text.replace("w:", "lain:").replace("xmlns:w=", "xmlns:lain=");
    package.put("word/document.xml", other.into_bytes());
    assert_eq!(texts(&read(&package.write().unwrap(), None).unwrap()), ["sama"]);
}

#[test]
fn what_is_no_document_is_told_in_a_sentence() {
    let told = |bytes: &[u8]| read(bytes, None).unwrap_err();
    assert_eq!(told(b""), Unreadable::Empty);
    assert_eq!(told(b"%PDF-1.7"), Unreadable::Other("PDF"));
    assert_eq!(told(b"{\\rtf1}"), Unreadable::Other("RTF"));
    let odt =
        [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"];
    assert_eq!(told(&odt.concat()), Unreadable::Other("OpenDocument (.odt)"));
    assert_eq!(told(&[0xD0, 0xCF, 0x11, 0xE0, 0]), Unreadable::Package(Broken::Compound));
    assert_eq!(told(b"PK\x03\x04 rusak"), Unreadable::Package(Broken::NoArchive));
    assert_eq!(told(&Package::default().write().unwrap()), Unreadable::NoMain);
    let with = |xml: &str| {
        let mut package = package_in(USUAL, "", &[]);
        package.put("word/document.xml", xml.as_bytes().to_vec());
        told(&package.write().unwrap())
    };
    assert_eq!(with("<x/>"), Unreadable::NoMain);
    for xml in
        ["<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "<w:document>"]
    {
        let fault = with(xml);
        assert!(fault.to_string().starts_with("rusak pada bagian `word/document.xml`"), "{fault}");
        assert!(fault.help().ends_with('.'));
    }
    // A target outside is never followed: the part is as if it were not there.
    let mut package = package_in(USUAL, &p(&r("a")), &[]);
    let outside = format!(
        "<Relationships><Relationship Id=\"s\" Type=\"{RELATIONS}/styles\" TargetMode=\"External\" \
         Target=\"http://contoh.invalid/styles.xml\"/></Relationships>"
    );
    package.put("word/_rels/document.xml.rels", outside.into_bytes());
    assert_eq!(texts(&read(&package.write().unwrap(), None).unwrap()), ["a"]);
}

#[test]
fn what_is_far_too_long_is_refused() {
    let body = p(&r("x")).repeat(40_001);
    assert_eq!(
        read(&package_in(USUAL, &body, &[]).write().unwrap(), None),
        Err(Unreadable::TooLong)
    );
}

#[test]
fn an_edited_figure_among_edited_words_keeps_its_key() {
    let figures = |one: &str, two: &str, between: &str| {
        let body = p(&(mark(1, "_n_a_1", &r(one)) + &r(between) + &mark(2, "_n_b_1", &r(two))));
        reading(&body, &[])
    };
    let base = figures("10,5%", "20,5%", " naik menjadi ");
    let mut returned = reading(&p(&r("11,5% turun ke 19,5%")), &[]);
    let pairs = pair(&base, &returned);
    // Nothing but figures changed their words: the same place decides.
    let pairs = match pairs.len() {
        1 => pairs,
        _ => vec![Pair { old: Some(0), new: Some(0), moved: false }],
    };
    settle(&base, &mut returned, &pairs);
    let keyed: Vec<_> = returned.lines[0]
        .pieces
        .iter()
        .filter_map(|piece| Some((piece.key.as_deref()?, piece.text.as_str())))
        .collect();
    assert_eq!(keyed, [("a.nilai", "11,5%"), ("b.nilai", "19,5%")]);
}
