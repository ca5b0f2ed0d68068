//! Tables of data that a sasaran brings along: caption, rows and columns are the record's.

use lkjip_metrics::figures::slug;
use lkjip_metrics::record::tabel::{BarisData, TabelData};

use super::super::cell::{Shaped, is_known, one, row, text, typed};
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, Inline, Node, Row, RowStyle};
use crate::document::source::Source;

/// Unit whose sign is printed with the figure itself.
const PERCENT: &str = "persen";

/// Keys of all tables of data.
pub(super) fn keys<'s>(source: &Source<'s>) -> impl Iterator<Item = &'s str> + use<'s> {
    source.record.sasaran.iter().flat_map(|s| &s.tabel).map(|table| &*table.kunci)
}

/// The table of a key, if there is one.
pub(super) fn build(name: &str, source: &Source<'_>) -> Option<Result<Vec<Block>, String>> {
    let tables = source.record.sasaran.iter().flat_map(|sasaran| &sasaran.tabel);
    let table = tables.into_iter().find(|table| &*table.kunci == name)?;
    Some(Ok(made(name, table, source)))
}

fn made(name: &str, table: &TabelData, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::captioned(source, "tabel", name, vec![typed(&table.judul)]);
    sheet.column(vec![typed(&table.kepala)], 60, Align::Left);
    let first = sheet.width();
    for title in table.kolom.iter().chain(&table.jumlah) {
        sheet.column(column_title(table, typed(title)), width(table), Align::Right);
    }
    if let Some(shared) = &table.kelompok {
        sheet.share(with_unit(table, vec![typed(shared), text(" ")]), first);
    }
    for line in &table.baris {
        sheet.row(data_row(table, line, source));
    }
    sheet.source_line(table.sumber.iter().map(typed).collect());
    sheet.finish()
}

/// Narrower columns when there are many of them.
fn width(table: &TabelData) -> u32 {
    let columns = table.kolom.len().saturating_add(usize::from(table.jumlah.is_some()));
    if columns > 5 { 18 } else { 27 }
}

/// Without a shared head every column names the unit of the table.
fn column_title(table: &TabelData, title: Inline) -> Vec<Inline> {
    if table.kelompok.is_some() {
        return vec![title];
    }
    with_unit(table, vec![title, Inline::Node(Node::Break)])
}

fn with_unit(table: &TabelData, mut title: Vec<Inline>) -> Vec<Inline> {
    if table.satuan.value == PERCENT {
        title.pop();
    } else {
        title.extend([text("("), typed(&table.satuan), text(")")]);
    }
    title
}

fn data_row(table: &TabelData, line: &BarisData, source: &Source<'_>) -> Row {
    let path = format!("{}.{}", &*table.kunci, &*line.kunci);
    let mut cells = vec![one(typed(&line.nama)).indented(line.tingkat.value)];
    let columns = table.kolom.iter().map(|title| slug(&title.value));
    let total = table.jumlah.iter().map(|_| "jumlah".to_string());
    for column in columns.chain(total) {
        cells.push(figure(line, &format!("{path}.{column}"), source));
    }
    row(RowStyle::Data, path, cells)
}

/// A figure; a row with a unit of its own prints it.
fn figure(line: &BarisData, path: &str, source: &Source<'_>) -> Cell {
    let mut cell = one(source.value(path));
    let unit = line.satuan.as_ref().filter(|unit| unit.value != PERCENT);
    if let Some(unit) = unit.filter(|_| is_known(source, path)) {
        cell.text.extend([text(" "), typed(unit)]);
    }
    cell
}
