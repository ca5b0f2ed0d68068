//! Definitions of numberings (`w:abstractNum`): of chapters with their headings, and of lists.

use super::{Form, LEVELS, LIST_STEP, Styles};
use crate::document::model::ListStyle;
use crate::output::docx::xml::Element;

/// The four levels of a series: chapters and headings. `chapter` stands for the number of the
/// chapter where it is text.
pub fn heading_levels(
    prefix: &str,
    chapter: Option<&str>,
    form: Form,
    styles: &Styles,
) -> [Element; 4] {
    let lead = if form == Form::Decimal { initial(prefix) } else { String::new() };
    let first = chapter.map_or_else(|| format!("{lead}%1"), str::to_string);
    let chapters = if form == Form::Decimal { "decimal" } else { "upperRoman" };
    let label = u32::try_from(prefix.chars().count()).unwrap_or(9).saturating_add(4);
    let made = |number: u32, form: &str, text: &str, look: &Element, indent: u32| {
        let mut made = level(number, form, text, (indent, indent));
        if number == 1 || number == 2 {
            made.children.insert(2, Element::new("w:isLgl").into());
        }
        made.push(look.clone());
        made
    };
    let number = &styles.number;
    [
        made(0, chapters, &format!("{prefix} %1"), &styles.chapter, (label * 150).max(1247)),
        made(1, "decimal", &format!("{first}.%2"), number, 680),
        made(2, "decimal", &format!("{first}.%2.%3"), number, 794),
        made(3, "lowerLetter", "%4.", number, 397),
    ]
}

/// The definition of a series; one of them belongs to the styles of headings.
pub fn heading_definition(id: u32, levels: &[Element; 4], styles: Option<&Styles>) -> Element {
    let mut definition = definition(id);
    for (index, level) in levels.iter().enumerate() {
        let mut level = level.clone();
        if let Some(heading) = styles.and_then(|styles| styles.headings.get(index)) {
            level.children.insert(2, Element::val("w:pStyle", heading).into());
        }
        definition.push(level);
    }
    definition
}

/// The definition of lists of a style: all levels alike.
pub fn list_definition(id: u32, style: ListStyle) -> Element {
    let mut definition = definition(id);
    for level in 0..LEVELS {
        let (form, text) = match style {
            ListStyle::Decimal => ("decimal", format!("%{}.", level + 1)),
            ListStyle::Alpha => ("lowerLetter", format!("%{}.", level + 1)),
            ListStyle::Bullet => ("bullet", if level % 2 == 0 { "•" } else { "–" }.to_string()),
        };
        let left = (level + 1) * LIST_STEP;
        definition.push(self::level(level, form, &text, (left, LIST_STEP)));
    }
    definition
}

fn definition(id: u32) -> Element {
    Element::new("w:abstractNum")
        .with("w:abstractNumId", &id.to_string())
        // Tells definitions of one document apart from those of another, into which they are pasted.
        .child(Element::val("w:nsid", &format!("{:08X}", 0x4C4B_0000_u32.wrapping_add(id))))
        .child(Element::val("w:multiLevelType", "multilevel"))
}

fn level(level: u32, form: &str, text: &str, (left, hanging): (u32, u32)) -> Element {
    let indent = Element::new("w:ind")
        .with("w:left", &left.to_string())
        .with("w:hanging", &hanging.to_string());
    let tab = Element::val("w:tab", "num").with("w:pos", &left.to_string());
    Element::new("w:lvl")
        .with("w:ilvl", &level.to_string())
        .child(Element::val("w:start", "1"))
        .child(Element::val("w:numFmt", form))
        .child(Element::val("w:suff", "tab"))
        .child(Element::val("w:lvlText", text))
        .child(Element::val("w:lvlJc", "left"))
        .child(Element::new("w:pPr").child(Element::new("w:tabs").child(tab)).child(indent))
}

/// Numbers below LAMPIRAN 2 begin with L2.
pub fn initial(prefix: &str) -> String {
    prefix.chars().take(1).flat_map(char::to_uppercase).collect()
}
