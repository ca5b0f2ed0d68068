//! Why no PDF came out, told at the place in the template.

use std::sync::Arc;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::{Diagnostic, Level};
use lkjip_metrics::place::Place;
use typst::diag::{Severity, SourceDiagnostic};
use typst::{World, WorldExt};
use typst_as_lib::TypstAsLibError;

use super::glyphs::Foreign;
use super::{DATA, TEMPLATES};
use crate::project::{Findings, Templates};

/// Findings told at most; one fault in a template can show up on every page.
const MOST: usize = 10;

/// Why a document could not be typeset.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Failure {
    /// Faults in templates.
    #[error("templat tidak dapat dipakai")]
    Templates(Vec<Findings>),
    /// Characters that are in no font, among those for which another font stands in.
    #[error("karakter tidak ada dalam huruf mana pun")]
    Glyphs(Vec<Foreign>),
}

impl Failure {
    /// A fault of the program.
    pub(super) fn own(reason: &str) -> Self {
        let message = format!("Halaman tidak dapat disusun: {reason}.");
        let finding = Diagnostic::new(Code::SusunGagal, &Place::default(), message);
        Self::Templates(vec![Findings::new(DATA, "", vec![finding])])
    }

    /// A template that is no text.
    pub(super) fn not_text(file: String) -> Self {
        let finding =
            Diagnostic::new(Code::TemplatSalah, &Place::default(), "Templat ini bukan teks UTF-8.")
                .help("Simpan ulang sebagai teks UTF-8, atau hapus agar templat bawaan dipakai.");
        Self::Templates(vec![Findings::new(file, "", vec![finding])])
    }

    /// A fault met before anything was compiled.
    pub(super) fn typst(error: TypstAsLibError) -> Self {
        Self::own(&error.to_string())
    }
}

/// What Typst says, as findings grouped by file.
pub(super) fn describe(
    world: &dyn World,
    said: &[SourceDiagnostic],
    templates: &Templates,
) -> Vec<Findings> {
    let mut all: Vec<Findings> = Vec::new();
    for diagnostic in said.iter().take(MOST) {
        let spot = Spot::of(world, diagnostic, templates);
        let finding = finding(diagnostic, &spot);
        match all.iter_mut().find(|findings| findings.file == spot.file) {
            Some(findings) if findings.list.contains(&finding) => {}
            Some(findings) => findings.list.push(finding),
            None => all.push(Findings::new(spot.file, spot.text, vec![finding])),
        }
    }
    all
}

/// Where Typst points to.
struct Spot {
    file: String,
    text: String,
    place: Place,
    own: bool,
}

impl Spot {
    fn of(world: &dyn World, diagnostic: &SourceDiagnostic, templates: &Templates) -> Self {
        let Some(id) = diagnostic.span.id() else {
            let file = "templat bawaan".to_string();
            return Self { file, text: String::new(), place: Place::default(), own: false };
        };
        let name = format!("{TEMPLATES}/{}", id.vpath().get_without_slash());
        let text = world.source(id).map(|source| source.text().to_string()).unwrap_or_default();
        let span = world.range(diagnostic.span).filter(|_| !text.is_empty()).unwrap_or(0..0);
        let place = Place { span, key: Arc::from("") };
        Self { file: templates.shown(&name), text, place, own: templates.is_own(&name) }
    }
}

fn finding(diagnostic: &SourceDiagnostic, spot: &Spot) -> Diagnostic {
    // A fault in a template of ours is ours, whatever the agency changed elsewhere.
    let code = if spot.own { Code::TemplatSalah } else { Code::SusunGagal };
    let said = diagnostic.message.trim_end_matches('.');
    let (level, message) = match diagnostic.severity {
        Severity::Error => (Level::Galat, format!("Typst tidak dapat menyusun templat: {said}.")),
        Severity::Warning => (Level::Peringatan, format!("Typst memperingatkan: {said}.")),
    };
    let finding = Diagnostic::new(code, &spot.place, message).level(level).mark("di sini");
    let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
    match (hints.is_empty(), spot.own) {
        (false, _) => finding.help(format!("Petunjuk Typst: {}.", hints.join("; "))),
        (true, true) => finding.help("Perbaiki templat itu, atau hapus agar yang bawaan dipakai."),
        (true, false) => finding,
    }
}
