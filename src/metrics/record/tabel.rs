//! Tables of data and series behind the analysis of a sasaran.

use rust_decimal::Decimal;

use super::nilai::Nilai;
use crate::choice;
use crate::noun;
use crate::place::Placed;
use crate::read::PerTahun;
use crate::read::{Kunci, Teks};

noun! {
    /// Tabel data pendukung, misalnya penduduk menurut kegiatan dan jenis kelamin.
    pub struct TabelData {
        /// Kunci untuk merujuk dan menempatkannya: `{{ tabel("penduduk") }}`.
        kunci: Kunci, wajib, "\"penduduk\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Judul tabel.
        judul: Teks, wajib, "\"Jumlah Penduduk …\"";
        /// Kepala kolom pertama.
        kepala: Teks, wajib, "\"Komposisi Penduduk\"";
        /// Kepala bersama di atas kolom data.
        kelompok: Option<Teks>, opsional("kolom tanpa kepala bersama"), "\"Jumlah Penduduk\"";
        /// Kolom data.
        kolom: Vec<Teks>, wajib, "[\"Laki-Laki\", \"Perempuan\"]";
        /// Nama kolom jumlah yang dihitung dari kolom data.
        jumlah: Option<Teks>, opsional("tanpa kolom jumlah"), "\"Jumlah\"";
        /// Satuan baris yang tidak menyebut satuannya sendiri.
        satuan: Teks, wajib, "\"jiwa\"";
        /// Sumber data.
        sumber: Option<Teks>, opsional("baris sumber tidak dicetak"), "\"BPS Kabupaten Contoh\"";
        /// Baris.
        baris: Vec<BarisData>, wajib, "[{ kunci = \"bekerja\", nama = \"Bekerja\", nilai = [1200, 1150] }]";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Satu baris tabel data: angka per kolom, atau rumus dari baris lain.
    pub struct BarisData {
        /// Kunci baris; rumus dan naskah merujuknya.
        kunci: Kunci, wajib, "\"bekerja\"";
        /// Nama baris.
        nama: Teks, wajib, "\"1. Bekerja\"";
        /// Tingkat lekuk, 0 sampai 4.
        tingkat: Placed<u32>, bawaan("0"), "1";
        /// Satuan baris ini.
        satuan: Option<Teks>, opsional("satuan tabel"), "\"persen\"";
        /// Nilai per kolom.
        nilai: Vec<Placed<Decimal>>, opsional("dihitung dengan `rumus` atau `jumlah_dari`"), "[1200, 1150]";
        /// Rumus dari baris lain, dihitung per kolom dan untuk kolom jumlah.
        rumus: Option<Nilai>, opsional("nilai diketik"), "\"pengangguran / angkatan_kerja * 100\"";
        /// Kunci baris yang jumlahnya harus sama dengan baris ini.
        jumlah_dari: Vec<Kunci>, opsional("tidak diperiksa"), "[\"bekerja\", \"pengangguran\"]";
        /// Banyaknya desimal.
        desimal: Option<Placed<u32>>, opsional("0 untuk bilangan cacah, 2 untuk persen"), "2";
    }
}

noun! {
    /// Deret angka per tahun yang bukan indikator, misalnya tingkat pengangguran.
    pub struct Deret {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"tpt\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Nama.
        nama: Teks, wajib, "\"Tingkat Contoh\"";
        /// Singkatan.
        singkatan: Option<Teks>, opsional("nama dipakai"), "\"TPT\"";
        /// Satuan.
        satuan: Teks, wajib, "\"persen\"";
        /// Banyaknya desimal.
        desimal: Option<Placed<u32>>, opsional("0 untuk bilangan cacah, 2 untuk persen"), "0";
        /// Nilai per tahun: angka atau ungkapan.
        nilai: PerTahun<Nilai>, wajib, "{ 2023 = 5.50 }";
        /// Angka wilayah lain untuk perbandingan.
        pembanding: Vec<Pembanding>, opsional("tanpa pembanding"), "[{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2023, nilai = 5.10 }]";
        /// Sumber data.
        sumber: Option<Teks>, opsional("baris sumber tidak dicetak"), "\"BPS\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

choice! {
    /// Tingkat wilayah pembanding.
    pub enum TingkatWilayah {
        /// Kabupaten atau kota lain.
        Kabupaten = "kabupaten",
        /// Provinsi.
        Provinsi = "provinsi",
        /// Nasional.
        Nasional = "nasional",
    }
}

noun! {
    /// Angka wilayah lain untuk indikator atau deret yang sama.
    pub struct Pembanding {
        /// Nama wilayah.
        wilayah: Teks, wajib, "\"Kabupaten Tetangga\"";
        /// Tingkat wilayah.
        tingkat: TingkatWilayah, wajib, "\"kabupaten\"";
        /// Tahun data.
        tahun: Placed<i32>, wajib, "2023";
        /// Nilai.
        nilai: Placed<Decimal>, wajib, "70.25";
        /// Sumber.
        sumber: Option<Teks>, opsional("sumber indikator"), "\"BPS\"";
    }
}

choice! {
    /// Bentuk grafik.
    pub enum BentukGrafik {
        /// Kolom.
        Kolom = "kolom",
        /// Garis.
        Garis = "garis",
    }
}

noun! {
    /// Grafik dari sebuah indikator atau deret.
    pub struct Grafik {
        /// Kunci untuk menempatkannya: `{{ grafik("tpak") }}`.
        kunci: Kunci, wajib, "\"tpak\"";
        /// Judul gambar.
        judul: Teks, wajib, "\"Tingkat Contoh Tahun 2019–2023\"";
        /// Kunci indikator atau deret yang digambar; beberapa kunci memberi beberapa garis.
        data: Vec<Kunci>, wajib, "[\"tpak\"]";
        /// Bentuk.
        bentuk: BentukGrafik, bawaan("\"kolom\""), "\"garis\"";
        /// Tahun pertama pada sumbu.
        dari: Option<Placed<i32>>, opsional("tahun pertama yang ada datanya"), "2019";
        /// Tahun terakhir pada sumbu.
        sampai: Option<Placed<i32>>, opsional("tahun laporan"), "2025";
        /// Catatan di bawah grafik.
        catatan: Option<Teks>, opsional("tanpa catatan"), "\"…\"";
    }
}
