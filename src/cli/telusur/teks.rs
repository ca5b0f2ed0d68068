//! Traces for people: aligned, readable without colour.

use std::fmt::Write as _;

use lkjip_metrics::figures::Figure;

use super::trace::{Formula, Input, Line, Printed, Trace};
use crate::cli::wrap::{cut, wrapped};

/// Column of what is said.
const INDENT: usize = 12;

/// Characters of a value in a list at most.
const VALUE: usize = 36;

/// Characters of a key in a list at most; a longer one pushes its value aside.
const KEY: usize = 44;

/// One figure.
pub fn trace(trace: &Trace) -> String {
    let mut out = format!("{}\n", trace.kunci);
    line(&mut out, "Nilai", &trace.cetak);
    if let Some(exact) = trace.eksak.as_ref().filter(|exact| !trace.cetak.contains(*exact)) {
        line(&mut out, "Tepatnya", exact);
    }
    if let Some(place) = &trace.diketik {
        line(&mut out, "Diketik", &at(place));
    }
    if let Some(formula) = &trace.rumus {
        rumus(&mut out, formula, trace);
    }
    for rule in &trace.aturan {
        line(&mut out, "Aturan", &rule.isi);
        line(&mut out, "", &format!("Sumber: {}.", rule.sumber));
    }
    if !trace.bahan.is_empty() {
        out.push_str("\nBahan\n");
        tree(&mut out, &trace.bahan);
    }
    if let Some(places) = &trace.dicetak {
        out.push_str("\nDicetak di\n");
        printed(&mut out, places);
    }
    if let Some(note) = &trace.catatan {
        let _ = writeln!(out, "\nCatatan: {}", wrapped(note, 0));
    }
    out
}

/// A list of figures.
pub fn list(figures: &[&Figure]) -> String {
    let values: Vec<String> = figures.iter().map(|one| cut(&one.text(), VALUE)).collect();
    let keys = figures.iter().map(|one| one.key.chars().count()).max().unwrap_or(0).min(KEY);
    let wide = values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for (figure, value) in figures.iter().zip(&values) {
        let formula = cut(figure.formula.as_deref().unwrap_or_default(), 60);
        let row = format!("{:keys$}  {value:wide$}  {formula}", figure.key);
        let _ = writeln!(out, "{}", row.trim_end());
    }
    out
}

fn line(out: &mut String, label: &str, text: &str) {
    let label = format!("  {label}");
    let _ = writeln!(out, "{label:INDENT$}{}", wrapped(text, INDENT));
}

fn at(place: &Line) -> String {
    format!("{}:{}", place.berkas, place.baris)
}

fn rumus(out: &mut String, formula: &Formula, trace: &Trace) {
    if let Some(words) = &formula.kata {
        line(out, "Rumus", words);
    }
    if let Some(symbols) = &formula.simbol {
        let exact = trace.eksak.as_deref().unwrap_or_default();
        let number = trace.cetak.trim_start_matches("Rp").trim_end_matches('%');
        let worked = if number == exact {
            format!("{symbols} = {}", trace.cetak)
        } else if symbols == exact {
            format!("{symbols} → {}", trace.cetak)
        } else {
            format!("{symbols} = {exact} → {}", trace.cetak)
        };
        line(out, "", &worked);
    }
}

/// A line of the tree, and how far it is from the left.
struct Branch<'a> {
    label: String,
    input: &'a Input,
}

fn tree(out: &mut String, inputs: &[Input]) {
    let mut branches = Vec::new();
    grow(&mut branches, inputs, "  ", true);
    let wide = |length: fn(&Branch<'_>) -> usize| branches.iter().map(length).max().unwrap_or(0);
    let labels = wide(|branch| branch.label.chars().count());
    let values = wide(|branch| cut(&branch.input.cetak, VALUE).chars().count());
    for Branch { label, input } in &branches {
        let value = cut(&input.cetak, VALUE);
        let said = match (&input.diketik, &input.rumus, input.sudah) {
            (_, _, true) => "(diuraikan di atas)".to_string(),
            (Some(place), Some(formula), _) => format!("{}  {}", at(place), cut(formula, 60)),
            (Some(place), None, _) => at(place),
            (None, Some(formula), _) => format!("= {}", cut(formula, 60)),
            (None, None, _) => String::new(),
        };
        let row = format!("{label:labels$}  {value:>values$}  {said}");
        let _ = writeln!(out, "{}", row.trim_end());
    }
}

fn grow<'i>(branches: &mut Vec<Branch<'i>>, inputs: &'i [Input], stem: &str, first: bool) {
    for (index, input) in inputs.iter().enumerate() {
        let last = index + 1 == inputs.len();
        let (twig, below) = match (first, last) {
            (true, _) => ("", ""),
            (false, false) => ("├ ", "│ "),
            (false, true) => ("└ ", "  "),
        };
        branches.push(Branch { label: format!("{stem}{twig}{}", input.kunci), input });
        grow(branches, &input.bahan, &format!("{stem}{below}"), false);
    }
}

/// Each place once; a figure may stand in one table several times.
fn printed(out: &mut String, places: &[Printed]) {
    if places.is_empty() {
        out.push_str(
            "  Tidak ditemukan dalam laporan; yang tergambar dalam grafik tidak ikut dicari.\n",
        );
    }
    let mut rows: Vec<(String, String)> = Vec::new();
    for place in places {
        let page = match &place.halaman {
            Some(page) if place.halaman_awal => format!("mulai hal. {page}"),
            Some(page) => format!("hal. {page}"),
            None => "–".to_string(),
        };
        let parts = std::iter::once(&place.bab).chain(&place.bagian).chain(&place.blok);
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        let row = (page, parts.join(" › "));
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let wide = rows.iter().map(|(page, _)| page.chars().count()).max().unwrap_or(0);
    for (page, parts) in rows {
        let _ = writeln!(out, "  {page:wide$}  {}", wrapped(&parts, wide + 4));
    }
}
