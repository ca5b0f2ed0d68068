//! Adding figures below one path, so that each file says a name, a value and a form, no more.

use rust_decimal::Decimal;

use super::Figures;
use super::figure::{Figure, Form, Missing, Value};

/// A place below which figures are added.
pub(super) struct Scope<'f> {
    figures: &'f mut Figures,
    prefix: String,
}

impl Figures {
    /// The place below a path; an empty path is the top.
    pub(super) fn under(&mut self, prefix: impl Into<String>) -> Scope<'_> {
        Scope { figures: self, prefix: prefix.into() }
    }
}

impl Scope<'_> {
    /// The path of a name here.
    pub(super) fn key(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_string() } else { format!("{}.{name}", self.prefix) }
    }

    /// Adds a typed value.
    pub(super) fn put(&mut self, name: &str, value: impl Into<Value>, form: Form) {
        self.figures.insert(Figure::new(self.key(name), value, form));
    }

    /// Adds a computed value. An input that begins with a point is a name here.
    pub(super) fn computed(
        &mut self,
        name: &str,
        value: impl Into<Value>,
        form: Form,
        formula: &str,
        inputs: &[&str],
    ) {
        let inputs = inputs
            .iter()
            .map(|input| match input.strip_prefix('.') {
                Some(own) => self.key(own),
                None => (*input).to_string(),
            })
            .collect();
        self.figures.insert(Figure::new(self.key(name), value, form).computed(formula, inputs));
    }

    /// Adds a text.
    pub(super) fn text(&mut self, name: &str, text: impl Into<String>) {
        self.put(name, Value::Text(text.into()), Form::Plain);
    }

    /// Adds a text that the record may not have.
    pub(super) fn optional_text(&mut self, name: &str, text: Option<impl Into<String>>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.missing(name),
        }
    }

    /// Says that the record does not have this figure.
    pub(super) fn missing(&mut self, name: &str) {
        self.put(name, Missing::TidakAda, Form::Plain);
    }

    /// Adds a flag. A flag is never missing: where nothing is known it is not set.
    pub(super) fn flag(&mut self, name: &str, yes: bool) {
        self.put(name, Value::Flag(yes), Form::Plain);
    }

    /// Adds a count.
    pub(super) fn count(&mut self, name: &str, count: usize) {
        self.put(name, Decimal::from(count), Form::Decimals(0));
    }

    /// Adds a year.
    pub(super) fn year(&mut self, name: &str, year: Option<i32>) {
        let value = year.map_or(Value::Missing(Missing::TidakAda), |y| Decimal::from(y).into());
        self.put(name, value, Form::Year);
    }
}
