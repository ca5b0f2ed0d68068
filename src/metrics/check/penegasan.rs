//! Figures and words signed or claimed elsewhere: the record must come to the same.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::expression::{Expression, ExpressionError};
use crate::figures::{Figure, Figures, Form, Value};
use crate::number::{Decimal, half_up, sub};
use crate::record::RawRecord;
use crate::record::nilai::Nilai;
use crate::record::penegasan::{Ditegaskan, Penegasan};

/// Holds every signed figure against the computed one.
pub(super) fn check(raw: &RawRecord, figures: &Figures, sink: &mut Sink) {
    for claim in &raw.penegasan {
        let Some(figure) = figures.get(&claim.kunci.value) else {
            tidak_ada(claim, figures, sink);
            continue;
        };
        match (&figure.value, claim.nilai.teks()) {
            (Value::Number(computed), _) => angka(claim, figure, *computed, figures, sink),
            (Value::Graded { score, .. }, None) => angka(claim, figure, *score, figures, sink),
            (Value::Graded { score, .. }, Some(_)) if seperti_rumus(&claim.nilai) => {
                angka(claim, figure, *score, figures, sink);
            }
            (Value::Graded { grade, .. }, Some(typed)) if sebut(typed, grade) => {}
            (Value::Missing(_), typed) => belum_ada(claim, figure, typed, figures, sink),
            (_, None) => bukan_angka(claim, figure, sink),
            (_, Some(typed)) => kata(claim, figure, typed, sink),
        }
    }
}

/// A figure that is a number against what was claimed.
fn angka(
    claim: &Penegasan,
    figure: &Figure,
    computed: Decimal,
    figures: &Figures,
    sink: &mut Sink,
) {
    if let Some(typed) = claim.nilai.teks().filter(|_| !seperti_rumus(&claim.nilai)) {
        let message = format!(
            "`{}` ialah angka {}, sedangkan menurut {} tertulis \"{typed}\".",
            figure.key,
            figure.form.text(computed),
            claim.sumber.value
        );
        sink.push(Diagnostic::new(Code::PenegasanBerbeda, claim.nilai.place(), message).help(
            "Di tempat itu seharusnya sebuah angka: perbaiki dokumen itu, atau tulis angkanya \
                 tanpa tanda kutip.",
        ));
        return;
    }
    if let Some(signed) = nilai(claim, figures, sink) {
        banding(claim, figure, signed, computed, sink);
    }
}

/// Whether a text was meant as an expression: it has signs of reckoning, or names as keys have.
fn seperti_rumus(nilai: &Ditegaskan) -> bool {
    match nilai {
        Ditegaskan::Nilai(Nilai::Angka(_)) => true,
        Ditegaskan::Nilai(Nilai::Ungkapan(expression)) => match &expression.value.pohon {
            Expression::Name(name) => name.contains(['.', '_']),
            tree => tree.names().iter().all(|name| !name.contains(char::is_uppercase)),
        },
        Ditegaskan::Teks(text, _) => text.value.contains(['+', '*', '×', '÷', '=']),
    }
}

/// A claim about a figure that the record does not have.
fn belum_ada(
    claim: &Penegasan,
    figure: &Figure,
    typed: Option<&str>,
    figures: &Figures,
    sink: &mut Sink,
) {
    let said = match typed {
        Some(typed) if seperti_rumus(&claim.nilai) => {
            nilai(claim, figures, sink).map(|signed| (tulis(figure.form, signed), typed))
        }
        Some(typed) => Some((format!("\"{typed}\""), typed)),
        None => nilai(claim, figures, sink).map(|signed| (tulis(figure.form, signed), "")),
    };
    let Some((said, typed)) = said else { return };
    let without = ["NA", "N/A", "n/a", "-", "–", "tidak ada"];
    if sebut(typed, &figure.text()) || without.iter().any(|word| sebut(typed, word)) {
        return;
    }
    let message = format!(
        "`{}` menurut {} {said}, sedangkan menurut catatan ini {}.",
        figure.key,
        claim.sumber.value,
        figure.text().to_lowercase()
    );
    sink.push(
        Diagnostic::new(Code::PenegasanBerbeda, claim.nilai.place(), message).help(
            "Isi data yang menjadi dasarnya, atau nyatakan angka itu belum ada di dokumen itu.",
        ),
    );
}

/// A name, a date, a class or a verdict against the words that were claimed.
fn kata(claim: &Penegasan, figure: &Figure, typed: &str, sink: &mut Sink) {
    let known = figure.text();
    let same = match figure.value {
        Value::Text(_) => rapat(typed) == rapat(&known),
        _ => sebut(typed, &known),
    };
    if same {
        return;
    }
    let how = if figure.formula.is_some() { "terhitung" } else { "tertulis" };
    let message = format!(
        "`{}` {how} \"{known}\", sedangkan menurut {} \"{typed}\".",
        figure.key, claim.sumber.value
    );
    let finding = Diagnostic::new(Code::PenegasanBerbeda, claim.nilai.place(), message);
    sink.push(match &figure.formula {
        Some(formula) => finding.help(format!("Ditentukan sebagai {formula}; periksa isiannya.")),
        None => finding.help("Samakan bunyinya: perbaiki dokumen itu atau isian di sini."),
    });
}

/// Words with single spaces between them.
fn rapat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two labels are the same but for case and spaces.
fn sebut(typed: &str, known: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    plain(typed) == plain(known)
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
        Ditegaskan::Nilai(Nilai::Angka(number)) => return Some(number.value),
        Ditegaskan::Nilai(Nilai::Ungkapan(expression)) => expression,
        Ditegaskan::Teks(text, error) => {
            sink.push(Diagnostic::new(Code::RumusSalah, &text.place, error.to_string()).help(
                "Tulis angka tanpa tanda kutip, atau ungkapan seperti \"anggaran.pagu - 1\".",
            ));
            return None;
        }
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
        selisih(figure.form, gap)
    );
    let finding = Diagnostic::new(Code::PenegasanBerbeda, claim.nilai.place(), message);
    sink.push(match &figure.formula {
        Some(formula) => finding.help(format!(
            "Dihitung sebagai {formula}; periksa isiannya. Bila dokumennya memang berubah, ganti nilai \
             penegasan ini."
        )),
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

/// A difference in the form of the figure; between percentages it is in points.
fn selisih(form: Form, gap: Decimal) -> String {
    let text = tulis(form, gap);
    match text.strip_suffix('%') {
        Some(number) => format!("{number} poin"),
        None => text,
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
