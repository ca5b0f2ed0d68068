//! The document as paragraphs and tables of Word, one file per kind of block.
//!
//! Nodes are built with docx-rs; what it cannot express is left as a [`Mark`]. Looks come from the
//! template's styles alone.

mod anchors;
mod captions;
mod cells;
mod contents;
mod cover;
mod fields;
mod figures;
mod formulas;
mod glance;
mod headings;
mod layout;
mod line;
mod lists;
mod narratives;
mod notes;
mod sections;
mod signatures;
mod tables;
mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use docx_rs::{BookmarkEnd, BookmarkStart, Document as Body, DocumentChild, Table};

use super::marks::{Mark, Marks, Names};
use super::numbers::Numbers;
use super::parts::Parts;
use super::roles::Role;
use super::template::Template;
use super::xml::Element;
use crate::document::model::{Block, Document, How, Inline, Node, Part};
use crate::output::pictures::Assets;
use crate::output::typst::Sketch;
use anchors::Anchors;
use captions::Captions;
use layout::Area;
use line::Line;
use narratives::Narratives;

pub use figures::Drawing;
pub use text::SIGNS;

/// What a Word file is made of.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its photos and logo.
    pub assets: &'a Assets,
    /// Printed page number of every anchor.
    pub pages: &'a BTreeMap<String, String>,
    /// Looks.
    pub template: &'a Template,
}

/// What a body is built from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The document and what belongs to it.
    pub content: Content<'a>,
    /// Its charts and diagrams, once they are laid out.
    pub sketches: &'a OnceLock<Vec<Sketch>>,
}

impl<'a> std::ops::Deref for Source<'a> {
    type Target = Content<'a>;

    fn deref(&self) -> &Content<'a> {
        &self.content
    }
}

/// A body as docx-rs built it, with what its marks stand for.
pub struct Built<'a> {
    /// Paragraphs and tables.
    pub body: Body,
    /// The package, with the headers and footers that the sections name.
    pub parts: Parts,
    /// What the marks stand for.
    pub marks: Marks,
    /// Names of bookmarks, and where they lead.
    pub names: Names,
    /// Numberings.
    pub numbers: Numbers,
    /// Pictures by the number under which the body refers to them, from 1; with their alt texts.
    pub pictures: Vec<(Image<'a>, String)>,
    /// Charts and diagrams whose pictures are still to come.
    pub drawings: Vec<Drawing>,
    /// Properties of the last section.
    pub last_section: Element,
}

/// Where the bytes of a picture are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Image<'a> {
    /// Here.
    Bytes(Cow<'a, [u8]>),
    /// In the painting of the sketch of this number.
    Sketch(usize),
}

/// Builds a body.
struct Writer<'a> {
    source: Source<'a>,
    parts: Parts,
    /// What has been built of the current section.
    flow: Vec<DocumentChild>,
    marks: Marks,
    names: Names,
    numbers: Numbers,
    anchors: Anchors,
    captions: Captions,
    narratives: Narratives,
    pictures: Vec<(Image<'a>, String)>,
    drawings: Vec<Drawing>,
    /// The text area of the current section.
    area: Area,
    /// Whether what comes next begins a page.
    new_page: bool,
    /// Whether what is built went: it is text only, to which nothing leads.
    gone: bool,
    /// Characters that a formula has room for, in a cell of which it came or went.
    room: Option<usize>,
}

/// Builds the body of a document.
pub fn build(source: Source<'_>) -> Built<'_> {
    let mut names = Names::default();
    let anchors = Anchors::of(source.document, &mut names, Numbers::new(source.template));
    let mut writer = Writer {
        source,
        parts: source.template.parts(),
        flow: Vec::new(),
        marks: Marks::default(),
        names,
        numbers: Numbers::new(source.template),
        anchors,
        captions: Captions::default(),
        narratives: Narratives::default(),
        pictures: Vec::new(),
        drawings: Vec::new(),
        area: Area::of(source.document.meta.page.paper, source.template.margins(), false),
        new_page: false,
        gone: false,
        room: None,
    };
    let (body, last_section) = writer.parts_of(&source.document.parts);
    let Writer { parts, marks, names, numbers, pictures, drawings, .. } = writer;
    Built { body, parts, marks, names, numbers, pictures, drawings, last_section }
}

impl<'a> Writer<'a> {
    fn parts_of(&mut self, parts: &'a [Part]) -> (Body, Element) {
        let mut body = Body::new();
        let plans = sections::plan(parts);
        let mut last = Element::new("w:sectPr");
        let count = plans.len();
        for (index, plan) in plans.into_iter().enumerate() {
            let section = self.begin(&plan);
            self.section(&plan);
            if index + 1 == count {
                last = section;
            } else {
                self.end(section, Self::chapter_change(&plan));
            }
            body.children.append(&mut self.flow);
        }
        (body, last)
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        let mut before: Option<&Block> = None;
        for (index, block) in blocks.iter().enumerate() {
            // LibreOffice joins a paragraph that is taken back with the one behind it, which would lose
            // its new page.
            if matches!((before, block), (Some(Block::Change { .. }), Block::PageBreak)) {
                self.gap();
            }
            self.block(block, blocks.get(index + 1));
            before = Some(block);
        }
    }

    /// One block; `next` decides whether it must stay with what follows.
    fn block(&mut self, block: &'a Block, next: Option<&Block>) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Heading { level, id, number, text, listed } => {
                self.heading(*level, id, number.as_deref(), text, *listed);
            }
            Block::Paragraph { text, key } => {
                let keep = layout::keeps(block, next);
                let paragraph = self.styled(Role::Body).keep_next(keep);
                self.narrative(paragraph, text, key.as_deref());
            }
            Block::List { style, items } => self.list(*style, items, 0, next),
            Block::Quote { text } => self.quote(text),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Diagram(diagram) => self.diagram(diagram),
            Block::Formula { title, math, alt: _, worked, worked_alt: _ } => {
                self.formula(title.as_deref(), math, worked.as_ref());
            }
            Block::Photo { id, number, caption, alt, file, key: _ } => {
                self.photo(id, number.as_deref(), caption, alt, file.as_deref());
            }
            Block::Signature { parties } => self.signature(parties),
            Block::Fields { rows } => self.fields(rows),
            Block::Title { lines, logo } => self.title(lines, logo.as_deref()),
            Block::Note { style: _, title, text } => self.note(title, text),
            Block::Glance(glance) => self.glance(glance),
            Block::Contents { of, entries } => self.contents(*of, entries),
            // A section that has just begun is on a new page already.
            Block::PageBreak => self.new_page = !self.flow.is_empty(),
            Block::Change { how, blocks, .. } => {
                self.changed(*how, |writer| writer.blocks(blocks));
            }
        }
    }

    /// Paragraphs and tables that came or went.
    fn changed(&mut self, how: How, build: impl FnOnce(&mut Self)) {
        let mark = self.marks.add(Mark::Change(how));
        let before = self.gone;
        self.gone |= how == How::Deleted;
        self.flow.push(DocumentChild::BookmarkStart(BookmarkStart::new(mark, "")));
        build(self);
        self.flow.push(DocumentChild::BookmarkEnd(BookmarkEnd::new(mark)));
        self.gone = before;
    }

    /// A piece of a line that came or went.
    fn changed_piece(
        &mut self,
        how: Option<How>,
        line: Line,
        fill: impl FnOnce(&mut Self, Line) -> Line,
    ) -> Line {
        let Some(how) = how else { return fill(self, line) };
        let mark = self.marks.add(Mark::Change(how));
        let before = self.gone;
        self.gone |= how == How::Deleted;
        let line = fill(self, line.begin(mark)).end(mark);
        self.gone = before;
        line
    }

    /// Whether changes between two documents are shown. Nothing is locked then: Word could not
    /// take the changes back.
    fn is_redline(&self) -> bool {
        self.source.document.changes.is_some()
    }

    /// An empty paragraph of a style.
    fn styled(&self, role: Role) -> Line {
        Line::new(self.source.template.id(role))
    }

    fn push(&mut self, paragraph: Line) {
        let paragraph = match std::mem::take(&mut self.new_page) {
            true => paragraph.on_new_page(),
            false => paragraph,
        };
        self.flow.push(DocumentChild::Paragraph(paragraph.0));
    }

    fn push_table(&mut self, table: Table) {
        if self.new_page {
            let above = self.nothing();
            self.push(above);
        }
        self.flow.push(DocumentChild::Table(Box::new(table)));
    }

    /// A paragraph with a mark at this place.
    fn marked(&mut self, paragraph: Line, mark: Mark) -> Line {
        paragraph.begin(self.marks.add(mark))
    }

    /// A word of the frame, e.g. "Sumber:".
    fn term(&self, name: &str) -> &'a str {
        self.source.document.meta.terms.get(name).map_or("", String::as_str)
    }
}

/// How a line changed when all of it did in one way.
fn whole_line(line: &[Inline]) -> Option<How> {
    let how = |inline: &Inline| match inline {
        Inline::Node(Node::Change { how, .. }) => Some(*how),
        _ => None,
    };
    let first = how(line.first()?)?;
    line.iter().all(|inline| how(inline) == Some(first)).then_some(first)
}
