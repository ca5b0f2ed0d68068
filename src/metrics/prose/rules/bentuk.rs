//! Form of typed figures: decimal comma, `Rp` without point and space, per cent sign without space
//! and not left out. Digits are never repaired.

use std::ops::Range;

use super::super::number::{Number, Unit};
use super::super::paragraph::Prose;
use super::super::subject::{Subject, printed, unit};
use super::super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Words before a number with decimals that say it is a figure and no number of a section.
const MEASURING: &[&str] = &[
    "sebesar",
    "menjadi",
    "adalah",
    "yakni",
    "yaitu",
    "mencapai",
    "nilai",
    "skor",
    "target",
    "realisasi",
    "capaian",
    "hanya",
    "sekitar",
    "rata-rata",
    "senilai",
    "sebanyak",
];

/// Words behind a number with which it is no percentage.
const OTHER_UNITS: &[&str] = &[
    "poin",
    "juta",
    "miliar",
    "milyar",
    "triliun",
    "ribu",
    "kali",
    "orang",
    "jiwa",
    "ton",
    "kg",
    "km",
    "hektare",
    "hektar",
    "ha",
    "hari",
    "bulan",
    "tahun",
    "jam",
    "unit",
    "meter",
    "liter",
    "persentase",
];

/// Grades that are typed before their score.
const GRADES: &[&str] = &["AA", "A", "BB", "B", "CC", "C", "D"];

/// Tells figures in another form than the report's.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !prose.text.is_printed() || prose.text.is_official() {
        return;
    }
    for at in 0..prose.tokens.len() {
        match prose.kind(at) {
            Some(Kind::Number(number)) => {
                point(prose, at, number, sink);
                rupiah(prose, number, sink);
                percent(prose, number, sink);
                bare(prose, subject, at, number, sink);
            }
            Some(Kind::Word) => {
                grade(prose, at, sink);
                broken_rupiah(prose, at, sink);
            }
            _ => {}
        }
    }
}

/// "45.90%", "1,234,567".
fn point(prose: &Prose<'_>, at: usize, number: &Number, sink: &mut Sink) {
    let grouped = number.digits.contains(',');
    let measured = at > 0 && prose.is_any(at - 1, MEASURING) || prose.is_any(at + 1, OTHER_UNITS);
    let typed = prose.typed(&(at..at + 1));
    // One comma before three digits is a mark of thousands when it is money.
    let thousands = number.unit == Unit::Rupiah
        && number.decimals == 3
        && !number.point
        && !number.digits.contains('.');
    if thousands || number.point && grouped {
        let message = format!("\"{typed}\" memakai koma sebagai tanda ribuan.");
        let help = "Tulis titik sebagai tanda ribuan dan koma sebagai tanda desimal.";
        sink.push(new(prose, &number.range, message).help(help));
    } else if number.point && (number.unit != Unit::None || measured) {
        let message = format!("\"{typed}\" memakai titik sebagai tanda desimal.");
        let help = format!(
            "Tulis \"{}\".",
            typed.replacen(&number.digits, &number.digits.replace('.', ","), 1)
        );
        sink.push(new(prose, &number.range, message).help(help));
    }
}

/// "Rp. 5.000", "Rp 5.000".
fn rupiah(prose: &Prose<'_>, number: &Number, sink: &mut Sink) {
    if number.unit != Unit::Rupiah {
        return;
    }
    let typed = prose.text.value().get(number.range.clone()).unwrap_or_default();
    let head = typed.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    if typed.get(..head) == Some("Rp") {
        return;
    }
    let part = number.range.start..number.range.start + head;
    sink.push(wrong_rupiah(prose, typed, &number.digits, &part, &number.range));
}

/// "Rp." at the end of a line with its number on the next.
fn broken_rupiah(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    if !prose.is(at, "Rp") {
        return;
    }
    let next = if prose.mark(at + 1) == Some('.') { at + 2 } else { at + 1 };
    let Some(Kind::Number(number)) = prose.kind(next) else { return };
    // The marker of a list may stand between them, which is no token.
    let line_ends = prose.gap_text(next).unwrap_or_default().matches('\n').count();
    if !prose.apart(next) || line_ends != 1 {
        return;
    }
    let part = prose.bytes(at).start..number.range.start;
    let whole = part.start..number.range.end;
    let typed = super::super::beside::quoted(prose.typed(&(at..next + 1)));
    sink.push(wrong_rupiah(prose, &typed, &number.digits, &part, &whole));
}

fn wrong_rupiah(
    prose: &Prose<'_>,
    typed: &str,
    digits: &str,
    part: &Range<usize>,
    whole: &Range<usize>,
) -> Diagnostic {
    let message = format!("\"{typed}\" ditulis lain dari bentuk rupiah dalam laporan ini.");
    let finding = new(prose, whole, message)
        .help(format!("Tulis \"Rp{digits}\", tanpa titik dan spasi sesudah Rp."));
    prose.mended(finding, part, "Rp")
}

/// "54,21 %".
fn percent(prose: &Prose<'_>, number: &Number, sink: &mut Sink) {
    let typed = prose.text.value().get(number.range.clone()).unwrap_or_default();
    let Some(digits) = typed.strip_suffix('%') else { return };
    let bare = digits.trim_end();
    if bare.len() < digits.len() {
        let message = format!("Di depan tanda persen ada spasi: \"{bare} %\".");
        let finding = new(prose, &number.range, message).help(format!("Tulis \"{bare}%\"."));
        let gap = number.range.start + bare.len()..number.range.start + digits.len();
        sink.push(prose.mended(finding, &gap, ""));
    }
}

/// A percentage of the record without its sign.
fn bare(prose: &Prose<'_>, subject: &Subject<'_>, at: usize, number: &Number, sink: &mut Sink) {
    let percentage = number.unit == Unit::None && number.decimals > 0 && !number.point;
    if !percentage || !prose.text.is_narrative() || prose.is_any(at + 1, OTHER_UNITS) {
        return;
    }
    // "(skor 74,00)" may equal a percentage by chance.
    if at > 0 && prose.is_any(at - 1, &["skor", "nilai", "bobot", "indeks"]) {
        return;
    }
    let Some(figure) = subject.equal(number, &prose.text.key) else { return };
    if unit(figure) != Unit::Percent {
        return;
    }
    let known = printed(figure).map_or_else(String::new, |value| figure.form.text(value));
    let message = format!(
        "{} diketik tanpa tanda persen, padahal `{}` ialah {known}.",
        number.digits, figure.key
    );
    let help = format!("Tulis {{{{ {} }}}}, atau {}%.", figure.key, number.digits);
    sink.push(new(prose, &number.range, message).help(help));
}

/// "BB(74)".
fn grade(prose: &Prose<'_>, at: usize, sink: &mut Sink) {
    let scored = matches!(prose.kind(at + 2), Some(Kind::Number(_) | Kind::Figure(_)));
    let glued = prose.mark(at + 1) == Some('(') && prose.joined(at + 1);
    if GRADES.contains(&prose.word(at)) && scored && glued && prose.mark(at + 3) == Some(')') {
        let grade = prose.word(at);
        let message =
            format!("Predikat {grade} melekat pada nilainya: \"{}\".", prose.typed(&(at..at + 4)));
        let help = format!("Tulis \"{grade} {}\".", prose.typed(&(at + 1..at + 4)));
        let range = prose.range(&(at..at + 4));
        let seam = prose.bytes(at).end..prose.bytes(at).end;
        sink.push(prose.mended(new(prose, &range, message).help(help), &seam, " "));
    }
}

fn new(prose: &Prose<'_>, range: &Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(Code::BentukAngka, &prose.text.place(range), message)
}

#[cfg(test)]
mod tests {
    use super::super::coba::narrative;

    #[test]
    fn other_forms_are_told_and_the_form_of_the_report_is_not() {
        for text in [
            "Target 45.90%.",
            "Target sebesar 45.90 dan naik.",
            "Pagu Rp. 5.000.",
            "Pagu Rp 5.000.",
            "Pagu Rp.\n5.000.",
            "Pagu Rp5,000,000.",
            "Mencapai 54,21 %.",
            "Nilai BB(74).",
            "Nasional yakni 69,48.",
        ] {
            assert_eq!(narrative(super::check, "narasi", text).len(), 1, "{text}");
        }
        for text in [
            "Target 45,90%.",
            "Lihat Tabel 2.1 dan subbab 3.3.",
            "Pagu Rp5.000.000,00.",
            "Mencapai 54,21 persen.",
            "Nilai BB (74).",
            "Naik 69,48 poin.",
            "Kode 2.07.03.",
        ] {
            assert_eq!(narrative(super::check, "narasi", text), [""; 0], "{text}");
        }
    }
}
