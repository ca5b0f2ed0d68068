//! Drafts of the example and of another agency, built once, and what `serap` makes of their edited Word files.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use lkjip::output::docx::package::Package;
use lkjip::review::{Reading, read};
use lkjip_metrics::serap::texts::Texts;
use serde_json::Value;
use similar::{DiffOp, TextDiff};
use tempfile::TempDir;

use crate::lembar::Sheet;
use crate::program;

const DOCUMENT: &str = "word/document.xml";

/// A record, and the folder of its draft as it was kept.
pub struct Draft {
    pub record: String,
    kept: Vec<(String, Vec<u8>)>,
    pub word: Vec<u8>,
    pub reading: Reading,
}

/// Draft 1 of the example, without what its head has vouched for.
pub fn contoh() -> &'static Draft {
    static DRAFT: OnceLock<Draft> = OnceLock::new();
    DRAFT.get_or_init(|| Draft::of("reports/2025/laporan.toml"))
}

/// Draft 1 of another agency.
pub fn lain() -> &'static Draft {
    static DRAFT: OnceLock<Draft> = OnceLock::new();
    DRAFT.get_or_init(|| Draft::of("tests/instansi-lain/laporan.toml"))
}

/// A record without its `[[penegasan]]`, which an edit of a figure would contradict.
fn without_vouched(text: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            within = line.trim_end() == "[[penegasan]]";
        }
        if !within {
            out.push_str(line);
        }
    }
    out
}

impl Draft {
    fn of(record: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(record);
        Self::made(&without_vouched(&fs::read_to_string(path).unwrap()))
    }

    /// The draft of a record.
    pub fn made(record: &str) -> Self {
        let folder = program::project(record);
        let output = program::run(folder.path(), &["susun", "--draf", "1", "--format", "docx"]);
        assert!(program::code(&output) < 2, "{}", program::err(&output));
        let entries = fs::read_dir(folder.path().join("keluaran/draf-1")).unwrap();
        let kept: Vec<(String, Vec<u8>)> = entries
            .map(|entry| {
                let entry = entry.unwrap();
                (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
            })
            .collect();
        let word = kept.iter().find(|(name, _)| name.ends_with(".docx")).unwrap().1.clone();
        let reading = read(&word, None).unwrap();
        Self { record: record.to_string(), kept, word, reading }
    }

    /// A folder with the record and the kept draft.
    pub fn folder(&self) -> Folder {
        let home = program::project(&self.record);
        let at = home.path().join("keluaran/draf-1");
        fs::create_dir_all(&at).unwrap();
        for (name, bytes) in &self.kept {
            fs::write(at.join(name), bytes).unwrap();
        }
        Folder(home)
    }

    /// The text of the Word file, to be edited.
    pub fn sheet(&self) -> Sheet {
        let package = Package::read(&self.word).unwrap();
        Sheet::of(String::from_utf8(package.get(DOCUMENT).unwrap().to_vec()).unwrap())
    }

    /// The Word file with this text.
    pub fn packed(&self, sheet: &Sheet) -> Vec<u8> {
        self.packed_with(sheet, |_| {})
    }

    /// The same, with other parts changed too.
    pub fn packed_with(&self, sheet: &Sheet, edit: impl FnOnce(&mut Package)) -> Vec<u8> {
        let mut package = Package::read(&self.word).unwrap();
        package.put(DOCUMENT, sheet.xml().into_bytes());
        edit(&mut package);
        package.write().unwrap()
    }
}

/// A project in which returned files are taken back.
pub struct Folder(TempDir);

impl Folder {
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a returned file beside the record.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn record(&self) -> String {
        fs::read_to_string(self.path().join("laporan.toml")).unwrap()
    }

    pub fn edit(&self, edit: impl FnOnce(String) -> String) {
        fs::write(self.path().join("laporan.toml"), edit(self.record())).unwrap();
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut all = vec!["serap"];
        all.extend(arguments);
        program::run(self.path(), &all)
    }

    /// What `serap` says of `reviu.docx`, as JSON.
    pub fn serap(&self, arguments: &[&str]) -> Answer {
        let mut all = vec!["reviu.docx", "--format", "json"];
        all.extend(arguments);
        self.answer(&all)
    }

    pub fn answer(&self, arguments: &[&str]) -> Answer {
        let output = self.run(arguments);
        assert!(program::code(&output) < 2, "{}", program::err(&output));
        let text = program::out(&output);
        Answer(serde_json::from_str(&text).unwrap_or_else(|_| panic!("{}", program::err(&output))))
    }

    /// The draft of the record as it is now.
    pub fn built(&self) -> Draft {
        Draft::made(&self.record())
    }
}

/// The draft with an edited text, in a folder with the record.
pub fn returned(draft: &Draft, sheet: &Sheet) -> Folder {
    let folder = draft.folder();
    folder.put("reviu.docx", &draft.packed(sheet));
    folder
}

/// What `serap` says.
pub struct Answer(pub Value);

impl Answer {
    pub fn usul(&self) -> &[Value] {
        self.0["usul"].as_array().unwrap()
    }

    /// The proposals of a decision.
    pub fn of(&self, decision: &str) -> Vec<&Value> {
        self.usul().iter().filter(|usul| usul["keputusan"] == decision).collect()
    }

    /// The only proposal.
    pub fn only(&self) -> &Value {
        let [only] = self.usul() else { panic!("{:#}", self.0) };
        only
    }

    /// The number of the proposal that says this now.
    pub fn number(&self, new: &str) -> String {
        let mut all = self.usul().iter();
        let found = all.find(|usul| usul["menjadi"].as_str().unwrap().contains(new));
        found.unwrap_or_else(|| panic!("{new}: {:#}", self.0))["nomor"].to_string()
    }
}

/// Whether two records differ in the lines of some keys only.
pub fn only_in(old: &str, new: &str, keys: &[&str]) {
    let texts = Texts::of(old);
    let line = |at: usize| old[..at].matches('\n').count();
    let lines: Vec<Range<usize>> = keys
        .iter()
        .map(|key| {
            let (span, _) = texts.get(key).unwrap_or_else(|| panic!("{key}"));
            line(span.start)..line(span.end) + 1
        })
        .collect();
    let diff = TextDiff::from_lines(old, new);
    for op in diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let range = op.old_range();
        let inside = |line: usize| lines.iter().any(|lines| lines.contains(&line));
        let own = if range.is_empty() {
            // What comes behind an item of a list stands behind all that belongs to it.
            let before = old.lines().take(range.start).collect::<Vec<_>>();
            let is_between = |line: &&&str| line.is_empty() || line.starts_with("[[");
            let is_filled = |line: &&&str| !line.is_empty() && !line.starts_with('[');
            let space = before.iter().rev().take_while(is_between).count();
            let back = before.iter().rev().skip(space).take_while(is_filled).count();
            let block = range.start - space - back..range.start;
            inside(range.start) || { block }.any(inside)
        } else {
            range.clone().all(inside)
        };
        assert!(own, "{range:?} {:?}", old.lines().nth(range.start));
    }
}

/// Lines of a document under their key of text.
pub fn said(reading: &Reading) -> Vec<(Option<&str>, String)> {
    let text = |line: &lkjip::review::Line| line.text().trim().to_string();
    reading.lines.iter().map(|line| (line.key.as_deref(), text(line))).collect()
}
