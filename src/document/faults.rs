//! Faults of narrative texts and templates as findings with their place in the record.

use std::ops::Range;
use std::sync::Arc;

use lkjip_metrics::diagnostic::{Code, Diagnostic};
use lkjip_metrics::figures::Figures;
use lkjip_metrics::place::Place;
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
    } else if let Some(span) = fault.asked.as_ref().and_then(|a| typed(source, &text.place.span, a))
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

/// The `{{ … }}` in the source that stands around byte `at` of the text: the text and its TOML
/// form differ by escapes, but their opening braces come in the same order.
fn place_of(source: &str, span: &Range<usize>, text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.get(..at.saturating_add(2).min(text.len()))?;
    // A statement at this very place, otherwise the value around it.
    let statement = text.get(at..).is_some_and(|rest| rest.starts_with("{%"));
    let (open, close) = if statement { ("{%", "%}") } else { ("{{", "}}") };
    let nth = before.matches(open).count().checked_sub(1)?;
    let typed = source.get(span.clone())?;
    let (start, _) = typed.match_indices(open).nth(nth)?;
    // What is never closed is shown to the end of its line.
    let rest = typed.get(start..)?;
    let line = rest.find('\n').unwrap_or(rest.len());
    let length = rest.find(close).map_or(line, |end| end + 2);
    Some(span.start + start..span.start + start + length)
}

/// Where some words stand in the source of a text.
fn typed(source: &str, span: &Range<usize>, words: &str) -> Option<Range<usize>> {
    let start = span.start + source.get(span.clone())?.find(words)?;
    (!words.is_empty()).then(|| start..start + words.len())
}
