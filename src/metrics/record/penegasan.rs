//! Totals that were signed elsewhere, against which the computed ones are held.

use super::nilai::Nilai;
use crate::noun;
use crate::read::Teks;

noun! {
    /// Satu angka yang sudah ditandatangani di dokumen lain.
    pub struct Penegasan {
        /// Nama angka, seperti dalam naskah, misalnya anggaran.realisasi.
        kunci: Teks, wajib, "\"anggaran.realisasi\"";
        /// Nilai menurut dokumen itu.
        nilai: Nilai, wajib, "4_815_250_000";
        /// Dokumennya.
        sumber: Teks, wajib, "\"LRA 31 Desember 2025\"";
    }
}
