//! Laws over records drawn at random: the result is read, and what was typed is still there.

use proptest::prelude::*;

use super::{RECORDS, comments, faults, next, record};
use crate::check::check;
use crate::diagnostic::Sink;
use crate::read::parse;

/// Lines of a record that may be left out without a galat: keys that stand alone on their line.
const OPTIONAL: [&str; 9] = [
    "target_renstra",
    "riwayat",
    "catatan ",
    "singkatan",
    "pengumpulan",
    "monitoring",
    "keterangan",
    "pangkat",
    "definisi",
];

/// A record with some optional lines left out, comments and blank lines put in, other line breaks.
fn varied(source: &str, seed: &[u8], windows: bool, tail: bool) -> String {
    let mut out = String::new();
    let mut draw = seed.iter().copied().cycle();
    let mut in_text = false;
    for line in source.lines() {
        let quotes = line.matches("\"\"\"").count() % 2 == 1;
        let chosen = draw.next().is_some_and(|byte| byte % 3 == 0);
        let whole = line.trim_end().ends_with(['"', '}'])
            || line.trim_end().ends_with(|c: char| c.is_ascii_digit());
        if !in_text
            && !quotes
            && chosen
            && whole
            && OPTIONAL.iter().any(|key| line.trim_start().starts_with(key))
        {
            continue;
        }
        if !in_text && chosen && line.starts_with('[') {
            out.push_str("\n# catatan penyusun é\n");
        }
        out.push_str(line);
        out.push('\n');
        in_text ^= quotes;
    }
    if !tail {
        out.truncate(out.trim_end().len());
    }
    if windows { out.replace('\n', "\r\n") } else { out }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_next_year_is_read_and_keeps_the_comments(
        which in 0..RECORDS.len(),
        seed in proptest::collection::vec(any::<u8>(), 1..40),
        years in 1..6,
        windows in any::<bool>(),
        tail in any::<bool>(),
    ) {
        let source = varied(&record(RECORDS[which]), &seed, windows, tail);
        prop_assume!(check(&source).record.is_some());
        let new = next(&source, years);
        let mut sink = Sink::default();
        let _ = parse(&new, &mut sink);
        prop_assert!(sink.is_empty(), "{:?}", sink.into_sorted());
        prop_assert_eq!(faults(&new), Vec::<String>::new());
        prop_assert!(!windows || new.matches('\n').count() == new.matches("\r\n").count());
        let mut lines = new.lines().map(str::trim);
        for comment in comments(&source) {
            prop_assert!(lines.any(|line| line == comment), "{}", comment);
        }
        // Every figure that was typed stands in the new text, as a value or as a comment.
        for word in source.split([' ', ',', '=', '\n', '\r', '[', ']', '{', '}']) {
            let digits = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() > 1;
            let date = word.len() == 10 && word.matches('-').count() == 2;
            prop_assert!(!digits || date || new.contains(word), "{}", word);
        }
    }
}
