//! What is told in the same words about several places is told once, with the lines of the others.

use std::collections::BTreeMap;
use std::ops::Range;

use lkjip_metrics::diagnostic::{Code, Diagnostic};

use super::position::position;

/// Further places of one finding that are named at most.
const NAMED: usize = 12;

/// A finding with the later ones of the same words.
pub type Group<'a> = (&'a Diagnostic, Vec<&'a Diagnostic>);

/// Findings with the later ones of the same words.
pub fn together<'a>(list: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: BTreeMap<(Code, &str, Option<&str>), usize> = BTreeMap::new();
    for finding in list {
        let words = (finding.code, finding.message.as_str(), finding.help.as_deref());
        match known.get(&words).and_then(|at| groups.get_mut(*at)) {
            Some((_, others)) => others.push(finding),
            None => {
                known.insert(words, groups.len());
                groups.push((finding, Vec::new()));
            }
        }
    }
    groups
}

/// "baris 12, 45 dan 78": where else the same is told.
pub fn elsewhere(others: &[&Diagnostic], text: &str) -> Option<String> {
    lines(others.iter().map(|other| &other.span), text)
}

/// "baris 12, 45 dan 78"; none without a place.
pub fn lines<'a>(spans: impl Iterator<Item = &'a Range<usize>>, text: &str) -> Option<String> {
    let mut lines: Vec<usize> = spans.map(|span| position(text, span.start).line).collect();
    lines.dedup();
    let rest = lines.len().saturating_sub(NAMED);
    let mut words: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
    if rest > 0 {
        words.push(format!("{rest} baris lain"));
    }
    let last = words.pop()?;
    let head = words.join(", ");
    Some(if head.is_empty() { format!("baris {last}") } else { format!("baris {head} dan {last}") })
}
