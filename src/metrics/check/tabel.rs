//! Tables of data: each row typed or computed, as wide as the table, and sums that agree.

use std::collections::BTreeMap;

use super::names::unique;
use super::parts::Parts;
use super::sdm::sama_lebar;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::figures::slug;
use crate::number::{Decimal, angka_apa_adanya, sub, sum};
use crate::place::Place;
use crate::read::{Kunci, nearest};
use crate::record::tabel::{BarisData, TabelData};

/// Levels of indentation of a row at most.
const DEEPEST: u32 = 4;

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    for table in parts.sasaran.iter().flatten().flat_map(|s| &s.tabel) {
        kolom(table, sink);
        let by_key: BTreeMap<&str, &BarisData> =
            table.baris.iter().map(|row| (&*row.kunci, row)).collect();
        for row in &table.baris {
            bentuk(row, sink);
            lekuk(row, sink);
            if !row.nilai.is_empty() {
                sama_lebar(row.nilai.len(), table.kolom.len(), &row.nama, sink);
            }
            jumlah_dari(row, table, &by_key, sink);
        }
    }
}

/// Columns must be told apart by the names that figures call them by.
fn kolom(table: &TabelData, sink: &mut Sink) {
    let names: Vec<(String, &Place)> =
        table.kolom.iter().map(|k| (slug(&k.value), &k.place)).collect();
    unique("nama kolom", names.iter().map(|(name, place)| (name.as_str(), *place)), sink);
}

/// A row is typed or computed, not both and not neither; a sum of other rows needs no typing.
fn bentuk(row: &BarisData, sink: &mut Sink) {
    let message = match (row.nilai.is_empty(), &row.rumus) {
        (true, None) if row.jumlah_dari.is_empty() => "tidak memuat nilai maupun rumus",
        (false, Some(_)) => "memuat nilai dan rumus sekaligus",
        _ => return,
    };
    sink.push(
        Diagnostic::new(
            Code::BarisTabel,
            row.kunci.place(),
            format!("Baris \"{}\" {message}.", row.nama.value),
        )
        .help("Tulis nilai per kolom, rumus dari baris lain, atau jumlah_dari; salah satu saja."),
    );
}

fn lekuk(row: &BarisData, sink: &mut Sink) {
    if row.tingkat.value > DEEPEST {
        let message =
            format!("Tingkat lekuk {} terlalu dalam; paling dalam {DEEPEST}.", row.tingkat.value);
        sink.push(
            Diagnostic::new(Code::DiLuarBatas, &row.tingkat.place, message)
                .help(format!("Tulis bilangan 0 sampai {DEEPEST}.")),
        );
    }
}

/// A typed row against the sum of the rows that it names, column by column.
fn jumlah_dari(
    row: &BarisData,
    table: &TabelData,
    by_key: &BTreeMap<&str, &BarisData>,
    sink: &mut Sink,
) {
    unique("baris yang dijumlahkan", row.jumlah_dari.iter().map(|k| (&**k, k.place())), sink);
    let mut parts = Vec::new();
    for key in &row.jumlah_dari {
        match by_key.get(&**key) {
            None => tidak_ada(key, table, sink),
            Some(_) if **key == *row.kunci => diri_sendiri(key, sink),
            Some(part) => parts.push(*part),
        }
    }
    let width = table.kolom.len();
    let whole = |r: &BarisData| r.nilai.len() == width;
    // A row with a formula, or one of the wrong width, cannot be added up here.
    if parts.is_empty() || parts.len() < row.jumlah_dari.len() || !whole(row) {
        return;
    }
    if parts.iter().all(|part| whole(part)) {
        for (index, column) in table.kolom.iter().enumerate() {
            kolom_cocok(row, &parts, index, &column.value, sink);
        }
    }
}

fn kolom_cocok(row: &BarisData, parts: &[&BarisData], index: usize, column: &str, sink: &mut Sink) {
    let Some(typed) = row.nilai.get(index) else { return };
    let cells: Vec<Decimal> =
        parts.iter().filter_map(|p| p.nilai.get(index)).map(|c| c.value).collect();
    let Some(total) = sum(cells) else { return };
    if total == typed.value {
        return;
    }
    let gap = sub(typed.value, total).unwrap_or_default().abs();
    let rows: Vec<&str> = parts.iter().map(|p| p.nama.value.as_str()).collect();
    let message = format!(
        "Pada kolom \"{column}\" tertulis {}, sedangkan jumlah {} adalah {}; selisihnya {}.",
        angka_apa_adanya(typed.value),
        rows.join(" + "),
        angka_apa_adanya(total),
        angka_apa_adanya(gap.normalize())
    );
    let mut finding = Diagnostic::new(Code::JumlahTabel, &typed.place, message)
        .help("Perbaiki nilai yang salah, atau hapus kunci dari jumlah_dari.");
    for cell in parts.iter().filter_map(|part| part.nilai.get(index)) {
        finding = finding.label(&cell.place, "dijumlahkan");
    }
    sink.push(finding);
}

fn tidak_ada(key: &Kunci, table: &TabelData, sink: &mut Sink) {
    let message = format!("Tabel ini tidak mempunyai baris dengan kunci `{}`.", &**key);
    let finding = Diagnostic::new(Code::RujukanTidakAda, key.place(), message);
    sink.push(match nearest(key, table.baris.iter().map(|row| &*row.kunci)) {
        Some(near) => finding.help(format!("Mungkin yang dimaksud `{near}`.")),
        None => finding.help("Sebut kunci baris lain dari tabel yang sama."),
    });
}

fn diri_sendiri(key: &Kunci, sink: &mut Sink) {
    let message = format!("Baris `{}` menyebut dirinya sendiri dalam jumlah_dari.", &**key);
    sink.push(
        Diagnostic::new(Code::JumlahTabel, key.place(), message)
            .help("Sebut baris lain yang jumlahnya harus sama dengan baris ini."),
    );
}
