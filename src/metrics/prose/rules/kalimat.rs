//! Sentences begin with a capital letter.

use super::super::paragraph::{Paragraph, Prose, Role};
use super::super::subject::Subject;
use super::super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Fields whose texts are items of a list, which may begin small.
const ITEMS: &[&str] =
    &["penghambat", "pendorong", "solusi", "isi", "butir", "tugas", "fungsi", "catatan"];

/// Tells sentences that begin with a small letter.
pub(super) fn check(prose: &Prose<'_>, _: &Subject<'_>, sink: &mut Sink) {
    if !prose.text.is_narrative() {
        return;
    }
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        if paragraph.role != Role::Body {
            continue;
        }
        let before = index.checked_sub(1).and_then(|at| prose.paragraphs.get(at));
        for (order, sentence) in paragraph.sentences.iter().enumerate() {
            let Some(at) = small_start(prose, sentence.clone()) else { continue };
            let first = order == 0;
            let told = if first { begins(prose, before) } else { ended(prose, sentence.start) };
            if told {
                sink.push(tell(prose, at, first));
            }
        }
    }
}

/// The first word of a sentence when it is a plain word in small letters.
fn small_start(prose: &Prose<'_>, mut sentence: std::ops::Range<usize>) -> Option<usize> {
    let emphasis = |at: &usize| !matches!(prose.mark(*at), Some('*' | '_' | '“' | '"'));
    let at = sentence.find(emphasis)?;
    let word = prose.word(at);
    // "e-SAKIP", "m2" and single letters are written small wherever they stand.
    let plain = word.chars().count() > 1
        && word.chars().all(|c| c.is_lowercase() || c == '-')
        && word.chars().nth(1) != Some('-');
    (plain && !prose.in_address(at)).then_some(at)
}

/// Whether the paragraph before leaves it to this one to begin anew.
fn begins(prose: &Prose<'_>, before: Option<&Paragraph>) -> bool {
    let Some(before) = before else { return !ITEMS.contains(&prose.text.field.as_str()) };
    match before.role {
        Role::Heading(_) => true,
        Role::Item => false,
        Role::Body => {
            let last = before.tokens.end.saturating_sub(1);
            // A line in bold stands over a text like a heading.
            let bold =
                prose.mark(last) == Some('*') && prose.mark(before.tokens.start) == Some('*');
            bold || matches!(prose.mark(last), Some('.' | '!' | '?'))
        }
    }
}

/// Whether a sentence has certainly ended before a token: with a word that is no short form.
fn ended(prose: &Prose<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    if !prose.apart(at) {
        return false;
    }
    match prose.kind(before) {
        Some(Kind::Word) => {
            let word = prose.word(before);
            word.chars().count() > 3 && word.chars().all(|c| c.is_lowercase() || c == '-')
        }
        Some(Kind::Mark(mark)) => matches!(mark, ')' | '%' | '”'),
        Some(Kind::Number(number)) => !number.is_small(),
        Some(Kind::Figure(_)) => true,
        _ => false,
    }
}

fn tell(prose: &Prose<'_>, at: usize, first: bool) -> Diagnostic {
    let word = prose.word(at);
    let mut chars = word.chars();
    let capital: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let start = prose.bytes(at).start;
    let place = prose.text.place(&prose.bytes(at));
    let message = format!("Kalimat berawal dengan huruf kecil: \"{word}\".");
    let help = format!("Tulis \"{capital}{}\".", chars.as_str());
    let finding = Diagnostic::new(Code::TandaBaca, &place, message).help(help);
    let letter = start..start + word.len() - chars.as_str().len();
    // Within a paragraph the full stop may be what is wrong.
    if first { prose.mended(finding, &letter, &capital) } else { finding }
}

#[cfg(test)]
mod tests {
    use super::super::coba::narrative;

    #[test]
    fn small_beginnings_are_told_where_a_sentence_begins() {
        for text in [
            "Anggaran efisien. berikut disampaikan analisis.",
            "**Tugas Pokok**\n\nmembantu Bupati.",
            "Hasil baik.\n\nselanjutnya begitu.",
            "#### Judul\n\nisi judul.",
            "hasil ini baik.",
        ] {
            let told = narrative(super::check, "narasi", text);
            assert_eq!(told.len(), 1, "{text}: {told:?}");
        }
        for text in [
            "Sebagai berikut:\n\nhasil baik.",
            "- butir satu.\n\nlanjutan butir.",
            "{{ tabel(\"x\") }}\n\nyang menunjukkan hasil.",
            "Kab. batu dan No. tiga.",
            "Hasil baik. e-SAKIP dipakai.",
            "Naik {{ a.b }}. {{ c }} turun.",
            "Sesuai dgn. aturan.",
        ] {
            assert_eq!(narrative(super::check, "narasi", text), [""; 0], "{text}");
        }
        assert_eq!(narrative(super::check, "penghambat", "belum optimal"), [""; 0]);
    }
}
