//! The report and the document cut into lines and tables.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::line::Line;
use super::model::{Body, Piece, Place, Said, SaidBody, SaidTable};
use crate::number::Decimal;

/// The report, cut.
pub(super) struct Own<'a> {
    pub(super) lines: Vec<(&'a str, Line)>,
    pub(super) tables: Vec<&'a SaidTable>,
}

impl<'a> Own<'a> {
    pub(super) fn new(report: &'a [Said]) -> Self {
        let (mut lines, mut tables) = (Vec::new(), Vec::new());
        for said in report {
            match &said.body {
                SaidBody::Heading(_) => {}
                SaidBody::Text(runs) => lines.push((said.chapter.as_str(), Line::own(runs))),
                SaidBody::Table(table) => tables.push(table),
            }
        }
        Self { lines, tables }
    }
}

/// A heading or a paragraph of the document.
pub(super) struct Paragraph {
    pub(super) place: Place,
    /// The number of its piece.
    pub(super) piece: usize,
    pub(super) heading: bool,
    pub(super) line: Line,
}

/// The document, cut.
pub(super) struct Foreign {
    pub(super) texts: Vec<Paragraph>,
    pub(super) tables: Vec<Grid>,
}

impl Foreign {
    pub(super) fn new(document: &[Piece]) -> Self {
        let (mut texts, mut tables) = (Vec::new(), Vec::new());
        let mut rows: Vec<(Place, usize, &[String])> = Vec::new();
        let mut joined: Option<String> = None;
        let mut laid = false;
        for (at, piece) in document.iter().enumerate() {
            match &piece.body {
                Body::Row(cells) | Body::Laid(cells) => {
                    laid |= matches!(piece.body, Body::Laid(_));
                    rows.push((piece.place, at, cells.as_slice()));
                }
                Body::Heading(text) | Body::Text(text) => {
                    if !rows.is_empty() {
                        let laid = std::mem::take(&mut laid);
                        tables.push(Grid::foreign(&std::mem::take(&mut rows), laid));
                    }
                    let text = match joined.take() {
                        Some(head) => format!("{head} {text}"),
                        None => text.clone(),
                    };
                    let next = document.get(at + 1);
                    let paged = matches!(piece.place, Place::Line(_));
                    if paged
                        && matches!(piece.body, Body::Text(_))
                        && next.is_some_and(|n| goes_on(&text, n))
                    {
                        joined = Some(text);
                        continue;
                    }
                    let line = Line::foreign(&text);
                    let heading = matches!(piece.body, Body::Heading(_));
                    texts.push(Paragraph { place: piece.place, piece: at, heading, line });
                }
            }
        }
        if !rows.is_empty() {
            tables.push(Grid::foreign(&rows, laid));
        }
        Self { texts, tables }
    }

    /// Whether a name stands anywhere, whatever marks and spaces are within it.
    pub(super) fn names(&self, name: &str) -> bool {
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let name = letters(name);
        let cells = self.tables.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
        let mut lines = self.texts.iter().map(|one| &one.line).chain(cells);
        lines.any(|line| letters(&line.text).contains(&name))
    }

    pub(super) fn numbers(&self) -> usize {
        let texts = self.texts.iter().map(|one| &one.line);
        let cells = self.tables.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
        let all = texts.chain(cells).flat_map(Line::items).filter_map(|item| item.number.as_ref());
        all.filter(|number| !number.is_small()).count()
    }

    /// Numbers stated in sentences.
    pub(super) fn stated(&self) -> BTreeSet<Decimal> {
        let items = self.texts.iter().flat_map(|one| one.line.items());
        items.filter_map(|item| Some(item.number.as_ref()?.value.normalize())).collect()
    }

    /// The year named most often, when another than the record's is.
    pub(super) fn other_year(&self, year: i32) -> Option<i32> {
        let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
        for item in self.texts.iter().flat_map(|one| one.line.items()) {
            if item.word.len() == 4
                && let Ok(year) = item.word.parse::<i32>()
                && (1945..=2100).contains(&year)
            {
                *counts.entry(year).or_default() += 1;
            }
        }
        let most = counts.iter().max_by_key(|(_, count)| **count)?;
        let own = counts.get(&year).copied().unwrap_or(0);
        (*most.0 != year && *most.1 > own * 2 && *most.1 > 5).then_some(*most.0)
    }
}

/// Whether a paragraph was cut in two by a page: it is long and stops within a sentence, and a long
/// one without a mark follows.
fn goes_on(text: &str, next: &Piece) -> bool {
    const LONG: usize = 120;
    let Body::Text(tail) = &next.body else { return false };
    let first = tail.split_whitespace().next().unwrap_or_default();
    let word =
        first.chars().count() > 2 && first.chars().all(|c| c.is_alphabetic() || ",)".contains(c));
    let stops = !text.trim_end().ends_with(|c: char| c.is_alphanumeric());
    let heading = !tail.chars().any(char::is_lowercase);
    text.len() >= LONG && !stops && word && tail.len() >= LONG / 2 && !heading
}
