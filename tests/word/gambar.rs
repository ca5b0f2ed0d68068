//! Equations and pictures.

use std::collections::BTreeSet;

use lkjip::document::model::Block;
use lkjip::output::docx::xml::Element;

use crate::bahan::{Report, all, number, part, reports};
use crate::model::{blocks, formulas};

#[test]
fn formulas_are_equations() {
    for report in reports() {
        let expected = formulas(&report.document);
        assert!(expected > 5, "{}: {expected}", report.folder);
        let found = report.word.all("m:oMath");
        assert_eq!(expected, found.len(), "{}", report.folder);
        assert!(found.iter().all(|equation| !equation.plain().trim().is_empty()));
    }
}

/// A picture: what it says to who cannot see it, and its bytes.
fn drawings(report: &Report) -> Vec<(String, &[u8])> {
    let relations = part(&report.word, "word/_rels/document.xml.rels");
    let target = |id: &str| {
        let relations = all(&relations, "Relationship");
        let found = relations.into_iter().find(|relation| relation.attribute("Id") == Some(id));
        found.unwrap().attribute("Target").unwrap().to_string()
    };
    let drawing = |drawing: &Element| {
        let properties = all(drawing, "wp:docPr")[0];
        let blip = all(drawing, "a:blip")[0].attribute("r:embed").unwrap();
        let bytes = report.word.part(&format!("word/{}", target(blip))).unwrap();
        (properties.attribute("descr").unwrap_or_default().to_string(), bytes)
    };
    report.word.all("w:drawing").into_iter().map(drawing).collect()
}

#[test]
fn every_picture_tells_what_it_shows_or_that_it_shows_nothing() {
    for report in reports() {
        let mut ids = BTreeSet::new();
        let mut ornaments = 0;
        for drawing in report.word.all("w:drawing") {
            let properties = all(drawing, "wp:docPr");
            assert_eq!(properties.len(), 1);
            let properties = properties[0];
            assert!(ids.insert(number(properties, "id")), "{properties:?}");
            let told = properties.attribute("descr").is_some_and(|text| !text.trim().is_empty());
            let marks = all(properties, "adec:decorative");
            let ornament = marks.iter().any(|mark| mark.attribute("val") == Some("1"));
            assert!(told != ornament, "{properties:?}");
            ornaments += usize::from(ornament);
        }
        assert!(ids.len() > ornaments && ornaments > 0, "{}", report.folder);
        assert!(ids.iter().all(|id| *id > 0), "{ids:?}");
    }
}

#[test]
fn charts_and_diagrams_are_png_with_the_alt_text_of_the_document() {
    for report in reports() {
        let mut found = drawings(report).into_iter();
        let mut count = 0;
        for block in blocks(&report.document) {
            let alt = match block {
                Block::Chart(chart) => &chart.alt,
                Block::Diagram(diagram) => &diagram.alt,
                _ => continue,
            };
            let next = found.find(|(text, _)| text == alt);
            let (_, bytes) = next.unwrap_or_else(|| panic!("{}: {alt}", report.folder));
            let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::Png);
            let picture = picture.unwrap().to_rgb8();
            let first = picture.get_pixel(0, 0);
            assert!(picture.pixels().any(|pixel| pixel != first), "{alt}: kosong");
            count += 1;
        }
        assert!(count > 5, "{}: {count}", report.folder);
    }
}

#[test]
fn photos_are_stored_as_they_are() {
    let mut stored = 0;
    for report in reports() {
        let found = drawings(report);
        for block in blocks(&report.document) {
            let Block::Photo { alt, file: Some(file), .. } = block else { continue };
            let picture = report.assets.iter().find(|picture| picture.path == *file).unwrap();
            let shown = found.iter().find(|(text, _)| text == alt).unwrap();
            assert!(shown.1 == picture.bytes.as_slice(), "{file}");
            assert!(picture.bytes.starts_with(&[0xFF, 0xD8]), "{file}");
            stored += 1;
        }
        for picture in report.assets.iter().filter(|picture| picture.path.ends_with(".jpg")) {
            let mut media = report.word.part_names();
            media.retain(|name| name.starts_with("word/media/"));
            let same = media.iter().filter(|name| {
                report.word.part(name) == Some(picture.bytes.as_slice()) && name.ends_with(".jpeg")
            });
            assert_eq!(same.count(), 1, "{}", picture.path);
        }
    }
    assert_eq!(stored, 2);
}
