//! What is still to be filled: a list of things to do, by section, apart from what is wrong.

use lkjip_metrics::diagnostic::{Code, Diagnostic};

use super::position::position;
use crate::project::Findings;

/// Whether a finding is no fault but a thing to do.
pub fn is_open(finding: &Diagnostic) -> bool {
    finding.code == Code::BelumDiisi
}

/// A table of the record with what is open in it.
struct Row {
    section: String,
    table: String,
    line: usize,
    keys: Vec<(String, usize)>,
}

/// The rows of one file by section; nothing when nothing is open.
pub fn isian(findings: &Findings) -> String {
    let open: Vec<&Diagnostic> = findings.list.iter().filter(|finding| is_open(finding)).collect();
    let mut text = String::new();
    let rows = rows(&open, &findings.text);
    let mut section: Option<&str> = None;
    for row in &rows {
        if section != Some(&row.section) {
            section = Some(&row.section);
            text.push_str(&format!("  {}\n", row.section));
        }
        let keys: Vec<String> = row
            .keys
            .iter()
            .map(|(key, count)| if *count > 1 { format!("{key} ({count})") } else { key.clone() })
            .collect();
        let table = if row.table.is_empty() { String::new() } else { format!("{}: ", row.table) };
        text.push_str(&format!("    baris {:>4}  {table}{}\n", row.line, keys.join(", ")));
    }
    text
}

/// One row a table, in the order of the file.
fn rows(open: &[&Diagnostic], text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for finding in open {
        let (path, key) = split(&finding.key);
        let (section, table) = home(path);
        let same = rows.last_mut().filter(|row| row.section == section && row.table == table);
        let row = match same {
            Some(row) => row,
            None => {
                let line = position(text, finding.span.start).line;
                rows.push(Row { section, table, line, keys: Vec::new() });
                let Some(row) = rows.last_mut() else { continue };
                row
            }
        };
        match row.keys.last_mut().filter(|(last, _)| last == key) {
            Some((_, count)) => *count += 1,
            None => row.keys.push((key.to_string(), 1)),
        }
    }
    rows
}

/// The path of the table and the key in it; values in a list go by the key of the list.
fn split(key: &str) -> (&str, &str) {
    let whole = match key.rsplit_once('.') {
        Some((list, index)) if index.len() < 4 && index.bytes().all(|b| b.is_ascii_digit()) => list,
        _ => key,
    };
    whole.rsplit_once('.').unwrap_or(("", whole))
}

/// The section of a table, and how it is called there: the part of the path below the section, the
/// innermost code for what has one.
fn home(path: &str) -> (String, String) {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    if first == "sasaran" {
        let (own, rest) = rest.split_once('.').unwrap_or((rest, ""));
        return (format!("{first}.{own}"), rest.to_string());
    }
    let section = if first.is_empty() { "laporan" } else { first };
    let innermost = ["sub.", "kegiatan."].into_iter().find_map(|part| {
        let at = rest.rfind(&format!(".{part}"))?;
        rest.get(at + 1..)
    });
    let code = rest.starts_with(|c: char| c.is_ascii_digit()) && first == "program";
    let table = match innermost.filter(|_| code) {
        Some(table) => table.replacen('.', " ", 1),
        None => rest.to_string(),
    };
    (section.to_string(), table)
}
