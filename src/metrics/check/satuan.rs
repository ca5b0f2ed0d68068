//! Units of data: what is counted whole has no fraction, and a rate is no count.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::number::angka_apa_adanya;
use crate::place::{Place, Placed};
use crate::read::Teks;
use crate::record::nilai::Nilai;
use crate::record::tabel::{BarisData, Deret, TabelData};

/// Units that are counted whole; only the first word of a unit is looked at.
const COUNTED: &[&str] = &[
    "bidang",
    "buah",
    "desa",
    "dokumen",
    "jiwa",
    "kali",
    "kecamatan",
    "kegiatan",
    "kelompok",
    "kelurahan",
    "keluarga",
    "laporan",
    "lembaga",
    "lembar",
    "orang",
    "paket",
    "pegawai",
    "pelaku",
    "perusahaan",
    "peserta",
    "rumah",
    "sekolah",
    "unit",
    "usaha",
];

/// Words that make a name the name of a rate.
const RATES: &[&str] = &["persentase", "porsi", "proporsi", "rasio", "laju"];

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    for sasaran in parts.sasaran.iter().flatten() {
        for table in &sasaran.tabel {
            for row in &table.baris {
                baris(table, row, sink);
            }
        }
        for series in &sasaran.deret {
            deret(series, sink);
        }
    }
}

fn baris(table: &TabelData, row: &BarisData, sink: &mut Sink) {
    let unit = row.satuan.as_ref().unwrap_or(&table.satuan);
    if !utuh(unit) {
        return;
    }
    let fraction = row.nilai.iter().find(|value| !value.value.fract().is_zero());
    if let Some(value) = fraction {
        let message = format!(
            "Baris \"{}\" bersatuan {}, tetapi memuat nilai pecahan {}.",
            row.nama.value,
            unit.value,
            angka_apa_adanya(value.value)
        );
        tell(&value.place, message, unit, sink);
    } else if laju(&row.nama.value, row.rumus.is_some()) {
        let message = format!(
            "Baris \"{}\" menurut namanya sebuah perbandingan, tetapi bersatuan {}.",
            row.nama.value, unit.value
        );
        tell(&row.nama.place, message, unit, sink);
    }
}

fn deret(series: &Deret, sink: &mut Sink) {
    if !utuh(&series.satuan) {
        return;
    }
    let typed = series.nilai.0.iter().filter_map(|(year, value)| match value {
        Nilai::Angka(number) if !number.value.fract().is_zero() => Some((year, number)),
        _ => None,
    });
    if let Some((year, value)) = typed.into_iter().next() {
        pecahan(series, year, value, sink);
    } else if laju(&series.nama.value, false) {
        let message = format!(
            "Deret \"{}\" menurut namanya sebuah perbandingan, tetapi bersatuan {}.",
            series.nama.value, series.satuan.value
        );
        tell(&series.nama.place, message, &series.satuan, sink);
    }
}

fn pecahan(
    series: &Deret,
    year: &Placed<i32>,
    value: &Placed<crate::number::Decimal>,
    sink: &mut Sink,
) {
    let message = format!(
        "Deret \"{}\" bersatuan {}, tetapi nilai Tahun {} pecahan: {}.",
        series.nama.value,
        series.satuan.value,
        year.value,
        angka_apa_adanya(value.value)
    );
    tell(&value.place, message, &series.satuan, sink);
}

fn tell(place: &Place, message: String, unit: &Teks, sink: &mut Sink) {
    sink.push(
        Diagnostic::new(Code::SatuanBaris, place, message).label(&unit.place, "satuannya").help(
            "Tulis satuan baris itu sendiri, misalnya satuan = \"persen\", atau perbaiki angkanya.",
        ),
    );
}

/// Whether a unit is counted whole.
fn utuh(unit: &Teks) -> bool {
    let first = unit.value.split_whitespace().next().unwrap_or_default().to_lowercase();
    COUNTED.contains(&first.as_str())
}

/// Whether a name is the name of a rate; "tingkat" alone is one only where it is computed.
fn laju(name: &str, computed: bool) -> bool {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let after = words.iter().position(|word| word == "tingkat").and_then(|at| words.get(at + 1));
    words.iter().any(|word| RATES.contains(&word.as_str()))
        || after.is_some_and(|next| {
            computed
                || matches!(
                    next.as_str(),
                    "partisipasi" | "pengangguran" | "kemiskinan" | "inflasi"
                )
        })
}
