//! Whether the edited record prints what the reviewers wrote.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::banding::{Run, align, cut};
use lkjip_metrics::serap::write::{Patch, Texts, patched};

use super::{Proposal, Way, What, Why};
use crate::document::model::{Block, Document, Inline, Node};
use crate::document::source::plain;

/// The narrative texts of a composed document: what is printed of each key, or of each list of texts,
/// without its values.
#[derive(Debug, Default)]
pub struct Printed(BTreeMap<String, Lines>);

#[derive(Debug, Default)]
struct Lines {
    /// Without values.
    plain: BTreeSet<String>,
    /// With values, each as one sign.
    masked: Vec<String>,
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
        printed
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
    fn has(&self, key: &str, words: &str) -> bool {
        let own = [list(key), KEYLESS].into_iter().filter_map(|key| self.0.get(key));
        own.into_iter().any(|lines| {
            let mut all = lines.plain.iter().chain(&lines.masked);
            all.any(|line| line.contains(words))
        })
    }

    fn add(&mut self, key: &str, text: &[Inline]) {
        // A break within a paragraph is a line of its own in what is read.
        for line in masked(text).lines() {
            let line = words(line);
            let lines = self.0.entry(key.to_string()).or_default();
            if line.contains(VALUE) {
                lines.masked.push(line);
            } else {
                lines.plain.insert(line);
            }
        }
    }

    /// Whether a text prints a line that says this.
    fn says(&self, key: &str, line: &str) -> bool {
        let line = words(line);
        let own = [list(key), KEYLESS].into_iter().filter_map(|key| self.0.get(key));
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

fn words(text: &str) -> String {
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

/// Records that are composed at most to find what breaks one.
const MOST: usize = 48;

/// Takes back what does not come out as it was written. `compose` gives what an edited record
/// prints, or what is wrong with it, when it is no sound record any more.
pub fn prove(
    present: &str,
    proposals: &mut [Proposal],
    compose: &dyn Fn(&str) -> Result<Printed, String>,
) {
    let texts = Texts::of(present);
    let all: Vec<usize> =
        proposals.iter().enumerate().filter(|(_, one)| is_taken(one)).map(|(at, _)| at).collect();
    if all.is_empty() {
        return;
    }
    let mut trial = Trial { present, texts, compose, left: MOST };
    let mut good = Vec::new();
    trial.take(proposals, &mut good, &all);
    // What was taken back may have been what others stood on.
    while good.len() < all.len() && !good.is_empty() {
        let before = good.len();
        let again = std::mem::take(&mut good);
        trial.left = trial.left.max(1);
        trial.take(proposals, &mut good, &again);
        if good.len() == before {
            break;
        }
    }
}

fn is_taken(proposal: &Proposal) -> bool {
    proposal.wanted && matches!(&proposal.way, Way::Take { .. })
}

/// Records that are tried.
struct Trial<'a> {
    present: &'a str,
    texts: Texts<'a>,
    compose: &'a dyn Fn(&str) -> Result<Printed, String>,
    /// How many more may be composed.
    left: usize,
}

impl Trial<'_> {
    /// Tries proposals beside those that are good: all at once, and where that breaks the record, by
    /// halves, until those that do so are found.
    fn take(&mut self, proposals: &mut [Proposal], good: &mut Vec<usize>, next: &[usize]) {
        let Some(less) = self.left.checked_sub(1) else {
            refuse(proposals, next, || Why::Untried);
            return;
        };
        self.left = less;
        let own = good.iter().chain(next).filter_map(|at| proposals.get(*at));
        let patches = together(own, &self.texts);
        let tried = match patches {
            Some(patches) => (self.compose)(&patched(self.present, &patches)),
            None => Err(String::new()),
        };
        match (tried, next) {
            (Ok(printed), _) => {
                for at in next {
                    let Some(proposal) = proposals.get_mut(*at) else { continue };
                    if comes_out(proposal, &printed) {
                        good.push(*at);
                    } else {
                        proposal.way = Way::Refuse(Why::Unsure);
                    }
                }
            }
            (Err(fault), [_]) => refuse(proposals, next, || match fault.as_str() {
                "" => Why::Unsure,
                fault => Why::Breaks(fault.to_string()),
            }),
            (Err(_), _) => {
                let (one, other) = next.split_at(next.len() / 2);
                self.take(proposals, good, one);
                self.take(proposals, good, other);
            }
        }
    }
}

fn refuse(proposals: &mut [Proposal], which: &[usize], why: impl Fn() -> Why) {
    for at in which {
        if let Some(proposal) = proposals.get_mut(*at) {
            proposal.way = Way::Refuse(why());
        }
    }
}

/// The bytes of all that is wanted and can be taken, in a record of these texts.
pub fn patches(proposals: &[Proposal], texts: &Texts<'_>) -> Vec<Patch> {
    together(proposals.iter().filter(|proposal| is_taken(proposal)), texts).unwrap_or_default()
}

/// The bytes of some proposals; `None` when changes of one list cannot be written together.
fn together<'p>(
    proposals: impl Iterator<Item = &'p Proposal>,
    texts: &Texts<'_>,
) -> Option<Vec<Patch>> {
    let (mut all, mut changes) = (Vec::new(), Vec::new());
    for proposal in proposals {
        match &proposal.way {
            Way::Take { change: Some(change), .. } => changes.push(change.clone()),
            Way::Take { patches, .. } => all.extend(patches.iter().cloned()),
            _ => {}
        }
    }
    all.extend(texts.listed(&changes)?);
    Some(all)
}

/// Whether the lines of a narrative text are printed as they were written.
fn comes_out(proposal: &Proposal, printed: &Printed) -> bool {
    match (&proposal.way, &proposal.key) {
        (Way::Take { what: What::Text, .. }, Some(key)) => {
            let mut lines = proposal.new.lines().filter(|line| !line.trim().is_empty());
            lines.all(|line| printed.says(key, line))
                || (proposal.shared && came(proposal).iter().all(|words| printed.has(key, words)))
        }
        _ => true,
    }
}

/// The words that came with an edit, as far as no value can be among them.
fn came(proposal: &Proposal) -> Vec<String> {
    let (old, new) = (cut(&proposal.old), cut(&proposal.new));
    let runs = align(&old, &new).into_iter().filter_map(|run| match run {
        Run::Other(_, came) => new.get(came).map(<[&str]>::concat),
        Run::Same(..) => None,
    });
    let lines = runs.flat_map(|run| run.lines().map(words).collect::<Vec<_>>());
    lines.filter(|line| !line.contains(|c: char| c.is_ascii_digit())).collect()
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
