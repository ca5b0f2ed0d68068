//! What is a secret, what only looks like one, and that none is repeated.

use super::{covered, nik::is_shaped};
use crate::check::check;
use crate::code::Code;
use crate::diagnostic::Diagnostic;

const RECORD: &str = include_str!("../check/tests/contoh.toml");

/// Shaped like a NIK, and nobody's.
const NIK: &str = "3273015508750009";

fn told(source: &str) -> Vec<Diagnostic> {
    let checked = check(source);
    let secrets: Vec<_> =
        checked.findings.iter().filter(|f| f.code == Code::DataRahasia).cloned().collect();
    assert_eq!(secrets.is_empty(), checked.rahasia.is_empty());
    assert!(secrets.is_empty() || checked.record.is_none(), "a secret lets no report be made");
    let covered = checked.rahasia.cover_source(source);
    assert_eq!(covered.len(), source.len());
    for finding in &checked.findings {
        let shown = format!("{finding:?}");
        assert!(!shown.contains(NIK) && !shown.contains("rahasia-123"), "{shown}");
    }
    for secret in &secrets {
        let cut = &covered[secret.span.clone()];
        assert!(cut.chars().all(|c| c == '*' || c.is_whitespace()), "{cut}");
    }
    secrets
}

/// The record with a line behind the table of signing.
fn with(line: &str) -> String {
    RECORD.replacen("[pengesahan]\n", &format!("[pengesahan]\n{line}\n"), 1)
}

#[test]
fn a_nik_is_found_wherever_it_stands() {
    let spaced = "3273 0155 0875 0009";
    for line in [
        format!("nik = \"{NIK}\""),
        format!("nik = {NIK}"),
        format!("NIK = \"{spaced}\""),
        format!("no_nik = \"{NIK}\""),
        format!("catatan = \"Penanda tangan {NIK} sudah siap\""),
        format!("lain = {NIK}"),
        "lain = 3273_0155_0875_0009".to_string(),
        format!("# NIK penanda tangan: {NIK}"),
        format!("# nik {spaced}"),
        "# nik=3273.015508.750009".to_string(),
        format!("# untuk masuk pakai {NIK}, lalu lanjut"),
    ] {
        let found = told(&with(&line));
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert!(found[0].help.as_deref().unwrap().starts_with("Hapus dan "), "{found:?}");
    }
    let list = RECORD.replacen("penghambat = [", &format!("penghambat = [\"{NIK}\", "), 1);
    assert_eq!(told(&list).len(), 1);
}

#[test]
fn a_passphrase_is_found_by_its_name() {
    for line in [
        "passphrase = \"rahasia-123\"",
        "frasa_sandi = 'rahasia-123'",
        "kata_sandi = \"rahasia-123\"",
        "tte = { Passphrase = \"rahasia-123\" }",
        "# passphrase: rahasia-123",
        "# kata sandi TTE = rahasia-123",
    ] {
        assert_eq!(told(&with(line)).len(), 1, "{line}");
    }
    assert!(told(&with("# frasa sandi: jangan ditulis di sini")).is_empty());
}

#[test]
fn heads_and_lists_hide_no_secret() {
    for (line, count) in [
        ("frasa_sandi = [\"Rahasia123\", \"Rahasia1234\"]", 2),
        ("sandi = { frasa_sandi = { kepala = \"rahasia-123\" } }", 1),
        ("nik = [\"3273015508750009\", 3273011508750009]", 2),
        ("catatan = \"Kirim ke Budi, 3273015508750009\"", 1),
        ("catatan = \"rekening 19; NIK 3273015508750009\"", 1),
    ] {
        assert_eq!(told(&with(line)).len(), count, "{line}");
    }
    for head in [
        "[3273015508750009]\nx = 1\n",
        "[[3273015508750009]]\nx = 1\n",
        "[\"3273015508750009\".y]\nx = 1\n",
    ] {
        let record = format!("{RECORD}\n{head}");
        assert_eq!(told(&record).len(), 1, "{head}");
        assert!(!check(&record).rahasia.cover_source(&record).contains(NIK), "{head}");
    }
    let twice = format!("{RECORD}\n[{NIK}.a]\nx = 1\n[{NIK}.b]\nx = 1\n");
    assert!(!check(&twice).rahasia.cover_source(&twice).contains(NIK));
}

#[test]
fn a_passphrase_in_a_sentence_is_found_by_its_signs() {
    for text in [
        "frasa sandi: Rahasia123",
        "kata sandi TTE Rahasia123",
        "Kata sandinya adalah Rahasia123.",
        "passphrase = r@hasia!x",
        "PIN TTE 48120377",
        "frasa sandi: kucing merah 77lari",
        "Pakai kata sandi (Rahasia123) untuk masuk",
        "jangan lupa kata sandi; frasa sandi tte: Rahasia123",
    ] {
        for line in [format!("# {text}"), format!("catatan = \"{text}\"")] {
            let record = with(&line);
            assert_eq!(told(&record).len(), 1, "{line}");
            let shown = check(&record).rahasia.cover_source(&record);
            assert!(!shown.contains("ahasia123") && !shown.contains("77lari"), "{shown}");
        }
        assert!(covered(text).is_some_and(|text| text.contains("•••")), "{text}");
    }
    let list = RECORD.replacen("penghambat = [", "penghambat = [\"frasa sandi: Rahasia123\", ", 1);
    assert_eq!(told(&list).len(), 1);
}

#[test]
fn sentences_about_passphrases_and_other_numbers_are_no_secrets() {
    for text in [
        "frasa sandi tidak pernah ditulis di sini",
        "kata sandi harus diganti berkala",
        "kata sandi 12 karakter, diganti setiap 90 hari",
        "Penggantian kata sandi 31-12-2025 dan kata sandi ke-2",
        "kata sandi/passphrase e-sign BSrE",
        "kata sandian dan sistem kata sandi {{ anggaran.serapan }}",
        "Sosialisasi kata sandi, 2.500 peserta",
        "rekening 1219051203851234",
        "No. VA: 1219051203851234",
        "nomor polisi 1219051203851234",
        "NIK dihapus; rekening 1219051203851234",
    ] {
        for line in [format!("# {text}"), format!("catatan = \"{text}\"")] {
            assert!(told(&with(&line)).is_empty(), "{line}: {:?}", told(&with(&line)));
        }
        assert_eq!(covered(text), None, "{text}");
    }
    assert!(told(&with("rekening = 1219051203851234")).is_empty());
    assert_eq!(
        covered("rekening atas NIK 3273015508750009, lalu"),
        Some("rekening atas NIK •••, lalu".into())
    );
}

#[test]
fn its_unknown_key_is_told_once() {
    let codes: Vec<Code> = check(&with(&format!("nik = \"{NIK}\"")))
        .findings
        .iter()
        .filter(|f| f.level == crate::diagnostic::Level::Galat)
        .map(|f| f.code)
        .collect();
    assert_eq!(codes, [Code::DataRahasia]);
}

#[test]
fn amounts_codes_and_other_numbers_are_left_alone() {
    for record in [
        RECORD.to_string(),
        include_str!("../../../reports/2025/laporan.toml").to_string(),
        include_str!("../../../tests/instansi-lain/laporan.toml").to_string(),
        with("# NIP 19690529 199303 1 005, rekening 1234567890"),
        with("# pagu semula 3273015508750009.50 dan Rp3.273.015.508.750.009"),
        with("# NIK tidak ditulis; pagu Rp3.273.015.508.750.009"),
        with(&format!("# pagu = {NIK}")),
        with("# kode 9999999999999999 dan 327301550875000912"),
        with(&format!("# https://contoh.go.id/berkas/{NIK}")),
        RECORD.replacen("realisasi = 45_500_000", &format!("realisasi = {NIK}"), 1),
        RECORD.replacen("kini = ", "nik = 21, kini = ", 1),
    ] {
        assert!(told(&record).is_empty(), "{:?}", told(&record));
    }
}

#[test]
fn a_broken_line_hides_no_secret() {
    let broken = with(&format!("rusak = = 1\n# nik {NIK}\nkurang = \"{NIK}"));
    assert_eq!(told(&broken).len(), 2);
}

#[test]
fn only_the_shape_of_a_nik_is_one() {
    assert!(is_shaped(NIK) && is_shaped("3273011508750009"));
    for digits in [
        "0073015508750009",
        "3200015508750009",
        "3273005508750009",
        "3273013208750009",
        "3273017208750009",
        "3273013002750009",
        "3273015513750009",
        "3273015508750000",
        "327301550875000",
        "32730155087500091",
        "3273 15508750009",
    ] {
        assert!(!is_shaped(digits), "{digits}");
    }
}

#[test]
fn signs_that_no_reader_sees_split_no_number() {
    for text in [
        "NIK 3273\u{a0}0155\u{202f}0875\u{3000}0009",
        "lalu 3273\u{200b}0155\u{2060}0875\u{feff}0009",
        "lalu 3273\u{ad}0155\u{ad}0875\u{ad}0009",
        "lalu **3273**015508750009",
        "NIK __3273__0155 - 0875/0009",
        "NIK 3273\u{2013}0155\u{2212}0875\u{2011}0009",
        "NIK \u{ff13}\u{ff12}\u{ff17}\u{ff13}015508750009",
        r"lalu 3273\u0030\u00315508750009",
        r"lalu \U00000033273015508750009",
        r"kata s\u0061ndi: Rahasia123",
        "pass\u{ad}phrase: Rahasia123",
    ] {
        let line = format!("catatan = \"{text}\"");
        let found = told(&with(&line));
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        let shown = check(&with(&line)).rahasia.cover_source(&with(&line));
        assert!(!shown.contains("0155") && !shown.contains("ahasia123"), "{shown}");
    }
    for text in ["NIK 32730155\\\n   08750009", "NIK 32730155\n08750009"] {
        let record = with(&format!("catatan = \"\"\"\n{text}\n\"\"\""));
        assert_eq!(told(&record).len(), 1, "{text}");
    }
    for text in ["NIK 3273\u{a0}0155\u{a0}0875\u{a0}0009", "frasa\u{a0}sandi: Rahasia123"] {
        assert!(covered(text).is_some_and(|text| text.ends_with("•••")), "{text}");
    }
}

#[test]
fn what_only_comes_near_a_number_so_split_is_left_alone() {
    for text in [
        "NIP **19690529**\u{a0}199303\u{a0}1\u{a0}005",
        "rekening **1219**051203851234, kata sandi peserta: 2.500 orang",
        "pagu Rp3.273.015.508.750.009",
        r"berkas C:\\nik\\3273 dan \u0030",
        "Badan Siber dan Sandi Negara, 2.500 peserta",
        "Sandi: lihat aplikasi",
    ] {
        let line = format!("catatan = \"{text}\"");
        assert!(told(&with(&line)).is_empty(), "{line}: {:?}", told(&with(&line)));
    }
    for comment in [
        "# kata sandi tidak pernah ditulis: lihat panduan",
        "# frasa sandi harus diganti berkala: setahun sekali",
    ] {
        assert!(told(&with(comment)).is_empty(), "{comment}");
    }
}

#[test]
fn a_number_in_the_name_of_a_key_is_one() {
    for head in [
        format!("[kebijakan.x{NIK}]\na = 1\n"),
        format!("[lain.\"pegawai {NIK}\"]\na = 1\n"),
        "[lain.x3273_0155_0875_0009]\na = 1\n".to_string(),
        "[lain.\"x3273\\u00301550875\\u0030009\"]\na = 1\n".to_string(),
    ] {
        let record = format!("{RECORD}\n{head}");
        let found = told(&record);
        assert_eq!(found.len(), 1, "{head}: {found:?}");
        assert!(!check(&record).rahasia.cover_source(&record).contains("0155"), "{head}");
    }
}

#[test]
fn a_passphrase_is_found_by_other_spellings_and_behind_words() {
    for line in [
        "# pass phrase: rahasia-123",
        "# pasfrase: kucing merah",
        "# Sandi: rahasia-123",
        "# pass phrase milik Pak Budi Santoso: rahasia-123",
        "sandi = \"rahasia-123\"",
        "catatan = \"Frasa sandi milik Pak Kepala Dinas: Mawar#22\"",
        "catatan = \"sandi: Mawar#22\"",
        "catatan = \"pass-phrase Mawar#22\"",
    ] {
        let found = told(&with(line));
        assert_eq!(found.len(), 1, "{line}: {found:?}");
    }
}

proptest::proptest! {
    #[test]
    fn searching_never_fails(text in ".{0,80}", tail in "[0-9nikNIK#=\" \n.]{0,60}") {
        let source = format!("{text}\n# nik {tail}\n{text}");
        let covered = check(&source).rahasia.cover_source(&source);
        proptest::prop_assert_eq!(covered.len(), source.len());
        let escaped = format!("\\\\{text}\\\\u{tail}\\\\");
        let (_, found) = super::search_text(&escaped, &["#"], true);
        proptest::prop_assert_eq!(found.cover_source(&escaped).len(), escaped.len());
        let _ = super::covered(&format!("frasa sandi {tail}{text} kata sandinya:{text}"));
    }
}
