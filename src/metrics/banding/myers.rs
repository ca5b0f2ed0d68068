//! Myers' shortest edit script in linear space, with a bound on its work.
//!
//! The same script as that of `similar`, whose search has no bound but a clock, and wanders outside of what
//! is compared when one sequence is much longer than the other.

use std::ops::Range;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, DiffHook, Replace};

/// Steps for each item of both sequences, beside [`LEAST`]: texts of a thousand words that have nothing in
/// common take a third of it.
const EACH: usize = 1_000;

/// Steps that are always allowed.
const LEAST: usize = 1_000_000;

/// Finds the shortest script. Where the work would grow faster than the sequences, what lies between the
/// parts that were found to be the same is told as gone and come. Beside the operations, in order, how many places were looked at.
pub(super) fn script<T: Eq>(old: &[T], new: &[T]) -> (Vec<DiffOp>, usize) {
    let most = old.len().saturating_add(new.len()).saturating_mul(EACH).saturating_add(LEAST);
    let half = (old.len() + new.len()).div_ceil(2) + 1;
    let mut search = Search {
        old,
        new,
        forth: Ends::new(half),
        back: Ends::new(half),
        steps: 0,
        most,
        hook: Compact::new(Replace::new(Capture::new()), old, new),
    };
    let Ok(()) = search.divide(0..old.len(), 0..new.len());
    let Ok(()) = search.hook.finish();
    (search.hook.into_inner().into_inner().into_ops(), search.steps)
}

/// How far the paths reach on each diagonal; none where every path leaves what is compared.
struct Ends {
    reached: Vec<Option<usize>>,
    middle: isize,
}

impl Ends {
    fn new(most: usize) -> Self {
        // Half of the memory of a process is never asked for: sequences lie in it.
        let middle = isize::try_from(most).unwrap_or(isize::MAX / 4).saturating_add(1);
        Self { reached: vec![None; most.saturating_mul(2).saturating_add(3)], middle }
    }

    fn get(&self, diagonal: isize) -> Option<usize> {
        let at = usize::try_from(diagonal.checked_add(self.middle)?).ok()?;
        self.reached.get(at).copied().flatten()
    }

    fn set(&mut self, diagonal: isize, end: Option<usize>) {
        let at = diagonal.checked_add(self.middle).and_then(|at| usize::try_from(at).ok());
        if let Some(slot) = at.and_then(|at| self.reached.get_mut(at)) {
            *slot = end;
        }
    }

    /// Where the next path on a diagonal begins, in both sequences of these lengths: from the one beside it
    /// that reaches further.
    fn next(&self, diagonal: isize, (n, m): (usize, usize)) -> Option<(usize, usize)> {
        let inside = |x: usize| (x <= n).then(|| Some((x, below(x, diagonal, m)?))).flatten();
        let right = self.get(diagonal - 1).and_then(|x| inside(x + 1));
        let down = self.get(diagonal + 1).and_then(inside);
        match (right, down) {
            (Some(right), Some(down)) => Some(if right.0 <= down.0 { down } else { right }),
            (right, down) => right.or(down),
        }
    }
}

type Hook<'s, T> = Compact<'s, 's, [T], [T], Replace<Capture>>;

struct Search<'s, T> {
    old: &'s [T],
    new: &'s [T],
    forth: Ends,
    back: Ends,
    steps: usize,
    most: usize,
    hook: Hook<'s, T>,
}

impl<T: Eq> Search<'_, T> {
    /// Compares two ranges: what they begin and end with, then both halves around the middle of a
    /// shortest path.
    fn divide(
        &mut self,
        mut old: Range<usize>,
        mut new: Range<usize>,
    ) -> Result<(), <Capture as DiffHook>::Error> {
        let head = self.same(old.clone(), new.clone());
        if head > 0 {
            self.hook.equal(old.start, new.start, head)?;
        }
        (old.start, new.start) = (old.start + head, new.start + head);
        let tail = self.same_behind(old.clone(), new.clone());
        (old.end, new.end) = (old.end - tail, new.end - tail);
        let ends = (old.end, new.end);
        match (old.is_empty(), new.is_empty()) {
            (true, true) => {}
            (false, true) => self.hook.delete(old.start, old.len(), new.start)?,
            (true, false) => self.hook.insert(old.start, new.start, new.len())?,
            (false, false) => match self.middle(&old, &new) {
                Some((x, y)) => {
                    self.divide(old.start..x, new.start..y)?;
                    self.divide(x..old.end, y..new.end)?;
                }
                None => {
                    self.hook.delete(old.start, old.len(), new.start)?;
                    self.hook.insert(old.start, new.start, new.len())?;
                }
            },
        }
        if tail > 0 {
            self.hook.equal(ends.0, ends.1, tail)?;
        }
        Ok(())
    }

    /// How many items both ranges begin with.
    fn same(&self, old: Range<usize>, new: Range<usize>) -> usize {
        let sides =
            self.old.get(old).unwrap_or_default().iter().zip(self.new.get(new).unwrap_or_default());
        sides.take_while(|(one, other)| one == other).count()
    }

    /// How many items both ranges end with.
    fn same_behind(&self, old: Range<usize>, new: Range<usize>) -> usize {
        let old = self.old.get(old).unwrap_or_default().iter().rev();
        let sides = old.zip(self.new.get(new).unwrap_or_default().iter().rev());
        sides.take_while(|(one, other)| one == other).count()
    }

    /// A place on a shortest path, where the paths from both ends meet. `None` when the steps are used up.
    fn middle(&mut self, old: &Range<usize>, new: &Range<usize>) -> Option<(usize, usize)> {
        let (n, m) = (old.len(), new.len());
        let (wide, high) = (isize::try_from(n).ok()?, isize::try_from(m).ok()?);
        let delta = wide - high;
        let odd = delta & 1 == 1;
        self.forth.set(-1, None);
        self.forth.set(0, None);
        self.forth.set(1, Some(0));
        self.back.set(-1, None);
        self.back.set(0, None);
        self.back.set(1, Some(0));
        for d in 0..=isize::try_from((n + m).div_ceil(2)).ok()? {
            if self.steps > self.most {
                return None;
            }
            // Diagonals outside of what is compared lead nowhere.
            let (low, top) = (-d + 2 * (d - high).max(0), d - 2 * (d - wide).max(0));
            self.edge(d);
            for k in (low..=top).rev().step_by(2) {
                let start = self.forth.next(k, (n, m));
                let end = start
                    .map(|(x, y)| x + self.same(old.start + x..old.end, new.start + y..new.end));
                self.walked(start, end);
                self.forth.set(k, end);
                if odd
                    && (k - delta).abs() < d
                    && let (Some((x, y)), Some(end)) = (start, end)
                    && self.back.get(delta - k).is_some_and(|other| end + other >= n)
                {
                    return Some((old.start + x, new.start + y));
                }
            }
            for k in (low..=top).rev().step_by(2) {
                let start = self.back.next(k, (n, m));
                let end = start.map(|(x, y)| {
                    x + self.same_behind(old.start..old.end - x, new.start..new.end - y)
                });
                self.walked(start, end);
                self.back.set(k, end);
                if !odd
                    && (k - delta).abs() <= d
                    && let Some(end) = end
                    && let Some(y) = below(end, k, m)
                    && self.forth.get(delta - k).is_some_and(|other| end + other >= n)
                {
                    return Some((old.end - end, new.end - y));
                }
            }
        }
        None
    }

    /// Forgets what an earlier search left beside the diagonals of this round.
    fn edge(&mut self, d: isize) {
        if d > 0 {
            for side in [-d - 1, d + 1] {
                self.forth.set(side, None);
                self.back.set(side, None);
            }
        }
    }

    fn walked(&mut self, start: Option<(usize, usize)>, end: Option<usize>) {
        let run = start.zip(end).map_or(0, |((x, _), end)| end - x);
        self.steps = self.steps.saturating_add(1 + run);
    }
}

/// The place in the new sequence of a place in the old one on a diagonal, if it lies in it.
fn below(x: usize, diagonal: isize, most: usize) -> Option<usize> {
    x.checked_add_signed(diagonal.checked_neg()?).filter(|y| *y <= most)
}

#[cfg(test)]
mod tests {
    use similar::{Algorithm, capture_diff_slices};

    use super::*;

    /// Steps for each item of both sequences.
    fn each(old: &[u64], new: &[u64]) -> usize {
        script(old, new).1 / (old.len() + new.len())
    }

    #[test]
    fn the_script_is_that_of_the_library() {
        let mut state = 88_172_645_463_325_252_u64;
        let mut chance = |most: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % most
        };
        for round in 0..4_000 {
            let letters = 1 + chance(12);
            let mut sequence = |longest| -> Vec<u64> {
                let length = chance(longest);
                (0..length).map(|_| chance(letters)).collect()
            };
            let (old, new) = (sequence(30), sequence(if round % 3 == 0 { 120 } else { 30 }));
            let expected = capture_diff_slices(Algorithm::Myers, &old, &new);
            assert_eq!(script(&old, &new).0, expected, "{old:?} {new:?}");
        }
    }

    #[test]
    fn work_grows_with_the_length_and_not_with_its_square() {
        let text = |words: u64, from: u64| -> Vec<u64> { (from..from + words).collect() };
        // A short text beside a long one: each place of the long one is met a bounded number of times.
        let short = text(7, 0);
        let [once, ten] = [10_000, 100_000].map(|length| {
            let mut long = text(length, 1_000);
            long.insert(5_000, 3);
            each(&short, &long)
        });
        assert!(once > 0 && ten <= 2 * once, "{once} {ten}");
        // Nothing in common: the bound holds, and what is told is one change.
        for length in [2_000, 8_000] {
            let (old, new) = (text(length, 0), text(length, 1_000_000));
            let bound = EACH + LEAST.div_ceil(old.len()) + 2;
            assert!(each(&old, &new) <= bound * 2, "{length}");
            assert_eq!(script(&old, &new).0.len(), 1);
        }
        // Few changes in a long text cost little, whatever its length.
        let old = text(200_000, 0);
        let new: Vec<u64> =
            old.iter().map(|n| if n % 5_000 == 7 { n + 1_000_000 } else { *n }).collect();
        assert!(each(&old, &new) <= 4, "{}", each(&old, &new));
        assert_eq!(script(&old, &new).0.len(), 81);
    }
}
