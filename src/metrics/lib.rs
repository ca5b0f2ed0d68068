//! `lkjip-metrics`: the record of one fiscal year, its rules and its figures.
//!
//! Three steps of the way of the data live here: [`read`] (TOML text to a raw record in which every
//! value knows its place), [`check`] (rules; the only way to a [`record::Record`]) and [`figures`]
//! (capaian, kriteria, serapan, sums, trends). The crate knows no file, clock, terminal or output
//! format, and no binary fraction: numbers are decimals taken from their own text.

pub mod asing;
pub mod banding;
pub mod catatan;
pub mod check;
pub mod code;
pub mod diagnostic;
pub mod expression;
pub mod figures;
pub mod isian;
pub mod lke;
pub mod number;
pub mod place;
pub mod prose;
pub mod rahasia;
pub mod read;
pub mod record;
pub mod repair;
pub mod reviu;
pub mod rujukan;
pub mod schema;
pub mod serap;
pub mod tahun_baru;
pub mod waive;
