//! The matrix of the criteria of evaluators, as the template reads it.

use lkjip_metrics::lke::{Baris, Lke, Porsi, Sel};
use serde::Serialize;

use super::super::lke::{Labels, named, persen};

/// The matrix with its wording.
#[derive(Debug, Serialize)]
pub struct Matriks<'a> {
    judul: &'a str,
    judul_bagian: &'a str,
    judul_laporan: &'a str,
    catatan: &'a str,
    kolom: Vec<Kolom<'a>>,
    sasaran: Vec<Sasaran<'a>>,
    laporan: Vec<Laporan<'a>>,
}

/// One column with its share.
#[derive(Debug, Serialize)]
struct Kolom<'a> {
    nama: &'a str,
    bagian: Bagian,
}

/// The rows of one sasaran.
#[derive(Debug, Serialize)]
struct Sasaran<'a> {
    nama: &'a str,
    baris: Vec<&'a Baris>,
}

/// One criterion about the report.
#[derive(Debug, Serialize)]
struct Laporan<'a> {
    nama: &'a str,
    #[serde(flatten)]
    sel: &'a Sel,
    bagian: Option<Bagian>,
}

/// A share as printed.
#[derive(Debug, Serialize)]
struct Bagian {
    ada: usize,
    dari: usize,
    persen: String,
    rentang: &'static str,
}

/// Joins a matrix with its wording.
pub fn view<'a>(lke: &'a Lke, labels: &'a Labels) -> Matriks<'a> {
    let mut sasaran: Vec<Sasaran<'a>> = Vec::new();
    for row in &lke.indikator {
        match sasaran.last_mut() {
            Some(last) if last.baris.last().is_some_and(|b| b.sasaran == row.sasaran) => {
                last.baris.push(row);
            }
            _ => sasaran.push(Sasaran { nama: &row.nama_sasaran, baris: vec![row] }),
        }
    }
    let kolom = lke
        .bagian
        .iter()
        .map(|one| Kolom { nama: named(&labels.kolom, one.id), bagian: share(&one.porsi) });
    let laporan = lke.laporan.iter().map(|one| Laporan {
        nama: named(&labels.kriteria, one.id),
        sel: &one.sel,
        bagian: one.bagian.as_ref().map(share),
    });
    Matriks {
        judul: &labels.judul,
        judul_bagian: &labels.judul_bagian,
        judul_laporan: &labels.judul_laporan,
        catatan: &labels.catatan,
        kolom: kolom.collect(),
        sasaran,
        laporan: laporan.collect(),
    }
}

fn share(share: &Porsi) -> Bagian {
    let rentang = share.nilai.text();
    Bagian { ada: share.ada, dari: share.dari, persen: persen(share), rentang }
}
