//! Edits of narrative texts at random places, as many people make them: nearly all must reach the record
//! and come out in the next draft as they were written.

use std::collections::{BTreeMap, BTreeSet};

use lkjip::review::{Style, read};
use lkjip_metrics::banding::cut;
use lkjip_metrics::serap::texts::Texts;

use crate::alat::{Draft, contoh, lain, only_in, returned, said};
use crate::lembar::{Run, Sheet};

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.next(all.len())]
    }
}

/// Words that are put in; some mean something in Markdown or TOML.
const WORDS: [&str; 22] = [
    "secara",
    "lebih terukur",
    "di tingkat kecamatan",
    "(lihat lampiran)",
    "R&D",
    "“kutipan”",
    "\"petik\"",
    "'tunggal'",
    "5 < 6",
    "C:\\data",
    "_garis_",
    "*bintang*",
    "[kurung]",
    "harga Rp1.250,00",
    "12,5%",
    "# pagar",
    "tahun-tahun",
    "dan/atau",
    "- strip",
    "1. nomor",
    "`kode`",
    "é — naik",
];

/// What is done to a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Replace,
    Insert,
    Delete,
    Begin,
    End,
    Twice,
    Remove,
    Add,
    Split,
}

const KINDS: [Kind; 11] = [
    Kind::Replace,
    Kind::Replace,
    Kind::Insert,
    Kind::Delete,
    Kind::Begin,
    Kind::End,
    Kind::Twice,
    Kind::Remove,
    Kind::Add,
    Kind::Split,
    Kind::Insert,
];

/// An edit that was made.
#[derive(Debug)]
struct Made {
    key: String,
    kind: Kind,
    tracked: bool,
    /// Lines that must be printed then, and one that must not.
    come: Vec<String>,
    gone: Option<String>,
}

/// The paragraphs of narrative texts: place, key.
fn narrative(draft: &Draft, sheet: &Sheet) -> Vec<(usize, String)> {
    let lines = draft.reading.lines.iter().filter(|line| {
        let plain = matches!(line.style, Style::Body | Style::Item { .. } | Style::Other);
        plain && line.place.cell.is_none()
    });
    let keys: BTreeMap<String, &str> = lines
        .filter_map(|line| Some((line.text().trim().to_string(), line.key.as_deref()?)))
        .collect();
    let texts = Texts::of(&draft.record);
    let all = sheet.paragraphs().into_iter().filter_map(|(at, text)| {
        let key = keys.get(text.trim())?;
        texts.get(key)?;
        Some((at, (*key).to_string()))
    });
    all.filter(|(at, _)| !sheet.paragraph(*at).in_table).collect()
}

/// Words of a paragraph: run and bytes of each.
fn words(sheet: &Sheet, at: usize) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    for (run, own) in sheet.paragraph(at).runs.iter().enumerate() {
        let Run::Plain { text, .. } = own else { continue };
        let mut from = 0;
        for word in cut(text) {
            if word.chars().all(char::is_alphabetic) && word.len() > 2 {
                found.push((run, from..from + word.len()));
            }
            from += word.len();
        }
    }
    found
}

fn text(sheet: &Sheet, at: usize) -> String {
    sheet.paragraph(at).text().trim().to_string()
}

/// Makes an edit of a kind; none when the paragraph is too short for it, or alone in its text.
fn edit(
    sheet: &mut Sheet,
    (at, key): (usize, &str),
    kind: Kind,
    (dice, alone): (&mut Dice, bool),
) -> Option<Made> {
    let tracked = dice.next(2) == 0;
    let old = text(sheet, at);
    let words = words(sheet, at);
    let is_item = key.rsplit('.').next()?.parse::<usize>().is_ok();
    let mut come = Vec::new();
    let mut gone = None;
    let word = |dice: &mut Dice| words.get(dice.next(words.len())).cloned();
    match kind {
        Kind::Replace | Kind::Insert | Kind::Delete => {
            let (run, span) = word(dice)?;
            let new = if kind == Kind::Delete { "" } else { *dice.of(&WORDS) };
            let span = match kind {
                Kind::Insert => span.start..span.start,
                // With the space behind it.
                Kind::Delete => {
                    let own = sheet.paragraph(at).runs[run].text();
                    let space = usize::from(own[span.end..].starts_with(' '));
                    span.start..span.end + space
                }
                _ => span,
            };
            let new = if kind == Kind::Insert { format!("{new} ") } else { new.to_string() };
            sheet.replace(at, run, span, &new, tracked);
            come.push(text(sheet, at));
        }
        Kind::Begin | Kind::End => {
            let plain = |run: &Run| matches!(run, Run::Plain { text, .. } if !text.is_empty());
            let runs = &sheet.paragraph(at).runs;
            let new = *dice.of(&WORDS);
            if kind == Kind::Begin {
                let run = runs.iter().position(plain)?;
                runs[..run].iter().all(|run| run.text().is_empty()).then_some(())?;
                sheet.replace(at, run, 0..0, &format!("{new} "), tracked);
            } else {
                let run = runs.iter().rposition(plain)?;
                let end = runs[run].text().len();
                sheet.replace(at, run, end..end, &format!(" {new}"), tracked);
            }
            come.push(text(sheet, at));
        }
        Kind::Twice => {
            let ((one, first), (two, second)) = (words.first()?.clone(), words.last()?.clone());
            (words.len() > 3).then_some(())?;
            let new = *dice.of(&WORDS);
            sheet.replace(at, two, second, new, tracked);
            sheet.replace(at, one, first, "Perlu", !tracked);
            come.push(text(sheet, at));
        }
        Kind::Remove => {
            (!alone || is_item).then_some(())?;
            sheet.remove(at, tracked);
            gone = Some(old);
        }
        Kind::Add => {
            // What comes behind an item of a table of the record has no text to belong to.
            (!alone || is_item).then_some(())?;
            let new = format!("Tambahan ke-{at} {} untuk dibahas.", dice.of(&WORDS));
            sheet.add(at, &new, true, tracked);
            come.extend([old, new]);
        }
        Kind::Split => {
            (!is_item).then_some(())?;
            let (run, span) = words.get(words.len() / 2)?.clone();
            let own = sheet.paragraph(at).runs[run].text().to_string();
            let before: String = sheet.paragraph(at).runs[..run].iter().map(Run::text).collect();
            let after: String = sheet.paragraph(at).runs[run + 1..].iter().map(Run::text).collect();
            sheet.split(at, run, span.start);
            come.push(format!("{before}{}", &own[..span.start]).trim().to_string());
            come.push(format!("{}{after}", &own[span.start..]).trim().to_string());
        }
    }
    Some(Made { key: key.to_string(), kind, tracked, come, gone })
}

/// Edits every `step`th paragraph from the `first`, and follows all edits to the next draft.
fn round_trip(draft: &Draft, seed: u64, (first, step): (usize, usize)) {
    let mut dice = Dice(seed);
    let mut sheet = draft.sheet();
    let all = narrative(draft, &sheet);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    all.iter().for_each(|(_, key)| *counts.entry(key.as_str()).or_default() += 1);
    let mut made = Vec::new();
    for (at, key) in all.iter().skip(first).step_by(step) {
        for _ in 0..10 {
            let kind = *dice.of(&KINDS);
            let alone = counts[key.as_str()] < 2;
            if let Some(one) = edit(&mut sheet, (*at, key), kind, (&mut dice, alone)) {
                made.push(one);
                break;
            }
        }
    }
    assert!(made.len() > 15, "{}", made.len());
    assert!(made.iter().any(|one| one.tracked) && made.iter().any(|one| !one.tracked));
    let kinds = KINDS.iter().filter(|kind| made.iter().any(|one| one.kind == **kind)).count();
    assert!(kinds > 6, "{kinds}");

    let folder = returned(draft, &sheet);
    let answer = folder.serap(&["--terapkan"]);
    let taken: BTreeSet<&str> =
        answer.of("diambil").iter().filter_map(|usul| usul["kunci"].as_str()).collect();
    let keys: Vec<&str> = taken.iter().copied().collect();
    only_in(&draft.record, &folder.record(), &keys);
    for key in &taken {
        assert!(made.iter().any(|one| one.key == *key), "{key} tidak disunting: {:#}", answer.0);
    }

    let after = folder.built();
    let now = said(&after.reading);
    let mut lost = Vec::new();
    for one in &made {
        let stands = |line: &String| now.iter().any(|(_, own)| own == line);
        let comes = one.come.iter().all(&stands) && !one.gone.as_ref().is_some_and(stands);
        if !comes || !taken.contains(one.key.as_str()) {
            let told: Vec<_> = answer
                .usul()
                .iter()
                .filter(|usul| usul["kunci"] == one.key.as_str() && usul["keputusan"] != "diambil")
                .map(|usul| {
                    format!(
                        "{}: {} → {}: {}",
                        usul["keputusan"], usul["semula"], usul["menjadi"], usul["alasan"]
                    )
                })
                .collect();
            lost.push(format!("{one:#?}\n{}", told.join("\n")));
        }
    }
    println!("{} suntingan, {} hilang", made.len(), lost.len());
    lost.iter().for_each(|lost| println!("{lost}"));
    // Nothing but what was edited differs in the next draft.
    let mine: BTreeSet<String> = said(&read(&draft.packed(&sheet), None).unwrap())
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let was: BTreeSet<String> = said(&draft.reading).into_iter().map(|(_, text)| text).collect();
    // The line that names the draft has the digest of its record.
    let stamp = |line: &str| line.contains("DRAF ");
    for (key, line) in now.iter().filter(|(_, line)| !stamp(line)) {
        // A line may tell how many items there are.
        let letters = |line: &str| line.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        let counted = || was.iter().any(|was| was.len() < 80 && letters(was) == letters(line));
        // A text may be printed within a line of the template, too.
        let within = || made.iter().flat_map(|one| &one.come).any(|come| line.contains(come));
        assert!(
            mine.contains(line) || was.contains(line) || within() || counted(),
            "{key:?}: {line}"
        );
    }
    assert!(lost.len() * 20 <= made.len(), "{} dari {}", lost.len(), made.len());

    let again = folder.serap(&[]);
    for decision in ["diambil", "bertentangan"] {
        for one in again.of(decision) {
            let first = answer.usul().iter().filter(|usul| usul["kunci"] == one["kunci"]);
            let first: Vec<String> = first
                .map(|usul| {
                    format!("{} {} → {}", usul["keputusan"], usul["semula"], usul["menjadi"])
                })
                .collect();
            println!("{one:#}\n{}", first.join("\n"));
        }
        assert!(again.of(decision).is_empty());
    }
}

#[test]
fn edits_at_random_places_of_the_example_reach_the_record() {
    round_trip(contoh(), 1, (0, 2));
}

#[test]
fn the_other_paragraphs_too() {
    round_trip(contoh(), 2, (1, 2));
}

#[test]
fn texts_of_another_agency_with_emphasis_lists_and_conditions() {
    round_trip(lain(), 3, (0, 1));
}
