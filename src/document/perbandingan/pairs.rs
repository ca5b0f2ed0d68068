//! The charts: percentages of two years, a pair of bars each.

use lkjip_metrics::banding::tahun::{Change, Direction, Shown};
use lkjip_metrics::number::Decimal;

use super::Scene;
use super::grid::text;
use crate::document::model::{Block, Chart, PairRow, Plot, Point};

/// A row of the chart.
pub(super) struct Pair<'a> {
    /// What is measured.
    pub(super) name: &'a str,
    /// Key of it.
    pub(super) key: &'a str,
    /// Its percentages.
    pub(super) change: &'a Change,
}

/// The chart of a section; none when no row has a value.
pub(super) fn chart(scene: &Scene<'_>, section: &str, pairs: &[Pair<'_>]) -> Option<Block> {
    let any =
        |pair: &Pair<'_>| pair.change.old.number.is_some() || pair.change.new.number.is_some();
    if !pairs.iter().any(any) {
        return None;
    }
    let [old, new] = scene.years();
    let said: Vec<String> = pairs
        .iter()
        .map(|pair| {
            let Change { old: was, new: is, .. } = pair.change;
            format!("{}: {old} {}, {new} {}", pair.name, was.text, is.text)
        })
        .collect();
    let rows = pairs.iter().map(row).collect();
    Some(Block::Chart(Chart {
        id: format!("gambar:{section}"),
        number: None,
        caption: vec![text(scene.words.get(section, "judul_gambar", &[]))],
        alt: scene.words.get(section, "alt_gambar", &[("rincian", &said.join("; "))]),
        plot: Plot::Pairs { labels: [old, new], rows },
        notes: Vec::new(),
        source: vec![text(scene.words.get(section, "sumber", &[]))],
    }))
}

fn row(pair: &Pair<'_>) -> PairRow {
    let point = |shown: &Shown| Point {
        value: shown.number.and_then(length),
        text: shown.text.clone(),
        key: format!("banding.{}", pair.key),
    };
    let change = match (&pair.change.difference, pair.change.direction) {
        (None, _)
            if [&pair.change.old, &pair.change.new].iter().all(|one| one.number.is_some()) =>
        {
            vec!["tidak dapat".to_string(), "dibandingkan".to_string()]
        }
        (None, _) => Vec::new(),
        (_, Direction::Same) => vec![Direction::Same.word().to_string()],
        (Some(gap), direction) => vec![gap.text(), direction.word().to_string()],
    };
    PairRow {
        name: pair.name.to_string(),
        old: point(&pair.change.old),
        new: point(&pair.change.new),
        change,
    }
}

/// A number as a length to draw; the print is its own.
fn length(number: Decimal) -> Option<f64> {
    number.to_string().parse().ok()
}
