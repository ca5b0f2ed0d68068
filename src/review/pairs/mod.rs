//! Lines of the draft and of the returned file, side by side.
//!
//! What is paired is a paragraph or a row of a table (`units`). Bookmarks of the program go first
//! (`anchors`), then the same text, then likeness of words, each within the gaps that the steps before it
//! left (`gaps`); what crosses these, or says the same elsewhere, was moved. Rows that belong together are
//! paired cell by cell (`cells`). Time grows with the length of the documents, not with its square: long
//! gaps in which nothing is the same are only compared place by place.

mod anchors;
mod cells;
mod gaps;
mod units;

use std::collections::BTreeMap;

use super::{Line, Reading};
use gaps::Sides;
use units::{Numbers, Unit};

/// A line of the draft and the one of the returned file that it became; one that is alone went or came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Place among the lines of the draft.
    pub old: Option<usize>,
    /// Place among the lines of the returned file.
    pub new: Option<usize>,
    /// Whether it stands at another place than before.
    pub moved: bool,
}

/// Words from which a text that stands elsewhere is taken for the same.
const MOVED_WORDS: usize = 3;

/// Likeness from which a changed text that stands elsewhere is taken for the same.
const MOVED_ALIKE: usize = 700;

/// Product of the numbers of what went and came up to which changed texts are looked for elsewhere.
const MOVED_WEIGHED: usize = 40_000;

/// Pairs the lines of two documents. Every line of both is in exactly one pair; the pairs stand in the
/// order of the returned file, what went before what follows it in the draft.
pub fn pair(base: &Reading, returned: &Reading) -> Vec<Pair> {
    let mut numbers = Numbers::default();
    let old = units::units(&base.lines, &mut numbers);
    let new = units::units(&returned.lines, &mut numbers);
    let sides = Sides { old: (&base.lines, &old), new: (&returned.lines, &new) };
    let matched = matched(sides);
    let mut partners: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for (at, to, moved) in matched {
        let (Some(one), Some(two)) = (old.get(at), new.get(to)) else { continue };
        let (one, two) = (one.lines.clone(), two.lines.clone());
        let is_row =
            |lines: &[Line], at: usize| lines.get(at).is_some_and(|line| line.place.cell.is_some());
        if is_row(&base.lines, one.start) {
            let pairs = cells::pair((&base.lines, one), (&returned.lines, two));
            partners.extend(pairs.into_iter().map(|(old, new)| (new, (old, moved))));
        } else {
            partners.insert(two.start, (one.start, moved));
        }
    }
    ordered(base.lines.len(), returned.lines.len(), &partners)
}

/// Pairs of units, and whether they were moved.
fn matched(sides: Sides<'_>) -> Vec<(usize, usize, bool)> {
    let (sure, mut later) = anchors::anchors(sides.old, sides.new);
    let chain = anchors::rising(&sure);
    later.extend(sure.iter().filter(|pair| !chain.contains_sorted(pair)));
    let mut found = Vec::new();
    let (mut at, mut to) = (0, 0);
    let end = [(sides.old.1.len(), sides.new.1.len())];
    for (next, beside) in chain.iter().chain(&end) {
        gaps::fill(sides, at..*next, to..*beside, &mut found);
        (at, to) = (next.saturating_add(1), beside.saturating_add(1));
    }
    found.extend(chain);
    let mut state = State::new(sides, &found);
    state.elsewhere();
    for (at, to) in later {
        state.take(at, to);
    }
    state.alike_elsewhere();
    state.found
}

/// Looks a pair up in a list that is sorted.
trait Sorted {
    fn contains_sorted(&self, pair: &(usize, usize)) -> bool;
}

impl Sorted for Vec<(usize, usize)> {
    fn contains_sorted(&self, pair: &(usize, usize)) -> bool {
        self.binary_search(pair).is_ok()
    }
}

/// What is paired, while the rest is looked for.
struct State<'a> {
    sides: Sides<'a>,
    found: Vec<(usize, usize, bool)>,
    /// Pairs that do not cross, from the old to the new and back.
    forth: BTreeMap<usize, usize>,
    taken: Vec<bool>,
    given: Vec<bool>,
}

impl<'a> State<'a> {
    fn new(sides: Sides<'a>, pairs: &[(usize, usize)]) -> Self {
        let mut taken = vec![false; sides.old.1.len()];
        let mut given = vec![false; sides.new.1.len()];
        for (at, to) in pairs {
            taken.get_mut(*at).into_iter().chain(given.get_mut(*to)).for_each(|used| *used = true);
        }
        let found = pairs.iter().map(|(at, to)| (*at, *to, false)).collect();
        Self { sides, found, forth: pairs.iter().copied().collect(), taken, given }
    }

    /// Pairs two units that are free; they were moved when that crosses other pairs.
    fn take(&mut self, at: usize, to: usize) {
        let (Some(taken), Some(given)) = (self.taken.get_mut(at), self.given.get_mut(to)) else {
            return;
        };
        if *taken || *given {
            return;
        }
        (*taken, *given) = (true, true);
        let before = self.forth.range(..at).next_back().is_none_or(|(_, before)| *before < to);
        let after = self.forth.range(at + 1..).next().is_none_or(|(_, after)| *after > to);
        let moved = !(before && after);
        if !moved {
            self.forth.insert(at, to);
        }
        self.found.push((at, to, moved));
    }

    fn free(units: &[Unit], used: &[bool]) -> Vec<usize> {
        let places = units.iter().zip(used).enumerate();
        places.filter(|(_, (_, used))| !**used).map(|(at, _)| at).collect()
    }

    /// The same text at another place.
    fn elsewhere(&mut self) {
        let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for at in Self::free(self.sides.old.1, &self.taken).into_iter().rev() {
            let Some(unit) = self.sides.old.1.get(at) else { continue };
            if unit.words.len() >= MOVED_WORDS {
                places.entry(unit.id).or_default().push(at);
            }
        }
        for to in Self::free(self.sides.new.1, &self.given) {
            let Some(unit) = self.sides.new.1.get(to) else { continue };
            if let Some(at) = places.get_mut(&unit.id).and_then(Vec::pop) {
                self.take(at, to);
            }
        }
    }

    /// Much the same text at another place.
    fn alike_elsewhere(&mut self) {
        let old = Self::free(self.sides.old.1, &self.taken);
        let new = Self::free(self.sides.new.1, &self.given);
        if old.len().saturating_mul(new.len()) > MOVED_WEIGHED {
            return;
        }
        let mut alike = Vec::new();
        for at in &old {
            for to in &new {
                let units = self.sides.old.1.get(*at).zip(self.sides.new.1.get(*to));
                let likeness = units.map_or(0, |(one, two)| match one.words.len() {
                    0..MOVED_WORDS => 0,
                    _ => one.likeness(two),
                });
                if likeness >= MOVED_ALIKE {
                    alike.push((std::cmp::Reverse(likeness), *at, *to));
                }
            }
        }
        alike.sort_unstable();
        alike.into_iter().for_each(|(_, at, to)| self.take(at, to));
    }
}

/// All lines in the order of the returned file.
fn ordered(old: usize, new: usize, partners: &BTreeMap<usize, (usize, bool)>) -> Vec<Pair> {
    let mut alone = vec![true; old];
    for (at, _) in partners.values() {
        if let Some(alone) = alone.get_mut(*at) {
            *alone = false;
        }
    }
    let mut pairs = Vec::with_capacity(old.max(new));
    let mut next = 0;
    let gone = |pairs: &mut Vec<Pair>, range: std::ops::Range<usize>| {
        for at in range.filter(|at| alone.get(*at).copied().unwrap_or(false)) {
            pairs.push(Pair { old: Some(at), new: None, moved: false });
        }
    };
    for to in 0..new {
        let partner = partners.get(&to).copied();
        if let Some((at, false)) = partner {
            // Cells of a row with other columns may stand in another order.
            gone(&mut pairs, next..at.max(next));
            next = next.max(at + 1);
        }
        let moved = partner.is_some_and(|(_, moved)| moved);
        pairs.push(Pair { old: partner.map(|(at, _)| at), new: Some(to), moved });
    }
    gone(&mut pairs, next..old);
    pairs
}
