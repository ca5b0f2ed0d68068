//! Recommendations of the evaluators: each answers a note, and was followed up.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::record::akip::{Akip, Rekomendasi, StatusTindakLanjut};

/// Recommendations pointed at in one finding at most.
const SHOWN: usize = 5;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(Some(akip)) = &parts.akip else { return };
    belum(akip, sink);
    for recommendation in &akip.rekomendasi {
        tanpa_uraian(recommendation, sink);
    }
    if !akip.catatan.is_empty() {
        tanpa_catatan(akip, sink);
    }
}

fn belum(akip: &Akip, sink: &mut Sink) {
    let open: Vec<&Rekomendasi> =
        akip.rekomendasi.iter().filter(|r| r.status == StatusTindakLanjut::Belum).collect();
    let Some((first, others)) = open.split_first() else { return };
    let message = match (open.len(), akip.rekomendasi.len()) {
        (1, _) => "Rekomendasi evaluasi ini belum ditindaklanjuti.".to_string(),
        (open, all) => {
            format!("Sebanyak {open} dari {all} rekomendasi evaluasi belum ditindaklanjuti.")
        }
    };
    let mut finding = Diagnostic::new(Code::TindakLanjutKurang, &first.isi.0.place, message).help(
        "Tulis tindak_lanjut dan status = \"proses\" atau \"selesai\" pada setiap rekomendasi yang \
         sudah dikerjakan.",
    );
    for other in others.iter().take(SHOWN) {
        finding = finding.label(&other.isi.0.place, "begitu pula");
    }
    sink.push(finding);
}

/// What is under way or done says what was done.
fn tanpa_uraian(recommendation: &Rekomendasi, sink: &mut Sink) {
    let state = recommendation.status;
    if state == StatusTindakLanjut::Belum || recommendation.tindak_lanjut.is_some() {
        return;
    }
    let message = format!(
        "Rekomendasi ini berstatus {}, tetapi tindak lanjutnya tidak diuraikan.",
        state.word()
    );
    sink.push(
        Diagnostic::new(Code::TindakLanjutKurang, &recommendation.isi.0.place, message)
            .help("Tulis tindak_lanjut = \"…\" dengan apa yang sudah dikerjakan."),
    );
}

fn tanpa_catatan(akip: &Akip, sink: &mut Sink) {
    for recommendation in akip.rekomendasi.iter().filter(|r| r.catatan.is_empty()) {
        let message = "Rekomendasi ini tidak menjawab satu catatan evaluasi pun.";
        sink.push(
            Diagnostic::new(Code::RekomendasiTanpaCatatan, &recommendation.isi.0.place, message)
                .help("Sebut kunci catatannya dalam isian catatan, atau tambahkan catatan itu."),
        );
    }
}
