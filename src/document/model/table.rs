//! Tables.

use serde::Serialize;

use super::Inline;
use crate::document::math::Math;

/// Table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Anchor, e.g. `tabel-capaian-indikator`.
    pub id: String,
    /// "Tabel 3.3"; none for unnumbered ones.
    pub number: Option<String>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Header rows; every row covers all columns, counting spans.
    pub header: Vec<Vec<Cell>>,
    /// Row groups.
    pub groups: Vec<RowGroup>,
    /// Notes under the table; a mark and its text.
    pub notes: Vec<TableNote>,
    /// Source under the table.
    pub source: Vec<Inline>,
    /// Whether it stands on landscape pages.
    pub landscape: bool,
}

/// Column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Share of the width, in parts of the sum of all columns.
    pub width: u32,
    /// Alignment of body cells.
    pub align: Align,
}

/// Alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right; figures.
    Right,
}

/// Rows under a common title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowGroup {
    /// Title row over all columns, repeated with "(lanjutan)" on the next page.
    pub title: Option<Vec<Inline>>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// Row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What the row is, which decides its weight and rules.
    pub style: RowStyle,
    /// Cells; together with spans from above they cover all columns.
    pub cells: Vec<Cell>,
    /// Rows that must stay on the page with this one, after it.
    pub keep: u8,
    /// Key in the record, for comparing row by row.
    pub key: String,
}

/// Kinds of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowStyle {
    /// Plain.
    Data,
    /// First level (program): bold.
    Level1,
    /// Second level (kegiatan): italic.
    Level2,
    /// Third level (sub kegiatan): plain, indented.
    Level3,
    /// Sum of a group.
    Subtotal,
    /// Sum of the table.
    Total,
    /// Line after the total (sisa anggaran).
    After,
}

/// Cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Paragraphs of the cell, usually one.
    pub text: Vec<Inline>,
    /// Columns covered; 0 and 1 mean one.
    pub colspan: u8,
    /// Rows covered; 0 and 1 mean one.
    pub rowspan: u8,
    /// Other alignment than the column's.
    pub align: Option<Align>,
    /// Indentation steps.
    pub indent: u8,
    /// Mark in front of the text: low serapan.
    pub low: bool,
    /// A formula instead of text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub math: Option<Math>,
}

/// Note under a table or chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableNote {
    /// Mark such as "a", none for a plain note.
    pub mark: Option<String>,
    /// Text.
    pub text: Vec<Inline>,
}
