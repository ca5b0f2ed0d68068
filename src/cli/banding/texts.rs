//! Differences of texts on the terminal: what went, what came, and a few words around them.

use lkjip_metrics::banding::{Piece, shortened, words};

use crate::cli::paint::Paint;
use crate::cli::wrap::WIDTH;

/// A word with what becomes of it.
struct Word {
    text: String,
    kind: Kind,
    /// Whether it follows the word before without a blank.
    joined: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Gone,
    Come,
}

/// The difference of two texts in lines behind an indentation. Without colours, what went stands in
/// `[-…-]` and what came in `{+…+}`.
pub fn difference(old: &str, new: &str, indent: usize, paint: Paint) -> String {
    let mut list: Vec<Word> = Vec::new();
    let pieces = words(old, new);
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter().enumerate() {
        let (kind, text) = match piece {
            Piece::Same(text) => (Kind::Same, shortened(text, index == 0, index == last)),
            Piece::Gone(text) => (Kind::Gone, text.clone()),
            Piece::Come(text) => (Kind::Come, text.clone()),
        };
        push(&mut list, kind, &text, paint.0);
    }
    lines(&list, indent, paint)
}

fn push(list: &mut Vec<Word>, kind: Kind, text: &str, colour: bool) {
    let start = list.len();
    let mut joined = !text.starts_with(char::is_whitespace) && !ends_open(list);
    for word in text.split_whitespace() {
        list.push(Word { text: word.to_string(), kind, joined });
        joined = false;
    }
    if let Some(last) = list.last_mut().filter(|_| text.ends_with(char::is_whitespace)) {
        last.text.push(' ');
    }
    let (open, close) = match kind {
        // White space alone is no change that anybody sees.
        _ if list.len() == start => return,
        Kind::Same => return,
        _ if colour => return,
        Kind::Gone => ("[-", "-]"),
        Kind::Come => ("{+", "+}"),
    };
    if let Some(first) = list.get_mut(start) {
        first.text.insert_str(0, open);
    }
    if let Some(last) = list.last_mut() {
        let end = last.text.trim_end().len();
        last.text.insert_str(end, close);
    }
}

/// Whether a blank follows what has been said so far.
fn ends_open(list: &[Word]) -> bool {
    list.last().is_none_or(|word| word.text.ends_with(' '))
}

fn lines(list: &[Word], indent: usize, paint: Paint) -> String {
    let mut out = String::new();
    let mut column = indent;
    for (index, word) in list.iter().enumerate() {
        let text = word.text.trim_end();
        let length = text.chars().count();
        // A gap in front of what came shows that it takes the place of what went.
        let turned = index > 0
            && list
                .get(index - 1)
                .is_some_and(|before| before.kind == Kind::Gone && word.kind == Kind::Come);
        let blank = index > 0 && (!word.joined || turned);
        if blank && column + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if blank {
            out.push(' ');
            column += 1;
        }
        out.push_str(&match word.kind {
            Kind::Same => text.to_string(),
            Kind::Gone => paint.gone(text),
            Kind::Come => paint.come(text),
        });
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_and_what_came_can_be_told_without_colour() {
        let said =
            difference("naik sebesar 9,5% saja", "naik sebesar 11,85% saja", 4, Paint(false));
        assert_eq!(said, "naik sebesar [-9,5%-] {+11,85%+} saja");
        assert_eq!(difference("a", "a b c", 0, Paint(false)), "a {+b c+}");
        assert_eq!(difference("berikut :", "berikut:", 0, Paint(false)), "berikut :");
        assert_eq!(
            difference("Kab. Contoh", "Kota Contoh", 0, Paint(false)),
            "[-Kab.-] {+Kota+} Contoh"
        );
    }

    #[test]
    fn colours_take_the_place_of_signs() {
        let said = difference("naik 9,5%", "naik 11,85%", 4, Paint(true));
        assert!(said.contains("\u{1b}[31m9,5%\u{1b}[0m") && !said.contains("[-"), "{said:?}");
    }

    #[test]
    fn long_runs_are_cut_and_lines_are_not_too_long() {
        let long = "kata ".repeat(60);
        let said = difference(
            &format!("{long}lama {long}"),
            &format!("{long}baru {long}"),
            6,
            Paint(false),
        );
        assert!(said.starts_with('…') && said.ends_with('…') && said.contains("[-lama-] {+baru+}"));
        let fresh = difference("", &long, 6, Paint(false));
        assert!(fresh.lines().skip(1).all(|line| line.starts_with("      kata")));
        assert!(fresh.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
