//! Help for the tests of the rules: one rule over one text, with the project's list of words.

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::texts::{Kind, Text};
use super::super::words::Words;
use super::Rule;
use crate::check::check;
use crate::diagnostic::Sink;

const WORDS: &str = include_str!("../../../../templates/kata-baku.toml");
const RECORD: &str = include_str!("../../../../reports/2025/laporan.toml");

/// What a rule tells about a narrative text of a field.
pub fn narrative(rule: Rule, field: &str, text: &str) -> Vec<String> {
    told(rule, Kind::Narrative, field, text)
}

/// What a rule tells about a line of a field.
pub fn line(rule: Rule, field: &str, text: &str) -> Vec<String> {
    told(rule, Kind::Line, field, text)
}

fn told(rule: Rule, kind: Kind, field: &str, text: &str) -> Vec<String> {
    let (record, figures) = check(RECORD).record.unwrap();
    let words = Words::read(WORDS).unwrap();
    let subject = Subject::new(&record, &figures, &words);
    let text = Text::loose(kind, field, text).unwrap();
    let mut sink = Sink::default();
    rule(&Prose::of(&text), &subject, &mut sink);
    sink.into_sorted().into_iter().map(|finding| finding.message).collect()
}
