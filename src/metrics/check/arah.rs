//! Direction of an indicator against its own name and that of its sasaran.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::record::indikator::{Arah, Indikator};
use crate::record::sasaran::Sasaran;

/// Beginnings of words for what an agency wants less of.
const UNWANTED: &[&str] = &[
    "penganggur",
    "kemiskinan",
    "miskin",
    "kematian",
    "stunting",
    "kriminal",
    "pelanggar",
    "keluhan",
    "kecelakaan",
    "kerusakan",
    "ketimpangan",
    "gini",
    "inflasi",
    "korban",
    "konflik",
    "kekerasan",
    "tunggu",
    "lama",
    "waktu",
    "terlambat",
    "keterlambatan",
    "antre",
    "kasus",
    "prevalensi",
    "insiden",
    "anemia",
    "beban",
    "rawan",
    "sengketa",
    "kerugian",
    "banjir",
    "kebakaran",
    "temuan",
    "kesenjangan",
    "penyakit",
    "kumuh",
    "putus",
    "buta",
    "emisi",
    "kebocoran",
    "tunggakan",
];

/// Words that turn what is unwanted into something wanted: "persentase penurunan kemiskinan".
const TURNED: &[&str] = &[
    "penurunan",
    "menurun",
    "berkurang",
    "pengurangan",
    "penanganan",
    "tertangani",
    "ditangani",
    "penyelesaian",
    "diselesaikan",
    "terselesaikan",
    "ditindaklanjuti",
    "tindak",
    "pencegahan",
    "penanggulangan",
    "bebas",
    "pelayanan",
    "mendapat",
    "memperoleh",
    "terlayani",
    "dilayani",
    "penempatan",
];

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    for sasaran in parts.sasaran.iter().flatten() {
        for indikator in &sasaran.indikator {
            arah(sasaran, indikator, sink);
        }
    }
}

fn has(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| words.iter().any(|w| word.starts_with(w)))
}

/// What is unwanted should fall; what a sasaran wants to grow should rise, unless it is unwanted.
fn arah(sasaran: &Sasaran, indikator: &Indikator, sink: &mut Sink) {
    let name = &indikator.nama.value;
    let unwanted = has(name, UNWANTED);
    let grows = has(&sasaran.nama, &["meningkat", "peningkatan", "bertambah", "tumbuh"]);
    let (word, why) = match indikator.arah {
        Arah::Naik if unwanted && !has(name, TURNED) => {
            ("naik", "hal seperti itu lazimnya diharapkan turun")
        }
        Arah::Turun if grows && !unwanted => ("turun", "sasarannya mengharapkan peningkatan"),
        _ => return,
    };
    let message = format!("Indikator \"{name}\" berarah {word}, padahal {why}.");
    sink.push(Diagnostic::new(Code::ArahTidakCocok, &indikator.nama.place, message).help(
        "Tulis arah = \"turun\" bila angka yang lebih kecil lebih baik, atau \"naik\" bila sebaliknya; \
         arah menentukan rumus capaian.",
    ));
}
