//! Formulas in words: brackets that close, and one place for "× 100%".

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::read::Teks;

/// Formulas pointed at in one finding at most.
const SHOWN: usize = 5;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let indicators = parts.sasaran.iter().flatten().flat_map(|sasaran| &sasaran.indikator);
    let formulas: Vec<&Teks> = indicators.map(|indicator| &indicator.formula).collect();
    let (closed, open): (Vec<&Teks>, Vec<&Teks>) =
        formulas.into_iter().partition(|formula| seimbang(&formula.value));
    for formula in open {
        let message = "Kurung buka dan kurung tutup dalam formula ini tidak berpasangan.";
        sink.push(
            Diagnostic::new(Code::BentukFormula, &formula.place, message)
                .level(Level::Peringatan)
                .help("Lengkapi kurungnya, misalnya (A / B) × 100%."),
        );
    }
    bentuk(&closed, sink);
}

/// Whether every bracket is closed, and none before it was opened.
fn seimbang(formula: &str) -> bool {
    let depth = formula.chars().try_fold(0_u32, |depth, c| match c {
        '(' => depth.checked_add(1),
        ')' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// "(A / B × 100%)" beside "(A / B) × 100%".
fn bentuk(formulas: &[&Teks], sink: &mut Sink) {
    let of = |inside: bool| -> Vec<&Teks> {
        formulas.iter().copied().filter(|f| seratus_di_dalam(&f.value) == Some(inside)).collect()
    };
    let (inside, outside) = (of(true), of(false));
    let Some((first, others)) = inside.split_first().filter(|_| !outside.is_empty()) else {
        return;
    };
    let message = "Letak \"× 100%\" tidak seragam: di formula ini di dalam kurung, di formula lain di \
                   luarnya.";
    let mut finding = Diagnostic::new(Code::BentukFormula, &first.place, message)
        .help("Tulis semuanya dalam satu bentuk, misalnya (A / B) × 100%.");
    for other in others.iter().take(SHOWN) {
        finding = finding.label(&other.place, "juga di dalam");
    }
    for other in outside.iter().take(SHOWN) {
        finding = finding.label(&other.place, "di luar");
    }
    sink.push(finding);
}

/// Whether the hundred of a percentage stands within brackets; `None` without one.
fn seratus_di_dalam(formula: &str) -> Option<bool> {
    let mut depth = 0_u32;
    for (at, c) in formula.char_indices() {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            '×' | '*' | 'x' | 'X' | '·' => {
                let after = formula.get(at..)?.trim_start_matches(c).trim_start();
                let before = formula.get(..at)?;
                let sign = before.ends_with([' ', ')']) || c == '×';
                if sign && after.starts_with("100") {
                    return Some(depth > 0);
                }
            }
            _ => {}
        }
    }
    None
}
