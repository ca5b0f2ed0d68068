//! Photos of the year's work.

use super::cell::{text, typed};
use crate::document::model::Block;
use crate::document::source::Source;

/// All photos in their order; `file` is a virtual path that the loader fills, or clears where the
/// file is missing.
pub(super) fn build(source: &Source<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, photo) in source.record.foto.iter().enumerate() {
        let number = index.saturating_add(1);
        let mut caption = vec![typed(&photo.judul)];
        if let Some(more) = &photo.keterangan {
            caption.extend([text(" ("), typed(more), text(")")]);
        }
        let alt = photo.alt.as_ref().unwrap_or(&photo.judul);
        blocks.push(Block::Photo {
            id: format!("gambar:foto-{number}"),
            number: None,
            caption,
            alt: alt.value.clone(),
            file: photo.berkas.as_ref().map(|f| format!("foto/{number}{}", extension(&f.value))),
            key: format!("foto.{number}"),
        });
    }
    blocks
}

/// `.jpg` of `pelatihan.JPG`; nothing for a file without one.
pub(super) fn extension(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((_, ending)) if ending.chars().all(|c| c.is_ascii_alphanumeric()) => {
            format!(".{}", ending.to_ascii_lowercase())
        }
        _ => String::new(),
    }
}
