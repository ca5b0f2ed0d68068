//! The rules about texts, one file per subject.

mod angka;
mod baku;
mod banding;
mod bentuk;
mod daftar;
mod ganda;
mod gerak;
mod huruf;
mod instansi;
mod judul;
mod kalimat;
mod kata;
mod klaim;
mod kurung;
mod lawan;
mod nama;
mod peraturan;
mod predikat;
mod rincian;
mod rujukan;
mod sebutan;
mod sisa;
mod tahun;
mod tahun_pembanding;
mod tanda;
mod tercapai;
mod terkait;
mod value;

#[cfg(test)]
mod coba;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod uji;

pub(crate) use huruf::meant;

use super::paragraph::Prose;
use super::similar;
use super::subject::Subject;
use super::texts::Text;
use crate::diagnostic::{Diagnostic, Sink};

/// A rule over one text.
type Rule = fn(&Prose<'_>, &Subject<'_>, &mut Sink);

/// All of them.
const RULES: &[Rule] = &[
    angka::check,
    baku::check,
    banding::check,
    bentuk::check,
    daftar::check,
    ganda::check,
    gerak::check,
    huruf::check,
    instansi::check,
    judul::check,
    kalimat::check,
    kurung::check,
    nama::check,
    peraturan::check,
    predikat::check,
    rincian::check,
    rujukan::check,
    sebutan::check,
    sisa::check,
    tahun::check,
    tahun_pembanding::check,
    tanda::check,
    tercapai::check,
    terkait::check,
];

/// Examines texts and tells what is found, in the order of the file.
pub fn examine(texts: &[Text], subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    let all: Vec<Prose<'_>> = texts.iter().map(Prose::of).collect();
    for prose in &all {
        for rule in RULES {
            rule(prose, subject, &mut sink);
        }
    }
    similar::check(&all, subject, &mut sink);
    let mut findings = sink.into_sorted();
    // Two rules may see the same contradiction; one finding is enough.
    for finding in findings.iter_mut().filter(|f| f.key.starts_with("dasar_hukum.")) {
        // The title of a regulation is changed by who reads the regulation.
        finding.repair = None;
    }
    findings.dedup_by(|b, a| a.code == b.code && a.span == b.span);
    findings
}
