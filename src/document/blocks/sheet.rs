//! A table in the making: columns by name, groups of rows, notes; words from `tabel.toml`.

use super::cell::Shaped;
use super::cell::{cell, optional};
use crate::document::model::{Align, Block, Cell, Column, Inline, Row, RowGroup, Table, TableNote};
use crate::document::source::{Bound, Source};

/// Title of a column, and the number of the head that it shares with its neighbours.
struct Head {
    title: Vec<Inline>,
    shared: Option<usize>,
}

/// A table in the making.
pub(super) struct Sheet<'a> {
    source: &'a Source<'a>,
    block: &'a str,
    bound: Vec<Bound<'a>>,
    heads: Vec<Head>,
    shared: Vec<Vec<Inline>>,
    table: Table,
}

impl<'a> Sheet<'a> {
    /// A table whose words are those of `block`; `name` is what it was called by.
    pub(super) fn new(
        source: &'a Source<'a>,
        block: &'a str,
        name: &str,
        bound: &[Bound<'a>],
    ) -> Self {
        let caption = source.words(block, "judul", bound);
        let mut sheet = Self::captioned(source, block, name, caption);
        sheet.table.source = optional(source, block, "sumber", bound);
        sheet.bound = bound.to_vec();
        sheet
    }

    /// A table whose caption comes from the record.
    pub(super) fn captioned(
        source: &'a Source<'a>,
        block: &'a str,
        name: &str,
        caption: Vec<Inline>,
    ) -> Self {
        let table = Table {
            id: format!("tabel:{name}"),
            number: None,
            caption,
            columns: Vec::new(),
            header: Vec::new(),
            groups: Vec::new(),
            notes: Vec::new(),
            source: Vec::new(),
            landscape: false,
        };
        Self { source, block, bound: Vec::new(), heads: Vec::new(), shared: Vec::new(), table }
    }

    /// Columns with the titles `kolom_<name>`.
    pub(super) fn columns(&mut self, columns: &[(&str, u32, Align)]) {
        for (name, width, align) in columns {
            let title = self.source.words(self.block, &format!("kolom_{name}"), &self.bound);
            self.column(title, *width, *align);
        }
    }

    /// A column with a title of its own.
    pub(super) fn column(&mut self, title: Vec<Inline>, width: u32, align: Align) {
        self.table.columns.push(Column { width, align });
        self.heads.push(Head { title, shared: None });
    }

    /// Columns under the shared head `kelompok_<name>`.
    pub(super) fn under(&mut self, name: &str, columns: &[(&str, u32, Align)]) {
        let title = self.source.words(self.block, &format!("kelompok_{name}"), &self.bound);
        let before = self.heads.len();
        self.columns(columns);
        self.share(title, before);
    }

    /// Puts a head over the columns from `first` to the last one.
    pub(super) fn share(&mut self, title: Vec<Inline>, first: usize) {
        let number = self.shared.len();
        self.shared.push(title);
        for head in self.heads.iter_mut().skip(first) {
            head.shared = Some(number);
        }
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.heads.len()
    }

    /// Begins a group of rows under a title; an empty one gives no title row.
    pub(super) fn group(&mut self, title: Vec<Inline>) {
        let title = (!title.is_empty()).then_some(title);
        self.table.groups.push(RowGroup { title, rows: Vec::new() });
    }

    /// Adds a row to the last group.
    pub(super) fn row(&mut self, row: Row) {
        if self.table.groups.is_empty() {
            self.group(Vec::new());
        }
        if let Some(group) = self.table.groups.last_mut() {
            group.rows.push(row);
        }
    }

    /// Adds rows to the last group.
    pub(super) fn rows(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.row(row);
        }
    }

    /// Adds the note of this key, if it has words.
    pub(super) fn note(&mut self, key: &str) {
        let text = optional(self.source, self.block, key, &self.bound);
        self.note_text(text);
    }

    /// Adds the note of this key about one thing.
    pub(super) fn note_about(&mut self, key: &str, bound: &[Bound<'_>]) {
        let text = optional(self.source, self.block, key, bound);
        self.note_text(text);
    }

    /// Adds a note.
    pub(super) fn note_text(&mut self, text: Vec<Inline>) {
        if !text.is_empty() {
            self.table.notes.push(TableNote { mark: None, text });
        }
    }

    /// Adds a note with the next mark, which is returned for the cell that it belongs to.
    pub(super) fn marked_note(&mut self, text: Vec<Inline>) -> String {
        let marked = self.table.notes.iter().filter(|note| note.mark.is_some()).count();
        let mark = letters(marked);
        self.table.notes.push(TableNote { mark: Some(mark.clone()), text });
        mark
    }

    /// Sets the source line.
    pub(super) fn source_line(&mut self, source: Vec<Inline>) {
        self.table.source = source;
    }

    /// Puts the table on landscape pages.
    pub(super) fn landscape(&mut self) {
        self.table.landscape = true;
    }

    /// The table.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.table.header = header(&self.heads, &self.shared);
        self.table.groups.retain(|group| group.title.is_some() || !group.rows.is_empty());
        vec![Block::Table(self.table)]
    }
}

/// One header row, or two where columns share a head.
fn header(heads: &[Head], shared: &[Vec<Inline>]) -> Vec<Vec<Cell>> {
    if shared.is_empty() {
        return vec![heads.iter().map(|head| cell(head.title.clone())).collect()];
    }
    let mut upper = Vec::new();
    let mut last = None;
    for head in heads {
        match head.shared {
            Some(number) if last == Some(number) => {}
            Some(number) => {
                let columns = heads.iter().filter(|h| h.shared == Some(number)).count();
                let title = shared.get(number).cloned().unwrap_or_default();
                upper.push(cell(title).wide(columns).aligned(Align::Center));
            }
            None => upper.push(cell(head.title.clone()).tall(2)),
        }
        last = head.shared;
    }
    let lower =
        heads.iter().filter(|h| h.shared.is_some()).map(|h| cell(h.title.clone())).collect();
    vec![upper, lower]
}

/// a, b, … z, aa, ab, …
fn letters(index: usize) -> String {
    let letter = |i: usize| {
        let step = u8::try_from(i % 26).unwrap_or_default();
        char::from(b'a'.saturating_add(step))
    };
    match (index / 26).checked_sub(1) {
        Some(before) => format!("{}{}", letters(before), letter(index)),
        None => letter(index).to_string(),
    }
}
