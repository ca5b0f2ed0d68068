//! Boxes about the state of data: `catatan("proksi", "Judul", "Teks")`.

use super::call::{Call, unknown};
use crate::document::model::{Block, Inline, NoteStyle};
use crate::document::source::Source;

const STYLES: [(&str, NoteStyle); 3] = [
    ("belum_terbit", NoteStyle::BelumTerbit),
    ("proksi", NoteStyle::Proksi),
    ("konfirmasi", NoteStyle::Konfirmasi),
];

/// The box of a call.
pub(super) fn build(call: &Call, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let style = STYLES
        .iter()
        .find(|(name, _)| *name == call.name)
        .map(|(_, style)| *style)
        .ok_or_else(|| unknown("Catatan", &call.name, STYLES.iter().map(|(name, _)| *name)))?;
    let given = |index: usize| -> Result<Vec<Inline>, String> {
        call.args.get(index).map_or_else(|| Ok(Vec::new()), |text| (source.set)(text, &[]))
    };
    Ok(vec![Block::Note { style, title: given(0)?, text: given(1)? }])
}
