//! NIP: the parts, and which of them an error names.

use proptest::prelude::*;

use super::super::nip::*;
use super::super::tanggal::Tanggal;

#[test]
fn a_permanent_civil_servant() {
    let nip = Nip::parse("19690529 199303 1 005").unwrap();
    assert_eq!(Some(nip.lahir()), Tanggal::from_ymd(1969, 5, 29));
    assert_eq!(nip.jenis(), JenisNip::Pns { tahun: 1993, bulan: 3 });
    assert_eq!(nip.kelamin(), Kelamin::LakiLaki);
    assert_eq!(nip.urut(), 5);
    assert_eq!(nip.usia_saat_diangkat(), 23);
    assert!(nip.usia_wajar());
    assert_eq!(nip.to_string(), "19690529 199303 1 005");
    assert_eq!(nip.tanpa_spasi(), "196905291993031005");
    assert_eq!(serde_json::to_string(&nip).unwrap(), "\"19690529 199303 1 005\"");
}

#[test]
fn one_on_contract() {
    let nip = Nip::parse("198507122023212010").unwrap();
    assert_eq!(nip.jenis(), JenisNip::Pppk { tahun: 2023, kode: 21 });
    assert_eq!(nip.kelamin(), Kelamin::Perempuan);
    assert_eq!(nip.usia_saat_diangkat(), 38);
    assert_eq!(nip.to_string(), "19850712 202321 2 010");
}

#[test]
fn the_code_begins_behind_december() {
    let kind = |middle| Nip::parse(&format!("198507122023{middle}2010")).map(|nip| nip.jenis());
    assert_eq!(kind("12"), Ok(JenisNip::Pns { tahun: 2023, bulan: 12 }));
    assert_eq!(kind("13"), Ok(JenisNip::Pppk { tahun: 2023, kode: 13 }));
}

#[test]
fn age_counts_full_years() {
    let age = |text| Nip::parse(text).map(|nip| (nip.usia_saat_diangkat(), nip.usia_wajar()));
    assert_eq!(age("199003012010031001"), Ok((20, true)));
    assert_eq!(age("199003022010031001"), Ok((19, true)));
    assert_eq!(age("199003012006031001"), Ok((16, false)));
    assert_eq!(age("196003012020211001"), Ok((60, false)));
    let too_young = NipError::Usia { tahun: 2006, lahir: 1990, usia: 15 };
    assert_eq!(age("199003022006031001"), Err(too_young));
}

#[test]
fn errors_name_the_part() {
    for (text, expected, hint) in [
        ("", NipError::Panjang(0), "18 angka"),
        ("19690529199303100", NipError::Panjang(17), "17 angka"),
        ("1969052919930310055", NipError::Panjang(19), "19 angka"),
        ("19690529.199303.1.005", NipError::Karakter('.'), "spasi"),
        ("1969052919930310O5", NipError::Karakter('O'), "'O'"),
        ("196902301993031005", NipError::TanggalLahir("19690230".into()), "19690230"),
        ("186905291893031005", NipError::TanggalLahir("18690529".into()), "tanggal lahir"),
        ("196905291993001005", NipError::Bulan, "ke-13"),
        ("196905291993033005", NipError::Kelamin(3), "ke-15"),
        ("196905291993031000", NipError::NomorUrut, "nomor urut"),
        (
            "196905291980031005",
            NipError::Usia { tahun: 1980, lahir: 1969, usia: 10 },
            "usia saat diangkat menjadi 10 tahun",
        ),
        (
            "196905291959031005",
            NipError::Usia { tahun: 1959, lahir: 1969, usia: -11 },
            "tahun pengangkatan 1959",
        ),
        (
            "196003012021211001",
            NipError::Usia { tahun: 2021, lahir: 1960, usia: 61 },
            "tahun lahir 1960",
        ),
    ] {
        let error = Nip::parse(text).unwrap_err();
        assert_eq!(error, expected, "{text}");
        assert!(error.to_string().contains(hint), "{error}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in ".*", digits in "[0-9 ]{16,24}") {
        let _ = (Nip::parse(&text), Nip::parse(&digits));
    }

    #[test]
    fn printed_form_comes_back(
        y in 1940i32..2010, m in 1u32..=12, d in 1u32..=28, age in 17i32..=60,
        mid in 1u32..=99, s in 1u32..=2, n in 1u32..=999,
    ) {
        let text = format!("{y:04}{m:02}{d:02}{:04}{mid:02}{s}{n:03}", y + age);
        let nip = Nip::parse(&text).unwrap();
        prop_assert_eq!(nip.tanpa_spasi(), text);
        prop_assert_eq!(Nip::parse(&nip.to_string()), Ok(nip));
    }
}
