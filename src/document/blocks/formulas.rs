//! Displayed formulas: `rumus("…", "Judul", "contoh hitungan")`.

use super::call::Call;
use crate::document::formula;
use crate::document::model::Block;

/// The formula of a call.
pub(super) fn build(call: &Call) -> Block {
    let given = |index: usize| call.args.get(index).filter(|text| !text.trim().is_empty());
    let read = formula::parse(&call.name);
    let worked = given(1).map(|text| formula::parse(text));
    let (worked, worked_alt) = match worked {
        Some(worked) => (Some(worked.math), Some(worked.alt)),
        None => (None, None),
    };
    Block::Formula { title: given(0).cloned(), math: read.math, alt: read.alt, worked, worked_alt }
}
