//! What becomes of the report: told once while nothing is recorded, and dates that cannot be.
//!
//! That a report is reviewed, published and submitted by February are criteria by which evaluators
//! score it; no rule here claims that a law says so.

use std::sync::Arc;

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::number::tanggal::Tanggal;
use crate::place::Placed;
use crate::record::pelaporan::Pelaporan;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let (Some(year), Some(signing), Some(reporting)) =
        (&parts.tahun, &parts.pengesahan, &parts.pelaporan)
    else {
        return;
    };
    let missing = missing(reporting.as_ref());
    if !missing.is_empty() {
        let place = reporting.as_ref().map_or_else(
            || {
                let mut place = signing.place.0.clone();
                place.key = Arc::from("pelaporan");
                place
            },
            |reporting| reporting.place.0.clone(),
        );
        let message = format!(
            "Menurut kriteria evaluasi, laporan direviu, dipublikasikan dan disampaikan; belum \
             tercatat: {}.",
            missing.join(", ")
        );
        sink.push(
            Diagnostic::new(Code::PelaporanBelum, &place, message)
                .help("Lengkapi [pelaporan] sesudah masing-masing dilakukan."),
        );
    }
    // Against a date of signing that is wrong itself, every other date would look wrong.
    let signed = signing.tanggal.value;
    let sound = signed.tahun() == year.value.saturating_add(1) && signed.bulan() <= 2;
    if let Some(reporting) = reporting.as_ref().filter(|_| sound) {
        dates(reporting, year.value, &signing.tanggal, sink);
    }
}

/// What is not recorded yet.
fn missing(reporting: Option<&Pelaporan>) -> Vec<&'static str> {
    let there = [
        ("reviu", reporting.is_some_and(|r| r.reviu.is_some())),
        ("publikasi", reporting.is_some_and(|r| !r.publikasi.is_empty())),
        ("disampaikan", reporting.is_some_and(|r| r.disampaikan.is_some())),
    ];
    there.into_iter().filter(|(_, there)| !there).map(|(name, _)| name).collect()
}

fn dates(reporting: &Pelaporan, year: i32, signed: &Placed<Tanggal>, sink: &mut Sink) {
    let signing = signed.value;
    if let Some(review) = &reporting.reviu {
        let date = &review.tanggal;
        if date.value > signing {
            let message = format!(
                "Reviu bertanggal {}, sesudah laporan ditandatangani pada {}.",
                date.value, signed.value
            );
            let help = "Periksa kedua tanggal; reviu selesai sebelum laporan ditandatangani.";
            odd(date, message, help, sink);
        } else if date.value.tahun() < year {
            let message = format!("Reviu atas laporan Tahun {year} bertanggal {}.", date.value);
            odd(date, message, "Periksa tahun pada tanggal itu.", sink);
        }
    }
    let submitted = reporting.disampaikan.as_ref().map(|one| ("disampaikan", &one.tanggal));
    let published = reporting.publikasi.iter().filter_map(|one| one.tanggal.as_ref());
    let published = published.map(|date| ("dipublikasikan", date));
    let discussed = reporting.pembahasan_pimpinan.iter().map(|date| ("dibahas", date));
    for (what, date) in submitted.into_iter().chain(published).chain(discussed) {
        // A report may be discussed as a draft, but not before its year has begun to end.
        let early = match what {
            "dibahas" => date.value.tahun() < year,
            _ => date.value < signing,
        };
        if early {
            let message = format!(
                "Laporan {what} pada {}, sebelum dapat ada: ditandatangani pada {}.",
                date.value, signed.value
            );
            odd(date, message, "Periksa kedua tanggal itu.", sink);
        }
    }
    let Some((_, date)) = submitted else { return };
    let next = year.saturating_add(1);
    if (date.value.tahun(), date.value.bulan()) > (next, 2) {
        let message = format!(
            "Laporan disampaikan pada {}; menurut kriteria evaluasi tepat waktu berarti paling \
             lambat akhir Februari {next}.",
            date.value
        );
        odd(date, message, "Pastikan tanggalnya benar.", sink);
    }
}

fn odd(date: &Placed<Tanggal>, message: String, help: &str, sink: &mut Sink) {
    sink.push(
        Diagnostic::new(Code::PelaporanBelum, &date.place, message)
            .level(Level::Peringatan)
            .help(help),
    );
}
