//! The settings of a template, without what ties it to other files or gets in the reader's way.

use crate::output::docx::xml::Element;

/// What a report does not take over: locks, tracked changes, questions on opening, links to files.
const DROPPED: &[&str] = &[
    "w:writeProtection",
    "w:documentProtection",
    "w:trackRevisions",
    "w:updateFields",
    "w:mailMerge",
    "w:attachedTemplate",
    "w:linkStyles",
    "w:attachedSchema",
    "w:saveThroughXslt",
    "w:formsDesign",
    "w:proofState",
];

/// Settings as a report takes them over. Relations of settings never come along.
pub(super) fn kept(mut settings: Element) -> Element {
    settings.children.retain(|node| {
        node.element()
            .is_some_and(|child| !DROPPED.contains(&child.name.as_str()) && !refers(child))
    });
    settings
}

/// Settings of a template that has none: those of a Word of today.
pub(super) fn usual() -> Element {
    let mode = Element::new("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", "15");
    Element::new("w:settings").child(Element::new("w:compat").child(mode))
}

fn refers(element: &Element) -> bool {
    element.attributes.iter().any(|(name, _)| name.starts_with("r:"))
        || element.elements().any(refers)
}
