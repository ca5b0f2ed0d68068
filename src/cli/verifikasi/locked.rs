//! A final report beside its lock: made again from what lies there now, and held against the lock.

use std::path::{Component, Path, PathBuf};

use lkjip_metrics::banding::{Change, changes};
use lkjip_metrics::diagnostic::Level;

use super::{Added, Programs};
use crate::cli::args::VerifikasiArgs;
use crate::cli::checked::Checked;
use crate::cli::finished::{Finished, Story, edition, finish, gathered};
use crate::cli::susun::finals::lock_bytes;
use crate::cli::word;
use crate::input;
use crate::lock::{Difference, Kind, Lock, Origin, Output, Package, differences};
use crate::project::{
    FILE_NAME, Fault, LOCK_NAME, digest, draft_folder, find, finish_set, newest_final,
    read_if_there, results_of, revision_of,
};

/// What was found out about a final report.
#[derive(Debug)]
pub struct Locked {
    /// The lock.
    pub path: PathBuf,
    /// What it holds.
    pub lock: Lock,
    /// The program that made the report and this one, when they differ.
    pub(super) programs: Option<Programs>,
    /// Inputs that are not what they were.
    pub inputs: Vec<Difference>,
    /// What differs in the record, when it does and the old one is still to be had.
    pub changes: Option<Vec<Change>>,
    /// Why the report cannot be made again.
    pub unmade: Option<String>,
    /// What became of the files.
    pub(super) outputs: Vec<Made>,
}

/// A file of the report.
#[derive(Debug)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// Whether making it again gives the same bytes; unknown when it cannot be made.
    pub again: Option<bool>,
    /// What lies on the disk.
    pub(super) disk: Disk,
}

/// What lies on the disk of a file of the report.
#[derive(Debug)]
pub enum Disk {
    /// What was written.
    Same,
    /// What was written, and more behind it.
    Longer(Added),
    /// The beginning of what was written.
    Cut,
    /// Something else.
    Other,
    /// Nothing.
    Gone,
    /// Nobody knows: the lock does not name it.
    Unlisted,
}

impl Locked {
    /// Whether everything is as the lock says.
    pub fn is_identical(&self) -> bool {
        let sound = |made: &Made| {
            let disk = match &made.disk {
                Disk::Same => true,
                Disk::Longer(added) => added.is_sound(),
                Disk::Cut | Disk::Other | Disk::Gone | Disk::Unlisted => false,
            };
            disk && made.again == Some(true)
        };
        self.programs.is_none() && self.inputs.is_empty() && self.outputs.iter().all(sound)
    }
}

/// Checks the final report that was asked for, else the newest one.
///
/// # Errors
/// When there is none, or a file cannot be read.
pub fn check(args: &VerifikasiArgs) -> Result<Locked, Fault> {
    let (folder, record) = place(args.path.as_deref())?;
    let path = folder.join(LOCK_NAME);
    let lock = Lock::read(&lock_bytes(&path)?)
        .map_err(|reason| Fault::Lock { path: path.clone(), reason })?;
    let revision = lock.origin.revision.as_ref();
    let mut checked = Checked::read(Some(&record), args.templat.as_deref(), edition(revision))?;
    let made = made(args, &mut checked, &lock)?;
    let then = lock.origin.program.clone();
    let now = Origin::this_program();
    let (finished, unmade, inputs) = match made {
        Ok(finished) => {
            let inputs = finished.origin.inputs.clone();
            (Some(finished), None, inputs)
        }
        Err(reason) => {
            // What can be told without a report: all but pictures and the Word template.
            let package = Package {
                record: checked.file.bytes.clone(),
                notes: read_if_there(&record.with_file_name(crate::lock::NOTES))?,
                templates: Origin::own_templates(&checked.templates),
                word_template: None,
            };
            let mut inputs = Origin::inputs(&package, &std::collections::BTreeMap::new());
            for kind in [Kind::Picture, Kind::WordTemplate] {
                let known = lock.origin.inputs.get(&kind).cloned();
                known.into_iter().for_each(|known| drop(inputs.insert(kind, known)));
            }
            (None, Some(reason), inputs)
        }
    };
    let inputs = differences(&lock.origin.inputs, &inputs);
    let changed = inputs.iter().any(|input| input.kind == Kind::Record);
    let old = changed.then(|| old_record(&lock, &folder)).flatten();
    let changes = old.map(|old| changes(&String::from_utf8_lossy(&old), &checked.file.text()));
    let mut outputs = Vec::new();
    for (name, output) in &lock.outputs {
        let made = finished.as_ref().map(|finished| {
            let made = finished.files.iter().find(|(made, _)| made == name);
            made.filter(|(_, bytes)| digest(bytes) == output.digest)
                .map(|(_, bytes)| bytes.as_slice())
        });
        let disk = disk(&folder.join(name), output, made.flatten())?;
        outputs.push(Made { name: name.clone(), again: made.map(|made| made.is_some()), disk });
    }
    // What the report is made of today and the lock does not name was taken out of the lock.
    for (name, _) in finished.iter().flat_map(|finished| &finished.files) {
        if !lock.outputs.contains_key(name) {
            outputs.push(Made { name: name.clone(), again: None, disk: Disk::Unlisted });
        }
    }
    let programs = (then != now).then_some(Programs { then, now });
    Ok(Locked { path, lock, programs, inputs, changes, unmade, outputs })
}

/// The folder of the final report, and its record.
fn place(wanted: Option<&Path>) -> Result<(PathBuf, PathBuf), Fault> {
    let folder = wanted.and_then(|wanted| {
        if wanted.file_name().is_some_and(|name| name == LOCK_NAME) {
            return Some(wanted.parent().unwrap_or(Path::new("")).to_path_buf());
        }
        let lock = wanted.join(LOCK_NAME);
        finish_set(&lock);
        lock.is_file().then(|| wanted.to_path_buf())
    });
    if let Some(folder) = folder {
        let above = folder.parent().and_then(Path::parent);
        let home = above.filter(|_| revision_of(&folder).is_some());
        let home = home.map_or_else(|| two_above(&folder), Path::to_path_buf);
        let record = home.join(FILE_NAME);
        return if record.is_file() {
            Ok((folder, record))
        } else {
            Err(Fault::FinalAlone { folder, record })
        };
    }
    let record = find(wanted, Path::new(""))?;
    let results = results_of(&record);
    match newest_final(&results) {
        Some((_, folder)) => Ok((folder, record)),
        None => Err(Fault::NoFinal(crate::project::final_folder(&results, 0))),
    }
}

/// The folder two levels above another, written without steps upwards.
fn two_above(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let mut path = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.pop();
    path.pop();
    path
}

/// Makes the report again; the inner error says why it cannot be made.
fn made(
    args: &VerifikasiArgs,
    checked: &mut Checked,
    lock: &Lock,
) -> Result<Result<Finished, String>, Fault> {
    let Some(ready) = checked.ready.take() else { return Ok(Err(galat(checked))) };
    let option = args.templat_docx.as_deref();
    let Some(template) = word::template(checked, &ready, option)? else {
        return Ok(Err(galat(checked)));
    };
    let (package, pictures) = gathered(checked, &ready, option)?;
    let Origin { review, revision, .. } = lock.origin.clone();
    let story = Story { review, revision };
    let made = finish(checked, &ready, Some(&template), (&package, &pictures), story);
    Ok(made.map_err(|findings| {
        checked.findings.extend(findings);
        galat(checked)
    }))
}

/// How many galat there are, as a reason.
fn galat(checked: &Checked) -> String {
    let count: usize = checked.findings.iter().map(|findings| findings.count(Level::Galat)).sum();
    format!("record atau templatnya sekarang memuat {count} galat; lihat `lkjip periksa`")
}

/// The record that the report was made from: out of its PDF, else that of the reviewed draft.
fn old_record(lock: &Lock, folder: &Path) -> Option<Vec<u8>> {
    let wanted = lock.origin.inputs.get(&Kind::Record)?.values().next()?;
    let is_it = |bytes: &Vec<u8>| digest(bytes) == *wanted;
    let carried = lock.outputs.keys().filter(|name| name.ends_with(".pdf")).find_map(|name| {
        let (_, attached) = input::attached(&folder.join(name)).ok()?;
        Package::of(&attached).map(|(package, _)| package.record).filter(is_it)
    });
    carried.or_else(|| {
        let draft = lock.origin.review.as_ref()?.draft;
        let kept = draft_folder(folder.parent()?, draft).join(FILE_NAME);
        read_if_there(&kept).ok().flatten().filter(is_it)
    })
}

/// What lies on the disk of a file; `made` are the bytes that were locked, when they are to be had.
fn disk(path: &Path, output: &Output, made: Option<&[u8]>) -> Result<Disk, Fault> {
    let Some(bytes) = read_if_there(path)? else { return Ok(Disk::Gone) };
    if bytes.len() as u64 == output.size && digest(&bytes) == output.digest {
        return Ok(Disk::Same);
    }
    let pdf = path.extension().is_some_and(|ending| ending == "pdf");
    let size = usize::try_from(output.size).unwrap_or(usize::MAX);
    let original = bytes.get(..size).filter(|original| digest(original) == output.digest);
    Ok(match original.filter(|_| pdf) {
        Some(original) => Disk::Longer(Added::of(original, &bytes, &path.display().to_string())),
        None if made.is_some_and(|made| made.starts_with(&bytes)) => Disk::Cut,
        // Without these, an end that is missing tells it.
        None if bytes.len() < size && pdf && made.is_none() && input::is_cut(&bytes) => Disk::Cut,
        None => Disk::Other,
    })
}
