//! Units between those that are paired already: first the same text, then alike ones.

use std::collections::BTreeMap;
use std::ops::Range;

use lkjip_metrics::banding::{Run, align};

use super::anchors::rising;
use super::units::Unit;
use crate::document::beda::pairs::{Pair as Near, pair as near};
use crate::review::Line;

/// Product of the lengths of two gaps up to which they are aligned at once.
const ALIGNED: usize = 4_000_000;

/// The same up to which alike units are looked for.
const WEIGHED: usize = 20_000;

/// Likeness from which units at the same place belong together.
const ALIKE: usize = 350;

/// Both documents.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    /// Lines and units of the draft.
    pub old: (&'a [Line], &'a [Unit]),
    /// Those of the returned file.
    pub new: (&'a [Line], &'a [Unit]),
}

/// Pairs what lies in two gaps, without crossing.
pub fn fill(
    sides: Sides<'_>,
    old: Range<usize>,
    new: Range<usize>,
    found: &mut Vec<(usize, usize)>,
) {
    if old.is_empty() || new.is_empty() {
        return;
    }
    if old.len().saturating_mul(new.len()) <= ALIGNED {
        return aligned(sides, old, new, found);
    }
    // Texts that stand once in both cut a long gap into short ones.
    let unique = unique(sides, &old, &new);
    let (mut at, mut to) = (old.start, new.start);
    let end = [(old.end, new.end)];
    for (next, beside) in unique.iter().chain(&end) {
        let (one, two) = (at..*next, to..*beside);
        if one.len().saturating_mul(two.len()) <= ALIGNED {
            aligned(sides, one, two, found);
        } else {
            abreast(sides, one, two, found);
        }
        (at, to) = (next.saturating_add(1), beside.saturating_add(1));
    }
    found.extend(unique);
}

fn unique(sides: Sides<'_>, old: &Range<usize>, new: &Range<usize>) -> Vec<(usize, usize)> {
    let once = |units: &[Unit], range: &Range<usize>| {
        let mut places: BTreeMap<u32, Option<usize>> = BTreeMap::new();
        for (at, unit) in units.iter().enumerate().take(range.end).skip(range.start) {
            places.entry(unit.id).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let places = once(sides.new.1, new);
    let mut pairs: Vec<(usize, usize)> = once(sides.old.1, old)
        .into_iter()
        .filter_map(|(id, at)| Some((at?, (*places.get(&id)?)?)))
        .collect();
    pairs.sort_unstable();
    rising(&pairs)
}

fn aligned(
    sides: Sides<'_>,
    old: Range<usize>,
    new: Range<usize>,
    found: &mut Vec<(usize, usize)>,
) {
    let ids = |units: &[Unit], range: &Range<usize>| -> Vec<u32> {
        units.get(range.clone()).unwrap_or_default().iter().map(|unit| unit.id).collect()
    };
    for run in align(&ids(sides.old.1, &old), &ids(sides.new.1, &new)) {
        match run {
            Run::Same(one, two) => {
                found.extend(one.zip(two).map(|(a, b)| (old.start + a, new.start + b)));
            }
            Run::Other(one, two) => {
                let one = old.start + one.start..old.start + one.end;
                let two = new.start + two.start..new.start + two.end;
                if one.len().saturating_mul(two.len()) <= WEIGHED {
                    alike(sides, one, two, found);
                } else {
                    abreast(sides, one, two, found);
                }
            }
        }
    }
}

fn alike(sides: Sides<'_>, old: Range<usize>, new: Range<usize>, found: &mut Vec<(usize, usize)>) {
    if old.is_empty() || new.is_empty() {
        return;
    }
    let things = |(lines, units): (&[Line], &[Unit]), range: &Range<usize>| {
        let own = units.get(range.clone()).unwrap_or_default();
        own.iter().map(|unit| unit.thing(lines)).collect::<Vec<_>>()
    };
    for pair in near(&things(sides.old, &old), &things(sides.new, &new)) {
        if let Near::Both(a, b) = pair {
            found.push((old.start + a, new.start + b));
        }
    }
}

/// Pairs what stands at the same place of two gaps and is alike.
fn abreast(
    sides: Sides<'_>,
    old: Range<usize>,
    new: Range<usize>,
    found: &mut Vec<(usize, usize)>,
) {
    for (at, to) in old.zip(new) {
        let units = sides.old.1.get(at).zip(sides.new.1.get(to));
        if units.is_some_and(|(one, two)| one.id == two.id || one.likeness(two) >= ALIKE) {
            found.push((at, to));
        }
    }
}
