//! Takes the steps of a set that was stopped, unless somebody has worked in its files meanwhile.

use std::fs;
use std::path::{Component, Path, PathBuf, absolute};

use lkjip_metrics::catatan::FILE_NAME as NOTES;

use super::{Journal, Written};
use crate::project::digest::digest_of;
use crate::project::draft;
use crate::project::record_file::{FILE_NAME, shown};
use crate::project::staged::{is_staged, sweep};

/// How the names of files that go outside of drafts end.
const GOES: &str = ".tte.json";

/// How far a file of the set has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The old one is there, and the new one under its temporary name.
    Waiting,
    /// The new one is there.
    Done,
    /// The new one is neither there nor under its temporary name.
    Lost,
    /// Somebody changed the old one.
    Foreign,
    /// Somebody changed the new one.
    ForeignLater,
}

/// Takes the steps that have not been taken, and returns what is to be said of it. Only names below the
/// folder are followed, and only our own staged files take other names. What is neither the old content
/// nor the new one is somebody's work: it stays, and as long as no file has its new content, so does all
/// else.
pub(super) fn replay(folder: &Path, journal: &Journal) -> Option<String> {
    let all = journal.simpan.iter().flat_map(|kept| [&kept.dari, &kept.ke]);
    let all = all.chain(journal.tulis.iter().flat_map(|one| [&one.dari, &one.ke]));
    let mut all = all.chain(journal.hapus.iter().map(|gone| &gone.nama));
    let ours = |one: &Written| one.dari.rsplit('/').next().is_some_and(is_staged);
    if !all.all(|name| is_below(name)) || !journal.tulis.iter().all(ours) {
        return None;
    }
    let states: Vec<State> = journal.tulis.iter().map(|one| state(folder, journal, one)).collect();
    let begun = states.iter().any(|state| matches!(state, State::Done | State::ForeignLater));
    if states.contains(&State::Lost) {
        give_up(folder, journal);
        return begun.then(|| {
            format!(
                "Penulisan di `{}` yang terputus tidak dapat dirampungkan karena berkas sementaranya sudah tidak ada; \
                 ulangi perintah yang terputus itu.",
                shown(folder)
            )
        });
    }
    let foreign = foreign(folder, journal, &states);
    if foreign.is_empty() || begun {
        go_on(folder, journal, &states);
    } else {
        give_up(folder, journal);
    }
    let names: Vec<String> =
        foreign.iter().map(|name| format!("`{}`", shown(&folder.join(name)))).collect();
    let names = names.join(", ");
    match (foreign.is_empty(), begun) {
        (true, _) => None,
        (false, true) => Some(format!(
            "{names} diubah sesudah penulisannya terputus dan dibiarkan seperti adanya; berkas lain dari penulisan \
             itu dirampungkan."
        )),
        (false, false) => Some(format!(
            "{names} diubah sesudah penulisannya terputus, maka penulisan itu dibatalkan dan semua berkas dibiarkan \
             seperti adanya; ulangi perintah yang terputus itu bila masih diperlukan."
        )),
    }
}

/// Whether a name leads below the folder.
fn is_below(name: &str) -> bool {
    let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    plain && !name.is_empty()
}

fn state(folder: &Path, journal: &Journal, one: &Written) -> State {
    let now = digest_of(&folder.join(&one.ke));
    let new = now.as_ref() == Some(&one.baru) && !one.baru.is_empty();
    // A link has no digest.
    let staged =
        !one.baru.is_empty() && digest_of(&folder.join(&one.dari)).as_ref() == Some(&one.baru);
    let moved = now.is_none() && journal.simpan.iter().any(|kept| kept.dari == one.ke);
    let old = now == one.lama || (moved && staged);
    match (old, new, staged) {
        (true, _, true) => State::Waiting,
        (_, true, _) => State::Done,
        (true, false, false) => State::Lost,
        (false, false, true) => State::Foreign,
        (false, false, false) => State::ForeignLater,
    }
}

/// The files of the set that somebody has changed.
fn foreign<'j>(folder: &Path, journal: &'j Journal, states: &[State]) -> Vec<&'j str> {
    let written = journal.tulis.iter().zip(states);
    let written = written
        .filter(|(_, state)| matches!(state, State::Foreign | State::ForeignLater))
        .map(|(one, _)| one.ke.as_str());
    // What takes the place of a file that is kept has been looked at.
    let kept = journal.simpan.iter().filter(|kept| {
        !journal.tulis.iter().any(|one| one.ke == kept.dari)
            && digest_of(&folder.join(&kept.dari)).is_some_and(|now| now != kept.isi)
    });
    let gone = journal.hapus.iter().filter(|gone| {
        let now = digest_of(&folder.join(&gone.nama));
        now.is_some() && now != gone.lama
    });
    let kept = kept.map(|kept| kept.dari.as_str());
    written.chain(kept).chain(gone.map(|gone| gone.nama.as_str())).collect()
}

/// Takes the steps that are left, but none with what somebody has changed.
fn go_on(folder: &Path, journal: &Journal, states: &[State]) {
    for kept in &journal.simpan {
        let (from, to) = (folder.join(&kept.dari), folder.join(&kept.ke));
        if is_still(&from, Some(&kept.isi)) && fs::symlink_metadata(&to).is_err() {
            let _ = fs::rename(from, to);
        }
    }
    for (one, _) in journal.tulis.iter().zip(states).filter(|(_, state)| **state == State::Waiting)
    {
        let _ = fs::rename(folder.join(&one.dari), folder.join(&one.ke));
    }
    for gone in &journal.hapus {
        let path = folder.join(&gone.nama);
        if may_go(&path) && is_still(&path, gone.lama.as_ref()) {
            let _ = fs::remove_file(path);
        }
    }
    sweep_all(folder, journal);
}

/// Leaves everything as it was before the set: what was kept gets its name back.
fn give_up(folder: &Path, journal: &Journal) {
    for kept in &journal.simpan {
        let (from, to) = (folder.join(&kept.dari), folder.join(&kept.ke));
        if fs::symlink_metadata(&from).is_err() && is_still(&to, Some(&kept.isi)) {
            let _ = fs::rename(to, from);
        }
    }
    sweep_all(folder, journal);
}

/// Takes away the temporary files of the set.
fn sweep_all(folder: &Path, journal: &Journal) {
    let staged = journal.tulis.iter().map(|one| folder.join(&one.dari));
    let mut folders: Vec<PathBuf> =
        staged.filter_map(|path| path.parent().map(Path::to_path_buf)).collect();
    folders.sort();
    folders.dedup();
    folders.iter().for_each(|folder| sweep(folder));
}

/// Whether a file holds what was noted down of it.
fn is_still(path: &Path, noted: Option<&String>) -> bool {
    let noted = noted.filter(|noted| !noted.is_empty());
    noted.is_some() && digest_of(path).as_ref() == noted
}

/// Whether the program itself ever takes a file of this name away: what belongs to a draft that is made
/// anew, and frames that hold no longer; never a record or notes.
fn may_go(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    if [FILE_NAME, NOTES].iter().any(|own| name.eq_ignore_ascii_case(own)) {
        return false;
    }
    let Ok(path) = absolute(path) else { return false };
    name.ends_with(GOES) || path.ancestors().any(|folder| draft::number(folder).is_some())
}
