//! What was added behind a PDF: signatures may stand there, and nothing that the pages show.
//!
//! Both documents are read, and every object of the original is held against the same object as the
//! longer file has it. A signature adds a field, its widget on a page, and an entry in the catalog;
//! whatever else differs is named. Whether a signature is good is for a reader of PDFs to say.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, String as Text,
};

use super::MOST_GLYPHS;
use super::glyphs::all;

/// Objects of the original that are looked at.
const MOST_OBJECTS: i32 = 200_000;

/// Numbers in a row that no object has, after which there are no more.
const MOST_HOLES: usize = 1_000;

/// Fields that are looked at.
const MOST_FIELDS: usize = 200;

/// Objects that are named.
const MOST_TOLD: usize = 4;

/// Keys of the catalog that a signature may add or change.
const CATALOG: [&str; 5] = ["AcroForm", "DSS", "Perms", "Extensions", "Version"];

/// Keys of the form that signatures need.
const FORM: [&str; 6] = ["Fields", "SigFlags", "DA", "DR", "Q", "NeedAppearances"];

/// The object identifier of signed data (PKCS #7, 1.2.840.113549.1.7.2) in DER.
const SIGNED_DATA: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/// What keeps the bytes behind an original from being signatures alone, each the end of a sentence; none
/// when they are. `whole` begins with `original`.
pub fn foreign(original: &[u8], whole: &[u8]) -> Vec<String> {
    let compare = || {
        let (Ok(old), Ok(new)) = (Pdf::new(original.to_vec()), Pdf::new(whole.to_vec())) else {
            return vec!["berkasnya tidak dapat dibaca sebagai PDF".to_string()];
        };
        let mut update = Update { old: &old, new: &new, reasons: Vec::new() };
        update.signatures(whole);
        update.objects();
        update.pages();
        update.reasons
    };
    // Files from strangers may do anything to the reader.
    catch_unwind(AssertUnwindSafe(compare))
        .unwrap_or_else(|_| vec!["bagian yang ditambahkan rusak".to_string()])
}

struct Update<'p> {
    old: &'p Pdf,
    new: &'p Pdf,
    reasons: Vec<String>,
}

impl<'p> Update<'p> {
    fn say(&mut self, reason: impl Into<String>) {
        let reason = reason.into();
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// Every signature covers all but itself of its part of the file, the last one to the end.
    fn signatures(&mut self, whole: &[u8]) {
        let catalog: Option<Dict<'_>> = self.new.xref().get(self.new.xref().root_id());
        let form = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("AcroForm"));
        let Some(form) = form else {
            return self.say("tidak ada tanda tangan di dalamnya");
        };
        if form.keys().any(|key| !FORM.contains(&key.as_str())) {
            self.say("formulir tanda tangannya memuat isian lain");
        }
        let mut end = 0;
        let fields = form.get::<Array<'_>>("Fields");
        let fields = fields.iter().flat_map(Array::iter::<Dict<'_>>).take(MOST_FIELDS);
        for field in fields.collect::<Vec<_>>() {
            if !is_signature(&field) {
                self.say("ada bidang isian yang bukan tanda tangan");
                continue;
            }
            // A field that nobody signed yet shows nothing.
            let Some(signature) = field.get::<Dict<'_>>("V") else { continue };
            match covered(&signature, whole) {
                Some(to) => end = end.max(to),
                None => self.say("tanda tangannya kosong atau tidak mencakup berkasnya"),
            }
        }
        if end == 0 {
            self.say("tidak ada tanda tangan di dalamnya");
        } else if end != whole.len() {
            self.say("ada byte sesudah tanda tangan terakhir, di luar yang ditandatangani");
        }
    }

    /// Objects of the original are what they were, but for the catalog, the pages (which are compared by
    /// themselves) and their lists of annotations.
    fn objects(&mut self) {
        let (old, new) = (self.old.xref(), self.new.xref());
        let root = old.root_id();
        if new.root_id() != root {
            self.say("katalog dokumennya diganti");
        }
        let lists = self.annotation_lists();
        let (mut told, mut holes) = (0, 0);
        for number in 1..MOST_OBJECTS {
            let id = ObjectIdentifier::new(number, 0);
            let Some(was) = old.get::<Object<'_>>(id) else {
                holes += 1;
                if holes > MOST_HOLES {
                    break;
                }
                continue;
            };
            holes = 0;
            let is = new.get::<Object<'_>>(id);
            if is.as_ref().is_some_and(|is| same(&was, is, 0)) || lists.contains(&id) {
                continue;
            }
            let dict = match &was {
                Object::Dict(dict) => Some(dict),
                _ => None,
            };
            let of_type = |dict: &Dict<'_>| {
                dict.get::<Name<'_>>("Type").map(|name| name.as_str().to_string())
            };
            let stream = match (&was, &is) {
                (Object::Stream(was), Some(Object::Stream(_))) => of_type(was.dict()),
                _ => None,
            };
            // Signing programs say when and by what the file was changed last, in both places for that.
            if stream.as_deref() == Some("Metadata") {
                continue;
            }
            let kind = dict.and_then(of_type).unwrap_or_default();
            match (dict, is) {
                (Some(was), Some(Object::Dict(is))) if id == root => {
                    self.keys(was, &is, &CATALOG, "katalog dokumennya");
                }
                (Some(_), Some(Object::Dict(_))) if kind == "Page" => {}
                (Some(was), Some(Object::Dict(is))) if self.is_info(was) => {
                    self.keys(was, &is, &["ModDate", "Producer"], "keterangan dokumennya");
                }
                _ if told < MOST_TOLD => {
                    told += 1;
                    self.say(format!("objek {number} dari berkas asli diganti"));
                }
                _ => {}
            }
        }
    }

    /// Whether a dictionary is the one with the dates of the document.
    fn is_info(&self, dict: &Dict<'_>) -> bool {
        ["CreationDate", "Creator"].iter().any(|key| dict.contains_key(key))
            && !dict.contains_key("Type")
    }

    /// The lists of annotations that stand by themselves.
    fn annotation_lists(&self) -> Vec<ObjectIdentifier> {
        let lists = self.old.pages().iter().filter_map(|page| page.raw().get_ref("Annots"));
        lists.map(ObjectIdentifier::from).collect()
    }

    /// Keys of a dictionary other than some are what they were.
    fn keys(&mut self, was: &Dict<'_>, is: &Dict<'_>, free: &[&str], name: &str) {
        let all: Vec<Name<'_>> = was.keys().chain(is.keys()).collect();
        for key in all {
            let key = key.as_str();
            if free.contains(&key) {
                continue;
            }
            if !same_entry(was, is, key, 0) {
                self.say(format!("{name} berubah ({key})"));
            }
        }
    }

    /// Pages show what they showed, and carry no annotation but widgets of signatures that cover no text.
    fn pages(&mut self) {
        let (old, new) = (self.old.pages(), self.new.pages());
        if old.len() != new.len() {
            return self.say("jumlah halamannya berubah");
        }
        for (index, (was, is)) in old.iter().zip(new.iter()).enumerate() {
            let number = index + 1;
            self.keys(was.raw(), is.raw(), &["Annots"], &format!("halaman {number}"));
            let annotations = |dict: &Dict<'p>| -> Vec<Dict<'p>> {
                let list = dict.get::<Array<'p>>("Annots");
                list.iter().flat_map(Array::iter::<Dict<'p>>).collect()
            };
            let (had, has) = (annotations(was.raw()), annotations(is.raw()));
            if had.len() > has.len()
                || had.iter().zip(&has).any(|(was, is)| !same_dicts(was, is, 0))
            {
                self.say(format!("tautan di halaman {number} berubah"));
            }
            for added in has.iter().skip(had.len()) {
                if !is_signature(added) || added.contains_key("A") || added.contains_key("AA") {
                    self.say(format!("di halaman {number} ada anotasi yang bukan tanda tangan"));
                } else if self.covers(index, added) {
                    self.say(format!("bidang tanda tangan di halaman {number} menutupi teks"));
                }
            }
        }
    }

    /// Whether a widget that is seen lies over more of a page's text than one sign, which is what a
    /// frame holds for it.
    fn covers(&self, page: usize, widget: &Dict<'_>) -> bool {
        let Some(page) = self.old.pages().get(page) else { return true };
        let numbers: Vec<f64> = widget
            .get::<Array<'_>>("Rect")
            .map(|rect| rect.iter::<Number>().map(|number| number.as_f64()).collect())
            .unwrap_or_default();
        let [x0, y0, x1, y1] = numbers.as_slice() else { return true };
        let (left, right) = (x0.min(*x1), x0.max(*x1));
        let (low, high) = (y0.min(*y1), y0.max(*y1));
        if right - left <= 0.0 || high - low <= 0.0 {
            return false;
        }
        let height = f64::from(page.render_dimensions().1);
        let within =
            |x: f64, y: f64| (left..=right).contains(&x) && (low..=high).contains(&(height - y));
        let glyphs = all(page, self.old, MOST_GLYPHS);
        let inside =
            glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty() && within(glyph.x, glyph.y));
        inside.count() > 1
    }
}

/// Whether a field, or the one above it, is one for a signature.
fn is_signature(field: &Dict<'_>) -> bool {
    let own = field.get::<Name<'_>>("FT");
    let parent = || field.get::<Dict<'_>>("Parent").and_then(|parent| parent.get::<Name<'_>>("FT"));
    own.or_else(parent).is_some_and(|kind| kind.as_str() == "Sig")
}

/// Levels within an object that are compared.
const DEEPEST: usize = 24;

/// Points by which numbers may differ that were written anew.
const CLOSE: f64 = 0.000_5;

/// Whether two objects say the same, however they are written; what they refer to is compared where it
/// stands.
fn same(one: &Object<'_>, other: &Object<'_>, depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    match (one, other) {
        (Object::Dict(one), Object::Dict(other)) => {
            one.data() == other.data() || same_dicts(one, other, depth)
        }
        (Object::Array(one), Object::Array(other)) => {
            let (one, other) =
                (one.raw_iter().collect::<Vec<_>>(), other.raw_iter().collect::<Vec<_>>());
            one.len() == other.len()
                && one
                    .iter()
                    .zip(&other)
                    .all(|(one, other)| same_raw(Some(one), Some(other), depth))
        }
        (Object::Stream(one), Object::Stream(other)) => {
            same_dicts(one.dict(), other.dict(), depth) && one.raw_data() == other.raw_data()
        }
        (Object::Number(one), Object::Number(other)) => {
            (one.as_f64() - other.as_f64()).abs() < CLOSE
        }
        (Object::String(one), Object::String(other)) => {
            letters(one.as_bytes()) == letters(other.as_bytes())
        }
        _ => one == other,
    }
}

fn same_dicts(one: &Dict<'_>, other: &Dict<'_>, depth: usize) -> bool {
    let keys: Vec<Name<'_>> = one.keys().chain(other.keys()).collect();
    keys.iter().all(|key| same_entry(one, other, key.as_str(), depth))
}

/// Whether two dictionaries have the same under a key.
fn same_entry(one: &Dict<'_>, other: &Dict<'_>, key: &str, depth: usize) -> bool {
    let (one, other) = (one.get_raw::<Object<'_>>(key), other.get_raw::<Object<'_>>(key));
    same_raw(one.as_ref(), other.as_ref(), depth)
}

fn same_raw(
    one: Option<&MaybeRef<Object<'_>>>,
    other: Option<&MaybeRef<Object<'_>>>,
    depth: usize,
) -> bool {
    match (one, other) {
        (Some(MaybeRef::Ref(one)), Some(MaybeRef::Ref(other))) => one == other,
        (Some(MaybeRef::NotRef(one)), Some(MaybeRef::NotRef(other))) => same(one, other, depth + 1),
        (None, None) => true,
        _ => false,
    }
}

/// The plain letters of a text, which may be written in one of several encodings; signs beyond them
/// differ by encoding and are left out.
fn letters(bytes: &[u8]) -> Vec<u8> {
    let all: Vec<u8> = match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(rest) => rest
            .chunks_exact(2)
            .filter_map(|pair| match pair {
                [0, low] => Some(*low),
                _ => None,
            })
            .collect(),
        None => bytes.to_vec(),
    };
    all.into_iter().filter(u8::is_ascii).collect()
}

/// Where the part of the file ends that a signature covers: all from the beginning but its own content,
/// which must be signed data.
fn covered(signature: &Dict<'_>, whole: &[u8]) -> Option<usize> {
    let range: Vec<i64> = signature
        .get::<Array<'_>>("ByteRange")?
        .iter::<Number>()
        .map(|number| number.as_i64())
        .collect();
    let [start, before, after, rest] = range.as_slice() else { return None };
    let (before, after, rest) = (
        usize::try_from(*before).ok()?,
        usize::try_from(*after).ok()?,
        usize::try_from(*rest).ok()?,
    );
    let end = after.checked_add(rest)?;
    let gap = whole.get(before..after)?;
    let own = gap.strip_prefix(b"<").and_then(|gap| gap.strip_suffix(b">"))?;
    let contents = signature.get::<Text<'_>>("Contents")?;
    let bytes = contents.as_bytes();
    let is_data = bytes.first() == Some(&0x30)
        && bytes
            .get(..32.min(bytes.len()))?
            .windows(SIGNED_DATA.len())
            .any(|part| part == SIGNED_DATA);
    let only_hex = own.iter().all(u8::is_ascii_hexdigit);
    (*start == 0 && is_data && only_hex && end <= whole.len()).then_some(end)
}
