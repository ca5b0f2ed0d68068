//! Builders of tables, charts, diagrams and other made blocks, by name.
//!
//! A template or a narrative text calls a block by its kind and name; [`build`] makes it from the
//! record and its figures. Words come from `naskah/tabel.toml`, figures from their own paths; no
//! builder computes a figure, and no one numbers its block: numbers are given once all of them
//! stand in their order.

mod budget_bars;
mod bullets;
mod call;
mod cell;
mod chart;
mod charts;
mod cover;
mod diagrams;
mod formulas;
mod glance;
mod notes;
mod party;
mod photo;
pub(super) mod review;
mod scope;
mod sheet;
mod signature;
mod tables;
mod years;

#[cfg(test)]
mod tests;

pub use call::{Call, CallKind};

use super::model::Block;
use super::source::Source;

/// Makes the blocks of a call.
///
/// # Errors
/// A sentence for the writer of the text that holds the call: an unknown name, or data that the
/// record does not have.
pub fn build(call: &Call, source: &Source<'_>) -> Result<Vec<Block>, String> {
    match call.kind {
        CallKind::Tabel => tables::build(&call.name, source),
        CallKind::Grafik => charts::build(&call.name, source),
        CallKind::Diagram => diagrams::build(&call.name, source),
        CallKind::Blok => blok(call, source),
        CallKind::Rumus => Ok(vec![formulas::build(call)]),
        CallKind::Catatan => notes::build(call, source),
    }
}

/// Names of `blok("…")` that are made here.
const BLOKS: [&str; 9] = [
    "sampul",
    "sekilas",
    "tanda_tangan",
    "tanda_tangan_perjanjian",
    "tanda_tangan_reviu",
    "pihak_perjanjian",
    "data_reviu",
    "foto",
    "halaman_baru",
];

fn blok(call: &Call, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let (name, rest) = call.name.split_once(':').unwrap_or((&call.name, ""));
    let which = if rest.is_empty() { call.args.first().map_or("", String::as_str) } else { rest };
    match name {
        "sampul" => Ok(vec![cover::build(source)]),
        "sekilas" => Ok(vec![glance::build(source)]),
        "tanda_tangan" => Ok(vec![signature::report(source)]),
        "tanda_tangan_perjanjian" => Ok(vec![signature::agreement(source)]),
        "tanda_tangan_reviu" => Ok(vec![signature::review(source)]),
        "data_reviu" => Ok(review::data(source)),
        "pihak_perjanjian" => party::build(which, source),
        "foto" => Ok(photo::build(source)),
        "halaman_baru" => Ok(vec![Block::PageBreak]),
        other => Err(call::unknown("Blok", other, BLOKS.into_iter())),
    }
}
