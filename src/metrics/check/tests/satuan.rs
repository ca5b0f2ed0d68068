//! Units of data, staff in tables, remarks of the Perjanjian Kinerja, ranks.

use super::{expect, only};
use crate::diagnostic::{Code, Level};

#[test]
fn what_is_counted_whole_has_no_fraction() {
    let finding = only(&[(
        "{ kunci = \"bagian\"",
        "{ kunci = \"lain\", nama = \"Lain\", nilai = [5.29, 6] },\n  { kunci = \"bagian\"",
    )]);
    assert_eq!(finding.code, Code::SatuanBaris);
    assert_eq!(finding.message, "Baris \"Lain\" bersatuan unit, tetapi memuat nilai pecahan 5,29.");
}

#[test]
fn a_rate_is_no_count() {
    let row = ("nama = \"Bagian kecil\", satuan = \"persen\"", "nama = \"II. Tingkat kecil\"");
    expect(&[row], &[(Code::SatuanBaris, "\"II. Tingkat kecil\"")]);
    let share = ("nama = \"Bagian kecil\", satuan = \"persen\"", "nama = \"Persentase kecil\"");
    expect(&[share], &[(Code::SatuanBaris, "\"Persentase kecil\"")]);
    expect(&[("nama = \"Menengah\"", "nama = \"Tingkat menengah\"")], &[]);
}

#[test]
fn a_series_is_held_to_its_unit_too() {
    let series = |name: &str, value: &str| {
        format!(
            "[[sasaran.deret]]\nkunci = \"d\"\nnama = \"{name}\"\nsatuan = \"orang\"\n\
             nilai = {{ 2025 = {value} }}\n\n[[sasaran.grafik]]"
        )
    };
    let at = "[[sasaran.grafik]]";
    expect(&[(at, &series("Penduduk", "7.5"))], &[(Code::SatuanBaris, "7.5")]);
    expect(&[(at, &series("Rasio dokter", "7"))], &[(Code::SatuanBaris, "\"Rasio dokter\"")]);
    expect(&[(at, &series("Penduduk", "7"))], &[]);
}

#[test]
fn the_words_above_a_table_speak_of_whom_it_counts() {
    let kolom = "kolom = [\"ASN\", \"Non ASN\"]";
    let with = |text: &str| format!("{kolom}\npengantar = \"{text}\"");
    let finding = only(&[(kolom, &with("Khusus untuk personil PNS, menurut pendidikan:"))]);
    assert_eq!(finding.code, Code::PopulasiKomposisi);
    assert_eq!(
        finding.message,
        "Pengantar tabel \"Pegawai Menurut Pendidikan\" menyebut khusus PNS, sedangkan tabelnya \
         memuat seluruh pegawai (10 orang)."
    );
    let own = only(&[(kolom, &with("Khusus aparatur sipil negara adalah berikut."))]);
    assert!(own.message.contains("khusus aparatur sipil negara"), "{}", own.message);
    expect(&[(kolom, &with("Pegawai PNS dan lainnya. Pendidikan khusus juga dicatat."))], &[]);
}

#[test]
fn the_remarks_agree_with_the_kind_of_agreement() {
    let remark = |text: &str| format!("pagu_pk = 150_000_000\nketerangan = \"{text}\"");
    let pagu = "pagu_pk = 150_000_000";
    let kind = ("[perjanjian_kinerja]", "[perjanjian_kinerja]\njenis = \"perubahan\"");
    for changed in ["PAPBD", "P-APBD", "APBD Perubahan"] {
        let finding = only(&[(pagu, &remark(changed))]);
        assert_eq!((finding.code, finding.level), (Code::JenisPerjanjian, Level::Peringatan));
        expect(&[(pagu, &remark(changed)), kind], &[]);
    }
    expect(&[(pagu, &remark("APBD"))], &[]);
    let finding = only(&[(pagu, &remark("APBD")), kind]);
    assert_eq!((finding.code, finding.level), (Code::JenisPerjanjian, Level::Saran));
}

#[test]
fn a_rank_has_its_class() {
    let nip = "nip = \"197501012000031001\"";
    let rank = |text: &str| format!("{nip}\npangkat = \"{text}\"");
    let finding = only(&[(nip, &rank("Pembina Tk. I"))]);
    assert_eq!((finding.code, finding.level), (Code::GolonganBelumDisebut, Level::Saran));
    assert!(finding.help.unwrap().contains("golongan = \"IV/b\""));
    expect(&[(nip, &rank("Pembina Tk. I (IV/b)"))], &[]);
    expect(&[(nip, &format!("{}\ngolongan = \"IV/b\"", rank("Pembina Tk. I")))], &[]);
}

#[test]
fn a_recommendation_is_followed_up() {
    let done = "tindak_lanjut = \"Laporan diunggah ke laman instansi\", status = \"selesai\"";
    let open = only(&[(done, "status = \"belum\"")]);
    assert_eq!(open.code, Code::TindakLanjutKurang);
    assert_eq!(open.message, "Rekomendasi evaluasi ini belum ditindaklanjuti.");
    let silent = only(&[(done, "status = \"proses\"")]);
    assert_eq!(silent.code, Code::TindakLanjutKurang);
    assert!(silent.message.contains("berstatus proses"), "{}", silent.message);
}
