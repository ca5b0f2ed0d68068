//! "BB (Baik)", "B (71,27)": a grade of AKIP against its words and its score.

use std::ops::Range;

use super::super::number::Unit;
use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::token::Kind;
use super::kata;
use super::value;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::predikat;
use crate::number::Decimal;
use crate::record::kebijakan::Predikat;

/// Words that name the score.
const SCORE: &[&str] = &["skor", "nilai", "nilainya", "score"];

/// Tells grades with the words or the score of another grade.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    let grades = &subject.record.kebijakan.predikat_akip;
    if !value::is_prose(prose) {
        return;
    }
    for (_, sentence) in prose.sentences() {
        for at in sentence.clone() {
            let Some(grade) = grade(prose, subject, grades, at) else { continue };
            if let Some(words) = words_behind(prose, grades, at + 1) {
                judge_words(prose, grades, grade, at, &words, sink);
            }
            let Some(score) = score_behind(prose, subject, sentence, at + 1) else { continue };
            if in_context(prose, sentence, at, score) {
                judge_score(prose, subject, grade, at, score, sink);
            }
        }
    }
}

/// The grade that stands at a token, typed or by a figure.
fn grade<'g>(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    grades: &'g [Predikat],
    at: usize,
) -> Option<&'g Predikat> {
    let text = match &prose.tokens.get(at)?.kind {
        Kind::Word => std::borrow::Cow::Borrowed(prose.word(at)),
        Kind::Figure(key) if key.ends_with("predikat") => {
            std::borrow::Cow::Owned(subject.figures.get(key)?.text())
        }
        _ => return None,
    };
    let short = text.len() <= 3 && !text.is_empty();
    grades.iter().find(|grade| short && grade.predikat.value == *text)
}

/// Whether a number behind a grade is its score. A letter alone also names classes of other
/// things, so that a sentence must speak of AKIP or of a score, and the number look like one.
fn in_context(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
    (place, score): (usize, Decimal),
) -> bool {
    let speaks = |at: usize| prose.is_any(at, kata::AKIP) || prose.is_any(at, SCORE);
    let looks = score.scale() > 0 || (at..place).any(|at| prose.is_any(at, SCORE));
    let akip = prose.text.key.starts_with("akip") || sentence.clone().any(speaks);
    prose.word(at).len() != 1 || looks && akip
}

/// The words of a grade behind a token: "(Baik)", "atau Sangat Baik", "– Baik".
fn words_behind(prose: &Prose<'_>, grades: &[Predikat], at: usize) -> Option<Range<usize>> {
    let brackets = value::is_mark(prose, at, &['(']);
    let joined = brackets || prose.is(at, "atau") || value::is_mark(prose, at, &['-', '–', '—']);
    if !joined {
        return None;
    }
    let longest = grades
        .iter()
        .map(|grade| (length(prose, at + 1, grade.sebutan.value.as_str()), grade))
        .max_by_key(|(length, _)| *length)?;
    let words = at + 1..at + 1 + longest.0;
    let closed = !brackets || value::is_mark(prose, words.end, &[')', ',']);
    // "Dokumen A - Baik …": a letter alone is a grade only where it is called one.
    let letter = at.checked_sub(1).is_some_and(|at| prose.word(at).len() == 1);
    let called = at.checked_sub(2).is_some_and(|at| {
        prose.is_any(at, &["predikat", "berpredikat", "kategori", "peringkat", "nilai"])
    });
    (!words.is_empty() && closed && (brackets || !letter || called)).then_some(words)
}

/// Number of tokens when some words stand at a token, else 0.
fn length(prose: &Prose<'_>, at: usize, words: &str) -> usize {
    let mut count = 0;
    for word in words.split_whitespace() {
        if !prose.is(at + count, word) {
            return 0;
        }
        count += 1;
    }
    count
}

/// The score behind a grade: "(71,27)", "(skor 71,27)", "dengan nilai sebesar 71,27".
fn score_behind(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(usize, Decimal)> {
    let mut next = at;
    // Words of the grade in brackets may stand between.
    if value::is_mark(prose, next, &['(']) && !prose.word(next + 1).is_empty() {
        let close =
            (next..(next + 6).min(sentence.end)).find(|n| value::is_mark(prose, *n, &[')']));
        let score = prose.is_any(next + 1, SCORE);
        next = if score { next } else { close? + 1 };
    }
    let brackets = value::is_mark(prose, next, &['(']);
    let named = prose.is_any(next, &["dengan"]) && prose.is_any(next + 1, SCORE)
        || value::is_mark(prose, next, &[',']) && prose.is_any(next + 1, SCORE)
        || prose.is_any(next, SCORE);
    if !brackets && !named {
        return None;
    }
    let skip = |at: usize| {
        prose.is_any(at, SCORE)
            || prose.is_any(at, &["dengan", "sebesar", "adalah"])
            || value::is_mark(prose, at, &['(', ',', ':'])
    };
    let place = (next..(next + 5).min(sentence.end)).find(|at| !skip(*at))?;
    let number = match &prose.tokens.get(place)?.kind {
        Kind::Number(number) if number.unit == Unit::None && number.year().is_none() => {
            number.value
        }
        Kind::Figure(_) => {
            value::value(prose, subject, place).filter(|value| value.unit == Unit::None)?.number
        }
        _ => return None,
    };
    let closed = named || value::is_mark(prose, place + 1, &[')']);
    let score = number >= Decimal::ZERO && number <= Decimal::ONE_HUNDRED;
    (closed && score).then_some((place, number))
}

fn judge_words(
    prose: &Prose<'_>,
    grades: &[Predikat],
    grade: &Predikat,
    at: usize,
    words: &Range<usize>,
    sink: &mut Sink,
) {
    let right = grade.sebutan.value.as_str();
    if length(prose, words.start, right) == words.len() {
        return;
    }
    let quoted = value::quote(prose, words);
    let other = grades.iter().find(|one| one.sebutan.value.eq_ignore_ascii_case(&quoted));
    let whose = other.map_or_else(String::new, |one| {
        format!("; \"{}\" sebutan untuk {}", one.sebutan.value, one.predikat.value)
    });
    let name = grade.predikat.value.as_str();
    let message =
        format!("Predikat {name} disebut \"{quoted}\", padahal sebutannya \"{right}\"{whose}.");
    let help = format!(
        "Tulis \"{right}\", atau pakai {{{{ akip.predikat }}}} dan {{{{ akip.sebutan }}}}."
    );
    tell(prose, &(at..words.end), format!("{name} = {right}"), message, help, sink);
}

fn judge_score(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    grade: &Predikat,
    at: usize,
    (place, score): (usize, Decimal),
    sink: &mut Sink,
) {
    let Some(right) = predikat(score, &subject.record.kebijakan.predikat_akip) else { return };
    if right.predikat.value == grade.predikat.value {
        return;
    }
    let (name, right) = (grade.predikat.value.as_str(), right.predikat.value.as_str());
    let typed = value::text(prose, subject, place);
    let message = format!("Nilai {typed} disebut berpredikat {name}, padahal predikatnya {right}.");
    let help = format!("Tulis {right}, atau periksa nilainya.");
    tell(prose, &(at..place + 1), format!("{typed} = {right}"), message, help, sink);
}

fn tell(
    prose: &Prose<'_>,
    tokens: &Range<usize>,
    mark: String,
    message: String,
    help: String,
    sink: &mut Sink,
) {
    let place = prose.text.place(&prose.range(tokens));
    sink.push(Diagnostic::new(Code::PredikatBerbeda, &place, message).mark(mark).help(help));
}

#[cfg(test)]
mod tests {
    use super::super::uji::{right, wrong};
    use super::check;
    use crate::diagnostic::Code::PredikatBerbeda as Grade;

    #[test]
    fn grades_with_other_words_or_scores_are_told() {
        for (text, words) in [
            (
                "Hasil evaluasi menunjukkan kategori BB (Baik) dengan nilai sebesar 71,27.",
                "BB (Baik",
            ),
            ("Nilai AKIP adalah B (71,27).", "B (71,27"),
            ("Nilai AKIP adalah BB (70,00).", "BB (70,00"),
            ("Predikat A (Sangat Baik) diraih.", "A (Sangat Baik"),
            ("Predikat BB atau Baik diraih.", "BB atau Baik"),
            ("Nilai AKIP adalah A dengan skor 71,27.", "A dengan skor 71,27"),
            ("Target nilai CC (skor 74,00).", "CC (skor 74,00"),
            ("Predikat {{ akip.predikat }} (Baik) diraih.", "{{ akip.predikat }} (Baik"),
            ("Nilai AKIP berpredikat CC ({{ akip.nilai }}).", "CC ({{ akip.nilai }}"),
        ] {
            wrong(check, "naskah.capaian", text, &[(Grade, words)]);
        }
    }

    #[test]
    fn right_sentences_pass() {
        for text in [
            "Hasil evaluasi menunjukkan kategori BB (Sangat Baik) dengan nilai sebesar 71,27.",
            "Nilai AKIP adalah BB (71,27).",
            "Nilai AKIP adalah B (70,00).",
            "Nilai AKIP adalah B (67,55) pada 2022 dan BB (73,85) pada 2023.",
            "Predikat A (Memuaskan) diraih.",
            "Target nilai BB (skor 74,00).",
            "Predikat {{ akip.predikat }} ({{ akip.sebutan }}) dengan nilai {{ akip.nilai }}.",
            "Nilai AKIP adalah BB dengan skor 71,27, menurun dibandingkan Tahun 2023.",
            "Kelas A (12 orang) dan kelas B (13 orang).",
            "Tabel B (2023) memuat data.",
            "Ruang A (30) dipakai pelatihan.",
            "Golongan C (lima puluh) orang.",
            "Kategori B untuk perusahaan kecil.",
            "Perusahaan berpredikat B (40%).",
            "Predikat BB atau lebih tinggi ditargetkan.",
            "Dokumen A - Baik buruknya dibahas.",
            "PT BB (Persero) hadir.",
            "Vitamin A dan B dibagikan.",
            "Skor 71,27 termasuk BB.",
            "Nilai D, E dan F.",
        ] {
            right(check, "naskah.capaian", text);
        }
    }
}
