//! Rendering a text to Markdown with marks: a template as it is, a text of the record so that all
//! its faults are told in one run.

use std::ops::Range;
use std::sync::PoisonError;

use lkjip_metrics::diagnostic::Code;
use minijinja::{Environment, Value};

use super::super::figure_tree::Missed;
use super::Shared;
use super::fault::{Fault, fault};

/// Name under which texts of the record are rendered.
pub(super) const NARRATIVE: &str = "naskah";

/// Statements that a text of the record may use.
const STATEMENTS: [&str; 4] = ["if", "elif", "else", "endif"];

pub(super) fn render(
    env: &Environment<'_>,
    name: &str,
    text: &str,
    context: Value,
    missed: &Missed,
) -> Result<String, Box<Fault>> {
    *missed.lock().unwrap_or_else(PoisonError::into_inner) = None;
    let text = &keep_line_ends(text);
    env.render_named_str(name, text, context).map_err(|error| Box::new(fault(text, &error, missed)))
}

/// Lines that hold nothing but `{% … %}` leave no trace; where such a tag ends a line of text, the
/// line keeps its end, so that words do not run together.
fn keep_line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        let open = body.strip_suffix("%}").filter(|rest| !rest.ends_with(['+', '-']));
        match open {
            Some(rest) if !only_tags(body) => {
                out.push_str(rest);
                out.push_str("+%}");
                out.push_str(line.get(body.len()..).unwrap_or("\n"));
            }
            _ => out.push_str(line),
        }
    }
    out
}

fn only_tags(line: &str) -> bool {
    let mut rest = line.trim();
    while let Some(tag) = rest.strip_prefix("{%") {
        let Some((_, after)) = tag.split_once("%}") else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// Renders a narrative text. After a fault the place is blanked and the text tried again, so that
/// all its faults are told in one run.
pub(super) fn narrative(
    env: &Environment<'_>,
    context: Value,
    key: &str,
    text: &str,
    shared: &Shared,
) -> String {
    shared.rendered.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_string());
    // What is rendered has the places of the faults, so it is what is blanked.
    let mut text = keep_line_ends(text);
    if let Some(at) = foreign_statement(&text) {
        let message =
            "Di dalam naskah hanya ada {% if … %}, {% elif … %}, {% else %} dan {% endif %}.";
        let fault = Fault {
            at: Some(at),
            code: Some(Code::NaskahSalah),
            ..Fault::plain((Some(key.to_string()), message.to_string()))
        };
        shared.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
        return String::new();
    }
    let before = shared.slots.count();
    for _ in 0..20 {
        shared.slots.forget_after(before);
        let mut found = match render(env, NARRATIVE, &text, context.clone(), &shared.missed) {
            Ok(rendered) => return rendered,
            Err(found) => *found,
        };
        found.key = Some(key.to_string());
        let blank = found.at.and_then(|at| enclosing(&text, at));
        shared.faults.lock().unwrap_or_else(PoisonError::into_inner).push(found);
        let Some(range) = blank else { break };
        text.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    shared.slots.forget_after(before);
    String::new()
}

/// Where a text uses a statement that it may not use.
fn foreign_statement(text: &str) -> Option<usize> {
    text.match_indices("{%").map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 2..).unwrap_or("").trim_start_matches(['+', '-', ' ', '\t', '\n']);
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        !STATEMENTS.contains(&word)
    })
}

/// The `{{ … }}` around a byte.
pub(super) fn enclosing(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.get(..at.saturating_add(2).min(text.len()))?.rfind("{{")?;
    let end = start + text.get(start..)?.find("}}")? + 2;
    (at <= end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::keep_line_ends;

    #[test]
    fn a_tag_at_the_end_of_a_line_of_text_keeps_the_line() {
        let text = "belum{% if x %} terbit{% endif %}\nmencapai\n{% if x %}\n  {% endif %}\n";
        let kept = "belum{% if x %} terbit{% endif +%}\nmencapai\n{% if x %}\n  {% endif %}\n";
        assert_eq!(keep_line_ends(text), kept);
        assert_eq!(keep_line_ends(kept), kept);
    }
}
