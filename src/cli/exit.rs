//! How the program ends.

use std::process::ExitCode;

use lkjip_metrics::diagnostic::Level;

use crate::project::Findings;

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to complain of.
    Clean,
    /// Findings of level galat; with `--ketat` also of level peringatan.
    Findings,
    /// It could not work: no file, no permission, wrong usage.
    CannotWork,
    /// A fault of the program.
    OurFault,
}

impl Exit {
    /// The code that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::CannotWork => 2,
            Self::OurFault => 3,
        }
    }

    /// Whether findings stand in the way.
    pub fn of(findings: &[Findings], strict: bool) -> Self {
        let least = if strict { Level::Peringatan } else { Level::Galat };
        let bad = findings.iter().flat_map(|f| &f.list).any(|finding| finding.level >= least);
        if bad { Self::Findings } else { Self::Clean }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
