//! Templates of an agency, and the accent of the one of the program.

use lkjip::document::model::Page;
use lkjip::output::docx::roles::Role;
use lkjip::output::docx::template::Template;

use crate::bahan::{Report, all, part, reports, sections, tight};
use crate::paket::is_whole;
use crate::umum;
use crate::umum::word::Word;

const GREEN: &[u8] = include_bytes!("../templat-word/hijau.docx");

fn green(report: &Report) -> (Template, Vec<Role>) {
    let bundled = umum::bundled().dressed(&report.document.meta.page);
    Template::open(GREEN).unwrap().completed(&bundled)
}

#[test]
fn what_a_template_lacks_is_named_and_comes_from_the_programs() {
    let (template, lacking) = green(&reports()[0]);
    let own = Word::read(GREEN);
    let styles = part(&own, "word/styles.xml");
    let has = |role: &Role| {
        all(&styles, "w:style").iter().any(|style| {
            let name = style.value_of("w:name").unwrap_or_default();
            style.attribute("w:type") == Some(role.kind().word())
                && name.eq_ignore_ascii_case(role.name())
        })
    };
    let expected: Vec<Role> = Role::ALL.iter().copied().filter(|role| !has(role)).collect();
    assert_eq!(lacking, expected);
    assert!(lacking.contains(&Role::GlanceBar) && !lacking.contains(&Role::Heading1));
    let mut ids: Vec<&str> = lacking.iter().map(|role| template.id(*role)).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), lacking.len());
}

#[test]
fn a_report_in_a_template_of_an_agency_wears_its_looks() {
    for report in reports() {
        let (template, _) = green(report);
        let word = Word::read(&report.in_looks_of(&template).bytes);
        is_whole(&word);
        let headings = |word: &Word| -> Vec<String> {
            let paragraphs = word.all("w:p");
            let styles = paragraphs.iter().filter_map(|p| p.find("w:pPr")?.value_of("w:pStyle"));
            let named = styles
                .filter(|id| word.style_name(id).is_some_and(|name| name.starts_with("heading ")));
            named.map(str::to_string).collect()
        };
        let (found, before) = (headings(&word), headings(&report.word));
        assert_eq!(found.len(), before.len(), "{}", report.folder);
        let translated =
            |id: &String| ["Judul1", "Judul2", "Judul3", "Judul4"].contains(&id.as_str());
        assert!(found.iter().all(translated), "{found:?}");
        assert!(found.iter().any(|id| id == "Judul1") && found.iter().any(|id| id == "Judul2"));
        let styles = String::from_utf8(word.part("word/styles.xml").unwrap().to_vec()).unwrap();
        assert!(styles.contains("2E7D32"), "{}", report.folder);
        let picture = Word::read(GREEN).part("word/media/image1.png").unwrap().to_vec();
        let names = word.part_names();
        let names = names.iter().filter(|name| word.part(name) == Some(picture.as_slice()));
        assert_eq!(names.count(), 1, "{}", report.folder);
    }
}

#[test]
fn every_style_that_is_used_is_there() {
    for report in reports() {
        let (template, _) = green(report);
        let other = Word::read(&report.in_looks_of(&template).bytes);
        for word in [&report.word, &other] {
            for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
                let used = word.all(name);
                assert!(!used.is_empty(), "{name}");
                for style in used {
                    let id = style.attribute("w:val").unwrap();
                    assert!(word.style_name(id).is_some(), "{name} {id}");
                }
            }
        }
    }
}

#[test]
fn another_template_changes_looks_alone() {
    for report in reports() {
        let (template, _) = green(report);
        let made = report.in_looks_of(&template);
        let word = Word::read(&made.bytes);
        // Margins decide where formulas are broken, so blanks may differ.
        let lines = |word: &Word| word.lines().iter().map(|line| tight(line)).collect::<Vec<_>>();
        assert_eq!(lines(&word), lines(&report.word), "{}", report.folder);
        // The map also tells the bytes of the file, which differ.
        let bookmarks = |map: &[u8]| {
            serde_json::from_slice::<serde_json::Value>(map).unwrap()["penanda"].clone()
        };
        let (new, old) = (bookmarks(&made.map), bookmarks(&report.made.map));
        assert!(new.is_object() && new == old, "{}", report.folder);
        let turned = |word: &Word| {
            sections(&word.document).iter().map(|s| s.landscape()).collect::<Vec<_>>()
        };
        assert_eq!(turned(&word), turned(&report.word), "{}", report.folder);
    }
}

#[test]
fn another_accent_leaves_no_trace_of_the_old() {
    let report = &reports()[0];
    let old = umum::bundled().accent();
    let page = Page { accent: "#7b1fa2".to_string(), ..report.document.meta.page.clone() };
    let template = umum::bundled().dressed(&page);
    assert_eq!(template.accent(), "7B1FA2");
    let word = Word::read(&report.in_looks_of(&template).bytes);
    let mut new = 0;
    for name in word.part_names().iter().filter(|name| name.ends_with(".xml")) {
        let text = String::from_utf8(word.part(name).unwrap().to_vec()).unwrap().to_uppercase();
        assert!(!text.contains(&format!("\"{old}\"")), "{name}");
        assert!(!text.contains(&format!("#{old}")), "{name}");
        new += text.matches("7B1FA2").count();
    }
    assert!(new > 3, "{new}");
}
