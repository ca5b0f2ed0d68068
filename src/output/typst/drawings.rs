//! Charts and diagrams as pictures, for back ends that cannot draw.
//!
//! `lepas.typ` sets every piece on a page of its own size; here the pages become pixels. Nothing is
//! drawn and nothing is cropped, so a picture shows what the PDF shows.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::foundations::Value;
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_render::RenderOptions;

use super::engine::{Engine, lay_out_picture};
use super::failure::Failure;
use super::{DRAWINGS, png};
use crate::document::model::{Block, Chapter, Document, Part};
use crate::output::pictures::Assets;

/// Resolution of the pictures, in pixels per inch: letters of 7 pt stay sharp in print, and pictures
/// of a finer one take longer.
const DPI: f64 = 220.0;
/// Points in an inch.
const POINTS: f64 = 72.0;
/// English Metric Units, in which Word measures pictures, in a point.
const EMU: f64 = 12_700.0;
/// The same in pixels per metre.
const PER_METRE: u32 = 8_661;
/// Square units in a square point.
const SQUARE: u64 = 12_700 * 12_700;
/// The largest picture, in square points: about a square metre, of a hundred million pixels.
const LARGEST: u64 = 9_000_000;
/// Label of the metadata that names the block of a page.
const LABEL: &str = "gambar";
/// Threads that paint at most; more would only wait for the longest picture.
const MOST_WORKERS: usize = 4;

/// What a picture will be; a long chart or diagram comes in several pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// Anchor of its block, or the path of a picture that only Typst can draw.
    pub of: String,
    /// Width on paper, in English Metric Units (12 700 in a point).
    pub width: u32,
    /// Height on paper, in English Metric Units.
    pub height: u32,
}

/// Pictures that are laid out but not yet painted. Painting takes most of the time and can go on
/// beside other work.
#[derive(Debug)]
pub struct Sketches {
    laid: Vec<PagedDocument>,
    /// Name of each picture, and its page: document and number.
    names: Vec<(String, usize, usize)>,
}

impl Engine {
    /// The charts and diagrams of a document in its order, then the pictures that only Typst can
    /// draw (SVG).
    ///
    /// # Errors
    /// When a template has a fault.
    pub fn sketches(&self, document: &Document, assets: &Assets) -> Result<Sketches, Failure> {
        let mut sketches = Sketches { laid: Vec::new(), names: Vec::new() };
        if let Some(document) = only_drawings(document) {
            let laid = self.lay_out_with(DRAWINGS, &document, assets)?;
            let names = names(&laid);
            sketches.names.extend(names.into_iter().map(|(name, page)| (name, 0, page)));
            sketches.laid.push(laid);
        }
        for picture in assets.iter().filter(|picture| picture.path.ends_with(".svg")) {
            if let Some(laid) = lay_out_picture(picture) {
                sketches.names.push((picture.path.clone(), sketches.laid.len(), 0));
                sketches.laid.push(laid);
            }
        }
        if let Some((of, _)) = sketches.pages().find(|(_, page)| !fits(page)) {
            return Err(Failure::own(&format!("gambar `{of}` terlalu besar")));
        }
        Ok(sketches)
    }
}

impl Sketches {
    /// The pictures in order.
    pub fn list(&self) -> Vec<Sketch> {
        let sketch = |(of, page): (&str, &Page)| {
            let size = page.frame.size();
            let (width, height) = (emu(size.x.to_pt()), emu(size.y.to_pt()));
            Sketch { of: of.to_string(), width, height }
        };
        self.pages().map(sketch).collect()
    }

    /// Paints them: PNG without transparency, in the same order.
    ///
    /// # Errors
    /// When a picture cannot be painted.
    pub fn paint(&self) -> Result<Vec<Vec<u8>>, Failure> {
        paint_all(&self.pages().collect::<Vec<_>>())
    }

    fn pages(&self) -> impl Iterator<Item = (&str, &Page)> {
        self.names.iter().filter_map(|(name, document, page)| {
            Some((name.as_str(), self.laid.get(*document)?.pages().get(*page)?))
        })
    }
}

/// The document without what is not drawn; none when nothing is. The templates then read a small
/// part of the data.
fn only_drawings(document: &Document) -> Option<Document> {
    let mut parts = Vec::new();
    for part in &document.parts {
        let mut chapters = Vec::new();
        for chapter in &part.chapters {
            let mut blocks = Vec::new();
            gather(&chapter.blocks, &mut blocks);
            if !blocks.is_empty() {
                chapters.push(without_text(chapter, blocks));
            }
        }
        if !chapters.is_empty() {
            parts.push(Part { kind: part.kind, chapters });
        }
    }
    (!parts.is_empty()).then(|| Document {
        version: document.version,
        meta: document.meta.clone(),
        parts,
        changes: None,
    })
}

fn without_text(chapter: &Chapter, blocks: Vec<Block>) -> Chapter {
    Chapter {
        id: chapter.id.clone(),
        label: chapter.label.clone(),
        title: chapter.title.clone(),
        listed: chapter.listed,
        blocks,
    }
}

fn gather(blocks: &[Block], found: &mut Vec<Block>) {
    for block in blocks {
        match block {
            Block::Chart(_) | Block::Diagram(_) => found.push(block.clone()),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, found)),
            Block::Change { blocks, .. } => gather(blocks, found),
            _ => {}
        }
    }
}

/// The anchors of the blocks with their pages, from 0. A page of the agency's template that names
/// none belongs nowhere.
fn names(laid: &PagedDocument) -> Vec<(String, usize)> {
    let introspector = laid.introspector();
    let mut names = BTreeMap::new();
    for element in introspector.query_labelled() {
        let named = element.label().is_some_and(|label| label.resolve().as_str() == LABEL);
        let Some(metadata) = element.to_packed::<MetadataElem>().filter(|_| named) else {
            continue;
        };
        let page = element.location().and_then(|location| introspector.page(location));
        if let (Value::Str(name), Some(page)) = (&metadata.value, page) {
            names.entry(page.get() - 1).or_insert_with(|| name.to_string());
        }
    }
    names.into_iter().map(|(page, name)| (name, page)).collect()
}

/// Paints on all cores, the largest picture first, so that no thread is left with it at the end.
fn paint_all(pages: &[(&str, &Page)]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut order: Vec<(usize, &(&str, &Page))> = pages.iter().enumerate().collect();
    order.sort_by_key(|(at, (_, page))| (std::cmp::Reverse(area(page)), *at));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut painted = Vec::new();
        while let Some((at, (of, page))) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            painted.push((*at, paint(of, page)));
        }
        painted
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    let finished: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        // All are waited for, since the scope would pass on a panic of one that was not.
        running.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
    });
    let mut pictures = Vec::new();
    for painted in finished {
        // A picture that the painter gives up on must not take the program with it.
        pictures.extend(painted.map_err(|_| Failure::own("gambar tidak dapat dilukis"))?);
    }
    pictures.sort_by_key(|(at, _)| *at);
    pictures.into_iter().map(|(_, picture)| picture).collect()
}

fn paint(of: &str, page: &Page) -> Result<Vec<u8>, Failure> {
    let options =
        RenderOptions { pixel_per_pt: Scalar::new(DPI / POINTS), ..RenderOptions::default() };
    let pixels = typst_render::render(page, &options);
    png::encode(pixels.data(), pixels.width(), pixels.height(), PER_METRE)
        .map_err(|error| Failure::own(&format!("gambar `{of}` tidak dapat dikemas: {error}")))
}

/// The area of a page in square points.
fn area(page: &Page) -> u64 {
    let size = page.frame.size();
    u64::from(emu(size.x.to_pt())) * u64::from(emu(size.y.to_pt())) / SQUARE
}

/// Whether a page of the agency's template is one that can be painted.
fn fits(page: &Page) -> bool {
    area(page) <= LARGEST
}

/// Points as English Metric Units; pages are far smaller than what the type holds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn emu(points: f64) -> u32 {
    (points * EMU).round() as u32
}
