//! Lists of contents as fields, filled with the page numbers of the PDF.

use docx_rs::{Hyperlink, HyperlinkType, Run, Tab, TabLeaderType, TabValueType};

use super::Writer;
use super::captions::Label;
use super::fields::{begin, end};
use super::line::Line;
use super::text::Face;
use crate::document::model::change::{side, whole};
use crate::document::model::{ContentsOf, Entry, How};
use crate::output::docx::roles::Role;

/// The field of the contents.
const CHAPTERS: &str = "TOC \\o \"1-3\" \\h \\z";

impl Writer<'_> {
    /// A list of contents. The list of tables is a field for each chapter, as each counts its own.
    pub(super) fn contents(&mut self, of: ContentsOf, entries: &[Entry]) {
        for field in entries.chunk_by(|one, other| instruction(of, one) == instruction(of, other)) {
            self.contents_field(of, field);
        }
        // A section that ends within a field loses its page numbers in LibreOffice.
        let after = self.nothing();
        self.push(after);
    }

    fn contents_field(&mut self, of: ContentsOf, entries: &[Entry]) {
        for (index, entry) in entries.iter().enumerate() {
            let mut paragraph = self.contents_line(role(of, entry.level), entry.label.is_some());
            let field = instruction(of, entry);
            if let Some(instruction) = field.as_ref().filter(|_| index == 0) {
                paragraph = begin(instruction).into_iter().fold(paragraph, Line::add_run);
            }
            paragraph = self.entry(paragraph, entry);
            if field.is_some() && index + 1 == entries.len() {
                paragraph = paragraph.add_run(end());
            }
            self.push(paragraph);
        }
    }

    /// A line of contents, whose page number stands at the edge of the text. One without a label
    /// goes straight to its page number: the stops behind labels are taken out, and it does not
    /// hang.
    fn contents_line(&self, role: Role, labelled: bool) -> Line {
        let template = self.source.template;
        let line = self.styled(role);
        let clear = |stop: u32| Tab::new().val(TabValueType::Clear).pos(stop as usize);
        let last = template.right_stops_of(role).into_iter().max();
        let line = match last.filter(|last| *last != self.area.width) {
            Some(last) => {
                let edge = Tab::new().val(TabValueType::Right).leader(TabLeaderType::Dot);
                line.add_tab(clear(last)).add_tab(edge.pos(self.area.width as usize))
            }
            None => line,
        };
        if labelled {
            return line;
        }
        template.left_stops(role).into_iter().map(clear).fold(line, Line::add_tab).unhanging()
    }

    fn entry(&mut self, paragraph: Line, entry: &Entry) -> Line {
        if let Some(how) = whole(&entry.text) {
            return self.changed_piece(Some(how), paragraph, |writer, line| {
                writer.linked(line, entry, how == How::Deleted)
            });
        }
        self.linked(paragraph, entry, false)
    }

    /// The line of an entry, as a link to its place; one that went leads nowhere.
    fn linked(&mut self, paragraph: Line, entry: &Entry, gone: bool) -> Line {
        if gone {
            let labelled = match &entry.label {
                Some(label) => paragraph.add_run(self.number(label)).add_run(Run::new().add_tab()),
                None => paragraph,
            };
            return labelled.add_run(self.plain(&entry.text)).add_run(Run::new().add_tab());
        }
        let Some(target) = self.anchors.get(&entry.to) else {
            return paragraph.add_run(self.plain(&entry.text));
        };
        let name = target.bookmark.clone();
        let mut link = Hyperlink::new(name.clone(), HyperlinkType::Anchor);
        if let Some(label) = &entry.label {
            link = link.add_run(self.number(label)).add_run(Run::new().add_tab());
        }
        link = link.add_run(self.run(&entry.text, Face::default())).add_run(Run::new().add_tab());
        paragraph.add_hyperlink(self.page_number(link, &entry.to, &name))
    }
}

fn role(of: ContentsOf, level: u8) -> Role {
    match (of, level) {
        (ContentsOf::Headings, 0 | 1) => Role::Toc1,
        (ContentsOf::Headings, 2) => Role::Toc2,
        (ContentsOf::Headings, _) => Role::Toc3,
        (ContentsOf::Tables | ContentsOf::Figures, _) => Role::TocFigures,
    }
}

/// The field that an entry belongs to: lists of tables and figures collect the captions of a
/// counter; a caption without one is in no field.
fn instruction(of: ContentsOf, entry: &Entry) -> Option<String> {
    match of {
        ContentsOf::Headings => Some(CHAPTERS.to_string()),
        ContentsOf::Tables | ContentsOf::Figures => {
            let label = entry.label.as_deref()?;
            let label = side(label, whole(label).unwrap_or(How::Inserted));
            let label = Label::read(&label)?;
            Some(format!("TOC \\h \\z \\c \"{}\"", label.counter))
        }
    }
}
