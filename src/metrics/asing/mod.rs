//! A document that the program did not make, held against the record.
//!
//! The way: pieces of text (made by `input/` of the program) are cut into [`line`]s of words and
//! numbers. The subject of a number is found in three ways: `sentence` (the report has the same
//! sentence, and prints a figure there), `table` (row and column are those of a table of the
//! report) and `named` (the sentence names an indicator and what it states of it). What the
//! document contradicts by itself is in `itself`, what the examiner's rules tell in `rules`.
//! Nothing here knows a file format.

mod clean;
mod column;
mod cut;
mod differences;
mod grid;
mod group;
mod home;
mod itself;
mod known;
mod line;
mod model;
mod named;
mod rules;
mod sentence;
mod similar;
mod subjects;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

pub use model::*;

use crate::figures::{Figures, Verdict};
use crate::prose;
use crate::record::RawRecord;
use cut::{Foreign, Own, Paragraph};
use grid::Grid;
use group::grouped;
use home::Home;
use line::Line;
use rules::Section;
use sentence::{Known, Sentences};
use similar::Words;
use subjects::Subjects;
use table::Tables;

/// What a document is held against.
pub struct Against<'a> {
    /// The record.
    pub record: &'a RawRecord,
    /// Its figures.
    pub figures: &'a Figures,
    /// Its report.
    pub report: &'a [Said],
    /// Words of the field, for the examiner's rules.
    pub words: &'a prose::Words,
}

/// Compares a document with a record and its report.
pub fn compare(document: &[Piece], against: &Against<'_>) -> Comparison {
    let own = Own::new(against.report);
    let foreign = Foreign::new(document);
    let subjects = Subjects::new(against.record);
    let mut words = Words::default();
    let mut held: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut found = in_texts(&foreign, &own, against, &subjects, &mut words, &mut held);
    found.extend(in_tables(&foreign, &own, against, &subjects, &mut words, &mut held));
    let new: Vec<(&str, &Line)> = own.lines.iter().map(|(c, line)| (*c, line)).collect();
    let old: Vec<(Place, &Line)> = foreign.texts.iter().map(|one| (one.place, &one.line)).collect();
    Comparison {
        other_year: foreign.other_year(against.record.tahun.value),
        other_agency: !foreign.names(against.record.instansi.nama.as_str()),
        numbers: foreign.numbers(),
        held: held.len(),
        contradictions: grouped(found, &subjects),
        differences: differences::compare(&old, &new, &mut words),
    }
}

fn in_texts(
    foreign: &Foreign,
    own: &Own<'_>,
    against: &Against<'_>,
    subjects: &Subjects,
    words: &mut Words,
    held: &mut BTreeSet<(usize, usize)>,
) -> Vec<Finding> {
    let (record, figures) = (against.record, against.figures);
    let sentences = Sentences::new(own.lines.iter().map(|(_, line)| line), words);
    let examiner = prose::Subject::new(record, figures, against.words);
    let printed = |text: &str| own.lines.iter().any(|(_, line)| line.text.contains(text));
    let known = Known { figures, subjects };
    let mut home = Home::default();
    let mut found = Vec::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for Paragraph { place, piece, heading, line } in &foreign.texts {
        let at = (*place, *piece);
        let full = sections.last().is_none_or(Section::is_full);
        if home.enter(line, *heading, subjects) || full {
            sections.push(Section { key: home.key(), lines: Vec::new() });
        }
        let mut bytes: Vec<Range<usize>> = Vec::new();
        let named = home.subject(subjects);
        let path = named.map(|subject| subject.path.as_str());
        found.extend(sentences.hold(line, at, path, &known, words, &mut bytes));
        found.extend(named::hold(line, at, named, record, figures, subjects, &mut bytes));
        found.extend(itself::date(line, at, figures, record.tahun.value, &printed));
        held.extend(bytes.into_iter().map(|bytes| (*piece, bytes.start)));
        if let Some(section) = sections.last_mut() {
            section.lines.push((*place, *piece, line));
        }
    }
    found.extend(sections.iter().flat_map(|section| rules::hold(section, &examiner)));
    // What the report says in the same words, the record cannot contradict.
    let said: BTreeSet<String> = own.lines.iter().flat_map(|(_, line)| line.said()).collect();
    let line_of = |piece: usize| foreign.texts.iter().find(|one| one.piece == piece);
    let repeated = |one: &Finding| {
        let line = line_of(one.piece).map(|paragraph| &paragraph.line);
        line.and_then(|line| line.sentence(one.bytes.start)).is_some_and(|s| said.contains(&s))
    };
    found.retain(|one| !repeated(one));
    found
}

fn in_tables(
    foreign: &Foreign,
    own: &Own<'_>,
    against: &Against<'_>,
    subjects: &Subjects,
    words: &mut Words,
    held: &mut BTreeSet<(usize, usize)>,
) -> Vec<Finding> {
    let grids = own.tables.iter().map(|table| Grid::own(table)).collect();
    let tables = Tables::new(grids, labels(against.record), words);
    let stated = foreign.stated();
    let mut found = Vec::new();
    for grid in &foreign.tables {
        let mut bytes = Vec::new();
        found.extend(tables.hold(grid, against.figures, subjects, words, &mut bytes));
        found.extend(itself::sums(grid, &stated, against.figures));
        held.extend(bytes.into_iter().map(|(piece, bytes)| (piece, bytes.start)));
    }
    found
}

/// The words for classes and verdicts.
fn labels(record: &RawRecord) -> Vec<String> {
    let classes = record.kebijakan.skala.iter().map(|class| class.label.value.to_string());
    let verdicts = [Verdict::Efisien, Verdict::CukupEfisien, Verdict::TidakEfisien];
    classes.chain(verdicts.map(|verdict| verdict.text().to_string())).collect()
}
