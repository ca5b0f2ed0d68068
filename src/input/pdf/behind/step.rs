//! One update, held against the file before it: what it changes, and whether signing needs that.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Revision;
use super::state::State;
use super::value::{Value, differing, readable};
use super::words;
use super::xmp;

/// Keys of the catalog that a signature may add or change.
const CATALOG: [&str; 5] = ["AcroForm", "DSS", "Perms", "Extensions", "Version"];

/// Keys of a trailer.
const TRAILER: [&str; 12] = [
    "Size",
    "Root",
    "Info",
    "ID",
    "Prev",
    "Type",
    "W",
    "Index",
    "Filter",
    "Length",
    "DecodeParms",
    "DocChecksum",
];

/// What is held against what.
pub struct Step<'a> {
    pub before: &'a State<'a>,
    pub after: &'a State<'a>,
    pub revision: &'a Revision,
    /// The pages of the original, and the number of each from 1.
    pub pages: &'a BTreeMap<u32, usize>,
    /// Changed objects of which it is known what for.
    pub known: BTreeSet<u32>,
    /// What is told, each the end of a sentence.
    pub said: Vec<String>,
    /// Signatures and time stamps that this update makes.
    pub signatures: usize,
    pub stamps: usize,
    /// Whether fields or pages are touched, which after the last signature they must not be.
    pub touched: bool,
    /// Widgets that were put on a page: its index and the rectangle.
    pub widgets: Vec<(usize, [f64; 4])>,
}

impl<'a> Step<'a> {
    pub fn say(&mut self, reason: impl Into<String>) {
        let reason = reason.into();
        if self.said.len() < super::MOST_TOLD * 4 && !self.said.contains(&reason) {
            self.said.push(reason);
        }
    }

    pub fn changed(&self, number: u32) -> bool {
        self.revision.objects.contains_key(&number)
    }

    /// Notes what an object is for. One that was there before must have been for the same.
    pub fn take(&mut self, number: u32, was: bool) {
        if self.changed(number) && self.known.insert(number) && !was && self.before.has(number) {
            self.replaced(number);
        }
    }

    /// Tells that an object took the place of another, unless it says the same.
    fn replaced(&mut self, number: u32) {
        if self.said.len() >= super::MOST_TOLD * 4 {
            return;
        }
        let (old, new) = (self.before.get(number), self.after.get(number));
        let whole = self.before.original.whole;
        if let (Some(old), Some(new)) = (&old, &new)
            && old.same(new, whole)
        {
            return;
        }
        let what = words::replaced(number, old.as_deref(), self.before, self.pages);
        self.say(what);
    }

    /// Goes through everything.
    pub fn judge(&mut self) {
        self.trailer();
        for number in &self.revision.freed {
            if self.before.has(*number) {
                self.say(format!("objek {number} dihapus"));
            }
        }
        self.catalog();
        let widgets = self.form();
        self.annotations(&widgets);
        self.about();
        self.proofs();
        let left: Vec<u32> = self.revision.objects.keys().copied().collect();
        for number in
            left.into_iter().filter(|number| !self.known.contains(number)).collect::<Vec<_>>()
        {
            if self.before.has(number) {
                self.replaced(number);
            } else if let Some(object) = self.after.get(number)
                && let Some(what) = words::idle(number, &object)
            {
                self.say(what);
            }
        }
    }

    fn trailer(&mut self) {
        let (old, new) = (self.before.original.trailer().clone(), &self.revision.trailer);
        let mut reasons = Vec::new();
        for key in ["Root", "Info"] {
            if old.get(key) != new.get(key) && (key == "Root" || new.get(key).is_some()) {
                reasons.push(format!("trailer menunjuk {key} yang lain"));
            }
        }
        if new.get("Encrypt").is_some() {
            reasons.push("berkasnya disandikan (Encrypt)".to_string());
        }
        let other = new.keys().find(|key| key != "Encrypt" && !TRAILER.contains(&key.as_str()));
        reasons.extend(other.map(|key| format!("trailer memuat {key}")));
        reasons.into_iter().for_each(|reason| self.say(reason));
    }

    fn catalog(&mut self) {
        let Some(number) = self.before.original.trailer().reference("Root") else { return };
        self.take(number, true);
        let (old, new) = (self.before.root(), self.after.root());
        for key in differing(&old, &new, &CATALOG) {
            let script = matches!(key.as_str(), "OpenAction" | "AA");
            let more = if script { ": tindakan atau skrip" } else { "" };
            self.say(format!("katalog dokumennya berubah ({key}){more}"));
        }
        // A version below that of the file itself says nothing.
        let known = |version: &Value| {
            let Value::Name(name) = version else { return false };
            matches!(&name[..], [b'1', b'.', b'0'..=b'7'] | b"2.0")
        };
        if new.get("Version").is_some_and(|version| !known(version)) {
            self.say("katalog dokumennya berubah (Version)");
        }
        for key in ["Extensions", "Perms"] {
            if let Some(value) = new.get(key) {
                self.inert(value, false);
            }
        }
        let perms = self.after.dict(new.get("Perms")).unwrap_or_default();
        if let Some(key) = perms.keys().find(|key| key != "DocMDP") {
            self.say(format!("katalog dokumennya berubah (Perms/{key})"));
        }
    }

    /// Goes through new objects that nothing but what is signed needs: fonts, pictures, plain values.
    /// What was there before is compared where it stands.
    pub fn inert(&mut self, value: &Value, streams: bool) {
        let mut open: Vec<Value> = vec![value.clone()];
        while let Some(value) = open.pop() {
            match value {
                Value::Ref(number) => {
                    if self.before.has(number)
                        || !self.changed(number)
                        || !self.known.insert(number)
                    {
                        continue;
                    }
                    let Some(object) = self.after.get(number) else { continue };
                    if object.stream.is_some() && !streams {
                        self.say(format!(
                            "objek {number}: isi aliran di tempat yang tidak memerlukannya"
                        ));
                    }
                    if let Some(what) = words::active(number, &object) {
                        self.say(what);
                    }
                    open.push(object.value.clone());
                }
                Value::Array(items) => open.extend(items),
                Value::Dict(dict) => {
                    if let Some(what) = words::action(&dict) {
                        self.say(format!("tanda tangannya memuat {what}"));
                    }
                    open.extend(dict.0.into_iter().map(|(_, value)| value));
                }
                _ => {}
            }
        }
    }

    /// What the file says about itself: dates and the program that wrote last may change.
    fn about(&mut self) {
        if let Some(number) =
            self.before.original.trailer().reference("Info").filter(|n| self.changed(*n))
        {
            self.take(number, true);
            let dict =
                |state: &State<'_>| state.dict(Some(&Value::Ref(number))).unwrap_or_default();
            let (old, new) = (dict(self.before), dict(self.after));
            for key in differing(&old, &new, &["ModDate", "Producer"]) {
                self.say(format!("keterangan dokumennya berubah ({key})"));
            }
            let text = |key: &str| match new.get(key) {
                None => Some(String::new()),
                Some(Value::Text(text)) => Some(text.said()),
                Some(_) => None,
            };
            if !text("ModDate").is_some_and(|date| words::is_date(date.trim_start_matches("D:"))) {
                self.say("keterangan dokumennya berubah (ModDate bukan tanggal)");
            }
            if text("Producer").is_none_or(|text| text.chars().count() > 200) {
                self.say("keterangan dokumennya berubah (Producer)");
            }
        }
        let metadata = self.before.root().reference("Metadata").filter(|n| self.changed(*n));
        if let Some(number) = metadata {
            self.take(number, true);
            let (old, new) = (self.before.get(number), self.after.get(number));
            let (Some(old), Some(new)) = (old, new) else { return };
            match xmp::changes(&old, &new, self.before.original.whole) {
                Ok(names) => names.into_iter().for_each(|name| {
                    self.say(format!("keterangan dokumennya (XMP) berubah: {name}"))
                }),
                Err(why) => self.say(format!("keterangan dokumennya (XMP) {why}")),
            }
        }
    }
}

/// A name within a message.
pub fn named(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => readable(text.said().as_bytes()),
        _ => "tanpa nama".to_string(),
    }
}
