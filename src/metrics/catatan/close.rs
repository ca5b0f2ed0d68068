//! Notes closed and opened again, in the text of `catatan.toml`.

use std::fmt::Write as _;
use std::ops::Range;

use super::Notes;
use super::edit::{EditFault, sound};
use super::noun::StatusCatatan;
use super::quote::{clean, clean_line, literal};
use crate::diagnostic::Sink;
use crate::read::{self, Node};
use crate::tahun_baru::layout::{Form, Layout};

/// What becomes of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    /// Something was done about it.
    Done {
        /// What was done; what the note already says where nothing is given.
        tindak_lanjut: Option<String>,
        /// Who did it.
        penanggung_jawab: Option<String>,
    },
    /// It is not accepted.
    Refused {
        /// Why.
        alasan: String,
    },
}

/// Closes a note of a text.
///
/// # Errors
/// When there is no such note or it is closed already; see [`EditFault`].
pub fn close(text: &str, number: u32, how: &Closing) -> Result<String, EditFault> {
    let notes = sound(text)?;
    let note = notes.get(number).ok_or(EditFault::NoNote(number))?;
    if !note.is_open() {
        return Err(EditFault::Closed(number, note.status));
    }
    let mut values = Vec::new();
    let status = match how {
        Closing::Done { tindak_lanjut, penanggung_jawab } => {
            match tindak_lanjut.as_deref().and_then(clean) {
                Some(done) => values.push(("tindak_lanjut", done)),
                None if note.tindak_lanjut.is_none() => return Err(EditFault::NothingDone(number)),
                None => {}
            }
            if let Some(who) = penanggung_jawab.as_deref().and_then(clean_line) {
                values.push(("penanggung_jawab", who));
            }
            StatusCatatan::Ditindaklanjuti
        }
        Closing::Refused { alasan } => {
            values.push(("alasan", clean(alasan).ok_or(EditFault::NoReason)?));
            StatusCatatan::Ditolak
        }
    };
    values.push(("status", status.word().to_string()));
    set(text, &notes, number, &values)
}

/// Opens a note again; what was said about it stays.
///
/// # Errors
/// When there is no such note or it is open; see [`EditFault`].
pub fn reopen(text: &str, number: u32) -> Result<String, EditFault> {
    let notes = sound(text)?;
    let note = notes.get(number).ok_or(EditFault::NoNote(number))?;
    if note.is_open() {
        return Err(EditFault::Open(number));
    }
    set(text, &notes, number, &[("status", StatusCatatan::Terbuka.word().to_string())])
}

/// Sets texts of a note: those that are there are replaced, others added behind its last key. What
/// somebody had typed and is replaced stays above it as a comment.
fn set(
    text: &str,
    notes: &Notes,
    number: u32,
    values: &[(&str, String)],
) -> Result<String, EditFault> {
    let at = notes.list().iter().position(|note| note.nomor.value == number);
    let tree = read::parse(text, &mut Sink::default());
    let root = Node::root(tree.get_ref(), tree.span());
    let layout = Layout::new(text, &root);
    let list = root.get("catatan").ok_or(EditFault::Broken)?;
    let note = at.and_then(|at| list.numbered().nth(at)).ok_or(EditFault::Broken)?;
    let inline = layout.form(&note.place().span) == Form::Inline;
    let last = read::entries(&note).iter().map(|value| value.place().span.end).max();
    let last = last.ok_or(EditFault::Broken)?;
    let end = layout.line_break();
    let (mut edits, mut more): (Vec<(Range<usize>, String)>, String) = Default::default();
    for (key, value) in values {
        let typed = literal(value, end);
        match note.get(key) {
            Some(old) => {
                let said = old.value().as_str().unwrap_or_default();
                if said == value {
                    continue;
                }
                let span = old.place().span.clone();
                if *key != "status" {
                    let said = literal(&said.split_whitespace().collect::<Vec<_>>().join(" "), end);
                    let line = layout.comment_line(span.start);
                    let remark = format!("{}# semula: {key} = {said}{end}", layout.indent(line));
                    edits.push((line..line, remark));
                }
                edits.push((span, typed));
            }
            None if inline => {
                let _ = write!(more, ", {key} = {typed}");
            }
            None => {
                let _ =
                    write!(more, "{end}{}{key} = {typed}", layout.indent(note.place().span.start));
            }
        }
    }
    if !more.is_empty() {
        let place = if inline { last } else { layout.line_end(last) };
        edits.push((place..place, more));
    }
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let text = spliced(text, &edits).ok_or(EditFault::Broken)?;
    let again = sound(&text).map_err(|_| EditFault::Broken)?;
    if again.list().len() == notes.list().len() { Ok(text) } else { Err(EditFault::Broken) }
}

/// The text with its edits, which are in order and do not overlap.
fn spliced(source: &str, edits: &[(Range<usize>, String)]) -> Option<String> {
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for (span, text) in edits {
        out.push_str(source.get(done..span.start)?);
        out.push_str(text);
        done = span.end;
    }
    out.push_str(source.get(done..)?);
    Some(out)
}
