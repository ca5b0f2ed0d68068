//! The document as a Word file.

pub mod package;
pub mod roles;
pub mod xml;
