//! Differences of tables: row by row by key, then cell by cell. A table whose columns or head have
//! another shape is told as replaced.

use std::ops::Range;

use super::lines::{changed, line};
use super::pairs::{Pair, Thing, pair};
use super::texts::{number, text};
use crate::document::model::change::wrap;
use crate::document::model::{Cell, How, Inline, Node, Row, RowGroup, Table, TableNote};
use crate::document::source::plain;

/// The difference of two tables; none when their grids do not match.
pub fn table(old: &Table, new: &Table) -> Option<Table> {
    if old.columns.len() != new.columns.len() || old.header.len() != new.header.len() {
        return None;
    }
    let heads = old.header.iter().zip(&new.header);
    let header = heads.map(|(old, new)| cells(old, new)).collect::<Option<_>>()?;
    Some(Table {
        number: number(old.number.as_deref(), new.number.as_deref()),
        caption: line(&old.caption, &new.caption),
        header,
        groups: groups(&old.groups, &new.groups),
        notes: notes(&old.notes, &new.notes),
        source: line(&old.source, &new.source),
        ..new.clone()
    })
}

/// The difference of notes under a table or figure.
pub fn notes(old: &[TableNote], new: &[TableNote]) -> Vec<TableNote> {
    let things = |notes: &[TableNote]| -> Vec<Thing> {
        let thing = |note: &TableNote| Thing::new("note", plain(&note.text), &plain(&note.text));
        notes.iter().map(thing).collect()
    };
    let pairs = pair(&things(old), &things(new));
    let whole = |notes: &[TableNote], at: usize, how| {
        let note = notes.get(at)?;
        let mark = note.mark.as_ref().map(|mark| wrap(mark, how));
        Some(TableNote { mark, text: changed(&note.text, how) })
    };
    let made = pairs.into_iter().filter_map(|pair| match pair {
        Pair::Both(one, other) => {
            let (old, new) = (old.get(one)?, new.get(other)?);
            let mark = match (&old.mark, &new.mark) {
                (None, None) => None,
                (old, new) => Some(text(
                    old.as_deref().unwrap_or_default(),
                    new.as_deref().unwrap_or_default(),
                )),
            };
            Some(TableNote { mark, text: line(&old.text, &new.text) })
        }
        Pair::Gone(at) => whole(old, at, How::Deleted),
        Pair::Come(at) => whole(new, at, How::Inserted),
    });
    made.collect()
}

fn groups(old: &[RowGroup], new: &[RowGroup]) -> Vec<RowGroup> {
    let things = |groups: &[RowGroup]| -> Vec<Thing> {
        let thing = |group: &RowGroup| {
            let title = group.title.as_deref().map(plain).unwrap_or_default();
            let rows: Vec<String> = group.rows.iter().map(said).collect();
            Thing::new("group", title, &rows.join(" "))
        };
        groups.iter().map(thing).collect()
    };
    let pairs = pair(&things(old), &things(new));
    let whole = |groups: &[RowGroup], at: usize, how| {
        let group = groups.get(at)?;
        let title = group.title.as_ref().map(|title| changed(title, how));
        let rows = group.rows.iter().map(|row| changed_row(row, how)).collect();
        Some(RowGroup { title, rows })
    };
    let made = pairs.into_iter().filter_map(|pair| match pair {
        Pair::Both(one, other) => {
            let (old, new) = (old.get(one)?, new.get(other)?);
            let title = match (&old.title, &new.title) {
                (None, None) => None,
                (Some(old), Some(new)) => Some(line(old, new)),
                (Some(old), None) => Some(changed(old, How::Deleted)),
                (None, Some(new)) => Some(changed(new, How::Inserted)),
            };
            Some(RowGroup { title, rows: rows(&old.rows, &new.rows) })
        }
        Pair::Gone(at) => whole(old, at, How::Deleted),
        Pair::Come(at) => whole(new, at, How::Inserted),
    });
    made.collect()
}

/// The difference of rows. Rows that one cell covers are taken together.
fn rows(old: &[Row], new: &[Row]) -> Vec<Row> {
    let (old_runs, new_runs) = (runs(old), runs(new));
    let counted = are_counted(old) || are_counted(new);
    let things = |rows: &[Row], runs: &[Range<usize>]| -> Vec<Thing> {
        let thing = |run: &Range<usize>| {
            let rows = rows.get(run.clone()).unwrap_or_default();
            let text: Vec<String> = rows.iter().map(said).collect();
            let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
            let keyed = keys.iter().any(|key| !key.is_empty()) && !counted;
            let labels: Vec<String> = rows.iter().map(label).collect();
            let name = if keyed { keys.join("|") } else { labels.join("|") };
            Thing::new("row", name, &text.join(" "))
        };
        runs.iter().map(thing).collect()
    };
    let pairs = pair(&things(old, &old_runs), &things(new, &new_runs));
    let mut made = Vec::new();
    for pair in pairs {
        let of = |rows: &'_ [Row], runs: &[Range<usize>], at: usize| -> Vec<Row> {
            let run = runs.get(at).cloned().unwrap_or_default();
            rows.get(run).unwrap_or_default().to_vec()
        };
        let all = |rows: &[Row], how| -> Vec<Row> {
            rows.iter().map(|row| changed_row(row, how)).collect()
        };
        match pair {
            Pair::Both(one, other) => {
                let (went, came) = (of(old, &old_runs, one), of(new, &new_runs, other));
                match same_grid(&went, &came) {
                    Some(rows) => made.extend(rows),
                    None => {
                        made.extend(all(&went, How::Deleted));
                        made.extend(all(&came, How::Inserted));
                    }
                }
            }
            Pair::Gone(at) => made.extend(all(&of(old, &old_runs, at), How::Deleted)),
            Pair::Come(at) => made.extend(all(&of(new, &new_runs, at), How::Inserted)),
        }
    }
    made
}

/// Runs of rows that are held together by cells over several of them.
fn runs(rows: &[Row]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut covered = 0;
    for (index, row) in rows.iter().enumerate() {
        match runs.last_mut().filter(|_| index < covered) {
            Some(run) => run.end = index + 1,
            None => runs.push(index..index + 1),
        }
        let down = row.cells.iter().map(|cell| usize::from(cell.rowspan.max(1))).max();
        covered = covered.max(index + down.unwrap_or(1)).min(rows.len());
    }
    runs
}

/// The same rows with the differences of their cells; none when the cells have another shape.
fn same_grid(old: &[Row], new: &[Row]) -> Option<Vec<Row>> {
    if old.len() != new.len() {
        return None;
    }
    let row = |(old, new): (&Row, &Row)| {
        Some(Row { cells: cells(&old.cells, &new.cells)?, ..new.clone() })
    };
    old.iter().zip(new).map(row).collect()
}

fn cells(old: &[Cell], new: &[Cell]) -> Option<Vec<Cell>> {
    let span = |cell: &Cell| (cell.colspan.max(1), cell.rowspan.max(1));
    let same = old.len() == new.len() && old.iter().map(span).eq(new.iter().map(span));
    same.then(|| old.iter().zip(new).map(|(old, new)| cell(old, new)).collect())
}

fn cell(old: &Cell, new: &Cell) -> Cell {
    if old.math == new.math && old.low == new.low {
        return Cell { text: line(&old.text, &new.text), ..new.clone() };
    }
    let mut text = changed(&content(old), How::Deleted);
    text.extend(changed(&content(new), How::Inserted));
    Cell { text, math: None, low: false, ..new.clone() }
}

/// What a cell says as a line, with its formula and its mark.
fn content(cell: &Cell) -> Vec<Inline> {
    let mut line = Vec::new();
    if cell.low {
        line.push(Inline::Text(LOW.to_string()));
    }
    match &cell.math {
        Some(math) => {
            let node = Node::Math { math: math.clone(), alt: plain(&cell.text) };
            line.push(Inline::Node(node));
        }
        None => line.extend(cell.text.iter().cloned()),
    }
    line
}

/// The mark of low serapan, which the back ends set beside unchanged cells.
const LOW: &str = "▼\u{a0}";

/// A row that came or went. Also an empty one says so.
fn changed_row(row: &Row, how: How) -> Row {
    let empty = row.cells.iter().all(|cell| content(cell).is_empty());
    let cells = row.cells.iter().enumerate().map(|(index, cell)| {
        let content = content(cell);
        let text = match content.is_empty() && !(empty && index == 0) {
            true => Vec::new(),
            false => changed(&content, how),
        };
        Cell { text, math: None, low: false, ..cell.clone() }
    });
    Row { cells: cells.collect(), ..row.clone() }
}

fn said(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| plain(&cell.text)).collect();
    cells.join(" ")
}

/// The first cell that says in words what a row is about, else all of them.
fn label(row: &Row) -> String {
    let texts = row.cells.iter().map(|cell| plain(&cell.text));
    let found = texts.into_iter().find(|text| text.chars().any(char::is_alphabetic));
    found.unwrap_or_else(|| said(row))
}

/// Whether the keys of rows only count them, so that a row put in shifts those of the others.
fn are_counted(rows: &[Row]) -> bool {
    let mut last: Option<(&str, usize)> = None;
    let mut counted = false;
    for row in rows {
        let Some((stem, number)) = row.key.rsplit_once('.') else { continue };
        let Some(count) = number.parse().ok().filter(|n: &usize| n.to_string() == number) else {
            continue;
        };
        match last {
            Some((before, previous)) if before == stem => {
                if previous + 1 != count {
                    return false;
                }
                counted = true;
            }
            _ => {}
        }
        last = Some((stem, count));
    }
    counted
}
