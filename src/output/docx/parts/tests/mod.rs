//! Packages in the making.

mod numbering;
mod running;

use std::collections::BTreeMap;

use super::*;
use crate::document::model::{FontFamily, Meta, Page, Paper};
use crate::output::docx::package::CONTENT_TYPES;
use crate::output::docx::roles::Role;
use crate::output::docx::template::Place;
use crate::output::docx::template::styles::by_id;
use crate::output::docx::template::tests::{BUNDLED, GREEN, Sketch, style};
use crate::output::docx::xml::parse;

/// Properties of a file.
fn meta() -> Meta {
    Meta {
        title: "Laporan & Kinerja".into(),
        subject: "Kinerja".into(),
        author: "Dinas Contoh".into(),
        keywords: vec!["LKjIP".into(), "kinerja".into()],
        year: 2025,
        date: "2026-01-10".into(),
        header: "LKjIP".into(),
        footer: "Dinas".into(),
        draft: None,
        origin: None,
        page: Page { paper: Paper::A4, font: FontFamily::Cambria, accent: "#0F4C5C".into() },
        terms: BTreeMap::new(),
    }
}

fn words(bab: &str) -> Words {
    Words {
        judul: "LKjIP 2025".into(),
        bab: bab.into(),
        instansi: "Dinas Contoh".into(),
        ..Words::default()
    }
}

fn num(number: u32) -> (Element, Element) {
    let level = Element::new("w:lvl").with("w:ilvl", "0").child(Element::val("w:start", "1"));
    let kind = Element::val("w:multiLevelType", "multilevel");
    let (abstracts, num) = (number.to_string(), number.saturating_add(1).to_string());
    (
        Element::new("w:abstractNum").with("w:abstractNumId", &abstracts).child(kind).child(level),
        Element::new("w:num")
            .with("w:numId", &num)
            .child(Element::val("w:abstractNumId", &abstracts)),
    )
}

/// A document of a few sections around an empty text, with everything that parts can do.
fn document(template: &Template) -> Vec<u8> {
    let mut parts = template.parts();
    let (first, second) = template.free_numbers();
    let (abstracts, _) = num(first);
    let reference = Element::val("w:abstractNumId", &first.to_string());
    let nums = Element::new("w:num").with("w:numId", &second.to_string()).child(reference);
    parts.numbering(vec![abstracts], vec![nums]);
    parts.number_headings(template, second);
    parts.picture(b"\x89PNG gambar");
    parts.picture(b"\xFF\xD8\xFF foto");
    let data = Element::new("lkjip").with("xmlns", "urn:contoh").text("isi");
    parts.custom_part(&data, "{6F1D2C3B-0000-4000-8000-00000000AB01}");
    let mut body = Element::new("w:body");
    for (place, bab) in [(Place::Cover, ""), (Place::Body, "BAB I"), (Place::Body, "BAB II")] {
        let section = section(template, parts.running(template, place, &words(bab), 8787));
        let look = Element::new("w:pPr")
            .child(Element::val("w:pStyle", template.id(Role::Heading1)))
            .child(section);
        body.push(Element::new("w:p").child(look));
    }
    body.push(Element::new("w:p"));
    body.push(section(template, parts.running(template, Place::Body, &words("BAB II"), 8787)));
    parts.finish(&Element::new("w:document").child(body), &meta()).unwrap()
}

fn section(template: &Template, running: Running) -> Element {
    let mut section = Element::new("w:sectPr");
    running.references.into_iter().for_each(|reference| section.push(reference));
    section.push(Element::new("w:pgSz").with("w:w", "11906").with("w:h", "16838"));
    let m = template.margins();
    let sides = [
        ("w:top", m.top),
        ("w:right", m.right),
        ("w:bottom", m.bottom),
        ("w:left", m.left),
        ("w:header", m.header),
        ("w:footer", m.footer),
        ("w:gutter", m.gutter),
    ];
    let page = Element::new("w:pgMar");
    section
        .push(sides.iter().fold(page, |page, (name, value)| page.with(name, &value.to_string())));
    if running.title_page {
        section.push(Element::new("w:titlePg"));
    }
    section
}

fn text(package: &Package, part: &str) -> String {
    String::from_utf8(package.get(part).unwrap_or_else(|| panic!("{part}")).to_vec()).unwrap()
}

/// Every relation leads to a part, every part has a type, every id of a relation is unique.
fn sound(package: &Package) {
    let types = ContentTypes::read(&parse(package.get(CONTENT_TYPES).unwrap()).unwrap());
    for name in package.names().filter(|name| *name != CONTENT_TYPES) {
        assert!(!types.of(name).is_empty(), "{name}");
        let part = match name.strip_suffix(".rels") {
            Some(part) => part.replace("_rels/", ""),
            None => continue,
        };
        let root = parse(package.get(name).unwrap()).unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for entry in root.elements() {
            assert!(ids.insert(entry.attribute("Id").unwrap().to_string()));
            let target = entry.attribute("Target").unwrap();
            let folder = part.rsplit_once('/').map_or(String::new(), |(f, _)| format!("{f}/"));
            let path = match (target.strip_prefix('/'), target.strip_prefix("../")) {
                (Some(path), _) | (_, Some(path)) => path.to_string(),
                _ => format!("{folder}{target}"),
            };
            assert!(package.get(&path).is_some(), "{name}: {target}");
        }
    }
}

#[test]
fn the_same_calls_give_the_same_bytes() {
    for bytes in [BUNDLED, GREEN] {
        let template = Template::open(bytes).unwrap();
        let first = document(&template);
        assert!(first == document(&Template::open(bytes).unwrap()));
        sound(&Package::read(&first).unwrap());
        // What was made serves as a template again.
        assert_eq!(Template::open(&first).unwrap().accent(), template.accent());
    }
}

#[test]
fn pictures_are_stored_once() {
    let mut parts = Sketch::new().open().unwrap().parts();
    let first = parts.picture(b"\x89PNG satu");
    let other = parts.picture(b"\xFF\xD8\xFF dua");
    assert_ne!(first, other);
    assert_eq!(parts.picture(b"\x89PNG satu"), first);
    let names: Vec<_> = parts.package.names().collect();
    assert_eq!(names, ["word/media/gambar-1.png", "word/media/gambar-2.jpeg"]);
}

#[test]
fn what_passes_through_keeps_its_bytes() {
    let made = Package::read(&document(&Template::open(GREEN).unwrap())).unwrap();
    let green = Package::read(GREEN).unwrap();
    assert_eq!(made.get("word/fontTable.xml"), green.get("word/fontTable.xml"));
    assert_eq!(made.get("word/media/templat-1.png"), green.get("word/media/image1.png"));
    let made = Package::read(&document(&Template::open(BUNDLED).unwrap())).unwrap();
    let bundled = Package::read(BUNDLED).unwrap();
    assert_eq!(made.get("word/theme/theme1.xml"), bundled.get("word/theme/theme1.xml"));
}

#[test]
fn properties_are_those_of_the_report() {
    let made = Package::read(&document(&Template::open(BUNDLED).unwrap())).unwrap();
    let core = text(&made, "docProps/core.xml");
    for piece in [
        "<dc:title>Laporan &amp; Kinerja</dc:title>",
        "<dc:creator>Dinas Contoh</dc:creator>",
        "<cp:keywords>LKjIP, kinerja</cp:keywords>",
        "<dc:language>id-ID</dc:language>",
        "\"dcterms:W3CDTF\">2026-01-10T00:00:00Z</dcterms:modified>",
    ] {
        assert!(core.contains(piece), "{piece}: {core}");
    }
    let app = parse(made.get("docProps/app.xml").unwrap()).unwrap();
    let version = app.find("AppVersion").unwrap().plain();
    assert!(version.len() == 7 && version.as_bytes()[2] == b'.', "{version}");
}

#[test]
fn data_of_the_program_are_found_by_their_id() {
    let made = Package::read(&document(&Template::open(BUNDLED).unwrap())).unwrap();
    assert!(text(&made, "customXml/item1.xml").contains("<lkjip xmlns=\"urn:contoh\">isi</lkjip>"));
    let properties = text(&made, "customXml/itemProps1.xml");
    assert!(properties.contains("{6F1D2C3B-0000-4000-8000-00000000AB01}"), "{properties}");
    assert!(text(&made, "customXml/_rels/item1.xml.rels").contains("itemProps1.xml"));
}
