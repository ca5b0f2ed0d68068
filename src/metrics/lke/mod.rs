//! The report held against the criteria by which evaluators score it (LKE, Pelaporan Kinerja).
//!
//! Rows are indicators, columns what a report tells about each. Pure: a record and its figures give
//! an [`Lke`]. Criteria have ids here; their wording belongs to the templates.

mod report;
mod share;

use serde::Serialize;

use crate::figures::Figures;
use crate::record::RawRecord;
use crate::record::indikator::{Indikator, Realisasi};
use crate::record::sasaran::Sasaran;
use crate::record::tabel::TingkatWilayah;

pub use share::{Bagian, Nilai, Porsi};

/// Columns of the matrix, by id, in order.
pub const KOLOM: [&str; 9] = [
    "target",
    "tahun_lalu",
    "renstra",
    "nasional",
    "daerah_lain",
    "hambatan",
    "solusi",
    "efisiensi",
    "program",
];

/// Whether the report tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Keadaan {
    /// It does.
    Ada,
    /// Not wholly; this does not count as covered.
    Sebagian,
    /// It does not.
    Belum,
    /// A record cannot tell; the evaluator judges.
    Dinilai,
}

/// One cell: whether, and why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sel {
    /// Whether.
    pub keadaan: Keadaan,
    /// Why not, a few words; empty where all is there.
    pub alasan: String,
}

/// One row: an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Baris {
    /// Key of its sasaran.
    pub sasaran: String,
    /// Name of its sasaran.
    pub nama_sasaran: String,
    /// Key of the indicator.
    pub indikator: String,
    /// Short name of the indicator.
    pub nama: String,
    /// Cells, in the order of [`KOLOM`].
    pub sel: Vec<Sel>,
}

/// One criterion about the report as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kriteria {
    /// Its id.
    pub id: &'static str,
    /// Whether it is met.
    #[serde(flatten)]
    pub sel: Sel,
    /// Share of the things that it is about, where they can be counted and there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bagian: Option<Porsi>,
}

/// The matrix with the shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lke {
    /// Indicators, in the order of the report.
    pub indikator: Vec<Baris>,
    /// Share of the indicators covered, per column.
    pub bagian: Vec<Bagian>,
    /// Criteria about the report.
    pub laporan: Vec<Kriteria>,
}

/// Holds a record against the criteria.
pub fn lke(raw: &RawRecord, figures: &Figures) -> Lke {
    let rows = raw.sasaran.iter().flat_map(|sasaran| {
        sasaran.indikator.iter().map(move |one| row(raw, figures, sasaran, one))
    });
    let indikator: Vec<Baris> = rows.collect();
    let bagian = share::shares(&indikator);
    let laporan = report::criteria(raw, figures, &indikator);
    Lke { indikator, bagian, laporan }
}

impl Sel {
    /// All is there.
    pub(crate) fn ada() -> Self {
        Self { keadaan: Keadaan::Ada, alasan: String::new() }
    }

    /// Something is missing.
    pub(crate) fn sebagian(alasan: impl Into<String>) -> Self {
        Self { keadaan: Keadaan::Sebagian, alasan: alasan.into() }
    }

    /// Nothing is there.
    pub(crate) fn belum(alasan: impl Into<String>) -> Self {
        Self { keadaan: Keadaan::Belum, alasan: alasan.into() }
    }

    /// A record cannot tell.
    pub(crate) fn dinilai(alasan: impl Into<String>) -> Self {
        Self { keadaan: Keadaan::Dinilai, alasan: alasan.into() }
    }

    fn filled(there: bool) -> Self {
        if there { Self::ada() } else { Self::belum("belum diisi") }
    }
}

fn row(raw: &RawRecord, figures: &Figures, sasaran: &Sasaran, one: &Indikator) -> Baris {
    let others = |level: fn(TingkatWilayah) -> bool| {
        one.pembanding.iter().any(|region| level(region.tingkat))
    };
    let national = others(|level| level == TingkatWilayah::Nasional);
    let elsewhere = others(|level| level != TingkatWilayah::Nasional);
    let sel = vec![
        target(one),
        last_year(raw, one),
        plan(one),
        benchmark(national, elsewhere.then_some("hanya daerah lain")),
        benchmark(elsewhere, national.then_some("hanya nasional")),
        Sel::filled(!sasaran.penghambat.is_empty()),
        Sel::filled(!sasaran.solusi.is_empty()),
        efficiency(figures, sasaran),
        program(raw, sasaran),
    ];
    let nama = one.singkatan.as_ref().unwrap_or(&one.nama).value.clone();
    let (nama_sasaran, kunci) = (sasaran.nama.value.clone(), sasaran.kunci.to_string());
    Baris { sasaran: kunci, nama_sasaran, indikator: one.kunci.to_string(), nama, sel }
}

fn target(one: &Indikator) -> Sel {
    match &one.realisasi {
        Realisasi::Terukur(_) => Sel::ada(),
        Realisasi::Proksi(proxy) => Sel::sebagian(format!("proksi {}", proxy.tahun.value)),
        Realisasi::BelumTerbit(_) => Sel::belum("belum terbit"),
    }
}

fn last_year(raw: &RawRecord, one: &Indikator) -> Sel {
    let before = raw.tahun.value.saturating_sub(1);
    if one.riwayat.get(before).is_some() {
        return match one.realisasi {
            Realisasi::Terukur(_) => Sel::ada(),
            _ => Sel::sebagian("tahun ini belum terukur"),
        };
    }
    let why = format!("{before} belum ada");
    if one.riwayat.0.is_empty() { Sel::belum(why) } else { Sel::sebagian(why) }
}

fn plan(one: &Indikator) -> Sel {
    match (&one.target_renstra, &one.target_akhir) {
        (Some(_), Some(_)) => Sel::ada(),
        (Some(_), None) => Sel::sebagian("target akhir belum ada"),
        (None, Some(_)) => Sel::sebagian("target tahun ini belum ada"),
        (None, None) => Sel::belum("target belum ada"),
    }
}

fn benchmark(there: bool, other: Option<&str>) -> Sel {
    if there { Sel::ada() } else { Sel::belum(other.unwrap_or("belum ada")) }
}

fn efficiency(figures: &Figures, sasaran: &Sasaran) -> Sel {
    let number = |name: &str| figures.number(&format!("sasaran.{}.{name}", &*sasaran.kunci));
    match (number("capaian"), number("serapan")) {
        (Some(_), Some(_)) => Sel::ada(),
        (None, _) => Sel::belum("capaian belum ada"),
        (_, None) => Sel::belum("serapan belum ada"),
    }
}

fn program(raw: &RawRecord, sasaran: &Sasaran) -> Sel {
    let there = raw.program.iter().any(|program| *program.sasaran == *sasaran.kunci);
    if there { Sel::ada() } else { Sel::belum("tanpa program") }
}

#[cfg(test)]
mod tests;
