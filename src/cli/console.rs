//! The terminal: where text goes, and whether it may have colours.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::project::io_reason;

/// Where text goes.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    /// Whether results may have colours.
    pub colour_out: bool,
    /// Whether messages may have colours.
    pub colour_error: bool,
}

/// Why results could not be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unprinted {
    /// Whoever read them went away, as `head` does; there is nothing left to do.
    ReaderGone,
    /// They are lost, for example on a full disk.
    Lost,
}

impl Console {
    /// The terminal of this process. Colours only where a person reads, and never with `NO_COLOR`.
    pub fn from_system() -> Self {
        let allowed = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self {
            colour_out: allowed && io::stdout().is_terminal(),
            colour_error: allowed && io::stderr().is_terminal(),
        }
    }

    /// Prints results.
    ///
    /// # Errors
    /// When nobody reads them any more, or they could not be written.
    pub fn print(&self, text: &str) -> Result<(), Unprinted> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Unprinted::ReaderGone),
            Err(error) => {
                let reason = io_reason(&error);
                self.error(&format!("Hasil tidak dapat ditulis: {reason}.\n"));
                Err(Unprinted::Lost)
            }
        }
    }

    /// Prints a message beside the results.
    pub fn error(&self, text: &str) {
        // Where even that fails, nobody can be told.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}
