//! Analysis: what hindered, what was done, and what comes next.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::figures::Figures;
use crate::record::RawRecord;
use crate::record::sasaran::Sasaran;

/// All rules of this group over what was typed.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    for sasaran in parts.sasaran.iter().flatten() {
        isian(sasaran, sink);
    }
}

fn isian(sasaran: &Sasaran, sink: &mut Sink) {
    let fields = [("penghambat", &sasaran.penghambat), ("solusi", &sasaran.solusi)];
    let missing: Vec<&str> =
        fields.iter().filter(|(_, list)| list.is_empty()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let message =
        format!("Sasaran `{}` belum mempunyai isian {}.", &*sasaran.kunci, missing.join(" dan "));
    sink.push(
        Diagnostic::new(Code::AnalisisKurang, sasaran.kunci.place(), message)
            .help("Isi agar laporan menjelaskan sebab keberhasilan atau kegagalan."),
    );
}

/// A sasaran that was not reached, or could not be measured, has a step that names it.
pub(super) fn langkah(raw: &RawRecord, figures: &Figures, sink: &mut Sink) {
    for sasaran in &raw.sasaran {
        let key: &str = &sasaran.kunci;
        let reached = figures.flag(&format!("sasaran.{key}.tercapai"));
        let named = raw.langkah.iter().any(|step| step.sasaran.iter().any(|s| **s == *key));
        if named || reached {
            continue;
        }
        let message = format!(
            "Sasaran `{key}` belum tercapai atau belum terukur, tetapi tidak disebut dalam langkah \
             perbaikan mana pun."
        );
        sink.push(
            Diagnostic::new(Code::LangkahKurang, sasaran.kunci.place(), message)
                .help(format!("Tambahkan [[langkah]] dengan sasaran = [\"{key}\"].")),
        );
    }
}
