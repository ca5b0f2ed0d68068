//! Separators of footnotes and endnotes. A template's own notes belong to its text and go with it;
//! its separators stay where the settings name them.

use crate::output::docx::xml::Element;

/// The two kinds of notes: settings, relation, and element of a note.
pub(super) const KINDS: [(&str, &str, &str); 2] =
    [("w:footnotePr", "footnotes", "w:footnote"), ("w:endnotePr", "endnotes", "w:endnote")];

/// Keeps of a part of notes the separators that the settings name; `None`, and no longer named in
/// the settings, unless all of them are there.
pub(super) fn separators(
    settings: &mut Element,
    part: Option<Element>,
    (properties, _, note): (&str, &str, &str),
) -> Option<Element> {
    let named: Vec<String> = settings.find(properties).map_or_else(Vec::new, |found| {
        let notes = found.elements().filter(|child| child.name == note);
        notes.filter_map(|child| child.attribute("w:id")).map(str::to_string).collect()
    });
    let kept = part.filter(|_| !named.is_empty()).map(|mut part| {
        part.children.retain(|node| node.element().is_some_and(|own| separates(own, note)));
        part
    });
    let sound = kept.filter(|part| named.iter().all(|id| holds(part, id)));
    if sound.is_none()
        && let Some(found) = settings.find_mut(properties)
    {
        found.remove(note);
    }
    sound
}

fn separates(element: &Element, note: &str) -> bool {
    let special = element.attribute("w:type").is_some_and(|kind| kind != "normal");
    let mut alone = true;
    element.visit(&mut |inner| {
        alone &= !inner.attributes.iter().any(|(name, _)| name.starts_with("r:"));
    });
    element.name == note && special && alone
}

fn holds(part: &Element, id: &str) -> bool {
    part.elements().any(|own| own.attribute("w:id") == Some(id))
}
