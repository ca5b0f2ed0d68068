//! The checks for which nothing was found, and those that were not made.

use std::collections::BTreeSet;

use lkjip_metrics::code::Code;
use lkjip_metrics::waive::Waived;
use serde::Serialize;

use crate::project::Findings;

/// Codes that are told only when pages are made.
const OF_PAGES: [Code; 2] = [Code::SusunGagal, Code::HurufTidakAda];

/// The checks by their outcome.
#[derive(Debug, Default, Serialize)]
pub struct Lolos {
    /// Made, and nothing was found.
    pub lolos: Vec<Kode>,
    /// Not made, because the record could not be read.
    pub belum: Vec<Kode>,
    /// Made by `susun` only.
    pub susun: Vec<Kode>,
}

/// One check.
#[derive(Debug, Serialize)]
pub struct Kode {
    kode: &'static str,
    arti: &'static str,
}

/// Sorts every code for which nothing was found. Only a record that could be read is `whole`.
pub fn passed(all: &[Findings], waived: &[(String, Waived)], whole: bool) -> Lolos {
    let told = all.iter().flat_map(|findings| findings.list.iter().map(|finding| finding.code));
    let found: BTreeSet<Code> =
        told.chain(waived.iter().map(|(_, waived)| waived.finding.code)).collect();
    let unread = found.iter().any(|code| is_syntax(*code)) && !whole;
    // Of an empty file only that it is empty can be said.
    let empty = !whole && found.len() == 1 && found.contains(&Code::IsianKosong);
    let mut sorted = Lolos::default();
    for code in Code::ALL.iter().copied().filter(|code| !found.contains(code)) {
        let list = match code {
            _ if OF_PAGES.contains(&code) => &mut sorted.susun,
            _ if is_syntax(code) || whole => &mut sorted.lolos,
            _ if is_shape(code) && !unread && !empty => &mut sorted.lolos,
            _ => &mut sorted.belum,
        };
        list.push(Kode { kode: code.text(), arti: code.summary() });
    }
    sorted
}

fn is_syntax(code: Code) -> bool {
    code.text().starts_with("LKJ01")
}

fn is_shape(code: Code) -> bool {
    code.text().starts_with("LKJ02")
}

#[cfg(test)]
mod tests {
    use lkjip_metrics::diagnostic::Diagnostic;
    use lkjip_metrics::place::Place;

    use super::*;

    fn with(code: Code, whole: bool) -> Lolos {
        let finding = Diagnostic::new(code, &Place::default(), "Salah.");
        passed(&[Findings::new("a", "", vec![finding])], &[], whole)
    }

    fn has(list: &[Kode], code: Code) -> bool {
        list.iter().any(|one| one.kode == code.text())
    }

    #[test]
    fn every_code_is_found_or_in_one_list() {
        let sorted = with(Code::RealisasiMelebihiPagu, true);
        let lists = [&sorted.lolos, &sorted.belum, &sorted.susun];
        assert_eq!(lists.iter().map(|list| list.len()).sum::<usize>() + 1, Code::ALL.len());
        assert!(!has(&sorted.lolos, Code::RealisasiMelebihiPagu));
        assert!(has(&sorted.susun, Code::HurufTidakAda));
        assert!(sorted.belum.is_empty());
    }

    #[test]
    fn what_could_not_be_checked_has_not_passed() {
        let unread = with(Code::Sintaks, false);
        assert!(has(&unread.lolos, Code::BukanTeks));
        assert!(has(&unread.belum, Code::IsianKurang));
        assert!(has(&unread.belum, Code::RealisasiMelebihiPagu));
        let incomplete = with(Code::IsianKurang, false);
        assert!(has(&incomplete.lolos, Code::JenisSalah));
        assert!(has(&incomplete.belum, Code::RealisasiMelebihiPagu));
    }
}
