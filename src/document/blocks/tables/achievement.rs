//! The table of achievement: target, realisasi, capaian and class of every indicator; and its
//! summary by sasaran.

use lkjip_metrics::record::indikator::{Indikator, Metode};

use super::super::cell::{Shaped, bare, cell, row, value, value_or_dash};
use super::super::scope::{
    flag, indicators, is_falling, numbered, of, path, per_indicator, reason, sentence, sources,
};
use super::super::sheet::Sheet;
use crate::document::model::{Align, BadgeStyle, Block, Cell, Inline, Node, RowStyle};
use crate::document::source::Source;

const BLOCK: &str = "capaian";

/// Target against realisasi of the year.
pub(super) fn build(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, BLOCK, name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("sasaran", 36, Align::Left),
        ("indikator", 36, Align::Left),
        ("target", 19, Align::Right),
        ("realisasi", 23, Align::Right),
        ("capaian", 18, Align::Right),
        ("kriteria", 26, Align::Left),
    ]);
    let mut rows = per_indicator(
        source,
        |number, sasaran| numbered(source, number, sasaran),
        |indikator| {
            let mut realisasi = value(source, &of(indikator, "realisasi"));
            for text in notes(source, indikator) {
                let mark = sheet.marked_note(text);
                realisasi.text.push(Inline::Node(Node::Sup { text: mark }));
            }
            vec![
                value(source, &of(indikator, "nama")),
                value(source, &of(indikator, "target")),
                realisasi,
                value_or_dash(source, &of(indikator, "capaian")),
                criterion(source, &of(indikator, "kriteria")),
            ]
        },
        |_| Vec::new(),
    );
    commas(&mut rows);
    sheet.rows(rows);
    sheet.source_line(sources(indicators(source).into_iter().map(|i| &i.sumber)));
    sheet.finish()
}

/// The notes of an indicator: why it is not measured, how else it was computed, its own note.
fn notes(source: &Source<'_>, indikator: &Indikator) -> Vec<Vec<Inline>> {
    let bound = [("i", &*indikator.kunci)];
    let words = |key: &str| source.words(BLOCK, key, &bound);
    let mut notes = Vec::new();
    if let Some(reason) = reason(indikator) {
        let proxy = flag(source, &of(indikator, "memakai_proksi"));
        let key = if proxy { "catatan_proksi" } else { "catatan_belum_terbit" };
        notes.push(sentence(words(key), reason));
    }
    if indikator.metode == Metode::Indeks {
        notes.push(words("catatan_indeks"));
    } else if is_falling(indikator) {
        notes.push(words("catatan_turun"));
    }
    notes.extend(indikator.catatan.iter().map(|note| sentence(Vec::new(), note)));
    notes
}

/// Puts commas between marks that follow each other.
fn commas(rows: &mut [crate::document::model::Row]) {
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let mut before = false;
        for inline in &mut cell.text {
            let is_mark = matches!(inline, Inline::Node(Node::Sup { .. }));
            if let (true, Inline::Node(Node::Sup { text })) = (before, inline) {
                text.insert(0, ',');
            }
            before = is_mark;
        }
    }
}

/// The class, or the label that there is none yet.
pub(super) fn criterion(source: &Source<'_>, path: &str) -> Cell {
    let known = source.figures.get(path).is_none_or(lkjip_metrics::figures::Figure::is_known);
    if known {
        return value(source, path);
    }
    let text = source.words.terms.get("belum_dinilai").cloned().unwrap_or_default();
    let key = path.to_string();
    cell(vec![Inline::Node(Node::Badge {
        style: BadgeStyle::Status,
        level: 0,
        steps: 0,
        text,
        key,
    })])
}

/// Measured and reached indicators by sasaran.
pub(super) fn summary(name: &str, source: &Source<'_>) -> Vec<Block> {
    let block = "ringkasan-sasaran";
    let mut sheet = Sheet::new(source, block, name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("sasaran", 56, Align::Left),
        ("indikator", 18, Align::Right),
        ("terukur", 18, Align::Right),
        ("tercapai", 20, Align::Right),
        ("capaian", 18, Align::Right),
        ("kriteria", 28, Align::Left),
    ]);
    for (number, sasaran) in source.record.sasaran.iter().enumerate() {
        let at = path(sasaran);
        let mut cells = numbered(source, number, sasaran);
        let counts = ["jumlah_indikator", "jumlah_terukur", "jumlah_tercapai"];
        cells.extend(counts.iter().map(|name| bare(source, &format!("{at}.{name}"))));
        cells.push(value_or_dash(source, &format!("{at}.capaian")));
        cells.push(criterion(source, &format!("{at}.kriteria")));
        sheet.row(row(RowStyle::Data, at, cells));
    }
    let mut cells = vec![cell(source.words(block, "jumlah", &[])).wide(2)];
    let counts = ["jumlah_indikator", "jumlah_terukur", "jumlah_tercapai"];
    cells.extend(counts.iter().map(|name| bare(source, &format!("ringkasan.{name}"))));
    cells.push(value_or_dash(source, "ringkasan.rata_rata"));
    cells.push(criterion(source, "ringkasan.kriteria"));
    sheet.row(row(RowStyle::Total, "ringkasan", cells));
    sheet.note("catatan_rata_rata");
    sheet.finish()
}
