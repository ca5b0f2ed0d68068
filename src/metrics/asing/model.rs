//! What is compared: a document from elsewhere, and the record's own report, as plain pieces of
//! text; and what comes out of it.
//!
//! Knows no file format: `input/` of the program makes the one, its document model the other.

use std::ops::Range;

/// Where something stands in a document from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line of a text file, from 1.
    Line(usize),
    /// A page of a PDF, from 1.
    Page(usize),
    /// A paragraph of a Word document, from 1; rows of tables count too.
    Paragraph(usize),
}

/// A piece of a document from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins.
    pub place: Place,
    /// What it says.
    pub body: Body,
}

/// What a piece says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A heading, as far as the format tells.
    Heading(String),
    /// A paragraph or an item of a list.
    Text(String),
    /// A row of a table. Rows that follow one another are one table.
    Row(Vec<String>),
    /// A row whose columns were guessed from places on the page.
    Laid(Vec<String>),
}

/// A run of text of the record's own report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// A figure or a name of the record.
    Value {
        /// As printed.
        text: String,
        /// Its key.
        key: String,
    },
}

/// A piece of the record's own report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The chapter in which it stands.
    pub chapter: String,
    /// What it says.
    pub body: SaidBody,
}

/// What a piece of the report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidBody {
    /// A heading.
    Heading(String),
    /// A paragraph or an item of a list.
    Text(Vec<Run>),
    /// A table.
    Table(SaidTable),
}

/// A table of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidTable {
    /// "Tabel 3.3".
    pub name: String,
    /// Rows of the head, each cell repeated in every column that it covers.
    pub head: Vec<Vec<String>>,
    /// Rows, each cell repeated in every column that it covers.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// How the subject of a figure was found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The same sentence of the report prints the record's figure at this place.
    Sentence,
    /// Row and column of a table are those of a table of the report.
    Table,
    /// The sentence names the subject and what is stated of it.
    Name,
    /// The document contradicts itself: words against digits, a sum against its parts.
    Itself,
    /// A rule of the examiner, with the record's figures.
    Rule,
    /// The date of signing.
    Date,
}

impl How {
    /// A word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sentence => "kalimat",
            Self::Table => "tabel",
            Self::Name => "nama",
            Self::Itself => "dokumen",
            Self::Rule => "aturan",
            Self::Date => "tanggal",
        }
    }
}

/// A place in the document where something is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub place: Place,
    /// The words around it.
    pub quote: String,
}

/// A figure, label or date of the document that the record contradicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The key of the record's figure, where there is one.
    pub key: Option<String>,
    /// Other keys of the same sasaran whose figures say the same.
    pub also: Vec<String>,
    /// What the document says.
    pub said: String,
    /// What the record says; empty where the document contradicts itself in words only.
    pub known: String,
    /// How its subject was found out.
    pub how: How,
    /// Why it is listed, a sentence.
    pub why: String,
    /// Where the document says it, in order.
    pub mentions: Vec<Mention>,
}

/// A paragraph of the document and the one of the report that takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Where it stands in the document.
    pub place: Place,
    /// What the document says.
    pub old: String,
    /// What the report says.
    pub new: String,
    /// The chapter of the report.
    pub chapter: String,
}

/// Differences of the texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// How many paragraphs are the same, but for white space.
    pub same: usize,
    /// Paragraphs that read otherwise.
    pub changed: Vec<Changed>,
    /// Paragraphs that only the document has.
    pub gone: Vec<(Place, String)>,
    /// Paragraphs that only the report has, with their chapter.
    pub come: Vec<(String, String)>,
}

/// What comes out of the comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The year that the document speaks of most, when it is not the record's.
    pub other_year: Option<i32>,
    /// Whether the document never names the record's agency.
    pub other_agency: bool,
    /// How many numbers the document states, years and numbers of sections left out.
    pub numbers: usize,
    /// How many of them could be held against a figure of the record.
    pub held: usize,
    /// What the record contradicts, in the order of the document.
    pub contradictions: Vec<Contradiction>,
    /// How the texts differ.
    pub differences: Differences,
}

/// A contradiction at one place, before equal ones are brought together.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) key: Option<String>,
    pub(super) said: String,
    pub(super) known: String,
    pub(super) how: How,
    pub(super) why: String,
    pub(super) place: Place,
    /// Number of the piece, and the bytes in it: two ways to one figure are one finding.
    pub(super) piece: usize,
    pub(super) bytes: Range<usize>,
    pub(super) quote: String,
}
