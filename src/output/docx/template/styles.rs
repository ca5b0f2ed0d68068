//! The styles of a template: finding one by kind and name, and what it is based on.

use std::collections::BTreeSet;

use ecow::EcoString;

use crate::output::docx::roles::{Kind, Role};
use crate::output::docx::xml::Element;

/// The most steps along which a style is based on others.
const LONGEST: usize = 64;

/// Whether an element is a style of a kind; paragraph is the kind of one that names none.
pub(super) fn is_kind(style: &Element, kind: &str) -> bool {
    style.name == "w:style" && style.attribute("w:type").unwrap_or("paragraph") == kind
}

/// The styles in order.
pub(super) fn all(styles: &Element) -> impl Iterator<Item = &Element> {
    styles.elements().filter(|child| child.name == "w:style")
}

/// The id of a style; empty when it has none.
pub fn id(style: &Element) -> &str {
    style.attribute("w:styleId").unwrap_or_default()
}

/// The style of an id.
pub fn by_id<'s>(styles: &'s Element, wanted: &str) -> Option<&'s Element> {
    all(styles).find(|style| id(style) == wanted)
}

/// The style of an id, to change.
pub fn by_id_mut<'s>(styles: &'s mut Element, wanted: &str) -> Option<&'s mut Element> {
    styles.elements_mut().find(|style| style.name == "w:style" && id(style) == wanted)
}

/// The style of a kind and name: by its name, else by one of its other names.
pub(super) fn by_name<'s>(styles: &'s Element, kind: &str, name: &str) -> Option<&'s Element> {
    let of_kind = |style: &&Element| is_kind(style, kind) && !id(style).is_empty();
    let called = |style: &&Element| style.value_of("w:name").is_some_and(|own| same(own, name));
    let also_called = |style: &&Element| {
        let others = style.value_of("w:aliases").unwrap_or_default();
        others.split([',', ';']).any(|other| same(other, name))
    };
    let found = all(styles).filter(of_kind).find(called);
    found.or_else(|| all(styles).filter(of_kind).find(also_called))
}

/// The style that serves a role. What all others build upon may have any name.
pub(super) fn of_role(styles: &Element, role: Role) -> Option<&Element> {
    let kind = role.kind().word();
    let named = by_name(styles, kind, role.name());
    named.or_else(|| default_of(styles, kind).filter(|_| role == Role::Normal))
}

/// The style of a kind that applies when none is named.
pub(super) fn default_of<'s>(styles: &'s Element, kind: &str) -> Option<&'s Element> {
    let fits =
        |style: &&Element| is_kind(style, kind) && is_default(style) && !id(style).is_empty();
    all(styles).find(fits)
}

/// Whether a style is the one that applies when none is named.
pub(super) fn is_default(style: &Element) -> bool {
    matches!(style.attribute("w:default"), Some("1" | "true" | "on"))
}

/// A style and what it is based on, the nearest first.
pub fn chain<'s>(styles: &'s Element, start: &str) -> Vec<&'s Element> {
    let mut found = Vec::new();
    let mut next = by_id(styles, start);
    while let Some(style) = next.filter(|_| found.len() < LONGEST) {
        found.push(style);
        next = style.value_of("w:basedOn").and_then(|below| by_id(styles, below));
    }
    found
}

/// Tab stops of some kinds that paragraphs of a style have.
pub(super) fn stops(styles: &Element, id: &str, kinds: &[&str]) -> Vec<u32> {
    let chain = chain(styles, id);
    let properties = chain.into_iter().filter_map(|style| style.find("w:pPr"));
    properties.flat_map(|properties| own_stops(properties, kinds)).collect()
}

/// Tab stops of some kinds in properties of a paragraph.
pub(super) fn own_stops(properties: &Element, kinds: &[&str]) -> Vec<u32> {
    let tabs = properties.find("w:tabs");
    let wanted = |tab: &&Element| tab.attribute("w:val").is_some_and(|kind| kinds.contains(&kind));
    let stops = tabs.iter().flat_map(|tabs| tabs.elements()).filter(wanted);
    stops.filter_map(|tab| tab.attribute("w:pos")?.parse().ok()).collect()
}

/// An id that no style has yet, like the one wished for.
pub(super) fn free_id(taken: &BTreeSet<EcoString>, wish: &str) -> EcoString {
    if !taken.contains(wish) {
        return wish.into();
    }
    let numbered = (2..u32::MAX).map(|number| ecow::eco_format!("{wish}{number}"));
    numbered.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
}

/// What a table style gives to cells: its `w:tcPr`, and as borders of the cell those that Word
/// wrote as borders of the table.
pub(super) fn cell_properties(style: &Element) -> Vec<Element> {
    let mut found: Vec<Element> =
        style.find("w:tcPr").iter().flat_map(|cell| cell.elements()).cloned().collect();
    let table = style.find("w:tblPr");
    let borders = table.and_then(|table| table.find("w:tblBorders"));
    if let Some(borders) = borders.filter(|_| !found.iter().any(|e| e.name == "w:tcBorders")) {
        let outer = |edge: &&Element| !edge.name.starts_with("w:inside");
        let mut edges = Element::new("w:tcBorders");
        borders.elements().filter(outer).for_each(|edge| edges.push(edge.clone()));
        found.insert(0, edges);
    }
    found
}

/// What a table style gives to cells of header rows.
pub(super) fn header_properties(style: &Element) -> Vec<Element> {
    let parts = style.elements().filter(|part| part.name == "w:tblStylePr");
    let mut first = parts.filter(|part| part.attribute("w:type") == Some("firstRow"));
    let cells = first.next().and_then(|part| part.find("w:tcPr").cloned());
    cells.map_or_else(Vec::new, |cells| cells.elements().cloned().collect())
}

/// Names of styles are the same whatever the case of their letters.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether a role's kind is that of tables.
pub(super) fn carries(role: Role) -> bool {
    role.kind() == Kind::Table
}
