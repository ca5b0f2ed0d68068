//! Whatever a document holds, its file is one that Word can open.

use lkjip::document::math::Math;
use lkjip::document::model::*;
use lkjip::output::docx::{self, Content};

use crate::bahan::{all, number, part, reports, shown};
use crate::buatan::{Texts, made, nasty, of_blocks};
use crate::nilai::are_sound;
use crate::paket::is_whole;
use crate::umum;
use crate::umum::word::Word;

/// Whether XML 1.0 can hold a character.
fn holds(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// What remains of a text, without blanks.
fn bare(text: &str) -> String {
    text.chars().filter(|c| holds(*c) && !c.is_whitespace()).collect()
}

/// That every part is well-formed XML of characters that it can hold.
fn is_clean(word: &Word) {
    for name in word.part_names().iter().filter(|n| n.ends_with(".xml") || n.ends_with(".rels")) {
        let text = String::from_utf8(word.part(name).unwrap().to_vec()).unwrap();
        assert!(text.chars().all(holds), "{name}");
        assert!(!text.contains("]]>"), "{name}");
        for after in text.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "apos;", "#9;", "#10;", "#13;"];
            assert!(known.iter().any(|entity| after.starts_with(entity)), "{name}: &{after:.20}");
        }
        part(word, name).visit(&mut |element| {
            let mut names: Vec<_> = element.attributes.iter().map(|(name, _)| name).collect();
            names.sort();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{name}: {element:?}");
        });
    }
}

/// The file of a document, when it is sound.
pub fn sound(document: &Document) -> Word {
    let made = made(document);
    let word = Word::read(&made.bytes);
    is_clean(&word);
    is_whole(&word);
    are_sound(&word.document);
    let cells = word.all("w:tc");
    // Word refuses a cell that does not end with a paragraph.
    assert!(cells.iter().all(|cell| cell.elements().last().is_some_and(|last| last.name == "w:p")));
    for table in word.all("w:tbl") {
        assert_eq!(
            table.elements().filter(|e| e.name == "w:tr" && e.find("w:tc").is_none()).count(),
            0
        );
    }
    serde_json::from_slice::<serde_json::Value>(&made.map).unwrap();
    word
}

#[test]
fn every_character_stays_what_it_is_or_is_left_out() {
    let texts = Texts::default();
    let document = texts.document();
    let word = sound(&document);
    let mut found = bare(&shown(&word.document));
    word.document.visit(&mut |element| {
        found.push_str(&bare(element.attribute("descr").unwrap_or_default()));
        if element.name == "m:oMath" {
            found.push_str(&bare(&element.plain()));
        }
    });
    for name in word.part_names() {
        if ["word/kepala-", "word/kaki-", "docProps/core"].iter().any(|s| name.starts_with(s)) {
            found.push_str(&bare(&part(&word, &name).plain()));
        }
    }
    let given = texts.given.borrow();
    assert!(given.len() > 100, "{}", given.len());
    for text in given.iter() {
        assert!(found.contains(&bare(text)), "{text:?}");
    }
}

#[test]
fn line_ends_and_tabs_in_a_text_are_blanks_and_blanks_stay() {
    let text = vec![Inline::Text("  satu\ndua\ttiga  ".into())];
    let word = sound(&of_blocks(vec![Block::Paragraph { text, key: None }]));
    let texts: Vec<_> = word.all("w:t").into_iter().filter(|t| t.plain().contains("dua")).collect();
    assert_eq!(texts.len(), 1);
    assert_eq!(texts[0].plain(), "  satu dua tiga  ");
    assert_eq!(texts[0].attribute("xml:space"), Some("preserve"));
}

#[test]
fn keys_of_any_form_lead_back() {
    let long = "sasaran.".repeat(40);
    let keys = [long.clone(), format!("{long}lain"), nasty(), "kinerja.é".into(), "x".repeat(64)];
    let value = |key: &String| {
        Inline::Node(Node::Value { text: "1".into(), key: key.clone(), formula: None })
    };
    let text = keys.iter().chain(&keys).map(value).collect();
    let document = of_blocks(vec![
        Block::Paragraph { text, key: Some(long.clone()) },
        Block::Paragraph { text: Vec::new(), key: Some(nasty()) },
    ]);
    sound(&document);
    let made = made(&document);
    let map: serde_json::Value = serde_json::from_slice(&made.map).unwrap();
    let mut led: Vec<&str> = map["penanda"]
        .as_object()
        .unwrap()
        .values()
        .map(|e| e["kunci"].as_str().unwrap())
        .collect();
    let mut expected: Vec<&str> = keys.iter().chain(&keys).map(String::as_str).collect();
    let nasty = nasty();
    expected.extend([long.as_str(), nasty.as_str()]);
    led.sort_unstable();
    expected.sort_unstable();
    assert_eq!(led, expected);
    let word = Word::read(&made.bytes);
    for tag in word.all("w:tag") {
        let tag = tag.attribute("w:val").unwrap();
        assert!(tag.chars().count() <= 64, "{tag}");
    }
}

#[test]
fn what_is_empty_or_deep_or_long_is_no_fault() {
    let empty = || Block::Paragraph { text: Vec::new(), key: None };
    let deep = (0..12).fold(vec![empty()], |inner, level| {
        let text = vec![Inline::Text(format!("tingkat {level}"))];
        let list = Block::List { style: ListStyle::Decimal, items: vec![inner] };
        vec![Block::Paragraph { text, key: None }, list]
    });
    let nested = (0..40).fold(Math::Word { text: "a".into() }, |math, _| Math::Frac {
        over: Box::new(Math::Paren { body: Box::new(math) }),
        under: Box::new(Math::Row { parts: Vec::new() }),
    });
    let long = "panjang".repeat(10_000);
    let line = |text: &str| vec![Inline::Text(text.into())];
    let heading = |number: &str| Block::Heading {
        level: 9,
        id: "x".repeat(400 + number.len()),
        number: Some(number.into()),
        text: line(&long),
        listed: true,
    };
    let mut blocks = vec![
        empty(),
        Block::List { style: ListStyle::Bullet, items: Vec::new() },
        Block::List { style: ListStyle::Bullet, items: vec![Vec::new(), vec![Block::PageBreak]] },
        Block::Contents { of: ContentsOf::Tables, entries: Vec::new() },
        Block::Fields { rows: Vec::new() },
        Block::Signature { parties: Vec::new() },
        Block::Title { lines: Vec::new(), logo: None },
        Block::Note { style: NoteStyle::Proksi, title: Vec::new(), text: Vec::new() },
        Block::Formula {
            title: None,
            math: nested,
            alt: String::new(),
            worked: None,
            worked_alt: None,
        },
        Block::Quote { text: line(&long) },
        heading("1.99999999999999999999"),
        heading(&long),
    ];
    blocks.extend(deep);
    let word = sound(&of_blocks(blocks));
    let levels: Vec<i64> = word.all("w:ilvl").into_iter().map(|l| number(l, "w:val")).collect();
    assert!(levels.iter().all(|level| (0..=8).contains(level)), "{levels:?}");
    assert!(levels.contains(&8));
    let text = shown(&word.document);
    assert!((0..12).all(|level| text.contains(&format!("tingkat {level}"))));
    assert_eq!(text.matches(&long).count(), 4);
}

#[test]
fn a_document_of_nothing_is_a_file_too() {
    let mut document = of_blocks(Vec::new());
    sound(&document);
    document.parts[0].chapters.clear();
    let word = sound(&document);
    assert_eq!(all(&word.document, "w:sectPr").len(), 1);
    document.parts.clear();
    document.meta.page.accent = "bukan warna".into();
    document.meta.terms.clear();
    sound(&document);
}

#[test]
fn a_painter_that_fails_is_an_error_and_no_waiting() {
    let report = &reports()[0];
    let template = umum::bundled();
    let (document, assets, pages) = (&report.document, &report.assets, &report.pages);
    let content = Content { document, assets, pages, template: &template };
    let failed = docx::write(content, |_| panic!("pelukis gagal"));
    assert!(matches!(failed, Err(docx::Failure::Paint)));
}
