//! Regulations, cited by key.

use crate::choice;
use crate::noun;
use crate::place::Placed;
use crate::read::{Kunci, Teks};

choice! {
    /// Apakah peraturan masih berlaku.
    pub enum StatusHukum {
        /// Masih berlaku.
        Berlaku = "berlaku",
        /// Berlaku dengan perubahan.
        Diubah = "diubah",
        /// Sudah dicabut.
        Dicabut = "dicabut",
    }
}

noun! {
    /// Satu peraturan.
    pub struct DasarHukum {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"perbup_1_2021\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Jenis peraturan beserta penerbitnya.
        jenis: Teks, wajib, "\"Peraturan Bupati Contoh\"";
        /// Nomor.
        nomor: Teks, wajib, "\"1\"";
        /// Tahun.
        tahun: Placed<i32>, wajib, "2022";
        /// Judul sesudah kata tentang.
        tentang: Teks, wajib, "\"Rincian Tugas dan Fungsi …\"";
        /// Masih berlaku atau tidak.
        status: StatusHukum, bawaan("\"berlaku\""), "\"dicabut\"";
        /// Kunci peraturan penggantinya.
        diganti_oleh: Option<Kunci>, opsional("tidak ada pengganti"), "\"permendagri_86_2017\"";
        /// Nomor saja yang dicetak setelah jenis, tanpa kata Tahun (misalnya 1/M-CTH/PER/1/2016).
        tanpa_tahun: Placed<bool>, bawaan("false"), "true";
    }
}

impl DasarHukum {
    /// "Peraturan Bupati Contoh Nomor 72 Tahun 2022".
    pub fn pendek(&self) -> String {
        let short = format!("{} Nomor {}", self.jenis.value, self.nomor.value);
        if self.tanpa_tahun.value { short } else { format!("{short} Tahun {}", self.tahun.value) }
    }

    /// The same with its title.
    pub fn lengkap(&self) -> String {
        format!("{} tentang {}", self.pendek(), self.tentang.value)
    }
}
