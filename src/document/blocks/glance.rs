//! "Kinerja sekilas": one page of results.

use lkjip_metrics::record::indikator::Indikator;
use lkjip_metrics::record::sasaran::Sasaran;

use super::cell::{is_known, optional};
use super::chart::point;
use super::scope::{flag, indicators, of, path};
use crate::document::model::{
    Block, Field, Glance, GlanceIndicator, GlanceRow, GlanceTotal, TableNote,
};
use crate::document::source::Source;

const BLOCK: &str = "sekilas";

/// The page.
pub(super) fn build(source: &Source<'_>) -> Block {
    Block::Glance(Glance {
        message: source.words(BLOCK, "pesan", &[]),
        totals: vec![
            total(source, "anggaran", "anggaran.pagu", None),
            total(source, "realisasi", "anggaran.realisasi", Some("anggaran.serapan")),
            total(source, "sisa", "anggaran.sisa", Some("anggaran.sisa_persen")),
        ],
        absorption: point(source, "anggaran.serapan"),
        rows: source
            .record
            .sasaran
            .iter()
            .enumerate()
            .map(|(index, sasaran)| row(source, index, sasaran))
            .collect(),
        notes: notes(source),
        source: optional(source, BLOCK, "sumber", &[]),
    })
}

fn total(source: &Source<'_>, label: &str, amount: &str, percent: Option<&str>) -> GlanceTotal {
    GlanceTotal {
        label: source.plain_words(BLOCK, label, &[]),
        amount: vec![source.value(amount)],
        percent: percent.map(|path| vec![source.value(path)]),
    }
}

fn row(source: &Source<'_>, index: usize, sasaran: &Sasaran) -> GlanceRow {
    let at = path(sasaran);
    let class = format!("{at}.kriteria");
    GlanceRow {
        number: index.saturating_add(1).to_string(),
        name: source.text(&format!("{at}.nama")),
        indicators: sasaran.indikator.iter().map(|i| indicator(source, i)).collect(),
        achievement: point(source, &format!("{at}.capaian")),
        class: is_known(source, &class).then(|| source.value(&class)),
        absorption: point(source, &format!("{at}.serapan")),
        efficiency: source.value(&format!("{at}.efisiensi")),
    }
}

fn indicator(source: &Source<'_>, indikator: &Indikator) -> GlanceIndicator {
    let proxy = flag(source, &of(indikator, "memakai_proksi")).then(|| Field {
        label: source.plain_words(BLOCK, "kata_proksi", &[("i", &indikator.kunci)]),
        text: vec![source.value(&of(indikator, "proksi"))],
    });
    GlanceIndicator {
        name: source.text(&of(indikator, "nama")),
        target: vec![source.value(&of(indikator, "target"))],
        actual: vec![source.value(&of(indikator, "realisasi"))],
        proxy,
    }
}

fn notes(source: &Source<'_>) -> Vec<TableNote> {
    let proxies = indicators(source).iter().any(|i| flag(source, &of(i, "memakai_proksi")));
    let proxy = proxies.then_some("catatan_proksi");
    ["catatan_capaian"]
        .into_iter()
        .chain(proxy)
        .chain(["catatan_efisiensi"])
        .map(|key| optional(source, BLOCK, key, &[]))
        .filter(|text| !text.is_empty())
        .map(|text| TableNote { mark: None, text })
        .collect()
}
