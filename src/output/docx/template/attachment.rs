//! Parts that come along with others: pictures of a header, embedded fonts, charts. They keep their
//! bytes and get names of their own, so that they never clash with what the program adds.

use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;

use super::fault::TemplateFault;
use super::relations::{self, Relation};
use super::types::{ContentTypes, ending};
use crate::output::docx::package::Package;
use crate::output::docx::xml::{Element, Node};

/// Types of relations whose parts come along.
const TAKEN: &[&str] = &[
    "image",
    "hyperlink",
    "font",
    "chart",
    "chartUserShapes",
    "chartStyle",
    "chartColorStyle",
    "themeOverride",
    "diagramData",
    "diagramLayout",
    "diagramQuickStyle",
    "diagramColors",
    "diagramDrawing",
    "hdphoto",
    "oleObject",
    "package",
];

/// What goes as a whole when something in it leads nowhere.
const WHOLE: &[&str] = &["w:drawing", "w:pict", "w:object", "w:numPicBullet"];

/// A part that comes along unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in the new package.
    pub name: String,
    /// Its content type.
    pub kind: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it refers to.
    pub relations: Vec<Relation>,
}

/// Collects what comes along.
pub(super) struct Collector<'p> {
    package: &'p Package,
    types: &'p ContentTypes,
    names: BTreeMap<String, String>,
    /// What was collected so far.
    pub(super) found: Vec<Attachment>,
}

impl<'p> Collector<'p> {
    /// Nothing collected yet.
    pub(super) fn new(package: &'p Package, types: &'p ContentTypes) -> Self {
        Self { package, types, names: BTreeMap::new(), found: Vec::new() }
    }

    /// The relations of a part as they are in the new package, where it lies in a folder; what does
    /// not come along is left out.
    pub(super) fn relations(
        &mut self,
        part: &str,
        folder: &str,
    ) -> Result<Vec<Relation>, TemplateFault> {
        let mut kept = Vec::new();
        for mut relation in relations::read(self.package, part)? {
            if relation.external {
                if matches!(relation.word(), "hyperlink" | "image") {
                    kept.push(relation);
                }
            } else if TAKEN.contains(&relation.word())
                && let Some(old) = relations::target(self.package, part, &relation)
                && let Some(name) = self.attach(&old)?
            {
                relation.target = reach(folder, &name);
                kept.push(relation);
            }
        }
        Ok(kept)
    }

    fn attach(&mut self, old: &str) -> Result<Option<String>, TemplateFault> {
        if let Some(name) = self.names.get(old) {
            return Ok(Some(name.clone()));
        }
        let Some(bytes) = self.package.get(old) else { return Ok(None) };
        let kind = match self.types.of(old) {
            "" => "application/octet-stream",
            kind => kind,
        };
        let folder = if kind.starts_with("image/") { "word/media" } else { "word/lampiran" };
        let ending: String = ending(old).chars().filter(char::is_ascii_alphanumeric).collect();
        let ending = if ending.is_empty() { "bin" } else { &ending };
        let name = format!("{folder}/templat-{}.{ending}", self.names.len().saturating_add(1));
        // Named before its own relations are followed: they may lead back to it.
        self.names.insert(old.to_string(), name.clone());
        let relations = self.relations(old, folder)?;
        let (kind, bytes) = (kind.to_string(), bytes.to_vec());
        self.found.push(Attachment { name: name.clone(), kind, bytes, relations });
        Ok(Some(name))
    }
}

/// A target as seen from a folder.
fn reach(folder: &str, name: &str) -> EcoString {
    let below = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    below.map_or_else(|| ecow::eco_format!("/{name}"), EcoString::from)
}

/// Takes out what refers to a relation that did not come along; Word refuses a file with such.
pub(super) fn unhook(root: &mut Element, relations: &[Relation]) {
    let ids: BTreeSet<&str> = relations.iter().map(|relation| relation.id.as_str()).collect();
    without_lost(root, &ids);
}

fn without_lost(element: &mut Element, ids: &BTreeSet<&str>) {
    element.attributes.retain(|(name, value)| !lost(name, value, ids));
    element.children.retain(|node| match node {
        Node::Element(child) => !(WHOLE.contains(&child.name.as_str()) && loses(child, ids)),
        Node::Text(_) => true,
    });
    element.elements_mut().for_each(|child| without_lost(child, ids));
}

fn loses(element: &Element, ids: &BTreeSet<&str>) -> bool {
    element.attributes.iter().any(|(name, value)| lost(name, value, ids))
        || element.elements().any(|child| loses(child, ids))
}

fn lost(name: &str, value: &str, ids: &BTreeSet<&str>) -> bool {
    name.starts_with("r:") && !value.is_empty() && !ids.contains(value)
}
