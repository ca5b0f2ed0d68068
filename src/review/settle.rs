//! Keys that the returned file lost, led back from the draft over the pairs of lines.

use std::ops::Range;

use lkjip_metrics::banding::{Run, align, cut};

use super::{Line, Pair, Piece, Reading};

/// Most words of a line that are aligned.
const MOST_WORDS: usize = 5_000;

/// Gives lines, pieces and comments of the returned file the keys that they lack. What a bookmark or a
/// content control says stays; then the text decides: the words that stand where a value of the draft
/// stood are that value, edited.
pub fn settle(base: &Reading, returned: &mut Reading, pairs: &[Pair]) {
    for pair in pairs {
        let Some((old, new)) = pair.old.zip(pair.new) else { continue };
        let Some((old, new)) = base.lines.get(old).zip(returned.lines.get_mut(new)) else {
            continue;
        };
        if new.key.is_none() {
            new.key.clone_from(&old.key);
        }
        if let (Some(own), Some(cell)) = (&old.place.cell, &mut new.place.cell) {
            cell.row_key.clone_from(&own.row_key);
        }
        values(old, new);
    }
    returned.give_keys();
}

/// Words of a line, and where each begins.
fn words(text: &str) -> Option<(Vec<&str>, Vec<usize>)> {
    let words = cut(text);
    if words.len() > MOST_WORDS {
        return None;
    }
    let mut at = 0;
    let mut starts = Vec::with_capacity(words.len() + 1);
    for word in &words {
        starts.push(at);
        at += word.len();
    }
    starts.push(at);
    Some((words, starts))
}

fn values(old: &Line, new: &mut Line) {
    if old.pieces.iter().all(|piece| piece.key.is_none()) || old.pieces == new.pieces {
        return;
    }
    let (was, is) = (old.text(), new.text());
    let (Some((old_words, old_starts)), Some((new_words, new_starts))) = (words(&was), words(&is))
    else {
        return;
    };
    let runs = align(&old_words, &new_words);
    let span = |starts: &[usize], words: &Range<usize>| -> Option<Range<usize>> {
        Some(*starts.get(words.start)?..*starts.get(words.end)?)
    };
    let mut at = 0;
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for piece in &old.pieces {
        let own = at..at + piece.text.len();
        at = own.end;
        let Some(key) = &piece.key else { continue };
        if own.is_empty() {
            continue;
        }
        // The range of the returned text from where the value began to where it ended.
        let (mut from, mut to) = (None, None);
        for run in &runs {
            let (Run::Same(one, two) | Run::Other(one, two)) = run;
            let Some((one, two)) = span(&old_starts, one).zip(span(&new_starts, two)) else {
                continue;
            };
            let part = own.start.max(one.start)..own.end.min(one.end);
            if part.is_empty() {
                continue;
            }
            let led = match run {
                Run::Same(..) => {
                    two.start + (part.start - one.start)..two.start + (part.end - one.start)
                }
                Run::Other(..) => {
                    let went = was.get(one.clone()).unwrap_or_default();
                    let came = is.get(two.clone()).unwrap_or_default();
                    let value = was.get(part.clone()).unwrap_or_default();
                    let place = part.start - one.start;
                    match instead(went, place, value, came) {
                        Some(range) => two.start + range.start..two.start + range.end,
                        None => continue,
                    }
                }
            };
            from.get_or_insert(led.start);
            to = Some(led.end);
        }
        if let (Some(from), Some(to)) = (from, to)
            && from < to
        {
            found.push((from..to, key.clone()));
        }
    }
    found.into_iter().for_each(|(range, key)| give(&mut new.pieces, &range, &key));
}

/// What stands instead of a value, where words around it changed too: all that came when all that went
/// was the value; else the number of the same rank among numbers.
fn instead(went: &str, place: usize, value: &str, came: &str) -> Option<Range<usize>> {
    if went.trim() == value.trim() {
        let lead = came.len() - came.trim_start().len();
        return Some(lead..came.trim_end().len().max(lead));
    }
    let numbers = |text: &str| -> Vec<Range<usize>> {
        let mut at = 0;
        let ranges = cut(text).into_iter().map(|word| {
            at += word.len();
            (at - word.len()..at, word)
        });
        let digits = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        ranges.filter(|(_, word)| digits(word)).map(|(range, _)| range).collect()
    };
    let (before, after) = (numbers(went), numbers(came));
    if before.len() != after.len() {
        return None;
    }
    let inside = |range: &Range<usize>| range.start >= place && range.end <= place + value.len();
    let rank = before.iter().position(inside)?;
    after.get(rank).cloned()
}

/// Gives a range of a text a key; pieces are cut at its ends. What has another key keeps it.
fn give(pieces: &mut Vec<Piece>, range: &Range<usize>, key: &str) {
    let mut given: Vec<Piece> = Vec::with_capacity(pieces.len() + 2);
    let mut add = |piece: Piece| match given.last_mut() {
        Some(last)
            if (last.bold, last.italic) == (piece.bold, piece.italic) && last.key == piece.key =>
        {
            last.text.push_str(&piece.text);
        }
        _ => given.push(piece),
    };
    let mut at = 0;
    for piece in pieces.drain(..) {
        let length = piece.text.len();
        let inside = |place: usize| place.clamp(at, at + length) - at;
        let (from, to) = (inside(range.start), inside(range.end));
        at += length;
        let parts = (piece.text.get(..from), piece.text.get(from..to), piece.text.get(to..));
        let (Some(head), Some(middle), Some(tail)) = parts else {
            add(piece);
            continue;
        };
        for (part, within) in [(head, false), (middle, true), (tail, false)] {
            if part.is_empty() {
                continue;
            }
            let own = if within && piece.key.is_none() {
                Some(key.to_string())
            } else {
                piece.key.clone()
            };
            add(Piece { text: part.to_string(), key: own, ..piece.clone() });
        }
    }
    *pieces = given;
}
