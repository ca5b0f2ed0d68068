//! The package: what refers to what, types of parts, properties of the file.

use std::collections::BTreeSet;

use lkjip::output::docx::xml::Element;

use crate::bahan::{all, part, reports};
use crate::umum::word::Word;

/// The part of relations of a part.
fn relations_of(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{name}.rels"),
    }
}

/// The part that a relation of a part in this folder leads to.
fn target(folder: &str, target: &str) -> String {
    let (mut steps, target) = match target.strip_prefix('/') {
        Some(whole) => (Vec::new(), whole),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), target),
    };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop().unwrap()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// That everything which a package refers to is there, and that every part has a type.
pub fn is_whole(word: &Word) {
    let names: BTreeSet<String> = word.part_names().into_iter().collect();
    for name in names.iter().filter(|name| name.ends_with(".rels")) {
        let (folder, _) = name.rsplit_once("_rels/").unwrap();
        let root = part(word, name);
        let mut ids = BTreeSet::new();
        for relation in all(&root, "Relationship") {
            assert!(ids.insert(relation.attribute("Id").unwrap()), "{name}");
            if relation.attribute("TargetMode") != Some("External") {
                let target = target(folder, relation.attribute("Target").unwrap());
                assert!(names.contains(&target), "{name}: {target}");
            }
        }
    }
    for name in names.iter().filter(|name| name.ends_with(".xml")) {
        let relations = word.part(&relations_of(name)).map(|_| part(word, &relations_of(name)));
        let known: Vec<&str> = relations
            .iter()
            .flat_map(|root| all(root, "Relationship"))
            .filter_map(|relation| relation.attribute("Id"))
            .collect();
        part(word, name).visit(&mut |element| {
            for (attribute, value) in &element.attributes {
                if attribute.starts_with("r:") {
                    assert!(known.contains(&value.as_str()), "{name}: {attribute} {value}");
                }
            }
        });
    }
    types(word, &names);
}

fn types(word: &Word, names: &BTreeSet<String>) {
    let root = part(word, "[Content_Types].xml");
    let of = |name: &str, attribute: &str| -> BTreeSet<String> {
        let found = all(&root, name);
        found.iter().map(|e| e.attribute(attribute).unwrap().to_lowercase()).collect()
    };
    let (endings, own) = (of("Default", "Extension"), of("Override", "PartName"));
    for name in names.iter().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let named = own.contains(&format!("/{}", name.to_lowercase()));
        assert!(named || endings.contains(&ending), "{name} tanpa jenis");
        assert!(named || ending != "xml" || name.starts_with("customXml/"), "{name}");
    }
    for name in own {
        let there = names.iter().any(|part| format!("/{}", part.to_lowercase()) == name);
        assert!(there, "{name} tidak ada");
    }
}

#[test]
fn everything_referred_to_is_there() {
    for report in reports() {
        is_whole(&report.word);
        assert!(report.word.all("a:blip").len() > 5, "{}", report.folder);
    }
}

/// Text of a child.
fn text(root: &Element, name: &str) -> String {
    root.find(name).unwrap_or_else(|| panic!("{name}")).plain()
}

#[test]
fn properties_are_those_of_the_document_and_dates_no_clock() {
    for report in reports() {
        let core = part(&report.word, "docProps/core.xml");
        let meta = &report.document.meta;
        assert_eq!(text(&core, "dc:title"), meta.title);
        assert_eq!(text(&core, "dc:subject"), meta.subject);
        assert_eq!(text(&core, "dc:creator"), meta.author);
        assert_eq!(text(&core, "dc:language"), "id-ID");
        let keywords = text(&core, "cp:keywords");
        let keywords: Vec<&str> = keywords.split(", ").collect();
        assert_eq!(keywords.len(), meta.keywords.len());
        assert!(meta.keywords.iter().all(|word| keywords.contains(&word.as_str())));
        for name in ["dcterms:created", "dcterms:modified"] {
            assert_eq!(text(&core, name), format!("{}T00:00:00Z", meta.date));
        }
        assert!(meta.date.len() == 10 && !meta.title.is_empty() && !meta.author.is_empty());
    }
}

#[test]
fn the_language_is_indonesian() {
    for report in reports() {
        let defaults = report.styles.find("w:docDefaults").unwrap();
        let languages = all(defaults, "w:lang");
        assert_eq!(languages.len(), 1);
        assert_eq!(languages[0].attribute("w:val"), Some("id-ID"));
        for language in report.word.all("w:lang") {
            assert_eq!(language.attribute("w:val"), Some("id-ID"));
        }
    }
}
