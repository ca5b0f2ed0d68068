//! The edits of the record as a unified difference.

use std::fmt::Write as _;
use std::ops::Range;

use lkjip_metrics::banding::{Run, align};

/// Lines of the record that stand around a change.
const AROUND: usize = 1;

/// What says that a text does not end with a line break.
const OPEN_END: &str = "\\ No newline at end of file";

/// Runs that stand together, with a little of what is the same around them.
type Hunk = Vec<Run>;

/// The difference of two texts of one name; empty when there is none.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let (old, new) = (lines(old), lines(new));
    let hunks = hunks(align(&old, &new));
    if hunks.is_empty() {
        return String::new();
    }
    let mut out = format!("--- {name}\n+++ {name}\n");
    for hunk in &hunks {
        let ends = |side: fn(&Run) -> &Range<usize>| {
            let first = hunk.first().map_or(0, |run| side(run).start);
            first..hunk.last().map_or(first, |run| side(run).end)
        };
        let _ = writeln!(out, "@@ -{} +{} @@", place(&ends(was)), place(&ends(is)));
        for run in hunk {
            match run {
                Run::Same(own, _) => told(&mut out, ' ', old.get(own.clone())),
                Run::Other(went, came) => {
                    told(&mut out, '-', old.get(went.clone()));
                    told(&mut out, '+', new.get(came.clone()));
                }
            }
        }
    }
    out
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

const fn was(run: &Run) -> &Range<usize> {
    let (Run::Same(own, _) | Run::Other(own, _)) = run;
    own
}

const fn is(run: &Run) -> &Range<usize> {
    let (Run::Same(_, own) | Run::Other(_, own)) = run;
    own
}

/// Puts changes together that have little between them.
fn hunks(runs: Vec<Run>) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut open: Hunk = Vec::new();
    let last = runs.len().saturating_sub(1);
    for (at, run) in runs.into_iter().enumerate() {
        let Run::Same(one, two) = &run else {
            open.push(run);
            continue;
        };
        let part = |from: usize, to: usize| {
            Run::Same(one.start + from..one.start + to, two.start + from..two.start + to)
        };
        let (length, kept) = (one.len(), AROUND.min(one.len()));
        if at > 0 && at < last && length <= 2 * AROUND {
            open.push(run);
            continue;
        }
        if at > 0 {
            open.push(part(0, kept));
            hunks.push(std::mem::take(&mut open));
        }
        if at < last {
            open.push(part(length - kept, length));
        }
    }
    if !open.is_empty() {
        hunks.push(open);
    }
    hunks
}

/// First line and count, as these differences write it.
fn place(range: &Range<usize>) -> String {
    match range.len() {
        1 => (range.start + 1).to_string(),
        0 => format!("{},0", range.start),
        length => format!("{},{length}", range.start + 1),
    }
}

fn told(out: &mut String, sign: char, lines: Option<&[&str]>) {
    for line in lines.unwrap_or_default() {
        let _ = write!(out, "{sign}{line}");
        if !line.ends_with('\n') {
            let _ = writeln!(out, "\n{OPEN_END}");
        }
    }
}

#[cfg(test)]
mod tests {
    use similar::TextDiff;

    use super::*;

    #[test]
    fn it_is_written_as_everybody_writes_it() {
        let lines: Vec<String> = (0..9).map(|n| format!("baris {n}\n")).collect();
        let mut state = 7_u64;
        let mut chance = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % most
        };
        for _ in 0..2_000 {
            let mut text = || -> String {
                let all: String = lines.iter().filter(|_| chance(4) > 0).cloned().collect();
                if chance(3) == 0 { all.trim_end().to_string() } else { all }
            };
            // Of several differences that are equally short, the same one is taken in both directions.
            let (one, other) = (text(), text());
            let (old, new) =
                if self::lines(&one) <= self::lines(&other) { (one, other) } else { (other, one) };
            let diff = TextDiff::from_lines(&old, &new);
            let expected = diff.unified_diff().context_radius(AROUND).header("a", "a").to_string();
            assert_eq!(unified("a", &old, &new), expected, "{old:?} {new:?}");
        }
    }
}
