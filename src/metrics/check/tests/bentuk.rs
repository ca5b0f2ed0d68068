//! Colours, paths and bounds.

use super::{damaged, expect, told};
use crate::diagnostic::Code;

/// What is told about a record with this line of `kebijakan`.
fn policy(line: &str) -> Vec<Code> {
    let text = damaged(&[("[[penegasan]]", &format!("[kebijakan]\n{line}\n\n[[penegasan]]"))]);
    told(&text).into_iter().map(|(code, ..)| code).collect()
}

#[test]
fn a_colour_is_six_digits() {
    assert_eq!(policy("warna = \"#0f4C5c\""), []);
    for wrong in ["#0F4C5", "0F4C5C", "#0F4C5G", "biru", "#0F4C5C0", "#é4C5"] {
        assert_eq!(policy(&format!("warna = \"{wrong}\"")), [Code::WarnaSalah], "{wrong}");
    }
}

#[test]
fn bounds_of_percentages_make_sense() {
    assert_eq!(policy("ambang_serapan = 0"), []);
    assert!(!policy("ambang_serapan = 100").contains(&Code::DiLuarBatas));
    assert_eq!(policy("ambang_serapan = -1"), [Code::DiLuarBatas]);
    assert!(policy("ambang_serapan = 101").contains(&Code::DiLuarBatas));
    assert_eq!(policy("batas_capaian = 100"), []);
    assert_eq!(policy("batas_capaian = 99.9"), [Code::DiLuarBatas]);
}

#[test]
fn a_picture_lies_below_the_record() {
    for good in ["a.png", "foto/a b.jpg", "foto/..a.jpg", "./a.png"] {
        expect(&[("foto/pendampingan.jpg", good)], &[]);
    }
    for wrong in
        ["/a.png", "../a.png", "foto/../../a.png", "C:/a.png", "~/a.png", "https://x/a.png"]
    {
        expect(
            &[("foto/pendampingan.jpg", wrong)],
            &[(Code::JalurBerkas, format!("\"{wrong}\"").as_str())],
        );
    }
    expect(
        &[("\"foto/pendampingan.jpg\"", "'foto\\a.png'")],
        &[(Code::JalurBerkas, "'foto\\a.png'")],
    );
    expect(
        &[("tugas =", "logo = \"../logo.png\"\ntugas =")],
        &[(Code::JalurBerkas, "\"../logo.png\"")],
    );
}
