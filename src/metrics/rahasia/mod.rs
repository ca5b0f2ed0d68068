//! What must never stand in a record: a NIK and the passphrase of an electronic signature.
//!
//! Whoever signs types both into the program that signs, and nowhere else. The whole file is searched,
//! comments too: a record travels with the report. What is found is never repeated; [`Rahasia`]
//! covers it wherever else the program would quote it.

mod nik;
mod sandi;
mod text;

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::check::merge;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::place::Place;
use crate::read::{Node, Shape, leaves};

pub use text::{covered, holds_secret};

/// Shortest secret that is looked for in messages; shorter ones are parts of any word.
const SHORTEST: usize = 4;

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
    let mut add = |spans: Vec<Range<usize>>, kind| {
        hits.extend(spans.into_iter().map(|span| Hit { span, key: Arc::from(""), kind }));
    };
    add(nik::spans(source, &amounts), Kind::Nik);
    add(sandi::spans(source), Kind::Sandi);
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    let mut apart: Vec<Hit> = Vec::new();
    for hit in hits {
        // The same digits may be found by their key and by their shape.
        if apart.last().is_none_or(|last| last.span.end <= hit.span.start) {
            apart.push(hit);
        }
    }
    let findings = apart.iter().map(|hit| finding(source, hit)).collect();
    let words = apart.iter().filter_map(|hit| word(source, &hit.span)).collect();
    let again = apart.iter().filter(|hit| hit.kind == Kind::Nik).filter_map(|hit| {
        let word = source.get(hit.span.clone()).filter(|word| word.len() >= SHORTEST)?;
        Some(source.match_indices(word).map(|(at, _)| at..at + word.len()))
    });
    // Where the same number stands once more, as in the heads of two tables, it is covered too.
    let mut spans: Vec<_> =
        again.flatten().chain(apart.iter().map(|hit| hit.span.clone())).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|next, before| next.start < before.end);
    (findings, Rahasia { spans, words, names })
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
            if nik::is_shaped(key.get_ref()) {
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

fn word(source: &str, span: &Range<usize>) -> Option<String> {
    let word = source.get(span.clone())?.trim();
    (word.chars().count() >= SHORTEST).then(|| word.to_string())
}

fn finding(source: &str, hit: &Hit) -> Diagnostic {
    let line = source.get(..hit.span.start).and_then(|before| before.rsplit('\n').next());
    let comment = line.is_some_and(|line| line.trim_start().starts_with('#'));
    let place = Place { span: hit.span.clone(), key: hit.key.clone() };
    let (what, mark) = match hit.kind {
        Kind::Nik => ("NIK (nomor induk kependudukan, 16 angka)", "serupa NIK"),
        Kind::Sandi => ("Frasa sandi tanda tangan elektronik", "frasa sandi"),
    };
    let wherein = if comment { " dalam komentar" } else { "" };
    let message = format!("{what} tertulis{wherein}; di sini ditutup dengan bintang.");
    let help = match hit.kind {
        Kind::Nik => {
            "Hapus dan simpan kembali berkas ini; NIK hanya diketik di aplikasi tanda tangan. Bila \
             bukan NIK, pisahkan angkanya dengan spasi."
        }
        Kind::Sandi => {
            "Hapus dan simpan kembali berkas ini; frasa sandi hanya diketik di aplikasi tanda tangan. \
             Ganti frasa sandi itu bila berkas ini pernah dikirim."
        }
    };
    Diagnostic::new(Code::DataRahasia, &place, message).mark(mark).help(help)
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
