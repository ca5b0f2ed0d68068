//! References to tables and figures: numbered by the program, never typed; and "gambar" is said of
//! a figure, "tabel" of a table.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::texts::Kind as TextKind;
use super::super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Words for what has a number in the report.
const NUMBERED: &[&str] = &["tabel", "gambar", "grafik", "bagan", "diagram", "subbab", "bagian"];

/// Words for pictures.
const PICTURES: &[&str] = &["gambar", "grafik", "diagram", "bagan"];

/// Tells typed numbers of tables and figures, and words that do not fit what follows.
pub(super) fn check(prose: &Prose<'_>, _: &Subject<'_>, sink: &mut Sink) {
    if prose.text.kind == TextKind::Line {
        title(prose, sink);
        return;
    }
    for (_, sentence) in prose.sentences() {
        for at in sentence.clone() {
            typed_number(prose, sentence, at, sink);
        }
    }
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        let Some(next) = prose.paragraphs.get(index + 1) else { break };
        if let Some(sentence) = paragraph.sentences.last() {
            following(prose, sentence, next.tokens.start, sink);
        }
    }
}

/// "Tabel 3.2": such a number is wrong as soon as a table is added.
fn typed_number(prose: &Prose<'_>, sentence: &Range<usize>, at: usize, sink: &mut Sink) {
    let number = at + 1;
    if !prose.is_any(at, NUMBERED) || number >= sentence.end {
        return;
    }
    let digits = match prose.tokens.get(number).map(|t| &t.kind) {
        Some(Kind::Number(n)) if n.point || n.digits.len() <= 2 => n.digits.clone(),
        Some(Kind::Code) => prose.typed(&(number..number + 1)).to_string(),
        _ => return,
    };
    // "bagian 2" may be a share; with a point it is a section.
    let section = prose.is_any(at, &["bagian", "subbab"]);
    if section && !digits.contains('.') {
        return;
    }
    let tokens = at..number + 1;
    let place = prose.text.place(&prose.range(&tokens));
    let what = prose.word(at).to_lowercase();
    let message = format!(
        "Nomor \"{}\" diketik, sehingga tidak ikut bergeser dengan nomor yang dicetak.",
        prose.typed(&tokens)
    );
    let finding = Diagnostic::new(Code::RujukanNomor, &place, message);
    sink.push(finding.help(match what.as_str() {
        "tabel" => {
            "Tulis {{ rujuk(\"tabel:…\") }} agar nomornya selalu benar, atau \"tabel berikut\"."
        }
        _ if section => "Sebut judul bagiannya; nomornya ditentukan saat laporan disusun.",
        _ => "Tulis {{ rujuk(\"gambar:…\") }} agar nomornya selalu benar, atau \"gambar berikut\".",
    }));
    // "Tabel 2.1. Tabel Hubungan …"
    let again = number + 2;
    if prose.is(again, &what) {
        let place = prose.text.place(&prose.range(&(again..again + 1)));
        let message = format!("Judul {what} diawali lagi dengan kata \"{}\".", prose.word(again));
        sink.push(Diagnostic::new(Code::RujukanBentuk, &place, message).help("Hapus kata kedua."));
    }
}

/// "pada gambar berikut" before a table, and the other way round.
fn following(prose: &Prose<'_>, sentence: &Range<usize>, next: usize, sink: &mut Sink) {
    let shown = match prose.tokens.get(next).map(|t| &t.kind) {
        Some(Kind::Call(name, _)) => name.as_str(),
        Some(Kind::Word) => prose.word(next),
        _ => return,
    };
    let is_table = shown.eq_ignore_ascii_case("tabel");
    let is_picture = PICTURES.iter().any(|word| word.eq_ignore_ascii_case(shown));
    if !is_table && !is_picture {
        return;
    }
    let said = sentence.clone().rev().find(|at| {
        prose.is_any(at + 1, &["berikut", "dibawah"]) || prose.follows(at + 1, &["di", "bawah"])
    });
    let Some(at) = said else { return };
    let wrong = (is_table && prose.is_any(at, PICTURES)) || (is_picture && prose.is(at, "tabel"));
    if wrong {
        let place = prose.text.place(&prose.range(&(at..at + 2)));
        let right = if is_table { "tabel" } else { "gambar" };
        let message = format!(
            "Kalimat menyebut \"{}\", padahal yang menyusul sebuah {right}.",
            prose.word(at)
        );
        let finding = Diagnostic::new(Code::RujukanBentuk, &place, message);
        sink.push(finding.help(format!("Tulis \"{right} berikut\".")));
    }
}

/// A title does not say what it is the title of.
fn title(prose: &Prose<'_>, sink: &mut Sink) {
    if prose.text.field != "judul" || prose.text.key.starts_with("foto.") {
        return;
    }
    let first = prose.tokens.first();
    if !matches!(first, Some(Token { kind: Kind::Word, .. })) || !prose.is_any(0, NUMBERED) {
        return;
    }
    let place = prose.text.place(&prose.range(&(0..1)));
    let message =
        format!("Judul diawali kata \"{}\", yang sudah dicetak di depannya.", prose.word(0));
    sink.push(
        Diagnostic::new(Code::RujukanBentuk, &place, message).help("Hapus kata itu dari judulnya."),
    );
}
