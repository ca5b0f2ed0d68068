//! Years: nothing from the future, no holes in series, a proxy from the past.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::number::tanggal::Tanggal;
use crate::place::{Place, Placed};
use crate::record::indikator::{Indikator, Realisasi};
use crate::record::tabel::{Deret, Grafik, Pembanding};

/// Missing years named in a message at most.
const NAMED: usize = 6;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(year) = &parts.tahun else { return };
    let year = year.value;
    for sasaran in parts.sasaran.iter().flatten() {
        for indicator in &sasaran.indikator {
            riwayat(indicator, year, sink);
            proksi(indicator, year, sink);
            pembanding(&indicator.pembanding, year, sink);
        }
        for series in &sasaran.deret {
            deret(series, year, sink);
            pembanding(&series.pembanding, year, sink);
        }
        for chart in &sasaran.grafik {
            sumbu(chart, year, sink);
        }
    }
}

/// History ends before the year of the report and has no hole up to it.
fn riwayat(indicator: &Indikator, year: i32, sink: &mut Sink) {
    for (typed, _) in indicator.riwayat.0.iter().filter(|(typed, _)| typed.value >= year) {
        let message = format!(
            "Riwayat memuat Tahun {}, padahal laporan ini tentang Tahun {year}.",
            typed.value
        );
        sink.push(Diagnostic::new(Code::TahunSalah, &typed.place, message).help(
            "Riwayat hanya memuat tahun-tahun sebelumnya; angka tahun laporan ditulis dalam realisasi.",
        ));
    }
    let mut known: Vec<i32> = indicator.riwayat.0.iter().map(|(typed, _)| typed.value).collect();
    if let Realisasi::Proksi(proxy) = &indicator.realisasi {
        known.push(proxy.tahun.value);
    }
    let gaps = berlubang(&known, year.saturating_sub(1));
    if !gaps.is_empty() {
        let message = format!(
            "Riwayat indikator \"{}\" tidak memuat Tahun {}.",
            indicator.nama.value,
            sebut(&gaps)
        );
        let finding = Diagnostic::new(Code::TahunBerlubang, indicator.kunci.place(), message);
        sink.push(finding.help(
            "Isi riwayat tahun itu, agar perbandingan dengan tahun lalu dan tren dapat dicetak.",
        ));
    }
}

/// The years that are missing between the first known one and `last`.
fn berlubang(known: &[i32], last: i32) -> Vec<i32> {
    let first = known.iter().copied().min().unwrap_or(last).min(last);
    (first..=last).filter(|year| !known.contains(year)).collect()
}

fn sebut(years: &[i32]) -> String {
    let mut words: Vec<String> = years.iter().take(NAMED).map(i32::to_string).collect();
    if years.len() > NAMED {
        words.push("…".to_string());
    }
    words.join(", ")
}

/// A proxy comes from an earlier year and agrees with the history of that year.
fn proksi(indicator: &Indikator, year: i32, sink: &mut Sink) {
    let Realisasi::Proksi(proxy) = &indicator.realisasi else { return };
    let from = &proxy.tahun;
    if from.value >= year {
        let message = format!(
            "Proksi berasal dari Tahun {}, seharusnya dari tahun sebelum Tahun {year}.",
            from.value
        );
        let finding = Diagnostic::new(Code::TahunSalah, &from.place, message);
        sink.push(
            finding.help("Angka tahun laporan sendiri bukan proksi: tulis sebagai realisasi."),
        );
        return;
    }
    let message = format!(
        "Realisasi \"{}\" memakai data Tahun {} sebagai proksi, sehingga capaiannya tidak dinilai.",
        indicator.nama.value, from.value
    );
    sink.push(Diagnostic::new(Code::DataProksi, &from.place, message).help(format!(
        "Ganti dengan angka Tahun {year} begitu diterbitkan oleh {}.",
        proxy.sumber.value
    )));
}

fn pembanding(regions: &[Pembanding], year: i32, sink: &mut Sink) {
    for region in regions {
        masa_depan("Pembanding", &region.tahun, year, sink);
    }
}

/// A series holds no year after the report's, and no hole.
fn deret(series: &Deret, year: i32, sink: &mut Sink) {
    for (typed, _) in &series.nilai.0 {
        masa_depan("Deret", typed, year, sink);
    }
    let known: Vec<i32> = series.nilai.0.iter().map(|(typed, _)| typed.value).collect();
    let Some(last) = known.iter().copied().max() else { return };
    let gaps = berlubang(&known, last);
    if !gaps.is_empty() {
        let message =
            format!("Deret \"{}\" tidak memuat Tahun {}.", series.nama.value, sebut(&gaps));
        sink.push(
            Diagnostic::new(Code::TahunBerlubang, series.kunci.place(), message)
                .help("Isi tahun itu, agar tren dan grafik tidak melompat."),
        );
    }
}

fn masa_depan(what: &str, typed: &Placed<i32>, year: i32, sink: &mut Sink) {
    if typed.value > year {
        let message = format!("{what} memuat Tahun {}, sesudah tahun laporan {year}.", typed.value);
        sink.push(
            Diagnostic::new(Code::TahunSalah, &typed.place, message)
                .help("Periksa tahunnya, atau tahun laporan di baris pertama."),
        );
    }
}

/// The axis of a chart runs forward.
fn sumbu(chart: &Grafik, year: i32, sink: &mut Sink) {
    let Some(from) = &chart.dari else { return };
    let to = chart.sampai.as_ref().map_or(year, |to| to.value);
    if from.value > to {
        let message = format!("Grafik mulai Tahun {}, sesudah tahun terakhirnya {to}.", from.value);
        let finding = Diagnostic::new(Code::TahunSalah, &from.place, message);
        sink.push(match &chart.sampai {
            Some(to) => finding.label(&to.place, "tahun terakhir"),
            None => finding.help("Tanpa sampai, grafik berakhir pada tahun laporan."),
        });
    }
}

/// Warns of a date of data that lies outside the year of the report.
pub(super) fn bukan_tahun_laporan(date: &Placed<Tanggal>, year: i32, what: &str, sink: &mut Sink) {
    if date.value.tahun() != year {
        let message = format!("{what} bertanggal {}, di luar tahun laporan {year}.", date.value);
        peringatan(&date.place, message, sink);
    }
}

/// A year that is probably wrong.
pub(super) fn peringatan(place: &Place, message: String, sink: &mut Sink) {
    sink.push(
        Diagnostic::new(Code::TahunSalah, place, message)
            .level(Level::Peringatan)
            .help("Pastikan data itu memang untuk tahun laporan."),
    );
}
