//! The record against the reference tables.

use super::{damaged, expect, only};
use crate::check::check_with;
use crate::diagnostic::Code;
use crate::rujukan::Rujukan;

/// One more law before the staff.
fn law(kind: &str, number: &str, year: i32, title: &str) -> String {
    format!(
        "[[dasar_hukum]]\nkunci = \"satu_lagi\"\njenis = \"{kind}\"\nnomor = \"{number}\"\n\
         tahun = {year}\ntentang = \"{title}\"\n\n[sdm]\n"
    )
}

const EVALUATION: &str =
    "Pedoman Evaluasi atas Implementasi Sistem Akuntabilitas Kinerja Instansi Pemerintah";
const MINISTRY: &str = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi";

#[test]
fn a_law_that_the_register_knows_as_replaced_is_told() {
    let finding = only(&[("[sdm]\n", &law(MINISTRY, "12", 2015, EVALUATION))]);
    assert_eq!(finding.code, Code::PeraturanTidakBerlaku);
    assert!(finding.message.contains("tercatat diganti oleh"), "{}", finding.message);
    assert!(finding.message.contains("Nomor 88 Tahun 2021"), "{}", finding.message);
    // Another law with the same number and year.
    expect(&[("[sdm]\n", &law("Peraturan Bupati Contoh", "12", 2015, "Hal lain"))], &[]);
}

#[test]
fn a_law_is_called_as_it_is_called() {
    let short = MINISTRY.replace(" dan Reformasi Birokrasi", "");
    let finding = only(&[(MINISTRY, &short)]);
    assert_eq!(finding.code, Code::SebutanPeraturan);
    assert!(finding.message.contains(MINISTRY), "{}", finding.message);
    expect(&[(MINISTRY, "PermenPANRB")], &[]);
    expect(&[("\"Peraturan Presiden\"", "\"Peraturan Presiden Republik Indonesia\"")], &[]);
    let title = ("\"Evaluasi Akuntabilitas Kinerja", "\"Penilaian Akuntabilitas Kinerja");
    assert_eq!(only(&[title]).code, Code::SebutanPeraturan);
}

#[test]
fn an_evaluation_rests_on_its_law() {
    let finding = only(&[("nomor = \"88\"", "nomor = \"89\"")]);
    assert_eq!(finding.code, Code::PeraturanKurang);
}

#[test]
fn a_name_is_the_official_one() {
    let right = "\"Program Perencanaan dan Pembangunan Industri\"";
    let finding = only(&[(right, "\"Program Perencanaan Industri\"")]);
    assert_eq!(finding.code, Code::NomenklaturBerbeda);
    assert!(finding.message.contains("menurut daftar nomenklatur bawaan"), "{}", finding.message);
    expect(&[(right, "\"PROGRAM PERENCANAAN & PEMBANGUNAN INDUSTRI\"")], &[]);
}

#[test]
fn a_name_that_belongs_to_another_code_is_recognised() {
    let name =
        "\"Koordinasi, Sinkronisasi, dan Pelaksanaan Pembangunan Sumber Daya Industri\", pagu";
    let first = "\"Penyusunan Rencana Pembangunan Industri Kabupaten/Kota\", pagu";
    let finding = only(&[(first, name)]);
    assert!(finding.help.unwrap().contains("berkode akhir 0003"));
}

#[test]
fn other_tables_may_be_given() {
    let text = damaged(&[("\"Program Perencanaan dan Pembangunan Industri\"", "\"Program Lain\"")]);
    assert!(check_with(&text, &Rujukan::default()).findings.is_empty());
}
