//! Headings: by name of style, numbered by Word.

use lkjip::document::model::Block;
use lkjip::document::source::plain;

use crate::bahan::{Report, all, part, reports, shown, style, tight};
use crate::model::chapters;

/// A heading: name of its style, number and text.
type Heading = (String, String, String);

fn name(level: u8, listed: bool) -> String {
    if listed { format!("heading {level}") } else { format!("LKjIP Judul Lepas {level}") }
}

fn expected(report: &Report) -> Vec<Heading> {
    let mut headings = Vec::new();
    for chapter in chapters(&report.document) {
        if !chapter.title.is_empty() {
            let label = chapter.label.clone().unwrap_or_default();
            headings.push((name(1, chapter.listed), label, chapter.title.clone()));
        }
        for block in &chapter.blocks {
            if let Block::Heading { level, number, text, listed, .. } = block {
                let number = number.clone().unwrap_or_default();
                headings.push((name(*level, *listed), number, plain(text)));
            }
        }
    }
    headings
}

/// Headings of the file; the number is what Word counts, the text is what is typed.
fn found(report: &Report) -> Vec<Heading> {
    let paragraphs = report.word.all("w:p");
    let lines = report.word.lines();
    assert_eq!(paragraphs.len(), lines.len());
    let mut headings = Vec::new();
    for (paragraph, line) in paragraphs.into_iter().zip(lines) {
        let style = style(&report.word, paragraph);
        if style.starts_with("heading ") || style.starts_with("LKjIP Judul Lepas ") {
            let typed = tight(&shown(paragraph));
            let line = tight(&line);
            let number = line.strip_suffix(typed.as_str()).unwrap().trim().to_string();
            headings.push((style.to_string(), number, typed));
        }
    }
    headings
}

#[test]
fn headings_have_the_styles_of_their_level_and_numbers_by_word() {
    for report in reports() {
        let tighten = |(style, number, text): Heading| (style, tight(&number), tight(&text));
        let expected: Vec<Heading> = expected(report).into_iter().map(tighten).collect();
        assert!(expected.len() > 40, "{}: {}", report.folder, expected.len());
        assert_eq!(expected, found(report), "{}", report.folder);
        let kinds: Vec<&str> = expected.iter().map(|(style, ..)| style.as_str()).collect();
        for needed in ["heading 1", "heading 2", "heading 3", "LKjIP Judul Lepas 2"] {
            assert!(kinds.contains(&needed), "{}: {needed}", report.folder);
        }
    }
}

#[test]
fn numbered_headings_name_a_numbering_that_exists_and_others_are_freed_of_it() {
    for report in reports() {
        let numbering = part(&report.word, "word/numbering.xml");
        let known: Vec<&str> =
            all(&numbering, "w:num").iter().filter_map(|num| num.attribute("w:numId")).collect();
        let headings = report.word.all("w:p").into_iter().filter(|paragraph| {
            let style = style(&report.word, paragraph);
            style.starts_with("heading ") || style.starts_with("LKjIP Judul Lepas ")
        });
        for (paragraph, (style, number, text)) in headings.zip(expected(report)) {
            let own = paragraph.find("w:pPr").unwrap().find("w:numPr");
            let num = own.and_then(|own| own.value_of("w:numId")).unwrap_or("");
            if number.is_empty() {
                assert!(num.is_empty() || num == "0", "{text}: {num}");
                assert!(num == "0" || !style.starts_with("heading "), "{text} mewarisi nomor");
            } else {
                assert!(known.contains(&num) && num != "0", "{text}: {num}");
            }
        }
    }
}
