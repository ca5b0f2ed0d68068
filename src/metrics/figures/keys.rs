//! Names at the top of the figures: every indicator, series and table has one of its own.
//!
//! Owns the names that the report itself uses there, and finds those that collide.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Place;
use crate::read::Kunci;
use crate::record::RawRecord;
use crate::record::indikator::Indikator;
use crate::record::sasaran::Sasaran;
use crate::record::tabel::{Deret, TabelData};

/// Names that no indicator, series or table may take: figures and words of the template language.
pub const RESERVED: &[&str] = &[
    "tahun",
    "tahun_lalu",
    "instansi",
    "dasar_hukum",
    "pengesahan",
    "renstra",
    "perjanjian_kinerja",
    "sdm",
    "sasaran",
    "program",
    "kegiatan",
    "sub",
    "anggaran",
    "pendapatan",
    "akip",
    "ringkasan",
    "kebijakan",
    "indikator",
    "semua",
    "tabel",
    "grafik",
    "naskah",
    "rujuk",
    "blok",
    "daftar",
    "loop",
    "true",
    "false",
    "none",
    "range",
    "dict",
    "namespace",
    "self",
];

/// An indicator with the sasaran that it measures.
#[derive(Clone, Copy)]
pub(super) struct Measure<'a> {
    /// The indicator.
    pub(super) indikator: &'a Indikator,
    /// Its sasaran.
    pub(super) sasaran: &'a Sasaran,
    /// Number of the sasaran in the report, from 1.
    pub(super) nomor: usize,
}

/// What has a name of its own at the top; the later of two with one name is left out.
#[derive(Default)]
pub(super) struct Owners<'a> {
    /// Indicators.
    pub(super) indikator: Vec<Measure<'a>>,
    /// Series.
    pub(super) deret: Vec<&'a Deret>,
    /// Tables of data.
    pub(super) tabel: Vec<&'a TabelData>,
}

/// Gathers the owners of top-level names and reports those that collide.
pub(super) fn owners<'a>(raw: &'a RawRecord, sink: &mut Sink) -> Owners<'a> {
    let mut taken = Taken::default();
    let mut owners = Owners::default();
    for (index, sasaran) in raw.sasaran.iter().enumerate() {
        for indikator in sasaran.indikator.iter() {
            if taken.claim(&indikator.kunci, sink) {
                owners.indikator.push(Measure { indikator, sasaran, nomor: index + 1 });
            }
        }
        owners.deret.extend(sasaran.deret.iter().filter(|d| taken.claim(&d.kunci, sink)));
        owners.tabel.extend(sasaran.tabel.iter().filter(|t| taken.claim(&t.kunci, sink)));
    }
    owners
}

#[derive(Default)]
struct Taken<'a>(BTreeMap<&'a str, &'a Place>);

impl<'a> Taken<'a> {
    /// Whether the name was free.
    fn claim(&mut self, key: &'a Kunci, sink: &mut Sink) -> bool {
        let name: &str = key;
        if RESERVED.contains(&name) {
            sink.push(reserved(key, "angka dan kata baku laporan"));
            return false;
        }
        let Some(first) = self.0.get(name) else {
            self.0.insert(name, key.place());
            return true;
        };
        let message = format!("Kunci `{name}` sudah dipakai indikator, deret atau tabel lain.");
        sink.push(
            Diagnostic::new(Code::PengenalGanda, key.place(), message)
                .mark("dipakai lagi di sini")
                .label(first, "pertama kali dipakai di sini")
                .help("Beri setiap indikator, deret dan tabel kunci sendiri."),
        );
        false
    }
}

/// Reports a key that is also the name of a figure of the report itself.
pub(super) fn reserved(key: &Kunci, whose: &str) -> Diagnostic {
    let name: &str = key;
    let message = format!("Kunci `{name}` sudah dipakai untuk {whose}.");
    Diagnostic::new(Code::PengenalGanda, key.place(), message)
        .help(format!("Pilih kunci lain, misalnya `{name}_data`."))
}

/// Reports every key that is one of the fixed names beside it.
pub(super) fn check_fixed<'a>(
    keys: impl IntoIterator<Item = &'a Kunci>,
    fixed: &[&str],
    whose: &str,
    sink: &mut Sink,
) {
    for key in keys {
        let name: &str = key;
        if fixed.contains(&name) {
            sink.push(reserved(key, whose));
        }
    }
}
