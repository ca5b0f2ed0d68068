//! Sections: page numbers, turned paper, headers and footers.

use lkjip::document::model::{Block, Chapter, PartKind};

use crate::bahan::{Report, Section, all, part, reports, sections, shown, style, tight};
use crate::umum::word::Word;

/// What a section is to be.
struct Plan<'d> {
    kind: PartKind,
    chapter: &'d Chapter,
    first: bool,
    landscape: bool,
    /// Numbers of the tables and figures that stand in it.
    labels: Vec<String>,
}

fn plans(report: &Report) -> Vec<Plan<'_>> {
    let mut plans = Vec::new();
    for part in &report.document.parts {
        for chapter in &part.chapters {
            let plan = |first, landscape| {
                let labels = Vec::new();
                Plan { kind: part.kind, chapter, first, landscape, labels }
            };
            let mut open: Option<Plan<'_>> = None;
            for (index, block) in chapter.blocks.iter().enumerate() {
                let after = chapter.blocks[index..].iter();
                let mut after = after.skip_while(|block| matches!(block, Block::Heading { .. }));
                let landscape = after.next().is_some_and(landscape);
                match &mut open {
                    Some(run) if run.landscape == landscape => {}
                    _ => plans.extend(open.replace(plan(open.is_none(), landscape))),
                }
                open.iter_mut().for_each(|run| label(std::slice::from_ref(block), &mut run.labels));
            }
            plans.push(open.unwrap_or_else(|| plan(true, false)));
        }
    }
    plans
}

fn landscape(block: &Block) -> bool {
    match block {
        Block::Table(table) => table.landscape,
        Block::Diagram(diagram) => diagram.landscape,
        _ => false,
    }
}

fn label(blocks: &[Block], labels: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Table(table) => labels.extend(table.number.clone()),
            Block::Chart(chart) => labels.extend(chart.number.clone()),
            Block::Diagram(diagram) => labels.extend(diagram.number.clone()),
            Block::Photo { number, .. } => labels.extend(number.clone()),
            Block::List { items, .. } => items.iter().for_each(|item| label(item, labels)),
            _ => {}
        }
    }
}

/// Sections with what they are to be.
fn paired(report: &Report) -> Vec<(Plan<'_>, Section<'_>)> {
    let (plans, sections) = (plans(report), sections(&report.word.document));
    assert_eq!(plans.len(), sections.len(), "{}", report.folder);
    plans.into_iter().zip(sections).collect()
}

#[test]
fn landscape_tables_and_diagrams_have_sections_of_their_own() {
    let mut turned = 0;
    for report in reports() {
        for (plan, section) in paired(report) {
            turned += usize::from(section.landscape());
            assert_eq!(plan.landscape, section.landscape(), "{}", plan.chapter.id);
            let captions = section.content.iter().filter(|element| {
                ["caption", "LKjIP Judul Gambar"].contains(&style(&report.word, element))
            });
            let captions: Vec<String> = captions.map(|caption| tight(&shown(caption))).collect();
            let mut left = captions.iter();
            for label in &plan.labels {
                let start = format!("{} ", tight(label));
                let found = left.any(|caption| format!("{caption} ").starts_with(&start));
                assert!(found, "{label} tidak di bagiannya: {captions:?}");
            }
        }
    }
    assert!(turned > 1, "{turned}");
}

#[test]
fn pages_are_numbered_by_part() {
    for report in reports() {
        let (mut front, mut body) = (0, 0);
        for (plan, section) in paired(report) {
            let numbers = section.properties.find("w:pgNumType");
            let form = numbers.and_then(|numbers| numbers.attribute("w:fmt"));
            let start = numbers.and_then(|numbers| numbers.attribute("w:start"));
            let (form_expected, count) = match plan.kind {
                PartKind::Cover => {
                    assert!(numbers.is_none(), "{numbers:?}");
                    continue;
                }
                PartKind::Front => ("lowerRoman", &mut front),
                PartKind::Body | PartKind::Appendix | PartKind::Sheet => ("decimal", &mut body),
            };
            assert_eq!(form, Some(form_expected), "{}", plan.chapter.id);
            assert_eq!(start, (*count == 0).then_some("1"), "{}", plan.chapter.id);
            *count += 1;
        }
        assert!(front > 1 && body > 5, "{}: {front} {body}", report.folder);
    }
}

#[test]
fn chapters_begin_with_a_page_of_their_own_kind() {
    for report in reports() {
        let mut later = 0;
        for (plan, section) in paired(report) {
            if plan.kind == PartKind::Cover {
                continue;
            }
            let titled = section.properties.find("w:titlePg").is_some();
            assert_eq!(titled, plan.first, "{}", plan.chapter.id);
            later += usize::from(!plan.first);
        }
        assert!(later > 0, "{}", report.folder);
    }
}

/// Text of the header or footer of a section for a kind of pages.
fn running(word: &Word, section: &Section<'_>, name: &str, pages: &str) -> Option<String> {
    let mut all_of_name = section.properties.elements().filter(|e| e.name == name);
    let reference = all_of_name.find(|e| e.attribute("w:type") == Some(pages))?;
    let id = reference.attribute("r:id").unwrap();
    let relations = part(word, "word/_rels/document.xml.rels");
    let relation = all(&relations, "Relationship")
        .into_iter()
        .find(|relation| relation.attribute("Id") == Some(id))
        .unwrap();
    let target = relation.attribute("Target").unwrap();
    Some(shown(&part(word, &format!("word/{target}"))))
}

#[test]
fn headers_name_the_chapter_and_footers_the_agency() {
    for report in reports() {
        for (plan, section) in paired(report) {
            if plan.kind == PartKind::Cover {
                continue;
            }
            let header = running(&report.word, &section, "w:headerReference", "default").unwrap();
            let label = plan.chapter.label.clone().unwrap_or_default();
            let chapter = tight(&format!("{label} {}", plan.chapter.title));
            assert!(tight(&header).ends_with(&chapter), "{chapter}: {header}");
            assert!(header.contains(&report.document.meta.header), "{header}");
            for pages in ["default", "first"] {
                let footer = running(&report.word, &section, "w:footerReference", pages).unwrap();
                assert!(footer.contains(&report.document.meta.footer), "{pages}: {footer}");
            }
            assert!(!header.contains("{{"), "{header}");
        }
    }
}
