//! A PDF alone: made again from the record that it carries, and held against itself.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use lkjip_metrics::diagnostic::Level;

use super::pages::Pages;
use super::{Added, Programs};
use crate::cli::finished::{Finished, Story, carried, finish, pictures_of};
use crate::input::{self, Attached, Unread};
use crate::lock::{Beside, Origin, Package};

/// How the name of this program begins that a PDF carries.
const OURS: &str = "lkjip ";

/// Stack of the thread that makes it, in bytes.
const STACK: usize = 64 * 1024 * 1024;

/// What was found out about a PDF.
#[derive(Debug)]
pub struct Alone {
    /// The file, as it was asked for.
    pub file: String,
    /// The program that made it and this one, when they differ.
    pub(super) programs: Option<Programs>,
    /// The number of its revision, as it says; 0 for the first report.
    pub revision: u16,
    /// What came of it.
    pub(super) outcome: Outcome,
}

/// What came of making a PDF again.
#[derive(Debug)]
pub enum Outcome {
    /// It is what the record makes, byte for byte.
    Same,
    /// It begins with that, and something was added.
    Longer(Added),
    /// It is the beginning of that, and its end is missing.
    Cut,
    /// It is something else.
    Other {
        /// Pages that say something else.
        pages: Pages,
        /// Names of carried files that are not those that would be carried now.
        carried: Vec<String>,
    },
    /// Its record cannot be made into a report, for this reason.
    Unmade(String),
}

impl Alone {
    /// Whether the PDF shows what its record says.
    pub fn is_identical(&self) -> bool {
        match &self.outcome {
            Outcome::Same => true,
            Outcome::Longer(added) => added.is_sound(),
            Outcome::Cut | Outcome::Other { .. } | Outcome::Unmade(_) => false,
        }
    }
}

/// Checks a PDF. Making its report again is given up a little before the limit, in seconds, is reached:
/// what it carries may be anything.
///
/// # Errors
/// When it cannot be read, or carries no record.
pub fn check(path: &Path, limit: u64) -> Result<Alone, Unread> {
    let file = path.display().to_string();
    let (bytes, attached) = input::attached(path)?;
    let Some((package, beside)) = Package::of(&attached) else {
        return Err(if input::is_cut(&bytes) {
            Unread::Cut(file)
        } else if attached.creator.as_deref().is_some_and(|creator| creator.starts_with(OURS)) {
            Unread::NoRecord(file)
        } else {
            Unread::NotOurs(file)
        });
    };
    let then = attached.creator.clone().unwrap_or_else(|| "program lain".to_string());
    let now = Origin::this_program();
    let programs = (then != now).then_some(Programs { then, now });
    let revision = beside.revision().map_or(0, |revision| revision.number);
    let outcome = match made(path, package, beside, (limit * 9 / 10).max(1)) {
        Ok(finished) => held(&bytes, &finished, &attached, &file),
        Err(reason) => Outcome::Unmade(reason),
    };
    Ok(Alone { file, programs, revision, outcome })
}

/// Holds a PDF against what its record makes.
fn held(bytes: &[u8], finished: &Finished, attached: &Attached, name: &str) -> Outcome {
    let made = finished.pdf();
    if bytes == made {
        return Outcome::Same;
    }
    if bytes.starts_with(made) {
        return Outcome::Longer(Added::of(made, bytes, name));
    }
    if made.starts_with(bytes) {
        return Outcome::Cut;
    }
    let pages = Pages::of(bytes, made, name);
    let had = |name: &str| attached.files.iter().find(|(known, _)| known == name).map(|(_, b)| b);
    let now = finished.carried.iter().filter(|one| had(&one.name) != Some(&one.bytes));
    let gone = attached.files.iter().map(|(name, _)| name);
    let gone = gone.filter(|name| finished.carried.iter().all(|one| one.name != **name));
    let carried = now.map(|one| &one.name).chain(gone).cloned().collect();
    Outcome::Other { pages, carried }
}

/// Makes the PDF again in a thread of its own: what it carries comes from strangers.
fn made(path: &Path, package: Package, beside: Beside, patience: u64) -> Result<Finished, String> {
    let (send, receive) = mpsc::channel();
    let path = path.to_path_buf();
    let work = move || {
        let made = catch_unwind(AssertUnwindSafe(|| rebuilt(&path, &package, &beside)));
        let broken = || Err("lampirannya membuat penyusunan gagal".to_string());
        // Nobody listens any more when patience ran out.
        let _ = send.send(made.unwrap_or_else(|_| broken()));
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work);
    if let Err(error) = thread {
        return Err(format!("sistem tidak memberi cukup memori ({error})"));
    }
    match receive.recv_timeout(Duration::from_secs(patience)) {
        Ok(made) => made,
        Err(_) => Err(format!(
            "sesudah {patience} detik penyusunannya belum selesai; bila komputernya lambat, beri waktu lebih \
             dengan `--batas-detik {}`",
            patience.saturating_mul(6)
        )),
    }
}

fn rebuilt(path: &Path, package: &Package, beside: &Beside) -> Result<Finished, String> {
    let mut checked = carried(path, package, beside);
    let Some(ready) = checked.ready.take() else {
        let all = checked.findings.iter().flat_map(|findings| &findings.list);
        let mut galat = all.filter(|finding| finding.level == Level::Galat);
        let first = galat.next().map(|f| format!("{}: {}", f.code.text(), f.message));
        let count = galat.count() + usize::from(first.is_some());
        let first = first.unwrap_or_default();
        return Err(format!("recordnya memuat {count} galat, yang pertama {first}"));
    };
    let story = Story { review: beside.review(), revision: beside.revision() };
    let pictures = pictures_of(beside);
    finish(&mut checked, &ready, None, (package, &pictures), story).map_err(|findings| {
        let first = findings.iter().flat_map(|findings| &findings.list).next();
        first.map_or_else(|| "penyusunannya gagal".to_string(), |finding| finding.message.clone())
    })
}
