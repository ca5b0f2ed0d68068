//! The part of the record that a call is about: a sasaran, its indicators, its programs.

use lkjip_metrics::figures::Value;
use lkjip_metrics::read::Teks;
use lkjip_metrics::record::anggaran::Program;
use lkjip_metrics::record::indikator::{Arah, Indikator, Realisasi};
use lkjip_metrics::record::sasaran::Sasaran;

use super::call::{unknown, without_data};
use super::cell::{Shaped, keep_together, row};
use super::cell::{count, text, typed};
use crate::document::model::{Cell, Inline, Row, RowStyle};
use crate::document::source::{Source, plain};

/// The sasaran of a call such as `efisiensi:industri`.
pub(super) fn sasaran<'s>(
    source: &Source<'s>,
    table: &str,
    parameter: Option<&str>,
) -> Result<&'s Sasaran, String> {
    let Some(key) = parameter else {
        return Err(format!("Tabel `{table}` memerlukan kunci sasaran: \"{table}:kunci\"."));
    };
    let all = &source.record.sasaran;
    all.iter()
        .find(|sasaran| &*sasaran.kunci == key)
        .ok_or_else(|| unknown("Sasaran", key, all.iter().map(|s| &*s.kunci)))
}

/// Path of the figures of a sasaran.
pub(super) fn path(sasaran: &Sasaran) -> String {
    format!("sasaran.{}", &*sasaran.kunci)
}

/// Path of one figure of an indicator.
pub(super) fn of(indikator: &Indikator, name: &str) -> String {
    format!("{}.{name}", &*indikator.kunci)
}

/// All indicators in the order of the report.
pub(super) fn indicators<'s>(source: &Source<'s>) -> Vec<&'s Indikator> {
    source.record.sasaran.iter().flat_map(|sasaran| &sasaran.indikator).collect()
}

/// Whether lower is better.
pub(super) fn is_falling(indikator: &Indikator) -> bool {
    indikator.arah == Arah::Turun
}

/// The programs of a sasaran, in their order.
pub(super) fn programs<'s>(source: &Source<'s>, sasaran: &Sasaran) -> Vec<&'s Program> {
    source.record.program.iter().filter(|p| *p.sasaran == *sasaran.kunci).collect()
}

/// Path of the figures of a program, kegiatan or sub kegiatan.
pub(super) fn coded(noun: &str, code: &str) -> String {
    format!("{noun}.{}", code.replace('.', "_"))
}

/// Whether a figure is a flag that is set.
pub(super) fn flag(source: &Source<'_>, path: &str) -> bool {
    matches!(source.figures.get(path).map(|f| &f.value), Some(Value::Flag(true)))
}

/// Why an indicator has no measured realisasi.
pub(super) fn reason(indikator: &Indikator) -> Option<&Teks> {
    match &indikator.realisasi {
        Realisasi::Terukur(_) => None,
        Realisasi::Proksi(proksi) => Some(&proksi.alasan),
        Realisasi::BelumTerbit(belum) => Some(&belum.alasan),
    }
}

/// Words followed by a text of the record, closed by a full stop.
pub(super) fn sentence(mut words: Vec<Inline>, add: &Teks) -> Vec<Inline> {
    if !plain(&words).is_empty() {
        words.push(text(" "));
    }
    words.push(typed(add));
    if !add.value.ends_with(['.', '!', '?']) {
        words.push(text("."));
    }
    words
}

/// Sources of data, each once, in the order of the indicators.
pub(super) fn sources<'t>(all: impl Iterator<Item = &'t Teks>) -> Vec<Inline> {
    let mut seen: Vec<&str> = Vec::new();
    let mut line = Vec::new();
    for one in all {
        if seen.contains(&one.value.as_str()) {
            continue;
        }
        seen.push(&one.value);
        if !line.is_empty() {
            line.push(text("; "));
        }
        line.push(typed(one));
    }
    line
}

/// One row per indicator; the cells of `lead` and `tail` belong to the sasaran and span its rows.
pub(super) fn per_indicator(
    source: &Source<'_>,
    lead: impl Fn(usize, &Sasaran) -> Vec<Cell>,
    mut own: impl FnMut(&Indikator) -> Vec<Cell>,
    tail: impl Fn(&Sasaran) -> Vec<Cell>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, sasaran) in source.record.sasaran.iter().enumerate() {
        let tall = sasaran.indikator.len();
        let mut block = Vec::new();
        for (index, indikator) in sasaran.indikator.iter().enumerate() {
            let mut cells = Vec::new();
            if index == 0 {
                cells.extend(lead(number, sasaran).into_iter().map(|c| c.tall(tall)));
            }
            cells.extend(own(indikator));
            if index == 0 {
                cells.extend(tail(sasaran).into_iter().map(|c| c.tall(tall)));
            }
            block.push(row(RowStyle::Data, indikator.kunci.to_string(), cells));
        }
        keep_together(&mut block);
        rows.extend(block);
    }
    rows
}

/// Number and name of a sasaran: the cells that lead most tables.
pub(super) fn numbered(source: &Source<'_>, number: usize, sasaran: &Sasaran) -> Vec<Cell> {
    vec![count(number), super::cell::value(source, &format!("{}.nama", path(sasaran)))]
}

/// The part of the record behind a key, or the message that it is missing.
pub(super) fn needed<'t, T>(part: Option<&'t T>, name: &str, key: &str) -> Result<&'t T, String> {
    part.ok_or_else(|| without_data("Tabel", name, key))
}
