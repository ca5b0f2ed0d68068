//! References and keys.

use super::{expect, only};
use crate::diagnostic::Code;

const GONE: Code = Code::RujukanTidakAda;

#[test]
fn every_reference_must_lead_somewhere() {
    let cases: [(&str, &str, &str); 12] = [
        ("dasar = \"perbup_7_2022\"", "dasar = \"x1\"", "\"x1\""),
        ("dasar_penyusunan = [\"perpres_29_2014\"]", "dasar_penyusunan = [\"x2\"]", "\"x2\""),
        ("visi =", "dasar_iku = \"x3\"\nvisi =", "\"x3\""),
        ("[[penegasan]]", "[kebijakan]\ndasar_skala = \"x4\"\n\n[[penegasan]]", "\"x4\""),
        ("tujuan = \"usaha\"", "tujuan = \"x5\"", "\"x5\""),
        ("misi = \"misi_1\"", "misi = \"x6\"", "\"x6\""),
        ("sasaran = \"industri\"", "sasaran = \"x7\"", "\"x7\""),
        ("sasaran = [\"industri\"]", "sasaran = [\"industri\", \"x8\"]", "\"x8\""),
        ("kolom = [\"ASN\"", "status = [\"x9\"]\nkolom = [\"ASN\"", "\"x9\""),
        ("catatan = [\"publikasi\"]", "catatan = [\"publikasi\", \"x10\"]", "\"x10\""),
        ("data = [\"tumbuh\"]", "data = [\"x11\"]", "\"x11\""),
        ("jumlah_dari = [\"kecil\"", "jumlah_dari = [\"x12\"", "\"x12\""),
    ];
    for (from, to, at) in cases {
        expect(&[(from, to)], &[(GONE, at)]);
    }
}

#[test]
fn a_successor_and_a_photo_lead_somewhere() {
    let repealed = "jenis = \"Peraturan Presiden\"\nstatus = \"diubah\"\ndiganti_oleh = \"x\"";
    expect(&[("jenis = \"Peraturan Presiden\"", repealed)], &[(GONE, "\"x\"")]);
    expect(
        &[("\nsub = \"3.31.02.2.01.0012\"", "\nsub = \"3.31.02.2.01.0009\"")],
        &[(GONE, "\"3.31.02.2.01.0009\"")],
    );
}

#[test]
fn the_nearest_key_is_named_or_else_all_of_them() {
    let near = only(&[("tujuan = \"usaha\"", "tujuan = \"usha\"")]);
    assert_eq!(near.help.as_deref(), Some("Mungkin yang dimaksud `usaha`."));
    let far = only(&[("dasar = \"perbup_7_2022\"", "dasar = \"undang\"")]);
    assert_eq!(
        far.help.as_deref(),
        Some("Yang ada: `perpres_29_2014`, `perbup_7_2022`, `permenpanrb_88_2021`.")
    );
}

#[test]
fn a_chart_draws_something() {
    expect(&[("data = [\"tumbuh\"]", "data = []")], &[(Code::IsianKosong, "\"gambar_tumbuh\"")]);
}

#[test]
fn a_key_is_used_once_in_its_kind() {
    let twice = Code::PengenalGanda;
    let cases: [(&str, &str, &str); 7] = [
        ("kunci = \"perbup_7_2022\"", "kunci = \"perpres_29_2014\"", "\"perpres_29_2014\""),
        ("kunci = \"non_asn\"", "kunci = \"asn\"", "\"asn\""),
        ("kunci = \"pendidikan\"", "kunci = \"asn\"", "\"asn\""),
        ("kunci = \"menengah\"", "kunci = \"kecil\"", "\"kecil\""),
        ("kunci = \"pengukuran\"", "kunci = \"perencanaan\"", "\"perencanaan\""),
        ("kunci = \"pelaku\"", "kunci = \"tumbuh\"", "\"tumbuh\""),
        ("kolom = [\"Desa\", \"Kota\"]", "kolom = [\"Desa\", \"desa\"]", "\"desa\""),
    ];
    for (from, to, at) in cases {
        let text = super::damaged(&[(from, to)]);
        let told = super::told(&text);
        assert!(told.contains(&(twice, twice.level(), at.to_string())), "{to}: {told:?}");
    }
}

#[test]
fn the_first_use_is_shown_with_the_second() {
    let finding = only(&[(
        "[[sasaran.grafik]]",
        "[[sasaran.grafik]]\nkunci = \"gambar_tumbuh\"\njudul = \"Lain\"\ndata = [\"tumbuh\"]\n\n[[sasaran.grafik]]",
    )]);
    assert_eq!(finding.code, Code::PengenalGanda);
    assert_eq!(finding.labels.len(), 1);
    assert!(finding.labels[0].span.start < finding.span.start);
}

#[test]
fn names_of_the_report_are_taken() {
    let taken = Code::PengenalGanda;
    expect(&[("kunci = \"retribusi\"", "kunci = \"capaian\"")], &[(taken, "\"capaian\"")]);
    expect(&[("kunci = \"evaluasi\"", "kunci = \"bobot\"")], &[(taken, "\"bobot\"")]);
    expect(&[("kunci = \"non_asn\"", "kunci = \"jumlah\"")], &[(taken, "\"jumlah\"")]);
    expect(&[("kunci = \"pelaku\"", "kunci = \"anggaran\"")], &[(taken, "\"anggaran\"")]);
    expect(&[("kunci = \"gambar_tumbuh\"", "kunci = \"serapan\"")], &[(taken, "\"serapan\"")]);
}

#[test]
fn names_of_data_can_be_written_in_an_expression() {
    expect(
        &[("kini = 220", "kini = 220, \"Jumlah Lain\" = 3")],
        &[(Code::PengenalSalah, "\"Jumlah Lain\"")],
    );
}
