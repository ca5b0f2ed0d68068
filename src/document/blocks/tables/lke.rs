//! Tables of the work sheet of a draft: the report held against the criteria of evaluators.

use std::collections::BTreeMap;

use lkjip_metrics::lke::{self, Baris, Keadaan, Lke, Sel};
use lkjip_metrics::number::angka;

use super::super::cell::{DASH, cell, count, gap, one, row, text, value};
use super::super::scope::path;
use super::super::sheet::Sheet;
use crate::document::model::{Align, Block, Cell, Inline, Node, RowStyle};
use crate::document::source::Source;

const MATRIX: &str = "lke";
const SHARES: &str = "lke-bagian";
const REPORT: &str = "lke-laporan";

fn held(source: &Source<'_>) -> Lke {
    lke::lke(source.record, source.figures)
}

/// Indicators under their sasaran against the criteria; the reasons are notes below.
pub(super) fn matrix(name: &str, source: &Source<'_>) -> Vec<Block> {
    let lke = held(source);
    let mut sheet = Sheet::new(source, MATRIX, name, &[]);
    sheet.columns(&[("indikator", 62, Align::Left)]);
    for id in lke::KOLOM {
        sheet.columns(&[(id, 21, Align::Left)]);
    }
    sheet.landscape();
    let mut marks = BTreeMap::new();
    for sasaran in &source.record.sasaran {
        sheet.group(source.words(MATRIX, "kelompok_sasaran", &[("s", &path(sasaran))]));
        for line in lke.indikator.iter().filter(|line| line.sasaran == *sasaran.kunci) {
            let cells = indicator(source, &mut sheet, &mut marks, line);
            sheet.row(row(RowStyle::Data, line.indikator.clone(), cells));
        }
    }
    sheet.finish()
}

/// The cells of an indicator. Every reason is told once; cells with the same one share its mark.
fn indicator(
    source: &Source<'_>,
    sheet: &mut Sheet<'_>,
    marks: &mut BTreeMap<String, String>,
    line: &Baris,
) -> Vec<Cell> {
    let mut cells = vec![value(source, &format!("{}.nama", line.indikator))];
    for one in &line.sel {
        let mut inlines = vec![state(source, one.keadaan)];
        if !one.alasan.is_empty() {
            let mark = marks
                .entry(one.alasan.clone())
                .or_insert_with(|| sheet.marked_note(vec![text(one.alasan.clone())]));
            // The frame of a label would run into the mark.
            inlines.push(text("\u{a0}"));
            inlines.push(Inline::Node(Node::Sup { text: mark.clone() }));
        }
        cells.push(cell(inlines));
    }
    cells
}

/// Whether, as a word: plain where all is there, the stronger the more is missing.
fn state(source: &Source<'_>, state: Keadaan) -> Inline {
    let words = |key: &str| source.words(MATRIX, key, &[]);
    match state {
        Keadaan::Ada => text(source.plain_words(MATRIX, "kata_ada", &[])),
        Keadaan::Sebagian => Inline::Node(Node::Strong { body: words("kata_sebagian") }),
        Keadaan::Dinilai => Inline::Node(Node::Emph { body: words("kata_dinilai") }),
        Keadaan::Belum => gap(source.plain_words(MATRIX, "kata_belum", &[]), String::new()),
    }
}

/// How many indicators meet each criterion, and the band of that share.
pub(super) fn shares(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, SHARES, name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("kriteria", 90, Align::Left),
        ("terpenuhi", 22, Align::Right),
        ("persen", 22, Align::Right),
        ("rentang", 22, Align::Right),
    ]);
    let between = source.plain_words(SHARES, "kata_dari", &[]);
    for (index, share) in held(source).bagian.iter().enumerate() {
        let portion = &share.porsi;
        let percent = portion.persen.map_or(DASH.to_string(), |share| angka(share, 2));
        let cells = vec![
            count(index),
            cell(source.words(SHARES, &format!("baris_{}", share.id), &[])),
            one(text(format!("{} {between} {}", portion.ada, portion.dari))),
            one(text(percent)),
            one(text(portion.nilai.text())),
        ];
        sheet.row(row(RowStyle::Data, share.id, cells));
    }
    sheet.note("catatan_sebagian");
    sheet.note("catatan_rentang");
    sheet.finish()
}

/// Criteria about the report as a whole.
pub(super) fn report(name: &str, source: &Source<'_>) -> Vec<Block> {
    let mut sheet = Sheet::new(source, REPORT, name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("kriteria", 70, Align::Left),
        ("keadaan", 22, Align::Left),
        ("terpenuhi", 22, Align::Right),
        ("rentang", 20, Align::Right),
        ("alasan", 60, Align::Left),
    ]);
    let between = source.plain_words(SHARES, "kata_dari", &[]);
    for (index, criterion) in held(source).laporan.iter().enumerate() {
        let Sel { keadaan, alasan } = &criterion.sel;
        let portion = criterion.bagian.as_ref();
        let counted = portion.map_or(DASH.to_string(), |portion| {
            format!("{} {between} {}", portion.ada, portion.dari)
        });
        let band = portion.map_or(DASH, |portion| portion.nilai.text());
        let cells = vec![
            count(index),
            cell(source.words(REPORT, &format!("baris_{}", criterion.id), &[])),
            one(state(source, *keadaan)),
            one(text(counted)),
            one(text(band)),
            one(text(if alasan.is_empty() { DASH } else { alasan })),
        ];
        sheet.row(row(RowStyle::Data, criterion.id, cells));
    }
    sheet.finish()
}
