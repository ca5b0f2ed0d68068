//! Margins, headers and footers by section, numbers of numberings, properties of cells.

use super::*;

fn margins(section: &str) -> Margins {
    Sketch::new().body(&format!("<w:sectPr>{section}</w:sectPr>")).open().unwrap().margins()
}

#[test]
fn margins_are_twips_in_whatever_unit() {
    let sides = "w:top=\"27mm\" w:right=\"1417\" w:bottom=\"-1in\" w:left=\"85.05pt\"";
    let found = margins(&format!("<w:pgMar {sides} w:header=\"x\"/>"));
    assert_eq!((found.top, found.right, found.bottom, found.left), (1531, 1417, -1440, 1701));
    assert_eq!((found.header, found.gutter), (720, 0));
    assert_eq!(margins("").left, 1440);
}

#[test]
fn a_landscape_page_has_the_same_text_area_turned() {
    let page = Margins { top: 1, right: 2, bottom: 3, left: 4, header: 5, footer: 6, gutter: 7 };
    let turned = page.turned();
    assert_eq!((turned.top, turned.right, turned.bottom, turned.left), (4, 1, 2, 3));
    let wide = "<w:pgSz w:orient=\"landscape\"/>\
        <w:pgMar w:top=\"4\" w:right=\"1\" w:bottom=\"2\" w:left=\"3\" w:header=\"5\" w:footer=\"6\" w:gutter=\"7\"/>";
    assert_eq!(margins(wide), page);
}

/// A document of two sections; the second has a footer of its own and the header of the first.
fn two() -> Sketch {
    let part = |root: &str| format!("<w:{root} {NS}><w:p/></w:{root}>");
    Sketch::new()
        .links(&[
            ("rId1", "styles", "styles.xml", false),
            ("h", "header", "h.xml", false),
            ("f", "footer", "f.xml", false),
            ("e", "footer", "e.xml", false),
        ])
        .part("word/h.xml", &part("hdr"))
        .part("word/f.xml", &part("ftr"))
        .part("word/e.xml", &part("ftr"))
        .body(
            "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/><w:titlePg/>\
             </w:sectPr></w:pPr></w:p><w:sectPr><w:footerReference w:type=\"default\" r:id=\"f\"/>\
             <w:footerReference w:type=\"even\" r:id=\"e\"/></w:sectPr>",
        )
}

#[test]
fn the_first_of_several_sections_is_the_cover() {
    let template = two().open().unwrap();
    let slots = |place| template.running(place).into_iter().map(|(slot, ..)| slot).collect();
    let cover: Vec<Slot> = slots(Place::Cover);
    assert_eq!(cover, [(true, Pages::Default)]);
    let body: Vec<Slot> = slots(Place::Body);
    assert_eq!(body, [(true, Pages::Default), (false, Pages::Default)]);
    assert!(template.title_page(Place::Cover) && !template.title_page(Place::Body));
    assert!(Template::open(GREEN).unwrap().running(Place::Cover).is_empty());
}

#[test]
fn even_pages_differ_only_when_the_settings_say_so() {
    let settings = format!("<w:settings {NS}><w:evenAndOddHeaders/></w:settings>");
    let mut template = two().open().unwrap();
    template.settings = crate::output::docx::xml::parse(settings.as_bytes()).unwrap();
    assert_eq!(template.running(Place::Body).len(), 3);
}

#[test]
fn free_numbers_lie_above_those_in_use() {
    assert_eq!(Template::open(GREEN).unwrap().free_numbers(), (2, 3));
    assert_eq!(Sketch::new().open().unwrap().free_numbers(), (0, 1));
}

#[test]
fn cells_get_what_the_table_style_gives() {
    let bundled = Template::open(BUNDLED).unwrap();
    let names: Vec<_> = bundled.carrier(Role::TotalRow).iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["w:tcBorders", "w:shd"]);
    assert!(bundled.carrier(Role::Body).is_empty());
    let table = "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"LKjIP Baris Total\"/>\
        <w:tblPr><w:tblBorders><w:top w:val=\"single\"/><w:insideH w:val=\"single\"/></w:tblBorders>\
        </w:tblPr><w:tcPr><w:shd w:fill=\"FFFFFF\"/></w:tcPr></w:style>";
    let template = Sketch::new().styles(table).open().unwrap();
    let carrier = template.carrier(Role::TotalRow);
    assert_eq!(carrier.len(), 2);
    assert_eq!(carrier[0].elements().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["w:top"]);
}

#[test]
fn a_page_number_is_found_in_fields_only() {
    let numbered = |text: &str| {
        Sketch::new().header(&format!("<w:p>{text}</w:p>")).open().unwrap().has_page_number()
    };
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    assert!(numbered(&(code(" PA") + &code("GE "))));
    assert!(numbered("<w:fldSimple w:instr=\" page \\* MERGEFORMAT\"/>"));
    assert!(!numbered(&code(" NUMPAGES ")));
    assert!(!numbered("<w:r><w:t>PAGE</w:t></w:r>"));
}
