//! Reading and writing of parts.

use super::*;

fn round(text: &str) -> String {
    let bytes = write(&parse(text.as_bytes()).unwrap());
    let text = String::from_utf8(bytes).unwrap();
    text.split_once('\n').unwrap().1.to_string()
}

#[test]
fn what_is_read_is_written_again() {
    for text in [
        "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>",
        "<a b=\"1 &lt; 2 &quot;x&quot;\">teks &amp; <c/> lagi &gt; <d>e</d></a>",
        "<a b=\"dua&#10;baris\"/>",
    ] {
        assert_eq!(round(text), text);
    }
    assert_eq!(round("<a><![CDATA[1 < 2]]>&#65;</a>"), "<a>1 &lt; 2A</a>");
}

#[test]
fn other_prefixes_are_brought_to_the_conventional_ones() {
    let main = namespace("w").unwrap();
    let other = parse(format!("<x:p xmlns:x=\"{main}\" x:val=\"1\"><x:r/></x:p>").as_bytes());
    let other = other.unwrap();
    assert_eq!((other.name.as_str(), other.attribute("w:val")), ("w:p", Some("1")));
    assert_eq!(other.elements().next().unwrap().name, "w:r");
    let default = parse(format!("<p xmlns=\"{main}\" val=\"1\"/>").as_bytes()).unwrap();
    assert_eq!((default.name.as_str(), default.attribute("val")), ("w:p", Some("1")));
    let strict = parse(b"<w:p xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>");
    assert_eq!(strict.unwrap().name, "w:p");
}

#[test]
fn a_part_declares_what_occurs_in_it() {
    let root = Element::new("w:p").child(Element::new("w:r").with("w14:a", "1"));
    let text = String::from_utf8(write_part(&root)).unwrap();
    for (prefix, count) in [("w", 1), ("w14", 1), ("mc", 1), ("w15", 0), ("r", 0)] {
        assert_eq!(text.matches(&format!("xmlns:{prefix}=")).count(), count, "{prefix}: {text}");
    }
    assert!(text.contains("mc:Ignorable=\"w14\""), "{text}");
    assert_eq!(write_part(&parse(text.as_bytes()).unwrap()), text.into_bytes());
    let own = Element::new("a").with("mc:Ignorable", "w14 x").child(Element::new("w15:b"));
    let text = String::from_utf8(write_part(&own)).unwrap();
    assert!(text.contains("mc:Ignorable=\"w14 x w15\""), "{text}");
}

#[test]
fn the_strict_variant_is_brought_to_the_usual_one() {
    let strict = "<w:p xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>";
    let text = String::from_utf8(write(&parse(strict.as_bytes()).unwrap())).unwrap();
    assert!(text.contains(namespace("w").unwrap()) && !text.contains("purl"), "{text}");
}

#[test]
fn what_is_no_xml_is_told() {
    assert!(matches!(parse(b"<a><b></a>"), Err(Unreadable::Malformed(_))));
    assert!(matches!(parse(b"<a>"), Err(Unreadable::Malformed(_))));
    assert!(matches!(parse(b"<a>&tidak_ada;</a>"), Err(Unreadable::Malformed(_))));
    assert_eq!(parse(b"<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"), Err(Unreadable::Doctype));
    assert_eq!(parse(b""), Err(Unreadable::Empty));
    assert_eq!(parse("<a>".repeat(5000).as_bytes()), Err(Unreadable::TooDeep));
    let many = format!("<a>{}</a>", "<b c='' d=''/>".repeat(700_000));
    assert_eq!(parse(many.as_bytes()), Err(Unreadable::TooMany));
    let external = b"<!DOCTYPE a SYSTEM \"http://contoh.invalid/a.dtd\"><a/>";
    assert_eq!(parse(external), Err(Unreadable::Doctype));
}

#[test]
fn utf_16_is_read_too() {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend("<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(parse(&bytes).unwrap().plain(), "é");
}

#[test]
fn control_characters_never_reach_the_bytes() {
    let element = Element::new("a").with("b", "x\u{1}y").text("satu\u{0}\u{b}dua\u{fffe}\ttiga");
    let text = String::from_utf8(write(&element)).unwrap();
    assert!(text.ends_with("<a b=\"xy\">satudua\ttiga</a>"), "{text}");
    assert_eq!(clean("bersih"), "bersih");
}

#[test]
fn elements_are_found_changed_and_removed() {
    let mut element = Element::new("a").child(Element::val("b", "1")).text("t");
    assert_eq!(element.value_of("b"), Some("1"));
    element.ensure_first("c").set("d", "2");
    element.ensure_first("b").set("w:val", "3");
    assert_eq!(
        round(&String::from_utf8(write(&element)).unwrap()),
        "<a><c d=\"2\"/><b w:val=\"3\"/>t</a>"
    );
    element.remove("b");
    assert!(element.find("b").is_none());
    let mut seen = Vec::new();
    element.visit(&mut |e| seen.push(e.name.to_string()));
    assert_eq!(seen, ["a", "c"]);
}

#[test]
fn prefixes_without_number_take_no_time() {
    let bound = |n: usize| format!(" xmlns:p{n}=\"{}\"", namespace("w").unwrap());
    let all: String = (0..20_000).map(bound).collect();
    let child = format!("<p0:b{}/>", bound(1));
    let root = parse(format!("<p0:a{all}>{}</p0:a>", child.repeat(20_000)).as_bytes()).unwrap();
    assert_eq!(root.name, "w:a");
    assert_eq!(root.elements().filter(|child| child.name == "w:b").count(), 20_000);
}
