//! What became of names and places, what to mind, and texts that were carried over: for people.

use std::fmt::Write as _;

use lkjip_metrics::banding::tahun::{BandingTahun, Carried, Fate, Identity, Tingkat, Typed};
use lkjip_metrics::diagnostic::Level;

use super::super::both::{Both, Side};
use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::{cut, wrapped};

/// Characters of what a year says in a warning.
const SAID: usize = 160;

fn title(paint: Paint, text: &str) -> String {
    paint.text(Tone::Strong, text) + "\n"
}

/// What is new, ended, renamed or moved.
pub fn fates(comparison: &BandingTahun, paint: Paint) -> String {
    let mut lines = Vec::new();
    for (what, identity) in identities(comparison) {
        lines.extend(told(what, identity));
    }
    let mut out = title(paint, "Yang baru, berakhir, berganti nama, atau pindah");
    if lines.is_empty() {
        out.push_str("  Tidak ada.\n");
    }
    for line in lines {
        let _ = writeln!(out, "  • {}", wrapped(&line, 4));
    }
    out
}

fn identities(all: &BandingTahun) -> Vec<(&'static str, &Identity)> {
    let sasaran = all.sasaran.iter().map(|one| ("Sasaran", &one.identity));
    let indikator = all.indikator.iter().map(|one| ("Indikator", &one.identity));
    let lines = all.anggaran.iter().map(|one| (level(one.tingkat), &one.identity));
    sasaran.chain(indikator).chain(lines).collect()
}

/// What to mind.
pub fn warnings(comparison: &BandingTahun, both: &Both, paint: Paint) -> String {
    let [old, new] = [comparison.lama, comparison.baru].map(|year| year.to_string());
    let mut out = title(paint, "Yang perlu diperhatikan");
    if comparison.peringatan.is_empty() {
        out.push_str("  Tidak ada.\n");
    }
    for warning in &comparison.peringatan {
        let (word, tone) = match warning.level {
            Level::Saran => ("catatan", Tone::Faint),
            _ => ("peringatan", Tone::Warn),
        };
        let _ =
            writeln!(out, "  {} {}", paint.text(tone, word), paint.text(Tone::Faint, &warning.key));
        let _ = writeln!(out, "    {}", wrapped(&warning.message, 4));
        out.push_str(&said(&old, warning.old.as_ref(), &both.old));
        out.push_str(&said(&new, warning.new.as_ref(), &both.new));
    }
    out
}

/// Texts that were carried over.
pub fn carried(comparison: &BandingTahun, paint: Paint) -> String {
    let old = comparison.lama;
    let mut out = title(paint, &format!("Naskah yang terbawa dari record {old}"));
    if comparison.naskah.is_empty() {
        out.push_str("  Tidak ada.\n");
    }
    for text in &comparison.naskah {
        let key = paint.text(Tone::Faint, &text.key);
        let _ = writeln!(out, "  {key}");
        let line = format!("{}: “{}”", share(text), text.beginning);
        let _ = writeln!(out, "    {}", wrapped(&line, 4));
    }
    out
}

fn level(tingkat: Tingkat) -> &'static str {
    match tingkat {
        Tingkat::Program => "Program",
        Tingkat::Kegiatan => "Kegiatan",
        Tingkat::Sub => "Sub kegiatan",
    }
}

/// What is to be told of a noun that is new, ended, renamed or moved.
fn told(what: &str, identity: &Identity) -> Vec<String> {
    let Identity { key, name, .. } = identity;
    let mut lines = Vec::new();
    if matches!(identity.fate, Fate::New | Fate::Ended) {
        lines.push(format!("{what} {} — {name} ({key})", identity.fate.word()));
    }
    if let Some(before) = &identity.old_key {
        lines.push(format!("{what} {name}: kunci atau kode {before} menjadi {key}"));
    }
    if let Some(before) = &identity.old_name {
        lines.push(format!("{what} {key} berganti nama: “{before}” menjadi “{name}”"));
    }
    if let Some((from, to)) = &identity.moved {
        lines.push(format!("{what} {name} ({key}) pindah dari “{from}” ke “{to}”"));
    }
    lines
}

/// What a year says, and on which line.
fn said(year: &str, typed: Option<&Typed>, side: &Side) -> String {
    let Some(typed) = typed else { return String::new() };
    let text = cut(&typed.text, SAID);
    // Choices that were left out have no line of their own.
    let line = match typed.place.span.is_empty() {
        true => String::new(),
        false => {
            let line = side.line(typed.place.span.start);
            format!(" ({}:{line})", side.checked.file.name())
        }
    };
    format!("      {year}: {}\n", wrapped(&format!("{text}{line}"), 12))
}

/// How much of a text was carried over, in words.
fn share(text: &Carried) -> String {
    let Carried { parts, carried, with_figures, share, .. } = text;
    let figures = match with_figures {
        0 => String::new(),
        some => format!(", {some} mengambil angka dari record"),
    };
    format!("{share}% kata sama, {carried} dari {parts} bagian{figures}")
}
