//! The chart of serapan by program.

use lkjip_metrics::number::{Decimal, angka, quotient_half_up};

use super::chart::{framed, point};
use super::scope::{coded, flag};
use crate::document::model::{AbsorptionBar, Block, Plot};
use crate::document::source::Source;

const BLOCK: &str = "serapan";
/// Longest amount that is printed in full beside a bar.
const ROOM: usize = 14;

/// Serapan of every program, from the highest down.
pub(super) fn build(source: &Source<'_>) -> Block {
    let paths: Vec<String> =
        source.record.program.iter().map(|p| coded("program", p.kode.as_str())).collect();
    let amount = |path: &String| figure(source, &format!("{path}.pagu"));
    let short = paths.iter().map(amount).all(|(text, _)| text.chars().count() <= ROOM);
    let mut bars: Vec<(Option<Decimal>, AbsorptionBar)> = paths
        .iter()
        .map(|path| {
            let (full, number) = amount(path);
            let share = figure(source, &format!("{path}.serapan")).1;
            let bar = AbsorptionBar {
                name: source.text(&format!("{path}.nama")),
                point: point(source, &format!("{path}.serapan")),
                amount: if short { full } else { millions(number) },
                low: flag(source, &format!("{path}.serapan_rendah")),
            };
            (share, bar)
        })
        .collect();
    bars.sort_by(|(a, _), (b, _)| b.cmp(a));
    let any_low = bars.iter().any(|(_, bar)| bar.low);
    let title = if short { "kolom_anggaran" } else { "kolom_anggaran_juta" };
    let plot = Plot::Absorption {
        amount_title: source.plain_words(BLOCK, title, &[]),
        percent_title: source.plain_words(BLOCK, "kolom_serapan", &[]),
        bars: bars.into_iter().map(|(_, bar)| bar).collect(),
    };
    let notes: &[&str] = if any_low { &["catatan_serapan_rendah"] } else { &[] };
    framed(source, BLOCK, plot, notes)
}

fn figure(source: &Source<'_>, path: &str) -> (String, Option<Decimal>) {
    match source.figures.get(path) {
        Some(figure) => (figure.bare(), figure.number()),
        None => (String::new(), None),
    }
}

fn millions(amount: Option<Decimal>) -> String {
    let divided = amount.and_then(|n| quotient_half_up(n, Decimal::from(1_000_000), 2));
    divided.map(|n| angka(n, 2)).unwrap_or_default()
}
