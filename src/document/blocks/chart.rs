//! What all charts share: points, and the frame around a plot.

use lkjip_metrics::number::Decimal;

use super::cell::optional;
use crate::document::model::{Block, Chart, Inline, Plot, Point, TableNote};
use crate::document::source::Source;

/// A figure as geometry and as print.
pub(super) fn point(source: &Source<'_>, path: &str) -> Point {
    let number = source.figures.get(path).and_then(lkjip_metrics::figures::Figure::number);
    Point { value: number.and_then(length), text: source.text(path), key: path.to_string() }
}

/// A number as a length to draw: the only binary fraction; the print is the figure's own.
pub(super) fn length(number: Decimal) -> Option<f64> {
    number.to_string().parse().ok()
}

/// A chart whose words are those of `block`.
pub(super) fn framed(source: &Source<'_>, block: &str, plot: Plot, notes: &[&str]) -> Block {
    let notes = notes
        .iter()
        .map(|key| optional(source, block, key, &[]))
        .filter(|text| !text.is_empty())
        .map(note)
        .collect();
    Block::Chart(Chart {
        id: format!("gambar:{block}"),
        number: None,
        caption: source.words(block, "judul", &[]),
        alt: source.plain_words(block, "alt", &[]),
        plot,
        notes,
        source: optional(source, block, "sumber", &[]),
    })
}

/// A note without a mark.
pub(super) fn note(text: Vec<Inline>) -> TableNote {
    TableNote { mark: None, text }
}
