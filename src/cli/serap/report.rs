//! What is told of returned documents: proposals, notes, formatting, and the record as it would be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lkjip_metrics::banding::{Side, banding};
use lkjip_metrics::check::check_with;
use lkjip_metrics::diagnostic::Level;
use lkjip_metrics::serap::texts::Texts;
use lkjip_metrics::serap::write::patched;

use super::apply::Applied;
use super::base::{NoBase, base};
use super::origin::{number, origin, pictures, strangers, unknown};
use super::places::Names;
use super::remarks::{Remarks, remarks};
use crate::cli::args::SerapArgs;
use crate::cli::checked::{Checked, Known};
use crate::cli::reference::rujukan;
use crate::input::bytes;
use crate::output::pictures::Pictures;
use crate::project::{NotesFile, RecordFile, find};
use crate::review::proposals::{
    Choice, Printed, Proposal, Returned, Source, Way, What, patches, proposals, prove,
};
use crate::review::{Comment, Formatting, Place, Reading, looks, pair, read, settle};

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

/// Why a file could not be read, for [`NoBase`].
impl From<crate::input::Unread> for NoBase {
    fn from(reason: crate::input::Unread) -> Self {
        match reason {
            crate::input::Unread::Fault(fault) => Self::Fault(fault),
            other => Self::Unknown(other.to_string()),
        }
    }
}
