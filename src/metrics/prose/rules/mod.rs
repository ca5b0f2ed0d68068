//! The rules about texts, one file per subject.

mod angka;
mod banding;
mod gerak;
mod huruf;
mod instansi;
mod kata;
mod klaim;
mod lawan;
mod nama;
mod peraturan;
mod predikat;
mod rincian;
mod rujukan;
mod sebutan;
mod tahun;
mod tahun_pembanding;
mod tercapai;
mod value;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod uji;

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
    banding::check,
    gerak::check,
    huruf::check,
    instansi::check,
    nama::check,
    peraturan::check,
    predikat::check,
    rincian::check,
    rujukan::check,
    sebutan::check,
    tahun::check,
    tahun_pembanding::check,
    tercapai::check,
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
    sink.into_sorted()
}
