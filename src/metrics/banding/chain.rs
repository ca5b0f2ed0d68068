//! Consequences: from what was done to every figure that is another one because of it.
//!
//! A figure names the figures that it was computed from; here these ways are walked backwards,
//! over both records, through figures that differ.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::change::{Change, Family};
use super::shift::Shift;
use crate::figures::{Figure, Figures};

/// What follows from a change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// Figures that it touches at once.
    pub roots: Vec<Link>,
}

/// A figure that differs, with those that differ because of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Link {
    /// Position among the shifts.
    pub shift: usize,
    /// Whether another change has a part in it.
    pub shared: bool,
    /// Whether what follows from it has been told further up.
    pub told: bool,
    /// What follows.
    pub links: Vec<Link>,
}

/// Figures that follow one from the other at most; records know no such depth.
const DEEPEST: usize = 32;

/// Leads shifts back to changes: a tree for each change, and what is left.
pub(super) fn chain(
    old: &Figures,
    new: &Figures,
    changes: &[Change],
    shifts: &[Shift],
) -> (Vec<Tree>, Vec<Link>) {
    let ways = Ways::of(old, new, shifts);
    let mut roots: Vec<BTreeSet<usize>> =
        changes.iter().map(|change| ways.typed_in(change, shifts)).collect();
    let reached = |roots: &[BTreeSet<usize>]| -> BTreeSet<usize> {
        roots.iter().flatten().flat_map(|root| ways.below(*root)).collect()
    };
    let known = reached(&roots);
    for (change, roots) in changes.iter().zip(&mut roots).filter(|(_, roots)| roots.is_empty()) {
        roots.extend(ways.near(change, shifts, &known));
    }
    let rest = ways.first_of_rest(&reached(&roots), shifts);
    give_rest(changes, &mut roots, &rest);
    let rest = ways.first_of_rest(&reached(&roots), shifts);
    let mut parts = vec![0_usize; shifts.len()];
    for root in &roots {
        let below: BTreeSet<usize> = root.iter().flat_map(|root| ways.below(*root)).collect();
        for shift in below {
            if let Some(count) = parts.get_mut(shift) {
                *count += 1;
            }
        }
    }
    let tree = |roots: &BTreeSet<usize>| {
        let mut seen = BTreeSet::new();
        // What follows from another root is told below that one.
        let inner: BTreeSet<usize> = roots
            .iter()
            .flat_map(|root| ways.below(*root).into_iter().filter(move |below| below != root))
            .collect();
        let outer = roots.iter().filter(|root| !inner.contains(root));
        outer.map(|root| ways.link(*root, &parts, &mut seen, 0)).collect::<Vec<_>>()
    };
    let trees = roots.iter().map(|roots| Tree { roots: tree(roots) }).collect();
    (trees, tree(&rest))
}

/// Gives what no figure leads to, such as the consequence of another rule, to the one change that
/// can be its cause.
fn give_rest(changes: &[Change], roots: &mut [BTreeSet<usize>], rest: &BTreeSet<usize>) {
    if rest.is_empty() {
        return;
    }
    let pick = |fits: &dyn Fn(&Change, &BTreeSet<usize>) -> bool| -> Option<usize> {
        let mut found = changes.iter().zip(roots.iter()).enumerate();
        let first = found.find(|(_, (change, roots))| fits(change, roots)).map(|(at, _)| at)?;
        found.all(|(_, (change, roots))| !fits(change, roots)).then_some(first)
    };
    let cause = pick(&|change, _| change.family == Family::Kebijakan)
        .or_else(|| pick(&|_, roots| roots.is_empty()))
        .or_else(|| pick(&|_, _| true));
    if let Some(roots) = cause.and_then(|at| roots.get_mut(at)) {
        roots.extend(rest);
    }
}

/// The ways between figures that differ.
struct Ways {
    /// From each shift to those that follow from it.
    next: BTreeMap<usize, BTreeSet<usize>>,
    /// Shifts that follow from another one.
    later: BTreeSet<usize>,
}

impl Ways {
    fn of(old: &Figures, new: &Figures, shifts: &[Shift]) -> Self {
        let index = |key: fn(&Shift) -> &str| -> BTreeMap<String, usize> {
            shifts.iter().enumerate().map(|(at, shift)| (key(shift).to_string(), at)).collect()
        };
        let by_new = index(|shift| &shift.key);
        let by_old = index(|shift| shift.old_key.as_deref().unwrap_or(&shift.key));
        let mut ways = Self { next: BTreeMap::new(), later: BTreeSet::new() };
        for (at, shift) in shifts.iter().enumerate() {
            let sides = [(&shift.new, new, &by_new), (&shift.old, old, &by_old)];
            for (figure, figures, by) in sides {
                let inputs = figure.iter().flat_map(|figure| &figure.inputs);
                for input in inputs.filter(|input| figures.get(input).is_some()) {
                    if let Some(from) = by.get(input.as_str()).filter(|from| **from != at) {
                        ways.next.entry(*from).or_default().insert(at);
                        ways.later.insert(at);
                    }
                }
            }
        }
        ways
    }

    /// The figures that were typed within what a change is about.
    fn typed_in(&self, change: &Change, shifts: &[Shift]) -> BTreeSet<usize> {
        let within = |figure: &Option<Figure>, span: Option<&Range<usize>>| {
            let place = figure.as_ref().and_then(|figure| figure.place.as_ref());
            place.zip(span).is_some_and(|(place, span)| {
                !place.span.is_empty()
                    && span.start <= place.span.start
                    && place.span.end <= span.end
            })
        };
        let span =
            |content: &Option<super::Content>| content.as_ref().map(|c| c.place.span.clone());
        let (old, new) = (span(&change.old), span(&change.new));
        let whole = change.old.is_none() || change.new.is_none();
        let typed = shifts.iter().enumerate().filter(|(_, shift)| {
            // A default stands at the table around it, which holds much else.
            let exact = |figure: &Option<Figure>| {
                let place = figure.as_ref().and_then(|figure| figure.place.as_ref());
                place.is_some_and(|place| {
                    [&change.key, change.old_key.as_ref().unwrap_or(&change.key)]
                        .iter()
                        .any(|key| place.key.as_ref() == key.as_str())
                })
            };
            let here = within(&shift.new, new.as_ref()) || within(&shift.old, old.as_ref());
            here && (whole || is_leaf(change) || exact(&shift.new) || exact(&shift.old))
        });
        typed.map(|(at, _)| at).collect()
    }

    /// The first figures, not reached yet, of the thing that a change belongs to.
    fn near(&self, change: &Change, shifts: &[Shift], known: &BTreeSet<usize>) -> BTreeSet<usize> {
        // What a way of counting has a part in may be reached from elsewhere too.
        let policy = change.family == Family::Kebijakan;
        let ruled = |shift: &Shift| shift.new.as_ref().is_some_and(|figure| figure.rule.is_some());
        let free = |at: &usize, shift: &Shift| !known.contains(at) || (policy && ruled(shift));
        // From the innermost thing outwards: its key begins the paths of its figures.
        let parts: Vec<&str> = change.key.split('.').collect();
        for part in parts.iter().rev() {
            let belongs = |shift: &Shift| {
                shift.key.split('.').next() == Some(part)
                    || shift.key.split('.').nth(1) == Some(part)
            };
            let own: BTreeSet<usize> = shifts
                .iter()
                .enumerate()
                .filter(|(at, shift)| free(at, shift) && belongs(shift))
                .map(|(at, _)| at)
                .collect();
            if !own.is_empty() {
                let first = own.iter().copied().filter(|at| !self.follows(*at, &own));
                return first.collect();
            }
        }
        BTreeSet::new()
    }

    /// Whether a shift follows from one of these.
    fn follows(&self, at: usize, from: &BTreeSet<usize>) -> bool {
        from.iter().any(|from| self.next.get(from).is_some_and(|next| next.contains(&at)))
    }

    /// What has not been reached and does not follow from something else that has not.
    fn first_of_rest(&self, reached: &BTreeSet<usize>, shifts: &[Shift]) -> BTreeSet<usize> {
        let rest: BTreeSet<usize> = (0..shifts.len()).filter(|at| !reached.contains(at)).collect();
        rest.iter().copied().filter(|at| !self.follows(*at, &rest)).collect()
    }

    /// A shift and everything that follows from it.
    fn below(&self, from: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([from]);
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for next in self.next.get(&at).into_iter().flatten() {
                if found.insert(*next) {
                    open.push(*next);
                }
            }
        }
        found
    }

    fn link(&self, at: usize, parts: &[usize], seen: &mut BTreeSet<usize>, depth: usize) -> Link {
        let next = self.next.get(&at);
        let told = !seen.insert(at) && next.is_some();
        let shared = parts.get(at).is_some_and(|count| *count > 1);
        let links = match next {
            Some(next) if !told && depth < DEEPEST => {
                next.iter().map(|next| self.link(*next, parts, seen, depth + 1)).collect()
            }
            _ => Vec::new(),
        };
        Link { shift: at, shared, told, links }
    }
}

/// Whether a change is about one value and not about a table that holds others.
fn is_leaf(change: &Change) -> bool {
    let table = |content: &Option<super::Content>| {
        content.as_ref().is_some_and(|content| content.toml.starts_with('{'))
    };
    !table(&change.old) && !table(&change.new)
}
