//! The terminal: where text goes, and whether it may have colours.

use std::io::{self, ErrorKind, IsTerminal, Write};

/// Where text goes.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    /// Whether results may have colours.
    pub colour_out: bool,
    /// Whether messages may have colours.
    pub colour_error: bool,
}

/// Whoever read the results went away; there is nothing left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReaderGone;

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
    /// When whoever read them went away, as `head` does.
    pub fn print(&self, text: &str) -> Result<(), ReaderGone> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(ReaderGone),
            _ => Ok(()),
        }
    }

    /// Prints a message beside the results.
    pub fn error(&self, text: &str) {
        // Where even that fails, nobody can be told.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}
