//! What of the original the fields of signatures lie over.

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::Pdf;
use kurbo::Rect;

use super::super::MOST_GLYPHS;
use super::super::glyphs::shown;
use super::MOST_FIELDS;

/// Points by which a field may reach into a picture or a drawing without covering it.
const HAIR: f64 = 2.0;

/// Widgets that lie over more of a page's text than one sign, which is what a frame holds for it, over a
/// picture, or over something drawn that is smaller than they.
pub fn covering(original: &[u8], widgets: &[(usize, [f64; 4])]) -> Vec<String> {
    let Ok(pdf) = Pdf::new(original.to_vec()) else {
        return vec!["berkas aslinya tidak dapat dibaca".to_string()];
    };
    let mut by_page: BTreeMap<usize, Vec<[f64; 4]>> = BTreeMap::new();
    for (page, rectangle) in widgets {
        by_page.entry(*page).or_default().push(*rectangle);
    }
    let mut found = Vec::new();
    for (number, rectangles) in by_page {
        let page = number.checked_sub(1).and_then(|index| pdf.pages().get(index));
        let Some(page) = page else { continue };
        let height = f64::from(page.render_dimensions().1);
        let (glyphs, shapes) = shown(page, &pdf, MOST_GLYPHS);
        let signs: Vec<(f64, f64)> = glyphs
            .iter()
            .filter(|glyph| !glyph.text.trim().is_empty())
            .map(|glyph| (glyph.x, height - glyph.y))
            .collect();
        for [x0, y0, x1, y1] in rectangles.iter().take(MOST_FIELDS) {
            // Upwards in the file, downwards where things are drawn.
            let field = Rect::new(*x0, height - y0, *x1, height - y1).abs();
            if field.width() <= 0.0 || field.height() <= 0.0 {
                continue;
            }
            let within = |(x, y): &&(f64, f64)| {
                (field.x0..=field.x1).contains(x) && (field.y0..=field.y1).contains(&(height - y))
            };
            let inner = field.inset(-HAIR);
            let over = |shape: &Rect| {
                let both = inner.intersect(*shape);
                both.width() > 0.0 && both.height() > 0.0
            };
            // The frame around a field is drawn too, and so is the ground below it.
            let drawn = |shape: &Rect| {
                over(shape)
                    && inner.union(*shape) == inner
                    && shape.width().max(shape.height()) > HAIR
            };
            let mut say = |what: &str| {
                let told = format!("bidang tanda tangan di halaman {number} menutupi {what}");
                if !found.contains(&told) {
                    found.push(told);
                }
            };
            if signs.iter().filter(within).count() > 1 {
                say("teks");
            }
            if shapes.pictures.iter().any(over) {
                say("gambar");
            }
            if shapes.drawings.iter().any(drawn) {
                say("grafik atau garis");
            }
        }
    }
    found
}
