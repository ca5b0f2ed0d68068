//! Secrets in texts that are no file: what is typed on the command line, what comes back from Word.

use super::in_text;

/// What stands for a secret.
const COVERED: &str = "•••";

/// Whether a text holds a NIK or a passphrase.
pub fn holds_secret(text: &str) -> bool {
    covered(text).is_some()
}

/// The text with every secret covered; `None` when it holds none.
pub fn covered(text: &str) -> Option<String> {
    let mut spans: Vec<_> = in_text(text, &[], false).into_iter().map(|hit| hit.span).collect();
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in &spans {
        if span.start < at {
            at = at.max(span.end);
            continue;
        }
        out.push_str(text.get(at..span.start)?);
        out.push_str(COVERED);
        at = span.end;
    }
    out.push_str(text.get(at..)?);
    (at > 0).then_some(out)
}
