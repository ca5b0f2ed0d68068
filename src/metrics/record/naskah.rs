//! Text that fits one agency only, printed at the place that its key names.

use crate::noun;
use crate::read::Naskah;

noun! {
    /// Naskah tambahan instansi.
    pub struct NaskahTambahan {
        /// Di akhir Ikhtisar Eksekutif.
        ikhtisar: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di Kata Pengantar.
        kata_pengantar: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 1.1 Latar Belakang.
        latar_belakang: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 1.3 Gambaran Umum Organisasi.
        organisasi: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 2.1 Perencanaan Strategis.
        perencanaan: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 2.3 Perjanjian Kinerja.
        perjanjian_kinerja: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 3.1 Pengukuran Kinerja.
        pengukuran: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 3.2 Capaian Kinerja Organisasi.
        capaian: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 3.4 Realisasi Anggaran.
        anggaran: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di akhir 3.5 Analisis Efisiensi.
        efisiensi: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
        /// Di BAB IV sebelum daftar langkah.
        penutup: Option<Naskah>, opsional("tidak dicetak"), "\"…\"";
    }
}
