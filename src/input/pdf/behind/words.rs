//! What an object is, in words: what was put in the place of another, what nothing needs, what acts.

use std::collections::BTreeMap;

use super::state::State;
use super::value::{Dict, Object, Value, readable};

/// Types of actions.
const ACTIONS: [&[u8]; 14] = [
    b"JavaScript",
    b"Launch",
    b"URI",
    b"GoToR",
    b"GoToE",
    b"GoTo",
    b"SubmitForm",
    b"ImportData",
    b"ResetForm",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"Named",
    b"Hide",
];

/// Types of objects that have no place in what is signed.
const FOREIGN: [&[u8]; 8] =
    [b"Page", b"Pages", b"Catalog", b"Annot", b"ObjStm", b"Filespec", b"EmbeddedFile", b"XRef"];

/// What was put in the place of an object, with the page that shows it.
pub fn replaced(
    number: u32,
    old: Option<&Object>,
    state: &State<'_>,
    pages: &BTreeMap<u32, usize>,
) -> String {
    let dict = old.and_then(|old| old.value.dict());
    let kind = dict.and_then(|dict| dict.name("Type")).unwrap_or_default();
    if let Some(page) = pages.get(&number) {
        return format!("halaman {page} diganti (objek {number})");
    }
    let at = |page: u32| pages.get(&page).copied().unwrap_or_default();
    for page in pages.keys() {
        let Some(dict) = state.dict(Some(&Value::Ref(*page))) else { continue };
        let holds = |key: &str| {
            dict.reference(key) == Some(number)
                || dict
                    .get(key)
                    .and_then(Value::array)
                    .is_some_and(|items| items.iter().any(|item| item.reference() == Some(number)))
        };
        if holds("Contents") {
            return format!("isi halaman {} diganti (objek {number})", at(*page));
        }
        if holds("Annots") {
            return format!("tautan di halaman {} diganti (objek {number})", at(*page));
        }
        if holds("Resources") {
            return format!("bahan halaman {} diganti (objek {number})", at(*page));
        }
    }
    let what = match kind {
        b"Pages" => "pohon halaman",
        b"Font" | b"FontDescriptor" => "huruf",
        b"StructElem" | b"StructTreeRoot" => "pohon struktur (tag)",
        b"Filespec" | b"EmbeddedFile" => "lampiran",
        b"Sig" => "tanda tangan yang sudah ada",
        _ if state.original.has(number) => "objek dari berkas asli",
        _ => "objek dari tambahan sebelumnya",
    };
    format!("{what} diganti (objek {number})")
}

/// What a new object is that nothing leads to; none when it holds nothing at all, as some signers leave.
pub fn idle(number: u32, object: &Object) -> Option<String> {
    if let Some(what) = active(number, object) {
        return Some(what);
    }
    let empty = object.stream.as_ref().is_some_and(std::ops::Range::is_empty)
        && object.value.dict().is_some_and(|dict| dict.is("Subtype", "Form"));
    (!empty).then(|| format!("objek {number} ditambahkan, padahal tidak dipakai tanda tangan"))
}

/// What an object is that acts or shows something by itself.
pub fn active(number: u32, object: &Object) -> Option<String> {
    let dict = object.value.dict()?;
    if let Some(what) = action(dict) {
        return Some(format!("objek {number} ialah {what}"));
    }
    let kind = dict.name("Type").filter(|kind| FOREIGN.contains(kind))?;
    let more = dict.name("Subtype").map(|name| format!(" {}", readable(name))).unwrap_or_default();
    let what = if kind == b"Annot" { "anotasi".to_string() } else { readable(kind) };
    Some(format!("objek {number} ialah {what}{more}, padahal tanda tangan tidak memerlukannya"))
}

/// Whether a dictionary is an action, holds a script or leads out of the file.
pub fn action(dict: &Dict) -> Option<String> {
    let of_type = dict.name("S").filter(|kind| ACTIONS.contains(kind));
    let script = matches!(dict.get("JS"), Some(Value::Text(_)));
    if script || of_type == Some(b"JavaScript") {
        return Some("skrip".to_string());
    }
    if let Some(kind) = of_type {
        return Some(format!("tindakan ({})", readable(kind)));
    }
    let form = dict.is("Subtype", "Form");
    let outside = form && (dict.get("Ref").is_some() || dict.get("OPI").is_some());
    let external = dict.get("Length").is_some() && dict.get("F").is_some();
    (outside || external).then(|| "rujukan ke berkas lain".to_string())
}

/// Whether a text can be a date, of PDF or XMP; an empty one can.
pub fn is_date(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || "-+:.TZ'".contains(c);
    text.len() <= 40 && text.chars().all(sign)
}
