//! Values that both records hold about one year, and that should be the same: last year's own
//! realisasi in this year's history, older years, other regions, series behind the analysis.

use rust_decimal::Decimal;

use super::Both;
use super::definitions::home;
use super::warning::{Kind, Typed, Warning};
use crate::diagnostic::Level;
use crate::figures::{Figure, Figures};
use crate::number::half_up;
use crate::place::Place;
use crate::record::indikator::{Indikator, Realisasi};
use crate::record::sasaran::Sasaran;
use crate::record::tabel::{Deret, Pembanding};

/// Compares what both records know about an indicator.
pub(super) fn indicator(
    both: &Both<'_>,
    old: &Indikator,
    new: &Indikator,
    warnings: &mut Vec<Warning>,
) {
    // The history of a record is about the years before it.
    if both.years()[0] < both.years()[1] {
        last_year(both, old, new, warnings);
    }
    for (year, value) in &old.riwayat.0 {
        let year = year.value;
        let Some(later) = new.riwayat.get(year) else { continue };
        let was = number(both.old.figures, &format!("{}.riwayat.{year}", &*old.kunci));
        let is = number(both.new.figures, &format!("{}.riwayat.{year}", &*new.kunci));
        if let Some((was, is)) = was.zip(is).filter(|(was, is)| differ(was, is)) {
            let [last, this] = both.years();
            let message = format!(
                "Riwayat {} tahun {year} berbeda: {} dalam record {last}, {} dalam record {this}.",
                &*new.nama, was.text, is.text
            );
            let warning = Warning::new(
                Kind::Riwayat,
                Level::Peringatan,
                later.place().key.to_string(),
                message,
            );
            let (was, is) =
                (Typed::new(was.text, value.place()), Typed::new(is.text, later.place()));
            warnings.push(warning.typed(Some(was), Some(is)));
        }
    }
    regions(both, &new.nama, &old.pembanding, &new.pembanding, warnings);
}

/// A number with its print.
struct Number {
    number: Decimal,
    text: String,
    decimals: u32,
}

fn number(figures: &Figures, path: &str) -> Option<Number> {
    figures.get(path).and_then(of)
}

fn of(figure: &Figure) -> Option<Number> {
    let number = figure.number()?;
    Some(Number { number, text: figure.text(), decimals: number.scale() })
}

/// Whether two numbers differ by more than the coarser one can say.
fn differ(one: &Number, other: &Number) -> bool {
    let decimals = one.decimals.min(other.decimals).max(2);
    half_up(one.number, decimals) != half_up(other.number, decimals)
}

/// Last year's own value, in this year's history or as this year's proxy.
fn last_year(both: &Both<'_>, old: &Indikator, new: &Indikator, warnings: &mut Vec<Warning>) {
    let [year, this] = both.years();
    let own = number(both.old.figures, &format!("{}.realisasi", &*old.kunci));
    let by_proxy = match &new.realisasi {
        Realisasi::Proksi(proxy) if proxy.tahun.value == year => Some(&proxy.nilai),
        _ => None,
    };
    let history = new.riwayat.get(year);
    let (path, typed) = match (history, by_proxy) {
        (Some(typed), _) => (format!("{}.riwayat.{year}", &*new.kunci), Some(typed)),
        (None, Some(typed)) => (format!("{}.proksi", &*new.kunci), Some(typed)),
        (None, None) => (String::new(), None),
    };
    let later = number(both.new.figures, &path);
    let name = &*new.nama;
    let place = |place: &Place| place.key.to_string();
    if let Some(proxy) = by_proxy {
        let message = format!(
            "Realisasi {name} tahun {this} belum ada; proksinya ialah angka tahun {year} sendiri, \
             sehingga kedua tahun tidak dapat dibandingkan."
        );
        warnings.push(Warning::new(Kind::Proksi, Level::Saran, place(proxy.place()), message));
    }
    match (own, later, typed) {
        (Some(own), Some(later), Some(typed)) if differ(&own, &later) => {
            let what = if history.is_some() { "Riwayat" } else { "Proksi" };
            let message = format!(
                "{what} {name} untuk tahun {year} berbeda dari realisasi dalam record {year} \
                 sendiri: {} di sini, {} di sana.",
                later.text, own.text
            );
            let warning =
                Warning::new(Kind::Riwayat, Level::Peringatan, place(typed.place()), message);
            let was = Typed::new(own.text, &realisasi_place(old));
            warnings.push(warning.typed(Some(was), Some(Typed::new(later.text, typed.place()))));
        }
        (Some(own), None, _) => {
            let message = format!(
                "Riwayat {name} belum memuat tahun {year}, padahal record {year} mencatat realisasi \
                 {}.",
                own.text
            );
            let key = format!("{}.riwayat", home(new));
            let was = Typed::new(own.text, &realisasi_place(old));
            let warning = Warning::new(Kind::RiwayatKosong, Level::Peringatan, key, message);
            warnings.push(warning.typed(Some(was), None));
        }
        (None, Some(later), Some(typed)) => {
            let message = format!(
                "Realisasi {name} tahun {year} belum ada dalam record {year}; record {this} kini \
                 mencatat {}.",
                later.text
            );
            let warning =
                Warning::new(Kind::KiniTerbit, Level::Saran, place(typed.place()), message);
            warnings.push(warning.typed(None, Some(Typed::new(later.text, typed.place()))));
        }
        _ => {}
    }
}

fn realisasi_place(indikator: &Indikator) -> Place {
    indikator.realisasi.nilai().map(|value| value.place().clone()).unwrap_or_default()
}

/// Values of other regions for one year.
fn regions(
    both: &Both<'_>,
    name: &str,
    old: &[Pembanding],
    new: &[Pembanding],
    warnings: &mut Vec<Warning>,
) {
    let [last, this] = both.years();
    for later in new {
        let same = |other: &&Pembanding| {
            other.tahun.value == later.tahun.value
                && other.wilayah.trim().to_lowercase() == later.wilayah.trim().to_lowercase()
        };
        let Some(was) = old.iter().find(same) else { continue };
        if was.nilai.value == later.nilai.value {
            continue;
        }
        let print = crate::number::angka_apa_adanya;
        let (before, after) = (print(was.nilai.value), print(later.nilai.value));
        let message = format!(
            "Angka {name} {} tahun {} berbeda: {before} dalam record {last}, {after} dalam record \
             {this}.",
            later.wilayah.value, later.tahun.value
        );
        let key = later.nilai.place.key.to_string();
        let warning = Warning::new(Kind::Pembanding, Level::Peringatan, key, message);
        let (was, is) =
            (Typed::new(before, &was.nilai.place), Typed::new(after, &later.nilai.place));
        warnings.push(warning.typed(Some(was), Some(is)));
    }
}

/// Series behind the analysis, joined by their keys.
pub(super) fn series(both: &Both<'_>, warnings: &mut Vec<Warning>) {
    fn all(sasaran: &[Sasaran]) -> impl Iterator<Item = &Deret> {
        sasaran.iter().flat_map(|aim| &aim.deret)
    }
    let [old, new] = both.raws();
    for later in all(&new.sasaran) {
        let Some(was) = all(&old.sasaran).find(|deret| *deret.kunci == *later.kunci) else {
            continue;
        };
        for (year, value) in &later.nilai.0 {
            let year = year.value;
            let Some(before) = was.nilai.get(year) else { continue };
            let path = format!("{}.nilai.{year}", &*later.kunci);
            let numbers = number(both.old.figures, &path).zip(number(both.new.figures, &path));
            let Some((one, other)) = numbers.filter(|(a, b)| differ(a, b)) else { continue };
            let [last, this] = both.years();
            let message = format!(
                "{} tahun {year} berbeda: {} dalam record {last}, {} dalam record {this}.",
                later.nama.value, one.text, other.text
            );
            let key = value.place().key.to_string();
            let warning = Warning::new(Kind::Deret, Level::Peringatan, key, message);
            let (one, other) =
                (Typed::new(one.text, before.place()), Typed::new(other.text, value.place()));
            warnings.push(warning.typed(Some(one), Some(other)));
        }
        regions(both, &later.nama, &was.pembanding, &later.pembanding, warnings);
    }
}
