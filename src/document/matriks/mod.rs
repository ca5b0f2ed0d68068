//! The follow-up matrix: every note about the report, what stood there, what stands there now, and
//! what was done. A short report of its own in the same document model.
//!
//! [`moved`] finds out what became of a place between two records; [`compose`] makes the document.
//! Words come from `naskah/matriks.toml`, those of the common columns from `naskah/tabel.toml`.

mod moved;
mod quoted;
mod row;
#[cfg(test)]
mod tests;

use lkjip_metrics::catatan::{CatatanReviu, StatusCatatan};
use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::RawRecord;

use super::follow::{self, Look, Own};
use super::meta;
use super::model::{Align, Block, Chapter, Document, Inline, Meta, NoteStyle, Part, PartKind};
use super::phrases::Phrases;
use super::structure::{self, NumberWords};
use super::words::Words;

pub use moved::{Moved, Pair, Stood, moved};

/// A note with what became of its place.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The note.
    pub note: &'a CatatanReviu,
    /// What became of what it is about.
    pub moved: Moved,
    /// Pages of the present report on which that stands, as printed.
    pub pages: Vec<String>,
}

/// What the matrix is printed from: the record gives names, date and page.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The notes, in the order to print.
    pub entries: &'a [Entry<'a>],
    /// The record that shows what stands there now.
    pub raw: &'a RawRecord,
    /// Its figures.
    pub figures: &'a Figures,
    /// Findings of level galat that it still has.
    pub faults: usize,
    /// The number of the draft that it was kept for, if it is not the present record.
    pub draft: Option<u16>,
    /// `naskah/matriks.toml`.
    pub words: &'a str,
    /// `naskah/tabel.toml`.
    pub tables: &'a str,
    /// `naskah/istilah.toml`.
    pub terms: &'a str,
}

/// Composes the document.
///
/// # Errors
/// What is wrong with the words, a sentence each.
pub fn compose(source: &Source<'_>) -> Result<Document, Vec<String>> {
    let common = Words::read(source.tables, source.terms).map_err(|error| vec![error])?;
    let agency = source.figures.get("instansi.lengkap").map(|figure| figure.text());
    let agency = agency.unwrap_or_else(|| source.raw.instansi.nama.value.clone());
    let year = source.raw.tahun.value;
    let places = vec![("tahun", year.to_string()), ("instansi", agency.clone())];
    let words =
        Phrases::read("naskah/matriks.toml", source.words, places).map_err(|error| vec![error])?;
    let chapter = Chapter {
        id: "matriks".to_string(),
        label: None,
        title: words.get("berkas", "judul", &[]),
        listed: true,
        blocks: blocks(source, &words, &common),
    };
    // Counted like front matter, whose tables are numbered without a chapter; pages count from 1.
    let mut parts = vec![Part { kind: PartKind::Front, chapters: vec![chapter] }];
    structure::number(&mut parts, &NumberWords { terms: &common.terms });
    structure::number_headings(&mut parts);
    let keywords = words.get("berkas", "kata_kunci", &[]);
    let date = source.raw.pengesahan.tanggal.value;
    let meta = Meta {
        title: words.get("berkas", "judul_lengkap", &[]),
        subject: words.get("berkas", "subjek", &[]),
        author: agency.clone(),
        keywords: keywords.split(',').map(|word| word.trim().to_string()).collect(),
        year,
        date: format!("{:04}-{:02}-{:02}", date.tahun(), date.bulan(), date.hari()),
        header: words.get("berkas", "kepala", &[]),
        footer: agency,
        draft: None,
        origin: None,
        page: meta::page(&source.raw.kebijakan),
        terms: common.terms.clone(),
    };
    let mut missing = words.missing();
    missing.extend(lacking(&common));
    if missing.is_empty() {
        Ok(Document { version: 1, meta, parts, changes: None })
    } else {
        Err(missing)
    }
}

/// What the words of the common columns lack. Unlike those of the report they name no figure here.
fn lacking(common: &Words) -> Vec<String> {
    let keys = ["kolom_no", "kolom_tindak_lanjut", "kolom_status", "kata_belum_ada"];
    let lacking = keys.iter().filter(|key| common.get(follow::BLOCK, key).is_none());
    lacking.map(|key| format!("tabel.toml: [{}] belum mempunyai `{key}`.", follow::BLOCK)).collect()
}

fn blocks(source: &Source<'_>, words: &Phrases, common: &Words) -> Vec<Block> {
    let state = match source.draft {
        Some(draft) => words.get("berkas", "keadaan_draf", &[("draf", &draft.to_string())]),
        None => words.get("berkas", "keadaan_kini", &[]),
    };
    let all = source.entries.len().to_string();
    let filled =
        [("banyak", all.as_str()), ("rincian", &counted(source, words)), ("keadaan", &state)];
    let opening = words.get("berkas", "pembuka", &filled);
    let mut blocks = vec![Block::Paragraph { text: vec![Inline::Text(opening)], key: None }];
    if source.faults > 0 {
        let filled = [("banyak", source.faults.to_string())];
        let filled = filled.each_ref().map(|(name, text)| (*name, text.as_str()));
        blocks.push(Block::Note {
            style: NoteStyle::Konfirmasi,
            title: vec![Inline::Text(words.get("berkas", "judul_galat", &[]))],
            text: vec![Inline::Text(words.get("berkas", "galat", &filled))],
        });
    }
    blocks.push(table(source, words, common));
    blocks
}

/// "2 masih terbuka dan 1 ditolak".
fn counted(source: &Source<'_>, words: &Phrases) -> String {
    let statuses = [StatusCatatan::Terbuka, StatusCatatan::Ditindaklanjuti, StatusCatatan::Ditolak];
    let counts = statuses.map(|status| {
        (source.entries.iter().filter(|entry| entry.note.status == status).count(), status)
    });
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, status)| {
            let many = many.to_string();
            words.get("status", &format!("banyak_{}", status.word()), &[("banyak", &many)])
        })
        .collect();
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, [first])) => format!("{first} dan {last}"),
        Some((last, head)) => format!("{}, dan {last}", head.join(", ")),
    }
}

fn table(source: &Source<'_>, words: &Phrases, common: &Words) -> Block {
    let shared = |key: &str| {
        common
            .get(follow::BLOCK, key)
            .map(|text| vec![Inline::Text(text.to_string())])
            .unwrap_or_default()
    };
    let title = |key: &str| vec![Inline::Text(words.get("matriks", key, &[]))];
    let look = Look {
        id: "tabel:matriks".to_string(),
        caption: title("judul"),
        words: &shared,
        before: vec![
            Own::text(title("kolom_catatan"), 46),
            Own::text(title("kolom_semula"), 38),
            Own::text(title("kolom_menjadi"), 38),
            Own { title: title("kolom_halaman"), width: 12, align: Align::Center },
        ],
        done: 34,
        status: 32,
        landscape: false,
    };
    let lines = source.entries.iter().map(|entry| row::line(entry, words)).collect();
    Block::Table(follow::table(look, lines))
}
