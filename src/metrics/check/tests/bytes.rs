//! Files in other encodings, of other kinds, and too large.

use super::test_record;
use crate::check::{LARGEST, check_bytes};
use crate::diagnostic::{Code, Diagnostic};

/// The only finding about some bytes.
fn only(bytes: &[u8]) -> Diagnostic {
    let checked = check_bytes(bytes);
    assert!(checked.record.is_none());
    assert_eq!(checked.findings.len(), 1, "{:?}", checked.findings);
    checked.findings.into_iter().next().unwrap()
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let marked = [b"\xEF\xBB\xBF", test_record().as_bytes()].concat();
    assert!(check_bytes(&marked).record.is_some());
}

#[test]
fn another_encoding_is_told_with_its_line() {
    let latin = [&b"tahun = 2025\nnama = \"caf"[..], b"\xE9\"\n"].concat();
    let finding = only(&latin);
    assert_eq!(finding.code, Code::BukanTeks);
    assert!(finding.message.contains("Baris 2") && finding.message.contains("0xE9"));
    assert!(finding.help.unwrap().contains("UTF-8"));
    assert_eq!(finding.span, 24..24);
}

#[test]
fn utf_16_is_named() {
    assert!(only(b"\xFF\xFEt\0a\0").message.contains("UTF-16"));
    assert!(only(b"\xFE\xFF\0t").message.contains("UTF-16"));
}

#[test]
fn binary_files_are_no_text() {
    assert_eq!(only(b"\x89PNG\r\n\x1A\n\0\0").code, Code::BukanTeks);
    assert!(only(b"tahun = 2025\n\0").message.contains("Baris 2"));
}

#[test]
fn an_empty_file_is_told_once() {
    for empty in [&b""[..], b" \n\t\r\n", b"\xEF\xBB\xBF\n"] {
        assert_eq!(only(empty).code, Code::IsianKosong);
    }
}

#[test]
fn a_huge_file_is_not_read() {
    assert_eq!(only(&vec![b'#'; LARGEST + 1]).code, Code::TerlaluBesar);
    let codes: Vec<Code> =
        check_bytes(&vec![b'#'; LARGEST]).findings.iter().map(|f| f.code).collect();
    assert!(!codes.contains(&Code::TerlaluBesar) && codes.contains(&Code::IsianKurang));
}
