//! What the rules tell about a sentence: each table has texts with the words that are pointed at,
//! and texts about which nothing is told.

use super::examine;
use crate::check::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::prose::{Subject, Words};

/// A small record: two sasaran, three measured indicators, budget, AKIP.
const RECORD: &str = include_str!("../../check/tests/contoh.toml");

/// What is told about a text of the record.
pub(super) fn told(text: &str, words: &Words) -> (String, Vec<Diagnostic>) {
    told_in(RECORD, text, words)
}

fn told_in(record: &str, text: &str, words: &Words) -> (String, Vec<Diagnostic>) {
    let narrative = format!("[naskah]\npenutup = '''\n{text}\n'''\n\n[[program]]");
    assert!(record.contains("[[program]]"));
    let source = record.replacen("[[program]]", &narrative, 1);
    let checked = check(&source);
    let (record, figures) = checked.record.unwrap();
    let texts: Vec<_> =
        checked.texts.into_iter().filter(|t| t.key.starts_with("naskah.penutup")).collect();
    let findings = examine(&texts, &Subject::new(&record, &figures, words));
    (source, findings)
}

/// Each text leads to one finding of a code, which points at some words.
#[track_caller]
pub(super) fn wrong(code: Code, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        let (source, found) = told(text, &Words::default());
        let found: Vec<&Diagnostic> = found.iter().filter(|f| f.code == code).collect();
        assert_eq!(found.len(), 1, "{text:?}: {found:#?}");
        assert_eq!(&source[found[0].span.clone()], *words, "{text:?}");
    }
}

/// No text leads to a finding of a code.
#[track_caller]
pub(super) fn right(code: Code, texts: &[&str]) {
    for text in texts {
        let (_, found) = told(text, &Words::default());
        let found: Vec<_> = found.iter().filter(|f| f.code == code).collect();
        assert!(found.is_empty(), "{text:?}: {found:#?}");
    }
}

#[test]
fn typed_numbers_need_a_source() {
    wrong(
        Code::AngkaTanpaSumber,
        &[
            ("Serapan mencapai 93,67%.", "93,67%"),
            ("Terdapat 7 perusahaan.", "7"),
            ("Anggarannya Rp. 5.000.000 lebih.", "Rp. 5.000.000"),
            ("Sebanyak 1.950 orang bekerja.", "1.950"),
            ("Naik 2,5 poin dari tahun 2023.", "2,5"),
        ],
    );
    right(
        Code::AngkaTanpaSumber,
        &[
            "Pada tahun 2024 dan 2025 terjadi perubahan.",
            "Periode 2021-2026 atau 2021–2026.",
            "Pasal 3 ayat (2) huruf b berlaku.",
            "Berdasarkan Peraturan Presiden Nomor 29 Tahun 2014, paling banyak 19 orang.",
            "Penduduk berusia 15 tahun ke atas.",
            "Selama 5 (lima) tahun mendatang.",
            "Balita usia 24 bulan, pukul 08.00.",
            "Dibuka 24 jam sehari, pukul 08.00 sampai 16.00 WIB.",
            "Penduduk usia di atas 40 tahun.",
            "Di RT 03 RW 05, kode pos 21254.",
            "Angka kematian per 100.000 kelahiran.",
            "Turun menjadi 4,1% (sumber: profil kesehatan).",
            "Ada dua hal: (1) yang pertama, (2) yang kedua.",
            "Triwulan 2 dan tahap ke-3.",
            "Angka nasional 69,48% (BPS, 2023) lebih rendah.",
            "Angka nasional 69,48% (sumber: BPS Kabupaten Contoh) lebih rendah.",
            "Realisasi {{ anggaran.realisasi }} atau {{ anggaran.serapan }}.",
            "1. butir satu\n2. butir dua",
            "Laporan ditandatangani 10 Januari 2026.",
        ],
    );
}

#[test]
fn the_message_names_the_figure_that_was_meant() {
    let (_, found) = told("Serapan mencapai {{ anggaran.serapan }}.", &Words::default());
    assert!(found.is_empty());
    let checked = check(RECORD);
    let (_, figures) = checked.record.unwrap();
    let serapan = figures.get("anggaran.serapan").unwrap().text();
    let (_, found) = told(&format!("Serapan mencapai {serapan}."), &Words::default());
    assert!(found[0].message.contains("`anggaran.serapan`"), "{found:#?}");
    assert!(found[0].help.as_ref().unwrap().contains("{{ anggaran.serapan }}"));
}

#[test]
fn names_have_one_wording() {
    let record = check(RECORD).record.unwrap().0;
    let sasaran = record.sasaran[0].nama.value.clone();
    let words: Vec<&str> = sasaran.split(' ').collect();
    assert!(words.len() >= 3, "{sasaran}");
    let (last, head) = words.split_last().unwrap();
    let longer = format!("{} dan daerah {last}", head.join(" "));
    wrong(Code::NamaBerbeda, &[(&format!("Sasaran {longer} diukur."), &longer)]);
    let upper = sasaran.to_uppercase();
    right(
        Code::NamaBerbeda,
        &[&format!("Sasaran {sasaran} diukur."), &format!("Sasaran {upper}.")],
    );
}

#[test]
fn regulations_are_cited_as_recorded() {
    wrong(
        Code::SitiranPeraturan,
        &[
            (
                "Sesuai Peraturan Menteri Nomor 29 Tahun 2014.",
                "Peraturan Menteri Nomor 29 Tahun 2014",
            ),
            (
                "Sesuai Peraturan Presiden No. 29 Tahun 2014.",
                "Peraturan Presiden No. 29 Tahun 2014",
            ),
            ("Sesuai Perpres No. 29 Tahun 2014.", "Perpres No. 29 Tahun 2014"),
            ("Sesuai Undang-Undang Nomor 1 Tahun 2022.", "Undang-Undang Nomor 1 Tahun 2022"),
        ],
    );
    right(
        Code::SitiranPeraturan,
        &[
            "Sesuai Peraturan Presiden Nomor 29 Tahun 2014 tentang hal itu.",
            "Sesuai Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014.",
            "Peraturan Presiden Nomor 29 Tahun 2014 tentang Pelaksanaan Undang-Undang Nomor 1 Tahun 2004.",
            "Surat Nomor 5 Tahun 2025.",
        ],
    );
}

#[test]
fn numbers_of_tables_are_not_typed() {
    wrong(
        Code::RujukanNomor,
        &[
            ("Dapat dilihat pada Tabel 3.2 berikut.", "Tabel 3.2"),
            ("Lihat GAMBAR 1. Susunan.", "GAMBAR 1"),
            ("Lihat bagian 3.1 di atas.", "bagian 3.1"),
        ],
    );
    right(Code::RujukanNomor, &["Lihat {{ rujuk(\"tabel:skala\") }}.", "Satu bagian 2 tahun."]);
    wrong(
        Code::RujukanBentuk,
        &[
            ("Disajikan dalam gambar berikut ini:\n\n{{ tabel(\"skala\") }}", "gambar berikut"),
            ("Tersaji pada tabel berikut:\n\n{{ grafik(\"serapan\") }}", "tabel berikut"),
        ],
    );
    right(
        Code::RujukanBentuk,
        &["Tersaji pada tabel berikut:\n\n{{ tabel(\"skala\") }}", "Pada grafik berikut.\n\nTeks."],
    );
}

#[test]
fn the_year_of_another_report_is_found() {
    wrong(
        Code::TahunTertinggal,
        &[
            ("Laporan Kinerja Dinas Contoh Tahun 2024 memuat capaian.", "2024"),
            ("Target tahun 2024 telah ditetapkan.", "2024"),
            ("Data per akhir Desember 2024.", "2024"),
            ("APBD 2023 menjadi sumber pendanaan.", "2023"),
        ],
    );
    right(
        Code::TahunTertinggal,
        &[
            "Laporan Kinerja Tahun {{ tahun }} dibandingkan Tahun 2024.",
            "Laporan Kinerja Tahun 2025 memuat capaian.",
            "Target tahun 2024 lebih rendah dari tahun ini.",
            "Target Perjanjian Kinerja Tahun 2024 di bawah target tahun ini.",
            "Rekomendasi atas Laporan Kinerja Tahun 2024 sudah ditindaklanjuti.",
            "Rencana aksi Tahun 2026 disusun mulai Februari 2026.",
            "Peraturan Presiden Nomor 29 Tahun 2014.",
            "Menurut data Tahun 2024 jumlahnya naik.",
        ],
    );
}

#[test]
fn the_agency_has_one_name() {
    let name = "nama = \"Dinas Koperasi, Perindustrian dan Perdagangan\"\ndaerah";
    let typed = RECORD.lines().find(|line| line.starts_with("nama = ")).unwrap();
    let record = RECORD.replacen(&format!("{typed}\ndaerah"), name, 1);
    assert_ne!(record, RECORD);
    let told = |text: &str| {
        let (source, found) = told_in(&record, text, &Words::default());
        let found = found.into_iter().filter(|f| f.code == Code::NamaInstansi);
        found.map(|f| source[f.span].to_string()).collect::<Vec<_>>()
    };
    let short = "Dinas Perindustrian dan Perdagangan";
    assert_eq!(told(&format!("Pegawai {short} berjumlah banyak.")), [short]);
    let bare = "Dinas Koperasi Perindustrian dan Perdagangan";
    assert_eq!(told(&format!("Pegawai {bare} Kabupaten lain.")), [bare]);
    let whole = "Dinas Koperasi, Perindustrian dan Perdagangan";
    for text in
        [whole, &whole.to_uppercase(), "Dinas Kesehatan dan Dinas Pendidikan", "Dinas Koperasi"]
    {
        assert!(told(&format!("Menurut {text} hal itu benar.")).is_empty(), "{text}");
    }
}
