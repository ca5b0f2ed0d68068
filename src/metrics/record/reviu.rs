//! Papers of the review that the report may carry: the statement and the check list.
//!
//! Number and date of the review have their one home in `[pelaporan]`.

use crate::noun;
use crate::number::nip::Nip;
use crate::place::Placed;
use crate::read::Teks;

noun! {
    /// Kertas kerja reviu yang dicetak sesudah lampiran; nomor dan tanggal reviu diambil dari `[pelaporan] reviu`.
    pub struct KertasReviu {
        /// Mencetak formulir Pernyataan Telah Direviu.
        pernyataan: Placed<bool>, bawaan("false"), "true";
        /// Mencetak Daftar Periksa Reviu, terisi sejauh record dapat menjawabnya.
        daftar_periksa: Placed<bool>, bawaan("false"), "true";
        /// Inspektur yang menandatangani pernyataan.
        inspektur: Option<Inspektur>, opsional("dicetak titik-titik untuk diisi tangan"), "{ nama = \"Nama Inspektur, S.H.\", pangkat = \"Pembina Utama Muda\", golongan = \"IV/c\" }";
    }
}

noun! {
    /// Pimpinan aparat pengawasan intern yang menandatangani Pernyataan Telah Direviu.
    pub struct Inspektur {
        /// Nama dengan gelar.
        nama: Option<Teks>, opsional("dicetak titik-titik untuk diisi tangan"), "\"Nama Inspektur, S.H.\"";
        /// Jabatan, satu baris cetak satu butir.
        jabatan: Vec<Teks>, opsional("Inspektur dan nama daerah"), "[\"Inspektur Daerah\", \"Kabupaten Contoh\"]";
        /// Pangkat.
        pangkat: Option<Teks>, opsional("dicetak titik-titik untuk diisi tangan"), "\"Pembina Utama Muda\"";
        /// Golongan ruang.
        golongan: Option<Teks>, opsional("golongan tidak dicetak"), "\"IV/c\"";
        /// NIP.
        nip: Option<Placed<Nip>>, opsional("dicetak titik-titik untuk diisi tangan"), "\"197001011995031001\"";
    }
}
