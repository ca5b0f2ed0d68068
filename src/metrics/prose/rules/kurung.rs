//! Brackets and quotation marks come in pairs.

use super::super::paragraph::{Paragraph, Prose, Role};
use super::super::subject::Subject;
use super::super::token::Kind;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Tells brackets and quotation marks without their counterpart.
pub(super) fn check(prose: &Prose<'_>, _: &Subject<'_>, sink: &mut Sink) {
    if prose.text.is_printed() {
        for paragraph in &prose.paragraphs {
            pairs(prose, paragraph, sink);
        }
    }
}

/// Brackets and quotation marks without their counterpart in the paragraph.
fn pairs(prose: &Prose<'_>, paragraph: &Paragraph, sink: &mut Sink) {
    let tokens = paragraph.tokens.clone();
    if tokens.clone().any(|at| prose.kind(at) == Some(&Kind::Statement)) {
        return;
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in tokens {
        let Some(mark) = prose.mark(at) else { continue };
        match mark {
            '(' | '“' => open.push((at, mark)),
            '"' if open.last().is_some_and(|(_, mark)| *mark == '"') => {
                open.pop();
            }
            '"' if !inches(prose, at) => open.push((at, mark)),
            ')' | '”' => {
                let partner = if mark == ')' { '(' } else { '“' };
                if open.last().is_some_and(|(_, mark)| *mark == partner) {
                    open.pop();
                } else if !(mark == ')' && counts(prose, at)) {
                    alone(prose, at, mark, "membuka", sink);
                }
            }
            _ => {}
        }
    }
    // A text may go on with a second paragraph of the same quotation; a heading and an item do not.
    for (at, mark) in open {
        let role = paragraph.role == Role::Body && mark != '(';
        if !(role && prose.paragraphs.last() != Some(paragraph)) {
            alone(prose, at, mark, "menutup", sink);
        }
    }
}

/// "a)" and "1)" count points and "*)" marks a note; they need no opening bracket.
fn counts(prose: &Prose<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let small = matches!(prose.kind(before), Some(Kind::Number(number)) if number.is_small());
    small || prose.word(before).chars().count() == 1 || prose.mark(before) == Some('*')
}

/// `5"` is a length.
fn inches(prose: &Prose<'_>, at: usize) -> bool {
    at > 0 && prose.joined(at) && matches!(prose.kind(at - 1), Some(Kind::Number(_)))
}

fn alone(prose: &Prose<'_>, at: usize, mark: char, missing: &str, sink: &mut Sink) {
    let name = if matches!(mark, '(' | ')') { "kurung" } else { "petik" };
    let message = format!("Tanda {name} {mark} tidak mempunyai pasangan yang {missing}.");
    let help = format!("Tambahkan tanda {name} yang {missing}, atau hapus tanda ini.");
    let place = prose.text.place(&prose.bytes(at));
    sink.push(Diagnostic::new(Code::TandaBaca, &place, message).help(help));
}

#[cfg(test)]
mod tests {
    use super::super::coba::{line, narrative};

    #[test]
    fn lonely_marks_are_told_and_pairs_are_not() {
        for text in ["Hasil (baik sekali.", "Hasil baik) sekali.", "Ia berkata \"baik.", "“Baik."]
        {
            assert_eq!(narrative(super::check, "narasi", text).len(), 1, "{text}");
        }
        for text in [
            "Hasil (baik (sekali)).",
            "Cara a) satu; b) dua; 1) tiga.",
            "{% if a %}Hasil ({% endif %} baik.",
            "Rilis \"IKS 2024\" dan papan 5\".",
            "Prevalensi *)",
            "“Kutipan satu.\n\n“Kutipan dua.”",
        ] {
            assert_eq!(narrative(super::check, "narasi", text), [""; 0], "{text}");
        }
        assert_eq!(line(super::check, "formula", "(A / B × 100%").len(), 1);
        assert_eq!(line(super::check, "kunci", "(A"), [""; 0]);
    }
}
