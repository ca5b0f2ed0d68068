//! Tables of data: typed rows, rows by formula, rows and columns of totals.

use std::collections::BTreeSet;

use super::Figures;
use super::evaluasi::{Cell, Cells, Scope, Solved, Source};
use super::figure::{Figure, Form};
use super::look::{PERCENT_DECIMALS, is_percent};
use super::slug::slug;
use super::working::Symbols;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Place;
use crate::record::nilai::Nilai;
use crate::record::tabel::{BarisData, TabelData};

/// Part of the path that stands for the column of totals.
const TOTAL: &str = "jumlah";

/// Plans every number of a table; reports columns whose names cannot be told apart.
pub(super) fn plan<'a>(cells: &mut Cells<'a>, table: &'a TabelData, sink: &mut Sink) {
    check_columns(table, sink);
    let columns: Vec<String> = table.kolom.iter().map(|name| slug(name)).collect();
    for row in &table.baris {
        for (index, column) in columns.iter().enumerate() {
            cells.add(cell(table, row, column, false, source(table, row, column, Some(index))));
        }
        if table.jumlah.is_some() {
            let source = match own(row) {
                Own::Typed => total_of_typed(table, row, &columns),
                _ => source(table, row, TOTAL, None),
            };
            cells.add(cell(table, row, TOTAL, true, source));
        }
    }
}

/// Where the numbers of a row come from.
enum Own<'a> {
    Typed,
    Formula(&'a Nilai),
    Rows,
}

fn own(row: &BarisData) -> Own<'_> {
    match &row.rumus {
        _ if !row.nilai.is_empty() => Own::Typed,
        Some(formula) => Own::Formula(formula),
        None => Own::Rows,
    }
}

fn source<'a>(
    table: &TabelData,
    row: &'a BarisData,
    column: &str,
    index: Option<usize>,
) -> Source<'a> {
    match own(row) {
        Own::Typed => {
            let number = index.and_then(|index| row.nilai.get(index));
            number.map_or(Source::Absent, |number| Source::Number(number.value))
        }
        Own::Formula(formula) => Source::of(formula),
        Own::Rows if row.jumlah_dari.is_empty() => Source::Absent,
        Own::Rows => {
            Source::Sum(row.jumlah_dari.iter().map(|part| path(table, part, column)).collect())
        }
    }
}

/// Percentages of several columns have no sum; a formula gives their total.
fn total_of_typed<'a>(table: &TabelData, row: &BarisData, columns: &[String]) -> Source<'a> {
    if is_percent(unit(table, row)) {
        return Source::Absent;
    }
    Source::Sum(columns.iter().map(|column| path(table, &row.kunci, column)).collect())
}

fn cell<'a>(
    table: &'a TabelData,
    row: &'a BarisData,
    column: &str,
    total: bool,
    source: Source<'a>,
) -> Cell<'a> {
    let place = row.rumus.as_ref().map_or(row.kunci.place(), Nilai::place);
    Cell {
        path: path(table, &row.kunci, column),
        place,
        source,
        decimals: Some(decimals(table, row)),
        scope: Scope::Row { table: &table.kunci, column: column.to_string(), total },
    }
}

fn path(table: &TabelData, row: &str, column: &str) -> String {
    format!("{}.{row}.{column}", &*table.kunci)
}

fn unit<'a>(table: &'a TabelData, row: &'a BarisData) -> &'a str {
    row.satuan.as_ref().unwrap_or(&table.satuan)
}

/// Decimals of a row: as told, 2 for per cent, else as many as were typed.
fn decimals(table: &TabelData, row: &BarisData) -> u32 {
    match &row.desimal {
        Some(decimals) => decimals.value,
        None if is_percent(unit(table, row)) => PERCENT_DECIMALS,
        None => row.nilai.iter().map(|number| number.scale()).max().unwrap_or(0),
    }
}

/// Adds the figures of a table.
pub(super) fn add(figures: &mut Figures, table: &TabelData, solved: &Solved) {
    let mut columns: Vec<String> = table.kolom.iter().map(|name| slug(name)).collect();
    if table.jumlah.is_some() {
        columns.push(TOTAL.to_string());
    }
    for row in &table.baris {
        let places = decimals(table, row);
        let percent = is_percent(unit(table, row));
        let form = if percent { Form::Percent(places) } else { Form::Decimals(places) };
        for column in &columns {
            let key = path(table, &row.kunci, column);
            let mut figure = Figure::new(&*key, solved.printed(&key), form);
            figure.exact = solved.exact(&key);
            figure.place = Some(typed_place(row, &columns, column).clone());
            figures.insert(match words(row, column) {
                Some((words, symbols)) => figure.computed(words, solved.inputs(&key)).by(symbols),
                None => figure,
            });
        }
    }
}

/// Where a number of a row was typed: itself, or else what it is computed by.
fn typed_place<'a>(row: &'a BarisData, columns: &[String], column: &str) -> &'a Place {
    let typed = columns.iter().position(|name| name == column);
    match (typed.and_then(|index| row.nilai.get(index)), &row.rumus, row.jumlah_dari.first()) {
        (Some(number), _, _) => &number.place,
        (None, Some(formula), _) => formula.place(),
        (None, None, Some(part)) => part.place(),
        (None, None, None) => row.kunci.place(),
    }
}

fn words(row: &BarisData, column: &str) -> Option<(String, Symbols)> {
    let sum = |words: &str| (words.to_string(), Symbols::Sum);
    match own(row) {
        Own::Typed => (column == TOTAL).then(|| sum("jumlah semua kolom")),
        Own::Formula(Nilai::Ungkapan(formula)) => Some((formula.teks.clone(), Symbols::Typed)),
        Own::Formula(Nilai::Angka(_)) => None,
        Own::Rows => (!row.jumlah_dari.is_empty()).then(|| sum("jumlah baris")),
    }
}

fn check_columns(table: &TabelData, sink: &mut Sink) {
    let mut taken = BTreeSet::new();
    for name in &table.kolom {
        let part = slug(name);
        let message = if part == TOTAL && table.jumlah.is_some() {
            format!("Kolom \"{}\" tidak dapat dibedakan dari kolom jumlah.", name.value)
        } else if !taken.insert(part) {
            format!("Kolom \"{}\" tidak dapat dibedakan dari kolom lain.", name.value)
        } else {
            continue;
        };
        let help = "Beri setiap kolom nama yang berbeda huruf atau angkanya.";
        sink.push(Diagnostic::new(Code::PengenalGanda, &name.place, message).help(help));
    }
}
