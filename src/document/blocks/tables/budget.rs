//! Tables of money: spending down to the sub kegiatan, and revenue.

use lkjip_metrics::record::anggaran::Program;

use super::super::cell::{Shaped, bare, cell, count, named, one, row, value};
use super::super::scope::{coded, flag, needed, path, programs};
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, Row, RowStyle};
use crate::document::source::Source;

const BLOCK: &str = "anggaran";

/// Spending by sasaran, program, kegiatan and sub kegiatan, with sums.
pub(super) fn spending(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, BLOCK, name, &[]);
    sheet.columns(&[("kode", 29, Align::Left), ("program", 60, Align::Left)]);
    let money = [
        ("pagu", 26, Align::Right),
        ("realisasi", 26, Align::Right),
        ("serapan", 15, Align::Right),
    ];
    sheet.under("tahun", &money);
    for sasaran in &source.record.sasaran {
        let at = path(sasaran);
        sheet.group(source.words(BLOCK, "kelompok_sasaran", &[("s", &at)]));
        let mut rows: Vec<Row> =
            programs(source, sasaran).into_iter().flat_map(|p| program_rows(source, p)).collect();
        if let Some(last) = rows.last_mut() {
            last.keep = 1;
        }
        sheet.rows(rows);
        let words = source.words(BLOCK, "jumlah_sasaran", &[("s", &at)]);
        let mut cells = vec![cell(words).wide(2)];
        cells.extend(amounts(source, &at));
        sheet.row(row(RowStyle::Subtotal, at, cells));
    }
    sheet.group(Vec::new());
    sheet.rows(totals(source));
    if any_low(source) {
        sheet.note("catatan_serapan_rendah");
    }
    sheet.finish()
}

fn program_rows(source: &Source<'_>, program: &Program) -> Vec<Row> {
    let mut rows =
        vec![kept(2, line(source, RowStyle::Level1, "program", program.kode.as_str(), 0))];
    for kegiatan in &program.kegiatan {
        let code = kegiatan.kode.as_str();
        rows.push(kept(1, line(source, RowStyle::Level2, "kegiatan", code, 1)));
        for sub in &kegiatan.sub {
            rows.push(line(source, RowStyle::Level3, "sub", sub.kode.as_str(), 2));
        }
    }
    rows
}

fn kept(rows: u8, row: Row) -> Row {
    Row { keep: rows, ..row }
}

/// Code, name and amounts of one level.
pub(super) fn line(
    source: &Source<'_>,
    style: RowStyle,
    noun: &str,
    code: &str,
    indent: u32,
) -> Row {
    let path = coded(noun, code);
    let mut cells = vec![
        one(named(code.to_string(), format!("{path}.kode"))),
        value(source, &format!("{path}.nama")).indented(indent),
    ];
    cells.extend(amounts(source, &path));
    row(style, path, cells)
}

/// Pagu, realisasi and serapan below a path; a low serapan is marked.
pub(super) fn amounts(source: &Source<'_>, path: &str) -> [Cell; 3] {
    let figure = |name: &str| bare(source, &format!("{path}.{name}"));
    let low = flag(source, &format!("{path}.serapan_rendah"));
    [figure("pagu"), figure("realisasi"), Cell { low, ..figure("serapan") }]
}

fn totals(source: &Source<'_>) -> Vec<Row> {
    let mut cells = vec![cell(source.words(BLOCK, "jumlah", &[])).wide(2)];
    cells.extend(amounts(source, "anggaran"));
    let total = kept(1, row(RowStyle::Total, "anggaran", cells));
    let rest = vec![
        cell(source.words(BLOCK, "sisa", &[])).wide(2),
        Cell::default(),
        bare(source, "anggaran.sisa"),
        bare(source, "anggaran.sisa_persen"),
    ];
    vec![total, row(RowStyle::After, "anggaran.sisa", rest)]
}

/// Whether any level of any program is marked.
fn any_low(source: &Source<'_>) -> bool {
    let low =
        |noun: &str, code: &str| flag(source, &format!("{}.serapan_rendah", coded(noun, code)));
    source.record.program.iter().any(|program| {
        low("program", program.kode.as_str())
            || program.kegiatan.iter().any(|kegiatan| {
                low("kegiatan", kegiatan.kode.as_str())
                    || kegiatan.sub.iter().any(|sub| low("sub", sub.kode.as_str()))
            })
    })
}

/// Revenue against its target.
pub(super) fn revenue(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let revenue = needed(source.record.pendapatan.as_ref(), name, "pendapatan")?;
    let mut sheet = Sheet::new(source, "pendapatan", name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("uraian", 66, Align::Left),
        ("anggaran", 30, Align::Right),
        ("realisasi", 30, Align::Right),
        ("capaian", 22, Align::Right),
    ]);
    let amounts = |at: &str| {
        ["anggaran", "realisasi", "capaian"].map(|name| bare(source, &format!("{at}.{name}")))
    };
    for (index, item) in revenue.butir.iter().enumerate() {
        let at = format!("pendapatan.{}", &*item.kunci);
        let mut cells = vec![count(index), value(source, &format!("{at}.uraian"))];
        cells.extend(amounts(&at));
        sheet.row(row(RowStyle::Data, at, cells));
    }
    let mut cells = vec![cell(source.words("pendapatan", "jumlah", &[])).wide(2)];
    cells.extend(amounts("pendapatan"));
    sheet.row(row(RowStyle::Total, "pendapatan", cells));
    Ok(sheet.finish())
}
