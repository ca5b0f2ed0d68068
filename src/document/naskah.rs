//! The content templates: which there are, in which order, and their words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::PartKind;
use super::words::Words;

/// Content templates, by path below `naskah/`.
#[derive(Debug, Clone)]
pub struct Naskah {
    /// Parts in order.
    pub order: Vec<PartPlan>,
    /// Words of tables and of the frame.
    pub words: Words,
    texts: BTreeMap<String, String>,
}

/// A part of the report as planned.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartPlan {
    /// `sampul`, `depan`, `isi` or `lampiran`.
    pub jenis: PartName,
    /// Chapters: names of Markdown files.
    pub bab: Vec<String>,
}

/// Names of the parts in `susunan.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartName {
    /// Cover.
    Sampul,
    /// Front matter.
    Depan,
    /// Body.
    Isi,
    /// Appendix.
    Lampiran,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    bagian: Vec<PartPlan>,
}

impl PartName {
    /// Kind in the document.
    pub fn kind(self) -> PartKind {
        match self {
            Self::Sampul => PartKind::Cover,
            Self::Depan => PartKind::Front,
            Self::Isi => PartKind::Body,
            Self::Lampiran => PartKind::Appendix,
        }
    }
}

impl Naskah {
    /// Reads the templates.
    ///
    /// # Errors
    /// A sentence that says which file is missing or wrong.
    pub fn read(texts: BTreeMap<String, String>) -> Result<Self, String> {
        let get = |name: &str| {
            texts
                .get(name)
                .map(String::as_str)
                .ok_or_else(|| format!("Templat naskah/{name} tidak ada."))
        };
        let plan: Plan = toml::from_str(get("susunan.toml")?)
            .map_err(|e| format!("naskah/susunan.toml: {e}"))?;
        let words = Words::read(get("tabel.toml")?, get("istilah.toml")?)?;
        for name in plan.bagian.iter().flat_map(|p| &p.bab) {
            get(&format!("{name}.md"))?;
        }
        Ok(Self { order: plan.bagian, words, texts })
    }

    /// The text of a chapter.
    pub fn chapter(&self, name: &str) -> &str {
        self.texts.get(&format!("{name}.md")).map_or("", String::as_str)
    }
}
