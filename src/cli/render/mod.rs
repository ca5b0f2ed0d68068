//! Findings as text. Nothing here prints.

mod html;
mod isian;
mod json;
mod lke;
mod markdown;
mod position;
mod ringkas;
mod teks;
mod together;

pub use html::{About, Sheet, html};
pub use json::json;
pub use lke::{Labels, lke};
pub use markdown::markdown;
pub use position::position;
pub use ringkas::{more, ringkas, summary};
pub use teks::teks;

#[cfg(test)]
mod tests;
