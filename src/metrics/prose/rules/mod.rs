//! The rules about texts, one file per subject.

mod angka;
mod instansi;
mod nama;
mod peraturan;
mod rujukan;
mod tahun;

#[cfg(test)]
mod tests;

use super::paragraph::Prose;
use super::similar;
use super::subject::Subject;
use super::texts::Text;
use crate::diagnostic::{Diagnostic, Sink};

/// A rule over one text.
type Rule = fn(&Prose<'_>, &Subject<'_>, &mut Sink);

/// All of them.
const RULES: &[Rule] =
    &[angka::check, instansi::check, nama::check, peraturan::check, rujukan::check, tahun::check];

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
