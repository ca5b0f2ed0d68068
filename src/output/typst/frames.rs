//! Where the frames of electronic signatures came to stand, in the measure of those who sign.

use typst::foundations::Label;
use typst::introspection::{Introspector, PagedPosition};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::pages;
use crate::document::frames;
use crate::document::model::{Document, Frame};

/// What the label of the lower right corner ends with.
const END: &str = ":akhir";

/// A frame on its page, in points from the lower left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct FramePlace {
    /// The character within it.
    pub mark: String,
    /// Its page in the file, from 1.
    pub page: usize,
    /// The number printed on that page, where there is one.
    pub printed: Option<String>,
    /// Left edge.
    pub x: f64,
    /// Lower edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The places of all frames, in their order. A frame whose corners the templates do not mark has none.
pub fn places(laid: &PagedDocument, document: &Document) -> Vec<FramePlace> {
    frames(document).iter().filter_map(|frame| place(laid, frame)).collect()
}

fn place(laid: &PagedDocument, frame: &Frame) -> Option<FramePlace> {
    let start = corner(laid, &frame.id)?;
    let end = corner(laid, &format!("{}{END}", frame.id))?;
    let number = start.page.get();
    let page = laid.pages().get(number.checked_sub(1)?).filter(|_| start.page == end.page)?;
    let height = page.frame.size().y.to_pt();
    Some(FramePlace {
        mark: frame.mark.clone(),
        page: number,
        printed: pages::printed(page),
        x: rounded(start.point.x.to_pt()),
        y: rounded(height - end.point.y.to_pt()),
        width: rounded((end.point.x - start.point.x).to_pt()),
        height: rounded((end.point.y - start.point.y).to_pt()),
    })
}

/// Hundredths of a point are finer than any printer.
fn rounded(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

fn corner(laid: &PagedDocument, name: &str) -> Option<PagedPosition> {
    let label = Label::new(PicoStr::intern(name))?;
    let introspector = laid.introspector();
    let location = introspector.query_label(label).ok()?.location()?;
    introspector.position(location)
}
