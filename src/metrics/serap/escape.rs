//! Words of a person as Markdown that prints them as they are.

/// Why words cannot stand in a narrative text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unwritable;

/// Escapes words for the middle of a paragraph, or for its beginning.
pub(super) fn escape(text: &str, begins: bool) -> Result<String, Unwritable> {
    if ["{{", "{%", "{#"].iter().any(|open| text.contains(open)) {
        return Err(Unwritable);
    }
    let mut out = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let marks = match c {
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
            '*' | '`' | '[' | '<' => true,
            '_' => !(in_word(before) && in_word(next)),
            '&' => next.is_some_and(|next| next.is_alphanumeric() || next == '#'),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    if begins && let Some(at) = block_sign(&out) {
        out.insert(at, '\\');
    }
    Ok(out)
}

/// Where the sign stands by which a paragraph would become an item, a heading or a quotation.
fn block_sign(text: &str) -> Option<usize> {
    if text.starts_with(['-', '+', '#', '>', '=']) {
        return Some(0);
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(text.starts_with(|c: char| c.is_ascii_lowercase()));
    let name = if digits > 0 { digits } else { letter };
    let rest = text.get(name..)?;
    let sign = rest.starts_with('.') || (digits > 0 && rest.starts_with(')'));
    (name > 0 && sign && rest.get(1..)?.starts_with(' ')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_stay_signs() {
        let of = |text| escape(text, false).unwrap();
        assert_eq!(of("a * b_c _d [x] <y> R&D & PT"), "a \\* b_c \\_d \\[x] \\<y> R\\&D & PT");
        assert_eq!(escape("- butir", true).unwrap(), "\\- butir");
        assert_eq!(escape("1. satu", true).unwrap(), "1\\. satu");
        assert_eq!(escape("- butir", false).unwrap(), "- butir");
        assert!(escape("{{ x }}", false).is_err());
    }
}
