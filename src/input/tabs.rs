//! Tables typed with tabulators: paragraphs that follow one another and have cells become rows.

use lkjip_metrics::asing::{Body, Piece};

use super::bounded;

/// Longest text that is a cell, in bytes.
const LONGEST: usize = 400;

/// Makes rows of runs of paragraphs with tabulators, and spaces of all other tabulators.
pub fn rows(pieces: &mut [Piece]) {
    let told = |piece: &Piece| matches!(&piece.body, Body::Text(text) if is_row(text));
    let table: Vec<bool> = pieces.iter().map(told).collect();
    let at = |at: Option<usize>| at.and_then(|at| table.get(at)).copied().unwrap_or(false);
    for (number, piece) in pieces.iter_mut().enumerate() {
        let beside = at(number.checked_sub(1)) || at(number.checked_add(1));
        let (Body::Text(text) | Body::Heading(text)) = &mut piece.body else { continue };
        if !text.contains('\t') {
            continue;
        }
        if beside && at(Some(number)) {
            piece.body = Body::Row(text.split('\t').map(bounded).collect());
        } else {
            *text = bounded(&text.replace('\t', " "));
        }
    }
}

/// Whether a paragraph has cells, not a mark and the item behind it or a name and what it stands for.
fn is_row(text: &str) -> bool {
    let cells: Vec<&str> =
        text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let short = cells.iter().all(|cell| cell.len() <= LONGEST);
    let marker = |cell: &str| {
        let sign = !cell.chars().any(char::is_alphanumeric);
        cell.chars().count() <= 4 && (cell.ends_with(['.', ')']) || sign)
    };
    match cells.as_slice() {
        [] => false,
        // Of a row with cells that are empty, one may be left.
        [_] => text.trim_end_matches([' ', '\u{a0}']).ends_with('\t'),
        [first, second] => short && !marker(first) && !second.starts_with(':'),
        _ => short && !cells.contains(&":"),
    }
}
