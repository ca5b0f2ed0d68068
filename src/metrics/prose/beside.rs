//! What stands beside a token, and what kind of wording a text is: looked up by the rules about
//! words, spaces and marks.

use std::ops::Range;

use super::paragraph::Prose;
use super::texts::{self, Text};
use super::token::Kind;
use crate::diagnostic::Diagnostic;

/// Fields that hold keys, names of files and colours, and no words.
const NO_WORDS: &[&str] = &["kunci", "berkas", "logo", "warna", "templat_docx", "nomor"];

/// Fields of one line whose wording is laid down elsewhere: names, titles of laws, duties.
const OFFICIAL: &[&str] = &[
    "nama",
    "tentang",
    "jenis",
    "visi",
    "pokok",
    "tugas",
    "fungsi",
    "jabatan",
    "bawahan",
    "daerah",
    "pemerintah",
    "singkatan",
    "penilai",
];

/// Fields that hold a formula, in which spaces and brackets follow other rules.
const FORMULA: &[&str] = &["formula", "rumus"];

/// Fields out of whose words keys of figures are made: another spelling is another key, and a
/// reference to the old one would no longer hold.
const KEYS: &[&str] = &["wilayah", "kolom"];

impl Text {
    /// Whether it is made of words at all.
    pub fn has_words(&self) -> bool {
        let claimed = !self.is_claim() || self.field == "nilai";
        claimed && !NO_WORDS.contains(&self.field.as_str())
    }

    /// Whether it is printed, so that its spaces and marks matter.
    pub fn is_printed(&self) -> bool {
        self.has_words() && !self.is_claim()
    }

    /// Whether it says what another document claims: often a bare expression, never printed.
    fn is_claim(&self) -> bool {
        self.key.starts_with("penegasan.")
    }

    /// Whether its wording is laid down elsewhere, so that only errors of typing are told.
    pub fn is_official(&self) -> bool {
        // What an evaluator noted is quoted as the evaluator wrote it.
        let noted = self.key.starts_with("akip.") && self.field == "isi";
        noted || self.kind == texts::Kind::Line && OFFICIAL.contains(&self.field.as_str())
    }

    /// Whether it is a formula.
    pub fn is_formula(&self) -> bool {
        FORMULA.contains(&self.field.as_str())
    }

    /// Whether it is narrative text.
    pub fn is_narrative(&self) -> bool {
        self.kind == texts::Kind::Narrative
    }
}

impl Prose<'_> {
    /// The kind of a token.
    pub fn kind(&self, at: usize) -> Option<&Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    /// The mark at a token.
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.kind(at) {
            Some(Kind::Mark(mark)) => Some(*mark),
            _ => None,
        }
    }

    /// Bytes of a token.
    pub fn bytes(&self, at: usize) -> Range<usize> {
        self.range(&(at..at + 1))
    }

    /// Bytes between a token and the one before it; `None` for the first.
    pub fn gap(&self, at: usize) -> Option<Range<usize>> {
        let before = self.tokens.get(at.checked_sub(1)?)?;
        let here = self.tokens.get(at)?;
        Some(before.range.end..here.range.start)
    }

    /// What stands between a token and the one before it.
    pub fn gap_text(&self, at: usize) -> Option<&str> {
        self.text.value().get(self.gap(at)?)
    }

    /// Whether a token follows the one before it without a space.
    pub fn joined(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| gap.is_empty())
    }

    /// Whether only white space stands between a token and the one before it, and some does.
    pub fn apart(&self, at: usize) -> bool {
        self.gap_text(at).is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
    }

    /// The piece of text without white space around a token.
    pub fn chunk(&self, at: usize) -> &str {
        let value = self.text.value();
        let here = self.bytes(at);
        let head = value.get(..here.start).unwrap_or_default();
        let tail = value.get(here.end..).unwrap_or_default();
        let start = head.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let end = tail.find(char::is_whitespace).unwrap_or(tail.len());
        // After a wide space the byte behind it may lie within it.
        value.get(start..here.end + end).or_else(|| value.get(here)).unwrap_or_default()
    }

    /// A finding with the repair that puts a text in the place of a part, where that is safe: the part
    /// was typed as it reads, no key is made of it, and it is not what another document says.
    pub fn mended(&self, finding: Diagnostic, part: &Range<usize>, text: &str) -> Diagnostic {
        let safe = !self.text.is_claim() && !KEYS.contains(&self.text.field.as_str());
        match self.text.bytes(part).filter(|_| safe) {
            Some(bytes) => finding.repair(bytes, text),
            None => finding,
        }
    }

    /// Whether a token stands in an address of a page or of a person, or in the name of a file.
    pub fn in_address(&self, at: usize) -> bool {
        const ENDS: &[&str] =
            &[".id", ".com", ".org", ".net", ".pdf", ".docx", ".xlsx", ".jpg", ".jpeg", ".png"];
        let chunk = self.chunk(at);
        let trimmed = chunk.trim_end_matches(|c: char| !c.is_alphanumeric());
        chunk.contains("://")
            || chunk.contains("www.")
            || chunk.contains('@')
            || chunk.contains(".go.")
            || ENDS.iter().any(|end| trimmed.ends_with(end))
    }
}

/// What was typed, on one line, as it is quoted in a message.
pub fn quoted(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
