//! Aligned columns of a terminal.

use crate::cli::paint::{Paint, Tone};

/// Blanks between columns.
const GAP: &str = "  ";

/// A piece of a row.
#[derive(Debug, Clone)]
pub struct Piece {
    text: String,
    tone: Tone,
}

/// A piece in a tone.
pub fn piece(tone: Tone, text: impl Into<String>) -> Piece {
    Piece { text: text.into(), tone }
}

/// A plain piece.
pub fn plain(text: impl Into<String>) -> Piece {
    piece(Tone::Plain, text)
}

/// Rows whose columns are as wide as their widest piece.
#[derive(Debug)]
pub struct Table {
    /// Whether a column is aligned to the right.
    right: Vec<bool>,
    rows: Vec<Vec<Piece>>,
}

impl Table {
    /// A table; `columns` holds `<` or `>` for each column.
    pub fn new(columns: &str) -> Self {
        Self { right: columns.chars().map(|c| c == '>').collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, row: Vec<Piece>) {
        self.rows.push(row);
    }

    /// The rows behind an indentation.
    pub fn write(&self, indent: usize, paint: Paint) -> String {
        let width = |column: usize| {
            let pieces = self.rows.iter().filter_map(|row| row.get(column));
            pieces.map(|piece| piece.text.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.right.len()).map(width).collect();
        self.rows.iter().map(|row| self.line(row, &widths, indent, paint)).collect()
    }

    fn line(&self, row: &[Piece], widths: &[usize], indent: usize, paint: Paint) -> String {
        let mut line = " ".repeat(indent);
        let last = row.iter().rposition(|piece| !piece.text.is_empty()).unwrap_or(0);
        let columns = row.iter().zip(&self.right).zip(widths).enumerate().take(last + 1);
        for (index, ((piece, right), width)) in columns {
            let room = " ".repeat(width.saturating_sub(piece.text.chars().count()));
            let text = paint.text(piece.tone, &piece.text);
            if index > 0 {
                line.push_str(GAP);
            }
            match (right, index == last) {
                (true, _) => line.push_str(&(room + &text)),
                (false, true) => line.push_str(&text),
                (false, false) => line.push_str(&(text + &room)),
            }
        }
        line + "\n"
    }
}
