//! Edits of a text of the draft, brought to that text as it is now, and held against each other.

use std::collections::BTreeSet;
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

/// A text of the draft beside that text as it is now; they are aligned once, for many edits.
#[derive(Debug)]
pub struct Carrier<'t> {
    old: &'t str,
    present: &'t str,
    /// Bytes of both, in runs.
    runs: Vec<Bytes>,
    /// Edits that the present text has already.
    done: BTreeSet<Edit>,
}

/// A run of two texts: its bytes in both, and whether they are the same.
type Bytes = (Range<usize>, Range<usize>, bool);

impl<'t> Carrier<'t> {
    /// Of both texts; `edits` are all edits that one document makes in the old one.
    pub fn of(old: &'t str, present: &'t str, edits: &[Edit]) -> Self {
        if old == present {
            return Self { old, present, runs: Vec::new(), done: BTreeSet::new() };
        }
        Self { old, present, runs: runs(old, present), done: done(old, present, edits) }
    }

    /// Brings an edit of the old text to the present one.
    pub fn carry(&self, edit: &Edit) -> Carried {
        let (old, present) = (self.old, self.present);
        if old == present {
            return Carried::Edit(edit.clone());
        }
        if self.done.contains(edit) {
            return Carried::Done;
        }
        let first = self.runs.partition_point(|(here, ..)| here.end < edit.span.start);
        for (here, there, same) in self.runs.iter().skip(first) {
            if *same {
                if here.start <= edit.span.start
                    && edit.span.end <= here.end
                    && inside(here, &edit.span, old.len())
                {
                    let shift = |at: usize| there.start + (at - here.start);
                    let span = shift(edit.span.start)..shift(edit.span.end);
                    return Carried::Edit(Edit { span, text: edit.text.clone() });
                }
            } else if here.start <= edit.span.end && edit.span.start <= here.end {
                let stands = present.get(there.clone()).unwrap_or_default();
                // Two lines that were put in at one place do not contradict each other.
                if here.is_empty() && is_line(edit) && stands.starts_with('\n') {
                    let span = there.end..there.end;
                    return Carried::Edit(Edit { span, text: edit.text.clone() });
                }
                return Carried::Conflict(stands.to_string());
            }
        }
        Carried::Conflict(String::new())
    }
}

/// Whether an edit puts in whole lines and nothing else.
fn is_line(edit: &Edit) -> bool {
    edit.span.is_empty() && (edit.text.starts_with('\n') || edit.text.ends_with("\n\n"))
}

/// Whether a place lies within a part that did not change; at its border only where the text ends.
fn inside(part: &Range<usize>, span: &Range<usize>, length: usize) -> bool {
    let from = span.start > part.start || part.start == 0;
    let to = span.end < part.end || part.end == length;
    from && to
}

/// The edits of which the present text has the outcome: what the old one would be with all of them is
/// held against it.
fn done(old: &str, present: &str, edits: &[Edit]) -> BTreeSet<Edit> {
    let sorted: BTreeSet<&Edit> = edits.iter().collect();
    let mut made = String::with_capacity(old.len());
    let mut places: Vec<(&Edit, Range<usize>)> = Vec::new();
    let mut at = 0;
    for edit in sorted {
        made.push_str(old.get(at..edit.span.start).unwrap_or_default());
        let start = made.len();
        made.push_str(&edit.text);
        places.push((edit, start..made.len()));
        at = at.max(edit.span.end);
    }
    made.push_str(old.get(at..).unwrap_or_default());
    let runs = runs(&made, present);
    let stands = |place: &Range<usize>| {
        let first = runs.partition_point(|(here, ..)| here.end < place.start);
        let mut near = runs.iter().skip(first).take_while(|(here, ..)| here.start <= place.end);
        near.any(|(here, _, same)| {
            *same
                && here.start <= place.start
                && place.end <= here.end
                && (!place.is_empty() || inside(here, place, made.len()))
        })
    };
    places.into_iter().filter(|(_, place)| stands(place)).map(|(edit, _)| edit.clone()).collect()
}

/// Two texts, word by word.
fn runs(old: &str, present: &str) -> Vec<Bytes> {
    let words = (cut(old), cut(present));
    let (ends, places) = (ends(&words.0), ends(&words.1));
    let start = |ends: &[usize], at: usize| {
        at.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0)
    };
    let bytes =
        |ends: &[usize], part: &Range<usize>| start(ends, part.start)..start(ends, part.end);
    let runs = align(&words.0, &words.1).into_iter().map(|run| {
        let same = matches!(run, Run::Same(..));
        let (Run::Same(from, to) | Run::Other(from, to)) = run;
        (bytes(&ends, &from), bytes(&places, &to), same)
    });
    runs.collect()
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
            !(apart || beside || a == b || (is_line(a) && is_line(b)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carry(old: &str, present: &str, edit: &Edit) -> Carried {
        Carrier::of(old, present, std::slice::from_ref(edit)).carry(edit)
    }

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
        let line = |text: &str| Edit { span: 14..14, text: text.into() };
        assert!(!clash(&[line("\n\nA.")], &[line("\n\nB.")]));
        assert_eq!(
            carry(old, &format!("{old}\n\nA."), &line("\n\nB.")),
            Carried::Edit(line("\n\nB."))
        );
    }
}
