//! Names: reserved and colliding ones, suggestions, parts of paths.

use super::{EMAS, changed, figures, printed, told};
use crate::code::Code;
use crate::figures::{RESERVED, slug};

fn one(changes: &[(&str, &str)]) -> String {
    let (_, findings) = figures(&changed(changes));
    let told = told(&findings);
    let [(Code::PengenalGanda, message, _)] = told[..] else { panic!("{told:?}") };
    message.to_string()
}

#[test]
fn a_name_of_the_report_cannot_be_taken() {
    for name in ["tahun", "akip", "sasaran", "loop"] {
        let message = one(&[("kunci = \"pdrb\"", &format!("kunci = \"{name}\""))]);
        assert_eq!(
            message,
            format!("Kunci `{name}` sudah dipakai untuk angka dan kata baku laporan.")
        );
    }
}

#[test]
fn every_name_at_the_top_is_reserved_or_owned() {
    let (figures, _) = figures(EMAS);
    let own = ["tpak", "pdrb", "ikm", "nilai_akip", "penduduk", "tpt"];
    for name in figures.names_below("") {
        assert!(RESERVED.contains(&name) || own.contains(&name), "{name}");
    }
}

#[test]
fn indicators_series_and_tables_share_one_set_of_names() {
    let message = "Kunci `penduduk` sudah dipakai indikator, deret atau tabel lain.";
    assert_eq!(one(&[("kunci = \"pdrb\"", "kunci = \"penduduk\"")]), message);
    let message = "Kunci `tpak` sudah dipakai indikator, deret atau tabel lain.";
    assert_eq!(one(&[("kunci = \"pdrb\"", "kunci = \"tpak\"")]), message);
}

#[test]
fn fixed_names_beside_keys_cannot_be_taken() {
    let message = "Kunci `jumlah` sudah dipakai untuk angka baku pegawai.";
    assert_eq!(one(&[("kunci = \"asn\"", "kunci = \"jumlah\"")]), message);
    let message = "Kunci `asn` sudah dipakai untuk sebuah status pegawai.";
    assert_eq!(one(&[("kunci = \"pendidikan\"", "kunci = \"asn\"")]), message);
    let message = "Kunci `capaian` sudah dipakai untuk angka baku pendapatan.";
    assert_eq!(one(&[("kunci = \"kios\"", "kunci = \"capaian\"")]), message);
    let message = "Kunci `nilai` sudah dipakai untuk angka baku AKIP.";
    assert_eq!(one(&[("kunci = \"evaluasi\"", "kunci = \"nilai\"")]), message);
}

#[test]
fn columns_must_be_told_apart() {
    let from = "kolom = [\"Laki-Laki\", \"Perempuan\"]";
    let message = one(&[(from, "kolom = [\"Laki-Laki\", \"laki laki\"]")]);
    assert_eq!(message, "Kolom \"laki laki\" tidak dapat dibedakan dari kolom lain.");
    let message = one(&[(from, "kolom = [\"Laki-Laki\", \"Jumlah\"]")]);
    assert_eq!(message, "Kolom \"Jumlah\" tidak dapat dibedakan dari kolom jumlah.");
}

#[test]
fn suggestions_mend_a_path_part_by_part() {
    let (figures, _) = figures(EMAS);
    let near = |path: &str| figures.suggestions(path);
    assert_eq!(near("ikm.capain").as_deref(), Some("ikm.capaian"));
    assert_eq!(near("sasran.industri.serpan").as_deref(), Some("sasaran.industri.serapan"));
    assert_eq!(near("anggaran.realisasi").as_deref(), Some("anggaran.realisasi"));
    assert_eq!(near("sesuatu.yang.lain.sama.sekali"), None);
    assert_eq!(near(""), None);
}

#[test]
fn parts_of_paths() {
    for (name, part) in [
        ("Nasional", "nasional"),
        ("Prov. Contoh", "prov_contoh"),
        ("  Usia 15+ ", "usia_15"),
        ("Σ", "_"),
    ] {
        assert_eq!(slug(name), part);
    }
}

#[test]
fn no_path_is_the_beginning_of_another() {
    let (figures, _) = figures(EMAS);
    for figure in figures.iter() {
        let below = figures.names_below(&figure.key);
        assert!(below.is_empty(), "{} and {below:?}", figure.key);
        assert_eq!(printed(&figures, &figure.key), figure.text());
    }
}
