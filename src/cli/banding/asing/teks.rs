//! The comparison for people: contradictions first, then how the texts differ.

use std::fmt::Write as _;

use lkjip_metrics::asing::{Comparison, Contradiction, Differences, Place};
use lkjip_metrics::banding::{Piece, words};

use super::Sides;
use crate::cli::paint::{Paint, Tone};
use crate::cli::wrap::{cut, wrapped};

/// Paragraphs of each kind that are shown; the others are counted.
const SHOWN: usize = 8;

/// Characters of a paragraph that is shown.
const LONG: usize = 200;

/// Places of one contradiction that are quoted; of the others only the place is told.
const QUOTED: usize = 2;

/// What went: crossed out by its colour, or between signs.
fn gone(text: &str, paint: Paint) -> String {
    if paint.0 { paint.gone(text) } else { format!("[-{text}-]") }
}

/// What came.
fn come(text: &str, paint: Paint) -> String {
    if paint.0 { paint.come(text) } else { format!("{{+{text}+}}") }
}

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
            let words = changes(&one.old, &one.new, &|t| gone(t, look), &|t| come(t, look));
            let _ = writeln!(out, "  {}", wrapped(&format!("{}: {words}", place(one.place)), 4));
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

/// The words that changed, each with a few words around it.
pub fn changes(
    old: &str,
    new: &str,
    gone: &dyn Fn(&str) -> String,
    come: &dyn Fn(&str) -> String,
) -> String {
    let pieces = words(old, new);
    let last = pieces.len().saturating_sub(1);
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Gone(words) => text.push_str(&gone(&cut(words, LONG))),
            Piece::Come(words) => text.push_str(&come(&cut(words, LONG))),
            Piece::Same(words) => text.push_str(&shortened(words, at == 0, at == last)),
        }
    }
    text.trim().to_string()
}

/// Unchanged words: only those beside a change.
fn shortened(text: &str, first: bool, last: bool) -> String {
    const BESIDE: usize = 4;
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= 2 * BESIDE + 2 {
        return text.to_string();
    }
    let head = words.get(..BESIDE).unwrap_or_default().join(" ");
    let tail = words.get(words.len() - BESIDE..).unwrap_or_default().join(" ");
    match (first, last) {
        (true, true) => text.to_string(),
        (true, false) => format!("… {tail}"),
        (false, true) => format!("{head} …"),
        (false, false) => format!("{head} … {tail}"),
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
