//! What changed between two documents, as it stands in the document that shows both.
//!
//! Pieces of inlines and whole blocks have nodes of their own ([`Node::Change`](super::Node::Change),
//! [`Block::Change`](super::Block::Change)). Strings (names on the cover, labels, figures as printed)
//! carry their changes between private-use characters, which no record may hold.

use serde::Serialize;

/// How something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Only in the new document.
    Inserted,
    /// Only in the old document.
    Deleted,
}

impl How {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Inserted => Self::Deleted,
            Self::Deleted => Self::Inserted,
        }
    }
}

/// The list of what changed, and between what.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// How the old document is called.
    pub old: String,
    /// How the new one is called.
    pub new: String,
    /// The changes in the order of reading.
    pub list: Vec<Changed>,
}

/// A change: a paragraph, a row, a caption, a whole block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// "BAB III Akuntabilitas Kinerja".
    pub chapter: String,
    /// The heading that it stands under: "3.2 Realisasi Anggaran"; empty right below the chapter.
    pub section: String,
    /// What changed.
    pub what: What,
    /// Name of the table or figure that it belongs to: "Tabel 3.3".
    pub within: String,
    /// How; none when something was put in the place of something else.
    pub how: Option<How>,
    /// What went, in short.
    pub old: String,
    /// What came, in short.
    pub new: String,
    /// Anchor of the place; empty when it has none.
    pub to: String,
}

/// What can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Cover.
    Cover,
    /// Title of a chapter, or the whole chapter.
    Chapter,
    /// Heading.
    Heading,
    /// Paragraph, quotation or note.
    Text,
    /// Item of a list.
    Item,
    /// Row of a table.
    Row,
    /// Table.
    Table,
    /// Chart, diagram or photo.
    Figure,
    /// Caption, notes or source of a table or figure.
    Caption,
    /// Formula.
    Formula,
    /// Signature or labelled lines.
    Form,
    /// "Kinerja sekilas".
    Glance,
}

/// Begins what was deleted within a string.
const DELETED: char = '\u{E010}';
/// Begins what was inserted within a string.
const INSERTED: char = '\u{E011}';
/// Ends either.
const END: char = '\u{E012}';

/// A string that was inserted or deleted as a whole; nothing for nothing.
pub fn wrap(text: &str, how: How) -> String {
    if text.is_empty() {
        return String::new();
    }
    let begin = match how {
        How::Inserted => INSERTED,
        How::Deleted => DELETED,
    };
    format!("{begin}{text}{END}")
}

/// Whether a string carries changes.
pub fn is_changed(text: &str) -> bool {
    text.contains([DELETED, INSERTED])
}

/// A string cut at its changes.
pub fn pieces(text: &str) -> Vec<(Option<How>, &str)> {
    let mut pieces = Vec::new();
    let mut how = None;
    let mut rest = text;
    while let Some(at) = rest.find([DELETED, INSERTED, END]) {
        let (before, tail) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push((how, before));
        }
        let mut tail = tail.chars();
        how = match tail.next() {
            Some(DELETED) => Some(How::Deleted),
            Some(INSERTED) => Some(How::Inserted),
            _ => None,
        };
        rest = tail.as_str();
    }
    if !rest.is_empty() {
        pieces.push((how, rest));
    }
    pieces
}

/// A string as one of the two documents has it: the new one with what was inserted, the old one
/// with what was deleted.
pub fn side(text: &str, with: How) -> String {
    let kept = pieces(text).into_iter().filter(|(how, _)| *how != Some(with.other()));
    kept.map(|(_, piece)| piece).collect()
}

/// A string as the new document has it.
pub fn accepted(text: &str) -> String {
    side(text, How::Inserted)
}

/// How a string changed when all of it did in one way.
pub fn whole(text: &str) -> Option<How> {
    let mut pieces = pieces(text).into_iter();
    let first = pieces.next()?.0?;
    pieces.all(|(how, _)| how == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_can_be_read_from_either_side() {
        let text = format!("a {}{} z", wrap("b", How::Deleted), wrap("c d", How::Inserted));
        assert_eq!(
            (side(&text, How::Deleted), accepted(&text)),
            ("a b z".into(), "a c d z".into())
        );
        assert!(is_changed(&text) && !is_changed("a b z"));
        assert_eq!(whole(&text), None);
        assert_eq!(whole(&wrap("x", How::Deleted)), Some(How::Deleted));
        assert_eq!((whole("x"), whole(""), wrap("", How::Inserted)), (None, None, String::new()));
        assert_eq!(pieces(&text).len(), 4);
    }
}
