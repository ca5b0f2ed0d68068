//! A TOML value with its path of keys, and the trait of everything that can be read from one.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::isian::About;
use super::lists::item_name;
use super::shape::{Field, Shape};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Place;

/// A value under its key.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    value: &'a DeValue<'a>,
    place: Place,
    about: Option<About>,
    /// Whether nobody typed it.
    is_default: bool,
}

/// What can be read from a value.
pub trait Read: Sized {
    /// What is expected.
    fn shape() -> Shape;

    /// Reads the value; on a fault reports it and gives nothing.
    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self>;

    /// What stands for a missing optional key; nothing where there is no such value.
    fn absent() -> Option<Self> {
        None
    }
}

impl<'a> Node<'a> {
    /// The root of a file.
    pub fn root(value: &'a DeValue<'a>, span: Range<usize>) -> Self {
        Self { value, place: Place { span, key: Arc::from("") }, about: None, is_default: false }
    }

    /// The TOML value.
    pub fn value(&self) -> &'a DeValue<'a> {
        self.value
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// A value below this one, under a key or another name for it.
    pub fn below(&self, name: &str, value: &'a Spanned<DeValue<'a>>) -> Self {
        let key = match self.place.key.as_ref() {
            "" => Arc::from(name),
            path => Arc::from(format!("{path}.{name}")),
        };
        // What stands in a default has no bytes of its own in the file.
        let start = self.place.span.start;
        let span = if self.is_default { start..start } else { value.span() };
        let place = Place { span, key };
        Self { value: value.get_ref(), place, about: self.about, is_default: self.is_default }
    }

    /// A value of this table, if it is there.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.as_table()?.get(key)?;
        Some(self.below(key, value))
    }

    /// The value of a key of this table, which is then known to be about that key.
    pub fn field(&self, field: &Field) -> Option<Self> {
        let below = self.get(field.key)?;
        Some(Self { about: Some(About::from(field)), ..below })
    }

    /// The items of this list.
    pub fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let list = self.clone();
        let items = self.value.as_array().into_iter().flat_map(|array| array.iter());
        items
            .enumerate()
            .map(move |(index, value)| list.below(&item_name(value.get_ref(), index), value))
    }

    /// The items of this list, each named by its number from 1.
    pub fn numbered(&self) -> impl Iterator<Item = Self> + use<'a> {
        let list = self.clone();
        let items = self.value.as_array().into_iter().flat_map(|array| array.iter());
        items.enumerate().map(move |(index, value)| list.below(&(index + 1).to_string(), value))
    }

    /// The key that the value is about.
    pub fn about(&self) -> Option<About> {
        self.about
    }

    /// Lets the value stand at another place, for defaults that no one typed.
    pub fn stand_at(&mut self, place: &Place) {
        self.place.span = place.span.clone();
        self.is_default = true;
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type(&self, expected: &Shape, sink: &mut Sink) {
        sink.push(self.mismatch(expected));
    }

    /// Reports a value of the wrong type, with what to type instead.
    pub fn wrong_type_with(&self, expected: &Shape, help: &str, sink: &mut Sink) {
        sink.push(self.mismatch(expected).help(help));
    }

    fn mismatch(&self, expected: &Shape) -> Diagnostic {
        let message =
            format!("Di sini diharapkan {}, tetapi tertulis {}.", expected.name(), self.kind());
        Diagnostic::new(Code::JenisSalah, &self.place, message)
            .mark(format!("bukan {}", expected.name()))
    }

    /// Indonesian name of the type of the value.
    pub fn kind(&self) -> &'static str {
        match self.value {
            DeValue::String(_) => "teks",
            DeValue::Integer(_) => "bilangan bulat",
            DeValue::Float(_) => "bilangan pecahan",
            DeValue::Boolean(_) => "ya/tidak (true/false)",
            DeValue::Datetime(_) => "tanggal atau waktu",
            DeValue::Array(_) => "daftar",
            DeValue::Table(_) => "tabel",
        }
    }
}
