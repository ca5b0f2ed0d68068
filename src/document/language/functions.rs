//! The functions of the language: made blocks, references, and texts of the record.

use std::sync::{Arc, PoisonError};

use minijinja::{Environment, Error, ErrorKind, State, Value};

use super::super::blocks::{Call, CallKind};
use super::super::model::ListStyle;
use super::super::slots::{Narrative, Slot, Slots};
use super::Shared;
use super::fault::Fault;
use super::render::{NARRATIVE, narrative};

/// Functions of the language.
pub const FUNCTIONS: &[&str] = &[
    "tabel",
    "grafik",
    "diagram",
    "blok",
    "rumus",
    "catatan",
    "rujuk",
    "naskah",
    "ada",
    "daftar",
    "namespace",
];

/// Narrative texts may not include each other deeper than this.
const DEEPEST: usize = 4;

/// A mark that a function made; printed as it is.
#[derive(Debug)]
pub(super) struct Mark(pub(super) String);

impl minijinja::value::Object for Mark {
    fn repr(self: &Arc<Self>) -> minijinja::value::ObjectRepr {
        minijinja::value::ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

pub(super) fn add_blocks(env: &mut Environment<'static>, slots: &Slots) {
    for (name, kind) in [
        ("tabel", CallKind::Tabel),
        ("grafik", CallKind::Grafik),
        ("diagram", CallKind::Diagram),
        ("blok", CallKind::Blok),
        ("rumus", CallKind::Rumus),
        ("catatan", CallKind::Catatan),
    ] {
        let slots = slots.clone();
        env.add_function(
            name,
            move |name: String,
                  rest: minijinja::value::Rest<Value>,
                  named: minijinja::value::Kwargs|
                  -> Result<Value, Error> {
                let mut args: Vec<String> = rest.iter().map(ToString::to_string).collect();
                if let Some(title) = named.get::<Option<String>>("judul")? {
                    args.push(title);
                }
                named.assert_all_used()?;
                if !slots.has_room() {
                    let message = "Terlalu banyak tabel, grafik atau angka dalam satu laporan.";
                    return Err(Error::new(ErrorKind::InvalidOperation, message));
                }
                let call = Call { kind, name, args };
                Ok(Value::from_object(Mark(slots.mark(Slot::Call(call)))))
            },
        );
    }
    let slots = slots.clone();
    env.add_function("rujuk", move |to: String| {
        Value::from_object(Mark(slots.mark(Slot::Ref(to))))
    });
}

pub(super) fn add_texts(env: &mut Environment<'static>, slots: &Slots, shared: &Arc<Shared>) {
    let (own, marks) = (shared.clone(), slots.clone());
    env.add_function("naskah", move |state: &State<'_, '_>, key: String| {
        let Some(text) = own.narratives.get(&key) else {
            must_exist(state, &key)?;
            return Ok(Value::from_object(Mark(String::new())));
        };
        let text = nested(state, &key, &text.value, &own);
        let mark = marks.mark(Slot::Narrative(Narrative { key, text }));
        Ok::<_, Error>(Value::from_object(Mark(mark)))
    });
    let own = shared.clone();
    env.add_function("ada", move |key: String| {
        own.narratives.get(&key).is_some() || !own.narratives.items(&key).is_empty()
    });
    let (own, marks) = (shared.clone(), slots.clone());
    env.add_function("daftar", move |state: &State<'_, '_>, key: String, style: Option<String>| {
        let style = match style.as_deref() {
            Some("a") => ListStyle::Alpha,
            Some("-") => ListStyle::Bullet,
            _ => ListStyle::Decimal,
        };
        let items: Vec<Narrative> = own
            .narratives
            .items(&key)
            .into_iter()
            .map(|item| {
                let key = item.place.key.to_string();
                let text = nested(state, &key, &item.value, &own);
                Narrative { key, text }
            })
            .collect();
        if items.is_empty() {
            must_exist(state, &key)?;
            return Ok(Value::from_object(Mark(String::new())));
        }
        Ok::<_, Error>(Value::from_object(Mark(marks.mark(Slot::List(style, items)))))
    });
}

/// Templates ask for texts that a record need not have; a text of the record names what is there.
fn must_exist(state: &State<'_, '_>, key: &str) -> Result<(), Error> {
    if state.name() != NARRATIVE {
        return Ok(());
    }
    let message = format!("Tidak ada naskah atau daftar `{key}`.");
    Err(Error::new(ErrorKind::InvalidOperation, message))
}

/// Renders a narrative text from within a template.
fn nested(state: &State<'_, '_>, key: &str, text: &str, shared: &Shared) -> String {
    {
        let mut depth = shared.depth.lock().unwrap_or_else(PoisonError::into_inner);
        if *depth >= DEEPEST {
            let message = "Naskah saling memuat terlalu dalam.".to_string();
            let fault = Fault::plain((Some(key.to_string()), message));
            shared.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
            return String::new();
        }
        *depth += 1;
    }
    let context = shared.context.get().cloned().unwrap_or_default();
    let rendered = narrative(state.env(), context, key, text, shared);
    let mut depth = shared.depth.lock().unwrap_or_else(PoisonError::into_inner);
    *depth = depth.saturating_sub(1);
    rendered
}
