//! Quotations, boxes about data, centred titles, labelled lines.

use docx_rs::{BreakType, Run, TableCell, TableRow};

use super::Writer;
use super::cells::{cell, layout};
use super::layout::mm;
use super::line::{Holds, Line};
use crate::document::model::change::whole;
use crate::document::model::{Field, Inline};
use crate::output::docx::roles::Role;

/// Width of a character of labels, in twips; only to choose the width of a column.
const CHARACTER: u32 = 120;

impl<'a> Writer<'a> {
    pub(super) fn quote(&mut self, text: &[Inline]) {
        let paragraph = self.styled(Role::Quote);
        let paragraph = self.inlines(paragraph, text);
        self.push(paragraph);
    }

    pub(super) fn note(&mut self, title: &[Inline], text: &[Inline]) {
        for (role, inlines) in [(Role::NoteTitle, title), (Role::Note, text)] {
            if !inlines.is_empty() {
                let paragraph = self.styled(role);
                let paragraph = self.inlines(paragraph, inlines);
                self.push(paragraph);
            }
        }
    }

    pub(super) fn title(&mut self, lines: &[String], logo: Option<&str>) {
        if let Some(run) = logo.and_then(|path| self.logo(path, mm(26), None)) {
            let paragraph = self.styled(Role::Emblem).keep_next(true).add_run(run);
            self.push(paragraph);
        }
        let paragraph = self.styled(Role::Title).keep_next(true);
        let paragraph = self.lines(paragraph, lines, None);
        self.push(paragraph);
    }

    /// Lines of one paragraph; a size, in half-points, wins over that of its style.
    pub(super) fn lines(&self, mut paragraph: Line, lines: &[String], size: Option<usize>) -> Line {
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                paragraph = paragraph.add_run(line_break());
            }
            let run = self.plain(line);
            paragraph = paragraph.add_run(match size {
                Some(size) => run.size(size),
                None => run,
            });
        }
        paragraph
    }

    pub(super) fn fields(&mut self, rows: &[Field]) {
        let longest = rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(0);
        let longest = u32::try_from(longest).unwrap_or(u32::MAX);
        let label = longest.saturating_mul(CHARACTER).saturating_add(160).clamp(mm(24), mm(60));
        let widths = [label, mm(4), self.area.width.saturating_sub(label + mm(4))];
        let mut made = Vec::new();
        for row in rows {
            let name = self.styled(Role::Field).add_run(self.plain(&row.label));
            let colon = self.styled(Role::Field);
            let colon = self.changed_piece(whole(&row.label), colon, |writer, line| {
                line.add_run(writer.plain(":"))
            });
            let text = self.styled(Role::Field);
            let text = self.inlines(text, &row.text);
            let cells: Vec<TableCell> = [name, colon, text]
                .into_iter()
                .zip(widths)
                .map(|(paragraph, width)| cell(width as usize).with(paragraph))
                .collect();
            made.push(TableRow::new(cells).cant_split());
        }
        if !made.is_empty() {
            let table = layout(self.source.template.id(Role::Plain), &widths, made);
            self.push_table(table);
            self.gap();
        }
    }

    /// Room after a table, which also keeps two tables apart.
    pub(super) fn gap(&mut self) {
        let paragraph = self.styled(Role::Gap);
        self.push(paragraph);
    }
}

/// A line break. The blank before it, which nobody sees, keeps words apart for programs that read
/// the text alone.
pub fn line_break() -> Run {
    Run::new().add_text(" ").add_break(BreakType::TextWrapping)
}
