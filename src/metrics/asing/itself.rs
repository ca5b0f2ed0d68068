//! What a document contradicts by itself: a sum that is not that of its parts, a date of signing
//! before the year was over.

use std::collections::BTreeSet;

use super::grid::{Grid, GridRow, figure};
use super::line::{Item, Line};
use super::model::{Finding, How, Place};
use crate::figures::{Figure, Figures, Value};
use crate::number::{Decimal, Tanggal, angka, nama_bulan};
use crate::prose::subject::printed;

/// Sums that are nearly, but not quite, those of their parts; `stated` are the numbers that the
/// document states in sentences: where it tells the sum itself, it knows of the difference.
pub(super) fn sums(grid: &Grid, stated: &BTreeSet<Decimal>, figures: &Figures) -> Vec<Finding> {
    let columns = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    (0..columns).filter_map(|column| sum(grid, column, stated, figures)).collect()
}

fn sum(
    grid: &Grid,
    column: usize,
    stated: &BTreeSet<Decimal>,
    figures: &Figures,
) -> Option<Finding> {
    let cells: Vec<(&GridRow, &Line, &Item)> = grid
        .rows
        .iter()
        .filter(|row| !row.label.contains(&column))
        .filter_map(|row| {
            let cell = row.cells.get(column)?;
            Some((row, cell, figure(cell)?))
        })
        .collect();
    let ((row, cell, total), parts) = cells.split_last()?;
    let value = |item: &Item| item.number.as_ref().map(|number| number.value);
    let parts: Vec<Decimal> = parts.iter().filter_map(|(_, _, item)| value(item)).collect();
    let total_value = value(total)?;
    if parts.len() < 2 || total_value <= Decimal::ZERO {
        return None;
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))?;
    let gap = sum.checked_sub(total_value)?.abs();
    // A hundredth off is a slip; more is no sum at all.
    let near = gap.checked_mul(Decimal::ONE_HUNDRED)? <= total_value;
    if gap.is_zero() || !near || stated.contains(&sum.normalize()) {
        return None;
    }
    let known =
        |figure: &&Figure| printed(figure).is_some_and(|n| n.normalize() == sum.normalize());
    let figure = figures.iter().filter(known).min_by_key(|figure| figure.key.len());
    let places = sum.scale().max(total_value.scale());
    Some(Finding {
        key: figure.map(|figure| figure.key.clone()),
        said: cell.text.get(total.bytes.clone()).unwrap_or_default().to_string(),
        known: figure.map_or_else(|| angka(sum, places), Figure::text),
        how: How::Itself,
        why: format!("Jumlah {} angka di atasnya adalah {}.", parts.len(), angka(sum, places)),
        place: row.place,
        piece: row.piece,
        bytes: total.bytes.clone(),
        quote: row
            .cells
            .iter()
            .map(|c| c.text.as_str())
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" | "),
    })
}

/// A line of place and date that is no date of the record, nor one that its report prints: "Kota Contoh, 10 Januari 2026".
pub(super) fn date(
    line: &Line,
    (place, piece): (Place, usize),
    figures: &Figures,
    year: i32,
    printed: &dyn Fn(&str) -> bool,
) -> Option<Finding> {
    let (town, rest) = line.text.split_once(", ")?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let [day, month, said_year] = words.as_slice() else { return None };
    let number =
        (1..=12).find(|n| nama_bulan(*n).is_some_and(|name| name.eq_ignore_ascii_case(month)))?;
    let said_year: i32 = said_year.trim_end_matches('.').parse().ok()?;
    let said = Tanggal::from_ymd(said_year, number, day.parse().ok()?)?;
    let named = town.split_whitespace().count() <= 4 && town.starts_with(char::is_uppercase);
    let dates = || {
        figures.iter().filter_map(|figure| match figure.value {
            Value::Date(date) => Some((figure, date)),
            _ => None,
        })
    };
    if !named || dates().any(|(_, date)| date == said) || printed(rest) {
        return None;
    }
    let (figure, _) = dates().find(|(figure, _)| figure.key == "pengesahan.tanggal")?;
    let start = line.text.len() - rest.len();
    let why = if said_year <= year {
        format!("Laporan tahun {year} ditandatangani setelah tahun itu berakhir.")
    } else {
        "Tanggal penandatanganan tercatat lain.".to_string()
    };
    Some(Finding {
        key: Some(figure.key.clone()),
        said: rest.to_string(),
        known: figure.text(),
        how: How::Date,
        why,
        place,
        piece,
        bytes: start..line.text.len(),
        quote: line.text.clone(),
    })
}
