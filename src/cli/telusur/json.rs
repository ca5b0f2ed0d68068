//! Traces for programs.

use lkjip_metrics::figures::Figure;
use serde::Serialize;

use super::trace::Trace;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct One<'a> {
    versi: u32,
    #[serde(flatten)]
    angka: &'a Trace,
}

#[derive(Serialize)]
struct All<'a> {
    versi: u32,
    angka: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    kunci: &'a str,
    cetak: String,
    rumus: Option<&'a str>,
}

/// One figure.
pub fn trace(trace: &Trace) -> String {
    written(&One { versi: VERSION, angka: trace })
}

/// A list of figures.
pub fn list(figures: &[&Figure]) -> String {
    let angka = figures
        .iter()
        .map(|figure| Entry {
            kunci: &figure.key,
            cetak: figure.text(),
            rumus: figure.formula.as_deref(),
        })
        .collect();
    written(&All { versi: VERSION, angka })
}

fn written(value: &impl Serialize) -> String {
    // Text, whole numbers and flags only: this cannot fail.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
