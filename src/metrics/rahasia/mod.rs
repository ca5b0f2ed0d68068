//! What must never stand in a record: a NIK and the passphrase of an electronic signature.
//!
//! Whoever signs types both into the program that signs, and nowhere else. The whole file is searched,
//! comments too: a record travels with the report. What is found is never repeated; [`Rahasia`]
//! covers it wherever else the program would quote it.

mod finding;
mod kata;
mod nik;
mod plain;
mod sandi;
mod text;

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::check::merge;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::read::{Node, Shape, leaves};

pub use text::{covered, holds_secret};

use finding::{finding, words};
use plain::Plain;

/// What a covered character becomes.
const COVER: char = '*';

/// The secrets that a file holds, to keep them out of everything that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rahasia {
    spans: Vec<Range<usize>>,
    words: Vec<String>,
    /// Keys that name a secret.
    names: Vec<Range<usize>>,
}

/// A secret: where, and why it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    span: Range<usize>,
    key: Arc<str>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nik,
    Sandi,
}

/// Searches the text of a file, with the tree that was read from it and the shape that it should
/// have. A finding for each secret.
pub fn search(source: &str, root: &Node<'_>, shape: &Shape) -> (Vec<Diagnostic>, Rahasia) {
    let mut amounts = Vec::new();
    leaves(root, shape, &mut |node, shape| {
        if let Shape::Scalar("rupiah" | "bilangan" | "bilangan bulat" | "ungkapan") = shape {
            amounts.push(node.place().span.clone());
        }
    });
    let (mut hits, mut names) = (Vec::new(), Vec::new());
    named(source, root, &amounts, &mut |hit, name| {
        hits.push(hit);
        names.extend(name);
    });
    hits.extend(in_text(source, &amounts, true));
    let (findings, rahasia) = settled(source, hits, &["#"]);
    (findings, Rahasia { names, ..rahasia })
}

/// Searches a text that is no record, such as a template. `comments` are the signs with which a
/// line of comment begins there, and `escapes` says whether those of TOML occur in it.
pub fn search_text(source: &str, comments: &[&str], escapes: bool) -> (Vec<Diagnostic>, Rahasia) {
    settled(source, in_text(source, &[], escapes), comments)
}

/// Secrets by their shape, in what was typed and in what a reader will see of it.
fn in_text(source: &str, amounts: &[Range<usize>], escapes: bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut add = |spans: Vec<Range<usize>>, kind| {
        hits.extend(spans.into_iter().map(|span| Hit { span, key: Arc::from(""), kind }));
    };
    add(nik::spans(source, amounts), Kind::Nik);
    add(sandi::spans(source), Kind::Sandi);
    let plain = Plain::of(source, escapes);
    if plain.text != source {
        let amounts: Vec<_> = amounts.iter().map(|amount| plain.part(amount)).collect();
        let typed = |spans: Vec<Range<usize>>| {
            spans.iter().filter_map(|span| plain.typed(span)).collect::<Vec<_>>()
        };
        add(typed(nik::spans(&plain.text, &amounts)), Kind::Nik);
        add(typed(sandi::spans(&plain.text)), Kind::Sandi);
    }
    hits
}

/// A finding for each secret, and all of them together.
fn settled(source: &str, mut hits: Vec<Hit>, comments: &[&str]) -> (Vec<Diagnostic>, Rahasia) {
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    let mut apart: Vec<Hit> = Vec::new();
    for hit in hits {
        match apart.last_mut() {
            // The same digits may be found by their key and by their shape.
            Some(last) if hit.span.start < last.span.end => {
                last.span.end = last.span.end.max(hit.span.end);
            }
            _ => apart.push(hit),
        }
    }
    let findings = apart.iter().map(|hit| finding(source, hit, comments)).collect();
    let mut words: Vec<_> = apart.iter().flat_map(|hit| words(source, &hit.span)).collect();
    // A longer one may hold a shorter one.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    let again = apart.iter().filter(|hit| hit.kind == Kind::Nik).filter_map(|hit| {
        let word = source.get(hit.span.clone()).filter(|word| word.len() >= finding::SHORTEST)?;
        Some(source.match_indices(word).map(|(at, _)| at..at + word.len()))
    });
    // Where the same number stands once more, as in the heads of two tables, it is covered too.
    let mut spans: Vec<_> =
        again.flatten().chain(apart.iter().map(|hit| hit.span.clone())).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|next, before| next.start < before.end);
    (findings, Rahasia { spans, words, names: Vec::new() })
}

/// Values under a key that names a secret, and whole numbers shaped like a NIK where no amount is
/// expected.
fn named(
    source: &str,
    node: &Node<'_>,
    amounts: &[Range<usize>],
    tell: &mut dyn FnMut(Hit, Option<Range<usize>>),
) {
    if let Some(table) = node.value().as_table() {
        for (key, value) in table.iter() {
            let below = node.below(key.get_ref(), value);
            if nik::in_name(key.get_ref()) {
                let hit =
                    Hit { span: inside(source, &key.span()), key: key_of(node), kind: Kind::Nik };
                tell(hit, Some(key.span()));
            }
            if let Some(kind) = sandi::names(key.get_ref()) {
                secrets(source, &below, kind, &mut |hit| tell(hit, Some(key.span())));
            }
            named(source, &below, amounts, tell);
        }
    }
    for below in node.items() {
        named(source, &below, amounts, tell);
    }
    if let DeValue::Integer(number) = node.value() {
        let span = node.place().span.clone();
        let amount = amounts.contains(&span);
        if !amount
            && !nik::is_other(source, span.start)
            && nik::is_shaped(&number.as_str().replace('_', ""))
        {
            tell(Hit { span, key: node.place().key.clone(), kind: Kind::Nik }, None);
        }
    }
}

fn key_of(node: &Node<'_>) -> Arc<str> {
    node.place().key.clone()
}

/// The values under a key that names a secret: one, a list of them, or a table with one for each.
fn secrets(source: &str, node: &Node<'_>, kind: Kind, tell: &mut dyn FnMut(Hit)) {
    if holds(kind, node.value()) {
        tell(Hit { span: inside(source, &node.place().span), key: key_of(node), kind });
    }
    if let Some(table) = node.value().as_table() {
        for (key, value) in table.iter() {
            secrets(source, &node.below(key.get_ref(), value), kind, tell);
        }
    }
    for below in node.items() {
        secrets(source, &below, kind, tell);
    }
}

/// Whether a value under such a key is a secret. A number named `nik` may count people.
fn holds(kind: Kind, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(_) => true,
        DeValue::Integer(number) => {
            kind == Kind::Sandi || number.as_str().chars().filter(char::is_ascii_digit).count() > 12
        }
        DeValue::Float(_) | DeValue::Datetime(_) => kind == Kind::Sandi,
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => false,
    }
}

/// A value without its quotes.
fn inside(source: &str, span: &Range<usize>) -> Range<usize> {
    let typed = source.get(span.clone()).unwrap_or_default();
    let quote = typed.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote else { return span.clone() };
    let trimmed = typed.trim_start_matches(quote);
    let start = span.start + (typed.len() - trimmed.len());
    let end = start + trimmed.trim_end_matches(quote).len();
    start..end
}

impl Rahasia {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Whether the name of a secret stands at a place.
    pub fn is_name(&self, span: &Range<usize>) -> bool {
        self.names.contains(span)
    }

    /// Whether a finding is about a part of a secret, which it would quote.
    pub fn hides(&self, finding: &Diagnostic) -> bool {
        let Range { start, end } = finding.span;
        let within = |span: &Range<usize>| span.start <= start && end <= span.end && start < end;
        finding.code != Code::DataRahasia && self.spans.iter().any(within)
    }

    /// The text of the file with every secret covered, byte for byte as long as it was.
    pub fn cover_source(&self, source: &str) -> String {
        let hidden = |at: usize| {
            let after = self.spans.partition_point(|span| span.end <= at);
            self.spans.get(after).is_some_and(|span| span.contains(&at))
        };
        let mut covered = String::with_capacity(source.len());
        for (at, c) in source.char_indices() {
            if !c.is_whitespace() && hidden(at) {
                covered.extend(std::iter::repeat_n(COVER, c.len_utf8()));
            } else {
                covered.push(c);
            }
        }
        covered
    }

    /// All findings about a file, none of which repeats a secret. That its key is not known needs no
    /// saying.
    pub fn told(&self, mut findings: Vec<Diagnostic>, secret: Vec<Diagnostic>) -> Vec<Diagnostic> {
        findings.retain(|f| f.code != Code::KunciTidakDikenal || !self.is_name(&f.span));
        findings.retain(|f| !self.hides(f));
        findings.extend(secret);
        findings.iter_mut().for_each(|finding| self.cover(finding));
        merge::sorted(findings)
    }

    /// A finding that does not repeat a secret.
    pub fn cover(&self, finding: &mut Diagnostic) {
        if self.is_empty() {
            return;
        }
        // A repair and the key may hold it too.
        if finding.repair.as_ref().is_some_and(|repair| self.covered(&repair.text) != repair.text) {
            finding.repair = None;
        }
        finding.message = self.covered(&finding.message);
        finding.mark = self.covered(&finding.mark);
        finding.help = finding.help.take().map(|help| self.covered(&help));
        finding.key = Arc::from(self.covered(&finding.key));
        for label in &mut finding.labels {
            label.text = self.covered(&label.text);
        }
    }

    fn covered(&self, text: &str) -> String {
        self.words.iter().fold(text.to_string(), |text, word| {
            if text.contains(word.as_str()) {
                text.replace(word.as_str(), &COVER.to_string().repeat(word.chars().count()))
            } else {
                text
            }
        })
    }
}

#[cfg(test)]
mod tests;
