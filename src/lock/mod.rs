//! What a final report was made from: the lock that is kept beside it, and the files within its PDF.
//!
//! [`Origin`] names everything that goes into a final report by its SHA-256, [`Lock`] also what came
//! out. [`Package`] is what a PDF carries, so that it can be made again from itself alone. Knows no
//! file and no clock: bytes come in and go out.

mod difference;
mod origin;
mod package;
mod text;

pub use difference::{Difference, State, differences};
pub use origin::{Inputs, Kind, Lock, Origin, Output, Review, Revision};
pub use package::{Beside, Package, attachments, carries_record};

/// Name of the record within a PDF.
pub const RECORD: &str = "laporan.toml";

/// Name of the notes of reviewers, beside the record and within a PDF.
pub const NOTES: &str = "catatan.toml";
