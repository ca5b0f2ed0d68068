//! Tables of the staff: by status, and across by education, rank and the like.

use lkjip_metrics::figures::Form;
use lkjip_metrics::number::Decimal;
use lkjip_metrics::record::sdm::{Komposisi, Sdm};

use super::super::call::unknown;
use super::super::cell::{
    Shaped, bare, cell, count, is_known, named, one, row, text, typed, value,
};
use super::super::scope::needed;
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, RowStyle};
use crate::document::source::Source;

const BY_STATUS: &str = "status-pegawai";
const ACROSS: &str = "komposisi-pegawai";

/// Staff by status, with shares.
pub(super) fn statuses(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let staff = needed(source.record.sdm.as_ref(), name, "sdm")?;
    let remarks = staff.status.iter().any(|status| status.keterangan.is_some());
    let mut sheet = Sheet::new(source, BY_STATUS, name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("status", 54, Align::Left),
        ("jumlah", 22, Align::Right),
        ("rasio", 20, Align::Right),
    ]);
    if remarks {
        sheet.columns(&[("keterangan", 36, Align::Left)]);
    }
    for (index, status) in staff.status.iter().enumerate() {
        let path = format!("sdm.{}", &*status.kunci);
        let mut cells = vec![
            count(index),
            value(source, &format!("{path}.nama")),
            people(source, &format!("{path}.jumlah")),
            value(source, &format!("{path}.rasio")),
        ];
        if remarks {
            cells.push(status.keterangan.as_ref().map_or_else(Cell::default, |t| one(typed(t))));
        }
        sheet.row(row(RowStyle::Data, path, cells));
    }
    let mut cells = vec![
        cell(source.words(BY_STATUS, "jumlah", &[])).wide(2),
        people(source, "sdm.jumlah"),
        whole(source, staff),
    ];
    cells.extend(remarks.then(Cell::default));
    sheet.row(row(RowStyle::Total, "sdm.jumlah", cells));
    Ok(sheet.finish())
}

fn people(source: &Source<'_>, path: &str) -> Cell {
    let unit = source.plain_words(BY_STATUS, "kata_orang", &[]);
    cell(vec![source.value(path), text(format!(" {unit}"))])
}

/// The share of all of the staff: the whole, whatever the rounded shares above add up to.
fn whole(source: &Source<'_>, staff: &Sdm) -> Cell {
    let counted =
        staff.status.first().is_some_and(|s| is_known(source, &format!("sdm.{}.rasio", &*s.kunci)));
    if !counted {
        return Cell::default();
    }
    let text = Form::Percent(2).text(Decimal::ONE_HUNDRED);
    one(named(text, "sdm.jumlah".to_string()))
}

/// Staff across two attributes; the caption, rows and columns are the record's.
pub(super) fn composition(
    name: &str,
    key: Option<&str>,
    source: &Source<'_>,
) -> Result<Vec<Block>, String> {
    let staff = needed(source.record.sdm.as_ref(), name, "sdm.komposisi")?;
    let keys = || staff.komposisi.iter().map(|table| &*table.kunci);
    let key = key.unwrap_or_default();
    let table = staff
        .komposisi
        .iter()
        .find(|table| &*table.kunci == key)
        .ok_or_else(|| unknown("Komposisi pegawai", key, keys()))?;
    Ok(across(name, table, source))
}

fn across(name: &str, table: &Komposisi, source: &Source<'_>) -> Vec<Block> {
    let path = format!("sdm.{}", &*table.kunci);
    let mut sheet = Sheet::captioned(source, ACROSS, name, vec![typed(&table.judul)]);
    sheet.columns(&[("no", 8, Align::Center)]);
    sheet.column(vec![typed(&table.kepala)], 48, Align::Left);
    let first = sheet.width();
    for title in &table.kolom {
        sheet.column(vec![typed(title)], 20, Align::Right);
    }
    sheet.share(source.words(ACROSS, "kelompok_status", &[]), first);
    sheet.columns(&[("jumlah", 20, Align::Right)]);
    for (index, line) in table.baris.iter().enumerate() {
        let at = format!("{path}.{}", index.saturating_add(1));
        let mut cells = vec![count(index), one(typed(&line.nama))];
        let columns = 1..=table.kolom.len();
        cells.extend(columns.map(|number| bare(source, &format!("{at}.{number}"))));
        cells.push(bare(source, &format!("{at}.jumlah")));
        sheet.row(row(RowStyle::Data, at, cells));
    }
    let mut cells = vec![cell(source.words(ACROSS, "jumlah", &[])).wide(2)];
    let columns = 1..=table.kolom.len();
    cells.extend(columns.map(|number| bare(source, &format!("{path}.jumlah_kolom.{number}"))));
    cells.push(bare(source, &format!("{path}.jumlah")));
    sheet.row(row(RowStyle::Total, format!("{path}.jumlah"), cells));
    sheet.finish()
}
