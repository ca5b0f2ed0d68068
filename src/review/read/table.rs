//! Tables: rows and cells with changes accepted, and where each stands.

use super::bounded;
use super::formatting;
use super::tracked::Tracked;
use super::walk::{LONGEST_TITLE, Walker};
use crate::output::docx::xml::Element;
use crate::review::{Cell, How, Line};

/// Most columns that a cell is taken to cover.
const WIDEST: usize = 100;

/// Most tables within tables whose cells are told.
const DEEPEST: usize = 32;

impl<'d> Walker<'d> {
    /// A table.
    pub fn table(&mut self, table: &'d Element) {
        let number = self.tables;
        self.tables += 1;
        let caption = match self.cells.is_empty() {
            true => std::mem::take(&mut self.caption),
            false => String::new(),
        };
        if let Some(properties) = table.find("w:tblPr") {
            formatting::other(self, properties, "w:tblPrChange", "bentuk tabel");
        }
        if let Some(grid) = table.find("w:tblGrid") {
            formatting::other(self, grid, "w:tblGridChange", "lebar kolom tabel");
        }
        let mut count = 0;
        for row in inner(table, "w:tr") {
            if self.over {
                return;
            }
            let place =
                Cell { table: number, row: count, caption: caption.clone(), ..Cell::default() };
            if self.row(row, place) {
                count += 1;
            }
        }
    }

    /// A row; tells whether it is there once changes are accepted.
    fn row(&mut self, row: &'d Element, mut place: Cell) -> bool {
        let properties = row.find("w:trPr");
        let change = |name: &str| properties.and_then(|p| p.find(name));
        if let Some(deleted) = change("w:del") {
            self.has_tracking = true;
            self.gone(Tracked::of(deleted, How::Deleted).signed(said(row)));
            self.pass(row);
            return false;
        }
        if let Some(properties) = properties {
            formatting::other(self, properties, "w:trPrChange", "bentuk baris tabel");
        }
        let first = self.lines.len();
        let before = properties.and_then(|p| p.value_of("w:gridBefore")?.parse().ok());
        let mut column: usize = before.unwrap_or(0).min(WIDEST);
        for cell in inner(row, "w:tc") {
            let properties = cell.find("w:tcPr");
            let change = |name: &str| properties.and_then(|p| p.find(name));
            if let Some(deleted) = change("w:cellDel") {
                self.has_tracking = true;
                self.gone(Tracked::of(deleted, How::Deleted).signed(said(cell)));
                self.pass(cell);
                continue;
            }
            let from = self.lines.len();
            place.column = column;
            if self.cells.len() < DEEPEST {
                self.cells.push(place.clone());
                self.container(cell);
                self.cells.pop();
                self.leave_cell();
            } else {
                self.container(cell);
            }
            if let Some(properties) = properties {
                formatting::other(self, properties, "w:tcPrChange", "bentuk sel tabel");
            }
            if let Some(inserted) = change("w:cellIns") {
                self.came(from, Tracked::of(inserted, How::Inserted));
            }
            self.has_tracking |= change("w:cellMerge").is_some();
            let span = properties.and_then(|p| p.value_of("w:gridSpan")?.parse().ok());
            let span: usize = span.unwrap_or(1);
            column = column.saturating_add(span.clamp(1, WIDEST));
        }
        if let Some(inserted) = change("w:ins") {
            self.came(first, Tracked::of(inserted, How::Inserted));
        }
        self.settle_row(first, &place, column);
        true
    }

    /// Takes the marks of comments in what went as a whole.
    fn pass(&mut self, gone: &Element) {
        let line = self.lines.len();
        let remarks = &mut self.remarks;
        gone.visit(&mut |element| match element.name.as_str() {
            "w:commentRangeStart" => remarks.begin(element),
            "w:commentRangeEnd" => remarks.end(element),
            "w:commentReference" => remarks.refer(element, line),
            "w:p" => remarks.note("\n", None, line, true),
            "w:t" | "w:delText" | "m:t" => remarks.note(&element.plain(), None, line, true),
            _ => {}
        });
    }

    /// Lines that came with their row or cell.
    fn came(&mut self, from: usize, tracked: Tracked) {
        self.has_tracking = true;
        let lines = self.lines.get_mut(from..).unwrap_or_default();
        let told = |line: &&mut Line| line.signed.iter().any(|signed| signed.how == tracked.how);
        for line in lines.iter_mut().filter(|line| !told(line)) {
            line.signed.push(tracked.clone().signed(line.text()));
        }
    }

    /// Tells the cells of a row how wide it is and what it is called.
    fn settle_row(&mut self, first: usize, place: &Cell, columns: usize) {
        let lines = self.lines.get_mut(first..).unwrap_or_default();
        let of_row = |cell: &Cell| cell.table == place.table && cell.row == place.row;
        let own = || lines.iter().filter(|line| line.place.cell.as_ref().is_some_and(of_row));
        let key = own().flat_map(|line| &line.pieces).find_map(|piece| piece.key.clone());
        let worded = |text: &String| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let text = || own().map(|line| line.text()).find(worded);
        let name = bounded(&key.or_else(text).unwrap_or_default(), LONGEST_TITLE);
        for cell in lines.iter_mut().filter_map(|line| line.place.cell.as_mut()) {
            if of_row(cell) {
                cell.columns = columns;
                cell.row_key.clone_from(&name);
            }
        }
    }
}

/// The rows of a table or the cells of a row, also those within content controls.
fn inner<'e>(parent: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in parent.elements() {
        match child.name.as_str() {
            own if own == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:ins" | "w:moveTo" | "w:customXml" | "w:smartTag" => {
                found.extend(inner(child, name));
            }
            _ => {}
        }
    }
    found
}

/// All words of what went as a whole, cell by cell.
fn said(gone: &Element) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut text = String::new();
    gone.visit(&mut |element| match element.name.as_str() {
        "w:tc" => words.push(std::mem::take(&mut text)),
        "w:t" | "w:delText" | "m:t" => text.push_str(&element.plain()),
        _ => {}
    });
    words.push(text);
    words.retain(|cell| !cell.trim().is_empty());
    words.join(" | ")
}
