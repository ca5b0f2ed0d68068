//! Whether the edited record prints what the reviewers wrote.

use std::collections::BTreeMap;

use lkjip_metrics::serap::write::{Patch, patched};

use super::{Proposal, Way, What, Why};
use crate::document::model::{Block, Document, Inline, Node};
use crate::document::source::plain;

/// The narrative texts of a composed document: what is printed of each key, without its values.
#[derive(Debug, Default)]
pub struct Printed(BTreeMap<String, Vec<String>>);

impl Printed {
    /// Of a document.
    pub fn of(document: &Document) -> Self {
        let mut printed = Self::default();
        for chapter in document.parts.iter().flat_map(|part| &part.chapters) {
            printed.blocks(&chapter.blocks);
        }
        printed
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { text, key: Some(key) } => {
                    self.0.entry(key.clone()).or_default().push(words(&masked(text)));
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                _ => {}
            }
        }
    }

    /// Whether a text prints a line that says this.
    fn says(&self, key: &str, line: &str) -> bool {
        let line = bare(line);
        self.0.get(key).is_some_and(|lines| lines.iter().any(|text| fits(text, &line)))
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

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bare(text: &str) -> String {
    words(text)
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

/// Takes back what does not come out as it was written. `compose` gives what an edited record
/// prints, or what is wrong with it, when it is no sound record any more.
pub fn prove(
    present: &str,
    proposals: &mut [Proposal],
    compose: &dyn Fn(&str) -> Result<Printed, String>,
) {
    let takes = |proposal: &Proposal| proposal.wanted && matches!(&proposal.way, Way::Take { .. });
    if !proposals.iter().any(takes) {
        return;
    }
    if let Ok(printed) = compose(&patched(present, &patches(proposals))) {
        for proposal in proposals.iter_mut().filter(|proposal| proposal.wanted) {
            if !comes_out(proposal, &printed) {
                proposal.way = Way::Refuse(Why::Unsure);
            }
        }
        return;
    }
    // One of them breaks the record: each is tried by itself, and those that do are taken back.
    let mut good: Vec<Patch> = Vec::new();
    for proposal in proposals.iter_mut().filter(|proposal| proposal.wanted) {
        let Way::Take { patches, .. } = &proposal.way else { continue };
        let mut with = good.clone();
        with.extend(patches.iter().cloned());
        match compose(&patched(present, &with)) {
            Ok(printed) if comes_out(proposal, &printed) => good = with,
            Ok(_) => proposal.way = Way::Refuse(Why::Unsure),
            Err(fault) => proposal.way = Way::Refuse(Why::Breaks(fault)),
        }
    }
}

/// The bytes of all that is wanted and can be taken.
pub fn patches(proposals: &[Proposal]) -> Vec<Patch> {
    let all = proposals.iter().filter_map(|proposal| match &proposal.way {
        Way::Take { patches, .. } if proposal.wanted => Some(patches.clone()),
        _ => None,
    });
    all.flatten().collect()
}

/// Whether the line of a narrative text is printed as it was written.
fn comes_out(proposal: &Proposal, printed: &Printed) -> bool {
    match (&proposal.way, &proposal.key) {
        (Way::Take { what: What::Text, .. }, Some(key)) if !proposal.new.is_empty() => {
            printed.says(key, &proposal.new)
        }
        _ => true,
    }
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
