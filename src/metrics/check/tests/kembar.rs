//! Texts that stand twice, and the form of formulas.

use super::{expect, only};
use crate::diagnostic::{Code, Level};

/// A second indicator, before the table of data.
fn indicator(formula: &str, more: &str) -> String {
    format!(
        "[[sasaran.indikator]]\nkunci = \"lain\"\nnama = \"Indikator lain\"\nsatuan = \"persen\"\n\
         arah = \"naik\"\nformula = \"{formula}\"\nsumber = \"Dinas\"\ntarget = 5\nrealisasi = 5\n\
         riwayat = {{ 2024 = 4 }}\npembanding = [{{ wilayah = \"Nasional\", tingkat = \"nasional\", \
         tahun = 2024, nilai = 4 }}]\n{more}\n[[sasaran.tabel]]\n"
    )
}

const TABLE: &str = "[[sasaran.tabel]]\n";
const FORMULA: &str = "\"(jumlah kini - jumlah lalu) / jumlah lalu x 100\"";

#[test]
fn two_indicators_have_formulas_of_their_own() {
    let other = indicator("(Jumlah kini - jumlah lalu) / jumlah lalu × 100", "");
    let copied = other.replace('×', "x");
    let finding = only(&[(TABLE, &copied)]);
    assert_eq!(finding.code, Code::IsianKembar);
    assert_eq!(
        finding.message,
        "Formula ini sama persis dengan milik \"Pertumbuhan industri kecil\"."
    );
    assert_eq!(finding.labels.len(), 1);
    expect(&[(TABLE, &indicator("Jumlah lain", ""))], &[]);
}

#[test]
fn data_are_collected_in_a_way_of_their_own_and_monitored_alike() {
    let collected = "pengumpulan = \"Data eksisting jumlah PDRB perdagangan\"\n\
                     monitoring = \"Pemeriksaan ulang dan koordinasi ke BPS\"\n";
    let first = format!("target_renstra = 10\n{collected}");
    expect(
        &[("target_renstra = 10\n", &first), (TABLE, &indicator("Jumlah lain", collected))],
        &[(Code::IsianKembar, "\"Data eksisting jumlah PDRB perdagangan\"")],
    );
}

#[test]
fn a_step_and_a_hindrance_are_written_once() {
    let step = "[[langkah]]\nisi = \"Memperluas  pendampingan\"\n\n[[langkah]]\n";
    expect(&[("[[langkah]]\n", step)], &[(Code::IsianKembar, "\"Memperluas pendampingan\"")]);
    expect(
        &[("[\"Permodalan terbatas\"]", "[\"Permodalan terbatas\", \"Permodalan terbatas.\"]")],
        &[(Code::IsianKembar, "\"Permodalan terbatas.\"")],
    );
}

#[test]
fn brackets_close() {
    for wrong in ["((A - B) / B", "A) / (B", "A / B)"] {
        let finding = only(&[(FORMULA, &format!("\"{wrong}\""))]);
        assert_eq!((finding.code, finding.level), (Code::BentukFormula, Level::Peringatan));
    }
}

#[test]
fn the_hundred_stands_at_one_place() {
    let inside = indicator("(A / B × 100%)", "");
    let finding = only(&[(FORMULA, "\"(C / D) × 100%\""), (TABLE, &inside)]);
    assert_eq!((finding.code, finding.level), (Code::BentukFormula, Level::Saran));
    expect(&[(FORMULA, "\"(C / D × 100%)\""), (TABLE, &inside)], &[]);
    expect(&[(FORMULA, "\"Indeks x 100 (C / D)\""), (TABLE, &indicator("Jumlah", ""))], &[]);
}
