//! Fields of Word, with the result that is seen before anyone updates them.

use docx_rs::{FieldCharType, Hyperlink, InstrText, Run};

use super::Writer;
use super::line::Line;
use super::text::Face;
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;

/// The runs that begin a field which spans paragraphs, up to where its result stands.
pub fn begin(instruction: &str) -> [Run; 3] {
    [
        Run::new().add_field_char(FieldCharType::Begin, false),
        Run::new().add_instr_text(InstrText::Unsupported(format!(" {instruction} "))),
        Run::new().add_field_char(FieldCharType::Separate, false),
    ]
}

/// The run that ends such a field.
pub fn end() -> Run {
    Run::new().add_field_char(FieldCharType::End, false)
}

impl Writer<'_> {
    /// A field within a paragraph, with its result.
    pub(super) fn field(&mut self, paragraph: Line, instruction: String, run: Run) -> Line {
        let mark = self.marks.add(Mark::Field { instruction, capitals: true });
        paragraph.begin(mark).add_run(run).end(mark)
    }

    /// The number of the page of an anchor, within a link. It stays as it is printed (iv) where
    /// the line is set in capitals.
    pub(super) fn page_number(&mut self, link: Hyperlink, anchor: &str, name: &str) -> Hyperlink {
        let instruction = format!("PAGEREF {name} \\h");
        let mark = self.marks.add(Mark::Field { instruction, capitals: false });
        let page = self.source.pages.get(anchor).map_or("", String::as_str);
        link.add_bookmark_start(mark, "").add_run(self.plain(page)).add_bookmark_end(mark)
    }

    /// A cross reference that follows its target; where Word cannot make the text of it, a link.
    pub(super) fn reference(&mut self, paragraph: Line, to: &str, text: &str, face: Face) -> Line {
        let Some(target) = self.anchors.get(to).filter(|_| !self.gone) else {
            return paragraph.add_run(self.run(text, face));
        };
        let name = target.bookmark.clone();
        let shown = target.shown.clone();
        // A field would find nothing when its target is taken back; the text stays right.
        let fixed = target.inserted;
        let label = match text.strip_suffix(shown.as_str()) {
            Some(before) if !shown.is_empty() && !fixed => before.to_string(),
            _ => {
                let run = self.run(text, face);
                let link = Hyperlink::new(name, docx_rs::HyperlinkType::Anchor);
                return paragraph.add_hyperlink(link.add_run(run));
            }
        };
        // The number alone, without those of the levels above.
        let switch = if target.numbered { " \\n" } else { "" };
        let paragraph = match label.as_str() {
            "" => paragraph,
            label => paragraph.add_run(self.run(label, face)),
        };
        let result = self.run(&shown, face);
        self.field(paragraph, format!("REF {name}{switch} \\h \\* MERGEFORMAT"), result)
    }

    /// A run in the look of numbers.
    pub(super) fn number(&self, text: &str) -> Run {
        self.run(text, Face { style: Some(Role::Number), ..Face::default() })
    }
}
