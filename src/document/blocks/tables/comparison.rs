//! Comparisons of a sasaran: with the years before, and with the Renstra.

use lkjip_metrics::record::indikator::Indikator;

use super::super::cell::{cell, count, gap, is_known, one, row, text, value};
use super::super::scope::{flag, of, path, sasaran};
use super::super::sheet::Sheet;
use super::super::years;
use crate::document::model::{Align, Block, Cell, RowStyle};
use crate::document::source::Source;

/// More years than this do not fit side by side on an upright page.
const UPRIGHT: usize = 5;

/// Realisasi of this year and the years before, without holes, and the last change.
pub(super) fn by_year(
    name: &str,
    key: Option<&str>,
    source: &Source<'_>,
) -> Result<Vec<Block>, String> {
    let block = "perbandingan-tahun";
    let sasaran = sasaran(source, block, key)?;
    let at = path(sasaran);
    let years = years::span(source, sasaran.indikator.iter().map(|i| &*i.kunci));
    let mut sheet = Sheet::new(source, block, name, &[("s", &at)]);
    sheet.columns(&[("no", 8, Align::Center), ("indikator", 34, Align::Left)]);
    let first = sheet.width();
    for year in &years {
        sheet.column(vec![text(year.to_string())], 18, Align::Right);
    }
    sheet.share(source.words(block, "kelompok_realisasi", &[]), first);
    sheet.columns(&[("target", 18, Align::Right), ("perubahan", 28, Align::Left)]);
    if years.len() > UPRIGHT {
        sheet.landscape();
    }
    let missing = source.plain_words(block, "kata_belum_ada", &[]);
    let mut holes = false;
    for (index, indikator) in sasaran.indikator.iter().enumerate() {
        let key = &*indikator.kunci;
        let mut cells = vec![count(index), value(source, &of(indikator, "nama"))];
        for year in &years {
            holes = holes || years::known(source, key, *year).is_none();
            cells.push(one(years::inline(source, key, *year, &missing)));
        }
        cells.push(value(source, &of(indikator, "target")));
        cells.push(cell(source.words(block, "sel_perubahan", &[("i", key)])));
        sheet.row(row(RowStyle::Data, key, cells));
    }
    if holes {
        sheet.note("catatan_belum_ada");
    }
    for indikator in &sasaran.indikator {
        if flag(source, &of(indikator, "memakai_proksi")) {
            sheet.note_about("catatan_proksi", &[("i", &indikator.kunci)]);
        }
    }
    Ok(sheet.finish())
}

/// The latest realisasi against the targets of the plan.
pub(super) fn with_plan(
    name: &str,
    key: Option<&str>,
    source: &Source<'_>,
) -> Result<Vec<Block>, String> {
    let block = "perbandingan-renstra";
    let sasaran = sasaran(source, block, key)?;
    let at = path(sasaran);
    let mut sheet = Sheet::new(source, block, name, &[("s", &at)]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("indikator", 38, Align::Left),
        ("target", 21, Align::Right),
        ("terakhir", 21, Align::Right),
        ("tahun", 14, Align::Center),
    ]);
    sheet.under(
        "target",
        &[("target_renstra", 21, Align::Right), ("target_akhir", 21, Align::Right)],
    );
    sheet.columns(&[("capaian_renstra", 24, Align::Right)]);
    let missing = source.plain_words(block, "kata_belum_ada", &[]);
    for (index, indikator) in sasaran.indikator.iter().enumerate() {
        let known = |name: &str| known_or_gap(source, &of(indikator, name), &missing);
        let cells = vec![
            count(index),
            value(source, &of(indikator, "nama")),
            known("target"),
            known("terakhir"),
            known("terakhir_tahun"),
            known("target_renstra"),
            known("target_akhir"),
            known("capaian_renstra"),
        ];
        sheet.row(row(RowStyle::Data, indikator.kunci.to_string(), cells));
    }
    for indikator in &sasaran.indikator {
        plan_notes(source, indikator, &mut sheet);
    }
    Ok(sheet.finish())
}

fn plan_notes(source: &Source<'_>, indikator: &Indikator, sheet: &mut Sheet<'_>) {
    let about = [("i", &*indikator.kunci)];
    let number = |name: &str| source.figures.get(&of(indikator, name)).and_then(|f| f.number());
    let (agreed, planned) = (number("target"), number("target_renstra"));
    if planned.is_some() && agreed != planned {
        sheet.note_about("catatan_target_berbeda", &about);
    }
    let year = number("terakhir_tahun");
    if year.is_some() && year != Some(source.record.tahun.value.into()) {
        sheet.note_about("catatan_terakhir", &about);
    }
}

fn known_or_gap(source: &Source<'_>, path: &str, missing: &str) -> Cell {
    if is_known(source, path) {
        return value(source, path);
    }
    one(gap(missing.to_string(), path.to_string()))
}
