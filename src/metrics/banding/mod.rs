//! Comparing: what has changed between two records, by meaning and not by line.
//!
//! [`banding`] walks two records along the shapes that the reader declares (`tree`), pairs what has
//! the same key (`items`), and tells each thing that was done once, as a [`Change`] of a
//! [`Family`]. Then it holds the figures of both against each other ([`Shift`]) and leads each shift
//! back to the change that it follows from (`chain`). Knows no file, page or colour.

mod align;
mod chain;
mod change;
mod content;
mod family;
mod items;
mod myers;
mod references;
mod shift;
pub mod tahun;
mod thing;
mod tree;
mod words;

use crate::diagnostic::Sink;
use crate::figures::Figures;
use crate::read::{self, Node, Read, Shape};
use crate::record::RawRecord;

pub use align::{Run, align};
pub use chain::{Link, Tree};
pub use change::{Change, Content, Family, Kind};
pub use content::settled;
pub use shift::Shift;
pub use tahun::banding_tahun;
pub use words::{Piece, cut, shortened, words};

/// One of two records.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its text.
    pub source: &'a str,
    /// Its figures.
    pub figures: &'a Figures,
}

/// What differs between two records.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Banding {
    /// What was done, in the order of the declaration.
    pub changes: Vec<Change>,
    /// The figures that are others now, by key.
    pub shifts: Vec<Shift>,
    /// What follows from each change, in the order of the changes.
    pub trees: Vec<Tree>,
    /// Shifts that cannot be led back to one change.
    pub rest: Vec<Link>,
}

/// Compares two records.
pub fn banding(old: Side<'_>, new: Side<'_>) -> Banding {
    let changes = changes(old.source, new.source);
    let shifts = shift::shifts(old.figures, new.figures, &changes);
    let (trees, rest) = chain::chain(old.figures, new.figures, &changes, &shifts);
    // A nought at the end of a number means something only where the number is printed as typed.
    let told = changes.into_iter().zip(trees);
    let told = told.filter(|(change, tree)| !(tree.roots.is_empty() && change.is_same_number()));
    let (changes, trees) = told.unzip();
    Banding { changes, shifts, trees, rest }
}

/// What was done between two records, without their figures.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let Shape::Noun(noun) = RawRecord::shape() else { return Vec::new() };
    // What is wrong with the syntax is for a check to tell.
    let mut sink = Sink::default();
    let (old, new) = (read::parse(old, &mut sink), read::parse(new, &mut sink));
    let (old, new) = (Node::root(old.get_ref(), old.span()), Node::root(new.get_ref(), new.span()));
    let mut changes = tree::compare(&old, &new, &noun);
    references::follow_keys(&mut changes);
    changes
}
