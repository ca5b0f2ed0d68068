//! The comparison for people: contradictions first, then how the texts differ.

use std::fmt::Write as _;

use lkjip_metrics::asing::{Comparison, Contradiction, Differences, Place};

use super::Sides;
use crate::cli::banding::texts::difference;
use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::{cut, wrapped};

/// Paragraphs of each kind that are shown; the others are counted.
const SHOWN: usize = 8;

/// Characters of a paragraph that is shown.
const LONG: usize = 200;

/// Places of one contradiction that are quoted; of the others only the place is told.
const QUOTED: usize = 2;

/// The whole answer.
pub fn teks(sides: &Sides, comparison: &Comparison, look: Paint) -> String {
    let mut out = look.strong(format!("{} dibandingkan dengan {}", sides.document, sides.record));
    out.push('\n');
    if let Some(year) = comparison.other_year {
        let note = format!(
            "Perhatian: dokumen ini lebih banyak menyebut tahun {year}, sedangkan record ini tahun {}. \
             Angka tahun lain wajar berbeda.",
            sides.year
        );
        let _ = writeln!(out, "{}", look.text(Tone::Warn, wrapped(&note, 0)));
    }
    if comparison.other_agency {
        let note = format!(
            "Perhatian: dokumen ini tidak menyebut \"{}\"; mungkin dokumen instansi lain.",
            sides.agency
        );
        let _ = writeln!(out, "{}", look.text(Tone::Warn, wrapped(&note, 0)));
    }
    contradictions(&mut out, comparison, look);
    differences(&mut out, &comparison.differences, look);
    out
}

fn contradictions(out: &mut String, comparison: &Comparison, look: Paint) {
    let all = &comparison.contradictions;
    let numbers = format!(
        "{} dari {} angka dalam dokumen dapat dicocokkan dengan record.",
        comparison.held, comparison.numbers
    );
    if all.is_empty() {
        let _ = writeln!(out, "\nTidak ada yang bertentangan dengan record. {numbers}");
        return;
    }
    let title = format!("Bertentangan dengan record atau dengan dirinya sendiri: {}", all.len());
    let _ = writeln!(out, "\n{}\n{numbers}", look.strong(&title));
    for (at, one) in all.iter().enumerate() {
        contradiction(out, at + 1, one, look);
    }
}

fn contradiction(out: &mut String, number: usize, one: &Contradiction, look: Paint) {
    let said = look.text(Tone::Bad, cut(&one.said, 60));
    let known = match one.known.as_str() {
        "" => String::new(),
        known => format!(" → {}", look.text(Tone::Good, cut(known, 60))),
    };
    let keys: Vec<&str> = one.key.iter().chain(&one.also).map(String::as_str).collect();
    let keys = if keys.is_empty() { String::new() } else { format!("  ({})", keys.join(", ")) };
    let _ = writeln!(out, "\n{number:>3}. {said}{known}{keys}");
    for mention in one.mentions.iter().take(QUOTED) {
        let quote = cut(&mention.quote, 2 * LONG);
        let _ = writeln!(out, "     {}", wrapped(&format!("{}: {quote}", place(mention.place)), 5));
    }
    let rest: Vec<String> =
        one.mentions.iter().skip(QUOTED).map(|mention| place(mention.place)).collect();
    if !rest.is_empty() {
        let _ = writeln!(out, "     Juga di: {}.", wrapped(&rest.join(", "), 5));
    }
    let _ = writeln!(out, "     {}", look.text(Tone::Faint, wrapped(&one.why, 5)));
}

fn differences(out: &mut String, texts: &Differences, look: Paint) {
    let _ = writeln!(out, "\n{}", look.strong("Perbedaan teks"));
    let _ = writeln!(
        out,
        "{} paragraf sama, {} berubah, {} hanya dalam dokumen, {} hanya dalam laporan dari record.",
        texts.same,
        texts.changed.len(),
        texts.gone.len(),
        texts.come.len()
    );
    if !texts.changed.is_empty() {
        let _ = writeln!(out, "\nBerubah");
        for one in texts.changed.iter().take(SHOWN) {
            let words = difference(&one.old, &one.new, 4, look);
            let _ = writeln!(out, "  {}:\n    {words}", place(one.place));
        }
        more(out, texts.changed.len());
    }
    let gone = texts.gone.iter().map(|(at, text)| (place(*at), text.as_str()));
    only(out, "Hanya dalam dokumen", gone);
    let come = texts.come.iter().map(|(chapter, text)| (cut(chapter, 40), text.as_str()));
    only(out, "Hanya dalam laporan dari record", come);
}

fn only<'t>(out: &mut String, title: &str, all: impl ExactSizeIterator<Item = (String, &'t str)>) {
    let count = all.len();
    if count == 0 {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    for (place, text) in all.take(SHOWN) {
        let _ = writeln!(out, "  {}", wrapped(&format!("{place}: {}", cut(text, LONG)), 4));
    }
    more(out, count);
}

fn more(out: &mut String, count: usize) {
    if count > SHOWN {
        let _ = writeln!(out, "  … dan {} lagi; semuanya ada dalam --format json.", count - SHOWN);
    }
}

/// "baris 27", "hal. 3", "paragraf 12".
fn place(place: Place) -> String {
    match place {
        Place::Line(number) => format!("baris {number}"),
        Place::Page(number) => format!("hal. {number}"),
        Place::Paragraph(number) => format!("paragraf {number}"),
    }
}
