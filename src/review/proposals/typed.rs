//! Lines that tell no key, led back by their words to what was typed.
//!
//! A name on the cover, in a signature or in a cell is printed as it is typed, without a mark in the Word
//! file. Of the texts of the record whose words stand in the line, each is edited as the line was; the one
//! with which the report prints the new line, and the old one nowhere any more, is what was meant.

use lkjip_metrics::banding::{Run, align, cut};
use lkjip_metrics::serap::markdown;
use lkjip_metrics::serap::revise::{Edit, revised};
use lkjip_metrics::serap::texts::Texts;
use lkjip_metrics::serap::write::{patched, text};

use super::found::{Edited, Found};
use super::{Printed, Source};
use crate::document::Narratives;

/// Letters from which the words of a text tell it.
const TELLING: usize = 3;

/// Texts that are tried for one line.
const TRIED: usize = 6;

/// Records that are composed at most.
const MOST: usize = 60;

/// What a record prints that was edited, or what is wrong with it.
pub type Compose<'c> = dyn Fn(&str) -> Result<Printed, String> + 'c;

/// Leads edits of lines without a key back to typed texts of the draft, which `compose` prints.
pub(super) fn typed(found: &mut [Found], draft: Source<'_>, compose: &Compose<'_>) {
    let is_words = |one: &&mut Found| matches!(one.what, Edited::Words { .. });
    let mut lines = found.iter_mut().filter(is_words).peekable();
    if lines.peek().is_none() {
        return;
    }
    let texts = Texts::of(draft.text);
    let narratives = Narratives::of(draft.raw);
    let mut left = MOST;
    for one in lines {
        let Some((old, new)) = changed(&one.old, &one.new) else { continue };
        let mut perhaps = Vec::new();
        for candidate in candidates(&texts, old, new) {
            let Candidate { key, said, words, edits } = candidate;
            let is_narrative = narratives.get(&key).is_some();
            let Some((span, _)) = texts.get(&key) else { continue };
            let edits = if is_narrative { written(edits) } else { Some(edits) };
            let patches = edits.as_ref().and_then(|edits| text(draft.text, &span, edits));
            let (Some(edits), Some(patches)) = (edits, patches) else { continue };
            let Some(less) = left.checked_sub(1) else { return };
            left = less;
            let Ok(printed) = compose(&patched(draft.text, &patches)) else { continue };
            if printed.count(new) == 0 {
                continue;
            }
            perhaps.push(key.clone());
            if printed.count(old) == 0 {
                if is_narrative {
                    one.what = Edited::Text { key, edits: Ok(edits) };
                } else {
                    // The figure of a name has a key of its own.
                    let place = |figure: &lkjip_metrics::figures::Figure| {
                        figure.place.as_ref().is_some_and(|place| place.span == span)
                    };
                    let figure = draft.figures.iter().find(|figure| place(figure));
                    let key = figure.map_or(key, |figure| figure.key.clone());
                    (one.old, one.new) = (said, words);
                    one.what = Edited::Value { key };
                }
                break;
            }
        }
        if let Edited::Words { perhaps: keys } = &mut one.what {
            *keys = perhaps;
        }
    }
}

/// Edits with their words as Markdown.
fn written(edits: Vec<Edit>) -> Option<Vec<Edit>> {
    let edits = edits.into_iter().map(|edit| Some(Edit { text: markdown(&edit.text)?, ..edit }));
    edits.collect()
}

/// The line within a paragraph that changed, before and after; the whole where several did.
fn changed<'l>(old: &'l str, new: &'l str) -> Option<(&'l str, &'l str)> {
    if old.trim().is_empty() || new.trim().is_empty() {
        return None;
    }
    let (was, is): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    if was.len() == is.len() {
        let mut other = was.iter().zip(&is).filter(|(old, new)| old != new);
        if let (Some((old, new)), None) = (other.next(), other.next()) {
            return Some((old.trim(), new.trim()));
        }
    }
    Some((old, new))
}

/// A text that an edit may be of.
#[derive(Debug, PartialEq, Eq)]
struct Candidate {
    key: String,
    /// What it says.
    said: String,
    /// What it would say.
    words: String,
    edits: Vec<Edit>,
}

/// Texts whose words stand in a line around all that changed in it, the longest first.
fn candidates(texts: &Texts<'_>, old: &str, new: &str) -> Vec<Candidate> {
    let Some(edits) = edits(old, new) else { return Vec::new() };
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return Vec::new() };
    let (from, to) = (first.span.start, last.span.end);
    let mut all: Vec<Candidate> = Vec::new();
    for (key, said) in texts.iter() {
        let is_telling = said.chars().filter(|c| c.is_alphanumeric()).count() >= TELLING;
        if !is_telling || said.len() > old.len() {
            continue;
        }
        let around = old.match_indices(said).map(|(at, _)| at..at + said.len());
        let around = around.into_iter().find(|at| at.start <= from && to <= at.end);
        let Some(around) = around else { continue };
        let shift = |at: usize| at - around.start;
        let own = edits.iter().map(|edit| Edit {
            span: shift(edit.span.start)..shift(edit.span.end),
            text: edit.text.clone(),
        });
        let edits: Vec<Edit> = own.collect();
        let words = revised(said, &edits);
        if !words.trim().is_empty() {
            all.push(Candidate { key: key.to_string(), said: said.to_string(), words, edits });
        }
    }
    all.sort_by(|one, other| other.said.len().cmp(&one.said.len()).then(one.key.cmp(&other.key)));
    all.truncate(TRIED);
    all
}

/// The words that differ, with their bytes in the old line.
fn edits(old: &str, new: &str) -> Option<Vec<Edit>> {
    let (was, is) = (cut(old), cut(new));
    let mut edits = Vec::new();
    let mut at = 0;
    for run in align(&was, &is) {
        let (Run::Same(from, to) | Run::Other(from, to)) = run.clone();
        let length: usize = was.get(from)?.iter().map(|word| word.len()).sum();
        if let Run::Other(..) = run {
            edits.push(Edit { span: at..at + length, text: is.get(to)?.concat() });
        }
        at += length;
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_around_an_edit_is_found_in_the_line() {
        let source = "[a]\nnama = \"Dinas Kesehatan\"\nlain = \"Kesehatan\"\n[b]\nx = \"Kota\"\n";
        let texts = Texts::of(source);
        let found = candidates(&texts, "Kepala Dinas Kesehatan Kota", "Kepala Dinas Sehat Kota");
        let found: Vec<_> =
            found.iter().map(|one| (one.key.as_str(), one.words.as_str())).collect();
        assert_eq!(found, [("a.nama", "Dinas Sehat"), ("a.lain", "Sehat")]);
        assert!(candidates(&texts, "Kepala Dinas Kesehatan", "Ketua Dinas Kesehatan").is_empty());
        let two = changed("Nama\nPangkat\nNIP", "Nama\nPangkat lain\nNIP");
        assert_eq!(two, Some(("Pangkat", "Pangkat lain")));
        assert_eq!(changed("", "baru"), None);
    }
}
