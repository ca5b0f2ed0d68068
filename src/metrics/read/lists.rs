//! Readers of lists, tables with free keys and optional values.

use toml::de::DeValue;

use super::isian::tell_mark;
use super::node::{Node, Read};
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Placed;

impl<T: Read> Read for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        T::read(node, sink).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn shape() -> Shape {
        Shape::List(T::shape)
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        if !node.value().is_array() {
            node.wrong_type(&Self::shape(), sink);
            return None;
        }
        // Every item is read, so that all faults are told in one run.
        each(node, sink).into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Reads every item of a list for itself; none for an item with a fault, and for what is no list
/// nothing.
pub fn each<T: Read>(node: &Node<'_>, sink: &mut Sink) -> Vec<Option<T>> {
    node.items()
        .map(|item| if tell_mark(&item, sink) { None } else { T::read(&item, sink) })
        .collect()
}

/// Items with a key of their own are called by it in paths, others by their number from 1.
pub(super) fn item_name(value: &DeValue<'_>, index: usize) -> String {
    let own = |key| value.get(key).and_then(|v| v.get_ref().as_str());
    match own("kunci").or_else(|| own("kode")) {
        Some(name) if !name.is_empty() && name.len() <= 80 => name.to_string(),
        _ => (index + 1).to_string(),
    }
}

/// A table with free keys; the order is the one typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Peta<T>(pub Vec<(Placed<String>, T)>);

impl<T> Peta<T> {
    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(k, _)| k.as_str() == key).map(|(_, v)| v)
    }
}

impl<T: Read> Read for Peta<T> {
    fn shape() -> Shape {
        Shape::Map("nama", T::shape)
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let Some(table) = node.value().as_table() else {
            node.wrong_type(&Self::shape(), sink);
            return None;
        };
        let mut entries: Vec<Option<(Placed<String>, T)>> = table
            .iter()
            .map(|(key, value)| {
                let below = node.below(key.get_ref(), value);
                let mut place = below.place().clone();
                place.span = key.span();
                let value = if tell_mark(&below, sink) { None } else { T::read(&below, sink) };
                value.map(|v| (Placed::new(key.get_ref().to_string(), place), v))
            })
            .collect();
        entries.sort_by_key(|e| e.as_ref().map(|(k, _)| k.place.span.start));
        entries.into_iter().collect::<Option<Vec<_>>>().map(Peta)
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }
}

/// Values by year, ascending.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PerTahun<T>(pub Vec<(Placed<i32>, T)>);

impl<T> PerTahun<T> {
    /// The value of a year.
    pub fn get(&self, year: i32) -> Option<&T> {
        self.0.iter().find(|(y, _)| y.value == year).map(|(_, v)| v)
    }
}

impl<T: Read> Read for PerTahun<T> {
    fn shape() -> Shape {
        Shape::Map("tahun", T::shape)
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let Peta(entries) = Peta::<T>::read(node, sink)?;
        let mut years = Vec::new();
        let mut whole = true;
        for (key, value) in entries {
            match key.value.parse::<i32>().ok().filter(|y| (1945..=2200).contains(y)) {
                Some(year) => years.push((Placed::new(year, key.place), value)),
                None => {
                    whole = false;
                    sink.push(
                        Diagnostic::new(
                            Code::TahunSalah,
                            &key.place,
                            format!("`{}` bukan tahun.", key.value),
                        )
                        .help("Tulis tahun empat angka, misalnya 2023 = 72.94."),
                    );
                }
            }
        }
        years.sort_by_key(|(year, _)| year.value);
        whole.then_some(Self(years))
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }
}
