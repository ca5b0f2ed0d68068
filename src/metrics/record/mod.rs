//! The record of one fiscal year: one file per noun, in the order of the report.
//!
//! A [`RawRecord`] is what was typed, each value of the right shape and with its place. Only
//! [`check`](crate::check::check) makes a [`Record`] from it, after which every reference leads
//! somewhere and every figure can be computed.

pub mod akip;
pub mod anggaran;
pub mod dasar_hukum;
pub mod foto;
pub mod indikator;
pub mod instansi;
pub mod kebijakan;
pub mod naskah;
pub mod nilai;
pub mod pelaporan;
pub mod penegasan;
pub mod pengecualian;
pub mod pengesahan;
pub mod perbaikan;
pub mod renstra;
pub mod reviu;
pub mod sasaran;
pub mod sdm;
pub mod tabel;
#[cfg(test)]
mod tests;

use akip::Akip;
use anggaran::{Pendapatan, Program};
use dasar_hukum::DasarHukum;
use foto::Foto;
use instansi::Instansi;
use kebijakan::Kebijakan;
use naskah::NaskahTambahan;
use pelaporan::Pelaporan;
use penegasan::Penegasan;
use pengecualian::Pengecualian;
use pengesahan::{Pengesahan, PerjanjianKinerja};
use perbaikan::Langkah;
use renstra::{IsuStrategis, Renstra};
use reviu::KertasReviu;
use sasaran::Sasaran;
use sdm::Sdm;

use crate::noun;
use crate::place::Placed;

noun! {
    /// Catatan sumber (record) satu tahun anggaran: seluruh isi laporan, sekali tulis.
    pub struct RawRecord {
        /// Tahun anggaran yang dilaporkan.
        tahun: Placed<i32>, wajib, "2025";
        /// Perangkat daerah yang menyusun laporan.
        instansi: Instansi, wajib, "{ nama = \"Dinas Contoh\", … }";
        /// Tempat, tanggal dan penanda tangan laporan.
        pengesahan: Pengesahan, wajib, "{ tempat = \"Kota Contoh\", … }";
        /// Peraturan yang dirujuk laporan, masing-masing sekali.
        dasar_hukum: Vec<DasarHukum>, opsional("tidak ada peraturan yang dapat dirujuk"), "[[dasar_hukum]]";
        /// Kunci dasar hukum yang mewajibkan laporan ini, dalam urutan penyebutannya.
        dasar_penyusunan: Vec<crate::read::Kunci>, opsional("kalimat dasar penyusunan tidak dicetak"), "[\"perpres_29_2014\"]";
        /// Pegawai.
        sdm: Option<Sdm>, opsional("bagian Sumber Daya Manusia menyatakan data belum ada"), "[sdm]";
        /// Isu strategis per bidang.
        isu_strategis: Vec<IsuStrategis>, opsional("bagian Isu Strategis tidak dicetak"), "[[isu_strategis]]";
        /// Rencana Strategis yang menjadi induk kinerja tahun ini.
        renstra: Renstra, wajib, "[renstra]";
        /// Perjanjian Kinerja tahun ini.
        perjanjian_kinerja: PerjanjianKinerja, wajib, "[perjanjian_kinerja]";
        /// Sasaran strategis dengan indikator dan analisisnya, dalam urutan laporan.
        sasaran: Vec<Sasaran>, wajib, "[[sasaran]]";
        /// Program, kegiatan dan sub kegiatan dengan pagu dan realisasi.
        program: Vec<Program>, wajib, "[[program]]";
        /// Pendapatan yang dikelola.
        pendapatan: Option<Pendapatan>, opsional("bagian pendapatan tidak dicetak"), "[pendapatan]";
        /// Hasil evaluasi akuntabilitas kinerja (AKIP).
        akip: Option<Akip>, opsional("tabel AKIP tidak dicetak"), "[akip]";
        /// Langkah perbaikan kinerja di tahun berikutnya.
        langkah: Vec<Langkah>, opsional("daftar langkah di BAB IV tidak dicetak"), "[[langkah]]";
        /// Foto dokumentasi.
        foto: Vec<Foto>, opsional("lampiran foto tidak dicetak"), "[[foto]]";
        /// Naskah tambahan instansi, dicetak pada bagian yang disebut namanya.
        naskah: NaskahTambahan, bawaan("{}"), "[naskah]";
        /// Aturan hitung, istilah dan bentuk cetak.
        kebijakan: Kebijakan, bawaan("{}"), "[kebijakan]";
        /// Angka yang sudah ditandatangani di dokumen lain; hitungan harus sama dengannya.
        penegasan: Vec<Penegasan>, opsional("tidak ada angka yang dicocokkan"), "[[penegasan]]";
        /// Reviu, publikasi dan penyampaian laporan.
        pelaporan: Option<Pelaporan>, opsional("kriteria evaluasi tentang pelaporan dianggap belum terpenuhi, disertai saran"), "[pelaporan]";
        /// Kertas kerja reviu yang dicetak sesudah lampiran.
        reviu: Option<KertasReviu>, opsional("tidak dicetak"), "[reviu]";
        /// Temuan yang dibiarkan, dengan alasannya.
        pengecualian: Vec<Pengecualian>, opsional("semua temuan dihitung"), "[[pengecualian]]";
    }
}

/// A record that passed every check; made by [`crate::check::check`] only.
#[derive(Debug, Clone, PartialEq)]
pub struct Record(RawRecord);

impl Record {
    pub(crate) fn new(raw: RawRecord) -> Self {
        Self(raw)
    }

    /// Gives up what the checks found out, and leaves what was typed.
    pub fn into_raw(self) -> RawRecord {
        self.0
    }
}

impl std::ops::Deref for Record {
    type Target = RawRecord;

    fn deref(&self) -> &RawRecord {
        &self.0
    }
}
