//! The walk over the text: paragraphs and what stands around them, in reading order.

use std::collections::BTreeSet;

use super::bookmarks::Narrative;
use super::known::{Kind, Known};
use super::remarks::Remarks;
use super::tracked::Tracked;
use super::{bounded, formatting};
use crate::output::docx::xml::Element;
use crate::review::{Cell, Formatting, How, Line, Piece, Place, Signed, Story, Style};

/// Most lines of a document; a report has some two thousand.
pub const MOST_LINES: usize = 40_000;

/// Most text of a document, in bytes (16 MiB); a report has a quarter of one.
pub const MOST_TEXT: usize = 16 * 1024 * 1024;

/// Longest title, caption or key of a row, in bytes.
pub const LONGEST_TITLE: usize = 300;

/// A paragraph under construction.
#[derive(Default)]
pub struct Open {
    pub pieces: Vec<Piece>,
    pub bookmarks: Vec<String>,
    pub signed: Vec<Signed>,
    /// Whether the last entry of `signed` goes on.
    pub signing: bool,
    /// A narrative text that begins in it.
    pub begins: Option<String>,
}

/// Walks over the parts of a file.
pub struct Walker<'d> {
    pub known: &'d Known,
    pub lines: Vec<Line>,
    pub formatting: Vec<Formatting>,
    pub remarks: Remarks,
    pub pictures: Vec<String>,
    pub line: Open,
    /// Open value bookmarks: id and key.
    pub values: Vec<(String, String)>,
    /// Keys of open content controls; none for those of others.
    pub tags: Vec<Option<String>>,
    pub tracked: Vec<Tracked>,
    pub fields: Vec<super::inline::Field>,
    /// Texts that stand beside the open paragraph.
    pub beside: Vec<(Story, &'d Element)>,
    pub cells: Vec<Cell>,
    pub tables: usize,
    pub caption: String,
    pub story: Story,
    pub has_tracking: bool,
    /// Text of the line of the cover that tells the draft.
    pub draft_line: Option<String>,
    pub narratives: Vec<Narrative>,
    chapter: String,
    heading: String,
    /// Of a line that did not come about.
    pending: Vec<Signed>,
    pub seen_bookmarks: BTreeSet<String>,
    pub seen_notes: BTreeSet<(&'static str, String)>,
    left: usize,
    /// Whether there was more than is taken.
    pub over: bool,
}

impl<'d> Walker<'d> {
    pub fn new(known: &'d Known) -> Self {
        Self {
            known,
            lines: Vec::new(),
            formatting: Vec::new(),
            remarks: Remarks::default(),
            pictures: Vec::new(),
            line: Open::default(),
            values: Vec::new(),
            tags: Vec::new(),
            tracked: Vec::new(),
            fields: Vec::new(),
            beside: Vec::new(),
            cells: Vec::new(),
            tables: 0,
            caption: String::new(),
            story: Story::Body,
            has_tracking: false,
            draft_line: None,
            narratives: Vec::new(),
            chapter: String::new(),
            heading: String::new(),
            pending: Vec::new(),
            seen_bookmarks: BTreeSet::new(),
            seen_notes: BTreeSet::new(),
            left: MOST_TEXT,
            over: false,
        }
    }

    /// A container of paragraphs: body, cell, box, note, header.
    pub fn container(&mut self, parent: &'d Element) {
        self.blocks(parent);
        // A paragraph whose end was deleted has none to join with here.
        self.close(self.known.kind(None));
    }

    fn blocks(&mut self, parent: &'d Element) {
        for child in parent.elements() {
            if self.over {
                return;
            }
            match child.name.as_str() {
                "w:p" => self.paragraph(child),
                "w:tbl" => self.table(child),
                "w:ins" => self.within(child, How::Inserted, Self::blocks),
                "w:moveTo" => self.within(child, How::MovedTo, Self::blocks),
                "w:del" => self.within(child, How::Deleted, Self::inline),
                "w:moveFrom" => self.within(child, How::MovedFrom, Self::inline),
                "w:sdt" => self.control(child, Self::blocks),
                "w:sectPr" => formatting::section(self, child),
                "mc:AlternateContent" => {
                    if let Some(choice) = chosen(child) {
                        self.blocks(choice);
                    }
                }
                "w:customXml" | "w:smartTag" | "w:sdtContent" => self.blocks(child),
                "w:tcPr" | "w:sdtPr" | "w:sdtEndPr" | "w:customXmlPr" | "w:smartTagPr" => {}
                _ => self.node(child),
            }
        }
    }

    /// Walks over what stands in a tracked change.
    pub fn within(
        &mut self,
        element: &'d Element,
        how: How,
        walk: impl FnOnce(&mut Self, &'d Element),
    ) {
        self.has_tracking = true;
        self.tracked.push(Tracked::of(element, how));
        walk(self, element);
        self.tracked.pop();
    }

    /// Walks over what stands in a content control.
    pub fn control(&mut self, control: &'d Element, walk: impl FnOnce(&mut Self, &'d Element)) {
        let tag = control.find("w:sdtPr").and_then(|properties| properties.value_of("w:tag"));
        let key = tag.and_then(|tag| self.known.tagged(tag)).map(str::to_string);
        self.tags.push(key);
        if let Some(content) = control.find("w:sdtContent") {
            walk(self, content);
        }
        self.tags.pop();
    }

    fn paragraph(&mut self, paragraph: &'d Element) {
        let properties = paragraph.find("w:pPr");
        let kind = self.known.kind(properties);
        if kind.contents {
            return;
        }
        self.fields.clear();
        if let Some(section) = properties.and_then(|p| p.find("w:sectPr")) {
            formatting::section(self, section);
        }
        self.inline(paragraph);
        if let Some(properties) = properties {
            formatting::paragraph(self, properties);
        }
        self.values.clear();
        self.line.signing = false;
        let mark = properties.and_then(|p| p.find("w:rPr"));
        let changed = |name: &str| mark.and_then(|mark| mark.find(name));
        let ends = [
            ("w:ins", How::Inserted),
            ("w:moveTo", How::MovedTo),
            ("w:del", How::Deleted),
            ("w:moveFrom", How::MovedFrom),
        ];
        let mut joined = false;
        for (name, how) in ends {
            let Some(element) = changed(name) else { continue };
            self.has_tracking = true;
            let tracked = Tracked::of(element, how);
            joined |= tracked.gone();
            if !self.line.signed.iter().any(|own| own.how == how && own.author == tracked.author) {
                self.line.signed.push(tracked.signed(String::new()));
            }
        }
        let beside = std::mem::take(&mut self.beside);
        if !joined {
            self.close(kind);
        }
        beside.into_iter().for_each(|(story, text)| self.aside(story, text));
    }

    /// A text that stands beside the running one.
    pub fn aside(&mut self, story: Story, text: &'d Element) {
        let line = std::mem::take(&mut self.line);
        let cells = std::mem::take(&mut self.cells);
        let narratives = std::mem::take(&mut self.narratives);
        let outer = std::mem::replace(&mut self.story, story);
        self.container(text);
        (self.story, self.narratives) = (outer, narratives);
        (self.cells, self.line) = (cells, line);
    }

    /// Ends the open paragraph; one that says nothing is no line.
    pub fn close(&mut self, kind: Kind) {
        let Open { pieces, bookmarks, mut signed, begins, .. } = std::mem::take(&mut self.line);
        let key = self.narrative(kind, begins);
        if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            self.pending.append(&mut signed);
            return;
        }
        if self.lines.len() >= MOST_LINES {
            self.over = true;
            return;
        }
        signed.splice(0..0, std::mem::take(&mut self.pending));
        let mut line =
            Line { pieces, key, place: Place::default(), style: kind.style, bookmarks, signed };
        let title = || bounded(&line.text(), LONGEST_TITLE);
        if self.story == Story::Body && self.cells.is_empty() {
            if let Style::Heading(level) = kind.style {
                self.heading = title();
                if level == 1 {
                    self.chapter.clone_from(&self.heading);
                }
                self.caption.clear();
            }
            if kind.caption {
                self.caption = title();
            }
            if kind.draft {
                self.draft_line = Some(title());
            }
        }
        line.place = Place {
            chapter: self.chapter.clone(),
            heading: self.heading.clone(),
            cell: self.cells.last().cloned(),
            story: self.story,
        };
        self.lines.push(line);
    }

    /// Text that stands in the open paragraph, or was deleted from it.
    pub fn say(&mut self, text: &str, (bold, italic): (bool, bool)) {
        if text.is_empty() {
            return;
        }
        match self.left.checked_sub(text.len()) {
            Some(left) => self.left = left,
            None => {
                self.over = true;
                return;
            }
        }
        self.sign(text);
        let gone = self.tracked.iter().any(Tracked::gone);
        let key = self.values.last().map(|(_, key)| key);
        let key = key.or_else(|| self.tags.iter().rev().flatten().next()).cloned();
        self.remarks.note(text, key.as_deref(), self.lines.len(), gone);
        if gone {
            return;
        }
        for narrative in self.narratives.iter_mut().filter(|narrative| !narrative.id.is_empty()) {
            narrative.covers = narrative.covers.saturating_add(text.len());
        }
        match self.line.pieces.last_mut() {
            Some(last) if (last.bold, last.italic) == (bold, italic) && last.key == key => {
                last.text.push_str(text);
            }
            _ => self.line.pieces.push(Piece { text: text.to_string(), key, bold, italic }),
        }
    }

    /// Text that says something once spaces are put aside.
    pub fn space(&mut self) {
        let ends = self.line.pieces.last().is_none_or(|p| p.text.ends_with(char::is_whitespace));
        if !ends {
            self.say(" ", (false, false));
        }
    }

    /// Signs of a text that is gone as a whole, for the next line.
    pub fn gone(&mut self, signed: Signed) {
        self.pending.push(signed);
    }

    /// What is left of signs goes to the last line.
    pub fn finish(&mut self) {
        if let Some(last) = self.lines.last_mut() {
            last.signed.append(&mut self.pending);
        }
    }
}

/// The one of several forms of a content that is read: the first that says something.
pub fn chosen(alternatives: &Element) -> Option<&Element> {
    let says = |choice: &&Element| {
        let mut found = false;
        choice.visit(&mut |element| found |= matches!(element.name.as_str(), "w:t" | "m:t"));
        found
    };
    alternatives.elements().find(says).or_else(|| alternatives.elements().next())
}
