//! What is told of returned documents: proposals, notes, formatting, and the record as it would be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lkjip_metrics::banding::{Side, banding};
use lkjip_metrics::check::check_with;
use lkjip_metrics::diagnostic::Level;
use lkjip_metrics::serap::texts::Texts;
use lkjip_metrics::serap::write::patched;

use super::apply::Applied;
use super::base::{Base, NoBase, base, drafts};
use super::places::Names;
use super::remarks::{Remarks, remarks};
use crate::cli::args::SerapArgs;
use crate::cli::checked::{Checked, Known};
use crate::cli::reference::rujukan;
use crate::input::bytes;
use crate::output::pictures::Pictures;
use crate::project::{NotesFile, RecordFile, digest, find, short_digest};
use crate::review::proposals::{
    Choice, Printed, Proposal, Returned, Source, Way, What, patches, proposals, prove,
};
use crate::review::{Comment, Formatting, Pair, Place, Reading, looks, pair, read, settle};

/// Everything that is told.
pub struct Report {
    /// The record that is to be edited.
    pub present: Checked,
    /// Number of the draft.
    pub draft: u16,
    /// The files that came back.
    pub files: Vec<File>,
    /// The proposals, numbered from 1.
    pub proposals: Vec<Proposal>,
    /// What else changes with each proposal that edits a value: key, old, new; by its number.
    pub follows: Vec<(usize, Vec<Shifted>)>,
    /// The record as it would be.
    pub edited: String,
    /// The comments, with the place that each is about and its page in the draft.
    pub comments: Vec<Remark>,
    /// Changes of looks, which are told and not taken.
    pub formatting: Vec<(Formatting, Place)>,
    /// What stands in the way of telling all.
    pub notes: Vec<String>,
    /// The notes of reviewers, to which the comments are added.
    pub notes_file: NotesFile,
    /// What was written, when it was asked for.
    pub applied: Option<Applied>,
}

/// A file that came back.
pub struct File {
    /// Its path.
    pub name: String,
    /// Whether it holds tracked changes.
    pub tracked: bool,
}

/// A comment in its place.
pub struct Remark {
    /// The comment.
    pub comment: Comment,
    /// The replies to it.
    pub replies: Vec<Comment>,
    /// Where it stands.
    pub place: Place,
    /// Page of the draft, as printed.
    pub page: Option<String>,
}

impl Remark {
    /// What the comment says, and the replies to it.
    pub fn text(&self) -> String {
        let mut text = self.comment.text.clone();
        for reply in &self.replies {
            text.push_str(&format!("\nBalasan {}: {}", reply.author, reply.text));
        }
        text
    }
}

/// A figure that is another one with an edit.
pub struct Shifted {
    /// Its key.
    pub key: String,
    /// As it was printed.
    pub old: String,
    /// As it would be.
    pub new: String,
}

/// Proposals whose consequences are told at most; the others only have their key.
const MOST: usize = 40;

impl Report {
    /// Reads the files and holds them against their draft and the record.
    pub fn make(record: &Path, files: &[PathBuf], args: &SerapArgs) -> Result<Self, NoBase> {
        let record = find(Some(record), Path::new(""))?;
        let readings = readings(files)?;
        let number = number(&record, &readings, args)?;
        let base = base(&record, number, args)?;
        let mut notes = origin(&base, number, &readings, args)?;
        let own = read(&base.word, None).map_err(|reason| NoBase::Unknown(reason.to_string()))?;
        let present = Checked::read(Some(&record), args.templat.as_deref(), None)?;
        let (Some(known), Some(_)) = (&present.known, &present.ready) else {
            return Err(NoBase::Findings(present.findings));
        };
        let paired: Vec<(String, Reading, Vec<_>)> = readings
            .into_iter()
            .map(|(name, mut reading)| {
                let pairs = pair(&own, &reading);
                settle(&own, &mut reading, &pairs);
                looks(&own, &mut reading, &pairs);
                (name, reading, pairs)
            })
            .collect();
        let returned: Vec<Returned<'_>> =
            paired.iter().map(|(name, reading, pairs)| Returned { name, reading, pairs }).collect();
        let choice = Choice { only: args.hanya.clone(), not: args.tolak.clone() };
        let text = present.file.text();
        let Some(was) = &base.checked.known else {
            return Err(NoBase::Findings(base.checked.findings));
        };
        let draft_text = base.checked.file.text();
        let draft = source(&draft_text, was);
        let sources = (draft, source(&text, known));
        let as_drafted = |edited: &str| printed(&base.checked, edited);
        let mut all = proposals(&own, &returned, sources, &choice, &as_drafted);
        unknown(&choice, all.len())?;
        prove(&text, &mut all, &|edited| printed(&present, edited));
        let edited = patched(&text, &patches(&all, &Texts::of(&text)));
        let follows = follows(&all, &text, &present, known);
        if base.remade {
            notes.push(format!("Dokumen Word draf {number} pernah diubah atau tidak ada lagi; yang dibandingkan disusun ulang dari record draf itu."));
        }
        notes.extend(strangers(&paired, &own));
        notes.extend(paired.iter().filter_map(|(name, file, _)| pictures(name, &own, file)));
        let Remarks { mut comments, empty, mut formatting } = remarks(&paired, &own, &base);
        if empty > 0 {
            notes.push(format!("{empty} komentar tanpa isi tidak menjadi catatan."));
        }
        let names = Names::of(base.checked.ready.as_ref().map(|ready| &ready.document), &own);
        let places = all.iter_mut().map(|proposal| &mut proposal.place);
        let places = places.chain(comments.iter_mut().map(|remark| &mut remark.place));
        places.chain(formatting.iter_mut().map(|(_, at)| at)).for_each(|at| names.name(at));
        let files = paired
            .iter()
            .map(|(name, reading, _)| File { name: name.clone(), tracked: reading.has_tracking })
            .collect();
        let notes_file = NotesFile::of(&present.file)?;
        Ok(Self {
            notes_file,
            draft: number,
            files,
            proposals: all,
            follows,
            edited,
            comments,
            formatting,
            notes,
            applied: None,
            present,
        })
    }

    /// The line of the record that each proposal is about, where it is known; by its number.
    pub fn lines(&self) -> BTreeMap<usize, usize> {
        let text = self.present.file.text();
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let texts = Texts::of(&text);
        let figures = self.present.known.as_ref().map(|known| &known.figures);
        let stands = |key: &str| {
            let figure = figures.and_then(|figures| figures.get(key)?.place.as_ref());
            figure.map(|place| place.span.start).or_else(|| Some(texts.get(key)?.0.start))
        };
        let first = self.proposals.iter().filter_map(|proposal| {
            let at = match &proposal.way {
                Way::Take { patches, .. } => patches.first()?.span.start,
                _ => stands(proposal.key.as_deref()?)?,
            };
            Some((proposal.number, at))
        });
        first.map(|(number, at)| (number, ends.partition_point(|end| *end < at) + 1)).collect()
    }

    /// The proposals that would be written.
    pub fn taken(&self) -> impl Iterator<Item = &Proposal> {
        let take =
            |proposal: &&Proposal| proposal.wanted && matches!(proposal.way, Way::Take { .. });
        self.proposals.iter().filter(take)
    }
}

fn source<'a>(text: &'a str, known: &'a Known) -> Source<'a> {
    Source { text, raw: &known.raw, figures: &known.figures }
}

/// The files that came back, read.
fn readings(files: &[PathBuf]) -> Result<Vec<(String, Reading)>, NoBase> {
    let mut readings = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let bytes = bytes(path, &name).map_err(|reason| NoBase::Unknown(reason.to_string()))?;
        let reading = read(&bytes, None)
            .map_err(|reason| NoBase::Unknown(format!("`{name}` tidak dapat dibaca: {reason}.")))?;
        readings.push((name, reading));
    }
    Ok(readings)
}

/// The draft that the files were made from: the one that was named, else the one that they name.
fn number(record: &Path, readings: &[(String, Reading)], args: &SerapArgs) -> Result<u16, NoBase> {
    if let Some(number) = args.draf {
        return Ok(number);
    }
    let mut named: Vec<(u16, &str)> = Vec::new();
    for (name, reading) in readings {
        if let Some(number) = reading.draft
            && !named.iter().any(|(other, _)| *other == number)
        {
            named.push((number, name));
        }
    }
    match (named.as_slice(), drafts(record).as_slice()) {
        ([(number, _)], _) => Ok(*number),
        ([], [number]) => Ok(*number),
        ([], []) => Err(NoBase::Unknown(
            "belum ada draf yang disimpan dari record ini; `serap` membandingkan dengan draf yang direviu. Buat \
             dengan `lkjip susun --draf 1`."
                .to_string(),
        )),
        ([], many) => Err(NoBase::Unknown(format!(
            "berkas ini tidak menyebut drafnya. Sebutkan dengan `--draf N`; yang tersimpan: {}.",
            many.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
        ))),
        (many, _) => Err(NoBase::Unknown(format!(
            "berkas-berkas ini berasal dari draf yang berbeda ({}); serap satu draf setiap kali.",
            many.iter().map(|(number, name)| format!("{name}: draf {number}")).collect::<Vec<_>>().join(", ")
        ))),
    }
}

/// Whether the files were made from the draft that is kept: what was changed since would be taken for
/// edits of the reviewer. A draft that was named is believed.
///
/// # Errors
/// When a file names another record, and no draft was named.
fn origin(
    base: &Base,
    number: u16,
    readings: &[(String, Reading)],
    args: &SerapArgs,
) -> Result<Vec<String>, NoBase> {
    let kept = digest(&base.checked.file.bytes);
    let mut notes = Vec::new();
    for (name, reading) in readings {
        let other = match &reading.record {
            Some(own) if *own == kept => continue,
            Some(_) if reading.draft.is_some_and(|own| own != number) => format!(
                "`{name}` menyebut draf {}, bukan draf {number}.",
                reading.draft.unwrap_or_default()
            ),
            Some(own) => format!(
                "`{name}` dibuat dari record lain (sidik {}) daripada draf {number} yang tersimpan ({}); draf itu \
                 mungkin pernah ditimpa.",
                own.chars().take(8).collect::<String>(),
                short_digest(&base.checked.file.bytes)
            ),
            None => format!(
                "`{name}` tidak menyebut record asalnya; diandaikan berasal dari draf {number} yang tersimpan."
            ),
        };
        if reading.record.is_some() && args.draf.is_none() {
            return Err(NoBase::Unknown(format!(
                "{other} Perubahan record sejak itu akan dikira suntingan peninjau. Kembalikan draf aslinya ke \
                 `keluaran/draf-{number}`, atau tulis `--draf {number}` bila tetap hendak dibandingkan."
            )));
        }
        notes.push(other);
    }
    Ok(notes)
}

/// Numbers that were chosen and are not there.
fn unknown(choice: &Choice, count: usize) -> Result<(), NoBase> {
    let wrong: Vec<String> = choice
        .only
        .iter()
        .chain(&choice.not)
        .filter(|number| **number == 0 || **number > count)
        .map(usize::to_string)
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    let last = if count == 0 {
        "tidak ada usul".to_string()
    } else {
        format!("nomor usul 1 sampai {count}")
    };
    Err(NoBase::Unknown(format!("tidak ada usul nomor {}: {last}.", wrong.join(", "))))
}

/// What an edited record prints, or its first galat.
fn printed(present: &Checked, edited: &str) -> Result<Printed, String> {
    let file = RecordFile { bytes: edited.as_bytes().to_vec(), ..present.file.clone() };
    let pictures = Pictures::Folder(present.file.folder());
    let checked = Checked::of(file, present.templates.clone(), pictures, None);
    if let Some(ready) = &checked.ready {
        return Ok(Printed::of(&ready.document));
    }
    let all = checked.findings.iter().flat_map(|findings| &findings.list);
    let galat = all.into_iter().find(|finding| finding.level == Level::Galat);
    Err(galat.map(|finding| finding.message.clone()).unwrap_or_default())
}

/// What else changes with each edit of a value.
fn follows(
    all: &[Proposal],
    text: &str,
    present: &Checked,
    known: &Known,
) -> Vec<(usize, Vec<Shifted>)> {
    let (rujukan, _) = rujukan(&present.templates);
    let values = all.iter().filter_map(|proposal| match &proposal.way {
        Way::Take { patches, what: What::Value, .. } => Some((proposal, patches)),
        _ => None,
    });
    let told = values.take(MOST).filter_map(|(proposal, patches)| {
        let edited = patched(text, patches);
        let checked = check_with(&edited, &rujukan);
        let figures = checked
            .record
            .map(|(_, figures)| figures)
            .or(checked.unsound.map(|(_, figures)| figures))?;
        let old = Side { source: text, figures: &known.figures };
        let compared = banding(old, Side { source: &edited, figures: &figures });
        let shifts = compared
            .shifts
            .iter()
            .filter(|shift| !shift.is_flag() && proposal.key.as_ref() != Some(&shift.key));
        let shifted = shifts.map(|shift| {
            let (old, new) = shift.texts();
            let none = || "—".to_string();
            Shifted {
                key: shift.key.clone(),
                old: old.unwrap_or_else(none),
                new: new.unwrap_or_else(none),
            }
        });
        Some((proposal.number, shifted.collect()))
    });
    told.collect()
}

/// Files that have little to do with the draft.
fn strangers(paired: &[(String, Reading, Vec<Pair>)], own: &Reading) -> Vec<String> {
    let few = paired.iter().filter(|(_, _, pairs)| {
        let both = pairs.iter().filter(|pair| pair.old.is_some() && pair.new.is_some()).count();
        both * 2 < own.lines.len()
    });
    few.map(|(name, ..)| format!("Kurang dari separuh baris draf ditemukan dalam `{name}`; periksa apakah berkas dan drafnya benar.")).collect()
}

/// Pictures that are told one by one.
const PICTURES: usize = 5;

/// Pictures and charts of the draft that a file has no more.
fn pictures(name: &str, own: &Reading, file: &Reading) -> Option<String> {
    let mut left: Vec<&String> = file.pictures.iter().collect();
    let mut gone: Vec<&String> = Vec::new();
    for picture in &own.pictures {
        match left.iter().position(|other| *other == picture) {
            Some(at) => drop(left.swap_remove(at)),
            None => gone.push(picture),
        }
    }
    // A program that keeps none of these words has not been asked about its pictures.
    if gone.is_empty() || (own.pictures.len() > 1 && file.pictures.is_empty()) {
        return None;
    }
    let told = gone.iter().take(PICTURES).map(|text| format!("“{text}”"));
    let told: Vec<String> = told.collect();
    let more = gone.len().saturating_sub(PICTURES);
    let more = if more > 0 { format!(" dan {more} lainnya") } else { String::new() };
    Some(format!(
        "Gambar atau bagan yang tidak ada lagi dalam `{name}`: {}{more}. Gambar tidak diserap; bila memang hendak dihapus, hapus \
         isiannya dalam record.",
        told.join(", ")
    ))
}

/// Why a file could not be read, for [`NoBase`].
impl From<crate::input::Unread> for NoBase {
    fn from(reason: crate::input::Unread) -> Self {
        match reason {
            crate::input::Unread::Fault(fault) => Self::Fault(fault),
            other => Self::Unknown(other.to_string()),
        }
    }
}
