//! Edits of a text of the draft, brought to that text as it is now, and held against each other.

use std::ops::Range;

use super::revise::Edit;
use crate::banding::{Run, align, cut};

/// What becomes of an edit of the draft's text in the text as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// It can be made, at these bytes.
    Edit(Edit),
    /// It is there already.
    Done,
    /// The record was changed at the same place: what stands there now.
    Conflict(String),
}

/// Brings an edit of the old text to the present one.
pub fn carry(old: &str, present: &str, edit: &Edit) -> Carried {
    if old == present {
        return Carried::Edit(edit.clone());
    }
    if is_done(old, present, edit) {
        return Carried::Done;
    }
    let words = (cut(old), cut(present));
    let (ends, places) = (ends(&words.0), ends(&words.1));
    let start = |ends: &[usize], at: usize| {
        at.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0)
    };
    let bytes =
        |ends: &[usize], part: &Range<usize>| start(ends, part.start)..start(ends, part.end);
    for run in align(&words.0, &words.1) {
        match run {
            Run::Same(from, to) => {
                let (here, there) = (bytes(&ends, &from), bytes(&places, &to));
                if here.start <= edit.span.start
                    && edit.span.end <= here.end
                    && inside(&here, &edit.span, old.len())
                {
                    let shift = |at: usize| there.start + (at - here.start);
                    let span = shift(edit.span.start)..shift(edit.span.end);
                    return Carried::Edit(Edit { span, text: edit.text.clone() });
                }
            }
            Run::Other(from, to) => {
                let (here, there) = (bytes(&ends, &from), bytes(&places, &to));
                let touches = here.start <= edit.span.end && edit.span.start <= here.end;
                if touches {
                    let stands = present.get(there).unwrap_or_default();
                    return Carried::Conflict(stands.to_string());
                }
            }
        }
    }
    Carried::Conflict(String::new())
}

/// Whether a place lies within a part that did not change; at its border only where the text ends.
fn inside(part: &Range<usize>, span: &Range<usize>, length: usize) -> bool {
    let from = span.start > part.start || part.start == 0;
    let to = span.end < part.end || part.end == length;
    from && to
}

/// Whether what an edit would give stands in the present text, with the same words around it.
fn is_done(old: &str, present: &str, edit: &Edit) -> bool {
    let before: String = tail(old.get(..edit.span.start).unwrap_or_default());
    let after: String = head(old.get(edit.span.end..).unwrap_or_default());
    let made = format!("{before}{}{after}", edit.text);
    let was = format!("{before}{}{after}", old.get(edit.span.clone()).unwrap_or_default());
    present.contains(&made) && (made.contains(&was) || !present.contains(&was))
}

/// Letters of what stands around an edit by which it is found again.
const AROUND: usize = 24;

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(AROUND);
    text.chars().skip(skip).collect()
}

fn head(text: &str) -> String {
    text.chars().take(AROUND).collect()
}

fn ends(words: &[&str]) -> Vec<usize> {
    let mut at = 0;
    words
        .iter()
        .map(|word| {
            at += word.len();
            at
        })
        .collect()
}

/// Whether two lists of edits of one text cannot both be made.
pub fn clash(one: &[Edit], other: &[Edit]) -> bool {
    one.iter().any(|a| {
        other.iter().any(|b| {
            let apart = a.span.end < b.span.start || b.span.end < a.span.start;
            let beside = (a.span.end == b.span.start || b.span.end == a.span.start)
                && !a.span.is_empty()
                && !b.span.is_empty();
            !apart && !beside && a != b
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str, word: &str, new: &str) -> Edit {
        let at = text.find(word).unwrap();
        Edit { span: at..at + word.len(), text: new.into() }
    }

    #[test]
    fn an_edit_goes_to_where_its_words_are_now() {
        let (old, present) = ("Satu dua tiga empat.", "Awal. Satu dua tiga lima.");
        let Carried::Edit(carried) = carry(old, present, &edit(old, "dua", "2")) else { panic!() };
        assert_eq!(&present[carried.span], "dua");
        assert_eq!(carry(old, present, &edit(old, "empat", "4")), Carried::Conflict("lima".into()));
        assert_eq!(carry(old, present, &edit(old, "empat", "lima")), Carried::Done);
        assert_eq!(carry(old, old, &edit(old, "dua", "2")), Carried::Edit(edit(old, "dua", "2")));
    }

    #[test]
    fn what_was_put_in_or_taken_out_is_known_again() {
        let old = "Satu dua tiga.";
        let added = Edit { span: 4..4, text: " setengah".into() };
        assert_eq!(carry(old, "Satu setengah dua tiga.", &added), Carried::Done);
        let gone = Edit { span: 4..8, text: String::new() };
        assert_eq!(carry(old, "Satu tiga.", &gone), Carried::Done);
    }

    #[test]
    fn edits_of_the_same_words_clash() {
        let old = "Satu dua tiga.";
        assert!(clash(&[edit(old, "dua", "2")], &[edit(old, "dua tiga", "x")]));
        assert!(!clash(&[edit(old, "dua", "2")], &[edit(old, "dua", "2")]));
        assert!(!clash(&[edit(old, "Satu", "1")], &[edit(old, "tiga", "3")]));
    }
}
