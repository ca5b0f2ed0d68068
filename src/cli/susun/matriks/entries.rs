//! What the matrix says of each note: what became of its place since the draft that it was made on,
//! and the pages on which that stands now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lkjip_metrics::banding::{self, Banding, banding};
use lkjip_metrics::catatan::{CatatanReviu, Keys, Notes};

use crate::cli::args::SusunArgs;
use crate::cli::checked::{Checked, Edition, Known};
use crate::cli::console::Console;
use crate::cli::susun::kept::kept;
use crate::document::matriks::{Entry, Moved, Stood, moved};
use crate::document::{Said, Wanted, mark_all, mark_paragraphs, mentions};
use crate::output::typst::Engine;
use crate::project::{Fault, kept_record, shown};

/// Reads a record with its templates; that of a kept draft as it was made.
pub(super) fn read(record: &Path, args: &SusunArgs) -> Result<Checked, Fault> {
    let draft = record.parent().map(kept).transpose()?.flatten();
    Checked::read(Some(record), args.templat.as_deref(), draft.map(Edition::Draft))
}

/// A kept draft with its figures.
struct Old {
    checked: Checked,
    known: Known,
}

/// The kept drafts that the notes were made on.
pub(super) struct Drafts(BTreeMap<u16, Old>);

impl Drafts {
    /// Reads them. One that the command line names must be there; one that only a note names may be
    /// gone, which is told.
    pub(super) fn read(
        record: &Path,
        args: &SusunArgs,
        notes: &Notes,
        console: &Console,
    ) -> Result<Self, Fault> {
        let mut drafts = BTreeMap::new();
        if let Some(number) = args.draf_awal {
            kept_record(record, number)?;
        }
        let named = notes.list().iter().filter(|note| note.kunci.is_some()).filter_map(named_draft);
        let numbers: BTreeSet<u16> = named.chain(args.draf_awal).collect();
        for number in numbers {
            let path = match kept_record(record, number) {
                Ok(path) => path,
                Err(_) => {
                    console.error(&format!(
                        "Draf {number} tidak tersimpan; kolom Semula untuk catatan atas draf itu dikosongkan.\n"
                    ));
                    continue;
                }
            };
            let mut checked = read(&path, args)?;
            match checked.known.take() {
                Some(known) => {
                    drafts.insert(number, Old { checked, known });
                }
                None => console.error(&format!(
                    "Record draf {number} ({}) tidak dapat dibaca seluruhnya; kolom Semula untuk catatan \
                     atas draf itu dikosongkan.\n",
                    shown(&path)
                )),
            }
        }
        Ok(Self(drafts))
    }

    /// The draft that a note was made on: its own, else the one that the command line names.
    fn of(&self, note: &CatatanReviu, args: &SusunArgs) -> Option<u16> {
        let own = named_draft(note).filter(|number| self.0.contains_key(number));
        own.or(args.draf_awal.filter(|_| note.draf.is_none()))
    }
}

fn named_draft(note: &CatatanReviu) -> Option<u16> {
    note.draf.as_ref().and_then(|number| u16::try_from(number.value).ok())
}

/// Every note with what became of its place, and the pages on which that stands now.
pub(super) fn entries<'n>(
    notes: &'n Notes,
    drafts: &Drafts,
    new: &Checked,
    known: &Known,
    args: &SusunArgs,
    console: &Console,
) -> Vec<Entry<'n>> {
    let text = new.file.text();
    let present = Keys::of(&text, Some(&known.figures));
    let is = Stood {
        figures: &known.figures,
        document: new.ready.as_ref().map(|ready| &ready.document),
    };
    let differences: BTreeMap<u16, (Banding, Keys)> = drafts
        .0
        .iter()
        .map(|(number, old)| {
            let was = old.checked.file.text();
            let side = |source, figures| banding::Side { source, figures };
            let found = banding(side(&was, &old.known.figures), side(&text, &known.figures));
            (*number, (found, Keys::of(&was, Some(&old.known.figures))))
        })
        .collect();
    let became = |note: &CatatanReviu| {
        let key = note.kunci.as_ref().map(|key| key.value.as_str())?;
        let number = drafts.of(note, args)?;
        let (old, (found, before)) = (drafts.0.get(&number)?, differences.get(&number)?);
        if !present.has(key) && !before.has(key) {
            return None;
        }
        let was = Stood {
            figures: &old.known.figures,
            document: old.checked.ready.as_ref().map(|ready| &ready.document),
        };
        let quote = note.kutipan.as_ref().map(|quote| quote.0.as_str());
        Some(moved(key, quote, found, was, is))
    };
    let pages = pages(notes, new, known, console);
    let entry = |note: &'n CatatanReviu| {
        let moved = became(note).unwrap_or(Moved::Unknown);
        let pages = note.kunci.as_ref().map(|key| pages.of(&key.value, &moved));
        Entry { note, moved, pages: pages.unwrap_or_default() }
    };
    notes.list().iter().map(entry).collect()
}

/// Pages that are told of a place.
const PAGES: usize = 4;

/// Pages of the present report, as printed.
#[derive(Default)]
struct Pages {
    /// By the keys of the notes.
    keys: BTreeMap<String, Vec<String>>,
    /// Paragraphs of narrative texts: key, text, page.
    said: Vec<(String, String, String)>,
}

impl Pages {
    /// Those on which what a key became now stands: of a text, those of its paragraph.
    fn of(&self, key: &str, moved: &Moved) -> Vec<String> {
        let text = match moved {
            Moved::Same(text) => text.as_ref(),
            Moved::Other { pairs, more: 0 } if pairs.len() == 1 => {
                pairs.first().and_then(|pair| pair.new.as_ref())
            }
            Moved::Unknown | Moved::Other { .. } => None,
        };
        let is = |own: &str| {
            own.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let exact = self.said.iter().filter(|(own, said, _)| is(own) && Some(said) == text);
        let mut pages: Vec<String> = Vec::new();
        for (.., page) in exact {
            if !pages.contains(page) {
                pages.push(page.clone());
            }
        }
        if pages.is_empty() { self.keys.get(key).cloned().unwrap_or_default() } else { few(pages) }
    }
}

/// As many pages as are told.
fn few(mut pages: Vec<String>) -> Vec<String> {
    if pages.len() > PAGES {
        pages.truncate(PAGES);
        pages.push("…".to_string());
    }
    pages
}

/// The pages of the report on which the keys of the notes stand.
fn pages(notes: &Notes, new: &Checked, known: &Known, console: &Console) -> Pages {
    let Some(ready) = &new.ready else { return Pages::default() };
    let keys: BTreeSet<&str> =
        notes.list().iter().filter_map(|note| Some(note.kunci.as_ref()?.value.as_str())).collect();
    if keys.is_empty() {
        return Pages::default();
    }
    // What was typed under a key of the record is printed as the figure that it became.
    let typed: Vec<(&str, &str)> = known
        .figures
        .iter()
        .filter_map(|figure| Some((figure, keys.get(&*figure.place.as_ref()?.key)?)))
        .map(|(figure, key)| (*key, figure.key.as_str()))
        .collect();
    let figures: BTreeSet<&str> =
        keys.iter().copied().chain(typed.iter().map(|(_, figure)| *figure)).collect();
    let mut document = ready.document.clone();
    let printed = mark_all(&mut document, &figures);
    let said = mark_paragraphs(&mut document);
    let wanted: Vec<Wanted> =
        keys.iter().map(|key| Wanted { key: (*key).to_string(), text: None }).collect();
    let mentioned = mentions(&ready.document, &wanted);
    let laid =
        Engine::new(&new.templates).and_then(|engine| engine.pages(&document, &ready.assets));
    let Ok(laid) = laid else {
        console.error(
            "Halaman belum dapat disebut: laporan tidak dapat disusun. Lihat `lkjip susun`.\n",
        );
        return Pages::default();
    };
    let of = |key: &str| {
        let own = typed.iter().filter(|(record, _)| *record == key).map(|(_, figure)| *figure);
        let figures = std::iter::once(key).chain(own);
        let places = figures.filter_map(|figure| printed.get(figure)).flatten();
        let places = places.chain(mentioned.get(key).into_iter().flatten());
        let mut pages: Vec<String> = Vec::new();
        for place in places {
            let page = laid.get(&place.mark).or_else(|| laid.get(&place.anchor));
            if let Some(page) = page.filter(|page| !pages.contains(page)) {
                pages.push(page.clone());
            }
        }
        few(pages)
    };
    let paragraph = |said: Said| {
        let page = laid.get(&said.anchor)?.clone();
        Some((said.key?, said.text, page))
    };
    Pages {
        keys: keys.iter().map(|key| ((*key).to_string(), of(key))).collect(),
        said: said.into_iter().filter_map(paragraph).collect(),
    }
}
