//! `[Content_Types].xml`: what each part of a package is.

use std::collections::BTreeMap;

use crate::output::docx::xml::Element;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// The type of each part: by its ending, or its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContentTypes {
    by_ending: BTreeMap<String, String>,
    own: BTreeMap<String, String>,
}

impl ContentTypes {
    /// Reads the part.
    pub fn read(root: &Element) -> Self {
        let mut types = Self::default();
        for entry in root.elements() {
            let Some(kind) = entry.attribute("ContentType") else { continue };
            if let Some(ending) = entry.attribute("Extension") {
                types.by_ending.insert(ending.to_ascii_lowercase(), kind.to_string());
            } else if let Some(part) = entry.attribute("PartName") {
                types.own.insert(key(part), kind.to_string());
            }
        }
        types
    }

    /// The type of a part; empty when none is given.
    pub fn of(&self, part: &str) -> &str {
        let own = self.own.get(&key(part));
        own.or_else(|| self.by_ending.get(&ending(part))).map_or("", String::as_str)
    }

    /// Whether a part has a type that contains these words.
    pub(super) fn any(&self, words: &str) -> bool {
        self.own.values().chain(self.by_ending.values()).any(|kind| kind.contains(words))
    }

    /// Sets the type of a part: that of its ending where this is still free and no XML.
    pub fn set(&mut self, part: &str, kind: &str) {
        let ending = ending(part);
        if ending != "xml" && !ending.is_empty() {
            let of_ending = self.by_ending.entry(ending).or_insert_with(|| kind.to_string());
            if of_ending == kind {
                return;
            }
        }
        self.own.insert(part.to_string(), kind.to_string());
    }

    /// The part, with the endings that every package has.
    pub fn element(&self) -> Element {
        let mut root = Element::new("Types").with("xmlns", NAMESPACE);
        let usual = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ];
        let mut endings = self.by_ending.clone();
        endings.extend(usual.map(|(ending, kind)| (ending.to_string(), kind.to_string())));
        for (ending, kind) in &endings {
            root.push(entry("Default", "Extension", ending, kind));
        }
        for (part, kind) in &self.own {
            root.push(entry("Override", "PartName", &format!("/{part}"), kind));
        }
        root
    }
}

fn entry(name: &str, key: &str, value: &str, kind: &str) -> Element {
    Element::new(name).with(key, value).with("ContentType", kind)
}

/// Names of parts differ by more than the case of their letters.
fn key(part: &str) -> String {
    part.trim_start_matches('/').to_ascii_lowercase()
}

/// The ending of a part's name, in small letters.
pub fn ending(part: &str) -> String {
    let file = part.rsplit('/').next().unwrap_or(part);
    file.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}
