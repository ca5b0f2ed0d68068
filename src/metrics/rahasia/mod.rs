//! What must never stand in a record: a NIK and the passphrase of an electronic signature.
//!
//! Whoever signs types both into the program that signs, and nowhere else. The whole file is searched,
//! comments too: a record travels with the report. What is found is never repeated; [`Rahasia`]
//! covers it wherever else the program would quote it.

mod nik;
mod sandi;

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::place::Place;
use crate::read::{Node, Read, Shape, leaves};
use crate::record::RawRecord;

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

/// Searches the text of a record, with the tree that was read from it. A finding for each secret.
pub fn search(source: &str, root: &Node<'_>) -> (Vec<Diagnostic>, Rahasia) {
    let mut amounts = Vec::new();
    leaves(root, &RawRecord::shape(), &mut |node, shape| {
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
    add(sandi::in_comments(source), Kind::Sandi);
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
    let spans = apart.into_iter().map(|hit| hit.span).collect();
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
            let kind = match sandi::names(key.get_ref()) {
                Some(kind) if holds(kind, value.get_ref()) => Some(kind),
                _ => None,
            };
            match kind {
                Some(kind) => {
                    let span = inside(source, &below.place().span);
                    tell(Hit { span, key: below.place().key.clone(), kind }, Some(key.span()));
                }
                None => named(source, &below, amounts, tell),
            }
        }
    }
    for below in node.items() {
        named(source, &below, amounts, tell);
    }
    if let DeValue::Integer(number) = node.value() {
        let span = node.place().span.clone();
        let amount = amounts.contains(&span);
        if !amount && nik::is_shaped(&number.as_str().replace('_', "")) {
            tell(Hit { span, key: node.place().key.clone(), kind: Kind::Nik }, None);
        }
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
