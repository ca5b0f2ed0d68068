//! Inlines and cells that the builders of tables share.

use lkjip_metrics::place::Place;
use lkjip_metrics::read::{Naskah, Teks};

use crate::document::formula;
use crate::document::model::{Align, Cell, Inline, Node, Row, RowStyle};
use crate::document::source::{Source, plain};

pub(super) use crate::document::follow::{DASH, gap};

/// Plain text.
pub(super) fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

/// Text of the record, with the key that it stands under.
pub(super) fn typed(text: &Teks) -> Inline {
    keyed(text.value.clone(), &text.place)
}

/// Text with the place in the record that it comes from.
pub(super) fn keyed(text: String, place: &Place) -> Inline {
    named(text, place.key.to_string())
}

/// Text with the key of the record that it comes from.
pub(super) fn named(text: String, key: String) -> Inline {
    Inline::Node(Node::Value { text, key, formula: None })
}

/// A narrative text of the record within a cell or a note, with the figures that it names.
pub(super) fn narrative(source: &Source<'_>, naskah: &Naskah) -> Vec<Inline> {
    match (source.set)(&naskah.0.value, &[]) {
        Ok(inlines) => inlines,
        Err(error) => {
            source.fault(format!("{}: {error}", naskah.0.place.key));
            Vec::new()
        }
    }
}

/// Whether a figure has a value.
pub(super) fn is_known(source: &Source<'_>, path: &str) -> bool {
    source.figures.get(path).is_some_and(lkjip_metrics::figures::Figure::is_known)
}

/// Words, or nothing at all where their conditions leave only space.
pub(super) fn optional(
    source: &Source<'_>,
    block: &str,
    key: &str,
    bound: &[(&str, &str)],
) -> Vec<Inline> {
    let words = source.optional_words(block, key, bound);
    if plain(&words).trim().is_empty() { Vec::new() } else { words }
}

/// A cell.
pub(super) fn cell(text: Vec<Inline>) -> Cell {
    Cell { text, ..Cell::default() }
}

/// A cell with one inline.
pub(super) fn one(inline: Inline) -> Cell {
    cell(vec![inline])
}

/// A cell with the number of its row.
pub(super) fn count(index: usize) -> Cell {
    one(text(index.saturating_add(1).to_string()))
}

/// A cell with a figure and its unit.
pub(super) fn value(source: &Source<'_>, path: &str) -> Cell {
    one(source.value(path))
}

/// A cell with a figure whose unit the column names.
pub(super) fn bare(source: &Source<'_>, path: &str) -> Cell {
    one(source.bare(path))
}

/// A cell with a figure, or a dash where another cell of the row already says that it is missing.
pub(super) fn value_or_dash(source: &Source<'_>, path: &str) -> Cell {
    if source.figures.get(path).is_some_and(|figure| !figure.is_known()) {
        return one(named(DASH.to_string(), path.to_string()));
    }
    value(source, path)
}

/// The same for a column that names its unit.
pub(super) fn bare_or_dash(source: &Source<'_>, path: &str) -> Cell {
    if is_known(source, path) { bare(source, path) } else { value_or_dash(source, path) }
}

/// A cell with a formula in words: set as a formula where it has a fraction or a sign.
pub(super) fn formula_cell(words: &Teks) -> Cell {
    let read = formula::parse(&words.value);
    if read.is_structured() {
        Cell { text: vec![text(read.alt)], math: Some(read.math), ..Cell::default() }
    } else {
        one(typed(words))
    }
}

/// Changes of a cell.
pub(super) trait Shaped {
    /// Covers this many columns.
    fn wide(self, columns: usize) -> Self;
    /// Covers this many rows.
    fn tall(self, rows: usize) -> Self;
    /// Steps in.
    fn indented(self, steps: u32) -> Self;
    /// Other alignment than the column's.
    fn aligned(self, align: Align) -> Self;
}

impl Shaped for Cell {
    fn wide(self, columns: usize) -> Self {
        Self { colspan: span(columns), ..self }
    }

    fn tall(self, rows: usize) -> Self {
        Self { rowspan: span(rows), ..self }
    }

    fn indented(self, steps: u32) -> Self {
        Self { indent: u8::try_from(steps).unwrap_or(u8::MAX).min(6), ..self }
    }

    fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}

fn span(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// A row.
pub(super) fn row(style: RowStyle, key: impl Into<String>, cells: Vec<Cell>) -> Row {
    Row { style, cells, keep: 0, key: key.into() }
}

/// Keeps the rows of a block together, up to four of them: longer ones may be cut by a page.
pub(super) fn keep_together(rows: &mut [Row]) {
    let last = rows.len().saturating_sub(1);
    for (index, row) in rows.iter_mut().enumerate() {
        row.keep = span(last.saturating_sub(index)).min(3);
    }
}
