//! The exact form of findings.

use std::sync::Arc;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;

use super::position::position;
use super::{json, ringkas, summary, teks};
use crate::project::Findings;

const SOURCE: &str = "tahun = 2025\r\nnama = \"Dinas Ünïk\"\r\npagu = 10\r\nrealisasi = 12\r\n";

fn place(part: &str, key: &str) -> Place {
    let start = SOURCE.find(part).unwrap();
    Place { span: start..start + part.len(), key: Arc::from(key) }
}

fn sample() -> Vec<Findings> {
    let first = Diagnostic::new(
        Code::RealisasiMelebihiPagu,
        &place("12", "program.2.realisasi"),
        "Realisasi 12 melebihi pagu 10.",
    )
    .mark("lebih besar")
    .label(&place("10", ""), "pagunya")
    .help("Periksa kedua angka itu.");
    let second = Diagnostic::new(Code::HurufTidakAda, &place("ïk\"", ""), "Huruf tidak ada.");
    vec![Findings::new("reports/2025/laporan.toml", SOURCE, vec![first, second])]
}

#[test]
fn text_shows_the_line_the_other_place_the_key_and_the_help() {
    let expected = "\
galat[LKJ0304]: Realisasi 12 melebihi pagu 10.
 --> reports/2025/laporan.toml:4:13
  |
4 | realisasi = 12
  |             ^^ lebih besar
  |
 ::: reports/2025/laporan.toml:3:8
  |
3 | pagu = 10
  |        -- pagunya
  |
  = kunci: program.2.realisasi
  = bantuan: Periksa kedua angka itu.

peringatan[LKJ0504]: Huruf tidak ada.
 --> reports/2025/laporan.toml:2:17
  |
2 | nama = \"Dinas Ünïk\"
  |                 ^^^

";
    assert_eq!(teks(&sample(), false), expected);
}

#[test]
fn colours_change_nothing_but_colours() {
    let coloured = teks(&sample(), true);
    assert!(coloured.contains('\u{1b}'));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    assert_eq!(plain, teks(&sample(), false));
}

#[test]
fn the_same_words_are_told_once_with_the_other_lines() {
    let mut all = sample();
    let mut again = all[0].list[1].clone();
    again.span = place("12", "").span;
    all[0].list.push(again);
    let text = teks(&all, false);
    assert_eq!(text.matches("Huruf tidak ada.").count(), 1);
    assert!(text.contains("  = juga: baris 4\n"), "{text}");
    assert_eq!(ringkas(&all).lines().count(), 3);
}

#[test]
fn a_line_each() {
    assert_eq!(
        ringkas(&sample()),
        "reports/2025/laporan.toml:4:13: galat[LKJ0304] Realisasi 12 melebihi pagu 10.\n\
         reports/2025/laporan.toml:2:17: peringatan[LKJ0504] Huruf tidak ada.\n"
    );
    assert_eq!(summary(&sample(), 0), "1 galat, 1 peringatan\n");
    assert_eq!(summary(&[], 0), "Tidak ada temuan.\n");
    assert_eq!(summary(&sample(), 4), "1 galat, 1 peringatan, 4 dikecualikan\n");
    assert_eq!(summary(&[], 1), "Tidak ada temuan, 1 dikecualikan.\n");
}

#[test]
fn json_for_programs() {
    let value: serde_json::Value = serde_json::from_str(&json(&sample(), &[], None)).unwrap();
    let expected = serde_json::json!({
        "versi": 1,
        "temuan": [
            {
                "kode": "LKJ0304", "tingkat": "galat", "pesan": "Realisasi 12 melebihi pagu 10.",
                "berkas": "reports/2025/laporan.toml", "baris": 4, "kolom": 13,
                "kunci": "program.2.realisasi", "bantuan": "Periksa kedua angka itu."
            },
            {
                "kode": "LKJ0504", "tingkat": "peringatan", "pesan": "Huruf tidak ada.",
                "berkas": "reports/2025/laporan.toml", "baris": 2, "kolom": 17,
                "kunci": null, "bantuan": null
            }
        ]
    });
    assert_eq!(value, expected);
}

#[test]
fn a_file_without_text_is_named_only() {
    let finding = Diagnostic::new(Code::TerlaluBesar, &Place::default(), "Terlalu besar.");
    let all = vec![Findings::new("laporan.toml", "", vec![finding])];
    assert_eq!(teks(&all, false), "galat[LKJ0104]: Terlalu besar.\n--> laporan.toml\n\n");
}

#[test]
fn long_lines_are_clipped_around_the_mark() {
    let line = format!("a = \"{}\" # {}\n", "x".repeat(900), "y".repeat(900));
    let at = line.find('#').unwrap();
    let place = Place { span: at..at + 1, key: Arc::from("") };
    let finding = Diagnostic::new(Code::Sintaks, &place, "Salah.").mark("di sini");
    let text = teks(&[Findings::new("laporan.toml", line.as_str(), vec![finding])], false);
    assert!(text.contains(&format!("laporan.toml:1:{}", at + 1)), "{text}");
    assert!(text.contains("^ di sini"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 140), "{text}");
}

#[test]
fn places_are_counted_in_characters_from_one() {
    let of = |at| (position(SOURCE, at).line, position(SOURCE, at).column);
    assert_eq!(of(0), (1, 1));
    assert_eq!(of(SOURCE.find("ïk").unwrap()), (2, 17));
    assert_eq!(of(SOURCE.len()), (5, 1));
    assert_eq!(of(usize::MAX), (5, 1));
    // In the middle of a character.
    assert_eq!(of(SOURCE.find("ïk").unwrap() + 1), (2, 17));
    // The mark at the head of a file is no column.
    let marked = "\u{feff}tahun = 1\n";
    assert_eq!(position(marked, 0).column, 1);
    assert_eq!(position(marked, 3).column, 1);
    assert_eq!(position(marked, 3).text, "tahun = 1");
    assert_eq!(position(marked, marked.find('=').unwrap()).column, 7);
}

#[test]
fn any_span_in_any_text_can_be_shown() {
    let texts = ["", "\n", "\u{feff}", "ü", "a\tb\r\n\r\nc", "\u{0}\u{7}", "👨‍👩‍👧 e\u{301}"];
    for text in texts {
        for start in 0..text.len() + 3 {
            for end in 0..text.len() + 3 {
                let place = Place { span: start..end, key: Arc::from("") };
                let finding = Diagnostic::new(Code::Sintaks, &place, "Salah.").label(&place, "x");
                let all = [Findings::new("a", text, vec![finding])];
                assert!(teks(&all, false).contains("Salah."));
                assert!(ringkas(&all).starts_with("a:"));
            }
        }
    }
}
