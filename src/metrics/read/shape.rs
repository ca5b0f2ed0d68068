//! What the reader expects, as data: for messages, `docs/format.md` and editors.

/// The shape of a value.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A scalar, named in Indonesian ("teks", "bilangan", "tanggal").
    Scalar(&'static str),
    /// One of some words.
    Choice(&'static str, &'static [Choice]),
    /// A list.
    List(fn() -> Shape),
    /// A table whose keys are free ("tahun", "nama").
    Map(&'static str, fn() -> Shape),
    /// A table with fixed keys.
    Noun(Noun),
    /// Any of several shapes.
    Any(&'static [fn() -> Shape]),
}

/// A table with fixed keys.
#[derive(Debug, Clone, Copy)]
pub struct Noun {
    /// Name of the type.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static [&'static str],
    /// Its keys, in the order of the report.
    pub fields: fn() -> Vec<Field>,
}

/// A word that may be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// As typed.
    pub word: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it is, in Indonesian.
    pub doc: &'static [&'static str],
    /// Shape of its value.
    pub shape: fn() -> Shape,
    /// What happens when it is missing.
    pub presence: Presence,
    /// An example, as TOML.
    pub example: &'static str,
}

/// What happens when a key is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is a galat.
    Required,
    /// What follows from it, in Indonesian.
    Optional(&'static str),
    /// This TOML value stands in.
    Default(&'static str),
}

impl Shape {
    /// Short name for messages: "teks", "daftar", "tabel".
    pub fn name(&self) -> String {
        match self {
            Self::Scalar(name) => (*name).to_string(),
            Self::Choice(_, words) => {
                let words: Vec<_> = words.iter().map(|c| format!("\"{}\"", c.word)).collect();
                words.join(" atau ")
            }
            Self::List(item) => format!("daftar {}", item().name()),
            Self::Map(key, value) => format!("tabel {key} = {}", value().name()),
            Self::Noun(_) => "tabel".to_string(),
            Self::Any(shapes) => {
                let names: Vec<_> = shapes.iter().map(|s| s().name()).collect();
                names.join(" atau ")
            }
        }
    }
}
