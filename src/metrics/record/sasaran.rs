//! Strategic aims of the year with their indicators and their analysis.

use super::indikator::Indikator;
use super::tabel::{Deret, Grafik, TabelData};
use crate::noun;
use crate::read::{Kunci, Naskah, Teks};

noun! {
    /// Satu sasaran strategis.
    pub struct Sasaran {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"industri\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Bunyi sasaran, satu-satunya di seluruh laporan.
        nama: Teks, wajib, "\"Meningkatnya pertumbuhan usaha kecil\"";
        /// Kunci tujuan Renstra.
        tujuan: Kunci, wajib, "\"daya_saing_industri\"";
        /// Indikatornya.
        indikator: Vec<Indikator>, wajib, "[[sasaran.indikator]]";
        /// Naskah analisis: Markdown, angka dengan {{ … }}, tabel dan grafik ditempatkan di dalamnya.
        narasi: Option<Naskah>, opsional("hanya tabel dan daftar baku yang dicetak"), "\"\"\"\\nPada tahun {{ tahun }} …\\n\"\"\"";
        /// Faktor pendorong.
        pendorong: Vec<Naskah>, opsional("daftar pendorong tidak dicetak"), "[\"Bahan baku yang memadai\"]";
        /// Faktor penghambat.
        penghambat: Vec<Naskah>, opsional("daftar menyatakan belum diisi, disertai peringatan"), "[\"Kurangnya permodalan\"]";
        /// Solusi yang dilakukan.
        solusi: Vec<Naskah>, opsional("daftar menyatakan belum diisi, disertai peringatan"), "[\"Pendampingan proses produksi\"]";
        /// Ulasan efisiensi sumber daya.
        efisiensi: Option<Naskah>, opsional("kalimat baku dari angka"), "\"…\"";
        /// Tabel data pendukung.
        tabel: Vec<TabelData>, opsional("tanpa tabel data"), "[[sasaran.tabel]]";
        /// Deret angka pendukung.
        deret: Vec<Deret>, opsional("tanpa deret"), "[[sasaran.deret]]";
        /// Grafik.
        grafik: Vec<Grafik>, opsional("tanpa grafik"), "[[sasaran.grafik]]";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}
