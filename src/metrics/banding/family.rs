//! What a change is about, told by the shape and the name of what changed.

use super::change::Family;
use crate::read::Shape;

/// Tables that say how is counted and printed, and what is let pass or held to.
const POLICY_TABLES: &[&str] = &["kebijakan", "penegasan", "pengecualian"];

/// Keys that say how is measured and printed.
const POLICY: &[&str] =
    &["arah", "metode", "satuan", "formula", "desimal", "berpredikat", "tanpa_tahun", "jenis"];

/// Keys whose text is the name of something or somebody.
const NAMES: &[&str] = &[
    "nama",
    "singkatan",
    "judul",
    "jabatan",
    "pangkat",
    "golongan",
    "daerah",
    "pemerintah",
    "kepala_daerah",
    "kepala",
    "wilayah",
    "bidang",
    "bawahan",
    "kolom",
    "label",
    "tentang",
    "penilai",
];

/// The family of a value under a key. `path` is its whole key, `field` its name in the declaration.
pub fn family(path: &str, field: &str, shape: &Shape) -> Family {
    let table = path.split('.').next().unwrap_or_default();
    if POLICY_TABLES.contains(&table) || POLICY.contains(&field) {
        return Family::Kebijakan;
    }
    match shape {
        Shape::Noun(_) => Family::Struktur,
        Shape::List(item) => family(path, field, &item()),
        Shape::Map(_, value) => family(path, field, &value()),
        Shape::Choice(..) if field == "kedudukan" => Family::Struktur,
        Shape::Choice(..) => Family::Kebijakan,
        Shape::Any(shapes) => {
            let known = shapes.iter().map(|shape| family(path, field, &shape()));
            known.min().unwrap_or(Family::Teks)
        }
        Shape::Scalar(name) => match *name {
            "teks" | "naskah" if NAMES.contains(&field) => Family::Nama,
            "teks" | "naskah" => Family::Teks,
            "NIP" => Family::Nama,
            "kunci" | "kode rekening" => Family::Struktur,
            "true atau false" | "karakter" => Family::Kebijakan,
            _ => Family::Angka,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::read::Read;
    use crate::record::RawRecord;

    fn keys(shape: &Shape, found: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::Noun(noun) => {
                for field in (noun.fields)() {
                    // Units lie within units.
                    let known = !found.insert(field.key);
                    if !known || field.key != "bawahan" {
                        keys(&(field.shape)(), found);
                    }
                }
            }
            Shape::List(item) | Shape::Map(_, item) => keys(&item(), found),
            Shape::Any(shapes) => shapes.iter().for_each(|shape| keys(&shape(), found)),
            Shape::Scalar(_) | Shape::Choice(..) => {}
        }
    }

    #[test]
    fn every_name_in_the_lists_is_a_key_of_the_record() {
        let mut found = BTreeSet::new();
        keys(&RawRecord::shape(), &mut found);
        for name in POLICY_TABLES.iter().chain(POLICY).chain(NAMES) {
            assert!(found.contains(name), "{name}");
        }
    }
}
