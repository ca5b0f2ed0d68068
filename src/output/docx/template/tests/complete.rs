//! Styles that are missing come from another template.

use super::*;
use crate::output::docx::template::styles::{all, by_id, id};

/// Every reference of a style leads to a style that is there.
fn sound(template: &Template) {
    let ids: Vec<&str> = all(&template.styles).map(id).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "ids are unique");
    for style in all(&template.styles) {
        for name in ["w:basedOn", "w:next", "w:link"] {
            if let Some(target) = style.value_of(name) {
                assert!(ids.contains(&target), "{} {name} {target}", id(style));
            }
        }
    }
}

#[test]
fn the_green_template_gets_what_it_lacks_in_green() {
    let base = Template::open(BUNDLED).unwrap();
    let (green, missing) = Template::open(GREEN).unwrap().completed(&base);
    assert!(missing.contains(&Role::GlanceBar) && missing.contains(&Role::SubtotalRow));
    assert!(!missing.contains(&Role::Heading1));
    assert!(Role::ALL.iter().all(|role| green.ids.contains_key(role)));
    sound(&green);
    let number = by_id(&green.styles, green.id(Role::GlanceNumber)).unwrap();
    let look = number.find("w:rPr").unwrap();
    assert_eq!(look.value_of("w:color"), Some("2E7D32"));
    let font = look.find("w:rFonts").unwrap();
    assert_eq!(font.attribute("w:ascii"), Some("Verdana"));
    assert_eq!(font.attribute("w:asciiTheme"), None);
    assert_eq!(number.value_of("w:basedOn"), Some("Normal"));
    let (_, again) = green.completed(&base);
    assert!(again.is_empty());
}

#[test]
fn what_a_style_rests_on_comes_along_and_ids_never_clash() {
    let base = Sketch::new()
        .styles(
            &(style("Normal", "Normal", "")
                + &style("S", "Dasar", "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"hilang\"/>")
                + &style(
                    "B",
                    "Body Text",
                    "<w:basedOn w:val=\"S\"/><w:next w:val=\"B\"/><w:pPr><w:numPr>\
                     <w:numId w:val=\"4\"/></w:numPr><w:spacing/></w:pPr>",
                )),
        )
        .open()
        .unwrap();
    let own = Sketch::new()
        .styles(&(style("N1", "normal", "") + &style("B", "Lain", "") + &style("S", "Juga", "")));
    let (template, missing) = own.open().unwrap().completed(&base);
    assert!(missing.contains(&Role::Body));
    assert_eq!(template.id(Role::Body), "B2");
    let body = by_id(&template.styles, "B2").unwrap();
    assert_eq!((body.value_of("w:basedOn"), body.value_of("w:next")), (Some("S2"), Some("B2")));
    let names: Vec<_> = body.find("w:pPr").unwrap().elements().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["w:spacing"]);
    let rest = by_id(&template.styles, "S2").unwrap();
    assert_eq!((rest.value_of("w:basedOn"), rest.value_of("w:next")), (Some("N1"), None));
    sound(&template);
}

#[test]
fn there_is_one_default_of_a_kind() {
    let own = Sketch::new().styles(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"x\"><w:name w:val=\"Biasa\"/></w:style>",
    );
    let (template, _) = own.open().unwrap().completed(&Template::open(BUNDLED).unwrap());
    assert_eq!(template.id(Role::Normal), "x");
    let defaults = all(&template.styles)
        .filter(|style| styles::is_kind(style, "paragraph") && styles::is_default(style));
    assert_eq!(defaults.count(), 1);
    sound(&template);
}

#[test]
fn styles_based_on_each_other_end() {
    let round = style("a", "heading 1", "<w:basedOn w:val=\"b\"/>")
        + &style("b", "heading 2", "<w:basedOn w:val=\"a\"/>");
    let base = Sketch::new().styles(&round).open().unwrap();
    assert_eq!(base.accent(), "000000");
    let (template, _) = Sketch::new().open().unwrap().completed(&base);
    sound(&template);
}
