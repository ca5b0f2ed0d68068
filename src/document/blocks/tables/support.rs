//! The programs and kegiatan that support one sasaran.

use super::super::cell::{Shaped, cell, narrative, row, text};
use super::super::scope::{coded, flag, path, programs, sasaran};
use super::super::sheet::Sheet;
use super::budget::{amounts, line};
use crate::document::model::{Align, Block, RowStyle};
use crate::document::source::{Source, plain};

const BLOCK: &str = "program-penunjang";

/// Programs and kegiatan of a sasaran with their sum.
pub(super) fn build(
    name: &str,
    key: Option<&str>,
    source: &Source<'_>,
) -> Result<Vec<Block>, String> {
    let sasaran = sasaran(source, BLOCK, key)?;
    let at = path(sasaran);
    let mut sheet = Sheet::new(source, BLOCK, name, &[("s", &at)]);
    sheet.columns(&[
        ("kode", 24, Align::Left),
        ("program", 66, Align::Left),
        ("pagu", 26, Align::Right),
        ("realisasi", 26, Align::Right),
        ("serapan", 15, Align::Right),
    ]);
    let mut low = false;
    let mut is_low = |noun: &str, code: &str| {
        low = low || flag(source, &format!("{}.serapan_rendah", coded(noun, code)));
    };
    for program in programs(source, sasaran) {
        let code = program.kode.as_str();
        is_low("program", code);
        let mut head = line(source, RowStyle::Level1, "program", code, 0);
        head.keep = 1;
        sheet.row(head);
        for kegiatan in &program.kegiatan {
            let code = kegiatan.kode.as_str();
            is_low("kegiatan", code);
            sheet.row(line(source, RowStyle::Level2, "kegiatan", code, 1));
        }
    }
    let mut cells = vec![cell(source.words(BLOCK, "jumlah", &[("s", &at)])).wide(2)];
    cells.extend(amounts(source, &at));
    sheet.row(row(RowStyle::Total, at.clone(), cells));
    if low {
        sheet.note("catatan_serapan_rendah");
    }
    explain(source, sasaran, &mut sheet);
    Ok(sheet.finish())
}

/// Explanations of low serapan, typed with the program.
fn explain(
    source: &Source<'_>,
    sasaran: &lkjip_metrics::record::sasaran::Sasaran,
    sheet: &mut Sheet<'_>,
) {
    for program in programs(source, sasaran) {
        let Some(note) = &program.catatan else { continue };
        let at = coded("program", program.kode.as_str());
        let mut words = source.words(BLOCK, "catatan_penjelasan", &[("p", &at)]);
        if !plain(&words).is_empty() {
            words.push(text(" "));
        }
        words.extend(narrative(source, note));
        sheet.note_text(words);
    }
}
