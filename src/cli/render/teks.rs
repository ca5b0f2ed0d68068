//! Findings for people: the message, the line itself with a caret, other places, what to do.

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level as Tone, Origin, Renderer, Snippet,
};
use lkjip_metrics::diagnostic::{Diagnostic, Level};

use super::isian::{is_open, isian};
use super::position::{LONGEST_LINE, Position, position, within};
use super::together::{elsewhere, together};
use crate::project::Findings;

/// Columns of a finding; longer lines are clipped around what is marked.
const WIDTH: usize = 120;

/// All findings, each with an empty line after it. What is told in the same words about several
/// places is told once, with the lines of the others.
pub fn teks(all: &[Findings], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let mut text = String::new();
    for findings in all {
        for (finding, others) in together(findings.list.iter().filter(|f| !is_open(f))) {
            text.push_str(&one(&renderer, finding, &others, findings));
            text.push_str("\n\n");
        }
    }
    // What is not there yet is a list of things to do, not a row of faults.
    all.iter().for_each(|findings| text.push_str(&to_do(&renderer, findings)));
    text
}

/// The list of what is still to be filled in a file, under one title.
fn to_do(renderer: &Renderer, findings: &Findings) -> String {
    let open: Vec<&Diagnostic> = findings.list.iter().filter(|f| is_open(f)).collect();
    let Some(first) = open.first() else { return String::new() };
    let at = position(&findings.text, first.span.start);
    let place = Origin::path(findings.file.as_str()).line(at.line).char_column(at.column);
    let message = format!("Masih ada {} isian yang belum diisi.", open.len());
    let title = tone(first.level).primary_title(message.as_str()).id(first.code.text());
    let title = renderer.render(&[Group::with_title(title).element(place)]);
    let help = "Ganti setiap tanda \"belum diisi\"; menurut penanggung jawabnya: lkjip baru --daftar-isian.\n  \
         Sasaran, program dan bagian lain yang masih bertanda belum diperiksa lebih lanjut.";
    format!("{title}\n{}  {help}\n\n", isian(findings))
}

fn one(
    renderer: &Renderer,
    finding: &Diagnostic,
    others: &[&Diagnostic],
    findings: &Findings,
) -> String {
    let title = tone(finding.level).primary_title(finding.message.as_str()).id(finding.code.text());
    let mut group = Group::with_title(title).elements(places(finding, findings));
    if !finding.key.is_empty() {
        group = group.element(Tone::NOTE.with_name("kunci").message(finding.key.as_ref()));
    }
    let elsewhere = elsewhere(others, &findings.text);
    if let Some(lines) = &elsewhere {
        group = group.element(Tone::NOTE.with_name("juga").message(lines.as_str()));
    }
    if let Some(help) = &finding.help {
        group = group.element(Tone::HELP.with_name("bantuan").message(help.as_str()));
    }
    renderer.render(&[group])
}

fn tone(level: Level) -> Tone<'static> {
    match level {
        Level::Galat => Tone::ERROR.with_name("galat"),
        Level::Peringatan => Tone::WARNING.with_name("peringatan"),
        Level::Saran => Tone::INFO.with_name("saran"),
    }
}

/// The lines that a finding speaks of, its own first; labels on one line share it.
fn places<'a>(finding: &'a Diagnostic, findings: &'a Findings) -> Vec<Element<'a>> {
    let own = (&finding.span, finding.mark.as_str(), AnnotationKind::Primary);
    let others = finding
        .labels
        .iter()
        .map(|label| (&label.span, label.text.as_str(), AnnotationKind::Context));
    let mut lines: Vec<(Position<'a>, Vec<Annotation<'a>>)> = Vec::new();
    for (span, mark, kind) in std::iter::once(own).chain(others) {
        let at = position(&findings.text, span.start);
        let annotation = kind.span(within(&at, span)).label(Some(mark).filter(|m| !m.is_empty()));
        match lines.iter_mut().find(|(line, _)| line.line == at.line) {
            Some((_, annotations)) => annotations.push(annotation),
            None => lines.push((at, vec![annotation])),
        }
    }
    lines.into_iter().map(|(at, annotations)| element(findings, at, annotations)).collect()
}

fn element<'a>(
    findings: &'a Findings,
    at: Position<'a>,
    annotations: Vec<Annotation<'a>>,
) -> Element<'a> {
    if findings.text.is_empty() {
        return Origin::path(findings.file.as_str()).into();
    }
    if at.text.len() > LONGEST_LINE {
        return Origin::path(findings.file.as_str()).line(at.line).char_column(at.column).into();
    }
    Snippet::source(at.text)
        .path(findings.file.as_str())
        .line_start(at.line)
        .annotations(annotations)
        .into()
}
