//! Signatures: dates that fit the year, parties with names, and NIP that fit their dates.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::number::nip::{JenisNip, Nip};
use crate::number::tanggal::Tanggal;
use crate::place::{Place, Placed};
use crate::record::pengesahan::{CaraTandaTangan, Pengesahan, PerjanjianKinerja, Pihak};

/// Ages at which an official signs.
const AGES: std::ops::RangeInclusive<i32> = 18..=65;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    if let (Some(year), Some(signing)) = (&parts.tahun, &parts.pengesahan) {
        tanggal(&signing.tanggal, year.value, sink);
    }
    if let Some(signing) = &parts.pengesahan
        && let Some(nip) = &signing.penanda_tangan.nip
    {
        usia(nip, signing.tanggal.value, sink);
    }
    if let Some(signing) = &parts.pengesahan {
        jangkar(signing, sink);
        inspektur(parts, signing, sink);
    }
    let Some(contract) = &parts.perjanjian_kinerja else { return };
    if let (Some(year), Some(date)) = (&parts.tahun, &contract.tanggal) {
        tanggal_perjanjian(date, year.value, sink);
    }
    pihak(contract, sink);
    let date = contract.tanggal.as_ref().or(parts.pengesahan.as_ref().map(|p| &p.tanggal));
    for party in [&contract.pihak_pertama, &contract.pihak_kedua].into_iter().flatten() {
        if let (Some(nip), Some(date)) = (&party.nip, date) {
            usia(nip, date.value, sink);
        }
    }
}

/// The report is signed after its year, and by the end of February.
fn tanggal(date: &Placed<Tanggal>, year: i32, sink: &mut Sink) {
    let next = year.saturating_add(1);
    if date.value.tahun() <= year {
        let message = format!(
            "Laporan Tahun {year} bertanggal {}, padahal tahun anggarannya baru berakhir 31 Desember {year}.",
            date.value
        );
        sink.push(
            Diagnostic::new(Code::TanggalPengesahan, &date.place, message)
                .help(format!("Tulis tanggal penandatanganan pada Tahun {next}.")),
        );
    } else if date.value.tahun() > next || date.value.bulan() > 2 {
        let message = format!(
            "Laporan bertanggal {}, sesudah batas penyampaian akhir Februari {next}.",
            date.value
        );
        sink.push(
            Diagnostic::new(Code::TanggalPengesahan, &date.place, message)
                .level(Level::Peringatan)
                .help("Pastikan tanggal dan tahun laporan sudah benar."),
        );
    }
}

/// A Perjanjian Kinerja is signed in its year or, at the earliest, in the year before.
fn tanggal_perjanjian(date: &Placed<Tanggal>, year: i32, sink: &mut Sink) {
    let before = year.saturating_sub(1);
    if (before..=year).contains(&date.value.tahun()) {
        return;
    }
    let message = format!("Perjanjian Kinerja Tahun {year} bertanggal {}.", date.value);
    sink.push(
        Diagnostic::new(Code::TanggalPengesahan, &date.place, message)
            .help(format!("Tanggalnya harus dalam Tahun {before} atau {year}.")),
    );
}

/// Anchors are told apart by their character, and mean nothing on paper that is signed by hand.
fn jangkar(signing: &Pengesahan, sink: &mut Sink) {
    let anchors = &signing.jangkar.0;
    for (index, one) in anchors.iter().enumerate() {
        if let Some(first) = anchors.iter().take(index).find(|before| before.value == one.value) {
            let message = format!("Jangkar \"{}\" dipakai untuk dua tempat.", one.value.0);
            sink.push(
                Diagnostic::new(Code::JangkarSalah, &one.place, message)
                    .label(&first.place, "sudah dipakai di sini")
                    .help("Setiap tempat tanda tangan memerlukan karakter yang lain."),
            );
        }
    }
    if signing.cara == CaraTandaTangan::Basah
        && let Some(first) = anchors.first()
    {
        let message =
            "Jangkar hanya dipakai untuk tanda tangan elektronik, padahal cara = \"basah\".";
        sink.push(
            Diagnostic::new(Code::JangkarSalah, &first.place, message)
                .level(Level::Peringatan)
                .help("Tulis cara = \"tte\", atau hapus jangkar."),
        );
    }
}

/// Who reviews has an age too, on the day of the review or of signing.
fn inspektur(parts: &Parts, signing: &Pengesahan, sink: &mut Sink) {
    let papers = parts.reviu.as_ref().and_then(Option::as_ref);
    let Some(nip) = papers.and_then(|p| p.inspektur.as_ref()).and_then(|who| who.nip.as_ref())
    else {
        return;
    };
    let review = parts.pelaporan.iter().flatten().find_map(|told| told.reviu.as_ref());
    usia(nip, review.map_or(signing.tanggal.value, |review| review.tanggal.value), sink);
}

fn pihak(contract: &PerjanjianKinerja, sink: &mut Sink) {
    let named = |party: &Option<Pihak>| party.as_ref().is_some_and(|p| p.nama.is_some());
    if !named(&contract.pihak_kedua) {
        let place = contract.pihak_kedua.as_ref().map_or(&contract.place, |p| &p.place);
        belum_lengkap("pihak kedua", place, sink);
    }
    if let Some(first) = contract.pihak_pertama.as_ref().filter(|p| p.nama.is_none()) {
        belum_lengkap("pihak pertama", &first.place, sink);
    }
}

fn belum_lengkap(who: &str, place: &Place, sink: &mut Sink) {
    let message = format!("Nama {who} dalam Perjanjian Kinerja belum ada.");
    sink.push(
        Diagnostic::new(Code::PihakBelumLengkap, place, message)
            .help("Isi namanya; selama kosong dicetak titik-titik."),
    );
}

/// A NIP tells a date of birth and of appointment; both must fit the day of signing.
fn usia(nip: &Placed<Nip>, date: Tanggal, sink: &mut Sink) {
    let born = nip.value.lahir();
    let had_birthday = (born.bulan(), born.hari()) <= (date.bulan(), date.hari());
    let age = date.tahun().saturating_sub(born.tahun()) - i32::from(!had_birthday);
    if !AGES.contains(&age) {
        let message = format!(
            "Menurut NIP pejabat ini lahir {born}, sehingga berumur {age} tahun pada {date}; yang \
             lazim {} sampai {} tahun.",
            AGES.start(),
            AGES.end()
        );
        tidak_wajar(nip, message, sink);
    }
    let appointed = match nip.value.jenis() {
        JenisNip::Pns { tahun, .. } | JenisNip::Pppk { tahun, .. } => i32::from(tahun),
    };
    if appointed > date.tahun() {
        let message = format!(
            "Menurut NIP pejabat ini diangkat Tahun {appointed}, sesudah menandatangani pada {date}."
        );
        tidak_wajar(nip, message, sink);
    } else if !nip.value.usia_wajar() {
        let message = format!(
            "Menurut NIP pejabat ini diangkat pada usia {} tahun.",
            nip.value.usia_saat_diangkat()
        );
        tidak_wajar(nip, message, sink);
    }
}

fn tidak_wajar(nip: &Placed<Nip>, message: String, sink: &mut Sink) {
    sink.push(
        Diagnostic::new(Code::NipTidakWajar, &nip.place, message)
            .help("Periksa kembali 18 angka NIP."),
    );
}
