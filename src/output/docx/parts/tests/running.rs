//! Headers and footers of sections.

use super::*;

#[test]
fn the_same_words_give_the_same_parts() {
    let template = Template::open(BUNDLED).unwrap();
    let mut parts = template.parts();
    let first = parts.running(&template, Place::Body, &words("BAB I"), 8787);
    assert_eq!(first.references.len(), 4);
    assert!(first.title_page);
    assert_eq!(parts.running(&template, Place::Body, &words("BAB I"), 8787), first);
    let second = parts.running(&template, Place::Body, &words("BAB II"), 8787);
    let id = |running: &Running, name: &str, pages: &str| {
        let found = running.references.iter().find(|reference| {
            reference.name == name && reference.attribute("w:type") == Some(pages)
        });
        found.and_then(|reference| reference.attribute("r:id")).map(str::to_string)
    };
    let header = |running| id(running, "w:headerReference", "default");
    let footer = |running| id(running, "w:footerReference", "default");
    assert_ne!(header(&first), header(&second));
    assert_eq!(footer(&first), footer(&second), "the footer does not name the chapter");
    let headers = parts.package.names().filter(|name| name.contains("kepala-")).count();
    assert_eq!(headers, 3);
    assert_eq!(parts.running(&template, Place::Cover, &words(""), 8787), Running::default());
}

#[test]
fn a_picture_in_a_header_comes_along() {
    let made = Package::read(&document(&Template::open(GREEN).unwrap())).unwrap();
    let with_picture: Vec<_> = made.names().filter(|name| name.ends_with(".xml.rels")).collect();
    let header = with_picture.iter().find(|name| name.contains("kepala-")).unwrap();
    assert!(text(&made, header).contains("media/templat-1.png"));
    assert!(made.get("word/media/templat-1.png").unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn links_out_stay_and_lost_pictures_go() {
    let relations = crate::output::docx::template::tests::relations(&[
        ("a", "hyperlink", "https://contoh.id/?a=1&amp;b=2", true),
        ("b", "image", "media/hilang.png", false),
        ("c", "attachedTemplate", "file:///c:/x.dotm", true),
    ]);
    let header = "<w:p><w:hyperlink r:id=\"a\"><w:r><w:t>tautan</w:t></w:r></w:hyperlink>\
        <w:r><w:drawing><x r:embed=\"b\"/></w:drawing></w:r><w:r w:x=\"1\" r:id=\"c\"/></w:p>";
    let sketch = Sketch::new().header(header).part("word/_rels/header1.xml.rels", &relations);
    let template = sketch.open().unwrap();
    let mut parts = template.parts();
    parts.running(&template, Place::Body, &words(""), 8787);
    let header = text(&parts.package, "word/kepala-1.xml");
    assert!(header.contains("r:id=\"a\"") && !header.contains("w:drawing"), "{header}");
    assert!(!header.contains("r:id=\"c\""), "{header}");
    let relations = text(&parts.package, "word/_rels/kepala-1.xml.rels");
    assert!(relations.contains("https://contoh.id/?a=1&amp;b=2"), "{relations}");
    assert!(!relations.contains("hilang") && !relations.contains("dotm"), "{relations}");
}

#[test]
fn the_last_right_stop_is_moved_to_the_edge_of_the_text() {
    let bytes = std::fs::read("templates/docx/gaya.docx").unwrap();
    let template = Template::open(&bytes).unwrap();
    let mut parts = template.parts();
    parts.running(&template, Place::Body, &words("BAB I"), 13890);
    let stops = |text: &str| text.matches("w:val=\"right\" w:pos=\"13890\"").count();
    let found: usize = parts
        .package
        .names()
        .filter(|name| name.starts_with("word/k"))
        .map(|name| stops(std::str::from_utf8(parts.package.get(name).unwrap()).unwrap()))
        .sum();
    assert!(found >= 2, "{found}");
}
