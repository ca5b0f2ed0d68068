//! Single characters of a PDF that the program has just made, wherever they stand on its pages.

use hayro_interpret::hayro_syntax::Pdf;

use super::glyphs::all;
use super::{MOST_GLYPHS, MOST_PAGES};

/// A character with its place in points from the lower left corner of its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// The character.
    pub sign: char,
    /// Its page, from 1.
    pub page: usize,
    /// Left edge.
    pub x: f64,
    /// Its line.
    pub y: f64,
}

/// Every occurrence of some characters, in the order of the pages; none when this is no PDF.
pub fn signs(bytes: Vec<u8>, wanted: &[char]) -> Option<Vec<Sign>> {
    let pdf = Pdf::new(bytes).ok()?;
    let mut found = Vec::new();
    for (index, page) in pdf.pages().iter().take(MOST_PAGES).enumerate() {
        let height = f64::from(page.render_dimensions().1);
        for glyph in all(page, &pdf, MOST_GLYPHS) {
            let signs = glyph.text.chars().filter(|sign| wanted.contains(sign));
            found.extend(signs.map(|sign| Sign {
                sign,
                page: index + 1,
                x: glyph.x,
                y: height - glyph.y,
            }));
        }
    }
    Some(found)
}
