//! Typesetting a small document made by hand.

use std::collections::BTreeMap;
use std::fs;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Level;

use super::{Engine, Failure, Pdf, sources};
use crate::document::model::{
    Block, Chapter, Document, FontFamily, Inline, Meta, Page, Paper, Part, PartKind,
};
use crate::output::pictures::Assets;
use crate::project::Templates;

pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::Text(text.into())], key: None }
}

fn document(text: &str) -> Document {
    document_of(vec![paragraph("Pendahuluan."), Block::PageBreak, paragraph(text)])
}

/// A document with these blocks in its first numbered chapter.
pub(super) fn document_of(blocks: Vec<Block>) -> Document {
    let chapter = |id: &str, title: &str, blocks| Chapter {
        id: id.into(),
        label: None,
        title: title.into(),
        listed: true,
        blocks,
    };
    let front = vec![chapter("pengantar", "Kata Pengantar", vec![paragraph("Pengantar.")])];
    let body = vec![
        chapter("bab-1", "Pendahuluan", blocks),
        chapter("bab-2", "Penutup", vec![paragraph("Penutup.")]),
    ];
    Document {
        changes: None,
        version: 1,
        meta: Meta {
            title: "Laporan Kinerja".into(),
            subject: "Laporan".into(),
            author: "Dinas Contoh".into(),
            keywords: vec!["kinerja".into()],
            year: 2025,
            date: "2026-01-20".into(),
            header: "Laporan Kinerja 2025".into(),
            footer: "Dinas Contoh".into(),
            draft: None,
            origin: None,
            page: Page { paper: Paper::A4, font: FontFamily::Cambria, accent: "#14507a".into() },
            terms: BTreeMap::new(),
        },
        parts: vec![
            Part { kind: PartKind::Front, chapters: front },
            Part { kind: PartKind::Body, chapters: body },
        ],
    }
}

fn typeset(text: &str) -> Result<Pdf, Failure> {
    Engine::new(&Templates::embedded())?.pdf(&document(text), &Assets::default())
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let engine = Engine::new(&Templates::embedded()).unwrap();
    let first = engine.pdf(&document("Isi."), &Assets::default()).unwrap();
    let other = engine.pdf(&document("Isi lain."), &Assets::default()).unwrap();
    let again = engine.pdf(&document("Isi."), &Assets::default()).unwrap();
    let elsewhere = typeset("Isi.").unwrap();
    assert_eq!(first.bytes, again.bytes);
    assert_eq!(first.bytes, elsewhere.bytes);
    assert_ne!(first.bytes, other.bytes);
    assert!(first.bytes.ends_with(b"%%EOF\n"));
    assert_eq!(first.warnings, []);
    assert_eq!(first.foreign, []);
}

#[test]
fn anchors_are_found_on_their_printed_pages() {
    let pdf = typeset("Isi.").unwrap();
    assert_eq!(pdf.page_count, 4);
    let page = |anchor: &str| pdf.pages.get(anchor).map(String::as_str);
    assert_eq!(page("pengantar"), Some("i"));
    assert_eq!(page("bab-1"), Some("1"));
    assert_eq!(page("bab-2"), Some("3"));
    assert_eq!(page("bab-9"), None);
}

#[test]
fn a_character_of_another_font_is_told_and_one_of_no_font_stops_the_report() {
    // Hebrew is in Liberation Sans, but not in Caladea.
    let pdf = typeset("Kata אב di sini.").unwrap();
    assert_eq!(pdf.foreign.len(), 2);
    let first = pdf.foreign.iter().find(|foreign| foreign.character == "א").unwrap();
    assert_eq!(first.page.as_deref(), Some("2"));
    assert!(first.substitute.as_deref().unwrap().starts_with("Liberation"));
    assert_eq!(first.finding("nama = \"Kata אב di\"").level, Level::Peringatan);

    let Err(Failure::Glyphs(missing)) = typeset("Kata 漢 di sini.") else { panic!() };
    assert_eq!((missing[0].character.as_str(), &missing[0].substitute), ("漢", &None));
    assert_eq!(missing[0].finding("x").level, Level::Galat);
}

#[test]
fn a_fault_in_a_template_of_the_agency_is_told_at_its_place() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("typst")).unwrap();
    fs::write(root.path().join("typst/utama.typ"), "// milik instansi\n#laporann()\n").unwrap();
    let templates = Templates::with_folder(root.path()).unwrap();
    let result = Engine::new(&templates).unwrap().pdf(&document("Isi."), &Assets::default());
    let Err(Failure::Templates(findings)) = result else { panic!() };
    assert_eq!(findings.len(), 1);
    assert!(findings[0].file.ends_with("typst/utama.typ"));
    let finding = &findings[0].list[0];
    assert_eq!((finding.code, finding.level), (Code::TemplatSalah, Level::Galat));
    assert_eq!(&findings[0].text[finding.span.clone()], "laporann");
    assert!(finding.message.contains("laporann"), "{}", finding.message);
}

#[test]
fn a_template_that_is_no_text_is_refused() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("typst")).unwrap();
    fs::write(root.path().join("typst/gaya.typ"), [0xFF, 0xFE, 0x00]).unwrap();
    let templates = Templates::with_folder(root.path()).unwrap();
    let Err(Failure::Templates(findings)) = Engine::new(&templates) else { panic!() };
    assert_eq!(findings[0].list[0].code, Code::TemplatSalah);
}

#[test]
fn the_sources_are_what_was_compiled() {
    let templates = Templates::embedded();
    let files = sources(&document("Isi."), &Assets::default(), &templates).unwrap();
    let find = |name: &str| files.iter().find(|(path, _)| path == name).map(|(_, bytes)| bytes);
    assert_eq!(
        find("utama.typ").unwrap().as_slice(),
        templates.get("typst/utama.typ").unwrap().as_ref()
    );
    let data: serde_json::Value = serde_json::from_slice(find("naskah.json").unwrap()).unwrap();
    assert_eq!(data["meta"]["year"], 2025);
    assert!(find("fonts/Caladea-Regular.ttf").is_some());
    assert!(find("BACA-SAYA.txt").is_some());
}
