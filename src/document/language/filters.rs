//! How values are printed, and the filters that change their text.

use lkjip_metrics::number::terbilang;
use minijinja::{Environment, Error, ErrorKind, Output, State, Value};

use super::super::figure_tree::{FigureTree, Printed};
use super::super::slots::{Slot, Slots};
use super::functions::Mark;

pub(super) fn add_printing(env: &mut Environment<'static>, slots: &Slots) {
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

pub(super) fn add_filters(env: &mut Environment<'static>) {
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
