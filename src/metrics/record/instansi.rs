//! The agency that reports, its duties and its units.

use crate::choice;
use crate::diagnostic::Sink;
use crate::noun;
use crate::read::{Kunci, Node, Read, Shape, Teks};

noun! {
    /// Perangkat daerah yang menyusun laporan; setiap halaman mengambil namanya dari sini.
    pub struct Instansi {
        /// Nama resmi tanpa nama daerah.
        nama: Teks, wajib, "\"Dinas Contoh\"";
        /// Nama pendek bila ada, untuk tabel yang sempit.
        singkatan: Option<Teks>, opsional("nama resmi dipakai"), "\"Discontoh\"";
        /// Nama daerah.
        daerah: Teks, wajib, "\"Kabupaten Contoh\"";
        /// Sebutan pemerintah daerah.
        pemerintah: Option<Teks>, opsional("\"Pemerintah\" diikuti nama daerah"), "\"Pemerintah Kabupaten Contoh\"";
        /// Sebutan kepala daerah; nama daerahnya ditambahkan program.
        kepala_daerah: Teks, wajib, "\"Bupati\"";
        /// Sebutan kepala instansi.
        kepala: Teks, bawaan("\"Kepala Dinas\""), "\"Kepala Dinas\"";
        /// Kunci dasar hukum tentang tugas dan fungsi.
        dasar: Option<Kunci>, opsional("kalimat dasar hukum instansi tidak dicetak"), "\"perbup_1_2021\"";
        /// Tugas pokok, mulai dengan kata kerja huruf kecil.
        tugas: Teks, wajib, "\"membantu Bupati melaksanakan urusan …\"";
        /// Fungsi, satu butir satu kalimat.
        fungsi: Vec<Teks>, opsional("daftar fungsi tidak dicetak"), "[\"perumusan kebijakan …\"]";
        /// Berkas gambar lambang daerah (PNG, JPEG atau SVG), relatif terhadap record.
        logo: Option<Teks>, opsional("lambang netral digambar"), "\"logo.png\"";
        /// Susunan organisasi.
        unit: Vec<Unit>, opsional("bagan organisasi tidak dicetak"), "[[instansi.unit]]";
    }
}

choice! {
    /// Kedudukan unit dalam bagan organisasi.
    pub enum Kedudukan {
        /// Sekretariat, di samping.
        Sekretariat = "sekretariat",
        /// Bidang, di bawah kepala.
        Bidang = "bidang",
        /// Unit pelaksana teknis, di dasar bagan.
        Upt = "upt",
        /// Kelompok jabatan fungsional, bergaris putus.
        Fungsional = "fungsional",
    }
}

noun! {
    /// Satu unit organisasi.
    pub struct Unit {
        /// Nama unit.
        nama: Teks, wajib, "\"Sekretariat\"";
        /// Kedudukan dalam bagan.
        kedudukan: Kedudukan, bawaan("\"bidang\""), "\"sekretariat\"";
        /// Unit di bawahnya: nama saja, atau tabel dengan bawahannya sendiri.
        bawahan: Vec<Bawahan>, opsional("tanpa bawahan"), "[\"Subbagian Umum\", \"Subbagian Keuangan\"]";
    }
}

/// A unit below another one: its name, or a table with units of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Bawahan {
    /// Name.
    pub nama: Teks,
    /// Units below it.
    pub bawahan: Vec<Bawahan>,
}

noun! {
    /// Unit bawahan yang mempunyai bawahan sendiri.
    pub struct BawahanLengkap {
        /// Nama unit.
        nama: Teks, wajib, "\"Subbagian Umum\"";
        /// Unit di bawahnya.
        bawahan: Vec<Bawahan>, opsional("tanpa bawahan"), "[\"Urusan Kepegawaian\"]";
    }
}

impl Read for Bawahan {
    fn shape() -> Shape {
        Shape::Any(&[Teks::shape, BawahanLengkap::shape])
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        if node.value().is_table() {
            let unit = BawahanLengkap::read(node, sink)?;
            return Some(Self { nama: unit.nama, bawahan: unit.bawahan });
        }
        Teks::read(node, sink).map(|nama| Self { nama, bawahan: Vec::new() })
    }
}
