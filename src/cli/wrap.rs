//! Lines that are no longer than a terminal is wide.

/// Characters of a line.
pub const WIDTH: usize = 100;

/// Breaks a text at its blanks into lines that fit behind an indentation.
pub fn wrapped(text: &str, indent: usize) -> String {
    wrapped_to(WIDTH, text, indent)
}

/// The same for another width.
pub fn wrapped_to(width: usize, text: &str, indent: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let long = |line: &String| {
            !line.is_empty() && indent + line.chars().count() + 1 + word.chars().count() > width
        };
        if lines.last().is_some_and(long) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// A text of one line, cut with "…" where it is longer.
pub fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most.saturating_sub(1)).collect::<String>() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_broken_behind_its_indentation() {
        let text = "kata ".repeat(40);
        let broken = wrapped(&text, 10);
        assert!(broken.lines().all(|line| line.trim_start().chars().count() <= WIDTH - 10));
        assert!(broken.lines().skip(1).all(|line| line.starts_with("          kata")));
        assert_eq!(broken.split_whitespace().count(), 40);
    }

    #[test]
    fn a_cut_text_keeps_its_length() {
        assert_eq!(cut("satu  dua", 9), "satu dua");
        assert_eq!(cut("satu dua tiga", 8), "satu du…");
    }
}
