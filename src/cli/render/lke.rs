//! The matrix of the criteria of evaluators as text, at most 100 columns wide, without colours.

use std::collections::BTreeMap;

use lkjip_metrics::lke::{Keadaan, Lke, Porsi};
use lkjip_metrics::number::angka;
use serde::Deserialize;

/// Columns of the terminal that are used.
const WIDTH: usize = 100;
/// Columns of the name of an indicator.
const NAME: usize = 19;
/// Columns of a cell.
const CELL: usize = 9;
/// Columns of a count.
const COUNT: usize = 12;
/// Columns of the name of a criterion.
const LABEL: usize = 42;

/// Wording of the criteria.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Labels {
    /// Wording of that name in `lembar/lke.toml`.
    pub judul: String,
    /// Wording of that name in `lembar/lke.toml`.
    pub judul_bagian: String,
    /// Wording of that name in `lembar/lke.toml`.
    pub judul_laporan: String,
    /// Wording of that name in `lembar/lke.toml`.
    pub catatan: String,
    /// Names of columns, by id.
    pub kolom: BTreeMap<String, String>,
    /// Names of criteria about the report, by id.
    pub kriteria: BTreeMap<String, String>,
}

/// Matrix, reasons, shares and the criteria about the report.
pub fn lke(lke: &Lke, labels: &Labels) -> String {
    let mut lines = vec![labels.judul.clone(), String::new()];
    lines.extend(matrix(lke));
    lines.extend([String::new(), labels.judul_bagian.clone()]);
    for (at, share) in lke.bagian.iter().enumerate() {
        let label = format!("({}) {}", at + 1, named(&labels.kolom, share.id));
        lines.push(format!("{}{}", pad(&label, LABEL), portion(&share.porsi)));
    }
    lines.extend([String::new(), labels.judul_laporan.clone()]);
    for one in &lke.laporan {
        let label = pad(named(&labels.kriteria, one.id), LABEL);
        let share = one.bagian.as_ref().map(portion).unwrap_or_default();
        lines.push(format!("{label}{} {share}", pad(word(one.sel.keadaan), CELL)));
        if !one.sel.alasan.is_empty() {
            lines.push(format!("    {}", one.sel.alasan));
        }
    }
    lines.push(String::new());
    let note: Vec<String> = labels.catatan.split_whitespace().map(str::to_string).collect();
    lines.extend(folded(&note, "", " "));
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The rows, each sasaran above its own.
fn matrix(lke: &Lke) -> Vec<String> {
    let numbers = (1..=lke.bagian.len()).map(|number| pad(&number.to_string(), CELL));
    let mut lines = vec![format!("{}{}", pad("Indikator", NAME), numbers.collect::<String>())];
    let mut above = None;
    for row in &lke.indikator {
        if above != Some(&row.sasaran) {
            let name: Vec<String> = row.nama_sasaran.split(' ').map(str::to_string).collect();
            lines.extend(folded(&name, "", " "));
            above = Some(&row.sasaran);
        }
        let cells: String = row.sel.iter().map(|cell| pad(word(cell.keadaan), CELL)).collect();
        lines.push(format!("{}{cells}", pad(&format!("  {}", row.nama), NAME)));
        let reasons = row.sel.iter().enumerate().filter(|(_, cell)| !cell.alasan.is_empty());
        let reasons = reasons.map(|(at, cell)| format!("({}) {}", at + 1, cell.alasan));
        lines.extend(wrapped(&reasons.collect::<Vec<_>>()));
    }
    lines
}

/// "2 dari 4      50,00%   >40–75%".
fn portion(share: &Porsi) -> String {
    let count = format!("{} dari {}", share.ada, share.dari);
    format!("{}{:>8}   {}", pad(&count, COUNT), persen(share), share.nilai.text())
}

/// A share as printed; a dash where there is nothing to divide by.
pub fn persen(share: &Porsi) -> String {
    share.persen.map_or("–".to_string(), |share| angka(share, 2) + "%")
}

/// The name of an id, or the id itself.
pub fn named<'a>(labels: &'a BTreeMap<String, String>, id: &'a str) -> &'a str {
    labels.get(id).map_or(id, String::as_str)
}

fn word(state: Keadaan) -> &'static str {
    match state {
        Keadaan::Ada => "ada",
        Keadaan::Sebagian => "sebagian",
        Keadaan::Belum => "belum",
        Keadaan::Dinilai => "penilai",
    }
}

/// Fills a text up to a width, or cuts it with an ellipsis and a space behind.
fn pad(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length < width {
        return text.to_string() + &" ".repeat(width - length);
    }
    text.chars().take(width.saturating_sub(2)).chain(['…', ' ']).collect()
}

fn wrapped(reasons: &[String]) -> Vec<String> {
    folded(reasons, "    ", "; ")
}

/// Joins parts to lines that are no wider than the terminal.
fn folded(parts: &[String], indent: &str, between: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.chars().count() + between.len() + part.chars().count() <= WIDTH => {
                line.push_str(between);
                line.push_str(part);
            }
            _ => lines.push(format!("{indent}{part}")),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_width_and_lines_theirs() {
        assert_eq!(pad("ada", 8), "ada     ");
        assert_eq!(pad("Persentase pertumbuhan", 8), "Persen… ");
        let parts: Vec<String> = (0..60).map(|n| format!("bagian {n}")).collect();
        let lines = folded(&parts, "    ", "; ");
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(lines.iter().map(|line| line.split("; ").count()).sum::<usize>(), 60);
    }
}
