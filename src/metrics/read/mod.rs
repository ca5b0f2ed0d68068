//! Reading: TOML text to raw nouns in which every value knows its place.
//!
//! The shape of the record is declared once, by the [`noun!`](crate::noun) macro in `record/`; the
//! reader, the list of known keys and `docs/format.md` all come from that declaration. All faults
//! of syntax and shape are reported to a [`Sink`](crate::diagnostic::Sink) in one run. Rules that
//! need more than one value live in `check/`.

mod isian;
mod leaves;
mod lists;
mod literal;
mod node;
mod noun;
mod scalars;
mod shape;
mod syntax;
mod text;

pub use isian::{About, BELUM_DIISI, Found, Mark, is_mark, label, marks};
pub use leaves::{entries, leaves, suits};
pub use lists::{PerTahun, Peta, each};
pub use literal::Literal;
pub use node::{Node, Read};
pub use noun::{PlaceOf, check_keys, nearest, read_field, read_word};
pub use shape::{Choice, Field, Noun, Presence, Shape};
pub use syntax::{is_open_ended, parse};
pub use text::{Kunci, Naskah, Teks, is_bad};
