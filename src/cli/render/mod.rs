//! Findings as text. Nothing here prints.

mod json;
mod lke;
mod position;
mod ringkas;
mod teks;

pub use json::json;
pub use lke::{Labels, lke};
pub use position::position;
pub use ringkas::{ringkas, summary};
pub use teks::teks;

#[cfg(test)]
mod tests;
