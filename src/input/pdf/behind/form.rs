//! The form of signatures: its fields, and the widget of each on a page.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::signature;
use super::state::State;
use super::step::{Step, named};
use super::value::{Dict, Object, Value, differing, readable};

/// Keys of the form that signatures need.
const FORM: [&str; 6] = ["Fields", "SigFlags", "DA", "DR", "Q", "NeedAppearances"];

/// Keys of a field and its widget.
const FIELD: [&str; 27] = [
    "FT",
    "T",
    "TU",
    "TM",
    "Ff",
    "V",
    "Kids",
    "Parent",
    "Lock",
    "SV",
    "DA",
    "DR",
    "Q",
    "Type",
    "Subtype",
    "Rect",
    "F",
    "P",
    "AP",
    "MK",
    "Border",
    "BS",
    "StructParent",
    "NM",
    "M",
    "Contents",
    "H",
];

/// Keys that signing sets in a field that was there, empty.
const SET: [&str; 10] = ["V", "AP", "MK", "M", "TU", "DA", "DR", "Lock", "SV", "Ff"];

/// Flags of a widget that keep it within its rectangle: all but those that let it grow or turn.
const FLAGS: i64 = 0b10_1110_0111;

/// Levels of fields.
const DEEPEST: usize = 4;

impl Step<'_> {
    /// Checks the form; gives the numbers of the widgets of signatures.
    pub fn form(&mut self) -> BTreeSet<u32> {
        let (old, new) = (self.before.root(), self.after.root());
        let (old, new) = (old.get("AcroForm"), new.get("AcroForm"));
        let had = self.before.dict(old).unwrap_or_default();
        let Some(form) = self.after.dict(new) else {
            if old.is_some() {
                self.say("formulir tanda tangannya dihapus");
            }
            return BTreeSet::new();
        };
        if let Some(number) = new.and_then(Value::reference) {
            self.take(number, old.and_then(Value::reference) == Some(number));
        }
        if let Some(key) = form.keys().find(|key| !FORM.contains(&key.as_str())) {
            self.say(format!("formulir tanda tangannya memuat isian lain ({key})"));
        }
        if let Some(list) = form.reference("Fields") {
            self.take(list, had.reference("Fields") == Some(list));
        }
        form.get("DR").into_iter().for_each(|value| self.inert(value, true));
        self.touched |= !differing(&had, &form, &[]).is_empty();
        let was = self.before.items(had.get("Fields"));
        let is = self.after.items(form.get("Fields"));
        if was.len() > is.len() || was.iter().zip(&is).any(|(was, is)| was != is) {
            self.say("bidang tanda tangan yang sudah ada dihapus dari formulir");
        }
        let known = fields(self.before, &was);
        self.touched |= was.len() != is.len();
        let (mut widgets, mut seen) = (BTreeSet::new(), BTreeSet::new());
        for field in is.iter().take(super::MOST_FIELDS) {
            match field.reference() {
                Some(number) => self.field(number, 0, false, (&known, &mut widgets, &mut seen)),
                None => self.say("ada bidang formulir yang bukan objek tersendiri"),
            }
        }
        if is.len() > super::MOST_FIELDS {
            self.say(format!("formulirnya memuat lebih dari {} bidang", super::MOST_FIELDS));
        }
        widgets
    }

    fn field(
        &mut self,
        number: u32,
        depth: usize,
        signs: bool,
        (known, widgets, seen): (&BTreeSet<u32>, &mut BTreeSet<u32>, &mut BTreeSet<u32>),
    ) {
        if depth > DEEPEST || !seen.insert(number) || seen.len() > super::MOST_FIELDS * 4 {
            return self.say("bidang formulirnya berputar atau bersarang terlalu dalam");
        }
        let object = self.after.get(number);
        let Some(field) = object.as_ref().and_then(|object| object.value.dict()).cloned() else {
            return self.say(format!("bidang formulir (objek {number}) tidak ada"));
        };
        self.take(number, known.contains(&number));
        let name = named(field.get("T"));
        let kids: Vec<u32> =
            self.after.items(field.get("Kids")).iter().filter_map(Value::reference).collect();
        let signs = signs || field.is("FT", "Sig");
        if !signs && (kids.is_empty() || field.get("FT").is_some()) {
            return self.say(format!("bidang isian {name} (objek {number}) bukan tanda tangan"));
        }
        if self.changed(number) {
            self.changed_field(number, &field, &name);
        }
        if field.is("Subtype", "Widget") {
            widgets.insert(number);
        }
        for kid in kids {
            self.field(kid, depth + 1, signs, (known, widgets, seen));
        }
    }

    fn changed_field(&mut self, number: u32, field: &Dict, name: &str) {
        let before = self.before.get(number);
        let was = before.as_ref().and_then(|before| before.value.dict());
        if let Some(was) = was {
            let signed = was.get("V").is_some();
            let free: &[&str] = if signed { &[] } else { &SET };
            for key in differing(was, field, free) {
                let which = if signed { " yang sudah ditandatangani" } else { "" };
                self.say(format!("bidang tanda tangan {name}{which} berubah ({key})"));
            }
            self.touched |= !differing(was, field, &[]).is_empty();
        } else {
            self.touched = true;
        }
        for key in field.keys().filter(|key| !FIELD.contains(&key.as_str())).collect::<Vec<_>>() {
            let act = matches!(key.as_str(), "A" | "AA");
            let what = if act { "memuat tindakan atau skrip" } else { "memuat isian lain" };
            self.say(format!("bidang tanda tangan {name} (objek {number}) {what} ({key})"));
        }
        if field.get("Subtype").is_some() && !field.is("Subtype", "Widget") {
            self.say(format!("bidang tanda tangan {name} (objek {number}) bukan tanda tangan"));
        }
        let fixed = |flags: &Value| matches!(flags, Value::Int(flags) if flags & !FLAGS == 0);
        if field.get("F").is_some_and(|flags| !fixed(flags)) {
            self.say(format!("bidang tanda tangan {name} tidak tetap di tempatnya (F)"));
        }
        for key in ["Lock", "SV", "MK", "BS", "Border", "DR"] {
            field.get(key).into_iter().for_each(|value| self.inert(value, key == "DR"));
        }
        self.appearance(field, name);
        let new = was.is_none_or(|was| was.get("V").is_none());
        match field.get("V") {
            Some(Value::Ref(value)) if new => self.signature(*value, name),
            Some(_) if new => {
                self.say(format!("tanda tangan {name} bukan objek tersendiri"));
            }
            _ => {}
        }
    }

    /// What a widget shows: forms that are cut off at their own box, which lies in the rectangle.
    fn appearance(&mut self, field: &Dict, name: &str) {
        let Some(value) = field.get("AP") else { return };
        let shown = self.after.dict(Some(value)).unwrap_or_default();
        self.inert(value, true);
        for (key, value) in &shown.0 {
            let object = self.after.resolved(Some(value));
            let boxed = |object: &Rc<Object>| {
                let dict = object.value.dict();
                object.stream.is_some()
                    && dict.is_some_and(|dict| {
                        dict.is("Subtype", "Form") && dict.rectangle("BBox").is_some()
                    })
            };
            if !matches!(&key[..], b"N" | b"R" | b"D") || !object.as_ref().is_some_and(boxed) {
                self.say(format!("gambar tanda tangan {name} tidak berkotak ({})", readable(key)));
            }
        }
    }

    fn signature(&mut self, number: u32, name: &str) {
        if self.before.has(number) || !self.changed(number) {
            return self
                .say(format!("tanda tangan {name} memakai objek yang sudah ada ({number})"));
        }
        self.known.insert(number);
        let object = self.after.get(number);
        let Some(dict) = object.as_ref().and_then(|object| object.value.dict()) else {
            return self.say(format!("tanda tangan {name} kosong atau tidak mencakup berkasnya"));
        };
        match signature::check(dict, self.after.original.whole, self.revision.end) {
            Ok(signature::Kind::Signature) => self.signatures += 1,
            Ok(signature::Kind::Stamp) => self.stamps += 1,
            Err(why) => self.say(format!("tanda tangan {name} {why}")),
        }
        let values: Vec<Value> = dict.0.iter().map(|(_, value)| value.clone()).collect();
        values.iter().for_each(|value| self.inert(value, false));
    }
}

/// Numbers of fields and the fields within them.
fn fields(state: &State<'_>, top: &[Value]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let mut open: Vec<u32> = top.iter().filter_map(Value::reference).collect();
    while let Some(number) = open.pop() {
        if found.insert(number) && found.len() < super::MOST_FIELDS * 4 {
            let dict = state.dict(Some(&Value::Ref(number))).unwrap_or_default();
            open.extend(state.items(dict.get("Kids")).iter().filter_map(Value::reference));
        }
    }
    found
}
