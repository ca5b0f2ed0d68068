//! Edits as bytes of the record: comments, order and layout stay as they were typed.

use std::ops::Range;

use super::revise::{Edit, revised};
use super::value::quoted;
use crate::read::Literal;

/// Bytes of a record and what takes their place.
pub type Patch = Edit;

/// The record with patches, which must not overlap.
pub fn patched(source: &str, patches: &[Patch]) -> String {
    revised(source, patches)
}

/// Edits of a text as patches of the record that it stands in. `None` when no text stands there.
pub fn text(source: &str, span: &Range<usize>, edits: &[Edit]) -> Option<Vec<Patch>> {
    let literal = Literal::at(source, span)?;
    let typed = source.get(span.clone())?;
    let long = typed.starts_with("\"\"\"") || typed.starts_with("'''");
    let verbatim = typed.starts_with('\'');
    let breaks = edits.iter().any(|edit| edit.text.contains('\n'));
    let quotes = verbatim && edits.iter().any(|edit| edit.text.contains('\''));
    if quotes || (breaks && !long) {
        let text = revised(&literal.text, edits);
        return Some(vec![Patch { span: span.clone(), text: retyped(&text, line_break(source)) }]);
    }
    let patches = edits.iter().map(|edit| {
        let text = if verbatim { edit.text.clone() } else { escaped(&edit.text, long) };
        let span = whole_breaks(source, literal.span(&edit.span));
        Patch { span, text: text.replace('\n', line_break(source)) }
    });
    Some(patches.collect())
}

/// Bytes of which neither end parts a line break of Windows.
fn whole_breaks(source: &str, span: Range<usize>) -> Range<usize> {
    let back = |at: usize| {
        let around = at.checked_sub(1).and_then(|before| source.get(before..at + 1));
        if around == Some("\r\n") { at - 1 } else { at }
    };
    back(span.start)..back(span.end)
}

/// A whole text, as TOML.
pub(super) fn retyped(text: &str, line_break: &str) -> String {
    if text.contains('\n') {
        let body = escaped(text, true).replace('\n', line_break);
        return format!("\"\"\"{line_break}{body}\"\"\"");
    }
    quoted(text)
}

/// Words within double quotes; over several lines, only what could end the text is escaped.
fn escaped(text: &str, long: bool) -> String {
    let text = text.replace('\\', "\\\\");
    if long {
        text.replace("\"\"", "\"\\\"").replace("\"\"", "\"\\\"")
    } else {
        text.replace('"', "\\\"")
    }
}

pub(super) fn line_break(source: &str) -> &'static str {
    if source.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(source: &str, word: &str, new: &str) -> String {
        let at = source.find('=').unwrap() + 2;
        let span = at..source.trim_end().len();
        let literal = Literal::at(source, &span).unwrap();
        let found = literal.text.find(word).unwrap();
        let edit = Edit { span: found..found + word.len(), text: new.into() };
        let made = patched(source, &text(source, &span, std::slice::from_ref(&edit)).unwrap());
        let table: toml::Table = made.parse().unwrap();
        let expected = revised(&literal.text, &[edit]);
        assert_eq!(table["a"].as_str().unwrap().replace("\r\n", "\n"), expected, "{made}");
        made
    }

    #[test]
    fn a_text_is_edited_in_its_own_quotes() {
        assert_eq!(
            edited("a = \"satu dua\"\n", "dua", "\"tiga\" \\"),
            "a = \"satu \\\"tiga\\\" \\\\\"\n"
        );
        assert_eq!(edited("a = 'satu dua'", "dua", "tiga \\"), "a = 'satu tiga \\'");
        assert_eq!(edited("a = 'satu dua'", "dua", "d'ua"), "a = \"satu d'ua\"");
        assert_eq!(
            edited("a = \"satu dua\"", "dua", "dua.\n\ntiga"),
            "a = \"\"\"\nsatu dua.\n\ntiga\"\"\""
        );
        let source = "a = \"\"\"\r\nsatu\r\n\r\ndua\r\n\"\"\"\r\n";
        let span = 4..source.len() - 2;
        let literal = Literal::at(source, &span).unwrap();
        for at in 0..=literal.text.len() {
            for end in at..=literal.text.len() {
                let edit = Edit { span: at..end, text: "x\n\ny".into() };
                let made =
                    patched(source, &text(source, &span, std::slice::from_ref(&edit)).unwrap());
                let table: toml::Table = made.parse().unwrap_or_else(|_| panic!("{made:?}"));
                let said = table["a"].as_str().unwrap().replace("\r\n", "\n");
                assert_eq!(said, revised(&literal.text, &[edit]), "{made:?}");
            }
        }
        assert_eq!(
            edited("a = \"\"\"\r\nsatu\r\ndua\"\"\"", "dua", "x\n\n\"\"\"\"\"y"),
            "a = \"\"\"\r\nsatu\r\nx\r\n\r\n\"\\\"\\\"\\\"\\\"y\"\"\""
        );
    }
}
