//! Pieces of text within a paragraph, cell or caption.

use serde::Serialize;

use super::How;
use crate::document::math::Math;

/// A piece of text within a paragraph, cell or caption.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Anything else, tagged by `kind`.
    Node(Node),
}

/// Inline nodes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Node {
    /// Bold.
    Strong {
        /// What is bold.
        body: Vec<Inline>,
    },
    /// Italic.
    Emph {
        /// What is italic.
        body: Vec<Inline>,
    },
    /// A figure or a name from the record, with its way back.
    Value {
        /// As printed.
        text: String,
        /// Key in the record, e.g. `ikm.capaian`.
        key: String,
        /// Formula in words, for computed figures.
        #[serde(skip_serializing_if = "Option::is_none")]
        formula: Option<String>,
    },
    /// A cross reference to a numbered block; `text` is complete ("Tabel 3.3").
    Ref {
        /// Anchor of the target.
        to: String,
        /// As printed.
        text: String,
    },
    /// A label that is shape and word: kriteria, efisiensi or status of data.
    Badge {
        /// Which family.
        style: BadgeStyle,
        /// kriteria: filled segments of `steps`; efisiensi: 1 yes, -1 no, 0 not to be computed;
        /// status: 0 belum terbit, 1 proksi.
        level: i32,
        /// Number of segments of a kriteria meter.
        steps: i32,
        /// The word.
        text: String,
        /// Key in the record.
        key: String,
    },
    /// A formula within a line.
    Math {
        /// The formula.
        math: Math,
        /// In words.
        alt: String,
    },
    /// Superscript, such as the mark of a table note.
    Sup {
        /// The mark.
        text: String,
    },
    /// A line break.
    Break,
    /// What came or went between two documents.
    Change {
        /// Which of both.
        how: How,
        /// What changed.
        body: Vec<Inline>,
        /// Anchor of the change, when the list of changes leads to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<String>,
    },
    /// Several pieces where one is expected.
    Group {
        /// The pieces.
        body: Vec<Inline>,
    },
}

/// Families of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BadgeStyle {
    /// Class of a capaian.
    Kriteria,
    /// Verdict of efficiency.
    Efisiensi,
    /// Not yet published, or a proxy.
    Status,
}
