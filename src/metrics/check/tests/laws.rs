//! Laws for every file, however damaged: no panic, and an outcome.

use std::ops::Range;

use proptest::prelude::*;

use super::test_record;
use crate::check::{Checked, check, check_bytes};
use crate::diagnostic::{Code, Diagnostic, Level};

/// Values that stand in for others: each type of TOML, extremes and oddities.
const VALUES: &[&str] = &[
    "true",
    "0",
    "-1",
    "1",
    "999_999_999_999_999",
    "1e300",
    "0.1",
    "nan",
    "-inf",
    "[]",
    "{}",
    "[[]]",
    "\"\"",
    "\"x\"",
    "'…'",
    "2025-12-31",
    "07:30:00",
    "2025-12-31T07:30:00Z",
    "\"1 / 0\"",
    "\"tumbuh.realisasi\"",
    "\"anggaran.pagu\"",
    "[\"industri\"]",
    "{ 2024 = 1 }",
    "0x7FFF_FFFF",
    "9223372036854775807",
    "1e-28",
    "\"\\u0007\"",
    "\"a.b.c\"",
    "\"kunci\"",
    "\"3.31.02.2.01\"",
];

/// There is a record or a galat, never both; places lie within the text, on borders of characters.
fn outcome(text: &str) -> Checked {
    let checked = check_bytes(text.as_bytes());
    assert_eq!(checked.record.is_none(), checked.has_galat(), "{:#?}", checked.findings);
    for finding in &checked.findings {
        let spans = finding.labels.iter().map(|label| &label.span).chain([&finding.span]);
        for span in spans {
            assert!(text.get(span.clone()).is_some(), "{span:?} of {finding:?}");
        }
        assert!(!finding.message.is_empty() && !finding.message.contains(char::is_control));
    }
    checked
}

/// The nearest border of a character.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn span(text: &str, at: usize, length: usize) -> Range<usize> {
    let start = border(text, at % (text.len() + 1));
    start..border(text, start + length)
}

/// The places of all values behind an equals sign on one line.
fn values(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(" = ") {
        let start = at + 3;
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        found.push(start..end);
    }
    found
}

/// One way of damaging a text.
#[derive(Debug, Clone)]
enum Damage {
    Delete(usize, usize),
    Duplicate(usize, usize),
    Move(usize, usize, usize),
    Write(usize, String),
    Value(usize, usize),
    Swap(usize, usize),
    DropLine(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let any = any::<usize>;
    prop_oneof![
        (any(), 0..60_usize).prop_map(|(at, n)| Damage::Delete(at, n)),
        (any(), 0..600_usize).prop_map(|(at, n)| Damage::Duplicate(at, n)),
        (any(), 0..200_usize, any()).prop_map(|(at, n, to)| Damage::Move(at, n, to)),
        (any(), "\\PC{0,8}").prop_map(|(at, text)| Damage::Write(at, text)),
        (any(), any()).prop_map(|(at, with)| Damage::Value(at, with)),
        (any(), any()).prop_map(|(a, b)| Damage::Swap(a, b)),
        any().prop_map(Damage::DropLine),
    ]
}

fn apply(text: &mut String, damage: &Damage) {
    match damage {
        Damage::Delete(at, length) => text.replace_range(span(text, *at, *length), ""),
        Damage::Duplicate(at, length) => {
            let span = span(text, *at, *length);
            let copy = text[span.clone()].to_string();
            text.insert_str(span.end, &copy);
        }
        Damage::Move(at, length, to) => {
            let span = span(text, *at, *length);
            let cut = text[span.clone()].to_string();
            text.replace_range(span, "");
            let to = border(text, to % (text.len() + 1));
            text.insert_str(to, &cut);
        }
        Damage::Write(at, what) => {
            let at = border(text, at % (text.len() + 1));
            text.insert_str(at, what);
        }
        Damage::Value(at, with) => {
            let values = values(text);
            if let Some(span) = values.get(at % values.len().max(1)) {
                text.replace_range(span.clone(), VALUES[with % VALUES.len()]);
            }
        }
        Damage::Swap(a, b) => {
            let values = values(text);
            let count = values.len().max(1);
            if let (Some(a), Some(b)) = (values.get(a % count), values.get(b % count)) {
                let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
                let (one, two) =
                    (text[first.clone()].to_string(), text[second.clone()].to_string());
                text.replace_range(second.clone(), &one);
                text.replace_range(first.clone(), &two);
            }
        }
        Damage::DropLine(at) => {
            let start = text[..border(text, at % (text.len() + 1))].rfind('\n').unwrap_or(0);
            let end = text[start..].get(1..).and_then(|rest| rest.find('\n'));
            let end = end.map_or(text.len(), |length| start + 1 + length);
            text.replace_range(start..end, "");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_have_an_outcome(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let checked = check_bytes(&bytes);
        prop_assert_eq!(checked.record.is_none(), checked.has_galat());
    }

    #[test]
    fn any_text_has_an_outcome(text in "(?s).{0,400}") {
        outcome(&text);
    }

    #[test]
    fn any_toml_like_text_has_an_outcome(text in "[\\[\\]{}=.,\"'#a-c0-9_ \n-]{0,300}") {
        outcome(&text);
    }

    #[test]
    fn a_damaged_record_has_an_outcome(damages in proptest::collection::vec(damage(), 1..6)) {
        let mut text = test_record().to_string();
        for damage in &damages {
            apply(&mut text, damage);
        }
        outcome(&text);
    }

    #[test]
    fn a_record_with_another_value_has_an_outcome(at in any::<usize>(), with in any::<usize>()) {
        let mut text = test_record().to_string();
        apply(&mut text, &Damage::Value(at, with));
        outcome(&text);
    }

    #[test]
    fn ends_of_lines_make_no_difference(damages in proptest::collection::vec(damage(), 0..4)) {
        let mut text = test_record().to_string();
        for damage in &damages {
            apply(&mut text, damage);
        }
        let unix = text.replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        // A message may quote a text, cut off after some characters, so only places are compared.
        let seen = |text: &str| -> Vec<(usize, Code, Level)> {
            let row = |f: &Diagnostic| text[..f.span.start].matches('\n').count();
            check(text).findings.iter().map(|f| (row(f), f.code, f.level)).collect()
        };
        prop_assert_eq!(seen(&unix), seen(&windows));
    }
}

/// Each value of the record, replaced by each of the odd ones.
#[test]
fn every_value_may_be_replaced_by_every_other_kind() {
    let record = test_record();
    for place in values(record) {
        for value in VALUES {
            let mut text = record.to_string();
            text.replace_range(place.clone(), value);
            outcome(&text);
        }
    }
}

/// Each line of the record left out.
#[test]
fn every_line_may_be_missing() {
    let lines: Vec<&str> = test_record().lines().collect();
    for left_out in 0..lines.len() {
        let mut rest = lines.clone();
        rest.remove(left_out);
        outcome(&rest.join("\n"));
    }
}

/// The record cut off after each of its characters.
#[test]
fn every_beginning_has_an_outcome() {
    for (end, _) in test_record().char_indices().step_by(7) {
        outcome(&test_record()[..end]);
    }
}
