//! Rows of tables that came, went or were moved as a whole: each is told once.

use std::collections::{BTreeMap, BTreeSet};

use super::found::{Edited, Found, RowHow};
use super::rows::Row;
use super::said::said;
use crate::review::Line;

/// A row of a table: number of the table, number of the row.
type At = (usize, usize);

/// What parts the cells of a row that is told.
const CELLS: &str = " | ";

/// Finds the rows, and marks their lines as told.
pub(super) fn table_rows(
    rows: &mut [Row<'_>],
    (base, returned): (&[Line], &[Line]),
    file: &str,
) -> Vec<Found> {
    let (base, returned) = (counted(base), counted(returned));
    let mut found = Vec::new();
    let mut before: Option<String> = None;
    let mut first = 0;
    while let Some(row) = rows.get(first) {
        let Some((how, at)) = kind(row) else {
            before = row.old.and_then(key).or(before);
            first += 1;
            continue;
        };
        let rest = rows.get(first..).unwrap_or_default();
        let length = rest.iter().take_while(|row| kind(row) == Some((how, at))).count();
        let own = rest.get(..length).unwrap_or_default();
        let all = if how == RowHow::Come { &returned } else { &base };
        let texts: BTreeSet<Option<&String>> = own.iter().map(|row| row.text.as_ref()).collect();
        let is_text = texts.len() == 1 && texts.first().is_some_and(Option::is_some);
        if all.get(&at) == Some(&length) && !is_text {
            let keys = own.iter().find_map(|row| row.old.and_then(key));
            let what = Edited::Row { how, key: keys.or_else(|| before.clone()) };
            let line = |side: fn(&Row<'_>) -> Option<String>| -> String {
                own.iter().filter_map(side).collect::<Vec<_>>().join(CELLS)
            };
            let old = line(|row| row.old.map(said));
            let new = match how {
                RowHow::Moved => old.clone(),
                _ => line(|row| row.new.map(said)),
            };
            let signed: Vec<&Line> = own.iter().filter_map(|row| row.new).collect();
            // Who took a row out stands with the line behind it.
            let by = own.last().filter(|_| how == RowHow::Gone).and_then(|last| last.gone_by(file));
            found.extend(own.first().map(|row| {
                let found = row.found(&signed, file, what);
                Found { old, new, by: by.unwrap_or_else(|| found.by.clone()), ..found }
            }));
            let told = rows.get_mut(first..first + length).unwrap_or_default();
            told.iter_mut().for_each(|row| row.is_told = true);
        }
        first += length;
    }
    found
}

/// What became of the row of a line, if it may be one that changed as a whole.
fn kind(row: &Row<'_>) -> Option<(RowHow, At)> {
    match (row.old, row.new) {
        (Some(old), None) => Some((RowHow::Gone, at(old)?)),
        (None, Some(new)) => Some((RowHow::Come, at(new)?)),
        (Some(old), Some(_)) if row.moved => Some((RowHow::Moved, at(old)?)),
        _ => None,
    }
}

fn at(line: &Line) -> Option<At> {
    line.place.cell.as_ref().map(|cell| (cell.table, cell.row))
}

/// Lines of each row.
fn counted(lines: &[Line]) -> BTreeMap<At, usize> {
    let mut counts = BTreeMap::new();
    for at in lines.iter().filter_map(at) {
        *counts.entry(at).or_insert(0) += 1;
    }
    counts
}

/// A key of the record that stands with a line.
fn key(line: &Line) -> Option<String> {
    line.key.clone().or_else(|| line.pieces.iter().find_map(|piece| piece.key.clone()))
}
