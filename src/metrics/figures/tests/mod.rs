//! Tests of the figures: golden values, borders of the rules, expressions, names and laws.

mod aturan;
mod emas;
mod hukum;
mod jejak;
mod kunci;
mod tahan;
mod ungkapan;

use rust_decimal::Decimal;

use super::{Figures, compute};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::number::from_text;
use crate::read::{self, Node, Read};
use crate::record::RawRecord;

/// The golden record.
const EMAS: &str = include_str!("emas.toml");

fn d(text: &str) -> Decimal {
    from_text(text).unwrap()
}

/// The record of a text, if it has the right shape.
fn raw(source: &str) -> Result<RawRecord, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let root = read::parse(source, &mut sink);
    let node = Node::root(root.get_ref(), root.span());
    RawRecord::read(&node, &mut sink).ok_or_else(|| sink.into_sorted())
}

/// Figures and findings of a text.
fn figures(source: &str) -> (Figures, Vec<Diagnostic>) {
    let raw = raw(source).unwrap();
    let mut sink = Sink::default();
    let figures = compute(&raw, &mut sink);
    (figures, sink.into_sorted())
}

/// The golden record with some text changed; the text must be there.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(EMAS.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in the golden record");
        text.replacen(from, to, 1)
    })
}

/// As printed.
fn printed(figures: &Figures, path: &str) -> String {
    figures.get(path).unwrap_or_else(|| panic!("no figure {path}")).text()
}

/// Code, message and help of every finding.
fn told(findings: &[Diagnostic]) -> Vec<(Code, &str, &str)> {
    let told = |f: &'_ Diagnostic| f.code;
    findings
        .iter()
        .map(|f| (told(f), f.message.as_str(), f.help.as_deref().unwrap_or_default()))
        .collect()
}
