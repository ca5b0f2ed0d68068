//! Photos of the year's work.

use crate::noun;
use crate::number::kode::Kode;
use crate::place::Placed;
use crate::read::Teks;

noun! {
    /// Satu foto dokumentasi.
    pub struct Foto {
        /// Judul.
        judul: Teks, wajib, "\"Pelatihan Contoh\"";
        /// Berkas (JPEG atau PNG), relatif terhadap record.
        berkas: Option<Teks>, opsional("bingkai kosong bertanda, disertai peringatan"), "\"foto/pelatihan.jpg\"";
        /// Apa yang tampak, untuk pembaca yang tidak melihat gambar.
        alt: Option<Teks>, opsional("judul dipakai"), "\"Tiga peserta di depan komputer\"";
        /// Keterangan tambahan.
        keterangan: Option<Teks>, opsional("tidak dicetak"), "\"Mei 2025\"";
        /// Kode sub kegiatan yang didokumentasikan.
        sub: Option<Placed<Kode>>, opsional("tidak ditautkan"), "\"1.02.03.2.01.0001\"";
    }
}
