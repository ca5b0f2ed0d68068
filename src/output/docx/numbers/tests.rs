//! Numbers by Word.

use super::*;

fn numbers() -> Numbers {
    Numbers::new(&Template::default())
}

fn level(numbered: &Numbered) -> (u32, u32) {
    match numbered {
        Numbered::Word { num, level } => (*num, *level),
        other => panic!("{other:?}"),
    }
}

/// The text of a level in the instance of a number.
fn text_of(instance: &Element, level: u32) -> Option<String> {
    let level = level.to_string();
    let mut overrides = instance.elements().filter(|e| e.name == "w:lvlOverride");
    let found = overrides.find(|e| e.attribute("w:ilvl") == Some(level.as_str()))?;
    Some(found.find("w:lvl")?.value_of("w:lvlText")?.to_string())
}

#[test]
fn each_chapter_under_a_roman_numeral_has_its_number_as_text_below_it() {
    let mut numbers = numbers();
    let first = level(&numbers.chapter(Some("BAB I")));
    assert_eq!(level(&numbers.heading(2, Some("1.1"))), (first.0, 1));
    assert_eq!(level(&numbers.heading(3, Some("1.1.1"))), (first.0, 2));
    assert_eq!(level(&numbers.heading(4, Some("a."))), (first.0, 3));
    let second = level(&numbers.chapter(Some("BAB II")));
    assert_ne!(first.0, second.0);
    // A heading that is put in counts on from where it stands.
    let of_styles = numbers.of_headings().unwrap();
    assert!(of_styles != first.0 && of_styles != second.0);
    let (definitions, instances) = numbers.finish();
    assert_eq!(definitions.len(), 1);
    assert!(instances[0].find("w:lvlOverride").is_none());
    assert_eq!(text_of(&instances[2], 1).as_deref(), Some("2.%2"));
    assert_eq!(text_of(&instances[2], 2).as_deref(), Some("2.%2.%3"));
}

#[test]
fn appendices_count_under_their_own_word() {
    let mut numbers = numbers();
    numbers.chapter(Some("BAB I"));
    let first = level(&numbers.chapter(Some("LAMPIRAN 1")));
    assert_eq!(level(&numbers.chapter(Some("LAMPIRAN 2"))), first);
    assert_eq!(level(&numbers.heading(2, Some("L2.1"))), (first.0, 1));
}

#[test]
fn a_number_that_word_would_not_come_to_starts_anew() {
    let mut numbers = numbers();
    let chapter = level(&numbers.chapter(Some("BAB I")));
    let skipped = level(&numbers.heading(2, Some("1.4")));
    assert_ne!(chapter.0, skipped.0);
    assert_eq!(level(&numbers.heading(2, Some("1.5"))), skipped);
    let (_, instances) = numbers.finish();
    let start = instances[2].elements().find(|e| e.attribute("w:ilvl") == Some("1")).unwrap();
    assert_eq!(start.value_of("w:startOverride"), Some("4"));
}

#[test]
fn a_number_of_another_form_stays_text() {
    let mut numbers = numbers();
    assert_eq!(numbers.heading(2, Some("1.1")), Numbered::Text);
    numbers.chapter(Some("BAB I"));
    for other in ["I.1", "2.1", "1", "aa.", "1.x"] {
        assert_eq!(
            numbers.heading(if other == "aa." { 4 } else { 2 }, Some(other)),
            Numbered::Text
        );
    }
    assert_eq!(numbers.heading(2, None), Numbered::Not);
    assert_eq!(numbers.chapter(None), Numbered::Not);
    assert_eq!(numbers.chapter(Some("Bagian Pertama")), Numbered::Text);
}

#[test]
fn each_list_begins_anew() {
    let mut numbers = numbers();
    let lists =
        [ListStyle::Decimal, ListStyle::Decimal, ListStyle::Bullet].map(|s| numbers.list(s));
    assert!(lists[0] != lists[1] && lists[1] != lists[2]);
    let (definitions, instances) = numbers.finish();
    assert_eq!((definitions.len(), instances.len()), (2, 3));
    assert!(instances[0].find("w:lvlOverride").is_some());
    assert!(instances[2].find("w:lvlOverride").is_none());
}
