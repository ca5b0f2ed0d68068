//! Captions: "Tabel 3.1" is a bookmark around a word, the chapter and a counter of Word (SEQ).
//!
//! Every chapter has counters of its own. Word could start one counter anew at each chapter, but other
//! programs do not follow it there and would print other numbers.

use std::collections::BTreeMap;

use super::Writer;
use super::line::Line;
use super::text::Face;
use crate::document::beda::text;
use crate::document::model::change::{accepted, side};
use crate::document::model::{How, Inline};
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;

/// Between the number and the title of a caption.
const GAP: &str = "\u{2002}";

/// Follows the counters of Word, by name.
#[derive(Debug, Default)]
pub struct Captions {
    counts: BTreeMap<String, u32>,
}

impl Captions {
    /// The instruction of the counter `name` that gives `number`.
    fn instruction(&mut self, name: &str, number: u32) -> String {
        let count = self.counts.entry(name.to_string()).or_default();
        let expected = count.saturating_add(1) == number;
        *count = number;
        let reset = if expected { String::new() } else { format!(" \\r {number}") };
        format!("SEQ {name} \\* ARABIC{reset}")
    }
}

/// A caption's label, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Label<'l> {
    /// Name of its counter: `Tabel_3`.
    pub counter: String,
    /// What stands before the number: "Tabel 3.".
    before: &'l str,
    /// The number.
    number: u32,
}

impl<'l> Label<'l> {
    /// Takes "Tabel 3.1" apart; none for a label that does not end with a number.
    pub fn read(label: &'l str) -> Option<Self> {
        let digits = label.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (before, digits) = label.split_at(digits);
        let number = digits.parse().ok()?;
        let (word, chapter) = before.split_once(' ')?;
        let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect();
        let (word, chapter): (String, String) = (plain(word), plain(chapter));
        if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let counter = if chapter.is_empty() { word } else { format!("{word}_{chapter}") };
        Some(Self { counter, before, number })
    }
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
            // What went keeps its field, so that Word counts it again when it is taken back.
            let bookmark = self.anchors.get(id).filter(|_| !self.gone);
            let bookmark = bookmark.map(|target| target.bookmark.clone());
            let mark = bookmark.map(|name| self.marks.add(Mark::Bookmark(name)));
            paragraph = paragraph.within(mark, |line| self.counted(line, number));
        }
        if number.is_some() && !title.is_empty() {
            paragraph = paragraph.add_run(self.plain(GAP));
        }
        self.faced(paragraph, title, Face::default())
    }

    fn counted(&mut self, paragraph: Line, label: &str) -> Line {
        let (new, old) = (accepted(label), side(label, How::Deleted));
        let Some(Label { counter, before, number }) = Label::read(&new) else {
            return paragraph.add_run(self.number(label));
        };
        // What the field shows may have changed with what stands before it.
        let (before, shown) = match Label::read(&old).filter(|_| old != new) {
            Some(gone) => {
                (text(gone.before, before), text(&gone.number.to_string(), &number.to_string()))
            }
            None => (before.to_string(), number.to_string()),
        };
        let instruction = match self.gone {
            true => format!("SEQ {counter} \\* ARABIC"),
            false => self.captions.instruction(&counter, number),
        };
        let paragraph = paragraph.add_run(self.number(&before));
        let result = self.number(&shown);
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
        let read = |label| Label::read(label).map(|l| (l.counter, l.before.to_string(), l.number));
        let expected = |counter: &str, before: &str, number| {
            Some((counter.to_string(), before.to_string(), number))
        };
        assert_eq!(read("Tabel 3.12"), expected("Tabel_3", "Tabel 3.", 12));
        assert_eq!(read("Gambar L2.1"), expected("Gambar_L2", "Gambar L2.", 1));
        assert_eq!(read("Tabel 7"), expected("Tabel", "Tabel ", 7));
        assert_eq!((read("Tabel"), read("3.1"), read("3 1")), (None, None, None));
    }

    #[test]
    fn a_counter_is_set_only_where_word_would_count_otherwise() {
        let mut captions = Captions::default();
        assert_eq!(captions.instruction("Tabel_1", 1), "SEQ Tabel_1 \\* ARABIC");
        assert_eq!(captions.instruction("Tabel_1", 2), "SEQ Tabel_1 \\* ARABIC");
        assert_eq!(captions.instruction("Tabel_1", 5), "SEQ Tabel_1 \\* ARABIC \\r 5");
        assert_eq!(captions.instruction("Tabel_2", 1), "SEQ Tabel_2 \\* ARABIC");
    }
}
