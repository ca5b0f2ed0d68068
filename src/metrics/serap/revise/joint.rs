//! Lines that belong together: one that was cut in two or more, or several that became one.

use std::ops::Range;

use super::{Sides, Word, joined};
use crate::banding::{Run, align};

/// Lines that are looked at together at most.
const MOST: usize = 8;

/// The pairs from a place on that are one edit. `None` when the line there stands for itself.
pub(super) fn from(sides: &[Sides], first: usize) -> Option<Range<usize>> {
    let is_alone = |sides: &Sides| sides.old.is_some() != sides.new.is_some();
    let is_changed = |sides: &Sides| {
        sides.old.is_some() && sides.new.is_some() && sides.old != sides.new && !sides.moved
    };
    // What came or went before the changed line, all of it the same way.
    let ahead = sides.get(first..)?.iter().take(MOST).take_while(|sides| is_alone(sides)).count();
    let middle = first + ahead;
    sides.get(middle).filter(|sides| is_changed(sides))?;
    let mut range = middle..middle + 1;
    for at in (first..middle).rev() {
        if !belongs(sides, &(at..range.end), at) {
            break;
        }
        range.start = at;
    }
    while range.len() < MOST
        && sides.get(range.end).is_some_and(is_alone)
        && belongs(sides, &(range.start..range.end + 1), range.end)
    {
        range.end += 1;
    }
    // What does not belong to it is told first, by itself.
    (range.start == first && range.len() > 1).then_some(range)
}

/// Whether half of the words of a line that is alone are among those on the other side.
fn belongs(sides: &[Sides], range: &Range<usize>, at: usize) -> bool {
    let Some(all) = sides.get(range.clone()) else { return false };
    let Some(own) = sides.get(at) else { return false };
    let kind = own.old.is_some();
    // Cut and joined at once is not to be told from rewritten.
    let alone = all.iter().filter(|sides| sides.old.is_some() != sides.new.is_some());
    if alone.into_iter().any(|sides| sides.old.is_some() != kind) {
        return false;
    }
    let old = joined(all.iter().filter_map(|sides| sides.old.as_ref()));
    let new = joined(all.iter().filter_map(|sides| sides.new.as_ref()));
    let side = |sides: &Sides| {
        let words = if kind { &sides.old } else { &sides.new };
        words.as_ref().map_or(0, |words| words.len() + 1)
    };
    let start: usize = all.iter().take(at - range.start).map(side).sum();
    let own = start..start + side(own).saturating_sub(1);
    let (words, mut same) = (if kind { &old } else { &new }, 0);
    let weigh = |range: Range<usize>| {
        let words = words.get(range).unwrap_or_default();
        words.iter().filter(|word| !matches!(word, Word::Space | Word::End)).count()
    };
    for run in align(&old, &new) {
        let Run::Same(from, to) = run else { continue };
        let run = if kind { from } else { to };
        same += weigh(run.start.max(own.start)..run.end.min(own.end).max(run.start.max(own.start)));
    }
    same * 2 >= weigh(own)
}
