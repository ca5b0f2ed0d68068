//! What a composed document prints.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::lines;
use crate::document::model::{Block, Document, Inline, Node};
use crate::document::source::plain;

/// What a composed document prints: of each narrative text, or of each list of texts, without its values;
/// and every line as it reads.
#[derive(Debug, Default)]
pub struct Printed {
    texts: BTreeMap<String, Lines>,
    all: BTreeMap<String, usize>,
}

#[derive(Debug, Default)]
struct Lines {
    /// Without values.
    plain: BTreeSet<String>,
    /// With values, each as one sign.
    masked: Vec<String>,
    /// All of them in order.
    order: Vec<String>,
}

/// Lines of texts that do not tell their key: headings and quotations.
const KEYLESS: &str = "";

impl Printed {
    /// Of a document.
    pub fn of(document: &Document) -> Self {
        let mut printed = Self::default();
        for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
            printed.blocks(&chapter.blocks);
        }
        lines(document, &mut |line| *printed.all.entry(words(line)).or_insert(0) += 1);
        printed
    }

    /// How often a line reads like this.
    pub fn count(&self, line: &str) -> usize {
        self.all.get(&words(line)).copied().unwrap_or(0)
    }

    /// Whether one line of a text is printed before another one.
    pub(super) fn is_before(&self, key: &str, first: &str, second: &str) -> bool {
        let order = self.texts.get(list(key)).map(|lines| lines.order.as_slice());
        let place = |line: &str| {
            let line = words(line);
            order.unwrap_or_default().iter().position(|text| fits(text, &line))
        };
        place(first).zip(place(second)).is_some_and(|(first, second)| first < second)
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { text, key: Some(key) } => self.add(list(key), text),
                Block::Quote { text } | Block::Heading { text, .. } => self.add(KEYLESS, text),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                _ => {}
            }
        }
    }

    /// Whether some line of a text has these words.
    pub(super) fn has(&self, key: &str, words: &str) -> bool {
        let own = [list(key), KEYLESS].into_iter().filter_map(|key| self.texts.get(key));
        own.into_iter().any(|lines| {
            let mut all = lines.plain.iter().chain(&lines.masked);
            all.any(|line| line.contains(words))
        })
    }

    fn add(&mut self, key: &str, text: &[Inline]) {
        // A break within a paragraph is a line of its own in what is read.
        for line in masked(text).lines() {
            let line = words(line);
            let lines = self.texts.entry(key.to_string()).or_default();
            lines.order.push(line.clone());
            if line.contains(VALUE) {
                lines.masked.push(line);
            } else {
                lines.plain.insert(line);
            }
        }
    }

    /// Whether a text prints a line that says this.
    pub(super) fn says(&self, key: &str, line: &str) -> bool {
        let line = words(line);
        let own = [list(key), KEYLESS].into_iter().filter_map(|key| self.texts.get(key));
        own.into_iter().any(|lines| {
            lines.plain.contains(&line) || lines.masked.iter().any(|text| fits(text, &line))
        })
    }
}

/// The key of a text; of an item, that of its list: its place in it is another one when others come or
/// go.
fn list(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((list, at)) if at.bytes().all(|c| c.is_ascii_digit()) => list,
        _ => key,
    }
}

/// Values as one sign each.
const VALUE: char = '\u{E000}';

fn masked(inlines: &[Inline]) -> String {
    let texts = inlines.iter().map(|inline| match inline {
        Inline::Node(Node::Value { .. } | Node::Badge { .. }) => VALUE.to_string(),
        Inline::Node(Node::Strong { body } | Node::Emph { body } | Node::Group { body }) => {
            masked(body)
        }
        other => plain(std::slice::from_ref(other)),
    });
    texts.collect()
}

/// A line with single spaces.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text with signs for values reads as a line in which they are written out.
fn fits(text: &str, line: &str) -> bool {
    let mut parts = text.split(VALUE);
    let Some(first) = parts.next() else { return false };
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_read_otherwise() {
        let text = format!("Naik {VALUE} pada {VALUE}.");
        assert!(fits(&text, "Naik 12% pada 2025."));
        assert!(!fits(&text, "Turun 12% pada 2025."));
        assert!(!fits(&text, "Naik 12% pada 2025. Ya"));
        assert!(fits("Sama.", "Sama.") && !fits("Sama.", "Sama. Lain"));
    }
}
