//! Proposals for programs.

use serde::Serialize;

use super::report::Report;
use super::teks::{place, reason};
use crate::review::proposals::{Way, What};

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Answer<'a> {
    versi: u32,
    record: String,
    draf: u16,
    berkas: Vec<&'a str>,
    catatan: &'a [String],
    usul: Vec<Entry<'a>>,
    komentar: Vec<Comment<'a>>,
    rupa: Vec<Looks<'a>>,
    /// Whether it was written.
    ditulis: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    nomor: usize,
    /// "diambil", "sudah_ada", "tidak_diambil" or "bertentangan".
    keputusan: &'static str,
    dipilih: bool,
    /// "naskah", "nilai", "butir", "pindah" or "hapus", of what can be taken.
    jenis: Option<&'static str>,
    kunci: Option<&'a str>,
    tempat: String,
    oleh: Vec<Person<'a>>,
    semula: &'a str,
    menjadi: &'a str,
    alasan: Option<String>,
    bertentangan: Vec<Side<'a>>,
    baris: Option<usize>,
    ikut_berubah: Vec<Shift<'a>>,
}

#[derive(Serialize)]
struct Person<'a> {
    nama: Option<&'a str>,
    tanggal: &'a str,
    berkas: &'a str,
}

#[derive(Serialize)]
struct Side<'a> {
    siapa: &'a str,
    teks: &'a str,
}

#[derive(Serialize)]
struct Shift<'a> {
    kunci: &'a str,
    lama: &'a str,
    baru: &'a str,
}

#[derive(Serialize)]
struct Comment<'a> {
    penulis: &'a str,
    tanggal: &'a str,
    kutipan: &'a str,
    catatan: String,
    kunci: Option<&'a str>,
    tempat: String,
    halaman: Option<&'a str>,
}

#[derive(Serialize)]
struct Looks<'a> {
    oleh: &'a str,
    tanggal: &'a str,
    apa: &'a str,
    teks: &'a str,
    tempat: String,
}

/// The whole answer.
pub fn json(report: &Report) -> String {
    let lines = report.lines();
    let entries = report.proposals.iter().map(|proposal| {
        let (decision, kind, why, sides) = match &proposal.way {
            Way::Take { what, .. } => ("diambil", Some(word(*what)), None, Vec::new()),
            Way::Done => ("sudah_ada", None, None, Vec::new()),
            Way::Refuse(why) => ("tidak_diambil", None, Some(reason(why)), Vec::new()),
            Way::Conflict(sides) => {
                let sides = sides.iter().map(|(who, text)| Side { siapa: who, teks: text });
                ("bertentangan", None, None, sides.collect())
            }
        };
        let follows = report.follows.iter().find(|(number, _)| *number == proposal.number);
        let follows = follows.map(|(_, list)| list.as_slice()).unwrap_or_default();
        Entry {
            nomor: proposal.number,
            keputusan: decision,
            dipilih: proposal.wanted,
            jenis: kind,
            kunci: proposal.key.as_deref(),
            tempat: place(&proposal.place),
            oleh: proposal
                .by
                .iter()
                .map(|by| Person {
                    nama: by.author.as_deref(),
                    tanggal: &by.date,
                    berkas: &by.file,
                })
                .collect(),
            semula: &proposal.old,
            menjadi: &proposal.new,
            alasan: why,
            bertentangan: sides,
            baris: lines.get(&proposal.number).copied(),
            ikut_berubah: follows
                .iter()
                .map(|shift| Shift { kunci: &shift.key, lama: &shift.old, baru: &shift.new })
                .collect(),
        }
    });
    let comments = report.comments.iter().map(|remark| Comment {
        penulis: &remark.comment.author,
        tanggal: &remark.comment.date,
        kutipan: &remark.comment.quote,
        catatan: remark.text(),
        kunci: remark.comment.key.as_deref(),
        tempat: place(&remark.place),
        halaman: remark.page.as_deref(),
    });
    let looks = report.formatting.iter().map(|(one, at)| Looks {
        oleh: &one.author,
        tanggal: &one.date,
        apa: &one.what,
        teks: &one.text,
        tempat: place(at),
    });
    let answer = Answer {
        versi: VERSION,
        record: report.present.file.name(),
        draf: report.draft,
        berkas: report.files.iter().map(|file| file.name.as_str()).collect(),
        catatan: &report.notes,
        usul: entries.collect(),
        komentar: comments.collect(),
        rupa: looks.collect(),
        ditulis: report.applied.is_some(),
    };
    // Text, numbers and flags only: this cannot fail.
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}

const fn word(what: What) -> &'static str {
    match what {
        What::Text => "naskah",
        What::Value => "nilai",
        What::Item => "butir",
        What::Move => "pindah",
        What::Gone => "hapus",
    }
}
