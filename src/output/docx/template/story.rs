//! A header or footer of a template.

use crate::output::docx::template::relations::Relation;
use crate::output::docx::xml::Element;

use super::attachment::unhook;

/// What ties a header to parts that do not come along, or must not stand twice in a document.
const DROPPED: &[&str] =
    &["w:bookmarkStart", "w:bookmarkEnd", "w:commentReference", "w:placeholder", "w:sectPr"];

/// A header or footer with what it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// A header, else a footer.
    pub header: bool,
    /// Its content.
    pub root: Element,
    /// What it refers to.
    pub relations: Vec<Relation>,
}

impl Story {
    /// A header or footer, freed of what does not come along.
    pub(super) fn new(header: bool, mut root: Element, relations: Vec<Relation>) -> Self {
        unhook(&mut root, &relations);
        root.visit_mut(&mut |element| {
            DROPPED.iter().for_each(|name| element.remove(name));
            element
                .attributes
                .retain(|(name, _)| !matches!(name.as_str(), "w14:paraId" | "w14:textId"));
            element.children.retain(|node| node.element().is_none_or(|child| !bound(child)));
        });
        Self { header, root, relations }
    }

    /// Whether the number of the page stands in it.
    pub(super) fn has_page_number(&self) -> bool {
        let (mut codes, mut found) = (String::new(), false);
        self.root.visit(&mut |element| match element.name.as_str() {
            "w:instrText" => codes.push_str(&element.plain()),
            // A field ends or starts here; what comes next is another code.
            "w:fldChar" => codes.push(' '),
            "w:fldSimple" => {
                codes.push(' ');
                codes.push_str(element.attribute("w:instr").unwrap_or_default());
                codes.push(' ');
            }
            "w:pgNum" => found = true,
            _ => {}
        });
        found || codes.split_whitespace().any(|word| word.eq_ignore_ascii_case("PAGE"))
    }
}

/// Whether an element binds text to data of the template; properties of the document are there
/// in the report too.
fn bound(element: &Element) -> bool {
    let prefixes = element.attribute("w:prefixMappings").unwrap_or_default();
    element.name.ends_with(":dataBinding")
        && !prefixes.contains("core-properties")
        && !prefixes.contains("extended-properties")
}
