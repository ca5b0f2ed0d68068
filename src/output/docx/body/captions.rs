//! Captions: "Tabel 3.1" is a bookmark around a word, the chapter and a counter of Word (SEQ).

use std::collections::BTreeMap;

use super::Writer;
use super::line::Line;
use super::text::Face;
use crate::document::model::Inline;
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;

/// Between the number and the title of a caption.
const GAP: &str = "\u{2002}";

/// Follows the counters of Word, by name; a chapter starts them anew.
#[derive(Debug, Default)]
pub struct Captions {
    counts: BTreeMap<String, u32>,
}

impl Captions {
    /// A title of a chapter was set in the style of chapters.
    pub fn new_chapter(&mut self) {
        self.counts.clear();
    }

    /// The instruction of the counter `name` that gives `number`.
    fn instruction(&mut self, name: &str, number: u32) -> String {
        let count = self.counts.entry(name.to_string()).or_default();
        let expected = count.saturating_add(1) == number;
        *count = number;
        let reset = if expected { String::new() } else { format!(" \\r {number}") };
        format!("SEQ {name} \\* ARABIC \\s 1{reset}")
    }
}

/// "Tabel 3.1" is the counter `Tabel`, "Tabel 3." before it, and 1.
pub fn split(label: &str) -> Option<(&str, &str, u32)> {
    let digits = label
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + label[at..].chars().next().map_or(0, char::len_utf8));
    let (before, digits) = label.split_at(digits);
    let name = before.split(' ').next().filter(|name| !name.is_empty())?;
    name.chars().all(char::is_alphabetic).then_some(())?;
    Some((name, before, digits.parse().ok()?))
}

impl Writer<'_> {
    /// A paragraph with the number and the title of a table or figure.
    pub(super) fn captioned(
        &mut self,
        mut paragraph: Line,
        id: &str,
        number: Option<&str>,
        title: &[Inline],
    ) -> Line {
        if let Some(number) = number {
            let bookmark = self.anchors.get(id).map(|target| target.bookmark.clone());
            let mark = bookmark.map(|name| self.marks.add(Mark::Bookmark(name)));
            if let Some(mark) = mark {
                paragraph = paragraph.begin(mark);
            }
            paragraph = self.counted(paragraph, number);
            if let Some(mark) = mark {
                paragraph = paragraph.end(mark);
            }
            if !title.is_empty() {
                paragraph = paragraph.add_run(self.plain(GAP));
            }
        }
        self.faced(paragraph, title, Face::default())
    }

    fn counted(&mut self, paragraph: Line, label: &str) -> Line {
        let Some((name, before, number)) = split(label) else {
            return paragraph.add_run(self.number(label));
        };
        let instruction = self.captions.instruction(name, number);
        let paragraph = paragraph.add_run(self.number(before));
        let result = self.number(&number.to_string());
        self.field(paragraph, instruction, result)
    }

    /// The caption above a table.
    pub(super) fn caption_above(&mut self, id: &str, number: Option<&str>, title: &[Inline]) {
        if number.is_some() || !title.is_empty() {
            let paragraph = self.styled(Role::Caption).keep_next(true);
            let paragraph = self.captioned(paragraph, id, number, title);
            self.push(paragraph);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_taken_apart() {
        assert_eq!(split("Tabel 3.12"), Some(("Tabel", "Tabel 3.", 12)));
        assert_eq!(split("Gambar L2.1"), Some(("Gambar", "Gambar L2.", 1)));
        assert_eq!(split("Tabel 7"), Some(("Tabel", "Tabel ", 7)));
        assert_eq!(split("Tabel"), None);
        assert_eq!(split("3.1"), None);
    }

    #[test]
    fn a_counter_is_set_only_where_word_would_count_otherwise() {
        let mut captions = Captions::default();
        assert_eq!(captions.instruction("Tabel", 1), "SEQ Tabel \\* ARABIC \\s 1");
        assert_eq!(captions.instruction("Tabel", 2), "SEQ Tabel \\* ARABIC \\s 1");
        assert_eq!(captions.instruction("Tabel", 5), "SEQ Tabel \\* ARABIC \\s 1 \\r 5");
        captions.new_chapter();
        assert_eq!(captions.instruction("Tabel", 1), "SEQ Tabel \\* ARABIC \\s 1");
    }
}
