//! Takes out what docx-rs writes against the schema or without meaning.

use super::super::order::sort;
use super::super::xml::{Element, Node};

/// Property elements that say nothing when they are empty.
const EMPTY: [&str; 4] = ["w:rPr", "w:pPr", "w:tcPr", "w:trPr"];

/// Tidies an element whose children are tidy.
pub fn tidy(element: &mut Element) {
    match element.name.as_str() {
        // Numbers of paragraphs come from a counter of the process.
        "w:p" => element.attributes.retain(|(name, _)| !name.starts_with("w14:")),
        // Blanks at the ends of an instruction belong to it.
        "w:instrText" => element.set("xml:space", "preserve"),
        "w:gridCol" => element.attributes.retain(|(name, _)| name != "w:type"),
        // docx-rs takes away the right indentation of the style wherever it sets the left one.
        "w:ind" => element.attributes.retain(|(name, value)| name != "w:right" || value != "0"),
        // The style of a table has its rules.
        "w:tblPr" => {
            element.remove("w:tblBorders");
            element.remove("w:jc");
            element.push(look());
        }
        _ => {}
    }
    element.children.retain(|node| {
        let empty = |child: &Element| child.children.is_empty() && child.attributes.is_empty();
        let void = |child: &Element| EMPTY.contains(&child.name.as_str()) && empty(child);
        !matches!(node, Node::Element(child) if void(child))
    });
    sort(element);
}

/// Which parts of its style a table shows: the header row.
fn look() -> Element {
    Element::new("w:tblLook")
        .with("w:val", "0420")
        .with("w:firstRow", "1")
        .with("w:lastRow", "0")
        .with("w:firstColumn", "0")
        .with("w:lastColumn", "0")
        .with("w:noHBand", "0")
        .with("w:noVBand", "1")
}

/// Tidies an element and all below it.
pub fn tidy_all(element: &mut Element) {
    element.elements_mut().for_each(tidy_all);
    tidy(element);
}
