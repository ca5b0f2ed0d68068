//! Tables in the making, and the cells that the sections share.

use lkjip_metrics::banding::tahun::{Change, Direction, Shown, State};

use super::Scene;
use crate::document::model::{
    Align, BadgeStyle, Block, Cell, Column, Inline, Node, Row, RowGroup, RowStyle, Table, TableNote,
};

/// What stands in a cell that has nothing to say.
pub(super) const DASH: &str = "–";

/// A table in the making.
pub(super) struct Grid {
    table: Table,
}

impl Grid {
    /// A table of a section, with the caption `judul_tabel` or, without a section's own, `judul`.
    pub(super) fn new(scene: &Scene<'_>, section: &str, caption: &str) -> Self {
        let table = Table {
            id: format!("tabel:{section}"),
            number: None,
            caption: vec![text(scene.words.get(section, caption, &[]))],
            columns: Vec::new(),
            header: vec![Vec::new()],
            groups: Vec::new(),
            notes: Vec::new(),
            source: Vec::new(),
            landscape: false,
        };
        Self { table }
    }

    /// Adds a column.
    pub(super) fn column(&mut self, title: String, width: u32, align: Align) {
        self.table.columns.push(Column { width, align });
        if let Some(row) = self.table.header.first_mut() {
            row.push(one(text(title)));
        }
    }

    /// Puts shared heads over the columns: ranges of them, in order, with their titles.
    pub(super) fn share(&mut self, heads: &[(usize, usize, String)]) {
        let Some(titles) = self.table.header.pop() else { return };
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        for (index, title) in titles.into_iter().enumerate() {
            match heads.iter().find(|(first, last, _)| (*first..=*last).contains(&index)) {
                Some((first, last, head)) => {
                    if *first == index {
                        let colspan = u8::try_from(last - first + 1).unwrap_or(1);
                        let align = Some(Align::Center);
                        upper.push(Cell { colspan, align, ..one(text(head.clone())) });
                    }
                    lower.push(title);
                }
                None => upper.push(Cell { rowspan: 2, ..title }),
            }
        }
        self.table.header = vec![upper, lower];
    }

    /// Begins a group of rows under a title; an empty one gives no title row.
    pub(super) fn group(&mut self, title: String) {
        let title = (!title.is_empty()).then(|| vec![text(title)]);
        self.table.groups.push(RowGroup { title, rows: Vec::new() });
    }

    /// Adds a row; `keep` rows after it stay on its page.
    pub(super) fn row(&mut self, style: RowStyle, key: &str, cells: Vec<Cell>, keep: u8) {
        if self.table.groups.is_empty() {
            self.group(String::new());
        }
        if let Some(group) = self.table.groups.last_mut() {
            group.rows.push(Row { style, cells, keep, key: key.to_string() });
        }
    }

    /// Adds the sum of the table, which does not stand alone on a page.
    pub(super) fn total(&mut self, key: &str, cells: Vec<Cell>) {
        if let Some(row) = self.table.groups.last_mut().and_then(|group| group.rows.last_mut()) {
            row.keep = 1;
        }
        self.row(RowStyle::Total, key, cells, 0);
    }

    /// Adds a note with the next mark, which is returned for the cell that it belongs to.
    pub(super) fn note(&mut self, text: Vec<Inline>) -> Inline {
        let mark = crate::document::letters(self.table.notes.len() + 1);
        self.table.notes.push(TableNote { mark: Some(mark.clone()), text });
        Inline::Node(Node::Sup { text: mark })
    }

    /// Puts the table on landscape pages.
    pub(super) fn landscape(&mut self) {
        self.table.landscape = true;
    }

    /// Sets the source line.
    pub(super) fn source(&mut self, words: String) {
        self.table.source = vec![text(words)];
    }

    /// The table.
    pub(super) fn finish(mut self) -> Block {
        self.table.groups.retain(|group| !group.rows.is_empty());
        Block::Table(self.table)
    }
}

/// Plain text.
pub(super) fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

/// Bold text.
pub(super) fn strong(words: impl Into<String>) -> Inline {
    Inline::Node(Node::Strong { body: vec![text(words)] })
}

/// Italic text.
pub(super) fn emph(words: impl Into<String>) -> Inline {
    Inline::Node(Node::Emph { body: vec![text(words)] })
}

/// A line break.
pub(super) fn line_break() -> Inline {
    Inline::Node(Node::Break)
}

/// A cell with one inline.
pub(super) fn one(inline: Inline) -> Cell {
    cell(vec![inline])
}

/// A cell.
pub(super) fn cell(text: Vec<Inline>) -> Cell {
    Cell { text, ..Cell::default() }
}

/// A value: its print, or the label that says why there is none.
pub(super) fn value(scene: &Scene<'_>, shown: &Shown, key: &str) -> Vec<Inline> {
    let badge = |style, (level, steps): (u32, u32)| {
        let signed = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let (text, key) = (shown.text.clone(), format!("banding.{key}"));
        let (level, steps) = (signed(level), signed(steps));
        vec![Inline::Node(Node::Badge { style, level, steps, text, key })]
    };
    match (shown.state, shown.class) {
        (State::Known, Some(class)) => badge(BadgeStyle::Kriteria, class),
        (State::Known, None) => vec![text(&shown.text)],
        (State::Absent, _) => vec![text(DASH)],
        (State::Proxy(year), _) => {
            let year = year.map_or_else(String::new, |year| year.to_string());
            let words = scene.words.get("indikator", "kata_proksi", &[("tahun", &year)]);
            vec![text(&shown.text), line_break(), emph(words)]
        }
        (State::NotJudged, _) => badge(BadgeStyle::Status, (1, 0)),
        (State::NotPublished | State::Missing, _) => badge(BadgeStyle::Status, (0, 0)),
    }
}

/// A value for a column that has no room for labels.
pub(super) fn bare(shown: &Shown) -> String {
    if shown.number.is_some() { shown.bare.clone() } else { DASH.to_string() }
}

/// How far two years are apart, and on a line below what that means.
pub(super) fn difference(change: &Change) -> Vec<Inline> {
    let word = match change.direction {
        Direction::Unknown => return vec![text(DASH)],
        Direction::Better | Direction::Worse => strong(change.direction.word()),
        Direction::Same => return vec![text(change.direction.word())],
        Direction::Up | Direction::Down => text(change.direction.word()),
    };
    match &change.difference {
        Some(gap) => vec![text(gap.text()), line_break(), word],
        None => vec![word],
    }
}
