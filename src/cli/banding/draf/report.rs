//! What is told of two records: changes, figures, and where these are printed now.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::banding::{Banding, Family, Side, banding};

use crate::cli::banding::both::{self, Both};
use crate::document::{Printed, Wanted, mark_all, mentions};
use crate::output::typst::Engine;

/// Everything that is told.
#[derive(Debug)]
pub struct Report {
    /// What differs.
    pub banding: Banding,
    /// Where the figures that differ are printed in the new report, by key.
    pub printed: BTreeMap<String, Vec<Printed>>,
    /// Where the texts that were changed or added stand in the new report, by the key of the change.
    pub mentioned: BTreeMap<String, Vec<Printed>>,
    /// Printed page numbers by anchor; empty when pages were not asked for.
    pub pages: BTreeMap<String, String>,
    /// Paths of the agency's own templates that only one side has, or that differ.
    pub templates: Vec<String>,
    /// What stands in the way of telling all.
    pub notes: Vec<String>,
}

fn side(side: &both::Side) -> Side<'_> {
    Side { source: &side.text, figures: side.figures() }
}

/// Templates of the agency that are not the same on both sides.
fn templates(both: &Both) -> Vec<String> {
    let own = |side: &both::Side| -> BTreeMap<String, Vec<u8>> {
        let files = side.checked.templates.own();
        files.map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect()
    };
    let (old, new) = (own(&both.old), own(&both.new));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    paths.into_iter().filter(|path| old.get(*path) != new.get(*path)).cloned().collect()
}

/// The texts and names that are there now, of changes that no figure follows from.
fn wanted(banding: &Banding) -> Vec<Wanted> {
    let told = banding.changes.iter().zip(&banding.trees);
    let told = told.filter(|(_, tree)| tree.roots.is_empty());
    let wanted = told.filter_map(|(change, _)| {
        let new = change.new.as_ref()?;
        Some(Wanted { key: change.key.clone(), text: new.text.clone().or(change.name.clone()) })
    });
    wanted.collect()
}

impl Report {
    /// Compares two records. With `pages` the new report is laid out, to tell the pages.
    pub fn of(both: &Both, pages: bool) -> Self {
        let banding = banding(side(&both.old), side(&both.new));
        let mut report = Self {
            banding,
            printed: BTreeMap::new(),
            mentioned: BTreeMap::new(),
            pages: BTreeMap::new(),
            templates: templates(both),
            notes: Vec::new(),
        };
        if !report.templates.is_empty() {
            report.notes.push(format!(
                "Templat instansi berbeda: {}. Kata dan rupa laporan ikut berubah karenanya; lihat dengan \
                 `--format pdf` atau `docx`.",
                report.templates.join(", ")
            ));
        }
        for side in [&both.old, &both.new] {
            if side.checked.ready.is_none() {
                let name = side.name();
                report.notes.push(format!(
                    "{name} masih memuat galat: angkanya sementara. Lihat `lkjip periksa`."
                ));
            }
        }
        report.print(both, pages);
        report
    }

    /// Finds out where the figures that differ are printed.
    fn print(&mut self, both: &Both, pages: bool) {
        let Some(ready) = &both.new.checked.ready else { return };
        let keys: BTreeSet<&str> = self.banding.shifts.iter().map(|s| s.key.as_str()).collect();
        let mut document = ready.document.clone();
        self.printed = mark_all(&mut document, &keys);
        self.mentioned = mentions(&ready.document, &wanted(&self.banding));
        if !pages || (self.printed.is_empty() && self.mentioned.is_empty()) {
            return;
        }
        let engine = Engine::new(&both.new.checked.templates);
        match engine.and_then(|engine| engine.pages(&document, &ready.assets)) {
            Ok(pages) => self.pages = pages,
            Err(_) => self.notes.push(
                "Nomor halaman belum dapat disebut: halaman tidak dapat disusun. Lihat `lkjip susun`."
                    .to_string(),
            ),
        }
    }

    /// The page of a place, as printed there, and whether it is the one on which its table or
    /// section begins.
    pub fn page(&self, place: &Printed) -> Option<(&str, bool)> {
        let own = self.pages.get(&place.mark).map(|page| (page.as_str(), false));
        own.or_else(|| self.pages.get(&place.anchor).map(|page| (page.as_str(), true)))
    }

    /// How many changes there are of each family, those without any left out.
    pub fn counts(&self) -> Vec<(Family, usize)> {
        let count = |family: Family| {
            let own = self.banding.changes.iter().filter(|change| change.family == family);
            (family, own.count())
        };
        Family::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
    }
}
