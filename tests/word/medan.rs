//! Captions, cross references and contents: fields of Word with their results.

use std::collections::BTreeMap;

use lkjip::document::model::{Block, ContentsOf, Entry};
use lkjip::output::docx::xml::Element;

use crate::bahan::{Report, all, part, reports, shown, tight};
use crate::buatan::{made, of_blocks};
use crate::model::{blocks, numbered, references_of};
use crate::umum::word::Word;

/// Instructions of the fields within a line, with their results.
fn fields(report: &Report, name: &str) -> Vec<(Vec<String>, String)> {
    let split = |field: &&Element| {
        let instruction = field.attribute("w:instr").unwrap();
        let words = instruction.split_whitespace().map(str::to_string).collect::<Vec<_>>();
        (words, shown(field))
    };
    let all = report.word.all("w:fldSimple");
    all.iter().map(split).filter(|(words, _)| words[0] == name).collect()
}

/// Bookmarks with the line in which they begin and what it reads with its number.
fn bookmarks(report: &Report) -> BTreeMap<String, (&Element, String)> {
    let mut found = BTreeMap::new();
    for (paragraph, line) in report.word.all("w:p").into_iter().zip(report.word.lines()) {
        for start in all(paragraph, "w:bookmarkStart") {
            let name = start.attribute("w:name").unwrap().to_string();
            found.insert(name, (paragraph, tight(&line)));
        }
    }
    found
}

#[test]
fn captions_are_counted_by_word_as_the_document_counts() {
    for report in reports() {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut counted = Vec::new();
        for (words, result) in fields(report, "SEQ") {
            let count = counts.entry(words[1].clone()).or_default();
            let reset = words.iter().position(|word| word == "\\r").map(|at| words[at + 1].parse());
            *count = reset.map_or(*count + 1, Result::unwrap);
            assert_eq!(count.to_string(), result, "{words:?}");
            counted.push((words[1].clone(), result));
        }
        let numbered = numbered(&report.document);
        assert!(numbered.len() > 20, "{}: {}", report.folder, numbered.len());
        assert_eq!(numbered.len(), counted.len(), "{}", report.folder);
        for ((_, label), (counter, result)) in numbered.iter().zip(&counted) {
            let (before, last) = label.rsplit_once('.').unwrap_or(("", label));
            assert_eq!(last, result, "{label}");
            assert_eq!(counter, &before.replace(' ', "_"), "{label}");
        }
    }
}

#[test]
fn references_lead_to_bookmarks_and_show_what_stands_there() {
    for report in reports() {
        let bookmarks = bookmarks(report);
        let references = fields(report, "REF");
        assert!(references.len() > 10, "{}: {}", report.folder, references.len());
        // Each is a field, with the label or the number that Word shows there as its end.
        let expected = references_of(&report.document);
        assert_eq!(expected.len(), references.len(), "{}", report.folder);
        for (text, (words, result)) in expected.iter().zip(references) {
            let (_, line) = bookmarks.get(&words[1]).unwrap_or_else(|| panic!("{words:?}"));
            let result = tight(&result);
            assert!(!result.is_empty() && tight(text).ends_with(&result), "{words:?}: {text}");
            assert!(format!("{line} ").starts_with(&format!("{result} ")), "{result}: {line}");
        }
        for link in report.word.all("w:hyperlink") {
            let anchor = link.attribute("w:anchor").unwrap();
            assert!(bookmarks.contains_key(anchor), "{anchor}");
        }
    }
}

#[test]
fn contents_give_the_pages_of_the_pdf() {
    for report in reports() {
        let bookmarks = bookmarks(report);
        let mut entries = Vec::new();
        for block in blocks(&report.document) {
            if let Block::Contents { entries: found, .. } = block {
                entries.extend(found);
            }
        }
        let pages = fields(report, "PAGEREF");
        assert!(entries.len() > 60, "{}: {}", report.folder, entries.len());
        assert_eq!(entries.len(), pages.len(), "{}", report.folder);
        for (entry, (words, result)) in entries.into_iter().zip(pages) {
            assert_eq!(Some(&result), report.pages.get(&entry.to), "{}", entry.to);
            let (_, line) = bookmarks.get(&words[1]).unwrap_or_else(|| panic!("{words:?}"));
            let label = entry.label.clone().unwrap_or_default();
            assert_eq!(*line, tight(&format!("{label} {}", entry.text)), "{}", entry.to);
        }
    }
}

/// What begins and ends fields in an element, in order.
fn ends(element: &Element) -> Vec<&str> {
    let ends = all(element, "w:fldChar");
    ends.into_iter().map(|end| end.attribute("w:fldCharType").unwrap()).collect()
}

#[test]
fn fields_over_several_lines_are_whole() {
    for report in reports() {
        let found = ends(&report.word.document);
        let fields = found.chunks(3).collect::<Vec<_>>();
        assert!(fields.len() > 3, "{}: {}", report.folder, fields.len());
        for field in fields {
            assert_eq!(field, ["begin", "separate", "end"], "{}", report.folder);
        }
        let tables: Vec<String> =
            report.word.all("w:instrText").into_iter().map(Element::plain).collect();
        assert!(tables.iter().any(|text| text.trim().starts_with("TOC \\o")), "{tables:?}");
        let counters: Vec<String> =
            fields_of(report).into_iter().map(|name| format!("\"{name}\"")).collect();
        for counter in counters {
            assert!(tables.iter().any(|text| text.contains(&counter)), "{counter}: {tables:?}");
        }
    }
}

/// Counters of the tables and figures that the lists name.
fn fields_of(report: &Report) -> Vec<String> {
    let mut counters: Vec<String> = Vec::new();
    for block in blocks(&report.document) {
        let Block::Contents { entries, .. } = block else { continue };
        for entry in entries {
            let label = entry.label.clone().unwrap_or_default();
            let known = numbered(&report.document).iter().any(|(_, other)| **other == label);
            let counter = label.rsplit_once('.').map(|(before, _)| before.replace(' ', "_"));
            counters.extend(counter.filter(|_| known));
        }
    }
    counters.dedup();
    counters
}

#[test]
fn nothing_asks_word_to_update_at_opening() {
    for report in reports() {
        let settings = part(&report.word, "word/settings.xml");
        assert!(all(&settings, "w:updateFields").is_empty());
        for name in report.word.part_names().iter().filter(|name| name.ends_with(".xml")) {
            part(&report.word, name).visit(&mut |element| {
                let dirty = element.attribute("w:dirty");
                assert!(matches!(dirty, None | Some("false" | "0")), "{name}: {}", element.name);
            });
        }
    }
}

#[test]
fn a_list_that_collects_nothing_is_no_field() {
    let entry = |label: Option<&str>| Entry {
        to: "tidak-ada".into(),
        level: 1,
        label: label.map(str::to_string),
        text: "Judul".into(),
    };
    let list = |of, entries| Block::Contents { of, entries };
    let instructions = |blocks| {
        let word = Word::read(&made(&of_blocks(blocks)).bytes);
        word.all("w:instrText").iter().map(|i| tight(&i.plain())).collect::<Vec<_>>()
    };
    // The contents would be collected where there are neither tables nor counters.
    assert!(instructions(vec![list(ContentsOf::Tables, vec![])]).is_empty());
    assert!(instructions(vec![list(ContentsOf::Figures, vec![entry(None)])]).is_empty());
    let both = vec![entry(Some("Tabel 1.1")), entry(Some("Tabel 2.1"))];
    let two = instructions(vec![list(ContentsOf::Tables, both)]);
    assert_eq!(two, ["TOC \\h \\z \\c \"Tabel_1\"", "TOC \\h \\z \\c \"Tabel_2\""]);
}
