//! Tables that are only laid out: cells with places on a line become rows with columns.

use lkjip_metrics::asing::{Body, Piece, Place};

/// A run of text on a line, with where it starts and ends across the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Left.
    pub start: i64,
    /// Right.
    pub end: i64,
    /// Text.
    pub text: String,
}

/// Lines that follow one another, each with its cells.
pub type Block = Vec<(Place, Vec<Cell>)>;

/// The rows of a block. Columns are where no cell of most lines stands between them; a line without
/// figures and without a first cell goes on with the row above.
pub fn rows(block: &Block) -> Vec<Piece> {
    let columns = columns(block);
    if let Some(rows) = counted(block, columns.len()) {
        return rows;
    }
    let mut rows: Vec<(Place, Vec<String>)> = Vec::new();
    for (place, cells) in block {
        let mut row = vec![String::new(); columns.len().max(1)];
        for cell in cells {
            let at = columns.iter().rposition(|start| *start <= cell.start).unwrap_or(0);
            if let Some(text) = row.get_mut(at) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&cell.text);
            }
        }
        let digits = |text: &String| text.chars().any(|c| c.is_ascii_digit());
        let goes_on = row.first().is_some_and(String::is_empty) && !row.iter().any(digits);
        match rows.last_mut().filter(|(_, above)| goes_on && above.iter().any(digits)) {
            Some((_, above)) => {
                for (above, text) in above.iter_mut().zip(&row).filter(|(_, t)| !t.is_empty()) {
                    above.push(' ');
                    above.push_str(text);
                }
            }
            None => rows.push((*place, row)),
        }
    }
    rows.into_iter().map(|(place, row)| Piece { place, body: Body::Laid(row) }).collect()
}

/// The rows of a block whose cells were set one behind the other with tabulators: their places say
/// nothing, but most lines have the same number of cells, more than there are columns of places.
fn counted(block: &Block, columns: usize) -> Option<Vec<Piece>> {
    let most = block.iter().map(|(_, cells)| cells.len()).max()?;
    let whole = block.iter().filter(|(_, cells)| cells.len() == most).count();
    if most <= columns || most < 3 || whole < 2 || whole * 2 <= block.len() {
        return None;
    }
    let row = |(place, cells): &(Place, Vec<Cell>)| Piece {
        place: *place,
        body: Body::Laid(cells.iter().map(|cell| cell.text.clone()).collect()),
    };
    Some(block.iter().map(row).collect())
}

/// Where columns start: the left edges of runs of places that are covered by cells.
fn columns(block: &Block) -> Vec<i64> {
    let mut spans: Vec<(i64, i64)> = block
        .iter()
        .flat_map(|(_, cells)| cells.iter().map(|cell| (cell.start, cell.end)))
        .collect();
    spans.sort_unstable();
    let mut columns: Vec<(i64, i64)> = Vec::new();
    for (start, end) in spans {
        match columns.last_mut().filter(|(_, last)| start < *last) {
            Some((_, last)) => *last = (*last).max(end),
            None => columns.push((start, end)),
        }
    }
    columns.into_iter().map(|(start, _)| start).collect()
}
