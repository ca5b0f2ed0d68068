//! Cells, rows and tables as such.

use docx_rs::{Table, TableCell, TableLayoutType, TableRow, VMergeType, WidthType};

use crate::document::model::Cell;

/// An empty cell of a width in twips.
pub fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

/// A table of fixed column widths in twips.
pub fn layout(style: &str, widths: &[u32], rows: Vec<TableRow>) -> Table {
    let widths: Vec<usize> = widths.iter().map(|width| *width as usize).collect();
    let sum = widths.iter().sum();
    Table::new(rows)
        .style(style)
        .layout(TableLayoutType::Fixed)
        .width(sum, WidthType::Dxa)
        .set_grid(widths)
}

/// A cell where it stands on the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placed<'a> {
    /// A cell of the row.
    Own {
        /// What it holds; none fills a row that is too short.
        cell: Option<&'a Cell>,
        /// First column.
        column: usize,
        /// Columns.
        span: usize,
        /// Rows.
        rows: usize,
    },
    /// Covered by a cell from above.
    Covered {
        /// First column.
        column: usize,
        /// Columns.
        span: usize,
    },
}

impl Placed<'_> {
    /// First column and number of columns.
    pub fn columns(&self) -> (usize, usize) {
        match self {
            Self::Own { column, span, .. } | Self::Covered { column, span } => (*column, *span),
        }
    }

    /// How Word says that a cell goes on downwards.
    pub fn merge(&self) -> Option<VMergeType> {
        match self {
            Self::Own { rows, .. } if *rows > 1 => Some(VMergeType::Restart),
            Self::Own { .. } => None,
            Self::Covered { .. } => Some(VMergeType::Continue),
        }
    }
}

/// Lays rows of cells on a grid. Cells beyond the last column are dropped, missing ones are empty.
pub fn place<'a>(rows: &[&'a [Cell]], columns: usize) -> Vec<Vec<Placed<'a>>> {
    // Per column: rows still covered from above, and where the covering cell begins.
    let mut covered = vec![(0_usize, 0_usize); columns];
    let mut placed = Vec::with_capacity(rows.len());
    for (index, cells) in rows.iter().enumerate() {
        let mut cells = cells.iter();
        let mut row = Vec::new();
        let mut column = 0;
        while let Some((above, origin)) = covered.get(column).copied() {
            let same = |at: &(usize, usize)| (at.0 > 0) == (above > 0) && at.1 == origin;
            if above > 0 {
                let span = covered.iter().skip(column).take_while(|at| same(at)).count();
                row.push(Placed::Covered { column, span });
                column += span;
                continue;
            }
            let cell = cells.next();
            let room = covered.iter().skip(column).take_while(|at| at.0 == 0).count();
            let wanted = |of: fn(&Cell) -> u8| cell.map_or(1, |cell| usize::from(of(cell)).max(1));
            let span = wanted(|cell| cell.colspan).min(room);
            let down = wanted(|cell| cell.rowspan).min(rows.len() - index);
            row.push(Placed::Own { cell, column, span, rows: down });
            for at in covered.iter_mut().skip(column).take(span) {
                *at = (down, column);
            }
            column += span;
        }
        covered.iter_mut().for_each(|at| at.0 = at.0.saturating_sub(1));
        placed.push(row);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(colspan: u8, rowspan: u8) -> Cell {
        Cell { colspan, rowspan, ..Cell::default() }
    }

    fn spans(rows: &[Vec<Cell>], columns: usize) -> Vec<Vec<(usize, usize, bool)>> {
        let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
        let placed = place(&rows, columns);
        let span =
            |p: &Placed<'_>| (p.columns().0, p.columns().1, matches!(p, Placed::Covered { .. }));
        placed.iter().map(|row| row.iter().map(span).collect()).collect()
    }

    #[test]
    fn spans_cover_the_grid() {
        let rows = vec![vec![cell(1, 2), cell(2, 1)], vec![cell(1, 1), cell(1, 1)]];
        let expected = vec![
            vec![(0, 1, false), (1, 2, false)],
            vec![(0, 1, true), (1, 1, false), (2, 1, false)],
        ];
        assert_eq!(spans(&rows, 3), expected);
    }

    #[test]
    fn rows_that_are_too_short_or_too_long_fill_the_grid() {
        let rows = vec![vec![cell(1, 1)], vec![cell(9, 9), cell(1, 1)]];
        let expected = vec![vec![(0, 1, false), (1, 1, false)], vec![(0, 2, false)]];
        assert_eq!(spans(&rows, 2), expected);
        assert!(spans(&rows, 0).iter().all(Vec::is_empty));
    }
}
