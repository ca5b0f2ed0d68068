//! The Perjanjian Kinerja: its kind agrees with the remarks beside the money.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::read::Teks;
use crate::record::pengesahan::JenisPerjanjian;

/// Programmes pointed at in one finding at most.
const SHOWN: usize = 3;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let (Some(agreement), Some(programs)) = (&parts.perjanjian_kinerja, &parts.program) else {
        return;
    };
    let remarks: Vec<&Teks> = programs.iter().filter_map(|p| p.keterangan.as_ref()).collect();
    let (changed, first): (Vec<&Teks>, Vec<&Teks>) =
        remarks.iter().filter(|r| apbd(r)).partition(|r| perubahan(r));
    let (message, level, seen, help) = match agreement.jenis {
        JenisPerjanjian::Awal if !changed.is_empty() => (
            format!(
                "Keterangan pagu {} program menyebut APBD perubahan, sedangkan Perjanjian Kinerja \
                 dicatat sebagai perjanjian awal.",
                changed.len()
            ),
            Level::Peringatan,
            changed,
            "Tulis jenis = \"perubahan\", atau pakai pagu dan keterangan APBD awal.",
        ),
        JenisPerjanjian::Perubahan if changed.is_empty() && !first.is_empty() => (
            format!(
                "Perjanjian Kinerja dicatat sebagai perjanjian perubahan, sedangkan keterangan pagu \
                 {} program menyebut APBD tanpa kata perubahan.",
                first.len()
            ),
            Level::Saran,
            first,
            "Pastikan pagunya menurut APBD perubahan, lalu tulis keterangan = \"PAPBD\".",
        ),
        _ => return,
    };
    let mut finding =
        Diagnostic::new(Code::JenisPerjanjian, &agreement.place, message).level(level).help(help);
    for remark in seen.iter().take(SHOWN) {
        finding = finding.label(&remark.place, "keterangannya");
    }
    sink.push(finding);
}

fn huruf(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect()
}

fn apbd(remark: &Teks) -> bool {
    let letters = huruf(&remark.value);
    letters.contains("APBD") || letters.contains("PERUBAHAN")
}

fn perubahan(remark: &Teks) -> bool {
    let letters = huruf(&remark.value);
    letters.contains("PAPBD") || letters.contains("APBDP") || letters.contains("PERUBAHAN")
}
