//! Words that are bold or italic now and were not, or the other way round, where nothing was tracked.

use std::ops::Range;

use lkjip_metrics::banding::{Run, align, cut};

use super::{Formatting, Line, Pair, Reading};

/// Most words of a line that are aligned.
const MOST_WORDS: usize = 5_000;

/// Most changes that are told one by one: a program that writes all looks anew makes more.
const MOST: usize = 200;

/// Longest text that is told, in bytes.
const LONGEST: usize = 300;

/// What a face is.
type Face = (bool, bool);

/// Adds to the tracked changes of looks of a returned file those that were not tracked, as far as words
/// that stayed became bold or italic or ceased to be.
pub fn looks(base: &Reading, returned: &mut Reading, pairs: &[Pair]) {
    let mut found = Vec::new();
    for pair in pairs {
        let Some((old, at)) = pair.old.zip(pair.new) else { continue };
        let lines = base.lines.get(old).zip(returned.lines.get(at));
        let Some((old, new)) = lines.filter(|(old, new)| !is_plain(old, new)) else { continue };
        for (what, text) in different(old, new) {
            let is_told = |one: &Formatting| one.line == at && one.text.contains(text.trim());
            if !returned.formatting.iter().any(is_told) {
                found.push(Formatting {
                    line: at,
                    author: String::new(),
                    date: String::new(),
                    what: what.to_string(),
                    text: super::read::bounded(text.trim(), LONGEST),
                });
            }
        }
    }
    if found.len() > MOST {
        let what = format!("huruf tebal atau miring di {} tempat lain", found.len() - MOST);
        found.truncate(MOST);
        let last = found.last().map_or(0, |last| last.line);
        let (author, date, text) = Default::default();
        found.push(Formatting { line: last, author, date, what, text });
    }
    returned.formatting.append(&mut found);
}

/// Whether both lines look the same all over.
fn is_plain(old: &Line, new: &Line) -> bool {
    let mut faces = old.pieces.iter().chain(&new.pieces).map(|piece| (piece.bold, piece.italic));
    let first = faces.next();
    faces.all(|face| Some(face) == first)
}

/// The parts of the new line that stood in the old one with another face.
fn different(old: &Line, new: &Line) -> Vec<(&'static str, String)> {
    let (was, is) = (old.text(), new.text());
    let (old_faces, new_faces) = (faces(old), faces(new));
    let mut found: Vec<(&'static str, Range<usize>)> = Vec::new();
    for (one, two) in same(&was, &is) {
        for (a, b) in one.zip(two) {
            let pair = old_faces.get(a).zip(new_faces.get(b));
            let what = match pair.filter(|_| !is_space(&is, b)) {
                Some((old, new)) if old.0 != new.0 && old.1 != new.1 => "huruf tebal, huruf miring",
                Some((old, new)) if old.0 != new.0 => "huruf tebal",
                Some((old, new)) if old.1 != new.1 => "huruf miring",
                _ => continue,
            };
            match found.last_mut() {
                // Spaces between words have any face.
                Some((last, range)) if *last == what && is_gap(&is, range.end..b) => {
                    range.end = b + 1;
                }
                _ => found.push((what, b..b + 1)),
            }
        }
    }
    let text = |range: Range<usize>| is.get(range).map(str::to_string);
    found.into_iter().filter_map(|(what, range)| Some((what, text(range)?))).collect()
}

fn is_space(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace)
}

/// Whether nothing but spaces lies in a range; an empty one may lie within a letter.
fn is_gap(text: &str, range: Range<usize>) -> bool {
    range.is_empty() || text.get(range).is_some_and(|gap| gap.trim().is_empty())
}

/// The face of each byte of a line.
fn faces(line: &Line) -> Vec<Face> {
    let pieces = line.pieces.iter();
    pieces.flat_map(|own| std::iter::repeat_n((own.bold, own.italic), own.text.len())).collect()
}

/// Bytes that are the same in both texts, as ranges of one length.
fn same(was: &str, is: &str) -> Vec<(Range<usize>, Range<usize>)> {
    if was == is {
        return vec![(0..was.len(), 0..is.len())];
    }
    let (old, new) = (cut(was), cut(is));
    if old.len().max(new.len()) > MOST_WORDS {
        return Vec::new();
    }
    let starts = |words: &[&str]| -> Vec<usize> {
        let mut at = 0;
        let ends = words.iter().map(|word| {
            at += word.len();
            at
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_starts, new_starts) = (starts(&old), starts(&new));
    let span = |starts: &[usize], words: Range<usize>| -> Option<Range<usize>> {
        Some(*starts.get(words.start)?..*starts.get(words.end)?)
    };
    let runs = align(&old, &new).into_iter().filter_map(|run| match run {
        Run::Same(one, two) => Some((span(&old_starts, one)?, span(&new_starts, two)?)),
        Run::Other(..) => None,
    });
    runs.collect()
}
