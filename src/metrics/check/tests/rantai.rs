//! The plan, the chain of aims, regulations and the analysis.

use super::{damaged, expect, only, told};
use crate::diagnostic::{Code, Level};

#[test]
fn a_plan_runs_forward_and_holds_the_year() {
    expect(&[("akhir = 2026", "akhir = 2021")], &[(Code::TahunSalah, "2021")]);
    expect(
        &[("mulai = 2021", "mulai = 2026"), ("akhir = 2026", "akhir = 2030")],
        &[(Code::TahunSalah, "2026")],
    );
}

#[test]
fn a_plan_has_a_usual_length() {
    for (from, to, usual) in [
        ("2025", "2029", true),
        ("2024", "2026", true),
        ("2019", "2025", false),
        ("2025", "2026", false),
    ] {
        let edits = [
            ("mulai = 2021", format!("mulai = {from}")),
            ("akhir = 2026", format!("akhir = {to}")),
        ];
        let edits: Vec<(&str, &str)> = edits.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let expected: &[(Code, &str)] = if usual { &[] } else { &[(Code::PeriodeRenstra, to)] };
        expect(&edits, expected);
    }
}

#[test]
fn missions_are_numbered_within_their_count() {
    expect(
        &[("nomor = 1", "nomor = 9"), ("visi =", "jumlah_misi = 8\nvisi =")],
        &[(Code::DiLuarBatas, "9")],
    );
    let twice = "[[renstra.misi]]\nkunci = \"misi_2\"\nnomor = 1\nnama = \"Lain\"\n\n[[renstra.tujuan]]\nkunci = \"lain\"\nnama = \"Lain\"\nmisi = \"misi_2\"\n\n[[renstra.tujuan]]";
    expect(
        &[("[[renstra.tujuan]]", twice)],
        &[(Code::PengenalGanda, "1"), (Code::RantaiTerputus, "\"lain\"")],
    );
}

#[test]
fn a_sasaran_needs_a_program() {
    let other = "[[sasaran]]\nkunci = \"lain\"\nnama = \"Lain\"\ntujuan = \"usaha\"\npenghambat = [\"x\"]\nsolusi = [\"x\"]\n[[sasaran.indikator]]\nkunci = \"lain_satu\"\nnama = \"Lain\"\nsatuan = \"persen\"\narah = \"naik\"\nformula = \"a\"\nsumber = \"b\"\ntarget = 1\nrealisasi = 1\nriwayat = { 2024 = 1 }\npembanding = [{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2024, nilai = 7.5 }]\n\n[[program]]";
    expect(&[("[[program]]", other)], &[(Code::RantaiTerputus, "\"lain\"")]);
}

#[test]
fn lists_at_the_top_are_not_empty() {
    let start = super::test_record().find("[[renstra.misi]]").unwrap();
    let end = super::test_record().find("[perjanjian_kinerja]").unwrap();
    let lists = &super::test_record()[start..end];
    let text = super::damaged(&[(lists, "misi = []\ntujuan = []\n\n")]);
    let codes: Vec<Code> = super::told(&text).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, [Code::IsianKosong, Code::IsianKosong, Code::RujukanTidakAda]);
}

#[test]
fn a_repealed_regulation_is_not_cited() {
    let repealed = ("tahun = 2022", "tahun = 2022\nstatus = \"dicabut\"");
    let cited = "\"perbup_7_2022\"";
    let text = super::damaged(&[repealed]);
    let told = super::told(&text);
    assert_eq!(
        told,
        [
            (Code::DasarHukumDicabut, Level::Peringatan, cited.to_string()),
            (Code::DasarHukumDicabut, Level::Saran, cited.to_string()),
        ]
    );
    let named = only(&[(
        "tahun = 2022",
        "tahun = 2022\nstatus = \"dicabut\"\ndiganti_oleh = \"perpres_29_2014\"",
    )]);
    assert_eq!(
        named.help.as_deref(),
        Some("Penggantinya Peraturan Presiden Nomor 29 Tahun 2014: tulis `perpres_29_2014`.")
    );
}

#[test]
fn what_names_a_successor_was_repealed() {
    let finding = only(&[("tahun = 2022", "tahun = 2022\ndiganti_oleh = \"perpres_29_2014\"")]);
    assert_eq!((finding.code, finding.level), (Code::DasarHukumDicabut, Level::Saran));
}

#[test]
fn no_regulation_is_younger_than_the_report() {
    let found = told(&damaged(&[("tahun = 2022", "tahun = 2027")]));
    let at = |code| (code, Level::Peringatan, "2027".to_string());
    // Its key names the year, too.
    assert_eq!(found, [at(Code::TahunSalah), at(Code::NilaiBerbeda)]);
}

#[test]
fn a_sasaran_says_what_hindered_and_what_was_done() {
    let finding = only(&[("penghambat = [\"Permodalan terbatas\"]\n", "")]);
    assert_eq!(finding.message, "Sasaran `industri` belum mempunyai isian penghambat.");
}

#[test]
fn a_sasaran_that_was_not_reached_has_a_step() {
    let general = ("\nsasaran = [\"industri\"]", "");
    expect(&[general], &[]);
    expect(&[general, ("kini = 220", "kini = 219")], &[(Code::LangkahKurang, "\"industri\"")]);
    let unknown = "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum\" }";
    expect(
        &[general, ("realisasi = \"pertumbuhan(kini, lalu)\"", unknown)],
        &[(Code::LangkahKurang, "\"industri\"")],
    );
    expect(&[("kini = 220", "kini = 219")], &[]);
}

#[test]
fn a_photo_has_a_file() {
    expect(
        &[("berkas = \"foto/pendampingan.jpg\"\n", "")],
        &[(Code::FotoBelumAda, "\"Pendampingan\"")],
    );
}
