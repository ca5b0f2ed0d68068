//! A row of the matrix: the note, and what became of its place in the changed words with those
//! around them.

use lkjip_metrics::banding::{Piece, shortened, words};
use lkjip_metrics::catatan::{CatatanReviu, StatusCatatan};

use super::Entry;
use super::moved::{Moved, Pair};
use crate::document::follow::{DASH, Done, Line, cell};
use crate::document::model::{Inline, Node};
use crate::document::phrases::Phrases;

/// Characters of a quotation.
const QUOTE: usize = 240;

/// Characters of what stood in a place.
const STOOD: usize = 420;

/// The row of a note.
pub(super) fn line(entry: &Entry<'_>, words: &Phrases) -> Line {
    let note = entry.note;
    let (old, new) = both(&entry.moved, words);
    let pages = match entry.pages.as_slice() {
        [] => DASH.to_string(),
        pages => pages.join(", "),
    };
    let mut status = vec![text(words.get("status", note.status.word(), &[]))];
    if let Some(who) = &note.penanggung_jawab {
        status.extend([Inline::Node(Node::Break), emph(who.value.clone())]);
    }
    Line {
        number: Some(note.nomor.value.to_string()),
        key: format!("catatan.{}", note.nomor.value),
        before: vec![cell(said(note, words)), cell(old), cell(new), cell(vec![text(pages)])],
        done: done(note, words),
        status,
    }
}

fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

fn strong(words: impl Into<String>) -> Inline {
    Inline::Node(Node::Strong { body: vec![text(words)] })
}

fn emph(words: impl Into<String>) -> Inline {
    Inline::Node(Node::Emph { body: vec![text(words)] })
}

/// Lines of text, each on one of its own.
fn lines(said: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for line in said.lines().map(one_line).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(Inline::Node(Node::Break));
        }
        out.push(text(line));
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Author and date; letter; quoted words with their page; the note.
fn said(note: &CatatanReviu, words: &Phrases) -> Vec<Inline> {
    let mut out = vec![strong(note.penulis.value.clone())];
    if let Some(moment) = &note.tanggal {
        out.push(text(format!(", {}", moment.value.tanggal())));
    }
    let letter = [&note.asal, &note.nomor_surat].into_iter().flatten().map(|t| t.value.clone());
    let mut letter = letter.collect::<Vec<_>>().join(" ");
    if let Some(day) = &note.tanggal_surat {
        let sign = if letter.is_empty() { "" } else { ", " };
        letter.push_str(&format!("{sign}{}", day.value));
    }
    if !letter.is_empty() {
        out.extend([Inline::Node(Node::Break), text(letter)]);
    }
    let place = place(note, words);
    if let Some(quote) = &note.kutipan {
        let quote = cut(&one_line(&quote.0), QUOTE);
        out.extend([Inline::Node(Node::Break), emph(format!("“{quote}”"))]);
        out.extend(place.map(|place| text(format!(" ({place})"))));
    } else if let Some(place) = place {
        out.extend([Inline::Node(Node::Break), text(place)]);
    }
    out.push(Inline::Node(Node::Break));
    out.extend(lines(&note.catatan.0));
    out
}

/// "draf 1, hal. 24".
fn place(note: &CatatanReviu, words: &Phrases) -> Option<String> {
    let draft = note.draf.as_ref().map(|draft| draft.value.to_string());
    let draft = draft.map(|draft| words.get("matriks", "kata_draf", &[("draf", &draft)]));
    let page = note.halaman.as_ref();
    let page = page.map(|page| words.get("matriks", "kata_halaman", &[("halaman", &page.0.value)]));
    let parts: Vec<String> = draft.into_iter().chain(page).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn done(note: &CatatanReviu, words: &Phrases) -> Done {
    let mut out = note.tindak_lanjut.as_ref().map(|text| lines(&text.0)).unwrap_or_default();
    if let Some(why) = note.alasan.as_ref().filter(|_| note.status == StatusCatatan::Ditolak) {
        if !out.is_empty() {
            out.push(Inline::Node(Node::Break));
        }
        out.push(emph(words.get("matriks", "kata_alasan", &[])));
        out.push(text(" "));
        out.extend(lines(&why.0));
    }
    if out.is_empty() { Done::NotYet } else { Done::Said(out) }
}

/// What stood there, and what stands there now.
fn both(moved: &Moved, phrases: &Phrases) -> (Vec<Inline>, Vec<Inline>) {
    let same = || vec![emph(phrases.get("matriks", "kata_tetap", &[]))];
    match moved {
        Moved::Unknown => (vec![text(DASH)], vec![text(DASH)]),
        Moved::Same(None) => (vec![text(DASH)], same()),
        Moved::Same(Some(said)) => (vec![text(cut(&one_line(said), STOOD))], same()),
        Moved::Other { pairs, more } => {
            let (mut old, mut new) = (Vec::new(), Vec::new());
            for pair in pairs {
                let (was, is) = pieces(pair, phrases);
                for (cell, said) in [(&mut old, was), (&mut new, is)] {
                    if !cell.is_empty() {
                        cell.push(Inline::Node(Node::Break));
                    }
                    if let Some(what) = &pair.what {
                        cell.push(emph(format!("{}: ", cut(&one_line(what), QUOTE / 3))));
                    }
                    cell.extend(said);
                }
            }
            if *more > 0 {
                let more = phrases.get("matriks", "kata_lain", &[("banyak", &more.to_string())]);
                new.extend([Inline::Node(Node::Break), emph(more)]);
            }
            (old, new)
        }
    }
}

/// The two sides of a pair; words that differ are bold where others are the same.
fn pieces(pair: &Pair, phrases: &Phrases) -> (Vec<Inline>, Vec<Inline>) {
    let none = |key: &str| vec![emph(phrases.get("matriks", key, &[]))];
    let (was, is) = match (&pair.old, &pair.new) {
        (Some(was), Some(is)) => (one_line(was), one_line(is)),
        (was, is) => {
            let side = |said: &Option<String>, key: &str| match said {
                Some(said) => vec![text(cut(&one_line(said), STOOD))],
                None => none(key),
            };
            return (side(was, "kata_belum_ada"), side(is, "kata_dihapus"));
        }
    };
    let parts = words(&was, &is);
    let common = |piece: &Piece| match piece {
        Piece::Same(text) => text.chars().filter(|c| c.is_alphanumeric()).count(),
        _ => 0,
    };
    if parts.iter().map(common).sum::<usize>() == 0 {
        return (vec![text(cut(&was, STOOD))], vec![text(cut(&is, STOOD))]);
    }
    let last = parts.len().saturating_sub(1);
    let (mut old, mut new) = (Side::default(), Side::default());
    for (index, piece) in parts.iter().enumerate() {
        match piece {
            Piece::Same(said) => {
                let said = shortened(said, index == 0, index == last);
                old.push(&said, false);
                new.push(&said, false);
            }
            Piece::Gone(said) => old.push(said, true),
            Piece::Come(said) => new.push(said, true),
        }
    }
    (old.out, new.out)
}

/// One side in the making, which ends with "…" when it has become too long.
#[derive(Default)]
struct Side {
    out: Vec<Inline>,
    length: usize,
}

impl Side {
    fn push(&mut self, said: &str, changed: bool) {
        if self.length >= STOOD {
            return;
        }
        let said = cut(said, STOOD - self.length);
        let whole = self.length + said.chars().count() < STOOD;
        // Once something was cut, nothing follows.
        let ended = said.ends_with('…') && !whole;
        self.length = if ended { STOOD } else { self.length + said.chars().count() };
        self.out.push(if changed { strong(said) } else { text(said) });
    }
}

/// A text, cut with "…" at a word where it is longer.
fn cut(said: &str, most: usize) -> String {
    if said.chars().count() <= most {
        return said.to_string();
    }
    let head: String = said.chars().take(most.saturating_sub(1)).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{}…", head.trim_end())
}
