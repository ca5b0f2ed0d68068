//! The examiner's rules that hold words against figures, run over a document from elsewhere.

use super::line::{Item, Line};
use super::model::{Finding, How, Place};
use crate::code::Code;
use crate::figures::{Figure, Value};
use crate::prose::{Kind, Subject, Text, examine, meant};

/// Findings that are contradictions; the others are about style.
const CONTRADICTIONS: &[Code] = &[
    Code::PenilaianBertentangan,
    Code::SebutanKriteria,
    Code::TerbilangBerbeda,
    Code::PredikatBerbeda,
    Code::KalimatBertentangan,
    Code::RincianBerbeda,
];

/// Those by which a document contradicts itself in words.
const WORDS: &[Code] = &[Code::PenilaianBertentangan, Code::KalimatBertentangan];

/// Paragraphs of one section.
pub(super) struct Section<'l> {
    /// The key under which the rules are to see it.
    pub(super) key: String,
    /// Its paragraphs with their places and numbers.
    pub(super) lines: Vec<(Place, usize, &'l Line)>,
}

/// Longest paragraph, in bytes, that the rules are shown; no paragraph of a report is so long.
const LONGEST: usize = 6_000;

/// Most bytes of a section; some rules hold each sentence against the others.
const MOST: usize = 60_000;

impl Section<'_> {
    /// Whether no more paragraphs should come to it.
    pub(super) fn is_full(&self) -> bool {
        self.lines.iter().map(|(_, _, line)| line.text.len()).sum::<usize>() >= MOST
    }
}

/// What the rules tell about the paragraphs of a section.
pub(super) fn hold(section: &Section<'_>, subject: &Subject<'_>) -> Vec<Finding> {
    let mut text = String::new();
    let mut starts = Vec::new();
    let lines: Vec<_> =
        section.lines.iter().filter(|(_, _, line)| line.text.len() <= LONGEST).collect();
    for (_, _, line) in &lines {
        starts.push(text.len());
        text.push_str(&line.text);
        text.push_str("\n\n");
    }
    let Some(loose) = Text::loose(Kind::Narrative, &section.key, &text) else { return Vec::new() };
    let told = examine(std::slice::from_ref(&loose), subject);
    let base = loose.place(&(0..0)).span.start;
    let contradictions = told.into_iter().filter(|one| CONTRADICTIONS.contains(&one.code));
    contradictions
        .filter_map(|one| {
            let from = one.span.start.checked_sub(base)?;
            let at = starts.iter().rposition(|start| *start <= from)?;
            let (place, piece, line) = lines.get(at)?;
            let start = from - starts.get(at)?;
            // A sentence that a page cut in two is not judged.
            let mut bytes = start..start.saturating_add(one.span.len());
            let said = line.text.get(bytes.clone())?;
            if said.contains('(')
                && !said.contains(')')
                && line.text.get(bytes.end..)?.starts_with(')')
            {
                bytes.end += 1;
            }
            let known = if one.code == Code::TerbilangBerbeda {
                another_number(line, &bytes)?
            } else if WORDS.contains(&one.code) {
                // The rule holds words of the document against its own figures: no figure of the
                // record is said to be another.
                String::new()
            } else {
                one.mark.clone()
            };
            Some(Finding {
                key: key(section, line, &bytes, &known, subject),
                said: line.text.get(bytes.clone())?.to_string(),
                known,
                how: How::Rule,
                why: one.message.clone(),
                place: *place,
                piece: *piece,
                quote: line.quote(&bytes),
                bytes,
            })
        })
        .collect()
}

/// The number before some words that mean another; `None` when they only lack a unit.
fn another_number(line: &Line, bytes: &std::ops::Range<usize>) -> Option<String> {
    let words = line.text.get(bytes.clone())?;
    let before = line.items().filter(|item| item.bytes.end <= bytes.start);
    let item = before.filter(|item| item.number.is_some()).last()?;
    let number = item.number.as_ref()?.value.normalize();
    (meant(words)?.normalize() != number)
        .then(|| line.text.get(item.bytes.clone()))?
        .map(str::to_string)
}

/// The figure that a finding is about: the number before the words, or the first of the sentence, or
/// the one that prints the right words.
fn key(
    section: &Section<'_>,
    line: &Line,
    bytes: &std::ops::Range<usize>,
    known: &str,
    subject: &Subject<'_>,
) -> Option<String> {
    let right = known.rsplit(" = ").next().unwrap_or(known);
    let says = |figure: &&Figure| matches!(&figure.value, Value::Text(text) if text == right);
    let worded = subject.figures.iter().filter(says).min_by_key(|figure| figure.key.len());
    if let Some(figure) = worded.filter(|_| !right.is_empty()) {
        return Some(figure.key.clone());
    }
    let sentence = line.sentences.iter().find(|items| {
        items.first().is_some_and(|first| first.bytes.start <= bytes.start)
            && items.last().is_some_and(|last| bytes.start < last.bytes.end)
    })?;
    let equal = |item: &Item| {
        let number = item.number.as_ref().filter(|number| !number.is_small())?;
        subject.equal(number, &section.key)
    };
    let (before, after) =
        sentence.split_at(sentence.partition_point(|i| i.bytes.end <= bytes.start));
    let figure = before.iter().rev().find_map(equal).or_else(|| after.iter().find_map(equal))?;
    Some(figure.key.clone())
}
