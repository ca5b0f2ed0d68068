//! Which parts of two sequences are the same: the one alignment on which every comparison rests.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A run of two sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// The same in both; ranges of the old and of the new.
    Same(Range<usize>, Range<usize>),
    /// Different: what went and what came, either of which may be empty.
    Other(Range<usize>, Range<usize>),
}

/// Aligns two sequences by a longest common subsequence. The runs cover both from end to end, and
/// exchanging the sequences exchanges the sides of the runs.
pub fn align<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<Run> {
    // Of several alignments that are equally good, the same one is taken in both directions.
    if old <= new {
        return runs(old, new);
    }
    let mut runs = runs(new, old);
    for run in &mut runs {
        let (Run::Same(one, other) | Run::Other(one, other)) = run;
        std::mem::swap(one, other);
    }
    runs
}

fn runs<T: Eq + Hash + Ord>(old: &[T], new: &[T]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, old, new) = step.as_tag_tuple();
        match (tag, runs.last_mut()) {
            (DiffTag::Equal, _) => runs.push(Run::Same(old, new)),
            (_, Some(Run::Other(went, came))) => {
                went.end = old.end;
                came.end = new.end;
            }
            _ => runs.push(Run::Other(old, new)),
        }
    }
    runs
}
