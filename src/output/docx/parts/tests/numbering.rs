//! Numberings and numbered headings.

use super::*;

#[test]
fn numberings_come_before_what_uses_them_and_headings_are_numbered() {
    let template = Template::open(GREEN).unwrap();
    let made = Package::read(&document(&template)).unwrap();
    let numbering = parse(made.get("word/numbering.xml").unwrap()).unwrap();
    let names: Vec<_> = numbering.elements().map(|e| e.name.as_str()).collect();
    let (abstracts, nums) = (["w:abstractNum"; 3], ["w:num"; 3]);
    assert_eq!(names, [abstracts, nums].concat());
    let styles = parse(made.get("word/styles.xml").unwrap()).unwrap();
    let number = |role| {
        let look = by_id(&styles, template.id(role)).unwrap().find("w:pPr").unwrap();
        let own = look.find("w:numPr").unwrap();
        let value = |name| own.value_of(name).map(str::to_string);
        (value("w:ilvl"), value("w:numId").unwrap())
    };
    assert_eq!(number(Role::Heading1), (Some("0".into()), "3".into()));
    assert_eq!(number(Role::Heading4), (Some("3".into()), "3".into()));
    assert_eq!(number(Role::Loose2), (None, "0".into()));
}

#[test]
fn a_templates_own_numbering_lets_go_of_the_headings() {
    let look = "<w:pPr><w:keepNext/><w:numPr><w:numId w:val=\"7\"/></w:numPr><w:jc/></w:pPr>";
    let level = "<w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\">\
        <w:pStyle w:val=\"J1\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"/>";
    let ns = crate::output::docx::template::tests::NS;
    let template = Sketch::new()
        .styles(&style("J1", "heading 1", look))
        .links(&[("a", "styles", "styles.xml", false), ("b", "numbering", "n.xml", false)])
        .part("word/n.xml", &format!("<w:numbering {ns}>{level}</w:numbering>"))
        .open()
        .unwrap();
    assert_eq!(template.free_numbers(), (6, 8));
    let mut parts = template.parts();
    parts.number_headings(&template, 8);
    let heading = by_id(&parts.styles, "J1").unwrap().find("w:pPr").unwrap();
    let names: Vec<_> = heading.elements().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["w:keepNext", "w:numPr", "w:jc"]);
    assert_eq!(heading.find("w:numPr").unwrap().value_of("w:numId"), Some("8"));
    let level = parts.numbering.root.find("w:abstractNum").unwrap().find("w:lvl").unwrap();
    assert!(level.find("w:pStyle").is_none());
}
