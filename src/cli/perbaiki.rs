//! `periksa --perbaiki`: writes the safe repairs into the record, and keeps the old one beside it.

use std::path::PathBuf;

use lkjip_metrics::check::{self, check_bytes};
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::figures::{Figures, Value};
use lkjip_metrics::repair::repaired;

use crate::project::{Batch, Fault, Findings, RecordFile, free_name};

/// What became of the repairs.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There was nothing that could be repaired safely.
    Nothing,
    /// So many were written; the old record lies there.
    Written(usize, PathBuf),
    /// They would have changed a figure or led to a galat, so nothing was written.
    Refused,
}

/// Rounds of repairing at most: a repair may uncover another one beside it.
const ROUNDS: usize = 5;

/// Repairs a record on the disk. `again` tells the findings about a text that was repaired once.
///
/// # Errors
/// When it cannot be written. The old one then stands as it was.
pub fn repair(
    file: &RecordFile,
    findings: &Findings,
    again: &dyn Fn(&str) -> Vec<Diagnostic>,
) -> Result<Outcome, Fault> {
    // Bytes that are no text are shown with replacements, and must not be written like that.
    let Ok(source) = std::str::from_utf8(&file.bytes) else { return Ok(Outcome::Nothing) };
    let (mut text, mut count) = repaired(source, &findings.list);
    for _ in 1..ROUNDS {
        let (next, more) = repaired(&text, &again(&text));
        if more == 0 {
            break;
        }
        (text, count) = (next, count + more);
    }
    if count == 0 {
        return Ok(Outcome::Nothing);
    }
    if !is_safe(&check_bytes(&file.bytes), &check_bytes(text.as_bytes())) {
        return Ok(Outcome::Refused);
    }
    let home = file.home()?;
    let old = free_name(&home, "lama");
    let mut batch = Batch::default();
    batch.stage(&old, &file.bytes)?;
    batch.stage(&home, text.as_bytes())?;
    batch.commit()?;
    Ok(Outcome::Written(count, old))
}

/// Whether a repaired record says the same: every figure but names and texts, and no new galat.
fn is_safe(before: &check::Checked, after: &check::Checked) -> bool {
    let galat = |checked: &check::Checked| {
        checked.findings.iter().filter(|finding| finding.level == Level::Galat).count()
    };
    let same = match (figures(before), figures(after)) {
        (Some(before), Some(after)) => values(before) == values(after),
        (None, None) => true,
        _ => false,
    };
    same && galat(after) <= galat(before)
}

fn figures(checked: &check::Checked) -> Option<&Figures> {
    let sound = checked.record.as_ref().map(|(_, figures)| figures);
    sound.or(checked.unsound.as_ref().map(|(_, figures)| figures))
}

/// The figures that are no text, with their keys.
fn values(figures: &Figures) -> Vec<(&str, &Value)> {
    let told = figures.iter().filter(|figure| !matches!(figure.value, Value::Text(_)));
    told.map(|figure| (figure.key.as_str(), &figure.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> check::Checked {
        check::check(text)
    }

    #[test]
    fn a_repair_changes_no_figure() {
        let record = include_str!("../../reports/2025/laporan.toml");
        let name = record.replacen("Kapasitas produksi", "Daya produksi", 1);
        assert_ne!(name, record);
        assert!(is_safe(&checked(record), &checked(&name)));
        let figure = record.replacen("jumlah     = 36", "jumlah     = 37", 1);
        assert_ne!(figure, record);
        assert!(!is_safe(&checked(record), &checked(&figure)));
        let broken = record.replacen("tahun = 2025", "tahun = \"2025", 1);
        assert!(!is_safe(&checked(record), &checked(&broken)));
    }
}
