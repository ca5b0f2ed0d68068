//! Files that are made from the code must be what the code makes now.
//!
//! `LKJIP_PERBARUI=1 cargo test --test segar` writes them anew.

#![allow(clippy::unwrap_used, clippy::panic)]

mod umum;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lkjip_metrics::catatan::Daftar;
use lkjip_metrics::read::{Field, Noun, Presence, Read, Shape};
use lkjip_metrics::record::RawRecord;

/// What stands before the tables of keys: the rules of the file and the names of figures.
const INTRODUCTION: &str = include_str!("segar/pengantar-format.md");

/// What stands before the keys of a note.
const NOTES: &str = include_str!("segar/pengantar-catatan.md");

#[test]
fn format_md_is_made_from_the_reader() {
    let Shape::Noun(root) = RawRecord::shape() else { panic!("the record is a table") };
    let mut page = INTRODUCTION.to_string();
    let mut seen = Vec::new();
    noun(&mut page, "", &root, &mut seen);
    let Shape::List(note) = Daftar::shape() else { panic!("the notes are a list") };
    page.push_str(NOTES);
    inner(&mut page, "catatan", &note(), true, &mut seen);
    fresh(Path::new("docs/format.md"), &page);
}

/// Compares a file with what it should be, or writes it when asked to.
fn fresh(path: &Path, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("LKJIP_PERBARUI").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == text, "{} belum segar: jalankan dengan LKJIP_PERBARUI=1", path.display());
}

/// The section of a table and, below it, those of the tables in it.
fn noun(page: &mut String, path: &str, noun: &Noun, seen: &mut Vec<&'static str>) {
    if seen.contains(&noun.name) {
        return;
    }
    seen.push(noun.name);
    let title = if path.is_empty() { "Tingkat teratas".to_string() } else { format!("`{path}`") };
    let _ = write!(page, "\n## {title}\n\n{}\n\n", joined(noun.doc));
    page.push_str("| Kunci | Jenis | Arti | Bila tidak ada | Contoh |\n|---|---|---|---|---|\n");
    let fields = (noun.fields)();
    for field in &fields {
        row(page, field);
    }
    for field in &fields {
        let below = path_below(path, field.key);
        inner(page, &below, &(field.shape)(), false, seen);
    }
}

fn path_below(path: &str, key: &str) -> String {
    let path = path.trim_matches(['[', ']']);
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

fn inner(page: &mut String, path: &str, shape: &Shape, list: bool, seen: &mut Vec<&'static str>) {
    match shape {
        Shape::Noun(below) => {
            let path = if list { format!("[[{path}]]") } else { format!("[{path}]") };
            noun(page, &path, below, seen);
        }
        Shape::List(item) => inner(page, path, &item(), true, seen),
        Shape::Map(_, value) => inner(page, path, &value(), list, seen),
        Shape::Any(shapes) => shapes.iter().for_each(|s| inner(page, path, &s(), list, seen)),
        Shape::Scalar(_) | Shape::Choice(..) => {}
    }
}

fn row(page: &mut String, field: &Field) {
    let missing = match field.presence {
        Presence::Required => "**wajib**: galat".to_string(),
        Presence::Optional(then) => then.to_string(),
        Presence::Default(toml) => format!("`{toml}`"),
    };
    let shape = (field.shape)();
    let mut meaning = joined(field.doc);
    if let Shape::Choice(_, choices) = &shape {
        for choice in *choices {
            let _ = write!(meaning, " `\"{}\"`: {}", choice.word, choice.doc.trim());
        }
    }
    let cells = [
        format!("`{}`", field.key),
        kind(&shape),
        meaning,
        missing,
        format!("`{}`", field.example),
    ];
    let cells: Vec<_> = cells.iter().map(|c| c.replace('|', "\\|").replace('\n', " ")).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

/// Short name of a shape; choices are listed with their meaning.
fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Choice(..) => "pilihan".to_string(),
        Shape::List(item) => format!("daftar {}", kind(&item())),
        Shape::Map(key, value) => format!("{} per {key}", kind(&value())),
        Shape::Noun(_) => "tabel".to_string(),
        Shape::Any(shapes) => {
            let mut kinds: Vec<_> = shapes.iter().map(|s| kind(&s())).collect();
            kinds.dedup();
            kinds.join(" atau ")
        }
        Shape::Scalar(name) => (*name).to_string(),
    }
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|l| l.trim()).collect::<Vec<_>>().join(" ")
}

/// The words of the example's report, block by block: a change of template, rule or record shows
/// in review as a change of text.
#[test]
fn the_text_of_the_example_is_recorded() {
    let (_, document) = umum::document("reports/2025/laporan.toml");
    fresh(Path::new("tests/rekam/laporan-2025.txt"), &umum::outline(&document));
}

/// The schema that editors read is made from the reader.
#[test]
fn the_schema_is_made_from_the_reader() {
    let text = serde_json::to_string_pretty(&lkjip_metrics::schema::schema()).unwrap() + "\n";
    fresh(Path::new("docs/laporan.schema.json"), &text);
    let notes = lkjip_metrics::schema::notes_schema();
    let text = serde_json::to_string_pretty(&notes).unwrap() + "\n";
    fresh(Path::new("docs/catatan.schema.json"), &text);
}
