//! From characters with places to lines, paragraphs and rows.

use std::collections::BTreeMap;

use lkjip_metrics::asing::{Body, Piece, Place};

use super::glyphs::Glyph;
use super::ruled::{self, Rules};
use crate::input::bounded;
use crate::input::layout::{Block, Cell, rows};

/// A line of a page: its cells, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Line {
    cells: Vec<Cell>,
    y: f64,
    size: f64,
}

/// Hundredths of a point: places across the page are whole numbers.
const FINE: f64 = 100.0;

/// Pages on which a line must stand at the same height to be a running head.
const RUNNING: usize = 3;

/// The pieces of all pages.
pub fn pieces(pages: Vec<(Vec<Glyph>, Rules)>) -> Vec<Piece> {
    let mut tables = Vec::new();
    let mut pages: Vec<Vec<Line>> = pages
        .into_iter()
        .map(|(mut glyphs, rules)| {
            tables.push(ruled::tables(&mut glyphs, &rules));
            lines(glyphs)
        })
        .collect();
    drop_running(&mut pages);
    let mut pieces = Vec::new();
    let mut open = Open::default();
    for (at, (lines, tables)) in pages.iter().zip(tables).enumerate() {
        let place = Place::Page(at + 1);
        let mut rest = lines.as_slice();
        let mut tables = tables.into_iter().peekable();
        while let Some(table) = tables.next() {
            let above = rest.partition_point(|line| line.y < table.y);
            let (before, after) = rest.split_at(above);
            page(before, place, &mut open, &mut pieces);
            open.close(&mut pieces);
            let row = |row| Piece { place, body: Body::Row(row) };
            pieces.extend(table.rows.into_iter().map(row));
            rest = after;
            // A table that stands below ends this one, and so does a paragraph; without either it goes
            // on overleaf.
            if !rest.is_empty() || tables.peek().is_some() {
                pieces.push(Piece { place, body: Body::Text(String::new()) });
            }
        }
        page(rest, place, &mut open, &mut pieces);
    }
    open.close(&mut pieces);
    pieces
}

impl Line {
    fn start(&self) -> i64 {
        self.cells.first().map_or(0, |cell| cell.start)
    }

    fn end(&self) -> i64 {
        self.cells.last().map_or(0, |cell| cell.end)
    }

    pub(super) fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether its cells are those of a table, not a mark and the item behind it.
    fn is_row(&self) -> bool {
        let first = self.cells.first().map_or("", |cell| cell.text.as_str());
        let item = self.cells.len() == 2 && is_marker(first);
        self.cells.len() > 1 && !item
    }

    /// A line of a list of contents, with its leader.
    fn is_contents(&self) -> bool {
        let text = self.text();
        text.contains(". . . .") || text.contains("......")
    }
}

/// "1.", "a)", "•": what stands before an item of a list.
fn is_marker(text: &str) -> bool {
    let short = text.chars().count() <= 4;
    let sign = text.chars().count() == 1 && !text.chars().all(char::is_alphanumeric);
    short && (text.ends_with(['.', ')']) || sign)
}

/// The lines of a page from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut groups: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let same = |group: &Vec<Glyph>| {
            group.first().is_some_and(|g| (g.y - glyph.y).abs() <= g.size.max(glyph.size) * 0.2)
        };
        match groups.last_mut().filter(|group| same(group)) {
            Some(group) => group.push(glyph),
            None => groups.push(vec![glyph]),
        }
    }
    drop_raised(&mut groups);
    groups.into_iter().filter_map(line).collect()
}

/// Takes out marks of notes: small type a little above a line.
fn drop_raised(groups: &mut Vec<Vec<Glyph>>) {
    let first: Vec<(f64, f64)> = groups
        .iter()
        .map(|group| group.first().map_or((0.0, 0.0), |glyph| (glyph.y, glyph.size)))
        .collect();
    let mut at = 0;
    groups.retain(|_| {
        let (y, size) = first.get(at).copied().unwrap_or_default();
        let raised = first
            .get(at + 1)
            .is_some_and(|(below, large)| size < large * 0.8 && below - y < large * 0.6);
        at += 1;
        !raised
    });
}

fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let size = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let y = glyphs.first()?.y;
    let mut cells: Vec<Cell> = Vec::new();
    let mut last: Option<f64> = None;
    let mut blank = false;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            blank = true;
            continue;
        }
        let gap = last.map_or(f64::MAX, |end| glyph.x - end);
        let (start, end) = (fine(glyph.x), fine(glyph.end));
        let opens = glyph.text.starts_with(|c: char| c.is_ascii_digit());
        // Columns of numbers stand nearer to each other than columns of words.
        let apart = |cell: &Cell| {
            let numbers = opens && cell.text.ends_with(|c: char| c.is_ascii_digit());
            gap >= size * if numbers { 0.4 } else { 0.75 }
        };
        match cells.last_mut().filter(|cell| !apart(cell)) {
            Some(cell) => {
                if blank || gap > size * 0.17 {
                    cell.text.push(' ');
                }
                cell.text.push_str(&glyph.text);
                cell.end = cell.end.max(end);
            }
            None => cells.push(Cell { start, end, text: glyph.text.clone() }),
        }
        blank = false;
        last = Some(last.map_or(glyph.end, |end| end.max(glyph.end)));
    }
    (!cells.is_empty()).then_some(Line { cells, y, size })
}

#[allow(clippy::cast_possible_truncation)]
fn fine(points: f64) -> i64 {
    (points * FINE).round() as i64
}

/// Takes out lines that stand at the same height on page after page.
fn drop_running(pages: &mut [Vec<Line>]) {
    let key = |line: &Line| {
        let text: String = line.text().chars().filter(|c| c.is_alphabetic()).collect();
        (fine(line.y) / 300, text)
    };
    let mut counts: BTreeMap<(i64, String), usize> = BTreeMap::new();
    for lines in pages.iter() {
        let outer = lines.iter().take(2).chain(lines.iter().rev().take(2));
        for line in outer {
            *counts.entry(key(line)).or_default() += 1;
        }
    }
    for lines in pages.iter_mut() {
        let last = lines.len();
        let mut at = 0;
        lines.retain(|line| {
            let outer = at < 2 || at + 2 >= last;
            at += 1;
            !(outer && counts.get(&key(line)).is_some_and(|count| *count >= RUNNING))
        });
    }
}

/// A paragraph that may go on.
#[derive(Default)]
struct Open {
    place: Option<Place>,
    text: String,
    y: f64,
    end: i64,
}

impl Open {
    fn close(&mut self, pieces: &mut Vec<Piece>) {
        if let Some(place) = self.place.take() {
            let text = bounded(&std::mem::take(&mut self.text));
            pieces.push(Piece { place, body: Body::Text(text) });
        }
    }

    fn add(&mut self, line: &Line, place: Place) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&line.text());
        self.place.get_or_insert(place);
        (self.y, self.end) = (line.y, line.end());
    }
}

fn page(lines: &[Line], place: Place, open: &mut Open, pieces: &mut Vec<Piece>) {
    let right = lines.iter().map(Line::end).max().unwrap_or(0);
    let left = lines.iter().map(Line::start).min().unwrap_or(0);
    let wide = right.saturating_sub(left);
    let mut at = 0;
    let mut first = true;
    while let Some(line) = lines.get(at) {
        if line.is_contents() {
            open.close(pieces);
            at += 1;
            continue;
        }
        let length = table(lines.get(at..).unwrap_or_default(), wide);
        if length > 0 {
            open.close(pieces);
            let block: Block = lines
                .get(at..at + length)
                .unwrap_or_default()
                .iter()
                .map(|line| (place, line.cells.clone()))
                .collect();
            pieces.extend(rows(&block));
            pieces.push(Piece { place, body: Body::Text(String::new()) });
            at += length;
            first = false;
            continue;
        }
        let marker = is_marker(line.text().split(' ').next().unwrap_or_default());
        let full = right.saturating_sub(open.end) * 5 <= wide;
        let near = if first {
            !open.text.ends_with(['.', ':', ';'])
        } else {
            line.y - open.y <= line.size * 1.9
        };
        if marker || !full || !near {
            open.close(pieces);
        }
        open.add(line, place);
        first = false;
        at += 1;
    }
}

/// How many lines from the first on make a table.
fn table(lines: &[Line], wide: i64) -> usize {
    let mut length = 0;
    let mut met = 0;
    for (at, line) in lines.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let near = above.is_none_or(|above| line.y - above.y <= line.size.max(above.size) * 3.0);
        let narrow = line.end().saturating_sub(line.start()) * 2 < wide;
        let close = above.is_some_and(|above| line.y - above.y <= line.size * 1.5);
        // The upper line of a head whose other cells stand in the middle of it.
        let next = lines.get(at + 1);
        let head = next.is_some_and(|next| next.is_row() && next.y - line.y < line.size * 0.9);
        let part = line.is_row() || narrow && (at > 0 && close || at == 0 && head);
        if line.is_contents() || !near || !part {
            break;
        }
        if line.is_row() {
            met += 1;
            length = at + 1;
        }
    }
    // What wraps below the last row belongs to it.
    let below = lines.iter().skip(length).zip(lines.iter().skip(length.saturating_sub(1)));
    let wraps = below.take_while(|(line, above)| {
        let narrow = line.end().saturating_sub(line.start()) * 2 < wide;
        narrow && !line.is_row() && line.y - above.y <= line.size * 1.5
    });
    if met >= 2 { length + wraps.count() } else { 0 }
}
