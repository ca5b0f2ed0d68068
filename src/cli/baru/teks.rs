//! The list of what is still to be filled, for people: by who fills it, then by what it is about.

use std::collections::BTreeMap;

use lkjip_metrics::isian::{Isian, Pengisi};

use super::daftar::counts;
use crate::cli::render::position;

/// The list as text.
pub(super) fn list(list: &[Isian], text: &str, file: &str, year: Option<i32>) -> String {
    let year = year.map(|year| format!(" tahun {year}")).unwrap_or_default();
    if list.is_empty() {
        return format!("Daftar isian{year} (`{file}`): semua sudah diisi.\n");
    }
    let mut out = format!("Daftar isian{year} (`{file}`): {}.\n", sum(list.iter()));
    let mut groups: BTreeMap<&Pengisi, Vec<&Isian>> = BTreeMap::new();
    for one in list {
        groups.entry(&one.pengisi).or_default().push(one);
    }
    for (who, rows) in groups {
        out.push_str(&format!("\n{}: {}\n", title(who), sum(rows.iter().copied())));
        group(&rows, text, &mut out);
    }
    if list.iter().any(|one| !matches!(one.pengisi, Pengisi::Unit(_))) {
        out.push_str(
            "\nTulis penanggung_jawab = \"…\" pada sasaran, indikator, tabel, deret, program, kegiatan,\n\
             sub kegiatan, sdm, pendapatan atau akip agar daftar ini terbagi menurut unit.\n",
        );
    }
    out
}

/// Says that a list may be short because lines of the record could not be read.
pub(super) fn remark(whole: bool) -> &'static str {
    if whole {
        return "";
    }
    "\nAda baris record yang tidak dapat dibaca, sehingga daftar ini mungkin tidak lengkap; lihat `lkjip \
     periksa`.\n"
}

fn title(who: &Pengisi) -> String {
    match who {
        Pengisi::Unit(unit) => unit.clone(),
        Pengisi::Sumber(source) => format!("Sumber data {source}"),
        Pengisi::BelumDitentukan => "Belum ditentukan".to_string(),
    }
}

/// "12 isian dan 3 naskah".
fn sum<'i>(rows: impl Iterator<Item = &'i Isian>) -> String {
    let rows: Vec<Isian> = rows.cloned().collect();
    let (values, texts) = counts(&rows);
    let parts = [(values, "isian"), (texts, "naskah")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    parts.join(" dan ")
}

/// The table that an entry belongs to.
fn about(one: &Isian) -> &str {
    let rest = one.kunci.len().saturating_sub(one.isian.len() + 1);
    one.kunci.get(..rest).unwrap_or_default()
}

/// One line a table with all that is open in it.
fn group(rows: &[&Isian], text: &str, out: &mut String) {
    let mut named: Option<&str> = None;
    for table in rows.chunk_by(|one, next| about(one) == about(next) && one.jenis == next.jenis) {
        let Some(first) = table.first() else { continue };
        let name = if first.nama.is_empty() { about(first) } else { &first.nama };
        if named != Some(name) && !name.is_empty() {
            named = Some(name);
            out.push_str(&format!("  {name}\n"));
        }
        let what: Vec<String> = table.iter().map(|one| said(one)).collect();
        let line = position(text, first.span.start).line;
        let part = if first.bagian.is_empty() { "" } else { ": " };
        let what = what.join("; ");
        out.push_str(&format!("    baris {line:>4}  {}{part}{what}\n", first.bagian));
    }
}

fn said(one: &Isian) -> String {
    let many = if one.banyak > 1 { format!(" ({} nilai)", one.banyak) } else { String::new() };
    format!("{}{many}", one.arti)
}
