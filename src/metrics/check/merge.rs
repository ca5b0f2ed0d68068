//! Puts the findings of the steps together, and leaves out those that only follow from another one.

use std::collections::BTreeSet;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};

/// With so many broken lines nothing else can be judged; the parser itself has lost its way.
const TOO_BROKEN: usize = 10;

/// All findings in the order of the file, each message on one line.
pub(crate) fn sorted(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    for mut finding in findings {
        finding.message = one_line(&finding.message);
        finding.help = finding.help.as_deref().map(one_line);
        sink.push(finding);
    }
    sink.into_sorted()
}

/// What a message quotes from a damaged file may hold ends of lines and other control characters.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| *c != '\r').map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Whether a finding of this code says that something that may be left out was left out.
pub(super) fn tells_absence(code: Code) -> bool {
    matches!(
        code,
        Code::RujukanTidakAda
            | Code::FotoBelumAda
            | Code::FotoTanpaKegiatan
            | Code::TindakLanjutKurang
            | Code::RekomendasiTanpaCatatan
            | Code::PeraturanKurang
            | Code::GolonganBelumDisebut
    )
}

/// Findings of shape that stand although lines are broken: a key that is missing may have been
/// meant by a broken line, and what such a line says cannot be judged.
pub(super) fn beside_broken_lines(
    source: &str,
    syntax: &[Diagnostic],
    shape: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if syntax.len() >= TOO_BROKEN {
        return Vec::new();
    }
    let broken: Vec<usize> = syntax.iter().map(|fault| line(source, fault)).collect();
    let stands = |finding: &Diagnostic| {
        finding.code != Code::IsianKurang && !broken.contains(&line(source, finding))
    };
    shape.into_iter().filter(stands).collect()
}

/// Findings that were not told already with the same code at the same place.
pub(super) fn new_only(told: &[Diagnostic], findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |finding: &Diagnostic| (finding.code, finding.span.start, finding.span.end);
    let known: BTreeSet<_> = told.iter().map(place).collect();
    findings.into_iter().filter(|finding| !known.contains(&place(finding))).collect()
}

/// Where the line of a finding starts.
fn line(source: &str, finding: &Diagnostic) -> usize {
    let before = source.get(..finding.span.start).unwrap_or_default();
    before.rfind('\n').map_or(0, |at| at + 1)
}
