//! What is read of a Word file.

/// A whole document, as lines in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Paragraphs that say something, in reading order: the body with its boxes and notes where they are
    /// referred to, then headers and footers, each wording of which stands once.
    pub lines: Vec<Line>,
    /// Comments, in the order of the part that holds them.
    pub comments: Vec<Comment>,
    /// Changes of looks: the tracked ones, then, once it is held against the draft, the others.
    pub formatting: Vec<Formatting>,
    /// Pictures, charts and photos, each by what it is called for those who cannot see it.
    pub pictures: Vec<String>,
    /// Number of the draft, when the file tells it.
    pub draft: Option<u16>,
    /// SHA-256 of the record that the draft was built from, when the file tells it.
    pub record: Option<String>,
    /// Whether the file has tracked changes, of text or of looks.
    pub has_tracking: bool,
}

/// A paragraph, in the body, in a cell, in a box, a note, a header or footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says with all changes accepted, in order.
    pub pieces: Vec<Piece>,
    /// Key of the narrative text that it lies in.
    pub key: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What kind of paragraph it is.
    pub style: Style,
    /// Names of bookmarks of the program that begin in it.
    pub bookmarks: Vec<String>,
    /// Who inserted or deleted what in it, as far as that was tracked.
    pub signed: Vec<Signed>,
}

impl Line {
    /// All that it says.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// A run of text of one look and one key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The text; a line break within the paragraph is `\n`, a tabulator `\t`.
    pub text: String,
    /// Key of the value bookmark or content control around it.
    pub key: Option<String>,
    /// Bold beyond the style of the paragraph.
    pub bold: bool,
    /// Italic beyond the style of the paragraph.
    pub italic: bool,
}

/// Where a line stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Title of the chapter, shortened when very long.
    pub chapter: String,
    /// The nearest heading above, shortened when very long.
    pub heading: String,
    /// The cell, when it stands in a table.
    pub cell: Option<Cell>,
    /// In which text.
    pub story: Story,
}

/// A cell of a table; all are counted from 0 and as accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Number of the table in the document; tables within tables are counted too.
    pub table: usize,
    /// Number of the row.
    pub row: usize,
    /// Column of the grid at which the cell begins.
    pub column: usize,
    /// Columns of the grid in this row.
    pub columns: usize,
    /// Caption above the table.
    pub caption: String,
    /// Key of the first value of the row; without one, text of its first cell with words.
    pub row_key: String,
}

/// The text that a line belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Story {
    /// The running text.
    #[default]
    Body,
    /// A text box.
    Box,
    /// A footnote or an endnote.
    Note,
    /// A header.
    Header,
    /// A footer.
    Footer,
}

/// What kind of paragraph a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A heading of a level from 1.
    Heading(u8),
    /// An item of a list, of a level from 0.
    Item {
        /// Level of the list.
        level: u8,
        /// Whether the items are counted.
        ordered: bool,
    },
    /// Running text.
    Body,
    /// Caption of a table or figure.
    Caption,
    /// Anything else.
    Other,
}

/// A tracked change of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What was done.
    pub how: How,
    /// Who did it, as the file names the person.
    pub author: String,
    /// When, as the file tells it (`2025-02-03T08:15:00Z`).
    pub date: String,
    /// The text; empty where only the end of a paragraph came or went.
    pub text: String,
}

/// What was done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It came.
    Inserted,
    /// It went.
    Deleted,
    /// It went to another place.
    MovedFrom,
    /// It came from another place.
    MovedTo,
}

/// A comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Its id in the file.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When, as the file tells it.
    pub date: String,
    /// What it says; paragraphs are joined with `\n`.
    pub text: String,
    /// The words that it is about, shortened when very long; lines are joined with `\n`.
    pub quote: String,
    /// Whether these words are gone once the changes are accepted.
    pub gone: bool,
    /// The line in which these begin.
    pub line: Option<usize>,
    /// Key of the value among these words; without one, that of the narrative text of the line, or of the
    /// only value of the line.
    pub key: Option<String>,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// Whether it is marked as done.
    pub resolved: bool,
}

/// A change of looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatting {
    /// The line.
    pub line: usize,
    /// Who changed it; empty where it was not tracked.
    pub author: String,
    /// When, as the file tells it.
    pub date: String,
    /// What was changed, in Indonesian, e.g. `huruf tebal`.
    pub what: String,
    /// The text that looks different, shortened when very long.
    pub text: String,
}
