//! A page in Markdown as calm text for the terminal.
//!
//! Headings are underlined, examples indented, marks of emphasis and of code left out.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// Columns of a paragraph.
const WIDTH: usize = 80;

/// The page as plain text.
pub fn markdown(page: &str) -> String {
    let mut text = Plain::default();
    for event in Parser::new(page) {
        text.event(event);
    }
    text.out
}

#[derive(Default)]
struct Plain {
    out: String,
    line: String,
    code: bool,
    /// The number of the next item of each open list; none where it has bullets.
    lists: Vec<Option<u64>>,
}

impl Plain {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::Start(Tag::List(number)) => {
                self.paragraph();
                self.lists.push(number);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                self.blank();
            }
            Event::End(TagEnd::Item) => self.item(),
            Event::End(TagEnd::Paragraph) if self.lists.is_empty() => self.paragraph(),
            Event::End(TagEnd::Heading(level)) => {
                let sign = if level == HeadingLevel::H1 { "=" } else { "-" };
                let rule = sign.repeat(self.line.chars().count());
                self.out.push_str(&format!("{}\n{rule}\n\n", std::mem::take(&mut self.line)));
            }
            Event::End(TagEnd::CodeBlock) => {
                for line in std::mem::take(&mut self.line).lines() {
                    self.out.push_str(format!("    {line}").trim_end());
                    self.out.push('\n');
                }
                self.out.push('\n');
                self.code = false;
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.line.push_str(&text);
            }
            Event::Code(text) => self.line.push_str(&format!("`{text}`")),
            Event::SoftBreak | Event::HardBreak if !self.code => self.line.push(' '),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        if !self.line.is_empty() {
            let text = std::mem::take(&mut self.line);
            self.wrapped(&text, "", "");
            self.out.push('\n');
        }
    }

    fn item(&mut self) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", number.saturating_sub(1))
            }
            _ => "- ".to_string(),
        };
        let text = std::mem::take(&mut self.line);
        if !text.is_empty() {
            self.wrapped(&text, &mark, &" ".repeat(mark.len()));
        }
    }

    fn blank(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let mut line = first.to_string();
        let mut bare = true;
        for word in text.split_whitespace() {
            if !bare && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.out.push_str(&line);
                self.out.push('\n');
                line = rest.to_string();
                bare = true;
            }
            if !bare {
                line.push(' ');
            }
            line.push_str(word);
            bare = false;
        }
        self.out.push_str(&line);
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn headings_lists_and_code_are_told_calmly() {
        let page = "# Judul\n\nSatu\n*dua*.\n\n- tiga `x`\n- empat\n\n## Contoh\n\n```toml\na = 1\n\nb = 2\n```\n";
        let expected = "Judul\n=====\n\nSatu dua.\n\n- tiga `x`\n- empat\n\nContoh\n------\n\n    a = 1\n\n    b = 2\n\n";
        assert_eq!(markdown(page), expected);
    }

    #[test]
    fn long_paragraphs_are_broken() {
        let text = markdown(&"kata ".repeat(60));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}
