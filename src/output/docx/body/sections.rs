//! Sections: where a chapter begins, and where the paper turns.

use docx_rs::{DocumentChild, LineSpacing, LineSpacingType};

use super::Writer;
use super::layout::Area;
use super::line::Line;
use super::narratives::Narratives;
use crate::document::model::change::{accepted, whole};
use crate::document::model::{Block, Chapter, How, Part, PartKind};
use crate::output::docx::marks::Mark;
use crate::output::docx::parts::Words;
use crate::output::docx::roles::Role;
use crate::output::docx::template::Place;
use crate::output::docx::xml::Element;

/// What stands on pages of one kind.
pub struct Plan<'a> {
    chapter: &'a Chapter,
    blocks: &'a [Block],
    kind: PartKind,
    /// Whether it begins the chapter.
    first: bool,
    /// Whether page numbers begin at 1.
    restart: bool,
    landscape: bool,
}

/// Cuts the document into sections.
pub fn plan(parts: &[Part]) -> Vec<Plan<'_>> {
    let mut plans: Vec<Plan<'_>> = Vec::new();
    let mut numbered = Vec::new();
    for part in parts {
        for chapter in &part.chapters {
            let counts = matches!(part.kind, PartKind::Front | PartKind::Body);
            let restart = counts && !numbered.contains(&part.kind);
            numbered.push(part.kind);
            let runs = by_direction(&chapter.blocks);
            for (index, (landscape, blocks)) in runs.into_iter().enumerate() {
                let first = index == 0;
                let restart = restart && first;
                plans.push(Plan { chapter, blocks, kind: part.kind, first, restart, landscape });
            }
        }
    }
    plans
}

/// Runs of blocks on pages of one direction; headings go with the block that they head.
fn by_direction(blocks: &[Block]) -> Vec<(bool, &[Block])> {
    let mut runs: Vec<(bool, usize, usize)> = Vec::new();
    for index in 0..blocks.len() {
        let headed = blocks.get(index..).unwrap_or_default();
        let heads = |block: &&Block| matches!(block, Block::Heading { .. });
        let turned = headed.iter().find(|block| !heads(block)).is_some_and(turned);
        match runs.last_mut() {
            Some((direction, _, end)) if *direction == turned => *end = index + 1,
            _ => runs.push((turned, index, index + 1)),
        }
    }
    if runs.is_empty() {
        return vec![(false, blocks)];
    }
    let slice = |from: usize, to: usize| blocks.get(from..to).unwrap_or_default();
    runs.into_iter().map(|(direction, from, to)| (direction, slice(from, to))).collect()
}

fn turned(block: &Block) -> bool {
    match block {
        Block::Table(table) => table.landscape,
        Block::Diagram(diagram) => diagram.landscape,
        Block::Change { blocks, .. } => blocks.iter().any(turned),
        _ => false,
    }
}

impl<'a> Writer<'a> {
    /// Sets the page of a section; gives its properties.
    pub(super) fn begin(&mut self, plan: &Plan<'a>) -> Element {
        let source = self.source;
        let paper = source.document.meta.page.paper;
        self.area = Area::of(paper, source.template.margins(), plan.landscape);
        let words = words(&source, plan.chapter);
        let place = if plan.kind == PartKind::Cover { Place::Cover } else { Place::Body };
        let running = self.parts.running(source.template, place, &words, self.area.width);
        let mut section = Element::new("w:sectPr");
        section.children.extend(running.references.into_iter().map(Into::into));
        section.push(Element::val("w:type", "nextPage"));
        section.push(page_size(&self.area));
        section.push(page_margins(&self.area));
        if plan.kind != PartKind::Cover {
            let front = plan.kind == PartKind::Front;
            let form = if front { "lowerRoman" } else { "decimal" };
            let mut numbers = Element::new("w:pgNumType").with("w:fmt", form);
            if plan.restart {
                numbers.set("w:start", "1");
            }
            section.push(numbers);
        }
        if plan.first && running.title_page {
            section.push(Element::new("w:titlePg"));
        }
        section
    }

    /// How the chapter of a section changed when all of it did.
    pub(super) fn chapter_change(plan: &Plan<'_>) -> Option<How> {
        whole(&plan.chapter.title)
    }

    /// Builds what stands in a section.
    pub(super) fn section(&mut self, plan: &Plan<'a>) {
        if plan.first {
            self.narratives = Narratives::of(&plan.chapter.blocks);
            if plan.kind != PartKind::Cover {
                self.chapter_title(plan.chapter);
            }
        }
        self.blocks(plan.blocks);
    }

    /// Ends a section with its last paragraph, or with a line of no height after a table.
    pub(super) fn end(&mut self, section: Element, how: Option<How>) {
        let mark = Mark::Section(section);
        self.new_page = false;
        if let Some(how) = how {
            return self.changed(how, |writer| {
                let last = writer.nothing();
                let last = writer.marked(last, mark);
                writer.push(last);
            });
        }
        let last = match self.flow.pop() {
            Some(DocumentChild::Paragraph(paragraph)) => Line(paragraph),
            other => {
                self.flow.extend(other);
                self.nothing()
            }
        };
        let last = self.marked(last, mark);
        self.push(last);
    }

    /// A line of no height.
    pub(super) fn nothing(&self) -> Line {
        let spacing = LineSpacing::new().before(0).after(0).line(20);
        let spacing = spacing.line_rule(LineSpacingType::Exact);
        self.styled(Role::Normal).spacing(spacing)
    }
}

/// What the header and footer of a chapter say.
fn words(source: &super::Source<'_>, chapter: &Chapter) -> Words {
    let meta = &source.document.meta;
    let title = accepted(&chapter.title);
    // Word breaks pages by itself, so that the sentence stands on every page of the chapter.
    let parties = chapter.blocks.iter().filter_map(|block| match block {
        Block::Signature { parties } => Some(parties),
        _ => None,
    });
    let kaki = parties.flatten().find_map(|party| party.frame.as_ref());
    let kaki = kaki.map_or("", |frame| frame.note.as_str());
    let chapter = match &chapter.label {
        Some(label) => format!("{label}\u{2002}{title}"),
        None => title,
    };
    Words {
        judul: meta.header.clone(),
        bab: chapter,
        instansi: meta.footer.clone(),
        draf: meta.draft.clone().unwrap_or_default(),
        tahun: meta.year.to_string(),
        kaki: kaki.to_string(),
    }
}

fn page_size(area: &Area) -> Element {
    let size = Element::new("w:pgSz")
        .with("w:w", &area.page_width.to_string())
        .with("w:h", &area.page_height.to_string());
    if area.landscape { size.with("w:orient", "landscape") } else { size }
}

fn page_margins(area: &Area) -> Element {
    let margins = area.margins;
    Element::new("w:pgMar")
        .with("w:top", &margins.top.to_string())
        .with("w:right", &margins.right.to_string())
        .with("w:bottom", &margins.bottom.to_string())
        .with("w:left", &margins.left.to_string())
        .with("w:header", &margins.header.to_string())
        .with("w:footer", &margins.footer.to_string())
        .with("w:gutter", &margins.gutter.to_string())
}
