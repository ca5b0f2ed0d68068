//! AKIP: weights that make 100, components within their weight, and a score that is their sum.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::number::{Decimal, angka_apa_adanya, sub, sum};
use crate::record::akip::Akip;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(Some(akip)) = &parts.akip else { return };
    if akip.komponen.is_empty() {
        return;
    }
    bobot(akip, sink);
    komponen(akip, sink);
    nilai(akip, sink);
    catatan(akip, sink);
}

fn bobot(akip: &Akip, sink: &mut Sink) {
    let Some(total) = sum(akip.komponen.iter().map(|k| k.bobot.value)) else { return };
    if total == Decimal::ONE_HUNDRED {
        return;
    }
    let Some(last) = akip.komponen.last() else { return };
    let message = format!(
        "Bobot {} komponen AKIP berjumlah {}, seharusnya 100.",
        akip.komponen.len(),
        angka_apa_adanya(total)
    );
    let mut finding = Diagnostic::new(Code::BobotAkip, &last.bobot.place, message)
        .help("Menurut PermenPANRB 88/2021 bobotnya 30, 30, 15 dan 25.");
    for component in akip.komponen.iter().rev().skip(1) {
        finding = finding.label(&component.bobot.place, "dijumlahkan");
    }
    sink.push(finding);
}

fn komponen(akip: &Akip, sink: &mut Sink) {
    for component in &akip.komponen {
        let (score, weight) = (component.nilai.value, component.bobot.value);
        let name = &component.nama.value;
        if score > weight {
            let message = format!(
                "Nilai komponen \"{name}\" {} melebihi bobotnya {}.",
                angka_apa_adanya(score),
                angka_apa_adanya(weight)
            );
            sink.push(
                Diagnostic::new(Code::KomponenMelebihiBobot, &component.nilai.place, message)
                    .label(&component.bobot.place, "bobotnya")
                    .help("Cocokkan dengan laporan hasil evaluasi."),
            );
        }
        for (what, number) in [("Nilai", &component.nilai), ("Bobot", &component.bobot)] {
            if number.value < Decimal::ZERO {
                let message = format!("{what} komponen \"{name}\" tidak boleh negatif.");
                sink.push(
                    Diagnostic::new(Code::DiLuarBatas, &number.place, message)
                        .help("Tulis 0 atau lebih."),
                );
            }
        }
    }
}

/// The typed score against the sum of its components: each of them may be off by half a hundredth.
fn nilai(akip: &Akip, sink: &mut Sink) {
    let Some(total) = sum(akip.komponen.iter().map(|k| k.nilai.value)) else { return };
    let Some(gap) = sub(total, akip.nilai.value).map(|gap| gap.abs()) else { return };
    if gap.is_zero() {
        return;
    }
    let count = akip.komponen.len();
    let tolerance = Decimal::from(count).checked_mul(Decimal::new(5, 3)).unwrap_or_default();
    let message = format!(
        "Nilai AKIP tertulis {}, sedangkan jumlah {count} komponennya {}; selisihnya {}.",
        angka_apa_adanya(akip.nilai.value),
        angka_apa_adanya(total),
        angka_apa_adanya(gap.normalize())
    );
    let finding = Diagnostic::new(Code::NilaiAkip, &akip.nilai.place, message);
    sink.push(if gap <= tolerance {
        finding.level(Level::Peringatan).help(
            "Selisih sekecil ini dapat timbul dari pembulatan; pastikan nilai itu memang tercetak \
             dalam laporan hasil evaluasi.",
        )
    } else {
        finding.help("Cocokkan nilai dan komponennya dengan laporan hasil evaluasi.")
    });
}

/// Every note of the evaluators is answered by a recommendation.
fn catatan(akip: &Akip, sink: &mut Sink) {
    for note in &akip.catatan {
        let answered =
            akip.rekomendasi.iter().any(|r| r.catatan.iter().any(|key| **key == *note.kunci));
        if !answered {
            let message = format!(
                "Catatan evaluasi `{}` tidak dijawab oleh satu rekomendasi pun.",
                &*note.kunci
            );
            sink.push(
                Diagnostic::new(Code::CatatanTanpaRekomendasi, note.kunci.place(), message)
                    .help("Sebut kuncinya dalam isian catatan sebuah rekomendasi."),
            );
        }
    }
}
