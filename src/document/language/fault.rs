//! Faults in texts, told in Indonesian.

use lkjip_metrics::diagnostic::Code;
use minijinja::{Error, ErrorKind};

use super::super::figure_tree::Missed;
use super::render::enclosing;
use std::sync::PoisonError;

/// A fault in a text.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Key of the narrative text; none for a template.
    pub key: Option<String>,
    /// Byte in the text where it is, if known.
    pub at: Option<usize>,
    /// Line in the text, from 1.
    pub line: Option<usize>,
    /// Name that is not known, if that is the fault.
    pub name: Option<String>,
    /// What is wrong, a sentence.
    pub message: String,
    /// Name of the block or anchor that was asked for, or words that were typed, to find its place.
    pub asked: Option<String>,
    /// Its code, where the other fields do not decide it.
    pub code: Option<Code>,
}

impl Fault {
    /// A block that cannot be made, by the name that was asked for.
    pub fn of_call(key: Option<&str>, name: &str, message: String) -> Self {
        let fault = Self::plain((key.map(str::to_string), message));
        Self { asked: Some(name.to_string()), code: Some(Code::NamaTidakDikenal), ..fault }
    }

    /// A fault without a place in its text.
    pub fn plain((key, message): (Option<String>, String)) -> Self {
        Self { key, at: None, line: None, name: None, message, asked: None, code: None }
    }
}

pub(super) fn fault(text: &str, error: &Error, missed: &Missed) -> Fault {
    let missed = missed.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // A name may have been missed earlier without harm, such as in a test for its presence.
    let range = error.range().map(|r| enclosing(text, r.start).unwrap_or(r));
    let here = range.and_then(|range| text.get(range)).unwrap_or("");
    let words: Vec<&str> = here.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let ends_here = |name: &String| name.rsplit('.').next().is_some_and(|end| words.contains(&end));
    let name = missed.filter(|m| error.kind() == ErrorKind::UndefinedError && ends_here(m));
    let message = match (error.kind(), &name) {
        (ErrorKind::UndefinedError, Some(name)) => format!("Nama `{name}` tidak dikenal."),
        (ErrorKind::UndefinedError, None) => "Nama ini tidak dikenal.".to_string(),
        (ErrorKind::UnknownFunction, _) => {
            "Fungsi ini tidak dikenal; yang ada: tabel, grafik, diagram, daftar, naskah, rujuk.".to_string()
        }
        (ErrorKind::UnknownFilter, _) => {
            "Saringan sesudah tanda | tidak dikenal; yang ada: terbilang, judul, kapital, kecil, besar, polos."
                .to_string()
        }
        (ErrorKind::InvalidOperation, _) => {
            error.detail().unwrap_or("Ungkapan ini tidak dapat dihitung.").to_string()
        }
        (ErrorKind::OutOfFuel, _) => {
            "Naskah ini berputar tanpa henti; hapus perulangannya.".to_string()
        }
        (ErrorKind::SyntaxError, _) => {
            "Isi kurung kurawal tidak dapat dibaca; tulis lengkap dengan penutupnya, misalnya {{ anggaran.serapan }} atau {% if … %} … {% endif %}."
                .to_string()
        }
        _ => "Ungkapan ini tidak dapat dikerjakan.".to_string(),
    };
    Fault {
        key: None,
        at: error.range().map(|r| r.start),
        line: error.line(),
        name,
        message,
        asked: None,
        code: None,
    }
}
