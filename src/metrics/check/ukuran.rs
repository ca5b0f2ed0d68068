//! Units and kinds of data against the formulas and the values that they belong to.

use super::parts::Parts;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::expression::{Expression, Function};
use crate::figures::is_percent;
use crate::number::{Decimal, angka_apa_adanya};
use crate::place::Place;
use crate::read::Teks;
use crate::record::indikator::{Indikator, JenisData};
use crate::record::nilai::Nilai;
use crate::record::sasaran::Sasaran;
use crate::record::tabel::{Deret, TabelData};

/// A share of more than this is hardly one.
const LARGEST_SHARE: Decimal = Decimal::from_parts(300, 0, 0, false, 0);

/// All rules of this group.
pub(super) fn check(parts: &Parts, sink: &mut Sink) {
    let Some(all) = &parts.sasaran else { return };
    for sasaran in all {
        for indikator in &sasaran.indikator {
            rumus(indikator, sink);
            jenis(indikator, sink);
        }
        for deret in &sasaran.deret {
            series(deret, all, sink);
        }
        for tabel in &sasaran.tabel {
            rows(tabel, sink);
        }
    }
}

/// Whether a formula in words ends in per cent.
fn gives_percent(formula: &str) -> bool {
    let close: String = formula.chars().filter(|c| !c.is_whitespace()).collect();
    let close = close.to_lowercase();
    close.contains("100%")
        || close.contains("100persen")
        || close.ends_with("x100")
        || close.ends_with("×100")
}

/// A formula that ends in "× 100%" gives per cent.
fn rumus(indikator: &Indikator, sink: &mut Sink) {
    if !gives_percent(&indikator.formula) || is_percent(&indikator.satuan) {
        return;
    }
    let message = format!(
        "Satuan indikator \"{}\" adalah {}, padahal rumusnya menghasilkan persen.",
        indikator.nama.value, indikator.satuan.value
    );
    sink.push(
        Diagnostic::new(Code::SatuanTidakCocok, &indikator.satuan.place, message)
            .label(&indikator.formula.place, "rumusnya")
            .help("Tulis satuan = \"persen\", atau perbaiki rumusnya."),
    );
}

/// What is computed is a quantity; a graded score is no percentage.
fn jenis(indikator: &Indikator, sink: &mut Sink) {
    let lower = indikator.formula.to_lowercase();
    let computed = gives_percent(&lower) || lower.contains("jumlah") || lower.contains('/');
    if indikator.jenis == JenisData::Kualitatif && (computed || indikator.berpredikat.value) {
        let message = format!(
            "Indikator \"{}\" disebut kualitatif, padahal dihitung sebagai angka.",
            indikator.nama.value
        );
        sink.push(
            Diagnostic::new(Code::SatuanTidakCocok, &indikator.nama.place, message).help(
                "Tulis jenis = \"kuantitatif\"; skor dan persentase adalah data kuantitatif.",
            ),
        );
    }
    if indikator.berpredikat.value && is_percent(&indikator.satuan) {
        let message = format!(
            "Indikator \"{}\" bersatuan persen, padahal dicetak sebagai predikat dengan skor.",
            indikator.nama.value
        );
        sink.push(
            Diagnostic::new(Code::SatuanTidakCocok, &indikator.satuan.place, message)
                .help("Tulis satuan = \"nilai\", atau hapus berpredikat."),
        );
    }
}

fn series(deret: &Deret, all: &[Sasaran], sink: &mut Sink) {
    for (_, value) in &deret.nilai.0 {
        match value {
            Nilai::Angka(number) => {
                if too_large(&deret.satuan, number.value, &number.place, sink) {
                    return;
                }
            }
            Nilai::Ungkapan(expression) => {
                let percent = unit_of(&expression.value.pohon, all);
                if let Some(percent) = percent.filter(|p| *p != is_percent(&deret.satuan)) {
                    return tell(&deret.satuan, &expression.place, percent, sink);
                }
            }
        }
    }
}

fn rows(tabel: &TabelData, sink: &mut Sink) {
    for row in &tabel.baris {
        let unit = row.satuan.as_ref().unwrap_or(&tabel.satuan);
        if let Some(Nilai::Ungkapan(expression)) = &row.rumus {
            let percent = function(&expression.value.pohon);
            if percent == Some(true) && !is_percent(unit) {
                tell(unit, &expression.place, true, sink);
            }
        }
        for value in &row.nilai {
            if too_large(unit, value.value, &value.place, sink) {
                return;
            }
        }
    }
}

/// Whether an expression is a share or a growth by its own function.
fn function(expression: &Expression) -> Option<bool> {
    match expression {
        Expression::Call(Function::Persentase | Function::Pertumbuhan, _) => Some(true),
        _ => None,
    }
}

/// Whether an expression gives per cent; none when nothing tells.
fn unit_of(expression: &Expression, all: &[Sasaran]) -> Option<bool> {
    let Expression::Name(path) = expression else { return function(expression) };
    let mut parts = path.split('.');
    let (first, second) = (parts.next()?, parts.next()?);
    let table = all.iter().flat_map(|s| &s.tabel).find(|t| &*t.kunci == first);
    if let Some(table) = table {
        let row = table.baris.iter().find(|row| &*row.kunci == second)?;
        return Some(is_percent(row.satuan.as_ref().unwrap_or(&table.satuan)));
    }
    None
}

fn tell(unit: &Teks, expression: &Place, percent: bool, sink: &mut Sink) {
    let what = if percent { "persen" } else { "bukan persen" };
    let message = format!("Satuan ditulis {}, padahal nilainya {what}.", unit.value);
    sink.push(
        Diagnostic::new(Code::SatuanTidakCocok, &unit.place, message)
            .label(expression, "nilainya dihitung di sini")
            .help("Samakan satuan dengan cara nilainya dihitung."),
    );
}

/// Tells a share that is far above 100.
fn too_large(unit: &Teks, value: Decimal, at: &Place, sink: &mut Sink) -> bool {
    let large = is_percent(unit) && value > LARGEST_SHARE;
    if large {
        let message = format!("Nilai {} terlalu besar untuk persen.", angka_apa_adanya(value));
        sink.push(
            Diagnostic::new(Code::SatuanTidakCocok, at, message)
                .label(&unit.place, "satuannya")
                .help("Periksa satuannya, atau letak titik desimal angka itu."),
        );
    }
    large
}
