//! Text from elsewhere made harmless and plain: no marks of the language of texts, no wild spaces,
//! no emphasis of Markdown.

/// Marks that would be read as something else than text.
const EMPHASIS: &[char] = &['*', '`', '_'];

/// One line of plain text.
pub(super) fn clean(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut space = false;
    while let Some(c) = chars.next() {
        let c = match c {
            '\'' | '‘' => '’',
            '{' => '(',
            '}' => ')',
            '$' | '\\' => ' ',
            '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
            c if EMPHASIS.contains(&c) => continue,
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        };
        if c == ' ' {
            space = true;
            continue;
        }
        // "344 ,00": the comma of a number.
        let comma = c == ','
            && plain.ends_with(|c: char| c.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit);
        if std::mem::take(&mut space) && !plain.is_empty() && !comma {
            plain.push(' ');
        }
        plain.push(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn text_is_plain() {
        assert_eq!(clean("  **Sasaran**\t1 :\n{{ a }} 'b'"), "Sasaran 1 : (( a )) ’b’");
        assert_eq!(clean("Rp 536.318.344 ,00 atau 1, 2"), "Rp 536.318.344,00 atau 1, 2");
    }
}
