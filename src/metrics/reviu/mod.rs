//! The check list of the review (format, mechanism, substance), answered as far as a record can.
//!
//! Pure: a record and its figures give the groups. An answer is given only where the record itself
//! shows it; whatever takes judgement is left to the reviewer, with what can be counted about it.
//! Questions have ids here; their wording belongs to the templates. The list is that of
//! PermenPANRB 53/2014, Lampiran III, as generally known, so the templates cite no article.

mod format;
mod mekanisme;
mod substansi;

use crate::figures::Figures;
use crate::record::RawRecord;
use crate::record::indikator::Indikator;

/// The answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jawaban {
    /// The record shows it.
    Ya,
    /// The record shows that it is not so.
    Tidak,
    /// The question does not arise.
    TidakPerlu,
    /// The reviewer answers.
    Kosong,
}

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bukti {
    /// What is printed in the report, by the name with which templates refer to it (`tabel:capaian`).
    Di(&'static str),
    /// What was counted, a few words.
    Kata(String),
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Butir {
    /// Its id.
    pub id: &'static str,
    /// Its answer. A yes that names printed places holds only in a report that prints one of them.
    pub jawaban: Jawaban,
    /// What it rests on.
    pub bukti: Vec<Bukti>,
}

/// One group of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kelompok {
    /// Its id.
    pub id: &'static str,
    /// Its questions, in order.
    pub butir: Vec<Butir>,
}

/// The check list of a record.
pub fn daftar_periksa(raw: &RawRecord, figures: &Figures) -> Vec<Kelompok> {
    vec![
        Kelompok { id: "format", butir: format::butir(raw, figures) },
        Kelompok { id: "mekanisme", butir: mekanisme::butir(raw) },
        Kelompok { id: "substansi", butir: substansi::butir(raw, figures) },
    ]
}

impl Butir {
    fn new(id: &'static str, jawaban: Jawaban) -> Self {
        Self { id, jawaban, bukti: Vec::new() }
    }

    fn di(mut self, place: &'static str) -> Self {
        self.bukti.push(Bukti::Di(place));
        self
    }

    fn kata(mut self, words: impl Into<String>) -> Self {
        self.bukti.push(Bukti::Kata(words.into()));
        self
    }
}

/// Yes when the record shows all of it; otherwise the reviewer answers.
fn bila_semua(all: bool) -> Jawaban {
    if all { Jawaban::Ya } else { Jawaban::Kosong }
}

fn indikator(raw: &RawRecord) -> impl Iterator<Item = &Indikator> + Clone {
    raw.sasaran.iter().flat_map(|sasaran| &sasaran.indikator)
}

/// How many of all indicators meet something, and in words.
fn terhitung(raw: &RawRecord, meets: impl Fn(&Indikator) -> bool) -> (usize, usize) {
    (indikator(raw).filter(|one| meets(one)).count(), indikator(raw).count())
}

/// "target ada pada 5 dari 5 indikator".
fn pada(what: &str, (some, all): (usize, usize)) -> String {
    format!("{what} pada {some} dari {all} indikator")
}

#[cfg(test)]
mod tests;
