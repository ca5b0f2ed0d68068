//! Pictures of the record: read, checked, brought to print resolution, named for the back ends.
//!
//! A picture that cannot be used is a finding at its place in the record; the report then shows
//! the marked frame or the neutral emblem.

mod jpeg;
mod old;
mod photo;
mod settle;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;
use lkjip_metrics::record::{RawRecord, Record};

use super::typst::draws;
use crate::project::io_reason;
use photo::{Kind, Prepared};

/// The largest file of a picture, in bytes (64 MiB).
const LARGEST: u64 = 64 * 1024 * 1024;

/// A picture as the back ends see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its path within the sources, e.g. `foto/1.jpg`.
    pub path: String,
    /// JPEG, PNG or SVG.
    pub bytes: Vec<u8>,
}

/// All pictures of a document, by their path without its ending (`foto/1`, `logo`): a picture that
/// is encoded anew may get another ending than the record's file has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assets {
    pictures: BTreeMap<String, Picture>,
}

/// Where the files of pictures come from.
#[derive(Debug, Clone, Copy)]
pub enum Pictures<'a> {
    /// The folder that the names in the record are relative to.
    Folder(&'a Path),
    /// By slot (`foto/1`, `logo`), as a final report carries them; nothing on the disk is looked at.
    Given(&'a BTreeMap<String, Vec<u8>>),
}

/// A picture that the record asks for.
struct Wanted<'r> {
    slot: String,
    file: &'r str,
    place: &'r Place,
    kind: Kind,
}

impl Assets {
    /// Reads the pictures of a record, which are relative to its folder.
    pub fn load(record: &Record, folder: &Path) -> (Self, Vec<Diagnostic>) {
        Self::from(record, Pictures::Folder(folder))
    }

    /// The same from wherever they come.
    pub fn from(record: &Record, pictures: Pictures<'_>) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut assets = Self::default();
        let wanted = wanted(record);
        for (wanted, result) in wanted.iter().zip(prepare_all(&wanted, pictures)) {
            match result.and_then(|prepared| drawable(&wanted.slot, prepared)) {
                Ok(picture) => drop(assets.pictures.insert(wanted.slot.clone(), picture)),
                Err(fault) => findings.push(fault.finding(wanted)),
            }
        }
        (assets, findings)
    }

    /// The pictures in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Picture> {
        self.pictures.values()
    }

    /// The picture in a slot.
    pub fn get(&self, slot: &str) -> Option<&Picture> {
        self.pictures.get(slot)
    }
}

/// What is made of each file of a picture that a record names and that can be read, by its name in
/// the record.
///
/// The pictures themselves stay out of memory: only what is made of one file at a time is kept.
pub fn each_file<T>(
    record: &RawRecord,
    folder: &Path,
    make: impl Fn(&[u8]) -> T,
) -> BTreeMap<String, T> {
    let wanted = wanted(record);
    let known = wanted.iter().filter_map(|wanted| {
        let bytes = read(&folder.join(wanted.file)).ok()?;
        Some((wanted.file.to_string(), make(&bytes)))
    });
    known.collect()
}

/// What the record asks for.
fn wanted(record: &RawRecord) -> Vec<Wanted<'_>> {
    let logo = record.instansi.logo.iter().map(|file| ("logo".to_string(), file, Kind::Logo));
    let photos = record.foto.iter().enumerate().filter_map(|(index, foto)| {
        Some((format!("foto/{}", index.saturating_add(1)), foto.berkas.as_ref()?, Kind::Photo))
    });
    logo.chain(photos)
        .map(|(slot, file, kind)| Wanted { slot, file: &file.value, place: &file.place, kind })
        .collect()
}

/// Gives a picture its path. Only the back end can tell whether an SVG is sound.
fn drawable(slot: &str, prepared: Prepared) -> Result<Picture, Fault> {
    let path = format!("{slot}.{}", prepared.extension);
    let picture = Picture { path, bytes: prepared.bytes };
    let sound = !picture.path.ends_with(".svg") || draws(&picture);
    if sound { Ok(picture) } else { Err(Fault::broken()) }
}

/// Prepares pictures on all cores; decoding takes most of the time.
fn prepare_all(wanted: &[Wanted<'_>], from: Pictures<'_>) -> Vec<Result<Prepared, Fault>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    let share = wanted.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        let running: Vec<_> = wanted
            .chunks(share)
            .map(|chunk| {
                scope.spawn(move || -> Vec<_> {
                    chunk.iter().map(|wanted| prepare(wanted, from)).collect()
                })
            })
            .collect();
        let finished = running.into_iter().zip(wanted.chunks(share));
        finished
            .flat_map(|(worker, chunk)| {
                // A decoder that gives up on a picture must not take the report with it.
                worker
                    .join()
                    .unwrap_or_else(|_| chunk.iter().map(|_| Err(Fault::broken())).collect())
            })
            .collect()
    })
}

fn prepare(wanted: &Wanted<'_>, from: Pictures<'_>) -> Result<Prepared, Fault> {
    let bytes = match from {
        Pictures::Folder(folder) => read(&folder.join(wanted.file))?,
        Pictures::Given(files) => files.get(&wanted.slot).cloned().ok_or_else(Fault::missing)?,
    };
    photo::prepare(bytes, wanted.kind)
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Fault::missing(),
        _ => Fault::new(format!("tidak dapat dibaca: {}", io_reason(&error))),
    };
    // A pipe would be waited for without end.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Fault::new("bukan berkas gambar"));
    }
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::new("lebih besar dari 64 MiB").help("Perkecil gambar, lalu ulangi."));
    }
    Ok(bytes)
}

/// Why a picture cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    missing: bool,
    reason: String,
    help: Option<&'static str>,
}

impl Fault {
    fn new(reason: impl Into<String>) -> Self {
        Self { missing: false, reason: reason.into(), help: None }
    }

    fn missing() -> Self {
        Self { missing: true, ..Self::new("tidak ada") }
            .help("Letakkan berkasnya di folder record, atau perbaiki namanya.")
    }

    fn broken() -> Self {
        Self::new("rusak dan tidak dapat dibuka")
            .help("Buka gambar itu dan simpan ulang sebagai JPEG atau PNG.")
    }

    fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// The report can be made without a picture, so this is never a galat.
    fn finding(self, wanted: &Wanted<'_>) -> Diagnostic {
        let photo = wanted.kind == Kind::Photo;
        let code = if self.missing && photo { Code::FotoBelumAda } else { Code::GambarSalah };
        let (what, instead) = match wanted.kind {
            Kind::Photo => ("foto", "bingkai kosong"),
            Kind::Logo => ("lambang", "lambang netral"),
        };
        let message =
            format!("Berkas {what} `{}` {}; {instead} dicetak.", wanted.file, self.reason);
        let finding = Diagnostic::new(code, wanted.place, message).mark("berkas ini");
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

#[cfg(test)]
mod tests;
