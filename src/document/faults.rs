//! Faults of narrative texts and templates as findings with their place in the record.

use std::ops::Range;
use std::sync::Arc;

use lkjip_metrics::diagnostic::{Code, Diagnostic};
use lkjip_metrics::figures::Figures;
use lkjip_metrics::place::Place;
use lkjip_metrics::read::Literal;
use lkjip_metrics::record::RawRecord;

use super::language::Fault;
use super::narratives::Narratives;

/// Findings from faults; the same fault is told once.
pub fn findings(
    faults: &[Fault],
    source: &str,
    record: &RawRecord,
    figures: &Arc<Figures>,
) -> Vec<Diagnostic> {
    let narratives = Narratives::of(record);
    let mut findings: Vec<Diagnostic> = Vec::new();
    for fault in faults {
        let finding = match &fault.key {
            Some(key) => in_record(fault, key, &narratives, source, figures),
            None => in_template(fault),
        };
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

fn in_template(fault: &Fault) -> Diagnostic {
    let place = Place { span: 0..0, key: Arc::from("") };
    let line = fault.line.map_or_else(String::new, |line| format!(" (baris {line})"));
    let message = fault.message.trim_end_matches('.');
    Diagnostic::new(Code::TemplatSalah, &place, format!("{message}{line}."))
}

fn in_record(
    fault: &Fault,
    key: &str,
    narratives: &Narratives,
    source: &str,
    figures: &Arc<Figures>,
) -> Diagnostic {
    let Some(text) = narratives.get(key) else { return in_template(fault) };
    let mut place = text.place.clone();
    if let Some(span) = fault.at.and_then(|at| place_of(source, &place.span, &text.value, at)) {
        place.span = span;
    }
    let from_name = || {
        let asked = fault.asked.as_ref()?;
        text.value.find(asked.as_str())
    };
    if let Some(span) =
        from_name().and_then(|at| place_of(source, &text.place.span, &text.value, at))
    {
        place.span = span;
    } else if let Some(span) =
        fault.asked.as_ref().and_then(|a| typed(source, &text.place.span, &text.value, a))
    {
        place.span = span;
    }
    let code = fault.code.unwrap_or(match (&fault.name, fault.line) {
        (Some(_), _) => Code::NamaTidakDikenal,
        (None, Some(_)) => Code::NaskahSalah,
        (None, None) => Code::TeksTidakDidukung,
    });
    let finding = Diagnostic::new(code, &place, fault.message.clone());
    match fault.name.as_ref().and_then(|name| figures.suggestions(name)) {
        Some(near) => finding.help(format!("Mungkin yang dimaksud `{near}`.")),
        None if fault.name.is_some() => finding.help(
            "Daftar nama ada di docs/format.md; nama ditulis di antara kurung kurawal ganda: {{ anggaran.serapan }}.",
        ),
        None => finding,
    }
}

/// The bytes in the source of the `{{ … }}` or `{% … %}` around byte `at` of a text.
fn place_of(source: &str, span: &Range<usize>, text: &str, at: usize) -> Option<Range<usize>> {
    let literal = Literal::at(source, span)?;
    // A statement at this very place, otherwise the value around it.
    let statement = text.get(at..).is_some_and(|rest| rest.starts_with("{%"));
    let (open, close) = if statement { ("{%", "%}") } else { ("{{", "}}") };
    let start = text.get(..at.saturating_add(2).min(text.len()))?.rfind(open)?;
    // What is never closed is shown to the end of its line.
    let rest = text.get(start..)?;
    let line = rest.find('\n').unwrap_or(rest.len());
    let length = rest.find(close).map_or(line, |end| end + 2);
    Some(literal.span(&(start..start + length)))
}

/// The bytes in the source of some words of a text.
fn typed(source: &str, span: &Range<usize>, text: &str, words: &str) -> Option<Range<usize>> {
    let start = text.find(words).filter(|_| !words.is_empty())?;
    Some(Literal::at(source, span)?.span(&(start..start + words.len())))
}
