//! Tables of data.

use super::{expect, only};
use crate::diagnostic::Code;

#[test]
fn sums_agree_column_by_column() {
    let finding = only(&[("nilai = [140, 80]", "nilai = [139, 80]")]);
    assert_eq!(finding.code, Code::JumlahTabel);
    assert_eq!(
        finding.message,
        "Pada kolom \"Desa\" tertulis 139, sedangkan jumlah Kecil + Menengah adalah 140; selisihnya 1."
    );
    expect(
        &[("nilai = [140, 80]", "nilai = [139.5, 80.5]")],
        &[(Code::JumlahTabel, "139.5"), (Code::SatuanBaris, "139.5"), (Code::JumlahTabel, "80.5")],
    );
}

#[test]
fn a_row_is_no_sum_of_itself() {
    expect(
        &[("jumlah_dari = [\"kecil\", \"menengah\"]", "jumlah_dari = [\"semua\"]")],
        &[(Code::JumlahTabel, "\"semua\"")],
    );
}

#[test]
fn a_row_is_typed_or_computed() {
    expect(&[(", rumus = \"kecil / semua * 100\"", "")], &[(Code::BarisTabel, "\"bagian\"")]);
    let both = ("rumus = \"kecil", "nilai = [1, 2], rumus = \"kecil");
    expect(&[both], &[(Code::BarisTabel, "\"bagian\"")]);
}

#[test]
fn rows_are_as_wide_as_the_table_and_not_too_deep() {
    expect(&[("nilai = [40, 20]", "nilai = [40, 20, 1]")], &[(Code::BanyakNilai, "\"Menengah\"")]);
    let deep = |level: u32| format!("nama = \"Kecil\", tingkat = {level}");
    expect(&[("nama = \"Kecil\"", &deep(4))], &[]);
    expect(&[("nama = \"Kecil\"", &deep(5))], &[(Code::DiLuarBatas, "5")]);
}
