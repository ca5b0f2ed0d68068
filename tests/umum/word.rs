//! What a Word file says, as Word shows it: with the numbers that it counts.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use lkjip::output::docx::package::Package;
use lkjip::output::docx::xml::{Element, Node, parse};

/// A Word file, read.
pub struct Word {
    package: Package,
    /// The text, `w:document`.
    pub document: Element,
    styles: Element,
    numbering: Element,
}

impl Word {
    pub fn read(bytes: &[u8]) -> Self {
        let package = Package::read(bytes).unwrap();
        let part = |name: &str| parse(package.get(name).unwrap()).unwrap();
        let (document, styles) = (part("word/document.xml"), part("word/styles.xml"));
        // There is none where nothing is numbered.
        let numbering = package.get("word/numbering.xml").map(|_| part("word/numbering.xml"));
        let numbering = numbering.unwrap_or_default();
        Self { package, document, styles, numbering }
    }

    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.package.get(name)
    }

    pub fn part_names(&self) -> Vec<String> {
        self.package.names().map(str::to_string).collect()
    }

    /// Lines of text: one a paragraph, in order.
    pub fn lines(&self) -> Vec<String> {
        let mut counting = Counting { word: self, counts: BTreeMap::new(), seen: Vec::new() };
        let mut lines = Vec::new();
        counting.walk(&self.document, &mut lines);
        lines
    }

    /// Every element of a name.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        all(&self.document, name)
    }

    /// Name of a style.
    pub fn style_name(&self, id: &str) -> Option<&str> {
        let mut styles = self.styles.elements();
        styles.find(|style| style.attribute("w:styleId") == Some(id))?.value_of("w:name")
    }

    fn numbering_of(&self, paragraph: &Element) -> Option<(u32, usize)> {
        let properties = paragraph.find("w:pPr")?;
        let own = properties.find("w:numPr").cloned();
        let style = || {
            let id = properties.value_of("w:pStyle")?;
            let mut styles = self.styles.elements();
            let style = styles.find(|style| style.attribute("w:styleId") == Some(id))?;
            style.find("w:pPr")?.find("w:numPr").cloned()
        };
        let numbering = own.or_else(style)?;
        let num = numbering.value_of("w:numId")?.parse().unwrap();
        let level = numbering.value_of("w:ilvl").map_or(0, |level| level.parse().unwrap());
        (num != 0).then_some((num, level))
    }
}

/// Every element of a name below another, in order.
pub fn all<'e>(root: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    collect(root, name, &mut found);
    found
}

fn collect<'e>(element: &'e Element, name: &str, found: &mut Vec<&'e Element>) {
    if element.name == name {
        found.push(element);
    }
    element.elements().for_each(|child| collect(child, name, found));
}

/// Counts as Word does: instances of one definition go on counting together.
struct Counting<'w> {
    word: &'w Word,
    counts: BTreeMap<u32, [u32; 9]>,
    seen: Vec<u32>,
}

impl Counting<'_> {
    fn walk(&mut self, element: &Element, lines: &mut Vec<String>) {
        for child in element.elements() {
            if child.name == "w:p" {
                let number = self.number(child);
                let mut text = String::new();
                say(child, &mut text);
                lines.push(format!("{number} {text}"));
            } else {
                self.walk(child, lines);
            }
        }
    }

    fn number(&mut self, paragraph: &Element) -> String {
        let Some((num, level)) = self.word.numbering_of(paragraph) else { return String::new() };
        let by_id = |name: &str, attribute: &str, id: u32| {
            let id = id.to_string();
            let mut all = self.word.numbering.elements();
            all.find(|e| e.name == name && e.attribute(attribute) == Some(id.as_str()))
        };
        let instance = by_id("w:num", "w:numId", num).unwrap();
        let definition: u32 = instance.value_of("w:abstractNumId").unwrap().parse().unwrap();
        let levels = by_id("w:abstractNum", "w:abstractNumId", definition).unwrap();
        let first = !self.seen.contains(&num);
        if first {
            self.seen.push(num);
        }
        let over = |at: usize| {
            let at = at.to_string();
            let mut all = instance.elements().filter(|e| e.name == "w:lvlOverride");
            all.find(|e| e.attribute("w:ilvl") == Some(at.as_str()))
        };
        let of = |at: usize| {
            let own = over(at).and_then(|over| over.find("w:lvl"));
            let text = at.to_string();
            let mut usual = levels.elements().filter(|e| e.name == "w:lvl");
            own.or_else(|| usual.find(|e| e.attribute("w:ilvl") == Some(text.as_str()))).unwrap()
        };
        let counts = self.counts.entry(definition).or_insert([0; 9]);
        if first {
            for (at, count) in counts.iter_mut().enumerate() {
                let start = over(at).and_then(|over| over.value_of("w:startOverride"));
                if let Some(start) = start {
                    let start: u32 = start.parse().unwrap();
                    // A level above is where it is; one that begins counts from its start.
                    *count = if at < level { start } else { start - 1 };
                }
            }
        }
        counts[level] += 1;
        counts.iter_mut().skip(level + 1).for_each(|count| *count = 0);
        let mut text = of(level).value_of("w:lvlText").unwrap().to_string();
        let legal = of(level).find("w:isLgl").is_some();
        for (at, count) in counts.iter().enumerate().take(level + 1) {
            let form = if legal { "decimal" } else { of(at).value_of("w:numFmt").unwrap() };
            text = text.replace(&format!("%{}", at + 1), &shown(*count, form));
        }
        text
    }
}

fn shown(count: u32, form: &str) -> String {
    match form {
        "decimal" => count.to_string(),
        "upperRoman" => lkjip::document::roman(count as usize),
        "lowerLetter" => {
            let letter = char::from(b'a' + u8::try_from((count - 1) % 26).unwrap());
            letter.to_string().repeat(((count - 1) / 26 + 1) as usize)
        }
        "bullet" => String::new(),
        other => panic!("{other}"),
    }
}

fn say(element: &Element, text: &mut String) {
    for node in &element.children {
        let Node::Element(child) = node else { continue };
        match child.name.as_str() {
            "w:t" => text.push_str(&child.plain()),
            // Parts of a formula are words of their own.
            "m:t" => text.push_str(&format!(" {} ", child.plain().replace(['(', ')'], " "))),
            "w:br" | "w:tab" => text.push(' '),
            "w:instrText" | "w:pPr" | "w:rPr" | "w:drawing" => {}
            _ => say(child, text),
        }
    }
}
