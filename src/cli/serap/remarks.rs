//! Comments and changes of looks, each with its place, and the page of the draft that it is on.

use lkjip_metrics::catatan::settled;
use lkjip_metrics::number::Waktu;

use super::base::Base;
use super::draft_lines::{DraftLines, key_in};
use super::pages::Pages;
use super::report::Remark;
use super::threads::threads;
use crate::review::{Comment, Formatting, Pair, Place, Reading};

/// What is written for an author who gave no name.
const NOBODY: &str = "tanpa nama";

/// What was found in the files.
pub struct Remarks {
    /// The comments that say something.
    pub comments: Vec<Remark>,
    /// How many comments say nothing.
    pub empty: usize,
    /// Changes of looks.
    pub formatting: Vec<(Formatting, Place)>,
}

/// Gathers them from all files; `own` is the draft as it was read.
pub fn remarks(paired: &[(String, Reading, Vec<Pair>)], own: &Reading, base: &Base) -> Remarks {
    let place = |reading: &Reading, line: Option<usize>| {
        line.and_then(|line| reading.lines.get(line))
            .map(|line| line.place.clone())
            .unwrap_or_default()
    };
    let mut found = Remarks { comments: Vec::new(), empty: 0, formatting: Vec::new() };
    let mut lines = Vec::new();
    for (_, reading, pairs) in paired {
        let drafted = DraftLines::of(own, reading, pairs);
        for (mut comment, mut replies) in threads(&reading.comments) {
            let all = || std::iter::once(&comment).chain(&replies);
            let empty = all().filter(|one| settled(&one.text).is_none()).count();
            found.empty += empty;
            if empty > replies.len() {
                continue;
            }
            replies.retain(|reply| settled(&reply.text).is_some());
            std::iter::once(&mut comment).chain(&mut replies).for_each(sign);
            let gone = drafted.gone(&comment);
            let place = match gone.and_then(|line| own.lines.get(line)) {
                Some(line) => {
                    comment.key = key_in(line, &comment.quote);
                    line.place.clone()
                }
                None => {
                    comment.key = about(reading, &comment);
                    place(reading, comment.line)
                }
            };
            lines.push(gone.map_or_else(|| drafted.at(&comment), Into::into));
            found.comments.push(Remark { comment, replies, place, page: None });
        }
        let looks = reading.formatting.iter();
        found.formatting.extend(looks.map(|one| (one.clone(), place(reading, Some(one.line)))));
    }
    if !found.comments.is_empty() {
        let pages = Pages::of(base, own, &found.comments);
        for (remark, line) in found.comments.iter_mut().zip(lines) {
            remark.page = pages.page(remark, line);
        }
    }
    found
}

/// Gives a comment a name where its author has none, and no date where it tells none that there is.
fn sign(comment: &mut Comment) {
    if comment.author.trim().is_empty() {
        comment.author = NOBODY.to_string();
    }
    if moment(&comment.date).is_none() {
        comment.date.clear();
    }
}

/// The moment of a comment, which Word writes with a sign for the time zone or without one; where it
/// cannot be read, its day.
pub fn moment(date: &str) -> Option<Waktu> {
    let plain = date.trim_end_matches('Z');
    let day = date.split('T').next().unwrap_or_default();
    [date, plain, day].into_iter().find_map(|text| text.parse().ok())
}

/// What a comment is about: the text that its words are part of; a value when there is no text around
/// it, or when the value is all that was marked.
fn about(reading: &Reading, comment: &Comment) -> Option<String> {
    let line = comment.line.and_then(|line| reading.lines.get(line));
    let text = line.and_then(|line| line.key.clone());
    let marked = comment.quote.trim();
    let own = line.is_some_and(|line| {
        let mut pieces = line.pieces.iter().filter(|piece| piece.key == comment.key);
        pieces.any(|piece| piece.key.is_some() && piece.text.trim() == marked)
    });
    if own { comment.key.clone() } else { text.or_else(|| comment.key.clone()) }
}
