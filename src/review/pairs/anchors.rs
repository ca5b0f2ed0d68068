//! Units that bookmarks, or the keys of rows, tell to be the same.

use std::collections::BTreeMap;

use super::units::Unit;
use crate::review::Line;

/// Likeness, in parts of a thousand, below which a bookmark alone is not believed at first: it may have
/// slipped into the next paragraph when its own was deleted.
const ALIKE: usize = 350;

/// How far a bookmark slips.
const NEAR: usize = 3;

/// Pairs of places in both sequences of units.
pub type Anchors = Vec<(usize, usize)>;

/// Pairs that are sure, and those to be tried last.
pub fn anchors(old: (&[Line], &[Unit]), new: (&[Line], &[Unit])) -> (Anchors, Anchors) {
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let pairs = [
        (places(old, bookmarks), places(new, bookmarks)),
        (places(old, row_key), places(new, row_key)),
    ];
    for (old_places, new_places) in &pairs {
        for (name, at) in old_places {
            if let (Some(at), Some(Some(to))) = (at, new_places.get(name)) {
                *votes.entry((*at, *to)).or_default() += 1;
            }
        }
    }
    let mut ranked: Vec<(usize, (usize, usize))> = votes.into_iter().map(|(p, n)| (n, p)).collect();
    ranked.sort_by_key(|(count, place)| (std::cmp::Reverse(*count), *place));
    let (mut taken, mut given) = (vec![false; old.1.len()], vec![false; new.1.len()]);
    let (old_counts, new_counts) = (counts(old.1), counts(new.1));
    let (mut sure, mut later) = (Vec::new(), Vec::new());
    for (_, (at, to)) in ranked {
        let (Some(one), Some(two)) = (old.1.get(at), new.1.get(to)) else { continue };
        let (Some(used), Some(got)) = (taken.get_mut(at), given.get_mut(to)) else { continue };
        if *used || *got || one.kind != two.kind {
            continue;
        }
        // What says the same elsewhere belongs there.
        let elsewhere = one.id != two.id
            && (old_counts.contains_key(&two.id) || new_counts.contains_key(&one.id));
        let likeness = one.likeness(two);
        let from = at.saturating_sub(NEAR);
        let around = old.1.get(from..).unwrap_or_default().iter().take(2 * NEAR + 1);
        let better = || around.map(|unit| unit.likeness(two)).any(|other| other > likeness);
        if elsewhere || (one.id != two.id && (likeness < ALIKE || better())) {
            later.push((at, to));
        } else {
            (*used, *got) = (true, true);
            sure.push((at, to));
        }
    }
    sure.sort_unstable();
    (sure, later)
}

/// Numbers of texts that occur.
fn counts(units: &[Unit]) -> BTreeMap<u32, usize> {
    let mut counts = BTreeMap::new();
    for unit in units {
        *counts.entry(unit.id).or_default() += 1;
    }
    counts
}

/// Units by a name of theirs; a name of several units leads to none.
fn places(
    (lines, units): (&[Line], &[Unit]),
    names: fn(&Line) -> Vec<String>,
) -> BTreeMap<String, Option<usize>> {
    let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let own = lines.get(unit.lines.clone()).unwrap_or_default();
        for name in own.iter().flat_map(names) {
            let place = places.entry(name).or_insert(Some(at));
            if *place != Some(at) {
                *place = None;
            }
        }
    }
    places
}

fn bookmarks(line: &Line) -> Vec<String> {
    line.bookmarks.clone()
}

fn row_key(line: &Line) -> Vec<String> {
    let cell = line.place.cell.as_ref().filter(|cell| !cell.row_key.is_empty());
    cell.map(|cell| format!("{}\u{1f}{}", cell.caption, cell.row_key)).into_iter().collect()
}

/// The most of the pairs that do not cross each other; they are sorted by their first place.
pub fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best chain of each length, and the pair before every pair.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let length = tails.partition_point(|tail| second(*tail) < pair.1);
        before.push(length.checked_sub(1).and_then(|last| tails.get(last)).copied());
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut chain = Vec::new();
    let mut next = tails.last().copied();
    while let Some(at) = next {
        chain.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}
