//! Differences of strings, word by word, with the marks of `model::change` in them.

use lkjip_metrics::banding::{Piece, words};

use crate::document::model::How;
use crate::document::model::change::wrap;

/// The difference of two strings.
pub fn text(old: &str, new: &str) -> String {
    if old == new {
        return new.to_string();
    }
    let pieces = words(old, new);
    let same = |piece: &Piece| match piece {
        Piece::Same(text) => text.chars().filter(|c| c.is_alphanumeric()).count(),
        _ => 0,
    };
    if pieces.iter().map(same).sum::<usize>() == 0 {
        return wrap(old, How::Deleted) + &wrap(new, How::Inserted);
    }
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Same(text) => text,
            Piece::Gone(text) => wrap(&text, How::Deleted),
            Piece::Come(text) => wrap(&text, How::Inserted),
        })
        .collect()
}

/// The same of strings that may be missing.
pub fn optional(old: Option<&str>, new: Option<&str>) -> Option<String> {
    match (old, new) {
        (None, None) => None,
        (old, new) => Some(text(old.unwrap_or_default(), new.unwrap_or_default())),
    }
}

/// The difference of two labels ("Tabel 3.4"), of which only the last count changes as a rule.
pub fn number(old: Option<&str>, new: Option<&str>) -> Option<String> {
    if let (Some(old), Some(new)) = (old, new)
        && let (Some((before, gone)), Some((same, come))) = (counted(old), counted(new))
        && before == same
        && gone != come
    {
        return Some(format!("{before}{}{}", wrap(gone, How::Deleted), wrap(come, How::Inserted)));
    }
    optional(old, new)
}

/// A label cut before its last count.
fn counted(label: &str) -> Option<(&str, &str)> {
    let digits = label.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    Some(label.split_at(digits)).filter(|(_, count)| !count.is_empty())
}

/// The differences of as many strings.
pub fn all(old: &[String], new: &[String]) -> Vec<String> {
    old.iter().zip(new).map(|(old, new)| text(old, new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::change::{accepted, side};

    #[test]
    fn strings_differ_in_words_and_labels_in_their_count() {
        let both = text("Pembina Tk. I", "Pembina Utama Muda");
        assert!(both.starts_with("Pembina "), "{both}");
        assert_eq!(side(&both, How::Deleted), "Pembina Tk. I");
        assert_eq!(text("sama", "sama"), "sama");
        // Nothing in common: replaced as a whole.
        let both = text("65,83%", "84,78%");
        assert_eq!(both, wrap("65,83%", How::Deleted) + &wrap("84,78%", How::Inserted));
        let label = number(Some("Tabel 3.9"), Some("Tabel 3.10")).unwrap();
        assert!(label.starts_with("Tabel 3.\u{E010}9"), "{label}");
        assert_eq!(accepted(&label), "Tabel 3.10");
        assert_eq!(number(None, Some("Tabel 1")), Some(wrap("Tabel 1", How::Inserted)));
        assert_eq!(number(None, None), None);
        assert_eq!(optional(Some("a"), None), Some(wrap("a", How::Deleted)));
    }
}
