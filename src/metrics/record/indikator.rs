//! Indicators: what is measured, how, against what target, and what came out.

use rust_decimal::Decimal;

use super::nilai::Nilai;
use super::tabel::Pembanding;
use crate::choice;
use crate::diagnostic::Sink;
use crate::noun;
use crate::place::Placed;
use crate::read::{Kunci, Naskah, Node, PerTahun, Peta, Read, Shape, Teks};

choice! {
    /// Arah kinerja yang baik.
    pub enum Arah {
        /// Makin tinggi makin baik.
        Naik = "naik",
        /// Makin rendah makin baik.
        Turun = "turun",
    }
}

choice! {
    /// Cara menghitung capaian.
    pub enum Metode {
        /// Realisasi dibagi target menurut arah.
        Rasio = "rasio",
        /// (100 + realisasi) / (100 + target) untuk laju pertumbuhan.
        Indeks = "indeks",
    }
}

choice! {
    /// Jenis data.
    pub enum JenisData {
        /// Kuantitatif.
        Kuantitatif = "kuantitatif",
        /// Kualitatif.
        Kualitatif = "kualitatif",
    }
}

noun! {
    /// Satu indikator kinerja.
    pub struct Indikator {
        /// Kunci untuk merujuknya; unik di seluruh record.
        kunci: Kunci, wajib, "\"usaha\"";
        /// Kunci yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Kunci>, opsional("kuncinya dianggap tidak pernah berganti"), "\"kunci_lama\"";
        /// Nama indikator, satu-satunya bunyi di seluruh laporan.
        nama: Teks, wajib, "\"Persentase pertumbuhan usaha kecil\"";
        /// Singkatan untuk grafik dan kalimat.
        singkatan: Option<Teks>, opsional("nama dipakai"), "\"UK\"";
        /// Satuan; \"persen\" dicetak dengan tanda %.
        satuan: Teks, wajib, "\"persen\"";
        /// Banyaknya desimal realisasi.
        desimal: Placed<u32>, bawaan("2"), "2";
        /// Arah kinerja yang baik.
        arah: Arah, wajib, "\"naik\"";
        /// Cara menghitung capaian.
        metode: Metode, bawaan("\"rasio\""), "\"indeks\"";
        /// Dicetak dengan predikat AKIP, misalnya BB (71,27).
        berpredikat: Placed<bool>, bawaan("false"), "true";
        /// Rumus dalam kata.
        formula: Teks, wajib, "\"(Jumlah A / Jumlah B) × 100%\"";
        /// Jenis data.
        jenis: JenisData, bawaan("\"kuantitatif\""), "\"kualitatif\"";
        /// Sumber data.
        sumber: Teks, wajib, "\"BPS\"";
        /// Teknik pengumpulan data.
        pengumpulan: Option<Teks>, opsional("sel tabel menyatakan belum ada"), "\"Data eksisting jumlah …\"";
        /// Teknik monitoring dan evaluasi.
        monitoring: Option<Teks>, opsional("sel tabel menyatakan belum ada"), "\"Pemeriksaan ulang data; koordinasi ke BPS\"";
        /// Arti indikator.
        definisi: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Target Perjanjian Kinerja; satu-satunya tempatnya.
        target: Placed<Decimal>, wajib, "18";
        /// Target Renstra tahun ini.
        target_renstra: Option<Placed<Decimal>>, opsional("perbandingan dengan Renstra menyatakan data belum ada"), "18.50";
        /// Target Renstra akhir periode.
        target_akhir: Option<Placed<Decimal>>, opsional("tidak dicetak"), "20";
        /// Bilangan di balik realisasi, dengan nama sendiri.
        data: Peta<Placed<Decimal>>, opsional("tanpa data dasar"), "{ kini = 120, dasar = 100 }";
        /// Realisasi: angka, ungkapan, atau tabel dengan status proksi / belum_terbit.
        realisasi: Realisasi, wajib, "\"pertumbuhan(kini, dasar)\"";
        /// Realisasi tahun-tahun sebelumnya.
        riwayat: PerTahun<Nilai>, opsional("perbandingan tahun lalu menyatakan data belum ada"), "{ 2022 = 9.10, 2023 = 10.25 }";
        /// Angka wilayah lain.
        pembanding: Vec<Pembanding>, opsional("perbandingan wilayah menyatakan data belum ada"), "[{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2025, nilai = 10.4 }]";
        /// Catatan yang dicetak di bawah tabel capaian.
        catatan: Option<Teks>, opsional("tanpa catatan"), "\"…\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub enum Realisasi {
    /// Measured.
    Terukur(Nilai),
    /// Another year's figure stands in; never classified, never averaged.
    Proksi(Proksi),
    /// Not yet published.
    BelumTerbit(BelumTerbit),
}

choice! {
    /// Keadaan realisasi yang bukan angka terukur.
    pub enum StatusRealisasi {
        /// Angka tahun lain sebagai penunjuk.
        Proksi = "proksi",
        /// Belum diterbitkan oleh sumbernya.
        BelumTerbit = "belum_terbit",
    }
}

noun! {
    /// Realisasi yang memakai angka tahun lain; tidak dinilai dan tidak dirata-ratakan.
    pub struct Proksi {
        /// Selalu \"proksi\".
        status: StatusRealisasi, wajib, "\"proksi\"";
        /// Tahun angka itu.
        tahun: Placed<i32>, wajib, "2023";
        /// Angka atau ungkapan.
        nilai: Nilai, wajib, "71.50";
        /// Sumber.
        sumber: Teks, wajib, "\"BPS\"";
        /// Mengapa proksi dipakai.
        alasan: Teks, wajib, "\"BPS belum menerbitkan data Tahun 2025\"";
    }
}

noun! {
    /// Realisasi yang belum diterbitkan.
    pub struct BelumTerbit {
        /// Selalu \"belum_terbit\".
        status: StatusRealisasi, wajib, "\"belum_terbit\"";
        /// Siapa yang akan menerbitkan.
        sumber: Teks, wajib, "\"BPS\"";
        /// Mengapa belum ada.
        alasan: Teks, wajib, "\"BPS belum menerbitkan data Tahun 2025\"";
    }
}

impl Realisasi {
    /// The figure as typed, measured or proxy.
    pub fn nilai(&self) -> Option<&Nilai> {
        match self {
            Self::Terukur(nilai) => Some(nilai),
            Self::Proksi(proksi) => Some(&proksi.nilai),
            Self::BelumTerbit(_) => None,
        }
    }
}

impl Read for Realisasi {
    fn shape() -> Shape {
        Shape::Any(&[Nilai::shape, Proksi::shape, BelumTerbit::shape])
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        if !node.value().is_table() {
            return Nilai::read(node, sink).map(Self::Terukur);
        }
        let status = node.get("status").and_then(|n| n.value().as_str());
        if status == Some(StatusRealisasi::BelumTerbit.word()) {
            BelumTerbit::read(node, sink).map(Self::BelumTerbit)
        } else {
            let proksi = Proksi::read(node, sink)?;
            Some(Self::Proksi(proksi))
        }
    }
}
