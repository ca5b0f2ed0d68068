//! Who signs: the report itself, and the Perjanjian Kinerja.

use crate::choice;
use crate::noun;
use crate::number::nip::Nip;
use crate::number::tanggal::Tanggal;
use crate::place::Placed;
use crate::read::Teks;

noun! {
    /// Pengesahan laporan.
    pub struct Pengesahan {
        /// Tempat penandatanganan.
        tempat: Teks, wajib, "\"Kota Contoh\"";
        /// Tanggal penandatanganan; sesudah tahun anggaran berakhir.
        tanggal: Placed<Tanggal>, wajib, "2026-01-10";
        /// Pejabat yang menandatangani.
        penanda_tangan: Pejabat, wajib, "{ nama = \"…\", nip = \"…\" }";
    }
}

noun! {
    /// Pejabat penanda tangan.
    pub struct Pejabat {
        /// Nama dengan gelar.
        nama: Teks, wajib, "\"Nama Pejabat, S.P.\"";
        /// NIP 18 angka.
        nip: Option<Placed<Nip>>, opsional("NIP tidak dicetak (kepala daerah tidak mempunyai NIP)"), "\"198001012005011001\"";
        /// Pangkat.
        pangkat: Option<Teks>, opsional("pangkat tidak dicetak"), "\"Pembina Tk. I\"";
        /// Golongan ruang.
        golongan: Option<Teks>, opsional("golongan tidak dicetak"), "\"IV/b\"";
        /// Jabatan, satu baris cetak satu butir.
        jabatan: Vec<Teks>, opsional("sebutan kepala, nama instansi dan daerah"), "[\"Kepala Dinas Contoh\", \"Kabupaten Contoh\"]";
    }
}

choice! {
    /// Perjanjian Kinerja yang mana.
    pub enum JenisPerjanjian {
        /// Perjanjian Kinerja awal tahun.
        Awal = "awal",
        /// Perjanjian Kinerja perubahan.
        Perubahan = "perubahan",
    }
}

noun! {
    /// Perjanjian Kinerja tahun ini; targetnya ada pada indikator, pagunya pada program.
    pub struct PerjanjianKinerja {
        /// Awal atau perubahan.
        jenis: JenisPerjanjian, bawaan("\"awal\""), "\"perubahan\"";
        /// Tempat penandatanganan.
        tempat: Option<Teks>, opsional("tempat pengesahan laporan"), "\"Kota Contoh\"";
        /// Tanggal penandatanganan.
        tanggal: Option<Placed<Tanggal>>, opsional("dicetak titik-titik untuk diisi"), "2025-10-15";
        /// Pihak pertama.
        pihak_pertama: Option<Pihak>, opsional("penanda tangan laporan"), "{ nama = \"…\" }";
        /// Pihak kedua, atasan langsung pihak pertama.
        pihak_kedua: Option<Pihak>, opsional("sebutan kepala daerah, nama titik-titik, disertai peringatan"), "{ nama = \"…\", jabatan = [\"Bupati Contoh\"] }";
    }
}

noun! {
    /// Satu pihak dalam Perjanjian Kinerja.
    pub struct Pihak {
        /// Nama dengan gelar.
        nama: Option<Teks>, opsional("dicetak titik-titik untuk diisi, disertai peringatan"), "\"Nama Bupati\"";
        /// Jabatan, satu baris cetak satu butir.
        jabatan: Vec<Teks>, opsional("sebutan menurut data instansi"), "[\"Bupati Contoh\"]";
        /// Pangkat.
        pangkat: Option<Teks>, opsional("pangkat tidak dicetak"), "\"Pembina Tk. I\"";
        /// Golongan ruang.
        golongan: Option<Teks>, opsional("golongan tidak dicetak"), "\"IV/b\"";
        /// NIP.
        nip: Option<Placed<Nip>>, opsional("NIP tidak dicetak"), "\"198001012005011001\"";
    }
}
