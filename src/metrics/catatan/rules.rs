//! Rules over notes: numbers, what a status asks for, and how much there may be.

use std::collections::BTreeMap;

use super::noun::{CatatanReviu, StatusCatatan};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Place;
use crate::read::Naskah;

/// Notes that a file may hold; a review leaves some tens.
pub const MOST: usize = 2_000;

/// Characters that a text of a note may have.
pub const LONGEST: usize = 20_000;

/// Applies all rules.
pub(super) fn check(notes: &[CatatanReviu], sink: &mut Sink) {
    if let Some(first) = notes.get(MOST) {
        let message =
            format!("Berkas ini memuat {} catatan, sedangkan paling banyak {MOST}.", notes.len());
        sink.push(
            Diagnostic::new(Code::CatatanTerlaluBesar, &first.place, message)
                .help("Pindahkan catatan yang sudah selesai ke berkas lain."),
        );
        return;
    }
    numbers(notes, sink);
    for note in notes {
        status(note, sink);
        sizes(note, sink);
    }
}

fn numbers(notes: &[CatatanReviu], sink: &mut Sink) {
    let mut first: BTreeMap<u32, &Place> = BTreeMap::new();
    let free = notes.iter().map(|note| note.nomor.value).max().unwrap_or_default();
    let free = free.saturating_add(1);
    for note in notes {
        let (number, place) = (note.nomor.value, &note.nomor.place);
        if number == 0 {
            let message = "Nomor catatan dimulai dari 1.";
            sink.push(
                Diagnostic::new(Code::NomorCatatan, place, message)
                    .help(format!("Nomor yang masih bebas: {free}.")),
            );
            continue;
        }
        if let Some(before) = first.get(&number) {
            let message = format!("Nomor catatan {number} dipakai dua kali.");
            sink.push(
                Diagnostic::new(Code::NomorCatatan, place, message)
                    .mark("sudah dipakai")
                    .label(before, "pertama kali di sini")
                    .help(format!("Nomor yang masih bebas: {free}.")),
            );
            continue;
        }
        first.insert(number, place);
    }
}

fn status(note: &CatatanReviu, sink: &mut Sink) {
    let number = note.nomor.value;
    match note.status {
        StatusCatatan::Ditolak if note.alasan.is_none() => {
            let message = format!("Catatan {number} ditolak tanpa alasan.");
            sink.push(
                Diagnostic::new(Code::AlasanPenolakan, &note.place, message)
                    .help("Tambahkan misalnya: alasan = \"Angka sudah sesuai dengan sumbernya\""),
            );
        }
        StatusCatatan::Ditindaklanjuti if note.tindak_lanjut.is_none() => {
            let message = format!(
                "Catatan {number} dinyatakan ditindaklanjuti tanpa menyebut tindak lanjutnya."
            );
            sink.push(
                Diagnostic::new(Code::TindakLanjutCatatan, &note.place, message).help(
                    "Tambahkan misalnya: tindak_lanjut = \"Rumus ditambahkan pada Tabel 3.2\"",
                ),
            );
        }
        _ => {}
    }
}

fn sizes(note: &CatatanReviu, sink: &mut Sink) {
    let long = [
        Some(&note.catatan),
        note.kutipan.as_ref(),
        note.tindak_lanjut.as_ref(),
        note.alasan.as_ref(),
    ];
    let lines = [
        Some(&note.penulis),
        note.asal.as_ref(),
        note.nomor_surat.as_ref(),
        note.kunci.as_ref(),
        note.penanggung_jawab.as_ref(),
        note.halaman.as_ref().map(|page| &page.0),
    ];
    let long = long.into_iter().flatten().map(|Naskah(text)| text);
    for text in long.chain(lines.into_iter().flatten()) {
        let length = text.value.chars().count();
        if length > LONGEST {
            let message = format!(
                "Teks ini {length} karakter panjangnya, sedangkan paling panjang {LONGEST}."
            );
            sink.push(
                Diagnostic::new(Code::CatatanTerlaluBesar, &text.place, message)
                    .help("Ringkas catatannya, atau bagi menjadi beberapa catatan."),
            );
        }
    }
}
