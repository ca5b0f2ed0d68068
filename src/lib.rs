//! `lkjip`: the annual performance report of an Indonesian regional agency, from one record.
//!
//! The way of the data, one direction:
//!
//! 1. **read**: [`lkjip_metrics::read`], TOML text to a raw record in which every value knows its place.
//! 2. **check**: [`lkjip_metrics::check`], named rules; the only way to a checked record.
//! 3. **compute**: [`lkjip_metrics::figures`], every figure under one path with formula and form.
//! 4. **compose**: [`document::compose`], content templates and made blocks to one document model.
//! 5. **typeset**: [`output`], the same blocks to Typst and PDF.
//!
//! The way back: [`review`] reads a Word file that others worked in and holds it against the draft.
//!
//! [`lock`] says what a final report was made from, and carries it within the PDF.
//! Files are read and written by [`project`]; only [`cli`] prints or ends the process.

pub mod cli;
pub mod document;
pub mod input;
pub mod lock;
pub mod output;
pub mod project;
pub mod review;
