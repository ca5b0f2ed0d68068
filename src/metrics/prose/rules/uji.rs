//! A small record for the tests of the rules, and what a rule tells about one text.

use std::sync::LazyLock;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::texts::{Kind, Text};
use super::super::words::Words;
use super::Rule;
use crate::check::check;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::Figures;
use crate::record::RawRecord;

/// More of a record behind that of the other tests: an indicator where lower is better, one that
/// fell short, one by proxy, and a series with a hole.
const MORE: &str = r#"
[[sasaran]]
kunci = "layanan"
nama = "Membaiknya layanan"
tujuan = "usaha"
penghambat = ["Ruang terbatas"]
solusi = ["Antrean daring"]

[[sasaran.indikator]]
kunci = "lama"
nama = "Lama layanan"
satuan = "hari"
arah = "turun"
formula = "jumlah hari / jumlah layanan"
sumber = "Dinas Contoh"
target = 3
realisasi = 4
riwayat = { 2022 = 6, 2023 = 5, 2024 = 4.5 }

[[sasaran]]
kunci = "kerja"
nama = "Meningkatnya kesempatan kerja"
tujuan = "usaha"
penghambat = ["Lapangan kerja terbatas"]
solusi = ["Pelatihan"]

[[sasaran.indikator]]
kunci = "tpak"
nama = "Tingkat partisipasi angkatan kerja"
singkatan = "TPAK"
satuan = "persen"
arah = "naik"
formula = "angkatan kerja / usia kerja x 100"
sumber = "BPS"
target = 74
realisasi = { status = "proksi", tahun = 2023, nilai = 72.94, sumber = "BPS", alasan = "Belum terbit" }
riwayat = { 2022 = 71.10 }

[[sasaran.deret]]
kunci = "usaha_besar"
nama = "Jumlah usaha besar"
singkatan = "UBES"
satuan = "unit"
nilai = { 2021 = 40, 2022 = 42, 2023 = 45, 2025 = 44 }
"#;

static RECORD: LazyLock<(RawRecord, Figures)> = LazyLock::new(|| {
    let source = include_str!("../../check/tests/contoh.toml").replace("\r\n", "\n");
    let source = source.replacen("\n[[program]]", &format!("{MORE}\n[[program]]"), 1);
    let checked = check(&source);
    match (checked.record, checked.unsound) {
        (Some((record, figures)), _) => ((*record).clone(), figures),
        (None, Some(unsound)) => unsound,
        _ => panic!("{:#?}", checked.findings),
    }
});

/// What a rule tells about a text under a key.
pub(super) fn told(rule: Rule, key: &str, text: &str) -> Vec<Diagnostic> {
    let (record, figures) = &*RECORD;
    let words = Words::default();
    let subject = Subject::new(record, figures, &words);
    let text = Text::loose(Kind::Narrative, key, text).unwrap();
    let mut sink = Sink::default();
    rule(&Prose::of(&text), &subject, &mut sink);
    sink.into_sorted()
}

/// The rule tells just these codes, each at these words.
#[track_caller]
pub(super) fn wrong(rule: Rule, key: &str, text: &str, expected: &[(Code, &str)]) {
    let found = told(rule, key, text);
    let at = |d: &Diagnostic| text[d.span.start - 3..d.span.end - 3].to_string();
    let pairs: Vec<(Code, String)> = found.iter().map(|d| (d.code, at(d))).collect();
    let expected: Vec<(Code, String)> =
        expected.iter().map(|(code, words)| (*code, (*words).to_string())).collect();
    assert_eq!(pairs, expected, "{text}\n{found:#?}");
    for finding in found {
        assert!(finding.message.ends_with('.') && finding.help.is_some(), "{finding:#?}");
    }
}

/// The rule tells nothing.
#[track_caller]
pub(super) fn right(rule: Rule, key: &str, text: &str) {
    let found = told(rule, key, text);
    assert!(found.is_empty(), "{text}\n{found:#?}");
}

/// The rules about words of judgement.
const JUDGES: &[Rule] = &[
    super::banding::check,
    super::gerak::check,
    super::huruf::check,
    super::predikat::check,
    super::rincian::check,
    super::sebutan::check,
    super::tahun_pembanding::check,
    super::tercapai::check,
    super::terkait::check,
];

#[test]
fn right_prose_of_every_kind_passes_all_judges() {
    for key in ["sasaran.industri.narasi", "sasaran.kerja.narasi", "naskah.penutup", "akip.narasi"]
    {
        for text in [
            "Dari tabel di atas dapat dilihat bahwa realisasi sebesar 72,94% dari 308.104 jiwa.",
            "Capaian kinerja di atas 100% menunjukkan keberhasilan program.",
            "Sebagaimana diuraikan di bawah ini, tingkat serapan sebesar 94,41%.",
            "Pekerja berusia di bawah 15 tahun tidak dihitung.",
            "Perusahaan dengan tenaga kerja di atas 100 orang wajib lapor.",
            "Perusahaan dengan 50,5 rata-rata pekerja di atas 100,5 jam wajib lapor.",
            "Realisasi lebih rendah dari target karena terbatasnya anggaran.",
            "Harga cabai naik tajam menjelang hari raya.",
            "Harga cabai naik dari Rp25.000 menjadi Rp40.000 per kilogram.",
            "Harga cabai turun dari Rp40.000 per kilogram menjadi Rp25.000 per kilogram.",
            "Jumlah aduan turun menjadi 12,5 per bulan dari 15,5 per bulan.",
            "Semakin tinggi TPAK menunjukkan bahwa semakin tinggi pula pasokan tenaga kerja.",
            "Kegiatan ini meningkatkan kapasitas 120 pelaku usaha selama 3 (tiga) hari.",
            "Pelatihan diikuti 120 orang, lebih banyak dari rencana sebanyak 100 orang.",
            "Pelatihan diikuti 100 orang, lebih sedikit daripada rencana sebanyak 120 orang.",
            "Sisa anggaran Rp536.318.344 lebih kecil dari sisa tahun lalu sebesar Rp600.000.000.",
            "Anggaran naik sebesar Rp5.000.000 atau 2,50% dibandingkan tahun lalu.",
            "Kami mengharapkan tren peningkatan ini berlanjut.",
            "Tren peningkatan kunjungan disebabkan tren penurunan harga tidak terjadi.",
            "Peraturan Menteri Nomor 53 Tahun 2014 mengubah kriteria penilaian.",
            "Renstra Tahun 2021–2026 memuat peningkatan kapasitas industri.",
            "Sejak Tahun 2021 sampai dengan 2026 ditargetkan terjadi peningkatan kapasitas.",
            "Dalam 5 (lima) tahun terakhir dilaksanakan 12 kegiatan.",
            "Evaluasi dilakukan setiap tahun terhadap peningkatan mutu layanan.",
            "Target tahun 2026 akan lebih tinggi dari target tahun 2025.",
            "Data lebih lengkap dibandingkan data lama.",
            "Kualitas layanan lebih baik dari sebelumnya.",
            "Kinerja yang lebih baik dari tahun ke tahun diupayakan melalui pelatihan.",
            "Upaya mencapai target dilakukan melalui pembinaan.",
            "Untuk mencapai target kinerja diperlukan dukungan anggaran.",
            "Tujuan tersebut tercapai bila semua pihak mendukung.",
            "Kesepakatan tripartit tidak tercapai pada tiga kasus.",
            "Penggunaan anggaran secara efektif dan efisien menjadi perhatian.",
            "Cara yang paling efisien dipilih.",
            "Perusahaan kategori besar dan menengah dibina.",
            "UMKM kategori sedang berkembang dibina.",
            "Kategori A (12) dan kategori B (30) dibedakan.",
            "Peringkat 3 (tiga) se-provinsi diraih pada lomba.",
            "Sebanyak 19 (sembilan belas) pelaku usaha naik kelas.",
            "Biaya sebesar Rp1.500.000 (satu juta lima ratus ribu rupiah) dibayarkan.",
            "Nilai AKIP sebesar {{ akip.nilai }} dengan predikat {{ akip.predikat }} ({{ akip.sebutan }}).",
            "Pengawasan terdiri dari dua tahap.",
            "Dibandingkan tahun {{ tahun_lalu }}, realisasi tahun {{ tahun }} {{ tumbuh.tren.arah }}.",
            "Realisasi {{ tumbuh.realisasi }} {{ tumbuh.pembanding.nasional.banding }} dibandingkan nasional.",
            "Penduduk bekerja lebih banyak di sektor pertanian dibandingkan sektor industri sebesar 21,50%.",
            "Rasio 0,95 di bawah satu berarti pagu tidak habis.",
            "Nilai tukar naik turun sepanjang tahun.",
            "Alat ukur yang ditera bertambah menjadi 1.250 unit.",
            "Indeks berada di atas 0,50 poin sepanjang Tahun 2024.",
            "Inflasi 2,50% masih di bawah batas 3,50%.",
        ] {
            for rule in JUDGES {
                right(*rule, key, text);
            }
        }
    }
}
