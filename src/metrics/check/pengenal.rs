//! Keys: unique within their kind, and not a name that the report itself uses.

use super::names::unique;
use super::parts::Parts;
use super::rujukan::named;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::figures::{RESERVED, akip, pendapatan, sdm};
use crate::read::Kunci;
use crate::record::indikator::Indikator;
use crate::record::sasaran::Sasaran;

/// Functions of the template language, beside the names of [`RESERVED`].
const FUNCTIONS: &[&str] = &["diagram", "rumus", "catatan", "ada"];

/// Names of the tables that every report has.
const TABLES: &[&str] = &["iku", "skala", "teknik", "capaian", "efisiensi"];

/// Names of the charts that every report may have.
const CHARTS: &[&str] = &["serapan"];

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    if let Some(list) = &parts.dasar_hukum {
        unique("kunci dasar hukum", list.iter().map(|d| named(&d.kunci)), sink);
    }
    if let Some(renstra) = &parts.renstra {
        unique("kunci misi", renstra.misi.iter().map(|m| named(&m.kunci)), sink);
        unique("kunci tujuan", renstra.tujuan.iter().map(|t| named(&t.kunci)), sink);
    }
    if let Some(list) = &parts.sasaran {
        sasaran(list, sink);
    }
    sdm(parts, sink);
    akip(parts, sink);
    pendapatan(parts, sink);
}

/// Keys of sasaran and of everything below them.
fn sasaran(list: &[Sasaran], sink: &mut Sink) {
    unique("kunci sasaran", list.iter().map(|s| named(&s.kunci)), sink);
    let figures: Vec<&Kunci> = list.iter().flat_map(below).collect();
    let what = "kunci indikator, deret atau tabel";
    unique(what, figures.iter().map(|key| named(key)), sink);
    for key in figures {
        reserved(key, RESERVED, sink);
        reserved(key, FUNCTIONS, sink);
    }
    for table in list.iter().flat_map(|s| &s.tabel) {
        reserved(&table.kunci, TABLES, sink);
        unique("kunci baris tabel ini", table.baris.iter().map(|b| named(&b.kunci)), sink);
    }
    let charts: Vec<&Kunci> =
        list.iter().flat_map(|s| &s.grafik).map(|chart| &chart.kunci).collect();
    unique("kunci grafik", charts.iter().map(|key| named(key)), sink);
    for key in charts {
        reserved(key, CHARTS, sink);
    }
    for indicator in list.iter().flat_map(|s| &s.indikator) {
        data(indicator, sink);
    }
}

/// Keys below a sasaran that figures are called by.
fn below(sasaran: &Sasaran) -> impl Iterator<Item = &Kunci> {
    let indikator = sasaran.indikator.iter().map(|i| &i.kunci);
    let deret = sasaran.deret.iter().map(|d| &d.kunci);
    let tabel = sasaran.tabel.iter().map(|t| &t.kunci);
    indikator.chain(deret).chain(tabel)
}

/// Names of base data must be writable in an expression.
fn data(indicator: &Indikator, sink: &mut Sink) {
    for (name, _) in &indicator.data.0 {
        let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !fits {
            let message = format!("Nama data `{}` tidak dapat dipakai dalam ungkapan.", name.value);
            sink.push(
                Diagnostic::new(Code::PengenalSalah, &name.place, message)
                    .help("Pakai huruf kecil, angka dan garis bawah, misalnya jumlah_kini."),
            );
        }
    }
}

fn sdm(parts: &Parts, sink: &mut Sink) {
    let Some(Some(sdm)) = &parts.sdm else { return };
    let keys: Vec<&Kunci> = (sdm.status.iter().map(|s| &s.kunci))
        .chain(sdm.komposisi.iter().map(|k| &k.kunci))
        .collect();
    unique("kunci status atau komposisi pegawai", keys.iter().map(|key| named(key)), sink);
    for key in keys {
        reserved(key, sdm::FIXED, sink);
    }
}

fn akip(parts: &Parts, sink: &mut Sink) {
    let Some(Some(akip)) = &parts.akip else { return };
    unique("kunci komponen AKIP", akip.komponen.iter().map(|k| named(&k.kunci)), sink);
    unique("kunci catatan evaluasi", akip.catatan.iter().map(|c| named(&c.kunci)), sink);
    for component in &akip.komponen {
        reserved(&component.kunci, akip::FIXED, sink);
    }
}

fn pendapatan(parts: &Parts, sink: &mut Sink) {
    let Some(Some(pendapatan)) = &parts.pendapatan else { return };
    unique("kunci pendapatan", pendapatan.butir.iter().map(|b| named(&b.kunci)), sink);
    for item in &pendapatan.butir {
        reserved(&item.kunci, pendapatan::FIXED, sink);
    }
}

/// Tells a key that the report uses itself.
fn reserved(key: &Kunci, names: &[&str], sink: &mut Sink) {
    if names.contains(&&**key) {
        let message = format!("Kunci `{}` sudah dipakai oleh laporan sendiri.", &**key);
        sink.push(
            Diagnostic::new(Code::PengenalGanda, key.place(), message)
                .mark("tidak dapat dipakai di sini")
                .help("Beri kunci lain yang lebih khusus."),
        );
    }
}
