//! The cover.

use super::photo::extension;
use crate::document::model::{Block, Cover};
use crate::document::source::{Source, plain};

const BLOCK: &str = "sampul";

/// The cover; the mark of a draft is set by whoever knows of the draft.
pub(super) fn build(source: &Source<'_>) -> Block {
    let words = |key: &str| source.plain_words(BLOCK, key, &[]);
    Block::Cover(Cover {
        government: source.text("instansi.pemerintah"),
        agency: source.text("instansi.nama"),
        title: title(source),
        abbreviation: words("singkatan"),
        year: source.record.tahun.value,
        place: source.text("pengesahan.tempat"),
        issued: words("terbit"),
        logo: logo(source),
        logo_alt: words("alt_lambang"),
        draft: None,
    })
}

/// The lines `judul_1`, `judul_2`, … as far as there are any.
fn title(source: &Source<'_>) -> Vec<String> {
    let line = |number: u32| {
        let key = format!("judul_{number}");
        source.words.get(BLOCK, &key)?;
        Some(source.plain_words(BLOCK, &key, &[]))
    };
    let mut lines: Vec<String> = (1..).map_while(line).collect();
    if lines.is_empty() {
        lines.push(plain(&source.words(BLOCK, "judul_1", &[])));
    }
    lines
}

/// Virtual path of the logo, if the record names one.
pub(super) fn logo(source: &Source<'_>) -> Option<String> {
    let file = source.record.instansi.logo.as_ref()?;
    Some(format!("logo{}", extension(&file.value)))
}
