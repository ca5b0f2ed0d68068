//! Rules of computing and of print that an agency may set.

use rust_decimal::Decimal;

use crate::choice;
use crate::noun;
use crate::place::Placed;
use crate::read::{Kunci, Teks};

choice! {
    /// Aturan efisiensi.
    pub enum AturanEfisiensi {
        /// Efisien bila capaian sekurang-kurangnya sama dengan serapan.
        CapaianSerapan = "capaian_serapan",
        /// Capaian dikurangi serapan: di atas 5 efisien, −5 sampai 5 cukup efisien, di bawahnya tidak efisien.
        Selisih = "selisih",
        /// Efisien bila target tercapai (capaian sekurang-kurangnya 100) dan serapan tidak melebihi 100.
        TargetTercapai = "target_tercapai",
    }
}

choice! {
    /// Bentuk rupiah.
    pub enum BentukUang {
        /// Rp9.065.287.929,00.
        DenganSen = "dengan_sen",
        /// Rp9.065.287.929.
        TanpaSen = "tanpa_sen",
    }
}

choice! {
    /// Ukuran kertas.
    pub enum Kertas {
        /// 210 × 297 mm.
        A4 = "A4",
        /// 215 × 330 mm.
        F4 = "F4",
    }
}

choice! {
    /// Keluarga huruf.
    pub enum Huruf {
        /// Caladea dan Carlito, seukuran Cambria dan Calibri.
        Cambria = "cambria",
        /// Liberation Sans, seukuran Arial.
        Arial = "arial",
        /// Liberation Serif, seukuran Times New Roman.
        Times = "times",
    }
}

noun! {
    /// Aturan hitung, istilah dan bentuk cetak.
    pub struct Kebijakan {
        /// Kelas capaian dari atas ke bawah; kelas terakhir tanpa batas.
        skala: Vec<KelasSkala>, bawaan("[{ label = \"Sangat Tinggi\", di_atas = 90 }, { label = \"Tinggi\", di_atas = 75 }, { label = \"Sedang\", di_atas = 65 }, { label = \"Rendah\", di_atas = 50 }, { label = \"Sangat Rendah\" }]"), "[{ label = \"Baik\", di_atas = 75 }, { label = \"Kurang\" }]";
        /// Kunci dasar hukum skala.
        dasar_skala: Option<Kunci>, opsional("dasar skala tidak disebut"), "\"permendagri_86_2017\"";
        /// Predikat AKIP dari atas ke bawah; predikat terakhir tanpa batas.
        predikat_akip: Vec<Predikat>, bawaan("[{ predikat = \"AA\", di_atas = 90, sebutan = \"Sangat Memuaskan\" }, { predikat = \"A\", di_atas = 80, sebutan = \"Memuaskan\" }, { predikat = \"BB\", di_atas = 70, sebutan = \"Sangat Baik\" }, { predikat = \"B\", di_atas = 60, sebutan = \"Baik\" }, { predikat = \"CC\", di_atas = 50, sebutan = \"Cukup\" }, { predikat = \"C\", di_atas = 30, sebutan = \"Kurang\" }, { predikat = \"D\", sebutan = \"Sangat Kurang\" }]"), "[{ predikat = \"A\", di_atas = 80, sebutan = \"Memuaskan\" }]";
        /// Batas atas capaian sebelum dirata-ratakan.
        batas_capaian: Option<Placed<Decimal>>, opsional("capaian tidak dibatasi"), "120";
        /// Aturan efisiensi.
        efisiensi: AturanEfisiensi, bawaan("\"capaian_serapan\""), "\"selisih\"";
        /// Serapan di bawah ambang ini (persen) ditandai dan perlu penjelasan.
        ambang_serapan: Placed<Decimal>, bawaan("80"), "80";
        /// Bentuk rupiah.
        rupiah: BentukUang, bawaan("\"tanpa_sen\""), "\"dengan_sen\"";
        /// Ukuran kertas.
        kertas: Kertas, bawaan("\"A4\""), "\"F4\"";
        /// Keluarga huruf.
        huruf: Huruf, bawaan("\"cambria\""), "\"arial\"";
        /// Warna aksen.
        warna: Teks, bawaan("\"#0F4C5C\""), "\"#0F4C5C\"";
        /// Berkas templat Word (.docx) untuk laporan Word, relatif terhadap folder record.
        templat_docx: Option<Teks>, opsional("rupa bawaan program"), "\"gaya-dinas.docx\"";
    }
}

noun! {
    /// Satu kelas capaian.
    pub struct KelasSkala {
        /// Label.
        label: Teks, wajib, "\"Sangat Tinggi\"";
        /// Batas bawah yang tidak termasuk (persen).
        di_atas: Option<Placed<Decimal>>, opsional("kelas terbawah"), "90";
    }
}

noun! {
    /// Satu predikat AKIP.
    pub struct Predikat {
        /// Predikat.
        predikat: Teks, wajib, "\"BB\"";
        /// Batas bawah yang tidak termasuk.
        di_atas: Option<Placed<Decimal>>, opsional("predikat terbawah"), "70";
        /// Sebutan.
        sebutan: Teks, wajib, "\"Sangat Baik\"";
    }
}
