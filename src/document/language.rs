//! The language of templates and narrative texts: MiniJinja, strict, over the figures.
//!
//! A value prints a mark (see [`super::slots`]), so that its key and formula reach the document
//! and no name or figure can be mistaken for Markdown.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use lkjip_metrics::diagnostic::Code;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::number::terbilang;
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use super::blocks::{Call, CallKind};
use super::figure_tree::{FigureTree, Missed, Printed};
use super::model::ListStyle;
use super::narratives::Narratives;
use super::slots::{Narrative, Slot, Slots};

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

/// Name under which texts of the record are rendered.
const NARRATIVE: &str = "naskah";

/// Statements that a text of the record may use.
const STATEMENTS: [&str; 4] = ["if", "elif", "else", "endif"];

/// Steps that one text may take; a chapter of twenty sasaran takes a tenth of it, and a runaway
/// loop ends within a second.
const FUEL: u64 = 2_000_000;

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
    /// Name of the block or anchor that was asked for, to find its place.
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

/// The language over one record.
pub struct Language {
    env: Environment<'static>,
    context: Value,
    slots: Slots,
    shared: Arc<Shared>,
}

struct Shared {
    narratives: Narratives,
    faults: Mutex<Vec<Fault>>,
    missed: Missed,
    depth: Mutex<usize>,
    slots: Slots,
    context: OnceLock<Value>,
}

/// A mark that a function made; printed as it is.
#[derive(Debug)]
struct Mark(String);

impl minijinja::value::Object for Mark {
    fn repr(self: &Arc<Self>) -> minijinja::value::ObjectRepr {
        minijinja::value::ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Language {
    /// Makes the language over figures, narrative texts and lists of the record.
    pub fn new(
        figures: &Arc<Figures>,
        narratives: Narratives,
        lists: BTreeMap<String, Value>,
        missed: Missed,
    ) -> Self {
        let slots = Slots::default();
        let shared = Arc::new(Shared {
            narratives,
            faults: Mutex::default(),
            missed: missed.clone(),
            depth: Mutex::default(),
            slots: slots.clone(),
            context: OnceLock::new(),
        });
        // Only what is given here exists: the common filters and statements could grow a text
        // without bound.
        let mut env = Environment::empty();
        env.add_filter("length", minijinja::filters::length);
        env.add_function("namespace", minijinja::functions::namespace);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_trim_blocks(true);
        env.set_lstrip_blocks(true);
        env.set_debug(true);
        env.set_recursion_limit(64);
        env.set_fuel(Some(FUEL));
        add_printing(&mut env, &slots);
        add_filters(&mut env);
        add_blocks(&mut env, &slots);
        add_texts(&mut env, &slots, &shared);
        let extra = BTreeMap::from([("semua".to_string(), Value::from_iter(lists))]);
        let context =
            Value::from_object(FigureTree::root(figures.clone(), extra, missed, FUNCTIONS));
        // Set once, right here: the functions of the environment were made before the context.
        let _ = shared.context.set(context.clone());
        Self { env, context, slots, shared }
    }

    /// The slots that the marks of this language stand for.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// Narrative texts.
    pub fn narratives(&self) -> &Narratives {
        &self.shared.narratives
    }

    /// Renders a template to Markdown with marks. Names may be bound beside the figures.
    pub fn render(
        &self,
        text: &str,
        bound: &BTreeMap<String, Value>,
    ) -> Result<String, Box<Fault>> {
        let context = if bound.is_empty() {
            self.context.clone()
        } else {
            minijinja::context! { ..Value::from_iter(bound.clone()), ..self.context.clone() }
        };
        render(&self.env, "templat", text, context, &self.shared.missed)
    }

    /// Renders a narrative text; its faults are kept.
    pub fn narrative(&self, key: &str, text: &str) -> String {
        narrative(&self.env, self.context.clone(), key, text, &self.shared)
    }

    /// The faults of narrative texts so far.
    pub fn take_faults(&self) -> Vec<Fault> {
        std::mem::take(&mut *self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn render(
    env: &Environment<'_>,
    name: &str,
    text: &str,
    context: Value,
    missed: &Missed,
) -> Result<String, Box<Fault>> {
    *missed.lock().unwrap_or_else(PoisonError::into_inner) = None;
    let text = &keep_line_ends(text);
    env.render_named_str(name, text, context).map_err(|error| Box::new(fault(text, &error, missed)))
}

/// Lines that hold nothing but `{% … %}` leave no trace; where such a tag ends a line of text, the
/// line keeps its end, so that words do not run together.
fn keep_line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        let open = body.strip_suffix("%}").filter(|rest| !rest.ends_with(['+', '-']));
        match open {
            Some(rest) if !only_tags(body) => {
                out.push_str(rest);
                out.push_str("+%}");
                out.push_str(line.get(body.len()..).unwrap_or("\n"));
            }
            _ => out.push_str(line),
        }
    }
    out
}

fn only_tags(line: &str) -> bool {
    let mut rest = line.trim();
    while let Some(tag) = rest.strip_prefix("{%") {
        let Some((_, after)) = tag.split_once("%}") else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// Renders a narrative text. After a fault the place is blanked and the text tried again, so that
/// all its faults are told in one run.
fn narrative(
    env: &Environment<'_>,
    context: Value,
    key: &str,
    text: &str,
    shared: &Shared,
) -> String {
    // What is rendered has the places of the faults, so it is what is blanked.
    let mut text = keep_line_ends(text);
    if let Some(at) = foreign_statement(&text) {
        let message =
            "Di dalam naskah hanya ada {% if … %}, {% elif … %}, {% else %} dan {% endif %}.";
        let fault = Fault {
            at: Some(at),
            code: Some(Code::NaskahSalah),
            ..Fault::plain((Some(key.to_string()), message.to_string()))
        };
        shared.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
        return String::new();
    }
    let before = shared.slots.count();
    for _ in 0..20 {
        shared.slots.forget_after(before);
        let mut found = match render(env, NARRATIVE, &text, context.clone(), &shared.missed) {
            Ok(rendered) => return rendered,
            Err(found) => *found,
        };
        found.key = Some(key.to_string());
        let blank = found.at.and_then(|at| enclosing(&text, at));
        shared.faults.lock().unwrap_or_else(PoisonError::into_inner).push(found);
        let Some(range) = blank else { break };
        text.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    shared.slots.forget_after(before);
    String::new()
}

/// Where a text uses a statement that it may not use.
fn foreign_statement(text: &str) -> Option<usize> {
    text.match_indices("{%").map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 2..).unwrap_or("").trim_start_matches(['+', '-', ' ', '\t', '\n']);
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        !STATEMENTS.contains(&word)
    })
}

/// The `{{ … }}` around a byte.
fn enclosing(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.get(..at.saturating_add(2).min(text.len()))?.rfind("{{")?;
    let end = start + text.get(start..)?.find("}}")? + 2;
    (at <= end).then_some(start..end)
}

fn fault(text: &str, error: &Error, missed: &Missed) -> Fault {
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
        (ErrorKind::SyntaxError, _) => "Isi kurung kurawal tidak dapat diuraikan.".to_string(),
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

fn add_printing(env: &mut Environment<'static>, slots: &Slots) {
    let slots = slots.clone();
    env.set_formatter(move |out: &mut Output<'_>, state: &State<'_, '_>, value: &Value| {
        let text = if value.is_undefined() {
            return minijinja::escape_formatter(out, state, value);
        } else if let Some(mark) = value.downcast_object_ref::<Mark>() {
            mark.0.clone()
        } else if !slots.has_room() {
            let message = "Terlalu banyak tabel, grafik atau angka dalam satu laporan.";
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        } else if let Some(printed) = value.downcast_object_ref::<Printed>() {
            slots.mark(Slot::Inline(printed.inline()))
        } else if value.downcast_object_ref::<FigureTree>().is_some() {
            let message = format!("`{value}` memuat beberapa angka; sebut salah satunya.");
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        } else if value.is_none() || matches!(value.kind(), minijinja::value::ValueKind::Bool) {
            let message = "Syarat ya/tidak tidak dapat dicetak.";
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        } else if value.is_number() && !value.is_integer() {
            let message = "Hasil hitungan tidak dapat dicetak; sebut angka record.";
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        } else {
            // Words of the template itself, which are Markdown; what comes from the record is a
            // `Printed`.
            value.to_string()
        };
        out.write_str(&text).map_err(|_| Error::new(ErrorKind::WriteFailure, "tulis"))
    });
}

/// Applies a change of text to a value, keeping its key. A name that is not known stays an error.
fn change(value: &Value, with: impl Fn(&str) -> String) -> Result<Value, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    match (value.downcast_object_ref::<Printed>(), value.as_str()) {
        (Some(printed), _) => Ok(printed.with_text(with(&printed.text))),
        (None, Some(text)) => Ok(Value::from(with(text))),
        (None, None) => {
            let message = "Hanya teks atau satu angka yang dapat disaring.";
            Err(Error::new(ErrorKind::InvalidOperation, message))
        }
    }
}

fn first(text: &str, with: impl Fn(char) -> String) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| with(c) + chars.as_str())
}

fn add_filters(env: &mut Environment<'static>) {
    env.add_filter("kapital", |v: &Value| change(v, str::to_uppercase));
    env.add_filter("judul", |v: &Value| change(v, terbilang::huruf_judul));
    env.add_filter("kecil", |v: &Value| change(v, |t| first(t, |c| c.to_lowercase().collect())));
    env.add_filter("besar", |v: &Value| change(v, |t| first(t, |c| c.to_uppercase().collect())));
    env.add_filter("polos", |v: &Value| match v.downcast_object_ref::<Printed>() {
        Some(printed) => Ok(printed.with_text(printed.bare.clone())),
        None => change(v, str::to_string),
    });
    env.add_filter("terbilang", |v: &Value| -> Result<Value, Error> {
        let wrong = || match v.is_undefined() {
            true => Error::from(ErrorKind::UndefinedError),
            false => Error::new(ErrorKind::InvalidOperation, "Hanya angka yang dapat dieja."),
        };
        let number = match v.downcast_object_ref::<Printed>() {
            Some(printed) => printed.number.ok_or_else(wrong)?,
            None => v.as_i64().map(Into::into).ok_or_else(wrong)?,
        };
        let words = terbilang::terbilang(number).map_err(|_| wrong())?;
        match v.downcast_object_ref::<Printed>() {
            Some(printed) => Ok(printed.with_text(words)),
            None => Ok(Value::from(words)),
        }
    });
    env.add_test("known", |v: &Value| match v.downcast_object_ref::<Printed>() {
        Some(printed) => printed.known,
        None => !v.is_undefined() && !v.is_none(),
    });
    env.add_test("missing", |v: &Value| match v.downcast_object_ref::<Printed>() {
        Some(printed) => !printed.known,
        None => v.is_undefined() || v.is_none(),
    });
}

fn add_blocks(env: &mut Environment<'static>, slots: &Slots) {
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

fn add_texts(env: &mut Environment<'static>, slots: &Slots, shared: &Arc<Shared>) {
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

#[cfg(test)]
mod tests {
    use super::keep_line_ends;

    #[test]
    fn a_tag_at_the_end_of_a_line_of_text_keeps_the_line() {
        let text = "belum{% if x %} terbit{% endif %}\nmencapai\n{% if x %}\n  {% endif %}\n";
        let kept = "belum{% if x %} terbit{% endif +%}\nmencapai\n{% if x %}\n  {% endif %}\n";
        assert_eq!(keep_line_ends(text), kept);
        assert_eq!(keep_line_ends(kept), kept);
    }
}
