//! Expressions: what names mean, and what is told when there is no value.

use super::{changed, d, figures, printed, told};
use crate::code::Code;

const GROWTH: &str = "realisasi = \"pertumbuhan(kini, dasar)\"";

fn with(expression: &str) -> String {
    changed(&[(GROWTH, &format!("realisasi = \"{expression}\""))])
}

/// The one finding about an expression.
fn fault(expression: &str) -> (String, String) {
    let source = with(expression);
    let (figures, findings) = figures(&source);
    let told = told(&findings);
    let [(Code::RumusSalah, message, help)] = told[..] else { panic!("{told:?}") };
    let at = &findings[0].span;
    assert_eq!(&source[at.clone()], format!("\"{expression}\""));
    assert_eq!(printed(&figures, "ikm.realisasi"), "Data belum ada");
    assert_eq!(printed(&figures, "ikm.capaian"), "Data belum ada");
    assert!(!figures.flag("ikm.terukur"));
    (message.to_string(), help.to_string())
}

#[test]
fn names_lead_to_every_kind_of_figure() {
    for (expression, value) in [
        ("ikm.data.kini", "821.00"),
        ("nilai_akip.riwayat.2024", "73.85"),
        ("pdrb.riwayat.2022", "17.82"),
        ("penduduk.tpak.jumlah", "72.94"),
        ("tpt.nilai.2023", "5.88"),
        ("akip.nilai", "71.27"),
        ("sdm.asn.jumlah", "36.00"),
        ("anggaran.serapan", "94.41"),
        ("pendapatan.kios.anggaran / pendapatan.anggaran", "1.00"),
        ("program.2_07_05.serapan", "63.09"),
        ("nilai_akip.realisasi + pdrb.proksi", "89.64"),
        ("1 / 3 * 0.015", "0.01"),
    ] {
        let (figures, findings) = figures(&with(expression));
        assert!(findings.is_empty(), "{expression}: {findings:?}");
        assert_eq!(figures.number("ikm.realisasi").unwrap().to_string(), value, "{expression}");
    }
}

#[test]
fn a_path_gives_the_value_as_printed_and_a_table_its_own_exact_one() {
    let row = "{ kunci = \"tpt\", nama = \"TPT\"";
    let double = "{ kunci = \"ganda\", nama = \"Ganda\", satuan = \"persen\", rumus = \"tpak * 1000\" },\n    ";
    let source = changed(&[
        (row, &format!("{double}{row}")),
        (GROWTH, "realisasi = \"penduduk.tpak.jumlah * 1000\""),
    ]);
    let (figures, findings) = figures(&source);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(printed(&figures, "penduduk.ganda.jumlah"), "72.943,23%");
    assert_eq!(printed(&figures, "ikm.realisasi"), "72.940,00%");
}

#[test]
fn own_data_come_first() {
    let source =
        changed(&[("kini = 821", "kini = 821, tahun = 5"), (GROWTH, "realisasi = \"tahun\"")]);
    assert_eq!(figures(&source).0.number("ikm.realisasi"), Some(d("5.00")));
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_one() {
    let (message, help) = fault("pertumbuhan(kini, dasr)");
    assert_eq!(message, "Nama `dasr` tidak ada dalam isian.");
    assert_eq!(help, "Mungkin yang dimaksud `dasar`.");
    let (_, help) = fault("penduduk.tpk.jumlah");
    assert_eq!(help, "Mungkin yang dimaksud `penduduk.tpak.jumlah`.");
    let (_, help) = fault("anggran.pagu");
    assert_eq!(help, "Mungkin yang dimaksud `anggaran.pagu`.");
    let (_, help) = fault("sesuatu_yang_lain_sama_sekali");
    assert_eq!(help, "Nama yang dikenal di sini: `kini`, `dasar`, `tahun_dasar`.");
}

#[test]
fn what_is_no_number_or_has_none_is_told() {
    assert_eq!(fault("instansi.nama * 2").0, "`instansi.nama` bukan angka.");
    assert_eq!(fault("renstra.dasar_iku").0, "Nilai `renstra.dasar_iku` belum ada.");
    assert_eq!(fault("kini / (dasar - 734)").0, "Pembagian dengan nol.");
    let big = "1000000000000000 * 1000000000000000";
    assert_eq!(fault(big).0, "Hasil hitungan terlalu besar.");
}

#[test]
fn a_circle_is_told_once_with_its_way() {
    let (message, help) = fault("ikm.realisasi + 1");
    assert_eq!(message, "Ungkapan ini berputar: nilainya bergantung pada dirinya sendiri.");
    assert_eq!(help, "Putuskan rantai ikm.realisasi → ikm.realisasi.");
    let source = changed(&[
        (GROWTH, "realisasi = \"nilai_akip.realisasi\""),
        ("realisasi = \"akip.nilai\"", "realisasi = \"ikm.realisasi\""),
    ]);
    let (_, findings) = figures(&source);
    let told = told(&findings);
    let help = "Putuskan rantai ikm.realisasi → nilai_akip.realisasi → ikm.realisasi.";
    assert!(matches!(told[..], [(Code::RumusSalah, _, h)] if h == help), "{told:?}");
    assert_eq!(findings[0].labels.len(), 1);
}

#[test]
fn a_fault_is_told_where_it_is_and_not_where_it_is_used() {
    let source = changed(&[("angkatan_kerja / usia_kerja * 100", "angkatan_kerja / usia * 100")]);
    let (figures, findings) = figures(&source);
    let told = told(&findings);
    let [(_, message, help)] = told[..] else { panic!("{told:?}") };
    assert_eq!(message, "Nama `usia` tidak ada dalam isian.");
    assert!(help.contains("Nama yang dikenal di sini") && help.contains("`usia_kerja`"), "{help}");
    assert_eq!(printed(&figures, "penduduk.tpak.laki_laki"), "Data belum ada");
    assert_eq!(printed(&figures, "tpak.proksi"), "Data belum ada");
}

#[test]
fn percentages_of_columns_are_not_added_up() {
    let source = changed(&[(
        "satuan = \"persen\", rumus = \"angkatan_kerja / usia_kerja * 100\"",
        "satuan = \"persen\", nilai = [88.90, 57.11]",
    )]);
    let (figures, findings) = figures(&source);
    assert_eq!(printed(&figures, "penduduk.tpak.laki_laki"), "88,90%");
    assert_eq!(printed(&figures, "penduduk.tpak.jumlah"), "Data belum ada");
    // The proxy that asks for the total is told so.
    let told = told(&findings);
    let message = "Nilai `penduduk.tpak.jumlah` belum ada.";
    assert!(matches!(told[..], [(Code::RumusSalah, m, _)] if m == message), "{told:?}");
}
