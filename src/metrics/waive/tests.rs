//! What passes, what stays, and what is said about waivers.

use std::sync::Arc;

use super::*;
use crate::place::{Place, Placed};
use crate::read::PlaceOf;

const WHY: &str = "Sumber data tidak menerbitkannya.";

fn waiver(kode: &str, kunci: &str, alasan: &str) -> Pengecualian {
    let text = |text: &str| Placed::new(text.to_string(), Place::default());
    Pengecualian {
        kode: text(kode),
        kunci: text(kunci),
        alasan: text(alasan),
        place: PlaceOf::default(),
    }
}

fn finding(code: Code, key: &str) -> Diagnostic {
    Diagnostic::new(code, &Place { span: 0..0, key: Arc::from(key) }, "Temuan.")
}

/// How many stay, how many pass, and what is said.
fn run(list: &[Pengecualian], found: &[Diagnostic], complete: bool) -> (usize, usize, Vec<String>) {
    let mut waivers = Waivers::new(list.to_vec());
    let mut found = found.to_vec();
    let waived = waivers.waive(&mut found);
    assert!(waived.iter().all(|one| !one.alasan.is_empty()));
    let said = waivers.remarks(complete).into_iter().map(|finding| finding.message).collect();
    (found.len(), waived.len(), said)
}

#[test]
fn a_key_or_its_beginning_up_to_a_dot_lets_a_warning_pass() {
    let found = [
        finding(Code::TahunBerlubang, "sasaran.a.indikator.x"),
        finding(Code::TahunBerlubang, "sasaran.ab"),
        finding(Code::FotoBelumAda, "sasaran.a"),
    ];
    assert_eq!(run(&[waiver("LKJ0313", "sasaran.a", WHY)], &found, true), (2, 1, vec![]));
    assert_eq!(run(&[waiver("LKJ0313", "sasaran.a.", WHY)], &found, true), (2, 1, vec![]));
    assert_eq!(run(&[waiver("LKJ0313", "*", WHY)], &found, true), (1, 2, vec![]));
}

#[test]
fn a_galat_stays_and_the_waiver_is_told() {
    let found = [finding(Code::PaguBerbedaPk, "program.1")];
    let (stay, pass, said) = run(&[waiver("LKJ0305", "*", WHY)], &found, false);
    assert_eq!((stay, pass), (1, 0));
    assert!(said[0].contains("galat tidak dapat dikecualikan"), "{said:?}");
}

#[test]
fn a_waiver_that_meets_nothing_is_told_only_when_every_rule_ran() {
    let list = [waiver("LKJ0313", "sasaran.b", WHY)];
    let (_, _, said) = run(&list, &[], true);
    assert!(said[0].contains("tidak mengenai temuan"), "{said:?}");
    assert_eq!(run(&list, &[], false).2.len(), 0);
    // Characters without a glyph are found only when the report is typeset.
    assert_eq!(run(&[waiver("LKJ0504", "*", WHY)], &[], true).2.len(), 0);
}

#[test]
fn unknown_codes_duplicates_and_bare_reasons_are_told() {
    let found = [finding(Code::TahunBerlubang, "a")];
    let one = waiver("LKJ0313", "a", WHY);
    let said = |list: &[Pengecualian]| run(list, &found, true).2;
    assert!(said(&[waiver("LKJ9313", "a", WHY)])[0].contains("tidak dikenal"));
    assert!(said(&[one.clone(), one])[0].contains("sudah ditulis"));
    assert!(said(&[waiver("LKJ0313", "a", "biar")])[0].contains("terlalu pendek"));
}

#[test]
fn what_is_said_about_a_waiver_is_not_waived() {
    let found = [finding(Code::PengecualianTidakBerlaku, "pengecualian.1")];
    let (stay, pass, _) = run(&[waiver("LKJ0347", "*", WHY)], &found, true);
    assert_eq!((stay, pass), (1, 0));
}
