//! What becomes of the report: its review, its publication and its submission.

use crate::noun;
use crate::number::tanggal::Tanggal;
use crate::place::Placed;
use crate::read::Teks;

noun! {
    /// Reviu, publikasi dan penyampaian laporan, untuk memenuhi kriteria evaluasi.
    pub struct Pelaporan {
        /// Reviu oleh aparat pengawasan intern.
        reviu: Option<Reviu>, opsional("dianggap belum direviu"), "{ tanggal = 2026-01-08, oleh = \"Inspektorat Daerah\" }";
        /// Tempat laporan dipublikasikan.
        publikasi: Vec<Publikasi>, opsional("dianggap belum dipublikasikan"), "[{ media = \"Laman instansi\", alamat = \"https://…\" }]";
        /// Penyampaian laporan.
        disampaikan: Option<Penyampaian>, opsional("dianggap belum disampaikan"), "{ tanggal = 2026-02-10, kepada = \"Bupati Contoh\" }";
        /// Tanggal laporan dibahas bersama pimpinan.
        pembahasan_pimpinan: Option<Placed<Tanggal>>, opsional("dianggap belum dibahas"), "2026-02-12";
    }
}

noun! {
    /// Reviu laporan.
    pub struct Reviu {
        /// Tanggal hasil reviu; tidak sesudah penandatanganan.
        tanggal: Placed<Tanggal>, wajib, "2026-01-08";
        /// Nomor surat atau laporan hasil reviu.
        nomor: Option<Teks>, opsional("tanpa nomor"), "\"700/12/2026\"";
        /// Siapa yang mereviu.
        oleh: Option<Teks>, opsional("tanpa nama"), "\"Inspektorat Daerah\"";
    }
}

noun! {
    /// Satu tempat publikasi laporan.
    pub struct Publikasi {
        /// Nama media.
        media: Teks, wajib, "\"Laman instansi\"";
        /// Alamat laporan di media itu.
        alamat: Option<Teks>, opsional("tanpa alamat"), "\"https://…\"";
        /// Tanggal dipublikasikan.
        tanggal: Option<Placed<Tanggal>>, opsional("tanpa tanggal"), "2026-02-11";
    }
}

noun! {
    /// Penyampaian laporan.
    pub struct Penyampaian {
        /// Tanggal disampaikan.
        tanggal: Placed<Tanggal>, wajib, "2026-02-10";
        /// Kepada siapa.
        kepada: Option<Teks>, opsional("kepala daerah"), "\"Bupati Contoh\"";
    }
}
