//! Staff: rows as wide as their table, and cross tables that add up to the staff that they detail.

use super::parts::Parts;
use super::tahun::bukan_tahun_laporan;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::record::sdm::{Komposisi, Sdm};

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(Some(sdm)) = &parts.sdm else { return };
    for table in &sdm.komposisi {
        if lebar(table, sink) {
            jumlah(table, sdm, sink);
        }
    }
    if let Some(year) = &parts.tahun {
        bukan_tahun_laporan(&sdm.per, year.value, "Keadaan pegawai", sink);
    }
}

/// Tells rows with too few or too many values; gives whether all fit.
fn lebar(table: &Komposisi, sink: &mut Sink) -> bool {
    let mut fits = true;
    for row in &table.baris {
        fits &= sama_lebar(row.jumlah.len(), table.kolom.len(), &row.nama, sink);
    }
    fits
}

/// Tells a row whose values are not as many as the columns.
pub(super) fn sama_lebar(
    values: usize,
    columns: usize,
    name: &crate::read::Teks,
    sink: &mut Sink,
) -> bool {
    if values == columns {
        return true;
    }
    let message = format!(
        "Baris \"{}\" memuat {values} nilai, sedangkan tabelnya mempunyai {columns} kolom.",
        name.value
    );
    sink.push(
        Diagnostic::new(Code::BanyakNilai, &name.place, message)
            .help("Tulis tepat satu nilai untuk setiap kolom; yang tidak ada ditulis 0."),
    );
    false
}

/// The sum of a cross table against the statuses that it details.
fn jumlah(table: &Komposisi, sdm: &Sdm, sink: &mut Sink) {
    let all = table.status.is_empty();
    let chosen = sdm.status.iter().filter(|s| all || table.status.iter().any(|k| **k == *s.kunci));
    let (mut expected, mut names) = (0_u64, Vec::new());
    for status in chosen {
        expected = expected.saturating_add(u64::from(status.jumlah.value));
        names.push(status.nama.value.as_str());
    }
    let cells = table.baris.iter().flat_map(|row| &row.jumlah);
    let sum = cells.fold(0_u64, |sum, cell| sum.saturating_add(u64::from(cell.value)));
    // A reference to a status that is not there is told by its own rule.
    if sum == expected || names.is_empty() || (!all && names.len() < table.status.len()) {
        return;
    }
    let whose = if all { "seluruh pegawai".to_string() } else { names.join(" dan ") };
    let message = format!(
        "Tabel \"{}\" berjumlah {sum} orang, sedangkan {whose} berjumlah {expected} orang.",
        table.judul.value
    );
    let mut finding = Diagnostic::new(Code::KomposisiPegawai, &table.judul.place, message)
        .help("Perbaiki baris tabel ini atau jumlah pegawai menurut status.");
    for status in sdm.status.iter().filter(|s| names.contains(&s.nama.value.as_str())) {
        finding = finding.label(&status.jumlah.place, "dihitung");
    }
    sink.push(finding);
}
