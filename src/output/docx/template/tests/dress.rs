//! Accent and fonts of an agency.

use super::*;
use crate::document::model::{FontFamily, Page, Paper};
use crate::output::docx::template::styles::by_id;
use crate::output::docx::xml::write;

fn page(font: FontFamily, accent: &str) -> Page {
    Page { paper: Paper::A4, font, accent: accent.to_string() }
}

fn text(element: &Element) -> String {
    String::from_utf8(write(element)).unwrap()
}

#[test]
fn the_accent_and_its_mixes_change_and_nothing_else() {
    let plain = Template::open(BUNDLED).unwrap();
    let same = plain.clone().dressed(&page(FontFamily::Cambria, &format!("#{}", plain.accent())));
    assert_eq!(same.styles, plain.styles);
    let red = plain.clone().dressed(&page(FontFamily::Cambria, "#8c1d2e"));
    assert_eq!(red.accent(), "8C1D2E");
    let theme = |template: &Template| text(&template.theme.as_ref().unwrap().linked.root);
    for (before, after) in [(text(&plain.styles), text(&red.styles)), (theme(&plain), theme(&red))]
    {
        // The medium and light mixes, worked out by hand from 15, 76, 92 and from 140, 29, 46.
        let expected = before
            .replace("0F4C5C", "8C1D2E")
            .replace("9AB4BB", "CFA0A7")
            .replace("E9EFF0", "F5EBEC");
        assert_ne!(before, after);
        assert_eq!(after, expected);
    }
    assert_eq!(red.stories, plain.stories);
}

#[test]
fn wide_fonts_are_set_smaller_where_headings_and_tables_are() {
    let plain = Template::open(BUNDLED).unwrap();
    let wide = plain.clone().dressed(&page(FontFamily::Arial, "#0F4C5C"));
    let size = |template: &Template, role| {
        let style = by_id(&template.styles, template.id(role)).unwrap();
        style.find("w:rPr").and_then(|look| look.value_of("w:sz")).map(str::to_string)
    };
    assert_eq!(size(&plain, Role::Cell).as_deref(), Some("18"));
    assert_eq!(size(&wide, Role::Cell).as_deref(), Some("16"));
    assert_eq!(size(&wide, Role::CellNumber).as_deref(), Some("14"));
    assert_eq!(size(&wide, Role::GlanceBar), size(&plain, Role::GlanceBar));
    let pitch = |template: &Template, role| {
        let style = by_id(&template.styles, template.id(role)).unwrap();
        let spacing = style.find("w:pPr").and_then(|look| look.find("w:spacing"));
        spacing.and_then(|spacing| spacing.attribute("w:line")).map(str::to_string)
    };
    assert_eq!(pitch(&wide, Role::Cell).as_deref(), Some("207"));
    assert_eq!(pitch(&wide, Role::Body), pitch(&plain, Role::Body));
    let fonts = text(&wide.theme.as_ref().unwrap().linked.root);
    assert!(fonts.contains("typeface=\"Arial\"") && !fonts.contains("Cambria"));
    let times = plain.dressed(&page(FontFamily::Times, "#0F4C5C"));
    let fonts = text(&times.theme.as_ref().unwrap().linked.root);
    assert!(fonts.contains("Times New Roman") && fonts.contains("Arial"));
}
