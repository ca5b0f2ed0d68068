//! What is known before the text is read: styles, numbering, notes, and where bookmarks lead.

use std::collections::{BTreeMap, BTreeSet};

use crate::output::docx::Map;
use crate::output::docx::marks::Leads;
use crate::output::docx::roles::Role;
use crate::output::docx::xml::Element;
use crate::review::Style;

/// Steps from a style to those that it is based on.
const LONGEST_CHAIN: usize = 12;

/// How names of bookmarks of the program begin.
const OWN: [&str; 3] = ["_n_", "_t_", "_r_"];

/// Longest key that is believed, in bytes.
const LONGEST_KEY: usize = 300;

/// What a style of the file is.
#[derive(Debug, Clone, Default)]
struct Named {
    /// Name in small letters without spaces.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbered: Option<(String, u8)>,
    bold: Option<bool>,
    italic: Option<bool>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its style.
    pub style: Style,
    /// A line of a list of contents, which repeats what stands elsewhere.
    pub contents: bool,
    /// Whether it can be a paragraph of a narrative text around it.
    pub narrative: bool,
    /// Caption of a table.
    pub caption: bool,
    /// The line of the cover that tells the draft.
    pub draft: bool,
}

/// What is known of a file.
#[derive(Debug, Default)]
pub struct Known {
    styles: BTreeMap<String, Named>,
    usual: Option<String>,
    /// Whether a level of a list is counted.
    ordered: BTreeMap<(String, u8), bool>,
    map: Map,
    keys: BTreeSet<String>,
    /// Footnotes and endnotes by the name of the reference and their id.
    pub notes: BTreeMap<(&'static str, String), Element>,
}

impl Known {
    /// What bookmarks lead to.
    pub fn with_map(map: &Map) -> Self {
        let map: Map = map
            .iter()
            .filter(|(name, (key, _))| name.len() <= LONGEST_KEY && key.len() <= LONGEST_KEY)
            .map(|(name, entry)| (name.clone(), entry.clone()))
            .collect();
        let keys = map.values().map(|(key, _)| key.clone()).collect();
        Self { map, keys, ..Self::default() }
    }

    /// Reads the styles.
    pub fn read_styles(&mut self, root: &Element) {
        for style in root.elements().filter(|element| element.name == "w:style") {
            let Some(id) = style.attribute("w:styleId") else { continue };
            let paragraph = style.find("w:pPr");
            let run = style.find("w:rPr");
            let named = Named {
                name: squeezed(style.value_of("w:name").unwrap_or(id)),
                based_on: style.value_of("w:basedOn").map(str::to_string),
                outline: paragraph.and_then(|p| p.value_of("w:outlineLvl")?.parse().ok()),
                numbered: paragraph.and_then(numbered),
                bold: run.and_then(|r| switch(r, "w:b")),
                italic: run.and_then(|r| switch(r, "w:i")),
            };
            let usual = matches!(style.attribute("w:default"), Some("1" | "true" | "on"));
            if usual && style.attribute("w:type") == Some("paragraph") {
                self.usual = Some(id.to_string());
            }
            self.styles.insert(id.to_string(), named);
        }
    }

    /// Reads the numbering.
    pub fn read_numbering(&mut self, root: &Element) {
        let mut levels: BTreeMap<&str, Vec<(u8, bool)>> = BTreeMap::new();
        for definition in root.elements().filter(|element| element.name == "w:abstractNum") {
            let Some(id) = definition.attribute("w:abstractNumId") else { continue };
            let of =
                definition.elements().filter(|level| level.name == "w:lvl").filter_map(|level| {
                    let format = level.value_of("w:numFmt").unwrap_or("decimal");
                    let level = level.attribute("w:ilvl")?.parse().ok()?;
                    Some((level, !matches!(format, "bullet" | "none")))
                });
            levels.insert(id, of.take(9).collect());
        }
        for instance in root.elements().filter(|element| element.name == "w:num") {
            let Some(id) = instance.attribute("w:numId") else { continue };
            let definition = instance.value_of("w:abstractNumId");
            for (level, ordered) in definition.and_then(|d| levels.get(d)).into_iter().flatten() {
                self.ordered.insert((id.to_string(), *level), *ordered);
            }
        }
    }

    /// What a paragraph with these properties is.
    pub fn kind(&self, properties: Option<&Element>) -> Kind {
        let id = properties.and_then(|p| p.value_of("w:pStyle")).or(self.usual.as_deref());
        let chain = self.chain(id.unwrap_or_default());
        let name =
            chain.first().map_or_else(|| squeezed(id.unwrap_or_default()), |n| n.name.clone());
        let is = |role: Role| name == squeezed(role.name());
        let direct = properties.and_then(|p| p.value_of("w:outlineLvl")?.parse::<u8>().ok());
        let outline = direct.or_else(|| chain.iter().find_map(|named| named.outline));
        let toc = name.strip_prefix("toc").is_some_and(|level| {
            !level.is_empty() && level.bytes().all(|digit| digit.is_ascii_digit())
        });
        let number = properties.and_then(numbered);
        let number = number.or_else(|| chain.iter().find_map(|named| named.numbered.clone()));
        let loose = [Role::Loose1, Role::Loose2, Role::Loose3, Role::Loose4];
        let heading = heading_level(&name)
            .or_else(|| loose.iter().zip(1..).find(|(role, _)| is(**role)).map(|(_, level)| level))
            .or_else(|| outline.filter(|level| *level < 9).map(|level| level + 1));
        let style = match number.filter(|(id, _)| id != "0") {
            _ if heading.is_some() => Style::Heading(heading.unwrap_or(1)),
            _ if is(Role::Caption) || is(Role::FigureCaption) => Style::Caption,
            Some((id, level)) => {
                let ordered = self.ordered.get(&(id, level)).copied().unwrap_or(false);
                Style::Item { level, ordered }
            }
            None if is(Role::Item) => Style::Item { level: 0, ordered: false },
            None if is(Role::Body) || is(Role::Normal) || name.is_empty() => Style::Body,
            None => Style::Other,
        };
        let apart = [
            Role::Source,
            Role::SourceEnd,
            Role::Gap,
            Role::Figure,
            Role::PhotoMissing,
            Role::FormulaTitle,
            Role::Formula,
        ];
        Kind {
            style,
            contents: toc || is(Role::TocFigures),
            narrative: matches!(style, Style::Item { .. } | Style::Body)
                || (style == Style::Other && !apart.into_iter().any(is)),
            caption: is(Role::Caption),
            draft: is(Role::CoverDraft),
        }
    }

    /// Whether runs with these properties are bold and italic.
    pub fn face(&self, properties: Option<&Element>) -> (bool, bool) {
        let Some(properties) = properties else { return (false, false) };
        let chain = self.chain(properties.value_of("w:rStyle").unwrap_or_default());
        let of = |name: &str, get: fn(&Named) -> Option<bool>| {
            switch(properties, name).or_else(|| chain.iter().find_map(|n| get(n))).unwrap_or(false)
        };
        (of("w:b", |named| named.bold), of("w:i", |named| named.italic))
    }

    /// What a bookmark leads to.
    pub fn leads(&self, name: &str) -> Option<&(String, Leads)> {
        self.map.get(name)
    }

    /// Whether a bookmark is one of the program's.
    pub fn is_own(&self, name: &str) -> bool {
        self.map.contains_key(name)
            || (name.len() <= 40 && OWN.iter().any(|prefix| name.starts_with(prefix)))
    }

    /// The key that the tag of a content control names: itself, or through a bookmark.
    pub fn tagged(&self, tag: &str) -> Option<&str> {
        let through = || self.map.get(tag).map(|(key, _)| key);
        self.keys.get(tag).or_else(through).map(String::as_str)
    }

    /// A style and those that it is based on.
    fn chain(&self, id: &str) -> Vec<&Named> {
        let mut chain = Vec::new();
        let mut next = self.styles.get(id);
        while let Some(named) = next.filter(|_| chain.len() < LONGEST_CHAIN) {
            chain.push(named);
            next = named.based_on.as_deref().and_then(|id| self.styles.get(id));
        }
        chain
    }
}

/// A name without differences that programs make.
fn squeezed(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).take(60).collect::<String>().to_lowercase()
}

fn heading_level(name: &str) -> Option<u8> {
    let level: u8 = name.strip_prefix("heading")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

/// Number and level of the list that a paragraph is in.
fn numbered(properties: &Element) -> Option<(String, u8)> {
    let numbering = properties.find("w:numPr")?;
    let id = numbering.value_of("w:numId")?;
    let level = numbering.value_of("w:ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((id.to_string(), level))
}

/// Whether a property is on or off; none when it is not told.
pub fn switch(properties: &Element, name: &str) -> Option<bool> {
    let property = properties.find(name)?;
    Some(!matches!(property.attribute("w:val"), Some("0" | "false" | "off" | "none")))
}
