//! Series: numbers by year that are no indicator.

use super::Figures;
use super::evaluasi::{Cell, Cells, Scope, Solved, Source};
use super::figure::Figure;
use super::indikator::same;
use super::look::Look;
use super::tren::Titik;
use super::working::Symbols;
use super::{pembanding, tren};
use crate::record::nilai::Nilai;
use crate::record::tabel::Deret;

/// Plans the numbers of a series.
pub(super) fn plan<'a>(cells: &mut Cells<'a>, series: &'a Deret) {
    let look = Look::of_deret(series);
    for (year, value) in &series.nilai.0 {
        cells.add(Cell {
            path: path(series, year.value),
            place: value.place(),
            source: Source::of(value),
            decimals: Some(look.decimals),
            scope: Scope::Free,
        });
    }
}

fn path(series: &Deret, year: i32) -> String {
    format!("{}.nilai.{year}", &*series.kunci)
}

/// Adds the figures of a series; years after the year of the report do not count as known.
pub(super) fn add(figures: &mut Figures, series: &Deret, tahun: i32, solved: &Solved) {
    let look = Look::of_deret(series);
    let mut known = Vec::new();
    for (year, value) in &series.nilai.0 {
        let path = path(series, year.value);
        let number = solved.printed(&path);
        let figure = Figure::new(&*path, number, look.rounded());
        figures.insert(match value {
            Nilai::Angka(number) => figure.typed_at(&number.place),
            Nilai::Ungkapan(typed) => figure
                .computed(&*typed.teks, solved.inputs(&path))
                .by(Symbols::Typed)
                .typed_at(&typed.place),
        });
        if let Ok(nilai) = number
            && year.value <= tahun
        {
            known.push(Titik { tahun: year.value, nilai, path });
        }
    }
    let latest = known.last();
    let mut at = figures.under(&*series.kunci);
    at.typed_text("nama", &series.nama);
    at.typed_text("singkatan", series.singkatan.as_ref().unwrap_or(&series.nama));
    at.typed_text("satuan", &series.satuan);
    same(&mut at, "terakhir", look, latest);
    at.year("terakhir_tahun", latest.map(|point| point.tahun));
    tren::add(figures, &series.kunci, &known, look, None);
    pembanding::add(figures, &series.kunci, &series.pembanding, latest, look, None);
}
