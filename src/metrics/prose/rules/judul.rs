//! Headings within narrative text: each has words, and something stands under it.

use super::super::beside::quoted;
use super::super::paragraph::{Paragraph, Prose, Role};
use super::super::subject::Subject;
use super::super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Words with which a heading promises something to look at, and the calls that place it.
const PROMISES: [(&str, &[&str]); 4] = [
    ("tabel", &["tabel"]),
    ("grafik", &["grafik"]),
    ("diagram", &["diagram", "grafik"]),
    ("gambar", &["gambar", "foto", "grafik", "diagram"]),
];

/// Tells headings without words or without a body.
pub(super) fn check(prose: &Prose<'_>, _: &Subject<'_>, sink: &mut Sink) {
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        let Role::Heading(level) = paragraph.role else { continue };
        let next = prose.paragraphs.get(index + 1);
        if !has_words(prose, paragraph) {
            tell(
                prose,
                paragraph,
                "Judul tanpa kata.".to_string(),
                "Tulis judulnya, atau hapus tanda #.",
                sink,
            );
        } else if is_empty(level, next) {
            let message = format!("Judul \"{}\" tidak berisi apa pun.", title(prose, paragraph));
            tell(
                prose,
                paragraph,
                message,
                "Tulis isinya di bawah judul itu, atau hapus judulnya.",
                sink,
            );
        } else if let Some(word) = broken_promise(prose, paragraph, next) {
            let message = format!(
                "Judul \"{}\" menjanjikan {word}, tetapi yang menyusul bukan {word}.",
                title(prose, paragraph)
            );
            let help =
                format!("Tempatkan {word} itu dengan {{{{ {word}(\"…\") }}}}, atau ubah judulnya.");
            tell(prose, paragraph, message, &help, sink);
        }
    }
}

fn has_words(prose: &Prose<'_>, paragraph: &Paragraph) -> bool {
    paragraph.tokens.clone().any(|at| !matches!(prose.kind(at), None | Some(Kind::Mark(_))))
}

fn is_empty(level: usize, next: Option<&Paragraph>) -> bool {
    match next.map(|next| next.role) {
        None => true,
        Some(Role::Heading(below)) => below <= level,
        Some(_) => false,
    }
}

/// What a heading names first, when the paragraph under it places no such thing.
fn broken_promise(
    prose: &Prose<'_>,
    heading: &Paragraph,
    next: Option<&Paragraph>,
) -> Option<&'static str> {
    let first = prose.word(heading.tokens.start);
    let (word, calls) = PROMISES.iter().find(|(word, _)| word.eq_ignore_ascii_case(first))?;
    let kept = next?.tokens.clone().any(|at| match prose.kind(at) {
        Some(Kind::Call(name, argument)) => {
            calls.contains(&name.as_str()) || name == "rujuk" && argument.starts_with(word)
        }
        Some(Kind::Statement) => true,
        _ => false,
    });
    (!kept).then_some(word)
}

fn title(prose: &Prose<'_>, paragraph: &Paragraph) -> String {
    quoted(prose.typed(&paragraph.tokens))
}

fn tell(prose: &Prose<'_>, paragraph: &Paragraph, message: String, help: &str, sink: &mut Sink) {
    let marker = paragraph.marker.clone().unwrap_or_default();
    let range = if paragraph.tokens.is_empty() { marker } else { prose.range(&paragraph.tokens) };
    sink.push(Diagnostic::new(Code::JudulKosong, &prose.text.place(&range), message).help(help));
}

#[cfg(test)]
mod tests {
    use super::super::coba::narrative;

    #[test]
    fn empty_headings_are_told_and_others_are_not() {
        for (text, count) in [
            ("#### Solusi\n\n#### Efisiensi\n", 2),
            ("### A\n\n#### B\n\nisi\n\n### C\n", 1),
            ("####\n\nisi", 1),
            ("#### …\n\nisi", 1),
            ("#### TABEL PERBANDINGAN\n\nIsi tanpa tabel.", 1),
            ("#### Tabel Perbandingan\n\n{{ tabel(\"x\") }}", 0),
            ("### A\n\n#### B\n\nisi", 0),
            ("### A\nisi\n\n### B\n- butir", 0),
            ("### A\n\n{{ grafik(\"x\") }}", 0),
        ] {
            let told = narrative(super::check, "narasi", text);
            assert_eq!(told.len(), count, "{text}: {told:?}");
        }
    }
}
