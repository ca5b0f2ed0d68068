//! The finishing pass.

use super::*;

fn start(number: usize) -> Element {
    Element::new("w:bookmarkStart").with("w:id", &number.to_string()).with("w:name", "")
}

fn end(number: usize) -> Element {
    Element::new("w:bookmarkEnd").with("w:id", &number.to_string())
}

fn run(text: &str) -> Element {
    Element::new("w:r").child(Element::new("w:t").text(text))
}

#[test]
fn a_figure_stands_in_a_locked_control_within_its_bookmark() {
    let mut marks = Marks::default();
    let control = Mark::Control { bookmark: "_n_a_1".into(), tag: "a.b".into() };
    let number = marks.add(control);
    let paragraph = Element::new("w:p").child(run("x")).child(start(number)).child(run("12,5"));
    let mut body = Element::new("w:body").child(paragraph.child(end(number)).child(run("y")));
    finish(&mut body, &marks, &[]);
    let paragraph = body.find("w:p").unwrap();
    let names: Vec<_> = paragraph.elements().map(|e| e.name.to_string()).collect();
    assert_eq!(names, ["w:r", "w:bookmarkStart", "w:sdt", "w:bookmarkEnd", "w:r"]);
    assert_eq!(paragraph.find("w:bookmarkStart").unwrap().attribute("w:name"), Some("_n_a_1"));
    let control = paragraph.find("w:sdt").unwrap();
    let properties = control.find("w:sdtPr").unwrap();
    assert_eq!(properties.value_of("w:tag"), Some("a.b"));
    assert_eq!(properties.value_of("w:lock"), Some("sdtContentLocked"));
    assert_eq!(control.find("w:sdtContent").unwrap().plain(), "12,5");
}

#[test]
fn marks_reach_the_paragraph_cell_and_row_around_them() {
    let mut marks = Marks::default();
    let header = marks.add(Mark::HeaderRow);
    let cell = marks.add(Mark::Cell(vec![Element::new("w:shd"), Element::new("w:tcW")]));
    let section = marks.add(Mark::Section(Element::new("w:sectPr")));
    let nodes = marks.add(Mark::Nodes(vec![Element::new("m:oMath")]));
    let paragraph = Element::new("w:p").child(start(header)).child(start(cell));
    let row = Element::new("w:tr").child(Element::new("w:tc").child(paragraph));
    let last = Element::new("w:p").child(start(section)).child(start(nodes));
    let table = Element::new("w:tbl").child(row);
    let mut body = Element::new("w:body").child(table).child(last);
    finish(&mut body, &marks, &[]);
    let row = body.find("w:tbl").unwrap().find("w:tr").unwrap();
    assert!(row.find("w:trPr").unwrap().find("w:tblHeader").is_some());
    let properties = row.find("w:tc").unwrap().find("w:tcPr").unwrap();
    let names: Vec<_> = properties.elements().map(|e| e.name.to_string()).collect();
    assert_eq!(names, ["w:tcW", "w:shd"]);
    let last = body.find("w:p").unwrap();
    assert!(last.find("w:pPr").unwrap().find("w:sectPr").is_some());
    assert!(last.find("m:oMath").is_some());
    body.visit(&mut |element| assert_ne!(element.name, "w:bookmarkStart"));
}

#[test]
fn pictures_are_numbered_and_described() {
    let blip = |number: &str| {
        Element::new("w:drawing")
            .child(Element::new("wp:docPr").with("id", "9"))
            .child(Element::new("a:blip").with("r:embed", number))
    };
    let mut body = Element::new("w:body").child(blip("2")).child(blip("1"));
    let shown = |relation: &str, alt: &str| Shown { relation: relation.into(), alt: alt.into() };
    finish(&mut body, &Marks::default(), &[shown("rId7", "Grafik"), shown("rId8", "")]);
    let drawings: Vec<_> = body.elements().collect();
    assert_eq!(drawings[0].find("a:blip").unwrap().attribute("r:embed"), Some("rId8"));
    let ornament = drawings[0].find("wp:docPr").unwrap();
    assert_eq!((ornament.attribute("id"), ornament.attribute("descr")), (Some("1"), None));
    let mut decorative = false;
    ornament.visit(&mut |element| decorative |= element.name == "adec:decorative");
    assert!(decorative);
    let chart = drawings[1].find("wp:docPr").unwrap();
    assert_eq!((chart.attribute("id"), chart.attribute("descr")), (Some("2"), Some("Grafik")));
}
