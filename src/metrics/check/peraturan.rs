//! Regulations against the law register: still in force, rightly called, and none left out.
//!
//! The register is a hint: every message asks to compare with the law itself.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::record::dasar_hukum::{DasarHukum, StatusHukum};
use crate::rujukan::{Peraturan, Rujukan, StatusPeraturan, ringkas};

/// Words of a kind that tell which kind it is: "Peraturan Menteri Dalam".
const TELLING: usize = 3;

/// All rules of this group.
pub(super) fn check(parts: &Parts, rujukan: &Rujukan, sink: &mut Sink) {
    let Some(list) = &parts.dasar_hukum else { return };
    for law in list {
        let Some(known) = rujukan.peraturan().iter().find(|known| sama(law, known)) else {
            continue;
        };
        berlaku(law, known, rujukan, sink);
        sebutan(law, known, sink);
    }
    for known in rujukan.peraturan() {
        kurang(parts, list, known, sink);
    }
}

/// Whether an entry of the record is this law of the register.
fn sama(law: &DasarHukum, known: &Peraturan) -> bool {
    law.tahun.value == known.tahun
        && law.nomor.value == known.nomor
        && (awal(&law.jenis.value) == awal(&known.jenis) || singkat(law, known))
}

/// Whether the record calls the law by an accepted short form.
fn singkat(law: &DasarHukum, known: &Peraturan) -> bool {
    known.sebutan.iter().any(|short| ringkas(short) == ringkas(&law.jenis.value))
}

fn awal(kind: &str) -> Vec<String> {
    kind.split_whitespace().take(TELLING).map(str::to_lowercase).collect()
}

fn berlaku(law: &DasarHukum, known: &Peraturan, rujukan: &Rujukan, sink: &mut Sink) {
    if known.status != StatusPeraturan::Dicabut || law.status == StatusHukum::Dicabut {
        return;
    }
    let successor = known.diganti_oleh.as_deref().and_then(|key| rujukan.peraturan_berkunci(key));
    let message = match successor {
        Some(by) => format!(
            "{} tercatat diganti oleh {}, tetapi di sini berstatus {}.",
            law.pendek(),
            by.pendek(),
            law.status.word()
        ),
        None => format!(
            "{} tercatat sudah dicabut, tetapi di sini berstatus {}.",
            law.pendek(),
            law.status.word()
        ),
    };
    sink.push(Diagnostic::new(Code::PeraturanTidakBerlaku, law.kunci.place(), message).help(
        "Menurut daftar peraturan bawaan; cocokkan dengan JDIH, lalu tulis status = \"dicabut\" \
             dan diganti_oleh.",
    ));
}

fn sebutan(law: &DasarHukum, known: &Peraturan, sink: &mut Sink) {
    let kind = ringkas(&law.jenis.value);
    let kind = kind.strip_suffix("republikindonesia").unwrap_or(&kind);
    if kind != ringkas(&known.jenis) && !singkat(law, known) {
        let message = format!(
            "Jenis peraturan ini tertulis \"{}\", sedangkan menurut daftar \"{}\".",
            law.jenis.value, known.jenis
        );
        sink.push(
            Diagnostic::new(Code::SebutanPeraturan, &law.jenis.place, message)
                .help("Tulis sebutan lengkapnya; cocokkan dengan naskah peraturannya."),
        );
    }
    let (title, full) = (ringkas(&law.tentang.value), ringkas(&known.tentang));
    if title != full {
        let message = format!(
            "Judul {} berbeda dari daftar peraturan bawaan: \"{}\".",
            law.pendek(),
            known.tentang
        );
        sink.push(
            Diagnostic::new(Code::SebutanPeraturan, &law.tentang.place, message)
                .help("Cocokkan dengan naskah peraturannya, lalu tulis judulnya persis."),
        );
    }
}

/// A part of the report rests on a law that the record does not name.
fn kurang(parts: &Parts, list: &[DasarHukum], known: &Peraturan, sink: &mut Sink) {
    let Some(Some(akip)) = &parts.akip else { return };
    if known.perlu_bila.as_deref() != Some("akip")
        || known.status != StatusPeraturan::Berlaku
        || list.iter().any(|law| sama(law, known))
    {
        return;
    }
    let message = format!(
        "Laporan memuat evaluasi AKIP, tetapi {} tidak tercantum dalam dasar hukum.",
        known.pendek()
    );
    sink.push(
        Diagnostic::new(Code::PeraturanKurang, &akip.place, message)
            .help(format!("Tambahkan [[dasar_hukum]] dengan tentang = \"{}\".", known.tentang)),
    );
}
