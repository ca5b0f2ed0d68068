//! The project at the edge of the program: where the record lies, what lies beside it, and how
//! results are written.
//!
//! Only this module and `output/pictures` touch the disk. It knows nothing of what a record says.

mod fault;
mod findings;
mod record_file;
mod templates;
mod write;

pub use fault::{Fault, io_reason};
pub use findings::Findings;
pub use record_file::{FILE_NAME, RecordFile, find, shown};
pub use templates::{LARGEST_WORD, Templates, embedded};
pub use write::Batch;
