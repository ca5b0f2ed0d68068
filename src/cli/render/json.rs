//! Findings for programs.

use serde::Serialize;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::lke::Lke;
use lkjip_metrics::waive::Waived;

use super::position::position;
use crate::project::Findings;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct All<'a> {
    versi: u32,
    temuan: Vec<One<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dikecualikan: Vec<Passed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lke: Option<&'a Lke>,
}

#[derive(Serialize)]
struct Passed<'a> {
    #[serde(flatten)]
    temuan: One<'a>,
    alasan: &'a str,
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

/// All findings as one JSON object; those that the record lets pass stand apart.
pub fn json(all: &[Findings], waived: &[(String, Waived)], lke: Option<&Lke>) -> String {
    let temuan = all
        .iter()
        .flat_map(|findings| {
            findings.list.iter().map(|finding| one(finding, &findings.file, &findings.text))
        })
        .collect();
    let text_of = |file: &str| all.iter().find(|f| f.file == file).map_or("", |f| &f.text);
    let dikecualikan = waived
        .iter()
        .map(|(file, passed)| Passed {
            temuan: one(&passed.finding, file, text_of(file)),
            alasan: &passed.alasan,
        })
        .collect();
    // Text and whole numbers only: this cannot fail.
    let text = serde_json::to_string_pretty(&All { versi: VERSION, temuan, dikecualikan, lke });
    text.unwrap_or_default() + "\n"
}

fn one<'a>(finding: &'a Diagnostic, file: &'a str, text: &str) -> One<'a> {
    let at = position(text, finding.span.start);
    One {
        kode: finding.code,
        tingkat: finding.level,
        pesan: &finding.message,
        berkas: file,
        baris: at.line,
        kolom: at.column,
        kunci: Some(finding.key.as_ref()).filter(|key| !key.is_empty()),
        bantuan: finding.help.as_deref(),
    }
}
