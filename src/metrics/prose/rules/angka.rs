//! Typed numbers: each comes from the record by reference, or is a year, a citation, an ordinal, a
//! definition, or stands beside its source.

use super::super::number::{Number, Unit};
use super::super::paragraph::Prose;
use super::super::subject::{Subject, printed};
use super::super::texts::Kind as TextKind;
use super::super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::figures::Figure;
use crate::number::nama_bulan;
use std::ops::Range;

/// Words before a number that make it an ordinal or a part of a name.
const ORDINAL: &[&str] = &[
    "ke",
    "nomor",
    "no",
    "pasal",
    "ayat",
    "huruf",
    "angka",
    "butir",
    "poin",
    "bab",
    "bagian",
    "buku",
    "sasaran",
    "misi",
    "tujuan",
    "triwulan",
    "semester",
    "tahap",
    "lampiran",
    "tabel",
    "gambar",
    "grafik",
    "diagram",
    "halaman",
    "kelas",
    "eselon",
    "tingkat",
    "tipe",
    "level",
    "kategori",
    "golongan",
    "jilid",
    "seri",
    "versi",
    "revisi",
    "covid",
    "indikator",
    "iku",
    "tw",
    "kuartal",
    "strategi",
    "kebijakan",
    "rt",
    "rw",
    "pos",
    "telepon",
    "telp",
    "faks",
    "whatsapp",
    "hp",
    "iso",
    "per",
];

/// Words with which a sentence names the regulation that it quotes.
const REGULATION: &[&str] = &[
    "peraturan",
    "undang-undang",
    "keputusan",
    "permen",
    "perpres",
    "perda",
    "perbup",
    "perwali",
    "pergub",
    "pp",
    "uu",
    "pasal",
    "permendagri",
    "permenpanrb",
    "kepmen",
    "kepmendagri",
    "instruksi",
];

/// Fields of one line that are prose of the report and no names.
const PROSE_LINES: &[&str] = &["tugas", "fungsi", "butir"];

/// Tells typed numbers without a source.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    let is_prose =
        prose.text.kind == TextKind::Narrative || PROSE_LINES.contains(&prose.text.field.as_str());
    if !is_prose {
        return;
    }
    for paragraph in &prose.paragraphs {
        // Numbers behind a regulation that a sentence quotes, or one before it, are the regulation's.
        let mut quoted = false;
        for sentence in &paragraph.sentences {
            quoted |= sentence.clone().any(|at| names_regulation(prose, at));
            numbers(prose, subject, sentence, quoted, sink);
        }
    }
}

fn numbers(
    prose: &Prose<'_>,
    subject: &Subject<'_>,
    sentence: &Range<usize>,
    quoted: bool,
    sink: &mut Sink,
) {
    for at in sentence.clone() {
        let Some(Token { kind: Kind::Number(number), .. }) = prose.tokens.get(at) else { continue };
        let sourced = quoted && number.unit != Unit::Percent;
        if !sourced && !is_free(prose, sentence, at, number) && !has_source(prose, sentence, at) {
            tell(prose, subject, number, sink);
        }
    }
}

fn names_regulation(prose: &Prose<'_>, at: usize) -> bool {
    match prose.tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Word) => prose.is_any(at, REGULATION),
        Some(Kind::Figure(key)) => key.starts_with("dasar_hukum."),
        _ => false,
    }
}

/// Whether a number needs no source: a year, a date, an ordinal, an age, a part of a formula.
fn is_free(prose: &Prose<'_>, sentence: &Range<usize>, at: usize, number: &Number) -> bool {
    let mark =
        |at: usize, mark: char| prose.tokens.get(at).is_some_and(|t| t.kind == Kind::Mark(mark));
    let before = |back: usize| at.checked_sub(back).filter(|at| *at >= sentence.start);
    let next = at + 1;
    let counts = prose.is_any(next, &["orang", "jiwa", "unit", "pelaku", "kasus", "rupiah"]);
    if number.year().is_some() && !counts {
        return true;
    }
    if number.is_small() && is_month(prose.word(next)) {
        return true;
    }
    // "ke-2", "Ke - 2", "Pasal 3", "ayat (2)".
    let ordinal = (1..=3).any(|back| {
        let between = (1..back).all(|b| {
            before(b)
                .is_some_and(|at| mark(at, '-') || mark(at, '–') || mark(at, '(') || mark(at, '.'))
        });
        between && before(back).is_some_and(|at| prose.is_any(at, ORDINAL))
    });
    if ordinal && number.unit == Unit::None {
        return true;
    }
    // "(1) yang pertama, (2) yang kedua": a number alone in brackets counts points.
    if number.is_small() && before(1).is_some_and(|at| mark(at, '(')) && mark(next, ')') {
        return true;
    }
    // "dalam 3 (tiga) tahun terakhir": a span of time, with its words.
    let spelled = mark(next, '(') && mark(next + 2, ')');
    if number.is_small() && spelled && prose.is_any(next + 3, &["tahun", "bulan", "hari"]) {
        return true;
    }
    // Hours of the day and spans of time: "pukul 08.00 sampai 16.00", "24 jam", "usia 24 bulan".
    let clock = (at.saturating_sub(4).max(sentence.start)..at)
        .any(|at| prose.is_any(at, &["pukul", "jam"]))
        || prose.is_any(next, &["wib", "wita", "wit"]);
    let span =
        number.is_small() && prose.is_any(next, &["jam", "menit", "hari", "minggu", "bulan"]);
    let aged = ["usia", "berusia", "umur", "berumur"];
    let age = prose.is_any(next, &["tahun", "bulan"])
        && (at.saturating_sub(3).max(sentence.start)..at).any(|at| prose.is_any(at, &aged));
    if clock && number.unit == Unit::None || span || age {
        return true;
    }
    // Ages define whom a figure counts: "15 tahun ke atas", "berusia 15 tahun".
    if prose.is(next, "tahun") {
        let define = prose.follows(next + 1, &["ke", "atas"])
            || prose.follows(next + 1, &["dan", "lebih"])
            || prose.follows(next + 1, &["atau", "lebih"])
            || before(1)
                .is_some_and(|at| prose.is_any(at, &["usia", "berusia", "berumur", "umur"]));
        if define {
            return true;
        }
    }
    // The factor of a formula.
    let factor = before(1).is_some_and(|at| mark(at, '×') || prose.is(at, "x"));
    factor && number.value == crate::number::Decimal::ONE_HUNDRED
}

/// Whether a word is the name of a month; the spelling is for other rules to judge.
fn is_month(word: &str) -> bool {
    let names = (1..=12).filter_map(nama_bulan);
    names.chain(["Nopember", "Pebruari"]).any(|month| month.eq_ignore_ascii_case(word))
}

/// Whether brackets behind the number in its sentence name a source: "(BPS, 2023)", "(sumber: …)".
fn has_source(prose: &Prose<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let mark = |at: usize, mark| prose.tokens.get(at).is_some_and(|t| t.kind == Kind::Mark(mark));
    let mut open = None;
    for at in at..sentence.end {
        if mark(at, '(') {
            open = Some(at);
        } else if mark(at, ')') && open.take().is_some_and(|open| names_source(prose, open + 1..at))
        {
            return true;
        }
    }
    false
}

fn names_source(prose: &Prose<'_>, inner: Range<usize>) -> bool {
    let named = prose.is_any(inner.start, &["sumber", "data", "menurut"]);
    let year = inner.clone().any(|at| {
        matches!(prose.tokens.get(at).map(|t| &t.kind), Some(Kind::Number(n)) if n.year().is_some())
    });
    let comma =
        inner.clone().any(|at| prose.tokens.get(at).is_some_and(|t| t.kind == Kind::Mark(',')));
    let capital = inner.clone().any(|at| prose.word(at).starts_with(char::is_uppercase));
    // Who says "sumber" names it, however it is written.
    let source = prose.is(inner.start, "sumber") && inner.len() > 1;
    source || named && capital || year && comma && capital
}

fn tell(prose: &Prose<'_>, subject: &Subject<'_>, number: &Number, sink: &mut Sink) {
    let typed = prose.text.value().get(number.range.clone()).unwrap_or(&number.digits);
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let place = prose.text.place(&number.range);
    let new = |message: String| Diagnostic::new(Code::AngkaTanpaSumber, &place, message);
    // A number of one or two digits equals many figures by chance.
    let telling = number.digits.chars().filter(char::is_ascii_digit).count() > 2;
    let known =
        telling.then(|| (subject.equal(number, &place.key), subject.close(number, &place.key)));
    let finding = match known.unwrap_or_default() {
        (Some(figure), _) => {
            new(format!("Angka {typed} diketik, padahal sama dengan `{}`.", figure.key)).help(format!(
                "Tulis {{{{ {} }}}} agar angka itu selalu mengikuti catatan.",
                figure.key
            ))
        }
        (None, Some(figure)) => near(&new, &typed, figure),
        _ => new(format!("Angka {typed} tidak berasal dari catatan ini.")).help(
            "Catat angka itu (misalnya sebagai deret) lalu rujuk dengan {{ … }}, atau sebut sumbernya di \
             belakangnya, misalnya (BPS, 2023).",
        ),
    };
    sink.push(finding);
}

fn near(new: &dyn Fn(String) -> Diagnostic, typed: &str, figure: &Figure) -> Diagnostic {
    let known = printed(figure).map_or_else(String::new, |number| figure.form.text(number));
    new(format!(
        "Angka {typed} tidak berasal dari catatan ini; hampir sama dengan `{}`, yaitu {known}.",
        figure.key
    ))
    .help(format!(
        "Periksa mana yang benar. Bila itu yang dimaksud, tulis {{{{ {} }}}}.",
        figure.key
    ))
}
