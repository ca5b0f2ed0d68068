//! Figures and texts of the record in the file: locked, and with their way back.

use std::collections::{BTreeMap, BTreeSet};

use lkjip::document::model::{BadgeStyle, Block, Inline, Node};
use lkjip::document::source::plain;
use lkjip::output::docx::xml::Element;

use crate::bahan::{Report, number, part, reports, shown, tight};
use crate::buatan::{made, of_blocks};
use crate::model::{blocks, values};
use crate::umum::word::Word;

/// Bookmarks with the key to which they lead and what it is.
fn map(report: &Report) -> BTreeMap<String, (String, String)> {
    let json: serde_json::Value = serde_json::from_slice(&report.made.map).unwrap();
    let word = |value: &serde_json::Value| value.as_str().unwrap().to_string();
    let marks = json["penanda"].as_object().unwrap().iter();
    marks.map(|(name, e)| (name.clone(), (word(&e["kunci"]), word(&e["jenis"])))).collect()
}

/// Elements of a file in order, each before what stands in it.
fn flat(element: &Element) -> Vec<&Element> {
    let mut found = vec![element];
    element.elements().for_each(|child| found.extend(flat(child)));
    found
}

/// Content controls, each with the bookmark around it.
fn controls(element: &Element) -> Vec<(&str, &Element)> {
    let mut found = Vec::new();
    let children: Vec<&Element> = element.elements().collect();
    for (index, child) in children.iter().enumerate() {
        if child.name != "w:sdt" {
            found.extend(controls(child));
            continue;
        }
        let before = index.checked_sub(1).map(|before| children[before]).unwrap();
        let after = children.get(index + 1).unwrap();
        assert_eq!((&*before.name, &*after.name), ("w:bookmarkStart", "w:bookmarkEnd"));
        assert_eq!(before.attribute("w:id"), after.attribute("w:id"));
        found.push((before.attribute("w:name").unwrap(), child));
    }
    found
}

#[test]
fn every_figure_is_locked_and_leads_to_its_key() {
    for report in reports() {
        let map = map(report);
        let mut found = Vec::new();
        for (name, control) in controls(&report.word.document) {
            let properties = control.find("w:sdtPr").unwrap();
            assert_eq!(properties.value_of("w:lock"), Some("sdtContentLocked"), "{name}");
            let (key, kind) = map.get(name).unwrap_or_else(|| panic!("{name} tidak di peta"));
            assert_eq!(kind, "nilai", "{name}");
            let tag = properties.value_of("w:tag").unwrap();
            let expected = if key.chars().count() <= 64 { key.as_str() } else { name };
            assert_eq!(tag, expected);
            found.push((key.clone(), shown(control)));
        }
        let mut expected = values(&report.document);
        assert!(expected.len() > 500, "{}: {}", report.folder, expected.len());
        expected.sort();
        found.sort();
        if let Some(at) = expected.iter().zip(&found).position(|(one, other)| one != other) {
            panic!("{}: {:?} {:?}", report.folder, expected[at], found[at]);
        }
        assert_eq!(expected.len(), found.len(), "{}", report.folder);
    }
}

#[test]
fn the_map_stands_in_the_package_too_and_names_only_what_is_there() {
    for report in reports() {
        let map = map(report);
        let names = report.word.part_names();
        let own = names.iter().filter(|name| name.starts_with("customXml/item"));
        let own = own.map(|name| part(&report.word, name)).find(|root| root.name == "peta");
        let own = own.unwrap();
        assert_eq!(own.attribute("xmlns"), Some("urn:lkjip:peta:1"));
        let word = |mark: &Element, name: &str| mark.attribute(name).unwrap().to_string();
        let inside: BTreeMap<String, (String, String)> = own
            .elements()
            .map(|mark| (word(mark, "nama"), (word(mark, "kunci"), word(mark, "jenis"))))
            .collect();
        assert_eq!(inside, map, "{}", report.folder);
        let starts = report.word.all("w:bookmarkStart");
        let there: BTreeSet<&str> = starts.iter().map(|s| s.attribute("w:name").unwrap()).collect();
        let lost: Vec<_> = map.keys().filter(|name| !there.contains(name.as_str())).collect();
        assert!(lost.is_empty(), "{lost:?}");
        let controls = controls(&report.word.document).len();
        let values = map.values().filter(|(_, kind)| kind == "nilai").count();
        assert_eq!(controls, values, "{}", report.folder);
    }
}

/// That bookmarks and controls are named and numbered as Word takes them; gives the bookmarks.
pub fn are_sound(document: &Element) -> usize {
    let (mut open, mut names, mut ids) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    let elements = flat(document);
    for element in &elements {
        match element.name.as_str() {
            "w:bookmarkStart" => {
                let name = element.attribute("w:name").unwrap();
                let id = number(element, "w:id");
                let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
                assert!(!name.is_empty() && name.len() <= 40, "{name}");
                assert!(name.chars().all(word), "{name}");
                assert!(!name.starts_with(|c: char| c.is_ascii_digit()), "{name}");
                assert!(names.insert(name.to_lowercase()), "{name} dua kali");
                assert!(ids.insert(id), "{id} dua kali");
                open.insert(id, name);
            }
            "w:bookmarkEnd" => {
                let id = number(element, "w:id");
                assert!(open.remove(&id).is_some(), "{id} berakhir tanpa awal");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let mut of_controls = BTreeSet::new();
    for control in elements.iter().filter(|element| element.name == "w:sdtPr") {
        let id: i64 = control.value_of("w:id").unwrap().parse().unwrap();
        assert!((1..=i64::from(i32::MAX)).contains(&id), "{id}");
        assert!(of_controls.insert(id), "{id} dua kali");
    }
    ids.len()
}

#[test]
fn bookmarks_and_controls_are_named_and_numbered_as_word_takes_them() {
    for report in reports() {
        let count = are_sound(&report.word.document);
        assert!(count > 500, "{}: {count}", report.folder);
    }
}

/// Lines that lie, from beginning to end, in bookmarks of texts: by key.
fn narrated(report: &Report) -> BTreeMap<String, Vec<String>> {
    let map = map(report);
    let mut open: BTreeMap<i64, String> = BTreeMap::new();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for paragraph in report.word.all("w:p") {
        for element in flat(paragraph) {
            if element.name == "w:bookmarkStart"
                && let Some((key, kind)) = map.get(element.attribute("w:name").unwrap())
                && kind == "narasi"
            {
                open.insert(number(element, "w:id"), key.clone());
            }
        }
        for key in open.values() {
            found.entry(key.clone()).or_default().push(tight(&shown(paragraph)));
        }
        for element in flat(paragraph) {
            if element.name == "w:bookmarkEnd" {
                open.remove(&number(element, "w:id"));
            }
        }
    }
    found
}

#[test]
fn every_text_of_the_record_is_in_bookmarks_that_lead_to_it() {
    for report in reports() {
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for block in blocks(&report.document) {
            if let Block::Paragraph { text, key: Some(key) } = block {
                expected.entry(key.clone()).or_default().push(tight(&plain(text)));
            }
        }
        assert!(expected.len() > 10, "{}: {}", report.folder, expected.len());
        let found = narrated(report);
        let keys = |map: &BTreeMap<String, Vec<String>>| map.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&expected), keys(&found), "{}", report.folder);
        let all: BTreeSet<&String> = expected.values().flatten().collect();
        for (key, texts) in &expected {
            let own = found[key].iter().filter(|text| all.contains(text));
            assert_eq!(own.collect::<Vec<_>>(), texts.iter().collect::<Vec<_>>(), "{key}");
        }
    }
}

#[test]
fn a_meter_has_at_most_twelve_segments() {
    for (level, steps, filled, empty) in [(3, 5, 3, 2), (0, 5, 0, 5), (9, 5, 5, 0), (15, 20, 12, 0)]
    {
        let badge = Node::Badge {
            style: BadgeStyle::Kriteria,
            level,
            steps,
            text: "Tinggi".into(),
            key: "a.kriteria".into(),
        };
        let text = vec![Inline::Node(badge)];
        let word = Word::read(&made(&of_blocks(vec![Block::Paragraph { text, key: None }])).bytes);
        let count = |sign: char| word.document.plain().chars().filter(|c| *c == sign).count();
        assert_eq!((count('■'), count('□')), (filled, empty), "{level} dari {steps}");
    }
}
