//! Lists of contents as fields, filled with the page numbers of the PDF.

use docx_rs::{Hyperlink, HyperlinkType, Run};

use super::Writer;
use super::captions::split;
use super::fields::{begin, end};
use super::line::Line;
use super::text::Face;
use crate::document::model::{ContentsOf, Entry};
use crate::output::docx::roles::Role;

impl Writer<'_> {
    /// A list of contents.
    pub(super) fn contents(&mut self, of: ContentsOf, entries: &[Entry]) {
        let instruction = instruction(of, entries);
        if entries.is_empty() {
            let runs = begin(&instruction).into_iter().chain([end()]);
            let paragraph = runs.fold(self.styled(Role::TocFigures), Line::add_run);
            return self.push(paragraph);
        }
        for (index, entry) in entries.iter().enumerate() {
            let mut paragraph = self.styled(role(of, entry.level));
            if index == 0 {
                paragraph = begin(&instruction).into_iter().fold(paragraph, Line::add_run);
            }
            paragraph = self.entry(paragraph, entry);
            if index + 1 == entries.len() {
                paragraph = paragraph.add_run(end());
            }
            self.push(paragraph);
        }
    }

    fn entry(&mut self, paragraph: Line, entry: &Entry) -> Line {
        let Some(target) = self.anchors.get(&entry.to) else {
            return paragraph.add_run(self.plain(&entry.text));
        };
        let mut link = Hyperlink::new(target.bookmark.clone(), HyperlinkType::Anchor);
        if let Some(label) = &entry.label {
            link = link.add_run(self.number(label)).add_run(Run::new().add_tab());
        }
        link = link.add_run(self.run(&entry.text, Face::default())).add_run(Run::new().add_tab());
        let instruction = format!("PAGEREF {} \\h", target.bookmark);
        let page = self.page_of(&entry.to);
        let link = self.field_in_link(link, instruction, page);
        paragraph.add_hyperlink(link)
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

/// Lists of tables and figures collect the captions of a counter, by its name.
fn instruction(of: ContentsOf, entries: &[Entry]) -> String {
    let counter = entries.iter().find_map(|entry| split(entry.label.as_deref()?));
    match (of, counter) {
        (ContentsOf::Tables | ContentsOf::Figures, Some((name, ..))) => {
            format!("TOC \\h \\z \\c \"{name}\"")
        }
        _ => "TOC \\o \"1-3\" \\h \\z".to_string(),
    }
}
