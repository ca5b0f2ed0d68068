//! The chart of target against realisasi, all indicators on their own scales.

use lkjip_metrics::record::indikator::Indikator;

use super::cell::is_known;
use super::chart::{framed, length, point};
use super::scope::{flag, indicators, is_falling, of};
use crate::document::model::{Block, BulletRow, Plot, Point};
use crate::document::source::Source;

const BLOCK: &str = "target-realisasi";

/// Target and realisasi of every indicator.
pub(super) fn build(source: &Source<'_>) -> Block {
    let all = indicators(source);
    let rows: Vec<BulletRow> = all.iter().map(|indikator| row(source, indikator)).collect();
    let mut notes = vec!["catatan_skala"];
    notes.extend(rows.iter().any(|row| row.proxy.is_some()).then_some("catatan_proksi"));
    notes.extend(all.iter().any(|i| is_falling(i)).then_some("catatan_turun"));
    let plot = Plot::Bullet {
        rows,
        zones: zones(source),
        zones_text: source.plain_words(BLOCK, "legenda_zona", &[]),
    };
    framed(source, BLOCK, plot, &notes)
}

/// Bounds of the classes, ascending.
fn zones(source: &Source<'_>) -> Vec<f64> {
    let classes = source.record.kebijakan.skala.iter().rev();
    classes.filter_map(|class| length(class.di_atas.as_ref()?.value)).collect()
}

fn row(source: &Source<'_>, indikator: &Indikator) -> BulletRow {
    let class = of(indikator, "kriteria");
    let realisasi = of(indikator, "realisasi");
    let badge = if is_known(source, &class) { class } else { realisasi.clone() };
    let proxy = flag(source, &of(indikator, "memakai_proksi")).then(|| Point {
        text: source.plain_words(BLOCK, "kata_proksi", &[("i", &indikator.kunci)]),
        ..point(source, &of(indikator, "proksi"))
    });
    BulletRow {
        name: source.text(&of(indikator, "singkatan")),
        unit: source.text(&of(indikator, "satuan")),
        target: point(source, &of(indikator, "target")),
        actual: point(source, &realisasi),
        proxy,
        lower_is_better: is_falling(indikator),
        badge: Some(source.value(&badge)),
    }
}
