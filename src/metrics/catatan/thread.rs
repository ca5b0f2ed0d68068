//! Notes with answers to them: which of the answers the file does not hold yet.

use super::append::{NewNote, Reply, Said, Settled};

/// Answers up to which it is looked for how many of them the file holds; of more, all are held or none.
const MANY: usize = 200;

/// What is new of a note.
pub(super) enum Fresh {
    /// This is to be written.
    Note(Settled),
    /// Nothing: it is there, under this number.
    Known(u32),
    /// It says nothing.
    Empty,
}

/// Holds a note with its answers against those that are there. The file may hold it with the answers
/// that had come by then; what came later stands in notes of its own, which name it.
pub(super) fn fresh(note: &NewNote, known: &[(Said, u32)], cut: &mut usize) -> Fresh {
    let replies: Vec<&Reply> =
        note.balasan.iter().filter(|reply| !reply.catatan.trim().is_empty()).collect();
    let Some(whole) = settled(note, &note.catatan, &replies, cut) else { return Fresh::Empty };
    let number = |said: &Said| known.iter().find(|(own, _)| own == said).map(|(_, number)| *number);
    let least = if replies.len() > MANY { replies.len() } else { 0 };
    let held = (least..=replies.len()).rev().find_map(|count| {
        let some = settled(note, &note.catatan, replies.get(..count)?, &mut 0)?;
        Some((count, number(&some.said)?))
    });
    let Some((mut held, first)) = held else { return Fresh::Note(whole) };
    while let Some(rest) = replies.get(held..).filter(|rest| !rest.is_empty()) {
        let more = (1..=rest.len()).rev().find(|count| {
            let some = rest.get(..*count).and_then(|some| follow(note, first, some, &mut 0));
            some.is_some_and(|some| number(&some.said).is_some())
        });
        match more {
            Some(count) => held += count,
            None => return follow(note, first, rest, cut).map_or(Fresh::Empty, Fresh::Note),
        }
    }
    Fresh::Known(first)
}

/// The note with some of its answers.
fn settled(note: &NewNote, text: &str, replies: &[&Reply], cut: &mut usize) -> Option<Settled> {
    let mut catatan = text.trim().to_string();
    for reply in replies {
        catatan.push_str(&format!("\nBalasan {}: {}", reply.penulis, reply.catatan.trim()));
    }
    Settled::of(&NewNote { catatan, balasan: Vec::new(), ..note.clone() }, cut)
}

/// Answers to a note that is there, as a note of the one who answered first.
fn follow(note: &NewNote, first: u32, replies: &[&Reply], cut: &mut usize) -> Option<Settled> {
    let (one, others) = replies.split_first()?;
    let text = format!("Balasan atas catatan {first}: {}", one.catatan.trim());
    let note = NewNote { penulis: one.penulis.clone(), tanggal: one.tanggal, ..note.clone() };
    settled(&note, &text, others, cut)
}
