//! A line per finding, as editors and scripts read it; and the line that sums up.

use lkjip_metrics::diagnostic::Level;

use super::isian::is_open;
use super::position::position;
use crate::project::Findings;

/// `berkas:baris:kolom: tingkat[KODE] pesan`, a line per finding.
pub fn ringkas(all: &[Findings]) -> String {
    let mut text = String::new();
    for findings in all {
        for finding in &findings.list {
            let at = position(&findings.text, finding.span.start);
            let message = finding.message.replace('\n', " ");
            text.push_str(&format!(
                "{}:{}:{}: {}[{}] {message}\n",
                findings.file, at.line, at.column, finding.level, finding.code
            ));
        }
    }
    text
}

/// How many findings there are of each level, and how many the record lets pass.
pub fn summary(all: &[Findings], waived: usize) -> String {
    let list = || all.iter().flat_map(|findings| &findings.list);
    let open = list().filter(|finding| is_open(finding)).count();
    let mut parts: Vec<String> = [Level::Galat, Level::Peringatan, Level::Saran]
        .into_iter()
        .map(|level| (level, list().filter(|f| f.level == level && !is_open(f)).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{count} {level}"))
        .collect();
    if open > 0 {
        parts.insert(0, format!("{open} belum diisi"));
    }
    if parts.is_empty() {
        parts.push("Tidak ada temuan".to_string());
    }
    let mut text = parts.join(", ");
    if waived > 0 {
        text.push_str(&format!(", {waived} dikecualikan"));
    }
    let stop = if text.starts_with('T') { ".\n" } else { "\n" };
    text + stop
}

/// Where the codes are explained, with the first of the gravest level as an example.
pub fn more(all: &[Findings]) -> String {
    let findings = || all.iter().flat_map(|findings| &findings.list);
    let gravest = findings().map(|finding| finding.level).max();
    let first = findings().find(|finding| Some(finding.level) == gravest);
    first.map_or_else(String::new, |finding| {
        format!("Penjelasan sebuah kode: lkjip jelaskan {}\n", finding.code)
    })
}
