//! The evaluation of performance accountability: score, grade, words and components.

use rust_decimal::Decimal;

use super::Figures;
use super::capaian::DECIMALS;
use super::figure::{Form, Known, Missing};
use super::keys::check_fixed;
use super::kriteria::predikat;
use crate::diagnostic::Sink;
use crate::number::{half_up, huruf_judul, percent, sum, terbilang};
use crate::record::RawRecord;
use crate::record::akip::{Akip, Komponen};

/// Names of figures beside the components of AKIP.
pub(crate) const FIXED: &[&str] = &[
    "nilai",
    "predikat",
    "sebutan",
    "terbilang",
    "bobot",
    "jumlah_komponen_nilai",
    "penilai",
    "terendah",
    "terendah_kedua",
    "jumlah_catatan",
    "jumlah_rekomendasi",
];

/// Adds the figures of the evaluation.
pub(super) fn add(figures: &mut Figures, raw: &RawRecord, sink: &mut Sink) {
    let Some(akip) = &raw.akip else {
        let mut at = figures.under("akip");
        FIXED.iter().for_each(|name| at.missing(name));
        return;
    };
    check_fixed(akip.komponen.iter().map(|part| &part.kunci), FIXED, "angka baku AKIP", sink);
    add_score(figures, akip, raw);
    for part in &akip.komponen {
        let mut at = figures.under(format!("akip.{}", &*part.kunci));
        at.text("nama", part.nama.as_str());
        at.put("bobot", part.bobot.value, Form::AsTyped);
        at.put("nilai", half_up(part.nilai.value, DECIMALS), Form::Decimals(DECIMALS));
        let inputs = &[".nilai", ".bobot"];
        at.computed("persen", share(part), Form::Percent(DECIMALS), "nilai / bobot × 100", inputs);
    }
    add_totals(figures, akip);
}

fn add_score(figures: &mut Figures, akip: &Akip, raw: &RawRecord) {
    let score = half_up(akip.nilai.value, DECIMALS);
    let grade = predikat(score, &raw.kebijakan.predikat_akip);
    let mut at = figures.under("akip");
    at.put("nilai", score, Form::Decimals(DECIMALS));
    at.optional_text("predikat", grade.map(|grade| grade.predikat.as_str()));
    at.optional_text("sebutan", grade.map(|grade| grade.sebutan.as_str()));
    at.optional_text("terbilang", terbilang(score).ok().map(|words| huruf_judul(&words)));
    at.text("penilai", akip.penilai.as_str());
    at.count("jumlah_catatan", akip.catatan.len());
    at.count("jumlah_rekomendasi", akip.rekomendasi.len());
}

fn add_totals(figures: &mut Figures, akip: &Akip) {
    let weights = sum(akip.komponen.iter().map(|part| part.bobot.value));
    let scores = sum(akip.komponen.iter().map(|part| part.nilai.value));
    let rounded = scores.map(|scores| half_up(scores, DECIMALS));
    let low = lowest(&akip.komponen);
    let name = |index: usize| low.get(index).map(|part| part.nama.as_str());
    let mut at = figures.under("akip");
    let weights = weights.ok_or(Missing::TidakAda);
    at.computed("bobot", weights, Form::AsTyped, "jumlah bobot komponen", &[]);
    let form = Form::Decimals(DECIMALS);
    let rounded = rounded.ok_or(Missing::TidakAda);
    at.computed("jumlah_komponen_nilai", rounded, form, "jumlah nilai komponen", &[]);
    at.optional_text("terendah", name(0));
    at.optional_text("terendah_kedua", name(1));
}

fn share(part: &Komponen) -> Known {
    percent(part.nilai.value, part.bobot.value, DECIMALS).ok_or(Missing::TidakAda)
}

/// The components by what they reached of their weight, the lowest first; at a tie as typed.
fn lowest(parts: &[Komponen]) -> Vec<&Komponen> {
    let mut shares: Vec<(Decimal, &Komponen)> =
        parts.iter().filter_map(|part| Some((share(part).ok()?, part))).collect();
    shares.sort_by_key(|(share, _)| *share);
    shares.into_iter().map(|(_, part)| part).collect()
}
