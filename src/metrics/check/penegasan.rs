//! Totals signed elsewhere: the computed figure must be the same.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::expression::ExpressionError;
use crate::figures::{Figure, Figures, Form};
use crate::number::{Decimal, half_up, sub};
use crate::record::RawRecord;
use crate::record::nilai::Nilai;
use crate::record::penegasan::Penegasan;

/// Holds every signed figure against the computed one.
pub(super) fn check(raw: &RawRecord, figures: &Figures, sink: &mut Sink) {
    for claim in &raw.penegasan {
        let Some(figure) = figures.get(&claim.kunci.value) else {
            tidak_ada(claim, figures, sink);
            continue;
        };
        let Some(computed) = figure.number() else {
            bukan_angka(claim, figure, sink);
            continue;
        };
        if let Some(signed) = nilai(claim, figures, sink) {
            banding(claim, figure, signed, computed, sink);
        }
    }
}

fn tidak_ada(claim: &Penegasan, figures: &Figures, sink: &mut Sink) {
    let path = &claim.kunci.value;
    let message = format!("Tidak ada angka bernama `{path}`.");
    let finding = Diagnostic::new(Code::RujukanTidakAda, &claim.kunci.place, message);
    sink.push(finding.help(match figures.suggestions(path) {
        Some(near) => format!("Mungkin yang dimaksud `{near}`."),
        None => "Contoh nama angka: anggaran.pagu, anggaran.realisasi, akip.nilai.".to_string(),
    }));
}

fn bukan_angka(claim: &Penegasan, figure: &Figure, sink: &mut Sink) {
    let message = format!(
        "`{}` tidak dapat dicocokkan dengan angka, karena berisi \"{}\".",
        figure.key,
        figure.text()
    );
    sink.push(
        Diagnostic::new(Code::PenegasanBerbeda, &claim.kunci.place, message)
            .help("Sebut nama sebuah angka, atau hapus penegasan ini."),
    );
}

/// The signed value: a number, or an expression over figures.
fn nilai(claim: &Penegasan, figures: &Figures, sink: &mut Sink) -> Option<Decimal> {
    let expression = match &claim.nilai {
        Nilai::Angka(number) => return Some(number.value),
        Nilai::Ungkapan(expression) => expression,
    };
    let mut lookup = |name: &str| match figures.get(name) {
        None => Err(ExpressionError::UnknownName(name.to_string())),
        Some(figure) => figure.number().ok_or_else(|| ExpressionError::NoValue(name.to_string())),
    };
    match expression.value.pohon.evaluate(&mut lookup) {
        Ok(value) => Some(value),
        Err(error) => {
            let near = match &error {
                ExpressionError::UnknownName(name) => figures.suggestions(name),
                _ => None,
            };
            let help = near.map_or_else(
                || "Pakai nama angka yang ada, atau tulis angkanya.".to_string(),
                |near| format!("Mungkin yang dimaksud `{near}`."),
            );
            let finding = Diagnostic::new(Code::RumusSalah, &expression.place, error.to_string());
            sink.push(finding.help(help));
            None
        }
    }
}

fn banding(
    claim: &Penegasan,
    figure: &Figure,
    signed: Decimal,
    computed: Decimal,
    sink: &mut Sink,
) {
    if signed == computed || signed == tercetak(figure.form, computed) {
        return;
    }
    let gap = sub(signed, computed).unwrap_or_default().abs();
    let message = format!(
        "`{}` terhitung {}, sedangkan menurut {} {}; selisihnya {}.",
        figure.key,
        figure.form.text(computed),
        claim.sumber.value,
        tulis(figure.form, signed),
        tulis(figure.form, gap)
    );
    let finding = Diagnostic::new(Code::PenegasanBerbeda, claim.nilai.place(), message);
    sink.push(match &figure.formula {
        Some(formula) => finding.help(format!("Dihitung sebagai {formula}; periksa isiannya.")),
        None => finding.help("Periksa isian angka itu dan dokumen yang disebut."),
    });
}

/// The computed value with the decimals that it has on paper.
fn tercetak(form: Form, computed: Decimal) -> Decimal {
    match form {
        Form::Decimals(places) | Form::Percent(places) => half_up(computed, places),
        _ => computed,
    }
}

/// A value in the form of the figure, but never with fewer decimals than it needs.
fn tulis(form: Form, number: Decimal) -> String {
    match form {
        Form::Decimals(places) if number.normalize().scale() > places => {
            Form::AsTyped.text(number.normalize())
        }
        Form::Percent(places) if number.normalize().scale() > places => {
            Form::PercentAsTyped.text(number.normalize())
        }
        _ => form.text(number),
    }
}
