//! Golden values, each recomputed by hand from the inputs named in the record.

use super::{EMAS, changed, d, figures, printed};
use crate::figures::{Form, Missing, Value};

fn check(expected: &[(&str, &str)]) {
    let (figures, findings) = figures(EMAS);
    assert!(findings.is_empty(), "{findings:#?}");
    for (path, text) in expected {
        assert_eq!(printed(&figures, path), *text, "{path}");
    }
}

#[test]
fn general() {
    check(&[
        ("tahun", "2025"),
        ("tahun_lalu", "2024"),
        ("instansi.lengkap", "Dinas Contoh Kabupaten Contoh"),
        ("instansi.singkatan", "Dinas Contoh"),
        ("instansi.pemerintah", "Pemerintah Kabupaten Contoh"),
        ("instansi.dasar", "Peraturan Bupati Contoh Nomor 72 Tahun 2022"),
        (
            "dasar_hukum.perbup.lengkap",
            "Peraturan Bupati Contoh Nomor 72 Tahun 2022 tentang Tugas dan Fungsi",
        ),
        ("pengesahan.tanggal", "12 Januari 2026"),
        ("pengesahan.tahun", "2026"),
        ("renstra.periode", "2021–2026"),
        ("renstra.lama", "6"),
        ("renstra.jumlah_misi", "8"),
        ("renstra.jumlah_misi_diacu", "1"),
        ("renstra.dasar_iku", "Data belum ada"),
        ("perjanjian_kinerja.jenis", "awal"),
        ("kebijakan.skala.3.label", "Sedang"),
        ("kebijakan.skala.3.di_atas", "65"),
        ("kebijakan.skala.5.di_atas", "Data belum ada"),
        ("kebijakan.ambang_serapan", "80%"),
    ]);
}

#[test]
fn staff() {
    check(&[
        ("sdm.jumlah", "90"),
        ("sdm.per", "31 Desember 2025"),
        ("sdm.asn.rasio", "40,00%"),
        ("sdm.non_asn.rasio", "60,00%"),
        ("sdm.pendidikan.jumlah", "90"),
        ("sdm.pendidikan.1.3", "41"),
        ("sdm.pendidikan.2.jumlah", "47"),
        ("sdm.pendidikan.jumlah_kolom.1", "32"),
    ]);
}

#[test]
fn money() {
    check(&[
        ("anggaran.pagu", "Rp9.601.606.273"),
        ("anggaran.realisasi", "Rp9.065.287.929"),
        ("anggaran.sisa", "Rp536.318.344"),
        ("anggaran.serapan", "94,41%"),
        ("anggaran.sisa_persen", "5,59%"),
        ("anggaran.pagu_pk", "Rp9.601.606.273"),
        ("anggaran.jumlah_program", "5"),
        ("anggaran.jumlah_sub", "6"),
        ("program.2_07_05.serapan", "63,09%"),
        ("program.2_07_05.serapan_rendah", "ya"),
        ("program.2_07_03.serapan_rendah", "tidak"),
        ("sub.X_XX_01_2_01_0001.serapan", "94,10%"),
        ("sasaran.kerja.serapan", "93,89%"),
        ("sasaran.kerja.jumlah_program", "2"),
        ("sasaran.perdagangan.serapan", "99,36%"),
        ("sasaran.industri.serapan", "99,82%"),
        ("sasaran.akuntabilitas.serapan", "94,10%"),
        ("pendapatan.capaian", "44,31%"),
        ("pendapatan.selisih", "Rp389.827.000"),
        ("pendapatan.kios.capaian", "44,31%"),
    ]);
}

#[test]
fn tables_of_data() {
    check(&[
        ("penduduk.usia_kerja.laki_laki", "153.498"),
        ("penduduk.usia_kerja.perempuan", "154.606"),
        ("penduduk.usia_kerja.jumlah", "308.104"),
        ("penduduk.angkatan_kerja.jumlah", "224.741"),
        ("penduduk.tpak.laki_laki", "88,90%"),
        ("penduduk.tpak.perempuan", "57,11%"),
        ("penduduk.tpak.jumlah", "72,94%"),
        ("penduduk.tpt.laki_laki", "5,29%"),
        ("penduduk.tpt.perempuan", "6,79%"),
        ("penduduk.tpt.jumlah", "5,88%"),
        ("tpt.nilai.2023", "5,88%"),
        ("tpt.terakhir_tahun", "2023"),
        ("tpt.tren.arah", "turun"),
        ("tpt.tren.selisih", "0,33"),
        ("tpt.pembanding.nasional.nilai", "5,32%"),
        ("tpt.pembanding.nasional.tahun", "2023"),
        ("tpt.pembanding.nasional.banding", "lebih tinggi"),
        ("tpt.pembanding.provinsi_contoh.banding", "lebih rendah"),
    ]);
}

#[test]
fn indicators() {
    check(&[
        ("tpak.capaian", "Belum dinilai"),
        ("tpak.kriteria", "Belum dinilai"),
        ("tpak.realisasi", "Belum terbit"),
        ("tpak.proksi", "72,94%"),
        ("tpak.proksi_tahun", "2023"),
        ("tpak.rasio_proksi", "98,57%"),
        ("tpak.memakai_proksi", "ya"),
        ("tpak.tahun_lalu", "Data belum ada"),
        ("tpak.pembanding.nasional.banding", "lebih tinggi"),
        ("tpak.pembanding.kabupaten_tetangga.lebih_baik", "ya"),
        ("pdrb.target", "18%"),
        ("pdrb.target_renstra", "18,80%"),
        ("pdrb.rasio_proksi", "102,06%"),
        ("pdrb.capaian_renstra", "97,71%"),
        ("pdrb.tercapai", "tidak"),
        ("pdrb.tren.selisih", "0,55"),
        ("pdrb.tren.persen", "3,09%"),
        ("pdrb.tren.kata", "kenaikan"),
        ("ikm.realisasi", "11,85%"),
        ("ikm.data.kini", "821"),
        ("ikm.data.tahun_dasar", "2024"),
        ("ikm.capaian", "65,83%"),
        ("ikm.kriteria", "Sedang"),
        ("ikm.selisih_target", "6,15"),
        ("ikm.nomor_sasaran", "3"),
        ("ikm.tren.arah", "Data belum ada"),
        ("nilai_akip.target", "BB (74,00)"),
        ("nilai_akip.realisasi", "BB (71,27)"),
        ("nilai_akip.tahun_lalu", "BB (73,85)"),
        ("nilai_akip.riwayat.2023", "B (67,55)"),
        ("nilai_akip.capaian", "96,31%"),
        ("nilai_akip.kriteria", "Sangat Tinggi"),
        ("nilai_akip.tren.selisih_bertanda", "−2,58"),
        ("nilai_akip.tren.persen", "3,49%"),
        ("nilai_akip.tren.kata", "penurunan"),
        ("nilai_akip.tren.membaik", "tidak"),
    ]);
}

#[test]
fn evaluation() {
    check(&[
        ("akip.nilai", "71,27"),
        ("akip.predikat", "BB"),
        ("akip.sebutan", "Sangat Baik"),
        ("akip.terbilang", "Tujuh Puluh Satu Koma Dua Puluh Tujuh"),
        ("akip.bobot", "100"),
        ("akip.jumlah_komponen_nilai", "71,28"),
        ("akip.perencanaan.persen", "82,63%"),
        ("akip.pengukuran.persen", "63,10%"),
        ("akip.pelaporan.persen", "77,93%"),
        ("akip.evaluasi.persen", "63,48%"),
        ("akip.terendah", "Pengukuran Kinerja"),
        ("akip.terendah_kedua", "Evaluasi Internal"),
        ("akip.jumlah_rekomendasi", "1"),
    ]);
}

#[test]
fn verdicts() {
    check(&[
        ("sasaran.kerja.capaian", "Belum dinilai"),
        ("sasaran.kerja.efisiensi", "Tidak dapat dihitung"),
        ("sasaran.perdagangan.efisiensi", "Tidak dapat dihitung"),
        ("sasaran.industri.capaian", "65,83%"),
        ("sasaran.industri.efisiensi", "Tidak Efisien"),
        ("sasaran.akuntabilitas.efisiensi", "Efisien"),
        ("sasaran.akuntabilitas.kriteria", "Sangat Tinggi"),
        ("sasaran.akuntabilitas.tujuan", "Daya saing"),
        ("ringkasan.jumlah_sasaran", "4"),
        ("ringkasan.jumlah_indikator", "4"),
        ("ringkasan.jumlah_terukur", "2"),
        ("ringkasan.jumlah_belum", "2"),
        ("ringkasan.jumlah_tercapai", "0"),
        ("ringkasan.rata_rata", "81,07%"),
        ("ringkasan.kriteria", "Tinggi"),
        ("ringkasan.jumlah_efisien", "1"),
        ("ringkasan.semua_terukur", "tidak"),
        ("ringkasan.ada_belum", "ya"),
        ("ringkasan.ada_proksi", "ya"),
    ]);
}

#[test]
fn formulas_and_inputs_lead_back_to_what_was_typed() {
    let (figures, _) = figures(EMAS);
    let trace = |path: &str| {
        let figure = figures.get(path).unwrap();
        (figure.formula.clone().unwrap(), figure.inputs.join(" "))
    };
    let pair = |formula: &str, inputs: &str| (formula.to_string(), inputs.to_string());
    let growth = pair("pertumbuhan(kini, dasar)", "ikm.data.kini ikm.data.dasar");
    assert_eq!(trace("ikm.realisasi"), growth);
    assert_eq!(trace("ikm.capaian"), pair("realisasi / target × 100", "ikm.realisasi ikm.target"));
    assert_eq!(trace("nilai_akip.realisasi"), pair("akip.nilai", "akip.nilai"));
    let rate = "angkatan_kerja / usia_kerja * 100";
    let inputs = "penduduk.angkatan_kerja.jumlah penduduk.usia_kerja.jumlah";
    assert_eq!(trace("penduduk.tpak.jumlah"), pair(rate, inputs));
    let mean = "rata-rata capaian indikator terukur";
    assert_eq!(trace("ringkasan.rata_rata"), pair(mean, "ikm.capaian nilai_akip.capaian"));
    for figure in figures.iter() {
        for input in &figure.inputs {
            assert!(figures.get(input).is_some(), "{} needs {input}", figure.key);
        }
    }
}

#[test]
fn another_method_gives_the_other_value_of_the_published_report() {
    let source = changed(&[(
        "satuan = \"persen\"\narah = \"naik\"\nformula = \"(A − B)",
        "satuan = \"persen\"\nmetode = \"indeks\"\narah = \"naik\"\nformula = \"(A − B)",
    )]);
    let (figures, _) = figures(&source);
    assert_eq!(printed(&figures, "ikm.capaian"), "94,79%");
    assert_eq!(printed(&figures, "ikm.kriteria"), "Sangat Tinggi");
}

#[test]
fn the_target_of_the_agreement_decides() {
    let source = changed(&[("target = 18\ntarget_renstra", "target = 45.90\ntarget_renstra")]);
    let (figures, _) = figures(&source);
    assert_eq!(printed(&figures, "pdrb.target"), "45,90%");
    assert_eq!(printed(&figures, "pdrb.rasio_proksi"), "40,02%");
}

#[test]
fn a_cap_is_applied_before_averaging_and_the_capaian_itself_stays() {
    let source = changed(&[
        ("kini = 821", "kini = 1200"),
        ("[pendapatan]", "[kebijakan]\nbatas_capaian = 120\n[pendapatan]"),
    ]);
    let (figures, _) = figures(&source);
    assert_eq!(printed(&figures, "ikm.capaian"), "352,72%");
    assert_eq!(printed(&figures, "ikm.tercapai"), "ya");
    assert_eq!(printed(&figures, "sasaran.industri.capaian"), "120,00%");
    // (120 + 96,31) / 2
    assert_eq!(figures.number("ringkasan.rata_rata"), Some(d("108.16")));
}

#[test]
fn what_the_record_does_not_have_is_missing_and_not_left_out() {
    let start = EMAS.find("[pendapatan]").unwrap();
    let source = changed(&[("realisasi = \"akip.nilai\"", "realisasi = 71.27")]);
    let source = &source[..start + source.len() - EMAS.len()];
    let (figures, findings) = figures(source);
    assert!(findings.is_empty(), "{findings:?}");
    for path in ["akip.nilai", "akip.terendah", "pendapatan.anggaran", "pendapatan.capaian"] {
        let figure = figures.get(path).unwrap();
        assert_eq!(figure.value, Value::Missing(Missing::TidakAda), "{path}");
        assert_eq!(figure.form, Form::Plain);
    }
    assert_eq!(printed(&figures, "pendapatan.jumlah_butir"), "0");
}

#[test]
fn not_published_has_neither_value_nor_class() {
    let start = EMAS.find("realisasi = \"pertumbuhan").unwrap();
    let (before, rest) = EMAS.split_at(start);
    let (_, after) = rest.split_once('\n').unwrap();
    let value = "realisasi = { status = \"belum_terbit\", sumber = \"BPS\", alasan = \"Belum.\" }";
    let (figures, findings) = figures(&format!("{before}{value}\n{after}"));
    assert!(findings.is_empty(), "{findings:?}");
    for name in ["realisasi", "capaian", "kriteria"] {
        assert_eq!(printed(&figures, &format!("ikm.{name}")), "Belum terbit");
    }
    assert_eq!(printed(&figures, "ikm.terakhir"), "Data belum ada");
    assert_eq!(printed(&figures, "sasaran.industri.capaian"), "Belum terbit");
    assert_eq!(printed(&figures, "sasaran.industri.efisiensi"), "Tidak dapat dihitung");
    assert!(figures.flag("ikm.belum_terbit") && !figures.flag("ikm.memakai_proksi"));
}
