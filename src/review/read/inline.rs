//! What stands in a paragraph: runs, fields, equations, controls, marks of comments and notes.

use super::tracked::Tracked;
use super::walk::{LONGEST_TITLE, Walker, chosen};
use super::{bounded, formatting};
use crate::output::docx::xml::{Element, Node};
use crate::review::{How, Story};

/// A field whose end has not come yet.
#[derive(Default)]
pub struct Field {
    instruction: String,
    /// Whether its result has begun.
    result: bool,
}

/// Fields whose result depends on how pages break; they say nothing of their own.
const OF_PAGES: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"];

/// Most pictures that are told.
const MOST_PICTURES: usize = 2_000;

/// Longest instruction of a field that is looked at.
const LONGEST: usize = 200;

/// Whether the result of a field is left out.
fn is_of_pages(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default();
    OF_PAGES.iter().any(|name| word.eq_ignore_ascii_case(name))
}

impl<'d> Walker<'d> {
    /// What stands in an element of a paragraph.
    pub fn inline(&mut self, parent: &'d Element) {
        for child in parent.elements() {
            if self.over {
                return;
            }
            self.node(child);
        }
    }

    /// One element of a paragraph.
    pub fn node(&mut self, child: &'d Element) {
        match child.name.as_str() {
            "w:r" | "m:r" => self.run(child),
            "w:ins" => self.within(child, How::Inserted, Self::inline),
            "w:moveTo" => self.within(child, How::MovedTo, Self::inline),
            "w:del" => self.within(child, How::Deleted, Self::inline),
            "w:moveFrom" => self.within(child, How::MovedFrom, Self::inline),
            "w:sdt" => self.control(child, Self::inline),
            "w:fldSimple" => {
                if !is_of_pages(child.attribute("w:instr").unwrap_or_default()) {
                    self.inline(child);
                }
            }
            "w:bookmarkStart" => self.begin(child),
            "w:bookmarkEnd" => self.end(child),
            "w:commentRangeStart" => self.remarks.begin(child),
            "w:commentRangeEnd" => self.remarks.end(child),
            "mc:AlternateContent" => {
                if let Some(choice) = chosen(child) {
                    self.inline(choice);
                }
            }
            "wp:docPr" => self.picture(child),
            "w:txbxContent" => self.beside.push((Story::Box, child)),
            // Parts of an equation are words of their own.
            "m:num" | "m:den" | "m:e" | "m:sub" | "m:sup" | "m:fName" => {
                self.space();
                self.inline(child);
                self.space();
            }
            "w:pPr" | "w:rPr" | "w:sdtPr" | "w:sdtEndPr" | "m:rPr" | "m:ctrlPr"
            | "m:oMathParaPr" | "w:instrText" | "w:delInstrText" => {}
            "w:t" | "w:delText" | "m:t" => self.text(child, (false, false)),
            _ => self.inline(child),
        }
    }

    fn run(&mut self, run: &'d Element) {
        let properties = run.find("w:rPr");
        let face = self.known.face(properties);
        if let Some(properties) = properties {
            formatting::run(self, properties, run);
        }
        for child in run.elements() {
            match child.name.as_str() {
                "w:t" | "m:t" | "w:delText" => self.text(child, face),
                "w:tab" | "w:ptab" => self.shown("\t", face),
                "w:br" if matches!(child.attribute("w:type"), Some("page" | "column")) => {}
                "w:br" | "w:cr" => self.shown("\n", face),
                "w:noBreakHyphen" => self.shown("\u{2011}", face),
                "w:sym" => {
                    let code = child.attribute("w:char").unwrap_or_default();
                    let sign = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                    self.shown(sign.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]), face);
                }
                "w:fldChar" => self.field(child),
                "w:instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                        let room = LONGEST.saturating_sub(field.instruction.len());
                        field.instruction.extend(child.plain().chars().take(room));
                    }
                }
                "w:footnoteReference" => self.reference("w:footnote", child),
                "w:endnoteReference" => self.reference("w:endnote", child),
                "w:commentReference" => {
                    self.remarks.refer(child, self.lines.len());
                }
                _ => self.node(child),
            }
        }
    }

    fn text(&mut self, element: &Element, face: (bool, bool)) {
        for node in &element.children {
            if let Node::Text(text) = node {
                self.shown(text, face);
            }
        }
    }

    /// Text, unless it is the number of a page.
    fn shown(&mut self, text: &str, face: (bool, bool)) {
        let left_out = |field: &Field| field.result && is_of_pages(&field.instruction);
        if !self.fields.iter().any(left_out) {
            self.say(text, face);
        }
    }

    fn field(&mut self, sign: &Element) {
        match sign.attribute("w:fldCharType") {
            Some("begin") if self.fields.len() < 64 => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// A note stands behind the paragraph that refers to it.
    /// A picture, unless it was deleted.
    fn picture(&mut self, about: &Element) {
        if self.pictures.len() >= MOST_PICTURES || self.tracked.iter().any(Tracked::gone) {
            return;
        }
        let said = |name: &str| about.attribute(name).filter(|text| !text.trim().is_empty());
        if let Some(text) = said("descr").or_else(|| said("title")) {
            self.pictures.push(bounded(text.trim(), LONGEST_TITLE));
        }
    }

    fn reference(&mut self, kind: &'static str, reference: &Element) {
        let id = reference.attribute("w:id").unwrap_or_default();
        let place = (kind, id.to_string());
        if self.tracked.iter().any(Tracked::gone) {
            self.seen_notes.insert(place);
            return;
        }
        if let Some(note) = self.known.notes.get(&place)
            && self.seen_notes.insert(place)
        {
            self.beside.push((Story::Note, note));
        }
    }
}
