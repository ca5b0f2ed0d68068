//! Plain text: its encoding, its paragraphs, its tables.
//!
//! Lines that were broken by hand at a margin are joined again; cells stand apart by tabulators or by
//! wide gaps.

use lkjip_metrics::asing::{Body, Piece, Place};

use super::bounded;
use super::layout::{Block, Cell, rows};

/// Wider than this, in characters, no margin is: each line is a paragraph.
const MARGIN: usize = 140;

/// Spaces that part two cells.
const GAP: usize = 3;

/// Longest head of a file that is looked at to tell text from other bytes.
const HEAD: usize = 4096;

/// Reads a file; `None` when it is no text.
pub fn read(bytes: &[u8]) -> Option<Vec<Piece>> {
    let text = decoded(bytes).filter(|text| is_text(text))?;
    let lines: Vec<&str> = text.lines().collect();
    let width = width(&lines);
    let mut pieces = Vec::new();
    let mut open: Option<(usize, String, usize)> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let number = at + 1;
        let fed = line.contains('\u{c}');
        let line = line.trim_end_matches(['\r', '\u{c}']).trim_start_matches('\u{c}');
        if line.contains('\t')
            && line.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 0
        {
            close(&mut open, &mut pieces);
            let cells = line.split('\t').map(bounded).collect();
            pieces.push(Piece { place: Place::Line(number), body: Body::Row(cells) });
            at += 1;
            continue;
        }
        let block = spread(lines.get(at..).unwrap_or_default());
        if block > 1 {
            close(&mut open, &mut pieces);
            pieces.extend(table(lines.get(at..at + block).unwrap_or_default(), at));
            at += block;
            continue;
        }
        let joins = open.as_ref().is_some_and(|(_, _, last)| joins(*last, line, width));
        if line.trim().is_empty() || fed || !joins {
            close(&mut open, &mut pieces);
        }
        if line.trim().is_empty() {
            end_table(&mut pieces, number);
        }
        let length = line.chars().count();
        if !line.trim().is_empty() {
            match &mut open {
                Some((_, text, last)) => {
                    text.push(' ');
                    text.push_str(line.trim());
                    *last = length;
                }
                None => open = Some((number, line.trim().to_string(), length)),
            }
        }
        at += 1;
    }
    close(&mut open, &mut pieces);
    Some(pieces)
}

fn close(open: &mut Option<(usize, String, usize)>, pieces: &mut Vec<Piece>) {
    if let Some((line, text, _)) = open.take() {
        pieces.push(Piece { place: Place::Line(line), body: Body::Text(bounded(&text)) });
    }
}

/// An empty line ends a table: an empty paragraph parts it from the next.
fn end_table(pieces: &mut Vec<Piece>, line: usize) {
    if matches!(pieces.last(), Some(Piece { body: Body::Row(_) | Body::Laid(_), .. })) {
        pieces.push(Piece { place: Place::Line(line), body: Body::Text(String::new()) });
    }
}

/// The margin at which lines were broken; `None` when they were not.
fn width(lines: &[&str]) -> Option<usize> {
    let mut lengths: Vec<usize> =
        lines.iter().map(|line| line.trim_end().chars().count()).filter(|l| *l > 20).collect();
    lengths.sort_unstable();
    let most = lengths.get(lengths.len().saturating_mul(19) / 20).copied()?;
    (most <= MARGIN).then_some(most)
}

/// Whether a line goes on with the paragraph whose last line was so long.
fn joins(last: usize, line: &str, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let text = line.trim_start();
    let first = text.split_whitespace().next().unwrap_or_default();
    let marker = matches!(first, "-" | "*" | "•" | "–")
        || (first.len() <= 4 && first.ends_with(['.', ')']) && first != "Rp.");
    last.saturating_mul(4) >= width.saturating_mul(3) && !marker
}

/// How many lines from the first on are rows of a table whose cells stand apart by gaps.
fn spread(lines: &[&str]) -> usize {
    let mut count = 0;
    for line in lines {
        if line.contains(['\t', '\u{c}']) || cells(line).len() < 2 {
            break;
        }
        count += 1;
    }
    count
}

/// Cells of a line with the columns of characters that they take.
fn cells(line: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut gap = GAP;
    for (at, c) in line.chars().enumerate() {
        if c.is_whitespace() {
            gap += 1;
            continue;
        }
        let column = i64::try_from(at).unwrap_or(i64::MAX);
        match cells.last_mut().filter(|_| gap < GAP) {
            Some(cell) => {
                if gap > 0 {
                    cell.text.push(' ');
                }
                cell.text.push(c);
                cell.end = column + 1;
            }
            None => cells.push(Cell { start: column, end: column + 1, text: c.to_string() }),
        }
        gap = 0;
    }
    cells
}

fn table(lines: &[&str], first: usize) -> Vec<Piece> {
    let block: Block = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (Place::Line(first + at + 1), cells(line)))
        .collect();
    rows(&block)
}

/// Whether there are hardly any signs but letters, digits and marks.
fn is_text(text: &str) -> bool {
    let odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let head = || text.chars().take(HEAD);
    head().filter(odd).count() * 20 <= head().count()
}

/// Text of a file in UTF-8, UTF-16 or, failing these, Windows-1252.
fn decoded(bytes: &[u8]) -> Option<String> {
    let units = |bytes: &[u8], pair: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|two| Some(pair(two.try_into().ok()?)));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|b| **b == 0).count();
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Some(units(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => return Some(units(rest, u16::from_be_bytes)),
        _ if zeros(1) * 3 > head.len() => return Some(units(bytes, u16::from_le_bytes)),
        _ if zeros(0) * 3 > head.len() => return Some(units(bytes, u16::from_be_bytes)),
        _ => {}
    }
    if head.contains(&0)
        || [&b"%PDF"[..], b"PK\x03\x04"].iter().any(|magic| head.starts_with(magic))
    {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes);
    Some(text.map_or_else(|_| bytes.iter().map(|b| windows_1252(*b)).collect(), str::to_string))
}

/// What old Windows programs in the West wrote between 0x80 and 0x9f; the rest is Latin-1.
fn windows_1252(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let high = byte.checked_sub(0x80).filter(|at| *at < 0x20);
    high.and_then(|at| HIGH.chars().nth(at.into())).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<String> {
        let said = |piece: Piece| match piece.body {
            Body::Heading(text) | Body::Text(text) => text,
            Body::Row(cells) | Body::Laid(cells) => cells.join("|"),
        };
        read(bytes).unwrap().into_iter().map(said).filter(|said| !said.is_empty()).collect()
    }

    #[test]
    fn broken_lines_are_joined_and_items_are_not() {
        let text = "Capaian kinerja dinas pada tahun ini adalah\nsebesar 94,41% dari yang diperjanjikan.\n\
                    - a. butir pertama dari daftar yang panjang ini\n- b. butir kedua\n\nBaris lain\u{c}";
        assert_eq!(
            texts(text.as_bytes()),
            [
                "Capaian kinerja dinas pada tahun ini adalah sebesar 94,41% dari yang diperjanjikan.",
                "- a. butir pertama dari daftar yang panjang ini",
                "- b. butir kedua",
                "Baris lain"
            ]
        );
    }

    #[test]
    fn every_usual_encoding_is_read() {
        let utf16: Vec<u8> = "\u{feff}“é” 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(texts(&utf16), ["“é” 1"]);
        assert_eq!(texts(b"\x93\xe9\x94 1"), ["“é” 1"]);
        assert_eq!(texts("\u{feff}“é” 1".as_bytes()), ["“é” 1"]);
        assert_eq!(read(b"%PDF-1.7 \0"), None);
    }

    #[test]
    fn cells_stand_apart_by_tabulators_or_gaps() {
        assert_eq!(texts(b"No\tNama\t\n1\tA\t5,5\n"), ["No|Nama|", "1|A|5,5"]);
        let text =
            "No   Nama          Nilai\n1    Satu dua      5,5\n     tiga\n2    Empat         6\n";
        assert_eq!(texts(text.as_bytes())[..2], ["No|Nama|Nilai", "1|Satu dua|5,5"]);
    }
}
