//! The characters of a page with their places.

use std::sync::Arc;

use hayro_interpret::font::{FontData, Glyph as Drawn};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::ruled::Rules;
use crate::output::typst::font;

/// Units in which widths of characters are given, to a size of one.
const EM: f64 = 1000.0;

/// A character with its place in points, `y` downwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// What it says.
    pub text: String,
    /// Left.
    pub x: f64,
    /// Right.
    pub end: f64,
    /// The line on which it stands.
    pub y: f64,
    /// Size of the type.
    pub size: f64,
}

/// The characters of a page, at most so many, and the lines that are drawn on it.
pub fn of(page: &Page<'_>, pdf: &Pdf, most: usize) -> (Vec<Glyph>, Rules) {
    let taker = taken(page, pdf, most, false);
    (taker.glyphs, taker.rules)
}

/// Every character of a page, those of running heads and of turned text too.
pub fn all(page: &Page<'_>, pdf: &Pdf, most: usize) -> Vec<Glyph> {
    taken(page, pdf, most, true).glyphs
}

/// What is drawn on a page, each by the box around it.
#[derive(Debug, Default)]
pub struct Shapes {
    /// Pictures.
    pub pictures: Vec<Rect>,
    /// Lines and areas.
    pub drawings: Vec<Rect>,
}

/// Every character of a page, and what is drawn on it.
pub fn shown(page: &Page<'_>, pdf: &Pdf, most: usize) -> (Vec<Glyph>, Shapes) {
    let taker = taken(page, pdf, most, true);
    (taker.glyphs, taker.shapes)
}

fn taken(page: &Page<'_>, pdf: &Pdf, most: usize, all: bool) -> Taker {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        // A font that does not lie in the file stands in for its widths only.
        font_resolver: Arc::new(|_| {
            let data: FontData = Arc::new(font("LiberationSans-Regular.ttf")?);
            Some((data, 0))
        }),
        render_annotations: false,
        ..InterpreterSettings::default()
    };
    let area = Rect::new(-1e6, -1e6, 1e6, 1e6);
    let mut context =
        Context::new(page.initial_transform(true).to_kurbo(), area, &cache, pdf.xref(), settings);
    let (glyphs, rules, aside) = (Vec::new(), Rules::default(), Vec::new());
    let mut taker = Taker { glyphs, rules, most, aside, all, shapes: Shapes::default() };
    interpret_page(page, &mut context, &mut taker);
    taker
}

/// Takes the characters and lets everything else go.
struct Taker {
    glyphs: Vec<Glyph>,
    rules: Rules,
    most: usize,
    /// Whether each open mark of content is one of what is no text: running heads, page numbers.
    aside: Vec<bool>,
    /// Whether what is aside is taken all the same.
    all: bool,
    /// What is drawn, when all is taken.
    shapes: Shapes,
}

impl Taker {
    fn take(&mut self, glyph: &Drawn<'_>, transform: Affine) -> Option<()> {
        if self.glyphs.len() >= self.most || (!self.all && self.aside.contains(&true)) {
            return None;
        }
        let text = match glyph.as_unicode()? {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        let width = match glyph {
            Drawn::Outline(outline) => outline.advance_width().map_or(EM / 2.0, f64::from),
            Drawn::Type3(_) => EM / 2.0,
        };
        let start = transform * Point::ZERO;
        let end = transform * Point::new(width, 0.0);
        let top = transform * Point::new(0.0, EM);
        let size = (top - start).hypot();
        // Text that runs upwards is no part of the lines.
        let level = (end.y - start.y).abs() <= size / 10.0;
        let sane = [start.x, start.y, end.x, size].iter().all(|n| n.is_finite() && n.abs() < 1e5);
        if (level || self.all) && sane && size > 0.5 {
            self.glyphs.push(Glyph { text, x: start.x, end: end.x, y: start.y, size });
        }
        Some(())
    }
}

impl Device<'_> for Taker {
    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let _ = self.take(glyph, transform * glyph_transform);
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<i32>) {
        self.aside.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.aside.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'_>, mode: &PathDrawMode) {
        self.rules.take(path, transform, matches!(mode, PathDrawMode::Stroke(_)));
        if self.all && self.shapes.drawings.len() < self.most {
            self.shapes.drawings.push(transform.transform_rect_bbox(path.bounding_box()));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, image: Image<'_, '_>, transform: Affine) {
        if self.all && self.shapes.pictures.len() < self.most {
            let (width, height) = (f64::from(image.width()), f64::from(image.height()));
            let box_ = transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
            self.shapes.pictures.push(box_);
        }
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
