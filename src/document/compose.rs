//! Composing: templates, record and figures to a numbered document.
//!
//! Each chapter is rendered to Markdown with marks, set as blocks, and then everything is numbered
//! at once. A chapter that lists the chapters themselves is rendered again when these are known.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::Record;
use minijinja::Value;

use super::blocks;
use super::faults;
use super::figure_tree::{FigureTree, Missed};
use super::frames;
use super::language::{Fault, Language};
use super::lists::{Lists, Outline, bab};
use super::markdown::Setter;
use super::meta;
use super::model::{Block, Chapter, ContentsOf, Document, Inline, Part, PartKind};
use super::narratives::Narratives;
use super::naskah::Naskah;
use super::source::{Bound, Source, plain};
use super::structure::{self, NumberWords};
use super::texts;

/// A composed document, or what stood in its way.
#[derive(Debug)]
pub struct Composed {
    /// The document; none when a narrative text or a template is wrong.
    pub document: Option<Document>,
    /// Findings in narrative texts and templates.
    pub findings: Vec<Diagnostic>,
}

/// What sets a draft, or a revision, apart from the report.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// Mark on the cover and below each page, e.g. `DRAF 2` or `REVISI 1`.
    pub mark: &'a str,
    /// Whether the work sheet with the criteria of evaluators goes with it.
    pub lke: bool,
    /// Whether it is to be signed, as a revision is and no draft.
    pub is_final: bool,
}

/// The work sheet that a draft may end with: a chapter that stands in no part of the order.
const SHEET: &str = "lke";

/// Papers of the review that the record may ask for, and that stand in no part either.
const STATEMENT: &str = "pernyataan-reviu";
const CHECKLIST: &str = "daftar-periksa-reviu";

/// Composes the document of a record. `source` is the text of the record, for places in it.
pub fn compose(
    record: &Record,
    figures: &Arc<Figures>,
    source: &str,
    naskah: &Naskah,
    draft: Option<Draft<'_>>,
) -> Composed {
    let composer = Composer::new(record, figures, naskah);
    let mut parts = composer.parts();
    let outline = composer.outline(&parts);
    if naskah.order.iter().flat_map(|p| &p.bab).any(|name| lists_chapters(naskah, name)) {
        composer.again(&mut parts, &outline);
    }
    let sheets = composer.sheets(&parts, draft);
    if !sheets.is_empty() {
        parts.push(Part { kind: PartKind::Sheet, chapters: sheets });
    }
    let mark = draft.map(|draft| draft.mark);
    let narratives = Narratives::of(record);
    let lost = structure::number(&mut parts, &NumberWords { terms: &naskah.words.terms });
    mark_draft(&mut parts, mark);
    let mut found = composer.finish();
    found.extend(lost.into_iter().map(|to| {
        let message = format!("Rujukan ke \"{to}\" tidak menemukan tabel, gambar atau bab.");
        let text = narratives.iter().find(|text| text.value.contains(&format!("\"{to}\"")));
        Fault::of_call(text.map(|text| text.place.key.as_ref()), &to, message)
    }));
    let meta = meta::of(record, figures, &naskah.words, mark);
    let mut findings = faults::findings(&found, source, record, figures);
    let is_signed = draft.is_none_or(|draft| draft.is_final);
    findings.extend(frames::settle(&mut parts, (&meta, is_signed), record, source));
    let sound = findings.iter().all(|f| f.level < lkjip_metrics::diagnostic::Level::Galat);
    let document = sound.then_some(Document { version: 1, meta, parts, changes: None });
    Composed { document, findings }
}

/// Says on the cover that the report is a draft or a revision.
fn mark_draft(parts: &mut [Part], mark: Option<&str>) {
    for block in parts.iter_mut().flat_map(|p| &mut p.chapters).flat_map(|c| &mut c.blocks) {
        if let Block::Cover(cover) = block {
            cover.draft = mark.map(str::to_string);
        }
    }
}

/// Whether a chapter lists the chapters of the report.
fn lists_chapters(naskah: &Naskah, name: &str) -> bool {
    naskah.chapter(name).contains("semua.bab")
}

struct Composer<'a> {
    record: &'a Record,
    figures: &'a Arc<Figures>,
    naskah: &'a Naskah,
    language: Language,
    lists: BTreeMap<String, Value>,
    missed: Missed,
    template_faults: Vec<Fault>,
    set_faults: RefCell<Vec<Fault>>,
    word_faults: RefCell<Vec<String>>,
    render_faults: RefCell<Vec<Fault>>,
    set_before: RefCell<BTreeMap<String, Vec<Inline>>>,
    anchors: RefCell<BTreeSet<String>>,
}

impl<'a> Composer<'a> {
    fn new(record: &'a Record, figures: &'a Arc<Figures>, naskah: &'a Naskah) -> Self {
        let missed = Missed::default();
        let lists = Lists { record, figures, missed: &missed }.make();
        let narratives = Narratives::of(record);
        let language = Language::new(figures, narratives, lists.clone(), missed.clone());
        Self {
            record,
            figures,
            naskah,
            language,
            lists,
            missed,
            template_faults: Vec::new(),
            set_faults: RefCell::default(),
            word_faults: RefCell::default(),
            render_faults: RefCell::default(),
            set_before: RefCell::default(),
            anchors: RefCell::default(),
        }
    }

    fn parts(&self) -> Vec<Part> {
        let plans = self.naskah.order.iter().map(|plan| Part {
            kind: plan.jenis.kind(),
            chapters: plan
                .bab
                .iter()
                .filter_map(|name| self.chapter(name, plan.jenis.kind(), &BTreeMap::new()))
                .collect(),
        });
        plans.filter(|part| !part.chapters.is_empty()).collect()
    }

    /// Renders the chapters again that list the chapters.
    fn again(&self, parts: &mut [Part], outline: &[Outline]) {
        let mut lists = self.lists.clone();
        lists.insert("bab".to_string(), bab(outline));
        let bound = BTreeMap::from([("semua".to_string(), Value::from_iter(lists))]);
        for part in parts {
            let kind = part.kind;
            for chapter in &mut part.chapters {
                if lists_chapters(self.naskah, &chapter.id)
                    && let Some(again) = self.chapter(&chapter.id, kind, &bound)
                {
                    *chapter = again;
                }
            }
        }
    }

    /// What stands behind the report: papers of the review, and the work sheet of a draft.
    fn sheets(&self, parts: &[Part], draft: Option<Draft<'_>>) -> Vec<Chapter> {
        *self.anchors.borrow_mut() = anchors(parts);
        let papers = self.record.reviu.as_ref();
        let wanted = [
            (STATEMENT, papers.is_some_and(|papers| papers.pernyataan.value)),
            (CHECKLIST, papers.is_some_and(|papers| papers.daftar_periksa.value)),
            (SHEET, draft.is_some_and(|draft| draft.lke)),
        ];
        let names = wanted.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name);
        names.filter_map(|name| self.chapter(name, PartKind::Sheet, &BTreeMap::new())).collect()
    }

    /// A chapter; none when its template renders to nothing.
    fn chapter(
        &self,
        name: &str,
        kind: PartKind,
        bound: &BTreeMap<String, Value>,
    ) -> Option<Chapter> {
        let rendered = match self.language.render(self.naskah.chapter(name), bound) {
            Ok(rendered) => rendered,
            Err(fault) => {
                let file = format!("Templat naskah/{name}.md: {}", fault.message);
                self.render_faults.borrow_mut().push(Fault { message: file, ..*fault });
                return None;
            }
        };
        let set = |text: &str, bound: &[Bound<'_>]| self.set_words(text, bound);
        let anchors = self.anchors.borrow();
        let source = Source {
            record: self.record,
            figures: self.figures,
            words: &self.naskah.words,
            set: &set,
            anchors: &anchors,
            faults: &self.word_faults,
        };
        let build = |call: &blocks::Call| {
            if let Some(of) = contents_of(call) {
                return Ok(vec![Block::Contents { of, entries: Vec::new() }]);
            }
            blocks::build(call, &source)
        };
        let setter =
            Setter { slots: self.language.slots(), build: &build, faults: &self.set_faults };
        chapter_of(name, kind, setter.blocks(&rendered, None))
    }

    /// Sets words of the templates. Those that name nothing of a row are the same in every table.
    fn set_words(&self, text: &str, bound: &[Bound<'_>]) -> Result<Vec<Inline>, String> {
        if !bound.is_empty() {
            return self.set_bound(text, bound);
        }
        if let Some(known) = self.set_before.borrow().get(text) {
            return Ok(known.clone());
        }
        let set = self.set_bound(text, bound)?;
        self.set_before.borrow_mut().insert(text.to_string(), set.clone());
        Ok(set)
    }

    fn set_bound(&self, text: &str, bound: &[Bound<'_>]) -> Result<Vec<Inline>, String> {
        let names: BTreeMap<String, Value> = bound
            .iter()
            .map(|(name, path)| {
                let part = FigureTree::part(self.figures, path, BTreeMap::new(), &self.missed);
                ((*name).to_string(), part)
            })
            .collect();
        let rendered = self.language.render(text, &names).map_err(|fault| fault.message)?;
        let setter = Setter {
            slots: self.language.slots(),
            build: &|_| Ok(Vec::new()),
            faults: &self.set_faults,
        };
        Ok(setter.inlines(&rendered, None))
    }

    fn outline(&self, parts: &[Part]) -> Vec<Outline> {
        // Numbers of headings depend on headings alone.
        let heading = |block: &&Block| matches!(block, Block::Heading { .. });
        let bare = |chapter: &Chapter| Chapter {
            id: chapter.id.clone(),
            label: chapter.label.clone(),
            title: chapter.title.clone(),
            listed: chapter.listed,
            blocks: chapter.blocks.iter().filter(heading).cloned().collect(),
        };
        let mut parts: Vec<Part> = parts
            .iter()
            .map(|part| Part {
                kind: part.kind,
                chapters: part.chapters.iter().map(bare).collect(),
            })
            .collect();
        structure::number(&mut parts, &NumberWords { terms: &self.naskah.words.terms });
        let body = parts.iter().filter(|p| p.kind == PartKind::Body).flat_map(|p| &p.chapters);
        body.map(|chapter| Outline {
            label: chapter.label.clone().unwrap_or_default(),
            id: chapter.id.clone(),
            title: chapter.title.clone(),
            sections: chapter
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Heading { level: 2, number: Some(number), text, .. } => {
                        Some((number.clone(), plain(text)))
                    }
                    _ => None,
                })
                .collect(),
        })
        .collect()
    }

    /// The faults of every kind. Narrative texts that no template placed are rendered too, so that
    /// their faults are told.
    fn finish(self) -> Vec<Fault> {
        let mut faults = texts::faults(&self.language);
        faults.extend(self.faults());
        faults
    }

    /// The faults of what was rendered.
    fn faults(self) -> Vec<Fault> {
        let mut faults = self.language.take_faults();
        faults.extend(self.template_faults);
        faults.extend(self.render_faults.into_inner());
        faults.extend(self.set_faults.into_inner());
        let words = self.word_faults.into_inner().into_iter();
        faults.extend(words.map(|message| Fault::plain((None, message))));
        faults
    }
}

/// The names by which chapters and tables can be referred to.
fn anchors(parts: &[Part]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for part in parts {
        for chapter in &part.chapters {
            // Only these have a number to be named by.
            if chapter.listed && matches!(part.kind, PartKind::Body | PartKind::Appendix) {
                names.insert(format!("bab:{}", chapter.id));
            }
            names.extend(chapter.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table.id.clone()),
                _ => None,
            }));
        }
    }
    names
}

/// The list of contents that a call asks for; it is filled when everything is numbered.
fn contents_of(call: &blocks::Call) -> Option<ContentsOf> {
    match (call.kind, call.name.as_str()) {
        (blocks::CallKind::Blok, "daftar_isi") => Some(ContentsOf::Headings),
        (blocks::CallKind::Blok, "daftar_tabel") => Some(ContentsOf::Tables),
        (blocks::CallKind::Blok, "daftar_gambar") => Some(ContentsOf::Figures),
        _ => None,
    }
}

/// A chapter from its blocks: the first heading of level 1 is its title.
fn chapter_of(name: &str, kind: PartKind, mut blocks: Vec<Block>) -> Option<Chapter> {
    let mut title = String::new();
    let mut listed = kind != PartKind::Cover;
    if let Some(Block::Heading { level: 1, text, listed: in_list, .. }) = blocks.first() {
        title = plain(text);
        listed = *in_list && kind != PartKind::Cover;
        blocks.remove(0);
    }
    let chapter = Chapter { id: name.to_string(), label: None, title, listed, blocks };
    (!chapter.blocks.is_empty()).then_some(chapter)
}
