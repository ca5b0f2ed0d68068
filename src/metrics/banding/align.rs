//! Which parts of two sequences are the same: the one alignment on which every comparison rests.

use std::ops::Range;

use similar::DiffTag;

use super::myers::script;

/// A run of two sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// The same in both; ranges of the old and of the new.
    Same(Range<usize>, Range<usize>),
    /// Different: what went and what came, either of which may be empty.
    Other(Range<usize>, Range<usize>),
}

/// Product of the lengths up to which sequences are aligned; beyond that, the search could take
/// minutes, and only what they begin and end with is told to be the same.
const LARGEST: usize = 100_000_000;

/// Whether two sequences are short enough to be aligned.
pub fn fits<T>(old: &[T], new: &[T]) -> bool {
    old.len().saturating_mul(new.len()) <= LARGEST
}

/// Aligns two sequences by a longest common subsequence. The runs cover both from end to end, and
/// exchanging the sequences exchanges the sides of the runs.
pub fn align<T: Eq + Ord>(old: &[T], new: &[T]) -> Vec<Run> {
    // Of several alignments that are equally good, the same one is taken in both directions.
    if old <= new {
        return trimmed(old, new);
    }
    let mut runs = trimmed(new, old);
    for run in &mut runs {
        let (Run::Same(one, other) | Run::Other(one, other)) = run;
        std::mem::swap(one, other);
    }
    runs
}

/// Aligns what lies between the parts that two sequences begin and end with.
fn trimmed<T: Eq + Ord>(old: &[T], new: &[T]) -> Vec<Run> {
    let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = old.get(head..).unwrap_or_default();
    let other = new.get(head..).unwrap_or_default();
    let tail = rest.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (ends, end) = (old.len() - tail, new.len() - tail);
    let middle = match (old.get(head..ends), new.get(head..end)) {
        (Some(one), Some(other)) if fits(one, other) => runs(one, other),
        _ => vec![Run::Other(0..ends - head, 0..end - head)],
    };
    let mut all = Vec::with_capacity(middle.len() + 2);
    if head > 0 {
        all.push(Run::Same(0..head, 0..head));
    }
    all.extend(middle.into_iter().map(|mut run| {
        let (Run::Same(one, other) | Run::Other(one, other)) = &mut run;
        *one = one.start + head..one.end + head;
        *other = other.start + head..other.end + head;
        run
    }));
    if tail > 0 {
        all.push(Run::Same(ends..old.len(), end..new.len()));
    }
    all
}

fn runs<T: Eq>(old: &[T], new: &[T]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // What is different is told by what is the same around it: a deletion beside an insertion names
    // a place in the other sequence that may lie before the insertion.
    let (mut old_at, mut new_at) = (0, 0);
    let other = |from: (usize, usize), to: (usize, usize)| {
        (from != to).then_some(Run::Other(from.0..to.0, from.1..to.1))
    };
    for step in script(old, new).0 {
        let (DiffTag::Equal, old, new) = step.as_tag_tuple() else { continue };
        runs.extend(other((old_at, new_at), (old.start, new.start)));
        (old_at, new_at) = (old.end, new.end);
        runs.push(Run::Same(old, new));
    }
    runs.extend(other((old_at, new_at), (old.len(), new.len())));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runs_cover_both_and_are_the_same_in_both_directions() {
        let texts = ["", "a", "abcabba", "cbabac", "xxabcxx", "xxacbxx", "aaaa", "abab"];
        for one in texts {
            for other in texts {
                let (one, other): (Vec<char>, Vec<char>) =
                    (one.chars().collect(), other.chars().collect());
                let runs = align(&one, &other);
                let (mut at, mut to) = (0, 0);
                for run in &runs {
                    let (Run::Same(old, new) | Run::Other(old, new)) = run;
                    assert_eq!((old.start, new.start), (at, to));
                    (at, to) = (old.end, new.end);
                    if let Run::Same(old, new) = run {
                        assert_eq!(one[old.clone()], other[new.clone()]);
                    }
                }
                assert_eq!((at, to), (one.len(), other.len()));
                let back: Vec<Run> = align(&other, &one)
                    .into_iter()
                    .map(|run| match run {
                        Run::Same(a, b) => Run::Same(b, a),
                        Run::Other(a, b) => Run::Other(b, a),
                    })
                    .collect();
                assert_eq!(runs, back);
            }
        }
    }

    #[test]
    fn what_is_far_too_long_is_told_as_one_change() {
        let one: Vec<u32> = (0..20_000).collect();
        let other: Vec<u32> =
            (0..20_000).map(|n| if (1..19_999).contains(&n) { n + 50_000 } else { n }).collect();
        assert_eq!(align(&one, &other).len(), 3);
    }

    #[test]
    fn the_runs_cover_both_sequences() {
        let mut state = 88_172_645_463_325_252_u64;
        let mut chance = |most: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % most
        };
        for _ in 0..5000 {
            let mut sequence = |letters| -> Vec<u64> {
                let length = chance(40);
                (0..length).map(|_| chance(letters)).collect()
            };
            let (old, new) = (sequence(9), sequence(9));
            let (mut old_at, mut new_at) = (0, 0);
            for run in align(&old, &new) {
                let (went, came) = match run {
                    Run::Same(went, came) => {
                        assert_eq!(old[went.clone()], new[came.clone()]);
                        (went, came)
                    }
                    Run::Other(went, came) => (went, came),
                };
                assert_eq!((went.start, came.start), (old_at, new_at));
                (old_at, new_at) = (went.end, came.end);
            }
            assert_eq!((old_at, new_at), (old.len(), new.len()));
        }
    }
}
