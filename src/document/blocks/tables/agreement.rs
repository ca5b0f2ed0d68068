//! Tables of the Perjanjian Kinerja: targets by sasaran, money by program.

use super::super::cell::{Shaped, bare, cell, count, one, row, typed, value};
use super::super::scope::{coded, numbered, of, per_indicator};
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, RowStyle};
use crate::document::source::Source;

/// Unit in which percentages are measured; printed with its sign where a column names units.
const PERCENT: &str = "persen";

/// Sasaran, indicators and targets.
pub(super) fn targets(block: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, block, block, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("sasaran", 52, Align::Left),
        ("indikator", 52, Align::Left),
        ("satuan", 20, Align::Center),
        ("target", 24, Align::Right),
    ]);
    sheet.rows(per_indicator(
        source,
        |number, sasaran| numbered(source, number, sasaran),
        |indikator| {
            let unit = if indikator.satuan.value == PERCENT {
                cell(source.words(block, "kata_persen", &[]))
            } else {
                value(source, &of(indikator, "satuan"))
            };
            let target = bare(source, &of(indikator, "target"));
            vec![value(source, &of(indikator, "nama")), unit, target]
        },
        |_| Vec::new(),
    ));
    sheet.finish()
}

/// Programs with the money that was agreed on.
pub(super) fn programs(block: &str, source: &Source<'_>) -> Vec<Block> {
    let all = &source.record.program;
    let remarks = all.iter().any(|program| program.keterangan.is_some());
    let mut sheet = Sheet::new(source, block, block, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("program", 80, Align::Left),
        ("anggaran", 34, Align::Right),
    ]);
    if remarks {
        sheet.columns(&[("keterangan", 30, Align::Left)]);
    }
    for (index, program) in all.iter().enumerate() {
        let path = coded("program", program.kode.as_str());
        let mut cells = vec![
            count(index),
            value(source, &format!("{path}.nama")),
            bare(source, &format!("{path}.pagu_pk")),
        ];
        if remarks {
            cells.push(program.keterangan.as_ref().map_or_else(Cell::default, |t| one(typed(t))));
        }
        sheet.row(row(RowStyle::Data, path, cells));
    }
    let total = cell(source.words(block, "jumlah", &[])).wide(2);
    let mut cells = vec![total, bare(source, "anggaran.pagu_pk")];
    cells.extend(remarks.then(Cell::default));
    sheet.row(row(RowStyle::Total, "anggaran.pagu_pk", cells));
    sheet.finish()
}
