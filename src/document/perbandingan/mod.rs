//! The comparison of two years as a short report of its own, in the same document model and with the
//! same looks as the report.
//!
//! [`compose`] is the way in; each section has a file. Words come from
//! `naskah/perbandingan.toml`, values are those of the comparison: nothing is computed here.

mod budget;
mod glance;
mod grid;
mod indicators;
mod pairs;
mod remarks;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use lkjip_metrics::banding::tahun::BandingTahun;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::RawRecord;

use super::meta;
use super::model::{Block, Chapter, Document, Inline, Meta, NoteStyle, Part, PartKind};
use super::phrases::Phrases;
use super::structure::{self, NumberWords};

/// What the comparison is printed from: the newer record gives names, date and page.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The two years.
    pub comparison: &'a BandingTahun,
    /// The newer record.
    pub raw: &'a RawRecord,
    /// Its figures.
    pub figures: &'a Figures,
    /// Findings of level galat that the older and the newer record still have.
    pub faults: [usize; 2],
    /// `naskah/perbandingan.toml`.
    pub words: &'a str,
    /// `naskah/istilah.toml`.
    pub terms: &'a str,
}

/// Composes the document.
///
/// # Errors
/// What is wrong with the words, a sentence each.
pub fn compose(source: &Source<'_>) -> Result<Document, Vec<String>> {
    let terms: BTreeMap<String, String> = toml::from_str(source.terms)
        .map_err(|error| vec![format!("naskah/istilah.toml: {error}")])?;
    let agency = source.comparison.agency();
    let [old, new] = [source.comparison.lama, source.comparison.baru].map(|year| year.to_string());
    let common = vec![("lama", old), ("baru", new), ("instansi", agency.clone())];
    let words = Phrases::read("naskah/perbandingan.toml", source.words, common)
        .map_err(|error| vec![error])?;
    let scene = Scene { comparison: source.comparison, words: &words, faults: source.faults };
    let title = words.get("berkas", "judul", &[]);
    let chapter = Chapter {
        id: "perbandingan".to_string(),
        label: None,
        title: title.clone(),
        listed: true,
        blocks: scene.blocks(),
    };
    // Counted like front matter, whose tables are numbered without a chapter; pages count from 1.
    let mut parts = vec![Part { kind: PartKind::Front, chapters: vec![chapter] }];
    structure::number(&mut parts, &NumberWords { terms: &terms });
    structure::number_headings(&mut parts);
    let date = source.raw.pengesahan.tanggal.value;
    let meta = Meta {
        title: words.get("berkas", "judul_lengkap", &[]),
        subject: words.get("berkas", "subjek", &[]),
        author: agency.clone(),
        keywords: words
            .get("berkas", "kata_kunci", &[])
            .split(',')
            .map(|word| word.trim().to_string())
            .collect(),
        year: source.comparison.baru,
        date: format!("{:04}-{:02}-{:02}", date.tahun(), date.bulan(), date.hari()),
        header: words.get("berkas", "kepala", &[]),
        footer: agency,
        draft: None,
        origin: None,
        page: meta::page(&source.raw.kebijakan),
        terms,
    };
    let missing = words.missing();
    if missing.is_empty() {
        Ok(Document { version: 1, meta, parts, changes: None })
    } else {
        Err(missing)
    }
}

/// What the sections draw from.
#[derive(Clone, Copy)]
struct Scene<'a> {
    comparison: &'a BandingTahun,
    words: &'a Phrases,
    faults: [usize; 2],
}

impl Scene<'_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::from_iter(self.agencies());
        blocks.push(paragraph(self.words.get("berkas", "pembuka", &[])));
        blocks.extend(self.unsound());
        blocks.extend(glance::section(self));
        blocks.extend(indicators::section(self));
        blocks.extend(indicators::aims(self));
        blocks.extend(budget::section(self));
        blocks.extend(remarks::fates(self));
        blocks.extend(remarks::warnings(self));
        blocks.extend(remarks::carried(self));
        blocks
    }

    /// A box that says that the records are those of two agencies, before all else.
    fn agencies(&self) -> Option<Block> {
        let told = self.comparison.agencies()?;
        Some(Block::Note {
            style: NoteStyle::Konfirmasi,
            title: vec![Inline::Text(self.words.get("berkas", "judul_instansi", &[]))],
            text: vec![Inline::Text(told.to_string())],
        })
    }

    /// A box that says which record is not sound yet, so that nobody takes its figures for final.
    fn unsound(&self) -> Option<Block> {
        let sentence = |(year, faults): (String, usize)| {
            let filled = [("tahun", year.as_str()), ("banyak", &faults.to_string())];
            (faults > 0).then(|| self.words.get("berkas", "galat", &filled))
        };
        let sentences: Vec<String> =
            self.years().into_iter().zip(self.faults).filter_map(sentence).collect();
        (!sentences.is_empty()).then(|| Block::Note {
            style: NoteStyle::Konfirmasi,
            title: vec![Inline::Text(self.words.get("berkas", "judul_galat", &[]))],
            text: vec![Inline::Text(sentences.join(" "))],
        })
    }

    /// The heading of a section.
    fn heading(&self, section: &str) -> Block {
        Block::Heading {
            level: 2,
            id: section.to_string(),
            number: None,
            text: vec![Inline::Text(self.words.get(section, "judul", &[]))],
            listed: true,
        }
    }

    fn years(&self) -> [String; 2] {
        [self.comparison.lama.to_string(), self.comparison.baru.to_string()]
    }
}

/// A paragraph.
fn paragraph(text: String) -> Block {
    Block::Paragraph { text: vec![Inline::Text(text)], key: None }
}
