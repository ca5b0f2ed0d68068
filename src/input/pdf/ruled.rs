//! Tables whose cells are drawn: what stands within the same four lines is one cell.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{Affine, BezPath, PathEl, Point};

use super::glyphs::Glyph;

/// Lines nearer to each other than this, in points, are one.
const NEAR: f64 = 2.0;

/// Shortest line that bounds a cell, in points.
const SHORTEST: f64 = 5.0;

/// Most lines that are taken from a page.
const MOST: usize = 20_000;

/// A drawn line: where it is, and from where to where it goes.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rule {
    at: f64,
    from: f64,
    to: f64,
}

/// The drawn lines of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// Upright ones.
    down: Vec<Rule>,
    /// Level ones.
    across: Vec<Rule>,
}

/// A table: where it begins, and the text of its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruled {
    /// Its upper edge.
    pub y: f64,
    /// Rows of cells; a cell that covers several columns or rows stands in each of them.
    pub rows: Vec<Vec<String>>,
}

impl Rules {
    /// Takes the lines of a path: those that are stroked, and areas so thin that they are lines.
    pub fn take(&mut self, path: &BezPath, transform: Affine, stroked: bool) {
        if self.down.len() + self.across.len() >= MOST {
            return;
        }
        let path = transform * path;
        let mut points: Vec<Point> = Vec::new();
        for element in path.elements().iter().take(64) {
            match element {
                PathEl::MoveTo(point) | PathEl::LineTo(point) => points.push(*point),
                PathEl::ClosePath => points.extend(points.first().copied()),
                // What is round is no frame of a cell.
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => return,
            }
        }
        if points.iter().any(|point| !(point.x.abs() < 1e5 && point.y.abs() < 1e5)) {
            return;
        }
        if stroked {
            for pair in points.windows(2) {
                if let [one, other] = pair {
                    self.line(*one, *other);
                }
            }
        } else {
            self.area(&points);
        }
    }

    fn area(&mut self, points: &[Point]) {
        let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (left, right) = (least(|p| p.x), most(|p| p.x));
        let (top, bottom) = (least(|p| p.y), most(|p| p.y));
        if right - left <= NEAR || bottom - top <= NEAR {
            self.line(Point::new(left, top), Point::new(right, bottom));
        }
    }

    fn line(&mut self, one: Point, other: Point) {
        let (dx, dy) = ((one.x - other.x).abs(), (one.y - other.y).abs());
        if dx <= NEAR && dy >= SHORTEST {
            let at = f64::midpoint(one.x, other.x);
            self.down.push(Rule { at, from: one.y.min(other.y), to: one.y.max(other.y) });
        } else if dy <= NEAR && dx >= SHORTEST {
            let at = f64::midpoint(one.y, other.y);
            self.across.push(Rule { at, from: one.x.min(other.x), to: one.x.max(other.x) });
        }
    }
}

/// Where lines are: their places, near ones as one, in order.
fn places(rules: &[Rule]) -> Vec<f64> {
    let mut all: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|b, a| *b - *a <= NEAR);
    all
}

/// The number of the place at which a line is.
fn number(places: &[f64], at: f64) -> usize {
    places.partition_point(|place| *place < at - NEAR)
}

/// A cell by the numbers of its lines: left, right, top, bottom. Upright lines count from 1; where a
/// table is open at its side, 0 or one more than all stands for the line that is not drawn.
type Frame = (usize, usize, usize, usize);

/// The lines of a page with their places.
struct Grid<'r> {
    rules: &'r Rules,
    columns: Vec<f64>,
    lines: Vec<f64>,
}

impl Grid<'_> {
    /// The cell around a character; the flag tells whether lines are drawn on all its sides.
    fn frame(&self, glyph: &Glyph) -> Option<(Frame, bool)> {
        let (x, y) = (f64::midpoint(glyph.x, glyph.end), glyph.y - glyph.size * 0.3);
        let (top, bottom) = around(&self.rules.across, y, x);
        let (left, right) = around(&self.rules.down, x, y);
        let column = |at: Option<f64>, open| at.map_or(open, |at| number(&self.columns, at) + 1);
        let frame = (
            column(left, 0),
            column(right, self.columns.len() + 1),
            number(&self.lines, top?),
            number(&self.lines, bottom?),
        );
        Some((frame, left.is_some() && right.is_some()))
    }

    /// The left edges of the columns of a group of cells, also of those in which nothing stands.
    fn columns_of(&self, group: &[Frame]) -> Vec<usize> {
        let edge = |of: fn(&Frame) -> usize| group.iter().map(of);
        let first = edge(|frame| frame.0).min().unwrap_or(0);
        let last = edge(|frame| frame.1).max().unwrap_or(0);
        let place = |number: Option<usize>| number.and_then(|n| self.lines.get(n)).copied();
        let top = place(edge(|frame| frame.2).min()).unwrap_or_default();
        let bottom = place(edge(|frame| frame.3).max()).unwrap_or_default();
        let beside = |rule: &&Rule| rule.to.min(bottom) - rule.from.max(top) >= SHORTEST;
        let drawn = self.rules.down.iter().filter(beside);
        let mut columns: Vec<usize> =
            drawn.map(|rule| number(&self.columns, rule.at) + 1).chain([first]).collect();
        columns.sort_unstable();
        columns.dedup();
        // The right edge of the table begins no column.
        columns.retain(|column| *column < last);
        columns
    }
}

/// Takes the characters that stand in drawn cells out of a page and makes tables of them.
pub fn tables(glyphs: &mut Vec<Glyph>, rules: &Rules) -> Vec<Ruled> {
    let grid = Grid { rules, columns: places(&rules.down), lines: places(&rules.across) };
    if grid.columns.is_empty() || grid.lines.len() < 3 {
        return Vec::new();
    }
    let frames: Vec<Option<(Frame, bool)>> = glyphs.iter().map(|g| grid.frame(g)).collect();
    // A cell with an open side is one where a whole cell stands in the same row.
    let mut closed: Vec<(usize, usize)> =
        frames.iter().flatten().filter(|(_, whole)| *whole).map(|(f, _)| (f.2, f.3)).collect();
    closed.sort_unstable();
    closed.dedup();
    let sound = |(frame, whole): &(Frame, bool)| {
        *whole || closed.binary_search(&(frame.2, frame.3)).is_ok()
    };
    let frames: Vec<Option<Frame>> =
        frames.into_iter().map(|found| found.filter(sound).map(|(frame, _)| frame)).collect();
    let mut cells: BTreeMap<Frame, Vec<Glyph>> = BTreeMap::new();
    for (glyph, frame) in glyphs.iter().zip(&frames) {
        if let Some(frame) = frame {
            cells.entry(*frame).or_default().push(glyph.clone());
        }
    }
    let mut tables = Vec::new();
    let mut taken: Vec<Frame> = Vec::new();
    for group in groups(&cells) {
        if let Some(rows) = rows(&group, &grid.columns_of(&group), &cells) {
            let top = group.first().and_then(|frame| grid.lines.get(frame.2)).copied();
            tables.push(Ruled { y: top.unwrap_or_default(), rows });
            taken.extend(group);
        }
    }
    taken.sort_unstable();
    let mut frames = frames.into_iter();
    glyphs.retain(|_| {
        let frame = frames.next().flatten();
        frame.is_none_or(|frame| taken.binary_search(&frame).is_err())
    });
    tables
}

/// Cells that follow one another without a gap.
fn groups(cells: &BTreeMap<Frame, Vec<Glyph>>) -> Vec<Vec<Frame>> {
    let mut order: Vec<Frame> = cells.keys().copied().collect();
    order.sort_by_key(|(left, _, top, _)| (*top, *left));
    let mut groups: Vec<(usize, Vec<Frame>)> = Vec::new();
    for frame in order {
        match groups.last_mut().filter(|(bottom, _)| frame.2 <= *bottom) {
            Some((bottom, group)) => {
                *bottom = (*bottom).max(frame.3);
                group.push(frame);
            }
            None => groups.push((frame.3, vec![frame])),
        }
    }
    groups.into_iter().flat_map(|(_, group)| parted(&group)).collect()
}

/// Tables that stand on top of each other: the edges of the one are not those of the other.
fn parted(group: &[Frame]) -> Vec<Vec<Frame>> {
    let mut parts: Vec<Vec<Frame>> = Vec::new();
    let mut known: BTreeSet<usize> = BTreeSet::new();
    for row in group.chunk_by(|one, other| one.2 == other.2) {
        let top = row.first().map_or(0, |frame| frame.2);
        let beside = group.iter().filter(|frame| frame.2 <= top && top < frame.3);
        let edges: BTreeSet<usize> = beside.flat_map(|frame| [frame.0, frame.1]).collect();
        let other = !edges.is_subset(&known) && !known.is_subset(&edges);
        if other || parts.is_empty() {
            parts.push(Vec::new());
            known.clear();
        }
        known.extend(edges);
        if let Some(part) = parts.last_mut() {
            part.extend(row);
        }
    }
    parts
}

/// The nearest lines on both sides of a place that pass beside a point.
fn around(rules: &[Rule], at: f64, beside: f64) -> (Option<f64>, Option<f64>) {
    let (mut low, mut high): (Option<f64>, Option<f64>) = (None, None);
    for rule in rules.iter().filter(|r| r.from - NEAR <= beside && beside <= r.to + NEAR) {
        if rule.at <= at {
            low = Some(low.map_or(rule.at, |low| low.max(rule.at)));
        } else {
            high = Some(high.map_or(rule.at, |high| high.min(rule.at)));
        }
    }
    (low, high)
}

/// The rows of a group of cells; `None` when it is but a frame around text.
fn rows(
    group: &[Frame],
    columns: &[usize],
    cells: &BTreeMap<Frame, Vec<Glyph>>,
) -> Option<Vec<Vec<String>>> {
    let mut tops: Vec<usize> = group.iter().map(|frame| frame.2).collect();
    tops.dedup();
    if columns.len() < 2 || tops.len() < 2 {
        return None;
    }
    let mut rows = vec![vec![String::new(); columns.len()]; tops.len()];
    for frame in group {
        let text = text(cells.get(frame)?);
        let in_row = |top: usize| frame.2 <= top && top < frame.3;
        let in_column = |column: usize| frame.0 <= column && column < frame.1;
        for (row, _) in rows.iter_mut().zip(&tops).filter(|(_, top)| in_row(**top)) {
            let mut first = true;
            for (cell, _) in row.iter_mut().zip(columns).filter(|(_, c)| in_column(**c)) {
                // A figure stands once, words stand over every column that they cover.
                if first || !text.chars().any(|c| c.is_ascii_digit()) {
                    cell.clone_from(&text);
                }
                first = false;
            }
        }
    }
    Some(rows)
}

/// The text of a cell on one line.
fn text(glyphs: &[Glyph]) -> String {
    let lines = super::page::lines(glyphs.to_vec());
    lines.iter().map(super::page::Line::text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word at a place, a character for every five points.
    fn word(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let glyph = |(at, c): (usize, char)| {
            let x = x + 5.0 * f64::from(u32::try_from(at).unwrap());
            Glyph { text: c.to_string(), x, end: x + 5.0, y, size: 10.0 }
        };
        text.chars().enumerate().map(glyph).collect()
    }

    fn drawn(lines: &[(f64, f64, f64, f64)]) -> Rules {
        let mut rules = Rules::default();
        for (x, y, to_x, to_y) in lines {
            let mut path = BezPath::new();
            path.move_to((*x, *y));
            path.line_to((*to_x, *to_y));
            rules.take(&path, Affine::IDENTITY, true);
        }
        rules
    }

    #[test]
    fn what_stands_within_four_lines_is_a_cell() {
        // A head over two columns, two rows below; the first column runs over both rows.
        let rules = drawn(&[
            (0.0, 0.0, 300.0, 0.0),
            (0.0, 20.0, 300.0, 20.0),
            (100.0, 40.0, 300.0, 40.0),
            (0.0, 60.0, 300.0, 60.0),
            (0.0, 0.0, 0.0, 60.0),
            (100.0, 0.0, 100.0, 60.0),
            (200.0, 20.0, 200.0, 60.0),
            (300.0, 0.0, 300.0, 60.0),
        ]);
        let mut glyphs = [
            word("Nama", 10.0, 14.0),
            word("Nilai", 160.0, 14.0),
            word("Satu", 10.0, 44.0),
            word("5,5", 110.0, 34.0),
            word("6", 210.0, 34.0),
            word("7", 210.0, 54.0),
            word("di bawah tabel", 10.0, 90.0),
        ]
        .concat();
        let tables = tables(&mut glyphs, &rules);
        let rows: Vec<String> = tables[0].rows.iter().map(|row| row.join("|")).collect();
        assert_eq!(rows, ["Nama|Nilai|Nilai", "Satu|5,5|6", "Satu||7"]);
        let left: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        assert_eq!(left, "di bawah tabel");
    }

    #[test]
    fn a_frame_around_text_is_no_table() {
        let sides = [
            (0.0, 0.0, 300.0, 0.0),
            (0.0, 90.0, 300.0, 90.0),
            (0.0, 0.0, 0.0, 90.0),
            (300.0, 0.0, 300.0, 90.0),
        ];
        let mut glyphs = word("Ikhtisar 5,5", 10.0, 14.0);
        assert_eq!(tables(&mut glyphs, &drawn(&sides)), []);
        assert_eq!(glyphs.len(), 12);
        // Nor do odd lines break anything.
        let odd = [(f64::NAN, 0.0, f64::INFINITY, 0.0), (1e300, 0.0, -1e300, 5.0)];
        assert_eq!(tables(&mut glyphs, &drawn(&odd)), []);
    }
}
