//! Values as they are compared and told: TOML on one line, without what has no meaning.

use toml::de::DeValue;

use super::change::Content;
use crate::read::{Node, Shape};

/// A value on one line, in which equal values read equal: white space and line ends within a
/// paragraph, underscores in numbers and the order of keys have no meaning.
pub fn inline(value: &DeValue<'_>, shape: &Shape) -> String {
    let mut out = String::new();
    write(value, is_narrative(shape), &mut out);
    out
}

/// Whether the line ends of a text have a meaning: paragraphs and lists of Markdown.
fn is_narrative(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(name) => *name == "naskah",
        Shape::List(item) => is_narrative(&item()),
        _ => false,
    }
}

fn write(value: &DeValue<'_>, narrative: bool, out: &mut String) {
    match value {
        DeValue::String(text) => quote(&settled(text, narrative), out),
        DeValue::Integer(number) => out.push_str(&number.to_string().replace('_', "")),
        DeValue::Float(number) => out.push_str(&number.as_str().replace('_', "")),
        DeValue::Boolean(yes) => out.push_str(if *yes { "true" } else { "false" }),
        DeValue::Datetime(date) => out.push_str(&date.to_string()),
        DeValue::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write(item.get_ref(), narrative, out);
            }
            out.push(']');
        }
        DeValue::Table(table) => {
            out.push('{');
            for (index, (key, value)) in table.iter().enumerate() {
                out.push_str(if index == 0 { " " } else { ", " });
                bare_or_quoted(key.get_ref(), out);
                out.push_str(" = ");
                // Which texts of a table are narrative is not asked: their line ends stay.
                write(value.get_ref(), true, out);
            }
            out.push_str(if table.is_empty() { "}" } else { " }" });
        }
    }
}

/// A text without white space that nobody sees. In narrative texts, paragraphs stay apart, and so
/// do lines that begin with a sign of Markdown.
pub fn settled(text: &str, narrative: bool) -> String {
    if !narrative {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut out = String::new();
    let mut apart = false;
    for line in text.lines() {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            apart = !out.is_empty();
            continue;
        }
        let nested = line.starts_with([' ', '\t']);
        if apart {
            out.push_str("\n\n");
        } else if !out.is_empty() {
            out.push_str(if is_marked(&words) { "\n" } else { " " });
        }
        // Indentation makes lists within lists.
        if nested && is_marked(&words) {
            out.push_str(&line[..line.len() - line.trim_start().len()]);
        }
        out.push_str(&words);
        apart = false;
    }
    out
}

/// Whether a line begins with a sign of Markdown that makes it a line of its own.
fn is_marked(line: &str) -> bool {
    let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    line.starts_with(['-', '*', '+', '#', '|', '>'])
        || (digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])))
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn bare_or_quoted(key: &str, out: &mut String) {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(bare) { out.push_str(key) } else { quote(key, out) }
}

/// The value of a node as one side of a change.
pub fn content(node: &Node<'_>, shape: &Shape, position: Option<usize>) -> Content {
    let text = node.value().as_str();
    Content {
        toml: inline(node.value(), shape),
        text: text.map(|text| settled(text, is_narrative(shape))),
        place: node.place().clone(),
        position: position.map(|index| index + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(toml: &str, narrative: bool) -> String {
        let shape = Shape::Scalar(if narrative { "naskah" } else { "teks" });
        inline(DeValue::parse(toml).unwrap().get_ref(), &shape)
    }

    #[test]
    fn what_has_no_meaning_is_gone() {
        assert_eq!(of("1_000.50", false), "1000.50");
        assert_eq!(of("'a   b'", false), "\"a b\"");
        assert_eq!(of("{ b = 1, a = [1, 2] }", false), "{ a = [1, 2], b = 1 }");
        assert_eq!(
            of("\"\"\"\nsatu\ndua\n\n\n- a\n- b\n  - c\n\"\"\"", true),
            of("'''satu dua\n\n- a\n- b\n  - c'''", true)
        );
        assert_ne!(of("'''- a\n- b'''", true), of("'''- a - b'''", true));
        assert_ne!(of("'''a\n\nb'''", true), of("'''a\nb'''", true));
    }

    #[test]
    fn what_was_written_reads_back() {
        let value = "{ a = \"\\\"x\\\\ \\n\\n y\", \"b c\" = 2025-01-31, d = true, e = [] }";
        let once = of(value, true);
        assert_eq!(of(&once, true), once);
    }
}
