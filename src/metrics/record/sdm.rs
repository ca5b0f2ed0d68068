//! Staff by status, education and rank.

use crate::noun;
use crate::number::tanggal::Tanggal;
use crate::place::Placed;
use crate::read::{Kunci, Naskah, Teks};

noun! {
    /// Pegawai pada akhir tahun.
    pub struct Sdm {
        /// Tanggal keadaan data.
        per: Placed<Tanggal>, wajib, "2025-12-31";
        /// Pegawai menurut status; jumlahnya adalah jumlah seluruh pegawai.
        status: Vec<StatusPegawai>, wajib, "[[sdm.status]]";
        /// Tabel silang menurut pendidikan, golongan dan lain-lain.
        komposisi: Vec<Komposisi>, opsional("hanya tabel status yang dicetak"), "[[sdm.komposisi]]";
        /// Penutup bagian ini.
        narasi: Option<Naskah>, opsional("tanpa penutup"), "\"Ke depan …\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Banyaknya pegawai dengan satu status.
    pub struct StatusPegawai {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"asn\"";
        /// Nama status.
        nama: Teks, wajib, "\"Aparatur Sipil Negara (ASN)\"";
        /// Banyaknya orang.
        jumlah: Placed<u32>, wajib, "36";
        /// Keterangan.
        keterangan: Option<Teks>, opsional("kolom keterangan kosong"), "\"termasuk CPNS\"";
    }
}

noun! {
    /// Tabel silang pegawai: baris menurut golongan atau pendidikan, kolom menurut status.
    pub struct Komposisi {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"pendidikan\"";
        /// Judul tabel.
        judul: Teks, wajib, "\"Jumlah Pegawai Berdasarkan Tingkat Pendidikan\"";
        /// Kepala kolom pertama.
        kepala: Teks, wajib, "\"Pendidikan\"";
        /// Status pegawai yang dirinci (kunci `sdm.status`); jumlah tabel harus sama dengannya.
        status: Vec<Kunci>, opsional("seluruh pegawai"), "[\"asn\"]";
        /// Kolom.
        kolom: Vec<Teks>, wajib, "[\"ASN\", \"CASN\", \"Non ASN\"]";
        /// Baris, dengan satu bilangan per kolom.
        baris: Vec<BarisKomposisi>, wajib, "[{ nama = \"SMA\", jumlah = [2, 0, 41] }]";
        /// Kalimat pengantar di atas tabel.
        pengantar: Option<Naskah>, opsional("kalimat baku"), "\"Menurut pendidikan …\"";
        /// Ulasan di bawah tabel.
        narasi: Option<Naskah>, opsional("tanpa ulasan"), "\"Dari tabel di atas …\"";
    }
}

noun! {
    /// Satu baris tabel silang pegawai.
    pub struct BarisKomposisi {
        /// Nama baris.
        nama: Teks, wajib, "\"SMA\"";
        /// Banyaknya orang per kolom.
        jumlah: Vec<Placed<u32>>, wajib, "[2, 0, 41]";
    }
}
