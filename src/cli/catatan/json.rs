//! Notes for programs.

use lkjip_metrics::catatan::{CatatanReviu, Notes, StatusCatatan};
use serde::Serialize;

use crate::project::NotesFile;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct All<'a> {
    versi: u32,
    berkas: String,
    jumlah: usize,
    terbuka: usize,
    catatan: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    nomor: u32,
    status: StatusCatatan,
    asal: Option<&'a str>,
    nomor_surat: Option<&'a str>,
    tanggal_surat: Option<String>,
    penulis: &'a str,
    tanggal: Option<String>,
    kutipan: Option<&'a str>,
    kunci: Option<&'a str>,
    draf: Option<u32>,
    halaman: Option<&'a str>,
    catatan: &'a str,
    tindak_lanjut: Option<&'a str>,
    penanggung_jawab: Option<&'a str>,
    alasan: Option<&'a str>,
}

/// The notes in the order of the file; all of them or those that are open.
pub fn write(file: &NotesFile, notes: &Notes, only_open: bool) -> String {
    let list = notes.list().iter().filter(|note| !only_open || note.is_open());
    let all = All {
        versi: VERSION,
        berkas: file.name(),
        jumlah: notes.list().len(),
        terbuka: notes.open().count(),
        catatan: list.map(one).collect(),
    };
    // Text and whole numbers only: this cannot fail.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn one(note: &CatatanReviu) -> One<'_> {
    let day = note.tanggal_surat.as_ref().map(|day| day.value.nilai().to_string());
    One {
        nomor: note.nomor.value,
        status: note.status,
        asal: note.asal.as_ref().map(|text| text.value.as_str()),
        nomor_surat: note.nomor_surat.as_ref().map(|text| text.value.as_str()),
        tanggal_surat: day,
        penulis: &note.penulis.value,
        tanggal: note.tanggal.as_ref().map(|moment| moment.value.toml()),
        kutipan: note.kutipan.as_ref().map(|text| text.0.value.as_str()),
        kunci: note.kunci.as_ref().map(|text| text.value.as_str()),
        draf: note.draf.as_ref().map(|number| number.value),
        halaman: note.halaman.as_ref().map(|page| page.0.value.as_str()),
        catatan: &note.catatan.0.value,
        tindak_lanjut: note.tindak_lanjut.as_ref().map(|text| text.0.value.as_str()),
        penanggung_jawab: note.penanggung_jawab.as_ref().map(|text| text.value.as_str()),
        alasan: note.alasan.as_ref().map(|text| text.0.value.as_str()),
    }
}
