//! Titles of chapters and headings; their numbers are Word's.

use super::Writer;
use super::text::Face;
use crate::document::model::change::whole;
use crate::document::model::{Chapter, How, Inline};
use crate::output::docx::marks::Mark;
use crate::output::docx::numbers::Numbered;
use crate::output::docx::roles::Role;

impl Writer<'_> {
    /// The title of a chapter.
    pub(super) fn chapter_title(&mut self, chapter: &Chapter) {
        if chapter.title.is_empty() {
            return;
        }
        let label =
            chapter.label.as_deref().filter(|_| whole(&chapter.title) != Some(How::Deleted));
        let numbered = self.numbers.chapter(label);
        let title = [Inline::Text(chapter.title.clone())];
        let role = Role::heading(1, chapter.listed);
        self.titled(role, &chapter.id, &numbered, chapter.label.as_deref(), &title);
    }

    /// A heading below it.
    pub(super) fn heading(
        &mut self,
        level: u8,
        id: &str,
        number: Option<&str>,
        text: &[Inline],
        listed: bool,
    ) {
        let numbered = match self.gone {
            true => self.numbers.gone(level, number),
            false => self.numbers.heading(level, number),
        };
        self.titled(Role::heading(level, listed), id, &numbered, number, text);
    }

    fn titled(
        &mut self,
        role: Role,
        id: &str,
        numbered: &Numbered,
        number: Option<&str>,
        text: &[Inline],
    ) {
        let paragraph = self.styled(role).keep_next(true);
        let mut paragraph = match numbered {
            Numbered::Word { num, level } => paragraph.numbering(*num, *level),
            Numbered::Not | Numbered::Text => paragraph.numbering(0, 0),
        };
        let bookmark =
            self.anchors.get(id).filter(|_| !self.gone).map(|target| target.bookmark.clone());
        let mark = bookmark.map(|name| self.marks.add(Mark::Bookmark(name)));
        // A reference shows the number: that of the paragraph, or the text within the bookmark.
        paragraph = match (numbered, number) {
            (Numbered::Text, Some(number)) => {
                let numbered = paragraph.within(mark, |line| line.add_run(self.number(number)));
                self.faced(numbered.add_run(self.plain(" ")), text, Face::default())
            }
            _ => paragraph.within(mark, |line| self.faced(line, text, Face::default())),
        };
        self.push(paragraph);
    }
}
