//! Notes added at the end of `catatan.toml`.

use std::fmt::Write as _;

use super::edit::{EditFault, sound};
use super::noun::{CatatanReviu, StatusCatatan};
use super::quote::{clean, clean_line, literal};
use super::rules::{LONGEST, MOST};
use super::thread::{self, Fresh};
use crate::diagnostic::Sink;
use crate::number::tanggal::Tanggal;
use crate::number::waktu::Waktu;
use crate::read::{self, Node};
use crate::tahun_baru::layout::{Form, Layout};

/// Who wrote a note of which the author is not known.
const NOBODY: &str = "Tanpa nama";

/// A note that is not in the file yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewNote {
    /// Who wrote it.
    pub penulis: String,
    /// When, where that is known.
    pub tanggal: Option<Waktu>,
    /// The words that it is about, as they stand in the draft.
    pub kutipan: Option<String>,
    /// The key in the record.
    pub kunci: Option<String>,
    /// The number of the draft.
    pub draf: Option<u32>,
    /// The page of the draft, as printed.
    pub halaman: Option<String>,
    /// What it says; may have several lines.
    pub catatan: String,
    /// What was answered to it, in order.
    pub balasan: Vec<Reply>,
}

/// An answer to a note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// Who wrote it.
    pub penulis: String,
    /// When, where that is known.
    pub tanggal: Option<Waktu>,
    /// What it says.
    pub catatan: String,
}

/// Where notes come from: the letter or report that holds them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origin {
    /// "LHE", "LHR", "reviu".
    pub asal: Option<String>,
    /// Its number.
    pub nomor_surat: Option<String>,
    /// Its date.
    pub tanggal_surat: Option<Tanggal>,
}

/// What came of adding notes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Added {
    /// The text with the new notes; as it was when there are none.
    pub text: String,
    /// The numbers of the new notes, in the order in which they were given.
    pub numbers: Vec<u32>,
    /// The numbers of the notes that were there already.
    pub known: Vec<u32>,
    /// How many notes said nothing and were left out.
    pub empty: usize,
    /// How many texts were cut because they were too long.
    pub cut: usize,
}

/// A text as it will stand in a note: without what cannot be printed; none when nothing is left.
pub fn settled(text: &str) -> Option<String> {
    clean(text)
}

/// Adds notes to the text of a file, which may be empty. Notes that are there already (same author,
/// date, quoted words and note) are left out, so that adding twice adds once. Of a note that is there
/// with fewer answers, only the new answers are added: as a note that names the one it follows.
///
/// # Errors
/// When the text has faults of its own or cannot take the notes; see [`EditFault`].
pub fn append(text: &str, new: &[NewNote]) -> Result<Added, EditFault> {
    append_from(text, &Origin::default(), new)
}

/// The same for notes of a letter or report.
///
/// # Errors
/// As [`append`].
pub fn append_from(text: &str, origin: &Origin, new: &[NewNote]) -> Result<Added, EditFault> {
    let notes = sound(text)?;
    let tree = read::parse(text, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let layout = Layout::new(text, &root);
    let list = root.get("catatan");
    let heads = list.as_ref().is_none_or(|list| {
        let mut items = list.items().peekable();
        items.peek().is_some() && items.all(|item| layout.form(&item.place().span) == Form::Head)
    });
    let mut next = notes.list().iter().map(|note| note.nomor.value).max().unwrap_or_default();
    let mut known: Vec<(Said, u32)> =
        notes.list().iter().map(|note| (Said::of(note), note.nomor.value)).collect();
    let mut added = Added { text: text.to_string(), ..Added::default() };
    for note in new {
        let mut cut = 0;
        let note = match thread::fresh(note, &known, &mut cut) {
            Fresh::Note(note) => note,
            Fresh::Known(number) => {
                added.known.push(number);
                continue;
            }
            Fresh::Empty => {
                added.empty += 1;
                continue;
            }
        };
        added.cut += cut;
        if known.len() >= MOST {
            return Err(EditFault::TooMany);
        }
        next = next.saturating_add(1);
        note.write(&mut added.text, next, origin, layout.line_break());
        added.numbers.push(next);
        known.push((note.said, next));
    }
    if added.numbers.is_empty() {
        return Ok(added);
    }
    if !heads {
        return Err(EditFault::Inline);
    }
    let count = sound(&added.text).map_err(|_| EditFault::Broken)?.list().len();
    if count == known.len() { Ok(added) } else { Err(EditFault::Broken) }
}

/// What makes two notes the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) penulis: String,
    pub(super) tanggal: Option<Waktu>,
    pub(super) kutipan: Option<String>,
    pub(super) catatan: String,
}

impl Said {
    fn of(note: &CatatanReviu) -> Self {
        let text = |text: &str| clean(text).unwrap_or_default();
        Self {
            penulis: note.penulis.value.clone(),
            tanggal: note.tanggal.as_ref().map(|moment| moment.value),
            kutipan: note.kutipan.as_ref().map(|quote| text(&quote.0)),
            catatan: text(&note.catatan.0),
        }
    }
}

/// A new note whose texts can be read back.
pub(super) struct Settled {
    pub(super) said: Said,
    kunci: Option<String>,
    draf: Option<u32>,
    halaman: Option<String>,
}

impl Settled {
    /// A note without the answers to it; none when it says nothing.
    pub(super) fn of(note: &NewNote, cut: &mut usize) -> Option<Self> {
        let mut fit = |text: String| {
            if text.chars().count() <= LONGEST {
                return text;
            }
            *cut += 1;
            let head: String = text.chars().take(LONGEST.saturating_sub(1)).collect();
            format!("{}…", head.trim_end())
        };
        let mut line = |text: &Option<String>| text.as_deref().and_then(clean_line).map(&mut fit);
        let (kunci, halaman) = (line(&note.kunci), line(&note.halaman));
        let catatan = fit(clean(&note.catatan)?);
        let kutipan = note.kutipan.as_deref().and_then(clean).map(&mut fit);
        let penulis = clean_line(&note.penulis).map_or_else(|| NOBODY.to_string(), fit);
        let said = Said { penulis, tanggal: note.tanggal, kutipan, catatan };
        let draf = note.draf.filter(|number| *number <= 999_999_999);
        Some(Self { said, kunci, draf, halaman })
    }

    /// Writes the note at the end of a text.
    fn write(&self, out: &mut String, number: u32, origin: &Origin, end: &str) {
        let blank = out.trim_start_matches('\u{feff}').is_empty();
        if !blank {
            if !out.ends_with('\n') {
                out.push_str(end);
            }
            out.push_str(end);
        }
        let text = |text: &Option<String>| text.as_ref().map(|text| literal(text, end));
        let line =
            |text: &Option<String>| text.as_deref().and_then(clean_line).map(|t| literal(&t, end));
        let day = origin.tanggal_surat.map(|day| Waktu::from(day).toml());
        let fields = [
            ("nomor", Some(number.to_string())),
            ("asal", line(&origin.asal)),
            ("nomor_surat", line(&origin.nomor_surat)),
            ("tanggal_surat", day),
            ("penulis", Some(literal(&self.said.penulis, end))),
            ("tanggal", self.said.tanggal.map(|moment| moment.toml())),
            ("kutipan", text(&self.said.kutipan)),
            ("kunci", text(&self.kunci)),
            ("draf", self.draf.map(|number| number.to_string())),
            ("halaman", text(&self.halaman)),
            ("catatan", Some(literal(&self.said.catatan, end))),
            ("status", Some(literal(StatusCatatan::Terbuka.word(), end))),
        ];
        let _ = write!(out, "[[catatan]]{end}");
        for (key, value) in fields {
            if let Some(value) = value {
                let _ = write!(out, "{key} = {value}{end}");
            }
        }
    }
}
