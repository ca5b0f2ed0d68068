//! A record to compare: a file, or what the PDF of a final report carries.

use std::path::{Path, PathBuf};

use crate::cli::checked::{Checked, Edition};
use crate::cli::finished::carried;
use crate::cli::susun::kept::kept;
use crate::input::{self, Unread};
use crate::lock::{Beside, Package};
use crate::project::{Fault, Templates};

/// A record to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A file.
    File(PathBuf),
    /// In a PDF.
    Carried(Box<Carried>),
}

/// What a PDF carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    path: PathBuf,
    package: Package,
    beside: Beside,
}

/// What came of looking into a PDF.
#[derive(Debug)]
pub enum Taken {
    /// It carries no record, or is no sound PDF; that is told when its text is read.
    Nothing,
    /// It carries one.
    Record(Given),
    /// What it carries cannot be taken out, as a sentence.
    Refused(String),
}

impl Taken {
    /// Looks into a PDF.
    pub fn of(path: &Path) -> Self {
        match input::attached(path) {
            Ok((_, attached)) => Package::of(&attached).map_or(Self::Nothing, |with| {
                let (package, beside) = with;
                let path = path.to_path_buf();
                Self::Record(Given::Carried(Box::new(Carried { path, package, beside })))
            }),
            Err(reason @ (Unread::TooMuch(_) | Unread::Attachment(_))) => {
                Self::Refused(reason.to_string())
            }
            Err(_) => Self::Nothing,
        }
    }

    /// The record, if there is one.
    pub fn given(self) -> Option<Given> {
        match self {
            Self::Record(given) => Some(given),
            Self::Nothing | Self::Refused(_) => None,
        }
    }
}

impl Given {
    /// The same as a plain report, also when it is a kept draft.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read_plain(&self, templates: Option<&Path>) -> Result<Checked, Fault> {
        match self {
            Self::File(path) => Checked::read(Some(path), templates, None),
            Self::Carried(_) => self.read(templates),
        }
    }

    /// Reads and checks it, with the templates of a folder when one was asked for.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(&self, templates: Option<&Path>) -> Result<Checked, Fault> {
        match self {
            Self::File(path) => {
                let draft = path.parent().map(kept).transpose()?.flatten().map(Edition::Draft);
                Checked::read(Some(path), templates, draft)
            }
            Self::Carried(with) => {
                let mut package = with.package.clone();
                if let Some(folder) = templates {
                    if !folder.is_dir() {
                        return Err(Fault::NotThere(folder.to_path_buf()));
                    }
                    let own = Templates::with_folder(folder)?;
                    let own = own.own().map(|(path, bytes)| (path.to_string(), bytes.to_vec()));
                    package.templates = own.collect();
                }
                Ok(carried(&with.path, &package, &with.beside))
            }
        }
    }
}
