//! Tables of what was asked for and what was done about it: the recommendations of an evaluation
//! in BAB III, and the matrix of notes. Both have the same columns around their own, with the same
//! words: `[tindak-lanjut]` of `naskah/tabel.toml`.

use lkjip_metrics::figures::Missing;

use super::model::{Align, BadgeStyle, Cell, Column, Inline, Node, Row, RowGroup, RowStyle, Table};
use super::source::plain;

/// The words of these tables in `naskah/tabel.toml`.
pub(super) const BLOCK: &str = "tindak-lanjut";

/// What stands in a cell that has nothing to say.
pub(super) const DASH: &str = "–";

/// Words of [`BLOCK`] by key.
pub(super) type Words<'w> = dyn Fn(&str) -> Vec<Inline> + 'w;

/// A column of one of these tables alone.
pub(super) struct Own {
    /// Title.
    pub(super) title: Vec<Inline>,
    /// Share of the width.
    pub(super) width: u32,
    /// Alignment.
    pub(super) align: Align,
}

impl Own {
    /// A column of text.
    pub(super) fn text(title: Vec<Inline>, width: u32) -> Self {
        Self { title, width, align: Align::Left }
    }
}

/// How one of these tables looks: number, own columns, what was done, status.
pub(super) struct Look<'w> {
    /// Anchor.
    pub(super) id: String,
    /// Caption.
    pub(super) caption: Vec<Inline>,
    /// Words that all of them share.
    pub(super) words: &'w Words<'w>,
    /// Columns before what was done.
    pub(super) before: Vec<Own>,
    /// Width of what was done.
    pub(super) done: u32,
    /// Width of the status.
    pub(super) status: u32,
    /// Whether it stands on landscape pages.
    pub(super) landscape: bool,
}

/// A row of one of these tables.
pub(super) struct Line {
    /// Its number; none for what was never asked for.
    pub(super) number: Option<String>,
    /// Its key in the record.
    pub(super) key: String,
    /// Cells of the columns before.
    pub(super) before: Vec<Cell>,
    /// What was done.
    pub(super) done: Done,
    /// The status; a dash where there is none.
    pub(super) status: Vec<Inline>,
}

/// What was done.
pub(super) enum Done {
    /// This.
    Said(Vec<Inline>),
    /// Nothing yet.
    NotYet,
    /// Nothing is to be done.
    Nothing,
}

/// Makes the table.
pub(super) fn table(look: Look<'_>, lines: Vec<Line>) -> Table {
    let title = |name: &str| (look.words)(&format!("kolom_{name}"));
    let number = Own { title: title("no"), width: 8, align: Align::Center };
    let done = Own::text(title("tindak_lanjut"), look.done);
    let status = Own::text(title("status"), look.status);
    let all = std::iter::once(number).chain(look.before).chain([done, status]);
    let (columns, header) =
        all.map(|own| (Column { width: own.width, align: own.align }, cell(own.title))).unzip();
    let rows = lines.into_iter().map(|line| row(line, look.words)).collect();
    Table {
        id: look.id,
        number: None,
        caption: look.caption,
        columns,
        header: vec![header],
        groups: vec![RowGroup { title: None, rows }],
        notes: Vec::new(),
        source: Vec::new(),
        landscape: look.landscape,
    }
}

fn row(line: Line, words: &Words<'_>) -> Row {
    let dash = || vec![Inline::Text(DASH.to_string())];
    let done = match line.done {
        Done::Said(text) => text,
        Done::NotYet => {
            vec![gap(plain(&words("kata_belum_ada")), format!("{}.tindak_lanjut", line.key))]
        }
        Done::Nothing => dash(),
    };
    let number = line.number.map_or_else(dash, |number| vec![Inline::Text(number)]);
    let status = if line.status.is_empty() { dash() } else { line.status };
    let mut cells = vec![cell(number)];
    cells.extend(line.before);
    cells.extend([cell(done), cell(status)]);
    Row { style: RowStyle::Data, cells, keep: 0, key: line.key }
}

/// A label that says that there are no data, and of which key.
pub(super) fn gap(words: String, key: String) -> Inline {
    let text = if words.is_empty() { Missing::TidakAda.text().to_string() } else { words };
    Inline::Node(Node::Badge { style: BadgeStyle::Status, level: 0, steps: 0, text, key })
}

/// A cell.
pub(super) fn cell(text: Vec<Inline>) -> Cell {
    Cell { text, ..Cell::default() }
}
