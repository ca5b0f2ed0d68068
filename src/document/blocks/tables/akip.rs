//! Tables of the evaluation of accountability: scores, years before, follow-up.

use lkjip_metrics::record::akip::{Akip, Rekomendasi, StatusTindakLanjut};
use lkjip_metrics::record::indikator::Indikator;

use super::super::call::without_data;
use super::super::cell::{Shaped, cell, count, gap, narrative, one, optional, row, text, value};
use super::super::scope::{indicators, needed, of};
use super::super::sheet::Sheet;
use super::super::years;
use crate::document::follow::{self, Done, Line, Look, Own};
use crate::document::model::{Align, Block, Cell, RowStyle};
use crate::document::source::{Source, plain};

/// Components with weight and score, their sum and the grade.
pub(super) fn scores(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let akip = needed(source.record.akip.as_ref(), name, "akip")?;
    let mut sheet = Sheet::new(source, "akip", name, &[]);
    sheet.columns(&[
        ("no", 8, Align::Center),
        ("komponen", 62, Align::Left),
        ("bobot", 20, Align::Right),
        ("nilai", 34, Align::Right),
        ("persen", 26, Align::Right),
    ]);
    for (index, part) in akip.komponen.iter().enumerate() {
        let at = format!("akip.{}", &*part.kunci);
        let figure = |name: &str| value(source, &format!("{at}.{name}"));
        let cells =
            vec![count(index), figure("nama"), figure("bobot"), figure("nilai"), figure("persen")];
        sheet.row(row(RowStyle::Data, at, cells));
    }
    let total = vec![
        cell(source.words("akip", "jumlah", &[])).wide(2),
        value(source, "akip.bobot"),
        value(source, "akip.nilai"),
        Cell::default(),
    ];
    let mut total = row(RowStyle::Total, "akip.nilai", total);
    total.keep = 1;
    sheet.row(total);
    let grade = vec![
        cell(source.words("akip", "predikat", &[])).wide(3),
        value(source, "akip.predikat"),
        Cell::default(),
    ];
    sheet.row(row(RowStyle::After, "akip.predikat", grade));
    let number = |path: &str| source.figures.get(path).and_then(|figure| figure.number());
    if number("akip.nilai") != number("akip.jumlah_komponen_nilai") {
        sheet.note("catatan_selisih");
    }
    Ok(sheet.finish())
}

/// The score over the years.
pub(super) fn history(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let block = "akip-riwayat";
    let graded: Vec<&Indikator> =
        indicators(source).into_iter().filter(|i| i.berpredikat.value).collect();
    let Some(first) = graded.first() else {
        return Err(without_data("Tabel", name, "berpredikat = true` pada sebuah `indikator"));
    };
    let years = years::span(source, graded.iter().map(|i| &*i.kunci));
    let mut sheet = Sheet::new(source, block, name, &[("i", &first.kunci)]);
    sheet.columns(&[("uraian", 50, Align::Left)]);
    let title = source.words(block, "kolom_realisasi", &[]);
    for year in &years {
        let mut title = title.clone();
        title.push(text(format!(" {year}")));
        sheet.column(title, 26, Align::Right);
    }
    let missing = source.plain_words(block, "kata_belum_ada", &[]);
    for indikator in graded {
        let key = &*indikator.kunci;
        let mut cells = vec![value(source, &of(indikator, "nama"))];
        cells.extend(years.iter().map(|y| one(years::inline(source, key, *y, &missing))));
        sheet.row(row(RowStyle::Data, key, cells));
    }
    Ok(sheet.finish())
}

/// Recommendations with the remarks that they answer and what was done; remarks without any.
pub(super) fn follow_up(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let akip = needed(source.record.akip.as_ref(), name, "akip")?;
    let words = |key: &str| source.words(follow::BLOCK, key, &[]);
    let look = Look {
        id: format!("tabel:{name}"),
        caption: words("judul"),
        words: &words,
        before: vec![
            Own::text(words("kolom_rekomendasi"), 52),
            Own::text(words("kolom_catatan"), 24),
        ],
        done: 46,
        status: 26,
        landscape: false,
    };
    let mut lines: Vec<Line> = Vec::new();
    for (index, advice) in akip.rekomendasi.iter().enumerate() {
        let number = index.saturating_add(1).to_string();
        lines.push(Line {
            key: format!("akip.rekomendasi.{number}"),
            number: Some(number),
            before: vec![cell(narrative(source, &advice.isi)), answered(source, akip, advice)],
            done: match &advice.tindak_lanjut {
                Some(text) => Done::Said(narrative(source, text)),
                None => Done::NotYet,
            },
            status: words(status_key(advice.status)),
        });
    }
    for (index, remark) in akip.catatan.iter().enumerate() {
        if akip.rekomendasi.iter().any(|r| r.catatan.iter().any(|k| **k == *remark.kunci)) {
            continue;
        }
        let key = format!("akip.catatan.{}", &*remark.kunci);
        let missing = plain(&words("kata_belum_ada"));
        lines.push(Line {
            number: None,
            before: vec![one(gap(missing, key.clone())), numbered_remarks(source, &[index])],
            key,
            done: Done::Nothing,
            status: Vec::new(),
        });
    }
    let mut table = follow::table(look, lines);
    table.source = optional(source, follow::BLOCK, "sumber", &[]);
    Ok(vec![Block::Table(table)])
}

/// "Catatan 1, 4": the remarks by their numbers in the list of the report.
fn answered(source: &Source<'_>, akip: &Akip, advice: &Rekomendasi) -> Cell {
    let numbers: Vec<usize> = advice
        .catatan
        .iter()
        .filter_map(|key| akip.catatan.iter().position(|remark| *remark.kunci == **key))
        .collect();
    if numbers.is_empty() {
        return cell(source.words("tindak-lanjut", "kata_umum", &[]));
    }
    numbered_remarks(source, &numbers)
}

fn numbered_remarks(source: &Source<'_>, indexes: &[usize]) -> Cell {
    let mut words = source.words("tindak-lanjut", "kata_catatan", &[]);
    let numbers: Vec<String> = indexes.iter().map(|i| i.saturating_add(1).to_string()).collect();
    words.push(text(format!(" {}", numbers.join(", "))));
    cell(words)
}

fn status_key(status: StatusTindakLanjut) -> &'static str {
    match status {
        StatusTindakLanjut::Belum => "status_belum",
        StatusTindakLanjut::Proses => "status_proses",
        StatusTindakLanjut::Selesai => "status_selesai",
    }
}
