//! What a comparison of two records says: one [`Change`] for each thing that was done.

use serde::Serialize;

use crate::number::decimal;
use crate::place::Place;

/// One change, told once.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What was done.
    pub kind: Kind,
    /// What it is about.
    pub family: Family,
    /// Its key in the new record; of what was removed, in the old one.
    pub key: String,
    /// Its key in the old record, where that is another one.
    pub old_key: Option<String>,
    /// What the key means, from the declaration of the record.
    pub what: String,
    /// Name of what was added, removed, renamed or moved, where it has one.
    pub name: Option<String>,
    /// Name of the innermost thing that it belongs to, where that has one.
    pub of: Option<String>,
    /// What stood in the old record.
    pub old: Option<Content>,
    /// What stands in the new record.
    pub new: Option<Content>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Only in the new record.
    #[serde(rename = "ditambah")]
    Added,
    /// Only in the old record.
    #[serde(rename = "dihapus")]
    Removed,
    /// Another value.
    #[serde(rename = "diubah")]
    Changed,
    /// Another key for the same thing, as its `dahulu` says.
    #[serde(rename = "berganti kunci")]
    Renamed,
    /// At another place in its list, or below another table.
    #[serde(rename = "dipindah")]
    Moved,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Figures, dates and formulas over figures.
    Angka,
    /// What is there, in which order, and what belongs to what.
    Struktur,
    /// Names of things and persons, and keys.
    Nama,
    /// How is measured, counted and printed, and what is let pass.
    Kebijakan,
    /// Other texts.
    Teks,
}

/// A value on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The value as TOML on one line.
    pub toml: String,
    /// What a text says; nothing for other values.
    pub text: Option<String>,
    /// Where it stands; the table around it when it is left to its default.
    pub place: Place,
    /// Its place in its list, from 1.
    pub position: Option<usize>,
}

impl Change {
    /// Whether a number took the place of the same one, written with other noughts at its end.
    pub(super) fn is_same_number(&self) -> bool {
        let number = |content: &Option<Content>| {
            content.as_ref().and_then(|content| decimal::from_text(&content.toml).ok())
        };
        self.kind == Kind::Changed
            && number(&self.old).zip(number(&self.new)).is_some_and(|(old, new)| old == new)
    }
}

impl Kind {
    /// As told to people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "ditambah",
            Self::Removed => "dihapus",
            Self::Changed => "diubah",
            Self::Renamed => "berganti kunci",
            Self::Moved => "dipindah",
        }
    }
}

impl Family {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] =
        [Self::Angka, Self::Struktur, Self::Nama, Self::Kebijakan, Self::Teks];

    /// As told to people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Angka => "angka",
            Self::Struktur => "struktur",
            Self::Nama => "nama",
            Self::Kebijakan => "kebijakan",
            Self::Teks => "teks",
        }
    }
}
