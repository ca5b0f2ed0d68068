//! Indicators: names told apart, targets that agree, comparison, and figures typed once.

use std::collections::BTreeMap;

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::figures::slug;
use crate::number::angka_apa_adanya;
use crate::place::{Place, Placed};
use crate::record::indikator::{Indikator, Realisasi};
use crate::record::nilai::Nilai;
use crate::record::tabel::Pembanding;

/// Decimals of a figure at most.
const FINEST: u32 = 6;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(sasaran) = &parts.sasaran else { return };
    let indicators: Vec<&Indikator> = sasaran.iter().flat_map(|s| &s.indikator).collect();
    nama(&indicators, sink);
    for indicator in indicators {
        desimal(&indicator.desimal, sink);
        target(indicator, sink);
        formula(indicator, sink);
        proksi(indicator, sink);
        tanpa_pembanding(indicator, sink);
        wilayah(&indicator.pembanding, sink);
    }
    for series in sasaran.iter().flat_map(|s| &s.deret) {
        series.desimal.iter().for_each(|places| desimal(places, sink));
        wilayah(&series.pembanding, sink);
    }
    for row in sasaran.iter().flat_map(|s| &s.tabel).flat_map(|t| &t.baris) {
        row.desimal.iter().for_each(|places| desimal(places, sink));
    }
}

fn nama(indicators: &[&Indikator], sink: &mut Sink) {
    let mut first: BTreeMap<String, &Place> = BTreeMap::new();
    for indicator in indicators {
        let name = indicator.nama.value.to_lowercase();
        if let Some(before) = first.get(&name) {
            let message = format!("Dua indikator bernama \"{}\".", indicator.nama.value);
            sink.push(
                Diagnostic::new(Code::NamaGanda, &indicator.nama.place, message)
                    .label(before, "pertama kali di sini")
                    .help("Bedakan namanya, atau pakai satu indikator saja."),
            );
        } else {
            first.insert(name, &indicator.nama.place);
        }
    }
}

fn desimal(places: &Placed<u32>, sink: &mut Sink) {
    if places.value > FINEST {
        let message = format!("Banyaknya desimal {} melebihi {FINEST}.", places.value);
        sink.push(
            Diagnostic::new(Code::DiLuarBatas, &places.place, message)
                .help(format!("Tulis bilangan 0 sampai {FINEST}.")),
        );
    }
}

fn target(indicator: &Indikator, sink: &mut Sink) {
    let Some(plan) = &indicator.target_renstra else { return };
    if plan.value == indicator.target.value {
        return;
    }
    let message = format!(
        "Target Perjanjian Kinerja {} berbeda dari target Renstra {}.",
        angka_apa_adanya(indicator.target.value),
        angka_apa_adanya(plan.value)
    );
    sink.push(
        Diagnostic::new(Code::TargetRenstraBerbeda, &indicator.target.place, message)
            .label(&plan.place, "target Renstra")
            .help("Perbaiki salah satunya. Bila memang berbeda, jelaskan dalam narasi sasaran, lalu catat alasannya sebagai [[pengecualian]]."),
    );
}

/// A formula says how the figure comes about, not what it is called.
fn formula(indicator: &Indikator, sink: &mut Sink) {
    let (formula, name) = (indicator.formula.to_lowercase(), indicator.nama.to_lowercase());
    // "Nilai X" by the formula "Nilai X OPD": a formula has an operation, or says what is added up.
    let longer =
        formula.strip_prefix(&name).is_some_and(|rest| rest.split_whitespace().count() <= 2);
    if longer {
        let message =
            format!("Rumus indikator \"{}\" hanya mengulang namanya.", indicator.nama.value);
        sink.push(
            Diagnostic::new(Code::FormulaMengulang, &indicator.formula.place, message)
                .help("Tulis dari apa dan bagaimana angkanya dihitung."),
        );
    }
}

/// The history may hold the year of the proxy too, but not with another value.
fn proksi(indicator: &Indikator, sink: &mut Sink) {
    let Realisasi::Proksi(proxy) = &indicator.realisasi else { return };
    let (Nilai::Angka(value), Some(Nilai::Angka(history))) =
        (&proxy.nilai, indicator.riwayat.get(proxy.tahun.value))
    else {
        return;
    };
    if value.value != history.value {
        let message = format!(
            "Angka Tahun {} ditulis {} sebagai proksi, tetapi {} dalam riwayat.",
            proxy.tahun.value,
            angka_apa_adanya(value.value),
            angka_apa_adanya(history.value)
        );
        sink.push(
            Diagnostic::new(Code::NilaiBerbeda, &value.place, message)
                .label(&history.place, "dalam riwayat")
                .help("Samakan keduanya menurut sumbernya."),
        );
    }
}

fn tanpa_pembanding(indicator: &Indikator, sink: &mut Sink) {
    if indicator.pembanding.is_empty() {
        let message = format!(
            "Indikator \"{}\" tidak mempunyai pembanding wilayah lain.",
            indicator.nama.value
        );
        sink.push(
            Diagnostic::new(Code::PembandingKurang, indicator.kunci.place(), message)
                .help("Tambahkan angka nasional, provinsi atau daerah lain bila ada."),
        );
    }
}

/// A region is compared with once.
fn wilayah(regions: &[Pembanding], sink: &mut Sink) {
    let names: Vec<(String, &Place)> =
        regions.iter().map(|r| (slug(&r.wilayah.value), &r.wilayah.place)).collect();
    super::names::unique("wilayah pembanding", names.iter().map(|(n, p)| (n.as_str(), *p)), sink);
}
