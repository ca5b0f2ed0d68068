//! Which things of two sequences belong together: first by what they are called, then, between
//! those, by how much alike their words are. Order is never crossed.

use lkjip_metrics::banding::{Run, align};

/// What is compared of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Only things of one kind are the same.
    pub kind: String,
    /// What it is called; things of the same name are the same.
    pub name: String,
    /// Its words, sorted, by which others are alike.
    words: Vec<String>,
}

/// Two things that belong together, or one that is alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// In both; places in the old and in the new sequence.
    Both(usize, usize),
    /// In the old one only.
    Gone(usize),
    /// In the new one only.
    Come(usize),
}

/// Likeness, in parts of a thousand, from which things belong together.
const ALIKE: usize = 350;

/// Pairs to weigh at most between two fixed points; a larger heap is told apart, not matched.
const MOST: usize = 20_000;

impl Thing {
    /// A thing with a name and words.
    pub fn new(kind: impl Into<String>, name: impl Into<String>, text: &str) -> Self {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
        words.sort_unstable();
        Self { kind: kind.into(), name: name.into(), words }
    }

    /// A thing that is the same by its name only.
    pub fn named(kind: &str, name: &str) -> Self {
        Self::new(kind, name, "")
    }

    /// How many words of both are the same, in parts of a thousand.
    fn likeness(&self, other: &Self) -> usize {
        if self.kind == other.kind { likeness(&self.words, &other.words) } else { 0 }
    }
}

/// How many words of two sorted lists are the same, in parts of a thousand. Lists of which one is so much
/// longer that they cannot be alike are not looked at: that is 0.
pub fn likeness<T: Ord>(one: &[T], other: &[T]) -> usize {
    let all = one.len() + other.len();
    let most = one.len().min(other.len()).saturating_mul(2_000).checked_div(all).unwrap_or(0);
    if most < ALIKE {
        return 0;
    }
    let (mut one, mut two) = (one.iter().peekable(), other.iter().peekable());
    let mut same = 0;
    while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(two.next()),
            std::cmp::Ordering::Equal => {
                same += 2;
                one.next();
                two.next();
            }
        }
    }
    same * 1000 / all
}

/// Pairs two sequences. The pairs cover both; between two that belong together, what went comes
/// first.
pub fn pair(old: &[Thing], new: &[Thing]) -> Vec<Pair> {
    let names = |things: &[Thing]| -> Vec<(String, String)> {
        things.iter().map(|thing| (thing.kind.clone(), thing.name.clone())).collect()
    };
    let mut pairs = Vec::new();
    for run in align(&names(old), &names(new)) {
        match run {
            Run::Same(went, came) => pairs.extend(went.zip(came).map(|(a, b)| Pair::Both(a, b))),
            Run::Other(went, came) => {
                let (from, to) = (went.start, came.start);
                let (went, came) = (old.get(went), new.get(came));
                let near = near(went.unwrap_or_default(), came.unwrap_or_default());
                pairs.extend(near.into_iter().map(|pair| match pair {
                    Pair::Both(a, b) => Pair::Both(from + a, to + b),
                    Pair::Gone(a) => Pair::Gone(from + a),
                    Pair::Come(b) => Pair::Come(to + b),
                }));
            }
        }
    }
    pairs
}

/// Pairs what is alike, so that the sum of likeness is the largest.
fn near(old: &[Thing], new: &[Thing]) -> Vec<Pair> {
    let (rows, columns) = (old.len(), new.len());
    if rows.saturating_mul(columns) > MOST {
        return alone(0..rows, 0..columns).collect();
    }
    let width = columns + 1;
    // best[a * width + b]: the largest sum for what comes from `a` and `b` on.
    let mut best = vec![0_usize; (rows + 1) * width];
    let mut alike = vec![0_usize; rows * columns];
    let at = |list: &[usize], index: usize| list.get(index).copied().unwrap_or(0);
    for (a, one) in old.iter().enumerate().rev() {
        for (b, two) in new.iter().enumerate().rev() {
            let likeness = one.likeness(two);
            let likeness = if likeness >= ALIKE { likeness } else { 0 };
            if let Some(slot) = alike.get_mut(a * columns + b) {
                *slot = likeness;
            }
            let skip = at(&best, (a + 1) * width + b).max(at(&best, a * width + b + 1));
            let taken = match likeness {
                0 => 0,
                likeness => likeness + at(&best, (a + 1) * width + b + 1),
            };
            if let Some(slot) = best.get_mut(a * width + b) {
                *slot = skip.max(taken);
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b, mut from, mut to) = (0, 0, 0, 0);
    while a < rows && b < columns {
        let likeness = at(&alike, a * columns + b);
        let here = at(&best, a * width + b);
        if likeness > 0 && here == likeness + at(&best, (a + 1) * width + b + 1) {
            pairs.extend(alone(from..a, to..b));
            pairs.push(Pair::Both(a, b));
            (a, b) = (a + 1, b + 1);
            (from, to) = (a, b);
        } else if here == at(&best, (a + 1) * width + b) {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs.extend(alone(from..rows, to..columns));
    pairs
}

fn alone(old: std::ops::Range<usize>, new: std::ops::Range<usize>) -> impl Iterator<Item = Pair> {
    old.map(Pair::Gone).chain(new.map(Pair::Come))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn things(texts: &[&str]) -> Vec<Thing> {
        texts.iter().map(|text| Thing::new("p", *text, text)).collect()
    }

    #[test]
    fn the_same_then_the_alike_belong_together() {
        let old = things(&["satu dua tiga", "empat lima enam", "tujuh"]);
        let new = things(&["baru sekali", "satu dua tiga", "empat lima delapan", "tujuh"]);
        let expected = [Pair::Come(0), Pair::Both(0, 1), Pair::Both(1, 2), Pair::Both(2, 3)];
        assert_eq!(pair(&old, &new), expected);
        let other = vec![Thing::new("q", "x", "empat lima enam")];
        assert_eq!(pair(&old[1..2], &other), [Pair::Gone(0), Pair::Come(0)]);
    }

    #[test]
    fn lists_of_very_different_lengths_are_not_looked_at() {
        let many: Vec<usize> = (0..100).collect();
        // 18 of 118 words, twice: 305 of a thousand at most; 22 of 122: 360.
        assert_eq!(likeness(&many, &many[..18]), 0);
        assert_eq!(likeness(&many, &many[..22]), 360);
        assert_eq!(likeness::<usize>(&[], &[]), 0);
    }

    #[test]
    fn a_huge_heap_is_told_apart_at_once() {
        let many = |word: &str| -> Vec<Thing> {
            (0..300).map(|n| Thing::new("p", format!("{word}{n}"), "sama saja")).collect()
        };
        let pairs = pair(&many("a"), &many("b"));
        assert_eq!(pairs.len(), 600);
    }
}
