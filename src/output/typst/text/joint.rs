//! Whether two runs of text belong to one word.

use typst::layout::{Abs, Point};
use typst::syntax::Span;
use typst::text::TextItem;

use super::open::Context;

/// The widest gap between runs of one word, in parts of the size of the smaller letters.
const GAP: f64 = 0.15;
/// The widest gap in front of what never stands alone, in parts of the size of the larger letters:
/// the inset of a label that a mark or a comma follows.
const WIDE: f64 = 0.5;
/// Signs that never stand alone.
const CLINGING: [char; 7] = [',', '.', ';', ':', ')', '!', '?'];
/// The largest step up or down on one line, in parts of the size of the larger letters.
const STEP: f64 = 0.6;
/// The same for a mark set high, and where a formula starts or ends, maybe with a fraction.
const TALL: f64 = 1.6;
/// Signs behind which a line may break within a word.
const BREAKING: [char; 4] = ['-', '–', '—', '/'];

/// Where a run of text starts.
pub struct Start {
    spot: Spot,
    blank: bool,
    /// Whether it is a mark set high.
    mark: bool,
    /// Whether it is a sign that never stands alone.
    clings: bool,
}

/// Where a run of text ends.
pub struct End {
    spot: Spot,
    blank: bool,
    /// Whether a line may have been broken here within a word.
    breaking: bool,
}

/// A place in the pages and in the text that was set.
struct Spot {
    page: usize,
    point: Point,
    size: Abs,
    /// The largest step to what stands on the same line.
    step: f64,
    /// The text, and how many bytes of it lie before the spot.
    source: (Span, usize),
}

impl Start {
    /// The start of a run.
    pub fn of(item: &TextItem, point: Point, page: usize, context: &Context) -> Self {
        let source = item.glyphs.first().map(|glyph| (glyph.span.0, usize::from(glyph.span.1)));
        let spot = Spot::new(item, point, page, context, source);
        let blank = item.text.starts_with(char::is_whitespace);
        Self { spot, blank, mark: context.mark, clings: item.text.starts_with(CLINGING) }
    }
}

impl End {
    /// The end of a run.
    pub fn of(item: &TextItem, point: Point, page: usize, context: &Context) -> Self {
        let source = item
            .glyphs
            .last()
            .map(|glyph| (glyph.span.0, usize::from(glyph.span.1) + glyph.range().len()));
        let mut letters = item.text.chars().rev();
        let breaking = letters.next().is_some_and(|last| BREAKING.contains(&last))
            && letters.next().is_some_and(|before| !before.is_whitespace());
        let blank = item.text.ends_with(char::is_whitespace);
        Self { spot: Spot::new(item, point, page, context, source), blank, breaking }
    }

    /// The end of a formula is where its widest part ends.
    pub fn widen(&mut self, earlier: &Self) {
        self.spot.point.x = self.spot.point.x.max(earlier.spot.point.x);
    }

    /// Whether the run that starts there goes on with the word that ends here.
    pub fn joins(&self, start: &Start) -> bool {
        let (end, next) = (&self.spot, &start.spot);
        let (text, at) = end.source;
        if self.blank || start.blank {
            return false;
        }
        // A mark belongs to what it follows, even on a line of its own.
        if start.mark {
            return true;
        }
        if !text.is_detached() && text == next.source.0 && next.source.1 > 0 {
            // The same text goes on: at once, or behind the blank at which the line was broken.
            // Several texts may come from one place in a template, but each of them starts at 0.
            if next.source.1 >= at {
                return next.source.1 == at;
            }
        }
        end.beside(next, start.clings) || (self.breaking && !end.level(next))
    }
}

impl Spot {
    fn new(
        item: &TextItem,
        point: Point,
        page: usize,
        context: &Context,
        source: Option<(Span, usize)>,
    ) -> Self {
        let step = if context.mark || context.formula.is_some() { TALL } else { STEP };
        let source = source.unwrap_or((Span::detached(), 0));
        Self { page, point, size: item.size, step, source }
    }

    fn level(&self, next: &Self) -> bool {
        let reach = self.size.max(next.size) * self.step.max(next.step);
        self.page == next.page && (next.point.y - self.point.y).abs() < reach
    }

    fn beside(&self, next: &Self, clings: bool) -> bool {
        let (one, other) = (self.size, next.size);
        let reach = if clings { one.max(other) * WIDE } else { one.min(other) * GAP };
        self.level(next) && (next.point.x - self.point.x).abs() <= reach
    }
}
