//! The evaluation of performance accountability: score, grade, words and components.

use rust_decimal::Decimal;

use super::Figures;
use super::anggaran::SHARE;
use super::capaian::DECIMALS;
use super::figure::{Form, Known, Missing};
use super::keys::check_fixed;
use super::kriteria::predikat;
use super::rule::Rule;
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
        at.typed_text("nama", &part.nama);
        at.typed(&part.bobot.place).put("bobot", part.bobot.value, Form::AsTyped);
        at.typed(&part.nilai.place);
        at.put("nilai", half_up(part.nilai.value, DECIMALS), Form::Decimals(DECIMALS));
        let inputs = &[".nilai", ".bobot"];
        at.by(SHARE);
        at.computed("persen", share(part), Form::Percent(DECIMALS), "nilai / bobot × 100", inputs);
    }
    add_totals(figures, akip);
}

fn add_score(figures: &mut Figures, akip: &Akip, raw: &RawRecord) {
    let score = half_up(akip.nilai.value, DECIMALS);
    let grade = predikat(score, &raw.kebijakan.predikat_akip);
    let mut at = figures.under("akip");
    at.typed(&akip.nilai.place).put("nilai", score, Form::Decimals(DECIMALS));
    at.rule(Rule::Predikat);
    at.optional_text("predikat", grade.map(|grade| grade.predikat.as_str()));
    at.rule(Rule::Predikat);
    at.optional_text("sebutan", grade.map(|grade| grade.sebutan.as_str()));
    at.optional_text("terbilang", terbilang(score).ok().map(|words| huruf_judul(&words)));
    at.typed_text("penilai", &akip.penilai);
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
    let of = |name: &str| {
        akip.komponen.iter().map(|part| format!("akip.{}.{name}", &*part.kunci)).collect()
    };
    at.sum("bobot", weights, Form::AsTyped, "jumlah bobot komponen", of("bobot"));
    let form = Form::Decimals(DECIMALS);
    let rounded = rounded.ok_or(Missing::TidakAda);
    at.sum("jumlah_komponen_nilai", rounded, form, "jumlah nilai komponen", of("nilai"));
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
