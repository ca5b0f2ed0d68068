//! The rules of the report by name, each with its words and its source.
//!
//! Owns no computing: what a rule does is in `capaian`, `kriteria` and `efisiensi`.

use super::efisiensi;
use super::umum::cited;
use crate::number::angka_apa_adanya;
use crate::record::RawRecord;
use crate::record::indikator::{Arah, Metode};
use crate::record::kebijakan::Kebijakan;

/// A rule of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Capaian of an indicator.
    Capaian(Arah, Metode),
    /// The mean of several capaian.
    RataRata,
    /// Class of a capaian.
    Kriteria,
    /// Verdict of efficiency.
    Efisiensi,
    /// Grade of an AKIP score.
    Predikat,
    /// Low absorption.
    SerapanRendah,
}

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it says, a sentence.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

impl Rule {
    /// The rule in words, as this record has it.
    pub fn said(self, raw: &RawRecord) -> Said {
        let policy = &raw.kebijakan;
        match self {
            Self::Capaian(arah, metode) => Said {
                text: capaian(arah, metode).to_string(),
                source: format!(
                    "rumus Pengukuran Kinerja yang dicetak dalam laporan (bagian Pengukuran Kinerja); `arah = \"{}\"`, \
                     `metode = \"{}\"` pada indikatornya",
                    arah.word(),
                    metode.word()
                ),
            },
            Self::RataRata => mean(policy),
            Self::Kriteria => Said { text: scale(policy), source: scale_source(raw) },
            Self::Efisiensi => Said {
                text: efisiensi::sentence(policy.efisiensi).to_string(),
                source: format!("`[kebijakan] efisiensi = \"{}\"`", policy.efisiensi.word()),
            },
            Self::Predikat => Said {
                text: grades(policy),
                source: "`[kebijakan] predikat_akip`; nilai bawaannya menurut PermenPANRB 88/2021"
                    .to_string(),
            },
            Self::SerapanRendah => {
                let bound = angka_apa_adanya(policy.ambang_serapan.value);
                Said {
                    text: format!("Serapan di bawah {bound}% ditandai rendah."),
                    source: "`[kebijakan] ambang_serapan`".to_string(),
                }
            }
        }
    }
}

fn capaian(arah: Arah, metode: Metode) -> &'static str {
    match (arah, metode) {
        (Arah::Naik, Metode::Rasio) => {
            "Makin tinggi realisasi makin baik; dibandingkan sebagai rasio."
        }
        (Arah::Turun, Metode::Rasio) => {
            "Makin rendah realisasi makin baik; dibandingkan sebagai rasio."
        }
        (Arah::Naik, Metode::Indeks) => {
            "Makin tinggi realisasi makin baik; laju dibandingkan sebagai indeks (100 + laju)."
        }
        (Arah::Turun, Metode::Indeks) => {
            "Makin rendah realisasi makin baik; laju dibandingkan sebagai indeks (100 + laju)."
        }
    }
}

fn mean(policy: &Kebijakan) -> Said {
    let source = "`[kebijakan] batas_capaian`".to_string();
    let text = "Rata-rata sederhana capaian indikator yang terukur; yang belum terbit dan proksi tidak ikut";
    match &policy.batas_capaian {
        Some(cap) => {
            let cap = angka_apa_adanya(cap.value);
            Said { text: format!("{text}; setiap capaian paling tinggi {cap}%."), source }
        }
        None => {
            Said { text: format!("{text}."), source: format!("{source} tidak diisi: tanpa batas") }
        }
    }
}

/// The classes from top to bottom, each with its bound.
fn scale(policy: &Kebijakan) -> String {
    let classes = policy.skala.iter().map(|class| {
        let bound = class.di_atas.as_ref().map(|bound| angka_apa_adanya(bound.value));
        bound_of(bound, &class.label)
    });
    format!("Skala capaian: {}.", classes.collect::<Vec<_>>().join("; "))
}

fn grades(policy: &Kebijakan) -> String {
    let grades = policy.predikat_akip.iter().map(|grade| {
        let bound = grade.di_atas.as_ref().map(|bound| angka_apa_adanya(bound.value));
        bound_of(bound, &grade.predikat)
    });
    format!("Predikat AKIP: {}.", grades.collect::<Vec<_>>().join("; "))
}

fn bound_of(bound: Option<String>, name: &str) -> String {
    bound.map_or_else(|| format!("selebihnya {name}"), |bound| format!("di atas {bound} {name}"))
}

fn scale_source(raw: &RawRecord) -> String {
    match cited(raw.kebijakan.dasar_skala.as_ref(), &raw.dasar_hukum) {
        Some(law) => format!("`[kebijakan] skala`, berdasarkan {}", law.lengkap()),
        None => "`[kebijakan] skala`; dasar hukumnya tidak disebut record".to_string(),
    }
}
