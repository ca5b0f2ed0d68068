//! The project at the edge of the program: where the record lies, what lies beside it, and how
//! results are written.
//!
//! Only this module and `output/pictures` touch the disk. It knows nothing of what a record says.

mod beside;
mod digest;
mod draft;
mod fault;
mod finals;
mod findings;
mod gate;
mod hold;
mod journal;
mod notes;
mod pages;
mod record_file;
mod staged;
mod start;
mod templates;
mod write;

pub use beside::{free_name, read_if_there};
pub use digest::{digest, short_digest};
pub use draft::{draft_folder, draft_of, kept_record, number as draft_number};
pub use fault::{Fault, io_reason};
pub use finals::{LOCK_NAME, final_folder, newest_draft, newest_final, results_of, revision_of};
pub use findings::Findings;
pub use gate::close as close_writing;
pub use hold::Hold;
pub use journal::finish as finish_set;
pub use notes::NotesFile;
pub use pages::page;
pub use record_file::{FILE_NAME, RecordFile, find, shown};
pub use start::{starting_record, starting_tools};
pub use templates::{Templates, embedded, read_word_template};
pub use write::Batch;
