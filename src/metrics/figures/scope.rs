//! Adding figures below one path, so that each file says a name, a value and a form, no more.

use rust_decimal::Decimal;

use super::Figures;
use super::figure::{Figure, Form, Missing, Value};
use super::rule::Rule;
use super::working::Symbols;
use crate::place::Place;

/// A place below which figures are added.
pub(super) struct Scope<'f> {
    figures: &'f mut Figures,
    prefix: String,
    next: Next,
}

/// What is known of the figure that is added next.
#[derive(Default)]
struct Next {
    place: Option<Place>,
    symbols: Option<Symbols>,
    rule: Option<Rule>,
}

impl Figures {
    /// The place below a path; an empty path is the top.
    pub(super) fn under(&mut self, prefix: impl Into<String>) -> Scope<'_> {
        Scope { figures: self, prefix: prefix.into(), next: Next::default() }
    }
}

impl Scope<'_> {
    /// The path of a name here.
    pub(super) fn key(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_string() } else { format!("{}.{name}", self.prefix) }
    }

    /// The next figure was typed at this place.
    pub(super) fn typed(&mut self, place: &Place) -> &mut Self {
        self.maybe_typed(Some(place))
    }

    /// The next figure was typed at this place, if it was typed.
    pub(super) fn maybe_typed(&mut self, place: Option<&Place>) -> &mut Self {
        // What nobody typed has no bytes.
        self.next.place = place.filter(|place| !place.span.is_empty()).cloned();
        self
    }

    /// The next figure follows from its inputs in this way.
    pub(super) fn by(&mut self, symbols: Symbols) -> &mut Self {
        self.next.symbols = Some(symbols);
        self
    }

    /// The next figure follows a rule of the report.
    pub(super) fn rule(&mut self, rule: Rule) -> &mut Self {
        self.next.rule = Some(rule);
        self
    }

    fn insert(&mut self, figure: Figure) {
        let Next { place, symbols, rule } = std::mem::take(&mut self.next);
        self.figures.insert(Figure { place, symbols, rule, ..figure });
    }

    /// Adds a value.
    pub(super) fn put(&mut self, name: &str, value: impl Into<Value>, form: Form) {
        self.insert(Figure::new(self.key(name), value, form));
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
        self.insert(Figure::new(self.key(name), value, form).computed(formula, inputs));
    }

    /// Adds a sum of other figures, by their paths.
    pub(super) fn sum(
        &mut self,
        name: &str,
        value: impl Into<Value>,
        form: Form,
        formula: &str,
        parts: Vec<String>,
    ) {
        let figure = Figure::new(self.key(name), value, form).computed(formula, parts);
        self.by(Symbols::Sum).insert(figure);
    }

    /// Adds another figure under this name too.
    pub(super) fn same(&mut self, name: &str, value: impl Into<Value>, form: Form, other: &str) {
        let mut figure = Figure::new(self.key(name), value, form);
        figure.inputs.push(other.to_string());
        self.by(Symbols::Sum).insert(figure);
    }

    /// Adds a text.
    pub(super) fn text(&mut self, name: &str, text: impl Into<String>) {
        self.put(name, Value::Text(text.into()), Form::Plain);
    }

    /// Adds a text that was typed.
    pub(super) fn typed_text(&mut self, name: &str, text: &crate::read::Teks) {
        self.typed(&text.place).text(name, text.as_str());
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
