//! Money: programs down to the leaves, and revenue. Sums are computed, never typed.

use crate::noun;
use crate::number::kode::Kode;
use crate::number::rupiah::Rupiah;
use crate::place::Placed;
use crate::read::{Kunci, Naskah, Teks};

noun! {
    /// Satu program.
    pub struct Program {
        /// Kode rekening program.
        kode: Placed<Kode>, wajib, "\"1.02.03\"";
        /// Kode yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Placed<Kode>>, opsional("kodenya dianggap tidak pernah berganti"), "\"1.02.03\"";
        /// Nama program menurut nomenklatur.
        nama: Teks, wajib, "\"Program Contoh …\"";
        /// Kunci sasaran yang didukung.
        sasaran: Kunci, wajib, "\"kesempatan_kerja\"";
        /// Pagu dalam Perjanjian Kinerja; dicocokkan dengan jumlah sub kegiatan.
        pagu_pk: Placed<Rupiah>, wajib, "1_250_000_000";
        /// Keterangan dalam Perjanjian Kinerja.
        keterangan: Option<Teks>, opsional("kolom keterangan kosong"), "\"PAPBD\"";
        /// Kegiatan.
        kegiatan: Vec<Kegiatan>, wajib, "[[program.kegiatan]]";
        /// Penjelasan serapan yang rendah.
        catatan: Option<Naskah>, opsional("peringatan bila serapan di bawah ambang"), "\"…\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Satu kegiatan.
    pub struct Kegiatan {
        /// Kode rekening kegiatan.
        kode: Placed<Kode>, wajib, "\"1.02.03.2.01\"";
        /// Kode yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Placed<Kode>>, opsional("kodenya dianggap tidak pernah berganti"), "\"1.02.03.2.01\"";
        /// Nama kegiatan.
        nama: Teks, wajib, "\"Pelaksanaan Contoh …\"";
        /// Sub kegiatan.
        sub: Vec<SubKegiatan>, wajib, "[{ kode = \"1.02.03.2.01.0001\", nama = \"…\", pagu = 400_000_000, realisasi = 385_500_000 }]";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Satu sub kegiatan; di sinilah uang diketik.
    pub struct SubKegiatan {
        /// Kode rekening sub kegiatan.
        kode: Placed<Kode>, wajib, "\"1.02.03.2.01.0001\"";
        /// Kode yang dipakainya dahulu, bila berganti; dengan itu `banding` menyambung keduanya.
        dahulu: Option<Placed<Kode>>, opsional("kodenya dianggap tidak pernah berganti"), "\"1.02.03.2.01.0001\"";
        /// Nama sub kegiatan.
        nama: Teks, wajib, "\"Penyusunan Contoh …\"";
        /// Pagu.
        pagu: Placed<Rupiah>, wajib, "400_000_000";
        /// Realisasi.
        realisasi: Placed<Rupiah>, wajib, "385_500_000";
        /// Penjelasan serapan yang rendah.
        catatan: Option<Naskah>, opsional("tanpa penjelasan"), "\"…\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Pendapatan yang dikelola instansi.
    pub struct Pendapatan {
        /// Jenis pendapatan.
        butir: Vec<ButirPendapatan>, wajib, "[[pendapatan.butir]]";
        /// Ulasan.
        narasi: Option<Naskah>, opsional("kalimat baku dari angka"), "\"…\"";
        /// Siapa yang mengisi data ini; pengelompok `lkjip baru --daftar-isian`.
        penanggung_jawab: Option<Teks>, opsional("yang disebut pada tingkat di atasnya; tidak dicetak"), "\"Bidang Contoh\"";
    }
}

noun! {
    /// Satu jenis pendapatan.
    pub struct ButirPendapatan {
        /// Kunci untuk merujuknya.
        kunci: Kunci, wajib, "\"retribusi_contoh\"";
        /// Uraian.
        uraian: Teks, wajib, "\"Retribusi Contoh\"";
        /// Anggaran (target).
        anggaran: Placed<Rupiah>, wajib, "90_000_000";
        /// Realisasi.
        realisasi: Placed<Rupiah>, wajib, "81_450_000";
    }
}
