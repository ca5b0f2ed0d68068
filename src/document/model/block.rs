//! Blocks, and the small ones among them.

use serde::Serialize;

use super::{Chart, Diagram, Glance, How, Inline, Table};
use crate::document::math::Math;

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Cover page.
    Cover(Cover),
    /// Heading below the chapter's.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Anchor.
        id: String,
        /// "3.1", "a"; none for unnumbered ones.
        number: Option<String>,
        /// Text.
        text: Vec<Inline>,
        /// Whether the contents list it.
        listed: bool,
    },
    /// Paragraph.
    Paragraph {
        /// Text.
        text: Vec<Inline>,
        /// Key of the narrative text of the record that it comes from, if any.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
    /// List; items hold blocks, so lists nest.
    List {
        /// `decimal` (1.), `alpha` (a.) or `bullet`.
        style: ListStyle,
        /// Items.
        items: Vec<Vec<Block>>,
    },
    /// Quotation set apart (a vision).
    Quote {
        /// Text.
        text: Vec<Inline>,
    },
    /// Table.
    Table(Table),
    /// Chart.
    Chart(Chart),
    /// Diagram.
    Diagram(Diagram),
    /// Displayed formula.
    Formula {
        /// Heading of the box, if any.
        title: Option<String>,
        /// The formula.
        math: Math,
        /// In words.
        alt: String,
        /// A worked example below it.
        #[serde(skip_serializing_if = "Option::is_none")]
        worked: Option<Math>,
        /// The worked example in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        worked_alt: Option<String>,
    },
    /// Photo, or the marked frame of a missing one.
    Photo {
        /// Anchor.
        id: String,
        /// "Gambar L2.1", none when photos are not numbered.
        number: Option<String>,
        /// Caption.
        caption: Vec<Inline>,
        /// Alt text.
        alt: String,
        /// Virtual path of the picture; none draws the frame.
        file: Option<String>,
        /// Key in the record.
        key: String,
    },
    /// One or two signatures side by side.
    Signature {
        /// Left to right.
        parties: Vec<Party>,
    },
    /// Labelled lines such as Nama / Jabatan.
    Fields {
        /// Label and content.
        rows: Vec<Field>,
    },
    /// Centred title lines within a chapter.
    Title {
        /// Lines.
        lines: Vec<String>,
        /// Shows the logo above.
        logo: Option<String>,
    },
    /// Box about the state of data.
    Note {
        /// `belum_terbit`, `proksi` or `konfirmasi`.
        style: NoteStyle,
        /// Bold first line.
        title: Vec<Inline>,
        /// Text.
        text: Vec<Inline>,
    },
    /// "Kinerja sekilas": one page of results.
    Glance(Glance),
    /// Contents, list of tables or list of figures; filled by the back end with page numbers.
    Contents {
        /// Which list.
        of: ContentsOf,
        /// Entries in order.
        entries: Vec<Entry>,
    },
    /// New page.
    PageBreak,
    /// Blocks that came or went between two documents.
    Change {
        /// Which of both.
        how: How,
        /// What changed.
        blocks: Vec<Block>,
        /// Anchor of the change, when the list of changes leads to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<String>,
    },
}

/// List styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListStyle {
    /// 1. 2. 3.
    Decimal,
    /// a. b. c.
    Alpha,
    /// Bullets.
    Bullet,
}

/// Kinds of notes about data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteStyle {
    /// Not yet published.
    BelumTerbit,
    /// A proxy stands in.
    Proksi,
    /// To be confirmed.
    Konfirmasi,
}

/// Lists of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentsOf {
    /// Chapters and headings.
    Headings,
    /// Tables.
    Tables,
    /// Charts, diagrams (and numbered photos).
    Figures,
}

/// A line of a list of contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Anchor.
    pub to: String,
    /// 1 chapter, 2 heading, 3 sub-heading; 1 for tables and figures.
    pub level: u8,
    /// "BAB I", "1.1", "Tabel 3.1".
    pub label: Option<String>,
    /// Title.
    pub text: String,
}

/// Cover.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cover {
    /// "Pemerintah Kabupaten …".
    pub government: String,
    /// Agency.
    pub agency: String,
    /// Lines of the title.
    pub title: Vec<String>,
    /// "LKjIP".
    pub abbreviation: String,
    /// Fiscal year.
    pub year: i32,
    /// Place, bottom left.
    pub place: String,
    /// "Diterbitkan tahun 2026", bottom right.
    pub issued: String,
    /// Virtual path of the logo; none draws a neutral emblem.
    pub logo: Option<String>,
    /// Alt text of the logo or the word within the neutral emblem.
    pub logo_alt: String,
    /// Mark of a draft or of a revision.
    pub draft: Option<String>,
}

/// A labelled line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Label.
    pub label: String,
    /// Content.
    pub text: Vec<Inline>,
}

/// A party that signs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Party {
    /// "Kota Contoh, 10 Januari 2026"; none for the party without place and date.
    pub place_date: Option<Vec<Inline>>,
    /// Role above the position ("Pihak Kedua,"), if any.
    pub role: Option<String>,
    /// Position, a line each.
    pub position: Vec<String>,
    /// Name; none leaves a dotted line to fill in.
    pub name: Option<String>,
    /// Pangkat and golongan.
    pub rank: Option<String>,
    /// NIP as printed.
    pub nip: Option<String>,
    /// The frame of an electronic signature; none leaves room for a hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
}

/// The frame into which a certified electronic signature is put later. Nothing that looks like a
/// signature or a QR code is ever drawn in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Frame {
    /// Anchor of the frame in the document: `tte:1`.
    pub id: String,
    /// The character within it by which the program that signs finds it.
    pub mark: String,
    /// Sentence at the foot of the page that carries it; empty for none.
    pub note: String,
}
