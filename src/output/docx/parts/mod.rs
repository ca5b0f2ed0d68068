//! The package in the making: a template's parts, and what the text brings along.
//!
//! Names of parts and ids of relations are counted up in the order of the calls, so the same calls
//! give the same bytes.

mod custom;
mod finish;
mod numbering;
mod picture;
mod properties;
mod running;

use std::collections::BTreeMap;

pub use running::Running;

use super::package::Package;
use super::template::relations::{self, Relation, part_of_relations};
use super::template::types::ContentTypes;
pub use super::template::words::Words;
use super::template::{Linked, Template};
use super::xml::{Element, write_part};

/// Start of the content types of Word's parts.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A package in the making.
#[derive(Debug, Clone)]
pub struct Parts {
    package: Package,
    types: ContentTypes,
    /// Relations of the document.
    relations: Vec<Relation>,
    styles: Element,
    settings: Element,
    numbering: Linked,
    /// Headers and footers by their story and their bytes, with their relation.
    stories: BTreeMap<(usize, Vec<u8>), String>,
    /// Pictures with their relation.
    pictures: Vec<(Vec<u8>, String)>,
    custom: u32,
}

impl Parts {
    /// The parts of a template that come along in any case.
    pub(super) fn new(template: &Template) -> Self {
        let mut parts = Self {
            package: Package::default(),
            types: ContentTypes::default(),
            relations: Vec::new(),
            styles: template.styles.clone(),
            settings: template.settings.clone(),
            numbering: template.numbering.clone().unwrap_or_default(),
            stories: BTreeMap::new(),
            pictures: Vec::new(),
            custom: 0,
        };
        parts.take_asides(template);
        for (word, part) in &template.separators {
            let kind = format!("{WORD}{word}+xml");
            parts.link(word, &format!("{word}.xml"), &kind, write_part(part));
        }
        for attachment in &template.attachments {
            parts.put(&attachment.name, &attachment.kind, attachment.bytes.clone());
            parts.put_relations(&attachment.name, &attachment.relations);
        }
        parts
    }

    fn take_asides(&mut self, template: &Template) {
        let theme = "application/vnd.openxmlformats-officedocument.theme+xml".to_string();
        let asides = [
            (&template.theme, "theme", "theme/theme1.xml", theme),
            (&template.fonts, "fontTable", "fontTable.xml", format!("{WORD}fontTable+xml")),
        ];
        for (aside, word, target, kind) in asides {
            let Some(aside) = aside else { continue };
            let changed = || write_part(&aside.linked.root);
            let bytes = aside.bytes.clone().unwrap_or_else(changed);
            let part = self.link(word, target, &kind, bytes);
            self.put_relations(&part, &aside.linked.relations);
        }
    }

    /// Puts a part in.
    fn put(&mut self, name: &str, kind: &str, bytes: Vec<u8>) {
        self.types.set(name, kind);
        self.package.put(name, bytes);
    }

    /// Puts in what a part refers to.
    fn put_relations(&mut self, part: &str, relations: &[Relation]) {
        if !relations.is_empty() {
            let bytes = write_part(&relations::element(relations));
            self.package.put(part_of_relations(part), bytes);
        }
    }

    /// Puts a part in that the document refers to, under a path below `word/`; gives its name.
    fn link(&mut self, word: &str, target: &str, kind: &str, bytes: Vec<u8>) -> String {
        let name = format!("word/{target}");
        self.put(&name, kind, bytes);
        self.relate(word, target);
        name
    }

    /// Adds a relation of the document; gives its id.
    fn relate(&mut self, word: &str, target: &str) -> String {
        let id = format!("rId{}", self.relations.len().saturating_add(1));
        self.relations.push(Relation::new(&id, word, target));
        id
    }
}

#[cfg(test)]
mod tests;
