//! What becomes of each key in the record of the next year.
//!
//! Keys that are not named here stay as they are: structure, names, codes, kinds, formulas, rules of
//! computing. A test holds the table against the nouns, and wants every number and date in it.

/// What becomes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Stays; what is below it has a fate of its own.
    Stay,
    /// Its numbers, dates and words give way to the mark of what is still to be filled.
    Empty,
    /// Becomes a comment.
    Off,
    /// The year of the report becomes the new one; another year stays.
    Year,
    /// The same, but another year is not known for the new data: it gives way to the mark.
    DataYear,
    /// A date within the year moves with it.
    Move,
    /// Years that must hold the new year: they stay when they do.
    Period,
    /// What came out: empty, but a formula stays; see `realisasi.rs`.
    Outcome,
    /// Values by year that grow; see `years.rs`.
    Grow,
    /// Notes and recommendations: those that are done become comments; see `akip.rs`.
    Open,
}

use Fate::{DataYear, Empty, Grow, Move, Off, Open, Outcome, Period, Stay, Year};

/// Noun, key, fate.
pub(super) const FATES: &[(&str, &str, Fate)] = &[
    ("RawRecord", "tahun", Year),
    ("RawRecord", "foto", Off),
    ("RawRecord", "penegasan", Off),
    ("RawRecord", "pengecualian", Off),
    ("Pengesahan", "tanggal", Empty),
    ("DasarHukum", "tahun", Stay),
    ("Sdm", "per", Move),
    ("Sdm", "narasi", Off),
    ("StatusPegawai", "jumlah", Empty),
    ("Komposisi", "narasi", Off),
    ("BarisKomposisi", "jumlah", Empty),
    ("Renstra", "mulai", Period),
    ("Renstra", "akhir", Period),
    ("Renstra", "jumlah_misi", Stay),
    ("Misi", "nomor", Stay),
    ("PerjanjianKinerja", "tanggal", Empty),
    ("Sasaran", "narasi", Off),
    ("Sasaran", "pendorong", Off),
    ("Sasaran", "penghambat", Off),
    ("Sasaran", "solusi", Off),
    ("Sasaran", "efisiensi", Off),
    ("Indikator", "desimal", Stay),
    ("Indikator", "target", Empty),
    ("Indikator", "target_renstra", Empty),
    ("Indikator", "target_akhir", Period),
    ("Indikator", "data", Empty),
    ("Indikator", "realisasi", Outcome),
    ("Indikator", "riwayat", Grow),
    ("Indikator", "catatan", Off),
    ("BarisData", "tingkat", Stay),
    ("BarisData", "nilai", Empty),
    ("BarisData", "desimal", Stay),
    ("Deret", "desimal", Stay),
    ("Deret", "nilai", Grow),
    ("Pembanding", "tahun", DataYear),
    ("Pembanding", "nilai", Empty),
    ("Grafik", "dari", Stay),
    ("Grafik", "sampai", Year),
    ("Grafik", "catatan", Off),
    ("Program", "pagu_pk", Empty),
    ("Program", "catatan", Off),
    ("SubKegiatan", "pagu", Empty),
    ("SubKegiatan", "realisasi", Empty),
    ("SubKegiatan", "catatan", Off),
    ("Pendapatan", "narasi", Off),
    ("ButirPendapatan", "anggaran", Empty),
    ("ButirPendapatan", "realisasi", Empty),
    ("Akip", "nilai", Empty),
    ("Akip", "narasi", Off),
    ("Akip", "catatan", Open),
    ("Akip", "rekomendasi", Open),
    ("Komponen", "bobot", Stay),
    ("Komponen", "nilai", Empty),
    ("Rekomendasi", "tindak_lanjut", Off),
    ("NaskahTambahan", "ikhtisar", Off),
    ("NaskahTambahan", "kata_pengantar", Off),
    ("NaskahTambahan", "latar_belakang", Off),
    ("NaskahTambahan", "organisasi", Off),
    ("NaskahTambahan", "perencanaan", Off),
    ("NaskahTambahan", "perjanjian_kinerja", Off),
    ("NaskahTambahan", "pengukuran", Off),
    ("NaskahTambahan", "capaian", Off),
    ("NaskahTambahan", "anggaran", Off),
    ("NaskahTambahan", "efisiensi", Off),
    ("NaskahTambahan", "penutup", Off),
    ("Pelaporan", "reviu", Off),
    ("Pelaporan", "publikasi", Off),
    ("Pelaporan", "disampaikan", Off),
    ("Pelaporan", "pembahasan_pimpinan", Off),
    ("Kebijakan", "batas_capaian", Stay),
    ("Kebijakan", "ambang_serapan", Stay),
    // A former key joins this year with the last one only.
    ("Sasaran", "dahulu", Off),
    ("Indikator", "dahulu", Off),
    ("TabelData", "dahulu", Off),
    ("Deret", "dahulu", Off),
    ("Program", "dahulu", Off),
    ("Kegiatan", "dahulu", Off),
    ("SubKegiatan", "dahulu", Off),
    ("Misi", "dahulu", Off),
    ("Tujuan", "dahulu", Off),
    ("DasarHukum", "dahulu", Off),
    ("KelasSkala", "di_atas", Stay),
    ("Predikat", "di_atas", Stay),
];

/// What becomes of a key of a noun.
pub(super) fn fate(noun: &str, key: &str) -> Fate {
    let found = FATES.iter().find(|(name, field, _)| *name == noun && *field == key);
    found.map_or(Stay, |(_, _, fate)| *fate)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::read::{Read, Shape};
    use crate::record::RawRecord;

    /// Every key of every noun, with its shape.
    fn keys(shape: &Shape, found: &mut BTreeMap<&'static str, Vec<(&'static str, Shape)>>) {
        match shape {
            Shape::Noun(noun) => {
                if found.contains_key(noun.name) {
                    return;
                }
                let fields = (noun.fields)();
                let own = fields.iter().map(|field| (field.key, (field.shape)())).collect();
                found.insert(noun.name, own);
                fields.iter().for_each(|field| keys(&(field.shape)(), found));
            }
            Shape::List(item) | Shape::Map(_, item) => keys(&item(), found),
            Shape::Any(shapes) => shapes.iter().for_each(|shape| keys(&shape(), found)),
            Shape::Scalar(_) | Shape::Choice(..) => {}
        }
    }

    /// Whether a value is a number or a date, or holds some of its own.
    fn counts(shape: &Shape) -> bool {
        match shape {
            Shape::Scalar(name) => {
                ["bilangan", "bilangan bulat", "rupiah", "tahun", "tanggal"].contains(name)
            }
            Shape::List(item) | Shape::Map(_, item) => counts(&item()),
            Shape::Any(shapes) => shapes.iter().any(|shape| counts(&shape())),
            Shape::Noun(_) | Shape::Choice(..) => false,
        }
    }

    #[test]
    fn the_table_names_real_keys_once_and_forgets_no_number_and_no_date() {
        let mut nouns = BTreeMap::new();
        keys(&RawRecord::shape(), &mut nouns);
        let mut named = std::collections::BTreeSet::new();
        for (noun, key, _) in FATES {
            assert!(named.insert((*noun, *key)), "{noun}.{key} is named twice");
            let known = nouns.get(noun).is_some_and(|keys| keys.iter().any(|(k, _)| k == key));
            assert!(known, "{noun}.{key}");
        }
        // What becomes a comment as a whole needs no fate for its parts.
        let whole =
            ["Proksi", "BelumTerbit", "Foto", "Penegasan", "Reviu", "Publikasi", "Penyampaian"];
        for (noun, keys) in nouns.iter().filter(|(noun, _)| !whole.contains(noun)) {
            for (key, shape) in keys {
                let rumus = (*noun, *key) == ("BarisData", "rumus");
                assert!(!counts(shape) || rumus || named.contains(&(*noun, *key)), "{noun}.{key}");
            }
        }
    }
}
