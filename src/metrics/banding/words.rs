//! Differences of texts, word by word.

use super::align::{Run, align, fits};

/// A piece of two texts side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old one only.
    Gone(String),
    /// In the new one only.
    Come(String),
}

/// Cuts a text into words, white space and single signs; joined again they are the text. A number
/// with its points, commas and per cent sign is one word.
pub fn cut(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = length(rest, first);
        let (word, tail) = rest.split_at(length);
        words.push(word);
        rest = tail;
    }
    words
}

/// Length of the word that a text begins with.
fn length(text: &str, first: char) -> usize {
    let run = |same: fn(char) -> bool| text.find(|c| !same(c)).unwrap_or(text.len());
    if first.is_whitespace() {
        return run(char::is_whitespace);
    }
    if first.is_numeric() {
        let number = run(|c| c.is_numeric() || matches!(c, '.' | ',' | '%'));
        // A full stop or comma behind a number belongs to the sentence.
        let number =
            text.get(..number).map_or(number, |part| part.trim_end_matches(['.', ',']).len());
        let rest = text.get(number..).unwrap_or_default();
        return number + rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
    }
    if is_letter(first) {
        return run(is_letter);
    }
    first.len_utf8()
}

/// Whether a sign is part of a word that begins with a letter: keys and digests are one word each.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Compares two texts word by word; very long ones line by line.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let parts = (cut(old), cut(new));
    let (old, new) = if fits(&parts.0, &parts.1) {
        parts
    } else {
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect())
    };
    let mut pieces = Vec::new();
    for run in align(&old, &new) {
        match run {
            Run::Same(part, _) => pieces.push(Piece::Same(joined(&old, part))),
            Run::Other(went, came) => {
                for (part, words, piece) in
                    [(went, &old, Piece::Gone as fn(String) -> Piece), (came, &new, Piece::Come)]
                {
                    if !part.is_empty() {
                        pieces.push(piece(joined(words, part)));
                    }
                }
            }
        }
    }
    settle(pieces)
}

/// Words of an unchanged run that stay beside a change.
const AROUND: usize = 8;

/// An unchanged run of which only what is near a change is left: a long one is cut in its middle, or
/// at the end where it is the `first` or `last` of a text.
pub fn shortened(text: &str, first: bool, last: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (head, tail) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
    if words.len() <= head + tail + 3 {
        return text.to_string();
    }
    let begin = words.get(..head).unwrap_or_default().join(" ");
    let end = words.get(words.len() - tail..).unwrap_or_default().join(" ");
    let blank = |at_start: bool| {
        let c = if at_start { text.chars().next() } else { text.chars().last() };
        if c.is_some_and(char::is_whitespace) { " " } else { "" }
    };
    let begin = if head > 0 { format!("{}{begin} ", blank(true)) } else { String::new() };
    let end = if tail > 0 { format!(" {end}{}", blank(false)) } else { String::new() };
    format!("{begin}…{end}")
}

fn joined(words: &[&str], part: std::ops::Range<usize>) -> String {
    words.get(part).unwrap_or_default().concat()
}

/// Two changes with nothing but white space between them read better as one.
fn settle(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut settled: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Gone(text) => gone.push_str(&text),
            Piece::Come(text) => come.push_str(&text),
            Piece::Same(text) => {
                let held = !gone.is_empty() || !come.is_empty();
                if held && text.trim().is_empty() && pieces.peek().is_some() {
                    gone.push_str(&text);
                    come.push_str(&text);
                    continue;
                }
                flush(&mut settled, &mut gone, &mut come);
                settled.push(Piece::Same(text));
            }
        }
    }
    flush(&mut settled, &mut gone, &mut come);
    settled
}

fn flush(settled: &mut Vec<Piece>, gone: &mut String, come: &mut String) {
    if !gone.is_empty() {
        settled.push(Piece::Gone(std::mem::take(gone)));
    }
    if !come.is_empty() {
        settled.push(Piece::Come(std::mem::take(come)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What one side of the pieces says.
    fn side(pieces: &[Piece], old: bool) -> String {
        let part = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Gone(text) if old => text.clone(),
            Piece::Come(text) if !old => text.clone(),
            _ => String::new(),
        };
        pieces.iter().map(part).collect()
    }

    #[test]
    fn both_texts_can_be_read_from_the_pieces() {
        let texts =
            ["", "Capaian 94,41% pada tahun 2025.", "Capaian 94,79% tahun 2024, baik.", "Ä b"];
        for old in texts {
            for new in texts {
                let pieces = words(old, new);
                assert_eq!((side(&pieces, true), side(&pieces, false)), (old.into(), new.into()));
            }
            assert!(words(old, old).iter().all(|piece| matches!(piece, Piece::Same(_))));
        }
    }

    #[test]
    fn a_number_is_one_word_and_neighbours_are_one_change() {
        let pieces = words("sebesar 94,41% saja.", "sebesar 94,79% saja.");
        assert_eq!(
            pieces,
            [
                Piece::Same("sebesar ".into()),
                Piece::Gone("94,41%".into()),
                Piece::Come("94,79%".into()),
                Piece::Same(" saja.".into())
            ]
        );
        assert_eq!(words("a b c", "a x y").len(), 3);
        assert_eq!(
            cut("f8df91c5 8df_9 5,39%, L2.1"),
            ["f8df91c5", " ", "8df_9", " ", "5,39%", ",", " ", "L2", ".", "1"]
        );
    }
}
