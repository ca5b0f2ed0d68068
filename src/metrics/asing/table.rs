//! Figures in tables: the row is that of a table of the report by its label, the column by its
//! head.

use std::ops::Range;

use super::column::Facing;
use super::grid::{Grid, GridRow, figure, whole};
use super::known::{agrees, is_alike, is_same, label, number};
use super::line::{Item, Line};
use super::model::{Finding, How};
use super::similar::{Bag, Index, Words};
use super::subjects::Subjects;
use crate::figures::{Figure, Figures};

/// How alike, in thousands, the labels of two rows must be.
const LEAST: usize = 750;

/// Labels whose likeness differs by no more than this are equally good.
const MARGIN: usize = 100;

/// The tables of the report.
pub(super) struct Tables {
    grids: Vec<Grid>,
    rows: Vec<(usize, usize)>,
    index: Index,
    labels: Vec<String>,
}

/// A cell of the report that could be the counterpart.
struct Candidate<'t> {
    key: &'t str,
    alike: usize,
    grid: usize,
    /// Whether its column is surely the same.
    sure: bool,
}

impl Tables {
    /// Gathers them; `labels` are the words for classes and verdicts that the record knows.
    pub(super) fn new(grids: Vec<Grid>, labels: Vec<String>, words: &mut Words) -> Self {
        let mut rows = Vec::new();
        let mut bags: Vec<Bag> = Vec::new();
        for (at, grid) in grids.iter().enumerate() {
            for (row, one) in grid.rows.iter().enumerate() {
                rows.push((at, row));
                bags.push(words.label(one.label_items()));
            }
        }
        Self { grids, rows, index: Index::new(bags), labels }
    }

    /// What a table says that the record contradicts.
    pub(super) fn hold(
        &self,
        grid: &Grid,
        figures: &Figures,
        subjects: &Subjects,
        words: &mut Words,
        held: &mut Vec<(usize, Range<usize>)>,
    ) -> Vec<Finding> {
        let likes: Vec<Vec<(usize, usize)>> = grid
            .rows
            .iter()
            .map(|row| self.index.like(&words.label(row.label_items()), LEAST))
            .collect();
        let near = self.near(grid, &likes);
        let mut found = Vec::new();
        for (row, like) in grid.rows.iter().zip(&likes) {
            for (column, cell) in row.cells.iter().enumerate() {
                if row.label.contains(&column) {
                    continue;
                }
                let (candidates, told) = self.candidates((grid, row), column, like, &near, figures);
                if let Some(number) = figure(cell) {
                    // In a guessed column, a number that the record knows elsewhere only stands askew.
                    let mixed = grid.laid && figures.iter().any(|one| is_same(number, one));
                    let (one, met) = judge(number, &candidates, figures, subjects);
                    if met || told {
                        held.push((row.piece, number.bytes.clone()));
                    }
                    if let Some(one) = one.filter(|_| !mixed && !told) {
                        found.push(self.finding(row, cell, number.bytes.clone(), one, figures));
                    }
                } else if let Some(one) = self.judge_label(cell, &candidates, figures) {
                    found.push(self.finding(row, cell, whole(cell), one, figures));
                }
            }
        }
        found
    }

    /// The tables of the report in which most rows of a table stand: the only ones whose sums are
    /// its sums.
    fn near(&self, grid: &Grid, likes: &[Vec<(usize, usize)>]) -> Vec<usize> {
        let rows = || grid.rows.iter().zip(likes).filter(|(row, _)| !row.is_total());
        let all = rows().count();
        let met = |at: &usize| {
            let in_it = |(_, row): &(usize, usize)| self.rows.get(*row).is_some_and(|r| r.0 == *at);
            rows().filter(|(_, like)| like.iter().any(in_it)).count()
        };
        (0..self.grids.len()).filter(|at| all > 0 && met(at) * 2 > all).collect()
    }

    /// The cells under such heads in rows with such a label, and whether one of these rows says the
    /// same, be it under another head.
    fn candidates(
        &self,
        (grid, row): (&Grid, &GridRow),
        column: usize,
        like: &[(usize, usize)],
        near: &[usize],
        figures: &Figures,
    ) -> (Vec<Candidate<'_>>, bool) {
        let head = grid.head(column);
        let top = like.first().map_or(0, |(alike, _)| *alike);
        let mut candidates = Vec::new();
        let mut told = false;
        for (alike, at) in like.iter().filter(|(alike, _)| alike + MARGIN >= top) {
            let Some((table, number)) = self.rows.get(*at) else { continue };
            let Some(own) = self.grids.get(*table) else { continue };
            let Some(own_row) = own.rows.get(*number) else { continue };
            if row.is_total() && !near.contains(table) {
                continue;
            }
            let facing = Facing::new((grid, row), (own, own_row), figures);
            told |= facing.is_met(column);
            for (to, cell) in own_row.cells.iter().enumerate() {
                if !own_row.label.contains(&to) && own.head(to).is_like(&head) {
                    let sure = facing.is_sure(column, to);
                    let keys = cell.items().filter_map(|item| item.key.as_deref());
                    candidates.extend(keys.map(|key| Candidate {
                        key,
                        alike: *alike,
                        grid: *table,
                        sure,
                    }));
                }
            }
        }
        (candidates, told)
    }

    /// A label of a class or a verdict, against those that the report prints.
    fn judge_label<'c>(
        &self,
        cell: &Line,
        candidates: &'c [Candidate<'c>],
        figures: &Figures,
    ) -> Option<&'c Candidate<'c>> {
        let same = |one: &str| one.eq_ignore_ascii_case(cell.text.trim());
        if !self.labels.iter().any(|known| same(known)) {
            return None;
        }
        let labelled = |one: &&Candidate<'_>| figures.get(one.key).and_then(label).is_some();
        let fits = |one: &Candidate<'_>| figures.get(one.key).and_then(label).is_some_and(same);
        let known: Vec<&Candidate<'_>> = candidates.iter().filter(labelled).collect();
        if known.iter().any(|one| fits(one)) { None } else { known.first().copied() }
    }

    fn finding(
        &self,
        row: &GridRow,
        cell: &Line,
        bytes: Range<usize>,
        candidate: &Candidate<'_>,
        figures: &Figures,
    ) -> Finding {
        let name = self.grids.get(candidate.grid).map_or("", |grid| grid.name.as_str());
        let table = if name.is_empty() { "tabel".to_string() } else { name.to_string() };
        let parts = row.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty());
        Finding {
            key: Some(candidate.key.to_string()),
            said: cell.text.get(bytes.clone()).unwrap_or_default().to_string(),
            known: figures.get(candidate.key).map_or_else(String::new, Figure::text),
            how: How::Table,
            why: format!("Baris dan kolomnya sama dengan {table} dalam laporan dari record."),
            place: row.place,
            piece: row.piece,
            bytes: bytes.start.saturating_add(offset(row, cell))
                ..bytes.end.saturating_add(offset(row, cell)),
            quote: parts.collect::<Vec<_>>().join(" | "),
        }
    }
}

/// Where a cell begins in its row, so that equal cells of a row are told apart.
fn offset(row: &GridRow, cell: &Line) -> usize {
    row.cells.iter().take_while(|one| !std::ptr::eq(*one, cell)).map(|one| one.text.len() + 1).sum()
}

/// The figure that a number contradicts, and whether there was one to hold it against.
fn judge<'c>(
    number: &Item,
    candidates: &'c [Candidate<'c>],
    figures: &Figures,
    subjects: &Subjects,
) -> (Option<&'c Candidate<'c>>, bool) {
    let Some(said) = &number.number else { return (None, false) };
    let fit = |one: &&Candidate<'_>| {
        figures.get(one.key).is_some_and(|f| self::number(f).is_some() && is_alike(said, f))
    };
    let known: Vec<&Candidate<'_>> = candidates.iter().filter(fit).collect();
    let same = |one: &&Candidate<'_>| figures.get(one.key).is_some_and(|f| agrees(number, f));
    let top = known.iter().filter(|one| one.sure).map(|one| one.alike).max().unwrap_or(0);
    let mut tied = known.iter().copied().filter(|one| one.sure && one.alike == top);
    // Rows of two sasaran that read alike: nobody can tell which is meant.
    let home = |one: &Candidate<'_>| subjects.home(one.key).map(str::to_string);
    let best = tied.next().filter(|best| tied.all(|one| home(one) == home(best)));
    if known.iter().any(same) { (None, true) } else { (best, known.iter().any(|one| one.sure)) }
}
