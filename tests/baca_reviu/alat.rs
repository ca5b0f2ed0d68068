//! A draft of the example, its document as raw XML to edit, and what the reader makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use lkjip::output::docx::package::{CONTENT_TYPES, Package};
use lkjip::review::{Pair, Reading, looks, pair, read, settle};

use crate::program;

pub const DOCUMENT: &str = "word/document.xml";

/// Signs of a tracked change.
pub const BY: &str = r#"w:id="9001" w:author="Siti Rahma" w:date="2026-02-03T08:15:00Z""#;

/// A file and the digest of the record that it was built from.
pub struct Draft {
    pub bytes: Vec<u8>,
    pub map: Vec<u8>,
    pub record: Vec<u8>,
}

/// Draft 7 of the example.
pub fn draft() -> &'static Draft {
    static DRAFT: OnceLock<Draft> = OnceLock::new();
    DRAFT.get_or_init(|| {
        let record =
            fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/2025/laporan.toml"))
                .unwrap();
        let folder = program::project(&record);
        let output = program::run(folder.path(), &["susun", "--draf", "7", "--format", "docx"]);
        assert!(program::code(&output) < 2, "{}", program::err(&output));
        let at = folder.path().join("keluaran/draf-7");
        let file = |ending: &str| {
            let mut entries = fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().path());
            fs::read(entries.find(|path| path.to_str().unwrap().ends_with(ending)).unwrap())
                .unwrap()
        };
        Draft { bytes: file(".docx"), map: file(".peta.json"), record }
    })
}

/// The draft, read.
pub fn base() -> &'static Reading {
    static BASE: OnceLock<Reading> = OnceLock::new();
    BASE.get_or_init(|| read(&draft().bytes, None).unwrap())
}

/// The draft with its parts changed.
pub fn packed(edit: impl FnOnce(&mut Package)) -> Vec<u8> {
    let mut package = Package::read(&draft().bytes).unwrap();
    edit(&mut package);
    package.write().unwrap()
}

/// Text of a part.
pub fn part(package: &Package, name: &str) -> String {
    String::from_utf8(package.get(name).unwrap().to_vec()).unwrap()
}

/// The draft with its text changed as raw XML.
pub fn edited(edit: impl FnOnce(String) -> String) -> Vec<u8> {
    packed(|package| {
        let text = edit(part(package, DOCUMENT));
        package.put(DOCUMENT, text.into_bytes());
    })
}

/// Replaces what must stand there exactly once.
pub fn once(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replacen(old, new, 1)
}

/// The place of the innermost element of a name around a text, which must stand there.
pub fn around(xml: &str, name: &str, text: &str) -> std::ops::Range<usize> {
    let at = xml.find(text).unwrap_or_else(|| panic!("{text}"));
    let starts = [format!("<{name}>"), format!("<{name} ")];
    let start = starts.iter().filter_map(|start| xml[..at].rfind(start)).max().unwrap();
    let end = format!("</{name}>");
    start..at + xml[at..].find(&end).unwrap() + end.len()
}

/// A paragraph with all its runs deleted, its mark too.
pub fn deleted_paragraph(paragraph: &str) -> String {
    let gone = paragraph.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
    let gone =
        gone.replace("<w:r>", &format!("<w:del {BY}><w:r>")).replace("</w:r>", "</w:r></w:del>");
    gone.replacen("</w:pPr>", &format!("<w:rPr><w:del {BY}/></w:rPr></w:pPr>"), 1)
}

/// What a returned file differs in.
pub struct Found {
    pub reading: Reading,
    /// Old and new text of pairs that differ; moved ones begin with `>`.
    pub different: Vec<(String, String)>,
}

impl Found {
    /// The line of the returned file that says something.
    pub fn line(&self, text: &str) -> &lkjip::review::Line {
        let mut lines = self.reading.lines.iter();
        lines.find(|line| line.text().contains(text)).unwrap_or_else(|| panic!("{text}"))
    }

    /// The same as borrowed texts.
    pub fn texts(&self) -> Vec<(&str, &str)> {
        self.different.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect()
    }
}

/// Reads a returned file and holds it against the draft.
pub fn found(bytes: &[u8]) -> Found {
    let mut reading = read(bytes, None).unwrap_or_else(|fault| panic!("{fault}"));
    let pairs = pair(base(), &reading);
    covers(&pairs, base().lines.len(), reading.lines.len());
    settle(base(), &mut reading, &pairs);
    looks(base(), &mut reading, &pairs);
    let text = |lines: &[lkjip::review::Line], at: Option<usize>| {
        at.map(|at| lines[at].text().trim().to_string()).unwrap_or_default()
    };
    let mut different = Vec::new();
    for one in &pairs {
        let (old, new) = (text(&base().lines, one.old), text(&reading.lines, one.new));
        if old != new || one.moved {
            different.push((old, if one.moved { format!("> {new}") } else { new }));
        }
    }
    Found { reading, different }
}

/// Every line of both is in exactly one pair.
pub fn covers(pairs: &[Pair], old: usize, new: usize) {
    let mut counts: BTreeMap<(bool, usize), usize> = BTreeMap::new();
    for pair in pairs {
        pair.old.iter().for_each(|at| *counts.entry((false, *at)).or_default() += 1);
        pair.new.iter().for_each(|at| *counts.entry((true, *at)).or_default() += 1);
    }
    assert_eq!(counts.len(), old + new);
    assert!(counts.values().all(|count| *count == 1));
}

/// The draft with a part more, related to the document.
pub fn add_part(package: &mut Package, word: &str, address: &str, name: &str, xml: String) {
    let relations = "word/_rels/document.xml.rels";
    let relation = format!(
        r#"<Relationship Id="tambahan-{word}" Type="{address}/{word}" Target="{name}"/></Relationships>"#
    );
    let text = once(&part(package, relations), "</Relationships>", &relation);
    package.put(relations, text.into_bytes());
    let kind = format!(
        r#"<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{word}+xml"/></Types>"#
    );
    let types = once(&part(package, CONTENT_TYPES), "</Types>", &kind);
    package.put(CONTENT_TYPES, types.into_bytes());
    package.put(format!("word/{name}"), xml.into_bytes());
}
