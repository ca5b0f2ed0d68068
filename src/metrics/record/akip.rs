//! The evaluation of the agency's performance accountability (AKIP).

use rust_decimal::Decimal;

use crate::choice;
use crate::noun;
use crate::place::Placed;
use crate::read::{Kunci, Naskah, Teks};

noun! {
    /// Hasil evaluasi AKIP atas instansi.
    pub struct Akip {
        /// Siapa yang menilai.
        penilai: Teks, wajib, "\"Inspektorat Daerah\"";
        /// Nilai menurut laporan hasil evaluasi; dicocokkan dengan jumlah komponen.
        nilai: Placed<Decimal>, wajib, "78.40";
        /// Komponen penilaian.
        komponen: Vec<Komponen>, wajib, "[[akip.komponen]]";
        /// Catatan hasil evaluasi.
        catatan: Vec<Catatan>, opsional("daftar catatan tidak dicetak"), "[[akip.catatan]]";
        /// Rekomendasi hasil evaluasi.
        rekomendasi: Vec<Rekomendasi>, opsional("daftar rekomendasi tidak dicetak"), "[[akip.rekomendasi]]";
        /// Ulasan.
        narasi: Option<Naskah>, opsional("kalimat baku dari angka"), "\"…\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Satu komponen penilaian AKIP.
    pub struct Komponen {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"perencanaan\"";
        /// Nama komponen.
        nama: Teks, wajib, "\"Perencanaan Kinerja\"";
        /// Bobot.
        bobot: Placed<Decimal>, wajib, "30";
        /// Nilai.
        nilai: Placed<Decimal>, wajib, "24.10";
    }
}

noun! {
    /// Satu catatan hasil evaluasi.
    pub struct Catatan {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"publikasi\"";
        /// Bunyi catatan.
        isi: Naskah, wajib, "\"Laporan Kinerja belum dipublikasikan\"";
    }
}

choice! {
    /// Keadaan tindak lanjut.
    pub enum StatusTindakLanjut {
        /// Belum ditindaklanjuti.
        Belum = "belum",
        /// Sedang dikerjakan.
        Proses = "proses",
        /// Selesai.
        Selesai = "selesai",
    }
}

noun! {
    /// Satu rekomendasi dengan tindak lanjutnya.
    pub struct Rekomendasi {
        /// Bunyi rekomendasi.
        isi: Naskah, wajib, "\"Mempublikasikan Laporan Kinerja\"";
        /// Kunci catatan yang dijawab.
        catatan: Vec<Kunci>, opsional("berdiri sendiri"), "[\"publikasi\"]";
        /// Tindak lanjut.
        tindak_lanjut: Option<Naskah>, opsional("dicetak sebagai belum ada"), "\"Diunggah ke laman instansi\"";
        /// Keadaan.
        status: StatusTindakLanjut, bawaan("\"belum\""), "\"selesai\"";
    }
}
