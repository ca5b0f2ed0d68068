//! What the laid-out pages say, for comparing them with the document and with other back ends.
//!
//! The text is read from the pages as Typst laid them out, in the order in which a reader of the
//! tagged PDF meets it. [`open`] knows in which elements a run of text stands, [`joint`] whether
//! two runs belong to one word.

use std::collections::BTreeMap;

use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::engine::Engine;
use super::failure::Failure;
use super::pages;
use crate::document::model::Document;
use crate::output::pictures::Assets;
use joint::{End, Start};
use open::{Context, Open};

mod joint;
mod open;

/// The text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// Its number as printed; none where pages have no numbers.
    pub number: Option<String>,
    /// Its text, in the order of reading.
    pub pieces: Vec<TextPiece>,
}

/// Text that stands in one place: in one cell, or between two tables. Lines and paragraphs are
/// separated by a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPiece {
    /// The text; for a formula what it says in words.
    pub text: String,
    /// What it belongs to.
    pub inside: Inside,
    /// Its cell, within a table.
    pub cell: Option<CellPlace>,
    /// Whether it is a formula.
    pub formula: bool,
    /// Whether its first word goes on from the last word of the piece before it in the same place,
    /// as a comma behind a formula does.
    pub joined: bool,
}

/// What a text belongs to; of several things, the last in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inside {
    /// The text of the report.
    Body,
    /// The number or the bullet of a list.
    Marker,
    /// The inside of a chart, diagram or photo, with the anchor of its block; its caption is body.
    Figure(String),
    /// A header row of a table that is repeated on a later page.
    Repeated,
    /// Ornament that is not read out.
    Artifact,
    /// Header or footer of the page.
    Running,
}

/// A cell. In the order of rows and columns, the cells of a table follow each other as in the
/// document: header rows first, then for each group its title and its rows. The first column may be
/// an empty one that holds rows together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// Number of the table in the document, from 0.
    pub table: usize,
    /// Anchor of the table; empty when it has none.
    pub id: String,
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
}

impl Engine {
    /// The text of the pages, as they are laid out.
    ///
    /// # Errors
    /// When a template has a fault.
    pub fn text(&self, document: &Document, assets: &Assets) -> Result<Vec<PageText>, Failure> {
        self.with_layout(document, assets, |_, laid, _| Ok(read(laid)))
    }
}

/// The words of pieces, of which one goes on where a piece is joined to the one before it.
pub fn words<'p>(pieces: impl IntoIterator<Item = &'p TextPiece>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for piece in pieces {
        let mut new = piece.text.split_whitespace();
        if let Some(last) = words.last_mut().filter(|_| piece.joined) {
            last.push_str(new.next().unwrap_or_default());
        }
        words.extend(new.map(ToString::to_string));
    }
    words
}

fn read(laid: &PagedDocument) -> Vec<PageText> {
    let mut reader = Reader::default();
    let mut texts = Vec::new();
    for (at, page) in laid.pages().iter().enumerate() {
        reader.page = at;
        reader.frame(&page.frame, Transform::identity());
        let pieces = std::mem::take(&mut reader.pieces);
        texts.push(PageText { number: pages::printed(page), pieces });
    }
    texts
}

/// Walks through the pages.
#[derive(Default)]
struct Reader {
    page: usize,
    open: Open,
    pieces: Vec<TextPiece>,
    /// Where the text of each place ends so far.
    ends: BTreeMap<(Inside, Option<CellPlace>), End>,
    /// The formula that was read last; it may come in several runs and lines.
    formula: Option<Location>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, place: Transform) {
        for (point, item) in frame.items() {
            let place = place.pre_concat(Transform::translate(point.x, point.y));
            match item {
                FrameItem::Group(group) => {
                    let depth = self.open.enter(group.parent);
                    self.frame(&group.frame, place.pre_concat(group.transform));
                    self.open.leave(depth, group.parent);
                }
                FrameItem::Tag(Tag::Start(element, _)) => self.open.start(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.open.end(*location),
                FrameItem::Text(item) => self.run(item, place),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn run(&mut self, item: &TextItem, place: Transform) {
        let context = self.open.context();
        let formula = context.formula.as_ref().map(|(location, _)| *location);
        let start = Start::of(item, Point::zero().transform(place), self.page, &context);
        let stop = Point::with_x(item.width()).transform(place);
        let mut end = End::of(item, stop, self.page, &context);
        let key = (context.inside.clone(), context.cell.clone());
        let before = self.ends.remove(&key);
        let joined = before.as_ref().is_some_and(|before| before.joins(&start));
        if let Some(before) = before.filter(|_| formula.is_some() && formula == self.formula) {
            end.widen(&before);
        }
        self.ends.insert(key, end);
        self.add(context, &item.text, joined);
    }

    fn add(&mut self, context: Context, text: &str, joined: bool) {
        let Context { inside, cell, formula, mark: _ } = context;
        let words = formula.as_ref().and_then(|(_, words)| words.as_deref());
        let location = formula.as_ref().map(|(location, _)| *location);
        let goes_on = location.is_some() && location == self.formula;
        if goes_on && words.is_some() {
            return;
        }
        self.formula = location;
        let same = |piece: &&mut TextPiece| {
            piece.inside == inside && piece.cell == cell && piece.formula == formula.is_some()
        };
        match self.pieces.last_mut().filter(same) {
            Some(piece) if location.is_none() || goes_on => {
                let apart = piece.text.ends_with(char::is_whitespace)
                    || text.starts_with(char::is_whitespace);
                if !joined && !apart {
                    piece.text.push(' ');
                }
                piece.text.push_str(text);
            }
            _ => {
                let text = words.unwrap_or(text).to_string();
                let formula = location.is_some();
                self.pieces.push(TextPiece { text, inside, cell, formula, joined });
            }
        }
    }
}
