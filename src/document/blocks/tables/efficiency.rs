//! Tables of efficiency: results beside money, and the verdict.

use super::super::cell::{Shaped, bare, bare_or_dash, cell, row, value};
use super::super::scope::{flag, indicators, numbered, of, path, per_indicator, sasaran};
use super::super::sheet::Sheet;
use super::budget::amounts;
use crate::document::model::{Align, Block, Cell, RowStyle};
use crate::document::source::Source;

/// Target, realisasi and capaian of every indicator beside the money of its sasaran.
pub(super) fn with_budget(name: &str, source: &Source<'_>) -> Vec<Block> {
    let block = "kinerja-anggaran";
    let mut sheet = Sheet::new(source, block, name, &[]);
    sheet.landscape();
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("sasaran", 40, Align::Left),
        ("indikator", 40, Align::Left),
    ]);
    let results = [
        ("target", 20, Align::Right),
        ("realisasi_kinerja", 24, Align::Right),
        ("capaian", 15, Align::Right),
    ];
    sheet.under("kinerja", &results);
    let money = [
        ("pagu", 28, Align::Right),
        ("realisasi_anggaran", 28, Align::Right),
        ("serapan", 15, Align::Right),
    ];
    sheet.under("anggaran", &money);
    sheet.columns(&[("efisiensi", 30, Align::Left)]);
    sheet.rows(per_indicator(
        source,
        |number, sasaran| numbered(source, number, sasaran),
        |indikator| {
            vec![
                value(source, &of(indikator, "nama")),
                value(source, &of(indikator, "target")),
                value(source, &of(indikator, "realisasi")),
                bare_or_dash(source, &of(indikator, "capaian")),
            ]
        },
        |sasaran| {
            let at = path(sasaran);
            let mut cells = amounts(source, &at).to_vec();
            cells.push(value(source, &format!("{at}.efisiensi")));
            cells
        },
    ));
    let mut cells = vec![cell(source.words(block, "jumlah", &[])).wide(6)];
    cells.extend(amounts(source, "anggaran"));
    cells.push(Cell::default());
    sheet.row(row(RowStyle::Total, "anggaran", cells));
    for indikator in indicators(source) {
        let key = if flag(source, &of(indikator, "memakai_proksi")) {
            "catatan_proksi"
        } else if flag(source, &of(indikator, "belum_terbit")) {
            "catatan_belum_terbit"
        } else {
            continue;
        };
        sheet.note_about(key, &[("i", &indikator.kunci)]);
    }
    sheet.finish()
}

/// Capaian and serapan of every sasaran with the verdict.
pub(super) fn verdicts(name: &str, source: &Source<'_>) -> Vec<Block> {
    let block = "efisiensi";
    let mut sheet = Sheet::new(source, block, name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("sasaran", 45, Align::Left),
        ("indikator", 45, Align::Left),
        ("capaian", 20, Align::Right),
        ("serapan", 22, Align::Right),
        ("efisiensi", 32, Align::Left),
    ]);
    sheet.rows(per_indicator(
        source,
        |number, sasaran| numbered(source, number, sasaran),
        |indikator| vec![value(source, &of(indikator, "nama"))],
        |sasaran| {
            let at = path(sasaran);
            vec![
                bare_or_dash(source, &format!("{at}.capaian")),
                bare(source, &format!("{at}.serapan")),
                value(source, &format!("{at}.efisiensi")),
            ]
        },
    ));
    sheet.note("catatan_aturan");
    if source.record.sasaran.iter().any(|s| !flag(source, &format!("{}.terukur", path(s)))) {
        sheet.note("catatan_belum_dihitung");
    }
    sheet.finish()
}

/// The same for one sasaran, with the capaian of each of its indicators.
pub(super) fn of_sasaran(
    name: &str,
    key: Option<&str>,
    source: &Source<'_>,
) -> Result<Vec<Block>, String> {
    let block = "efisiensi-sasaran";
    let sasaran = sasaran(source, "efisiensi", key)?;
    let at = path(sasaran);
    let mut sheet = Sheet::new(source, block, name, &[("s", &at)]);
    sheet.columns(&[
        ("indikator", 50, Align::Left),
        ("capaian", 24, Align::Right),
        ("capaian_sasaran", 24, Align::Right),
        ("serapan", 26, Align::Right),
        ("efisiensi", 32, Align::Left),
    ]);
    let tall = sasaran.indikator.len();
    for (index, indikator) in sasaran.indikator.iter().enumerate() {
        let mut cells = vec![
            value(source, &of(indikator, "nama")),
            bare_or_dash(source, &of(indikator, "capaian")),
        ];
        if index == 0 {
            let mean = bare_or_dash(source, &format!("{at}.capaian"));
            let spent = bare(source, &format!("{at}.serapan"));
            let verdict = value(source, &format!("{at}.efisiensi"));
            cells.extend([mean, spent, verdict].map(|cell| cell.tall(tall)));
        }
        sheet.row(row(RowStyle::Data, indikator.kunci.to_string(), cells));
    }
    sheet.note_about("catatan_aturan", &[]);
    Ok(sheet.finish())
}
