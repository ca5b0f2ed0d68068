//! The page about a code, made from its folder, and the index of all pages.

use std::fmt::Write as _;

use lkjip_metrics::code::Code;
use similar::{ChangeTag, TextDiff};

use crate::kasus::{Case, Told};

/// Lines shown around a change.
const AROUND: usize = 1;

/// Findings shown on a page at most.
const SHOWN: usize = 2;

/// The page about a code.
pub fn page(code: Code, case: &Case, told: &[Told]) -> String {
    let mut page = format!(
        "# {code} · {}\n\nTingkat: **{}**\n\n{}\n\n## Contoh\n",
        code.summary().trim_end_matches('.'),
        code.level(),
        case.explanation().trim()
    );
    let mut paths: Vec<&String> = case.wrong.keys().chain(case.right.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let (wrong, right) = (case.wrong.get(path), case.right.get(path));
        if wrong == right {
            continue;
        }
        let text = |bytes: Option<&Vec<u8>>| {
            // A file that is too large, or a picture or a Word file, is told by its name.
            let bytes = bytes.map_or(&[][..], Vec::as_slice);
            (bytes.len() < 100_000 && !bytes.contains(&0))
                .then(|| String::from_utf8_lossy(bytes).replace("\r\n", "\n"))
        };
        match (text(wrong), text(right)) {
            (Some(wrong), Some(right)) => changes(&mut page, path, &wrong, &right),
            _ => {
                let _ = write!(page, "\nSeluruh berkas `{path}` diganti.\n");
            }
        }
        if right.is_none() {
            let _ = write!(page, "\nBenar: berkas `{path}` dihapus.\n");
        }
    }
    page.push_str("\nYang disebut program:\n\n```text\n");
    let own: Vec<&str> =
        told.iter().filter(|told| told.code == case.code).map(|told| told.text.as_str()).collect();
    page.push_str(&own.iter().take(SHOWN).copied().collect::<Vec<_>>().join("\n\n"));
    page.push_str("\n```\n");
    page
}

/// The lines that differ, wrong and right.
fn changes(page: &mut String, path: &str, wrong: &str, right: &str) {
    let diff = TextDiff::from_lines(wrong, right);
    let language = path.rsplit('.').next().unwrap_or("text");
    let of = match path {
        "laporan.toml" => String::new(),
        path => format!(" (`{path}`)"),
    };
    let has = |tag| diff.iter_all_changes().any(|change| change.tag() == tag);
    // Where lines are only missing or only too many, those around them would mislead.
    let around = if has(ChangeTag::Delete) && has(ChangeTag::Insert) { AROUND } else { 0 };
    for (title, own, left_out, without) in [
        ("Salah", ChangeTag::Delete, ChangeTag::Insert, "tanpa baris di bawah ini"),
        ("Benar", ChangeTag::Insert, ChangeTag::Delete, "tanpa baris di atas"),
    ] {
        if !has(own) {
            // A file that goes is told as a whole.
            if !right.is_empty() {
                let _ = write!(page, "\n{title}{of}: {without}.\n");
            }
            continue;
        }
        let mut hunks = Vec::new();
        for group in diff.grouped_ops(around) {
            let mut hunk = String::new();
            for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
                if change.tag() != left_out {
                    hunk.push_str(change.value());
                }
            }
            hunks.push(hunk.trim_matches('\n').to_string());
        }
        hunks.retain(|hunk| !hunk.is_empty());
        if !hunks.is_empty() {
            let skipped = if language == "typ" { "\n// …\n" } else { "\n# …\n" };
            let hunks = hunks.join(skipped);
            let _ = write!(page, "\n{title}{of}:\n\n```{language}\n{hunks}\n```\n");
        }
    }
}

/// The index, grouped as the codes are numbered.
pub fn index(codes: &[Code]) -> String {
    let mut page = "# Kode temuan\n\nSetiap temuan `lkjip periksa` mempunyai kode yang artinya tetap. Halaman-halaman ini dibuat dari \
         `tests/pesan`;\n`lkjip jelaskan KODE` mencetaknya di terminal.\n"
        .to_string();
    for (start, title) in [
        ("LKJ01", "01 · Berkas dan tulisan TOML"),
        ("LKJ02", "02 · Bentuk isian"),
        ("LKJ03", "03 · Hitungan dan kecocokan antarbagian"),
        ("LKJ04", "04 · Naskah"),
        ("LKJ05", "05 · Gambar, templat dan hasil cetak"),
        ("LKJ08", "08 · Reviu, tanda tangan dan kerahasiaan"),
    ] {
        let _ = write!(page, "\n## {title}\n\n| Kode | Tingkat | Arti |\n|---|---|---|\n");
        for code in codes.iter().filter(|code| code.text().starts_with(start)) {
            let _ =
                writeln!(page, "| [{code}]({code}.md) | {} | {} |", code.level(), code.summary());
        }
    }
    page
}
