//! Findings that somebody has looked at and lets pass, with the reason.

use crate::noun;
use crate::read::Teks;

noun! {
    /// Satu temuan tingkat peringatan atau saran yang dibiarkan, dengan alasannya.
    pub struct Pengecualian {
        /// Kode temuan.
        kode: Teks, wajib, "\"LKJ0313\"";
        /// Kunci tempat temuan seperti dicetak `periksa`, atau awalnya sampai sebuah titik; \"*\" untuk seluruh catatan.
        kunci: Teks, wajib, "\"sasaran.industri\"";
        /// Mengapa dibiarkan.
        alasan: Teks, wajib, "\"Angka tahun itu memang tidak diterbitkan sumbernya\"";
    }
}
