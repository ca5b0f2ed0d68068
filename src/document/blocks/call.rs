//! A call of a made block, as written in a template or a narrative text.

use lkjip_metrics::read::nearest;

/// Which function was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallKind {
    /// `tabel("…")`.
    Tabel,
    /// `grafik("…")`.
    Grafik,
    /// `diagram("…")`.
    Diagram,
    /// `blok("…")`.
    Blok,
    /// `rumus("…")`.
    Rumus,
    /// `catatan("…", "…", "…")`.
    Catatan,
}

/// A call: its kind, its first argument and the others.
///
/// - `rumus`: `name` is the formula; `args` are the title and a worked example, either may be
///   empty or absent.
/// - `catatan`: `name` is the style; `args` are the title and the text.
/// - `blok("pihak_perjanjian", "pertama")`: `args` holds the party.
/// - all others: `name` only, with its parameter after a colon (`efisiensi:industri`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Which function.
    pub kind: CallKind,
    /// First argument.
    pub name: String,
    /// The other arguments, in their order.
    pub args: Vec<String>,
}

/// The message about a name that nothing goes by, with the one that may have been meant.
pub(super) fn unknown<'k>(noun: &str, name: &str, known: impl Iterator<Item = &'k str>) -> String {
    let names: Vec<&str> = known.collect();
    let near = nearest(name, names.iter().copied());
    match near {
        Some(near) => format!("{noun} `{name}` tidak dikenal. Mungkin maksudnya `{near}`."),
        None if names.is_empty() => format!("{noun} `{name}` tidak dikenal."),
        None => format!("{noun} `{name}` tidak dikenal. Yang ada: {}.", names.join(", ")),
    }
}

/// The message about data that a block needs and the record does not have.
pub(super) fn without_data(noun: &str, name: &str, key: &str) -> String {
    format!("{noun} `{name}` tidak dapat disusun karena catatan sumber belum mempunyai `{key}`.")
}
