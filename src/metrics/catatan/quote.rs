//! Texts as TOML literals, and texts that the reader takes.

use crate::read::{BELUM_DIISI, is_bad};

/// A text as a literal of TOML: on one line, or over as many lines as it has.
pub(super) fn literal(text: &str, line_break: &str) -> String {
    if !text.contains('\n') {
        return format!(
            "\"{}\"",
            text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t")
        );
    }
    let (mut body, mut quotes) = (String::with_capacity(text.len()), 0);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // Neither the third of a row of quotation marks nor the last sign may end the literal.
        let closes = c == '"' && (quotes == 2 || rest.peek().is_none());
        if closes || c == '\\' {
            body.push('\\');
        }
        body.push(c);
        quotes = if c == '"' && !closes { quotes + 1 } else { 0 };
    }
    format!("\"\"\"\n{body}\"\"\"").replace('\n', line_break)
}

/// A text as it may stand in a note: without what cannot be printed, and without blanks around it.
/// Nothing when nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Word parts lines within a paragraph with these.
    let text = text.replace(['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let text: String = text.chars().filter(|c| !is_bad(*c)).collect();
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    // Alone between quotation marks these words mean that nobody has typed anything yet.
    let mark = text.eq_ignore_ascii_case(BELUM_DIISI);
    Some(if mark { format!("{text}.") } else { text.to_string() })
}

/// The same on one line, with single blanks.
pub(super) fn clean_line(text: &str) -> Option<String> {
    clean(&clean(text)?.split_whitespace().collect::<Vec<_>>().join(" "))
}
