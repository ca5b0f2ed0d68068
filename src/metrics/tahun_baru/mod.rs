//! The record of the next year, made from the text of last year's record.
//!
//! Bytes are edited, so comments, order, layout and line breaks stay. What was typed for last year is
//! never lost: a value that gives way to the mark [`BELUM_DIISI`] is remembered in a comment above its
//! line, a measured realisasi moves into `riwayat`, texts become comments at their place.
//!
//! `policy.rs` says what becomes of each key, `walk.rs` finds the keys, one file per subject does
//! what is special to it. Knows no file; who calls checks what comes out.

mod akip;
mod edits;
mod head;
pub(crate) mod layout;
mod off;
mod policy;
mod realisasi;
mod values;
mod walk;
mod years;

#[cfg(test)]
mod tests;

use crate::diagnostic::Sink;
use crate::figures::Figures;
use crate::read::{BELUM_DIISI, Node, Read, parse};
use crate::record::RawRecord;
use edits::Edits;
use layout::Layout;

/// From which year to which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The year of the old record.
    pub from: i32,
    /// The year of the new one, which is later.
    pub to: i32,
}

/// The text of the record of a later year. `figures` are those of the old record, which must be free
/// of galat; `schema` takes the place of the address of the schema in the first line.
pub fn tahun_baru(source: &str, figures: &Figures, step: Step, schema: Option<&str>) -> String {
    let tree = parse(source, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let layout = Layout::new(source, &root);
    let mut maker = Maker::new(&layout, figures, step, &root);
    maker.visit(&root, &RawRecord::shape());
    maker.head(&root, schema);
    maker.edits.apply(&layout, step.from)
}

/// What the parts of this module share: the old record, and the edits so far.
struct Maker<'m, 's> {
    layout: &'m Layout<'s>,
    figures: &'m Figures,
    step: Step,
    /// Whether the Renstra covers the new year too.
    period_holds: bool,
    edits: Edits,
    /// Keys of texts that stay although they speak of an old year.
    dated: Vec<String>,
}

impl<'m, 's> Maker<'m, 's> {
    fn new(layout: &'m Layout<'s>, figures: &'m Figures, step: Step, root: &Node<'_>) -> Self {
        let year = |key| {
            root.get("renstra").and_then(|renstra| renstra.get(key)).and_then(|n| values::year(&n))
        };
        let period_holds = match (year("mulai"), year("akhir")) {
            (Some(from), Some(to)) => (from..=to).contains(&step.to),
            _ => true,
        };
        let (edits, dated) = (Edits::default(), Vec::new());
        Self { layout, figures, step, period_holds, edits, dated }
    }
}

/// The mark as typed.
fn mark() -> String {
    format!("\"{BELUM_DIISI}\"")
}
