//! Where a value stands in the record: bytes in the file, and its key.

use std::ops::{Deref, Range};
use std::sync::Arc;

/// Place of a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Bytes in the source text.
    pub span: Range<usize>,
    /// Path of keys, e.g. `sasaran.industri.indikator.ikm.target`.
    pub key: Arc<str>,
}

/// A value that knows where it was typed.
#[derive(Debug, Clone, Default)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Joins a value with its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Two placed values are equal when their values are, wherever they stand.
impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
