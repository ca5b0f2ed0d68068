//! What is told of joined series.

use super::*;

fn kinds(comparison: &BandingTahun) -> Vec<Kind> {
    comparison.peringatan.iter().map(|warning| warning.kind).collect()
}

fn message(comparison: &BandingTahun, kind: Kind) -> &Warning {
    comparison.peringatan.iter().find(|warning| warning.kind == kind).unwrap()
}

#[test]
fn two_sound_years_raise_no_alarm() {
    let comparison = compared(&last_year(&[]), &this_year(&[]));
    assert_eq!(comparison.peringatan, []);
}

#[test]
fn another_definition_under_the_same_key_is_told() {
    let formula = "formula = \"(jumlah kini - jumlah lalu) / jumlah lalu x 100\"";
    let cases = [
        (
            formula,
            "formula = \"jumlah kini / jumlah lalu x 100\"",
            Kind::Formula,
            Level::Peringatan,
        ),
        ("arah = \"naik\"", "arah = \"turun\"", Kind::Arah, Level::Peringatan),
        ("sumber = \"Dinas Contoh\"", "sumber = \"BPS\"", Kind::Sumber, Level::Saran),
        ("target = 10\n", "target = 10\nmetode = \"indeks\"\n", Kind::Metode, Level::Peringatan),
    ];
    for (from, to, kind, level) in cases {
        let comparison = compared(&last_year(&[(from, to)]), &this_year(&[]));
        let told = message(&comparison, kind);
        assert_eq!(told.level, level);
        let (old, new) = (told.old.as_ref().unwrap(), told.new.as_ref().unwrap());
        assert_ne!(old.text, new.text);
        assert!(told.key.starts_with("sasaran.industri.indikator.tumbuh."), "{}", told.key);
    }
    // Spaces, capitals and the sign of multiplication make no other formula.
    let same = "formula = \"(Jumlah kini – jumlah lalu) /  jumlah lalu × 100.\"";
    assert_eq!(kinds(&compared(&last_year(&[(formula, same)]), &this_year(&[]))), []);
}

#[test]
fn another_unit_cannot_be_compared() {
    let old = last_year(&[("satuan = \"persen\"\narah", "satuan = \"unit\"\narah")]);
    let comparison = compared(&old, &this_year(&[]));
    assert_eq!(kinds(&comparison), [Kind::Satuan]);
    let one = only(&comparison);
    assert_eq!((one.target.direction, one.direction()), (Direction::Unknown, Direction::Unknown));
    assert!(one.reason([2024, 2025]).unwrap().contains("satuan"));
}

#[test]
fn a_history_that_differs_from_last_years_record_is_told() {
    let riwayat = "riwayat = { 2023 = 8.5, 2024 = 9.25 }";
    let cases = [
        (
            "riwayat = { 2023 = 8.5, 2024 = 9.52 }",
            Some(Kind::Riwayat),
            "9,52% di sini, 9,25% di sana",
        ),
        (
            "riwayat = { 2023 = 8.6, 2024 = 9.25 }",
            Some(Kind::Riwayat),
            "8,50% dalam record 2024, 8,60%",
        ),
        ("riwayat = { 2023 = 8.5 }", Some(Kind::RiwayatKosong), "mencatat realisasi 9,25%"),
        ("riwayat = { 2024 = 9.250 }", None, ""),
    ];
    for (to, kind, words) in cases {
        let comparison = compared(&last_year(&[]), &this_year(&[(riwayat, to)]));
        assert_eq!(kinds(&comparison), Vec::from_iter(kind), "{to}");
        if let Some(kind) = kind {
            let told = message(&comparison, kind);
            assert!(told.message.contains(words), "{}", told.message);
            assert_eq!(told.level, Level::Peringatan);
        }
    }
}

#[test]
fn what_last_year_did_not_have_yet_is_told() {
    let belum = "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum\" }";
    let comparison = compared(&last_year(&[("realisasi = 9.25", belum)]), &this_year(&[]));
    assert_eq!(kinds(&comparison), [Kind::KiniTerbit]);
    let proxy = "realisasi = { status = \"proksi\", tahun = 2024, nilai = 9.3, sumber = \"BPS\", alasan = \"Belum\" }";
    let new = [
        ("realisasi = \"pertumbuhan(kini, lalu)\"", proxy),
        ("riwayat = { 2023 = 8.5, 2024 = 9.25 }", "riwayat = { 2023 = 8.5 }"),
    ];
    // A proxy that is last year's own figure says so, and is held against it.
    let comparison = compared(&last_year(&[]), &this_year(&new));
    assert_eq!(kinds(&comparison), [Kind::Riwayat, Kind::Proksi]);
    assert!(message(&comparison, Kind::Riwayat).message.starts_with("Proksi "));
}

#[test]
fn regions_and_rules_that_differ_are_told() {
    let old = last_year(&[("nilai = 7.5 }", "nilai = 7.4 }")]);
    let comparison = compared(&old, &this_year(&[]));
    assert_eq!(kinds(&comparison), [Kind::Pembanding]);
    let told = &comparison.peringatan[0].message;
    assert!(told.contains("Nasional tahun 2024 berbeda: 7,4 dalam record 2024, 7,5"), "{told}");
    let rule = "[kebijakan]\nskala = [{ label = \"Baik\", di_atas = 75 }, { label = \"Kurang\" }]\n\n[pendapatan]";
    let comparison = compared(&last_year(&[("[pendapatan]", rule)]), &this_year(&[]));
    assert_eq!(kinds(&comparison), [Kind::Kebijakan]);
    assert_eq!(only(&comparison).kriteria.direction, Direction::Unknown);
}

#[test]
fn a_capaian_that_only_the_target_moved_is_told() {
    let old = last_year(&[("target = 10\n", "target = 5\n")]);
    let comparison = compared(&old, &this_year(&[]));
    let told = message(&comparison, Kind::Target);
    assert!(told.message.contains("dari 5% menjadi 10%"), "{}", told.message);
    assert_eq!(only(&comparison).direction(), Direction::Better);
    assert_eq!(only(&comparison).capaian.direction, Direction::Worse);
}

#[test]
fn a_capaian_that_is_another_thing_is_not_judged_nor_any_mean_of_it() {
    let cases: [(&str, &str, &[Kind], bool); 4] = [
        ("arah = \"naik\"", "arah = \"turun\"", &[Kind::Arah], false),
        ("satuan = \"persen\"\narah", "satuan = \"unit\"\narah", &[Kind::Satuan], false),
        ("(jumlah kini - jumlah lalu) / jumlah lalu", "jumlah kini", &[Kind::Formula], false),
        ("target = 10\n", "target = 10\nmetode = \"indeks\"\n", &[Kind::Metode], true),
    ];
    for (from, to, kinds, realisasi) in cases {
        let comparison = compared(&last_year(&[(from, to)]), &this_year(&[]));
        let one = only(&comparison);
        assert_eq!(one.berubah, kinds);
        assert_eq!(one.realisasi.difference.is_some(), realisasi, "{from}");
        let aim = &comparison.sasaran[0];
        let jumlah = &comparison.jumlah;
        for change in [
            &one.capaian,
            &one.kriteria,
            &aim.capaian,
            &aim.kriteria,
            &aim.efisiensi,
            &jumlah.rata_rata,
            &jumlah.sepadan,
        ] {
            assert_eq!(
                (&change.difference, change.direction),
                (&None, Direction::Unknown),
                "{from}"
            );
        }
        assert_eq!(jumlah.jumlah_sepadan, 0);
        assert_eq!(one.reason([2024, 2025]).is_some(), !realisasi);
        assert_eq!(one.capaian_reason().is_some(), realisasi);
    }
}

#[test]
fn a_comparable_indicator_stays_in_the_mean_beside_one_that_is_not() {
    let start = RECORD.find("[[sasaran.indikator]]").unwrap();
    let end = start + RECORD[start..].find("[[sasaran.tabel]]").unwrap();
    let second = RECORD[start..end]
        .replace("kunci = \"tumbuh\"", "kunci = \"lain\"")
        .replace("Pertumbuhan industri kecil", "Indikator lain")
        .replace("target = 10\n", "target = 20\n");
    let second = format!("{second}[[sasaran.tabel]]");
    let falling = second.replace("arah = \"naik\"", "arah = \"turun\"");
    let old = Year::of(last_year(&[]).source.replace("[[sasaran.tabel]]", &falling));
    let new = Year::of(this_year(&[]).source.replace("[[sasaran.tabel]]", &second));
    let comparison = compared(&old, &new);
    assert_eq!(comparison.indikator.len(), 2);
    let jumlah = &comparison.jumlah;
    assert_eq!((jumlah.jumlah_sepadan, jumlah.rata_rata.direction), (1, Direction::Unknown));
    assert_eq!(jumlah.sepadan.old.text, comparison.indikator[0].capaian.old.text);
    assert_eq!(comparison.sasaran[0].capaian.direction, Direction::Unknown);
}

#[test]
fn two_agencies_are_told_first() {
    for (from, to) in [
        ("nama = \"Dinas Contoh\"", "nama = \"Dinas Perindustrian\""),
        ("daerah = \"Kabupaten Contoh\"", "daerah = \"Kabupaten Lain\""),
    ] {
        let old = last_year(&[(from, to), ("arah = \"naik\"", "arah = \"turun\"")]);
        let comparison = compared(&old, &this_year(&[]));
        assert!(comparison.beda_instansi && !comparison.is_same());
        let first = &comparison.peringatan[0];
        assert_eq!((first.kind, first.level), (Kind::Instansi, Level::Peringatan));
        for name in &comparison.instansi {
            assert!(first.message.contains(name.as_str()), "{}", first.message);
        }
        assert!(first.message.contains("berganti nama"));
        assert!(comparison.agency().contains("(2024) dan "), "{}", comparison.agency());
    }
    // Capitals and spaces make no other agency.
    let old = last_year(&[("nama = \"Dinas Contoh\"", "nama = \"DINAS  CONTOH\"")]);
    assert!(!compared(&old, &this_year(&[])).beda_instansi);
}
