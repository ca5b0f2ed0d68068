//! Findings for programs.

use serde::Serialize;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Level;

use super::position::position;
use crate::project::Findings;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct All<'a> {
    versi: u32,
    temuan: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    kode: Code,
    tingkat: Level,
    pesan: &'a str,
    berkas: &'a str,
    baris: usize,
    kolom: usize,
    kunci: Option<&'a str>,
    bantuan: Option<&'a str>,
}

/// All findings as one JSON object.
pub fn json(all: &[Findings]) -> String {
    let temuan = all
        .iter()
        .flat_map(|findings| {
            findings.list.iter().map(|finding| {
                let at = position(&findings.text, finding.span.start);
                One {
                    kode: finding.code,
                    tingkat: finding.level,
                    pesan: &finding.message,
                    berkas: &findings.file,
                    baris: at.line,
                    kolom: at.column,
                    kunci: Some(finding.key.as_ref()).filter(|key| !key.is_empty()),
                    bantuan: finding.help.as_deref(),
                }
            })
        })
        .collect();
    // Text and whole numbers only: this cannot fail.
    let text = serde_json::to_string_pretty(&All { versi: VERSION, temuan });
    text.unwrap_or_default() + "\n"
}
