//! Characters of notes that no font has: comments hold what telephones can type.
//!
//! In a report such a character is a galat, because its author can mend it. A note is somebody else's,
//! so the matrix prints the number of the character in its place, and says so.

use lkjip_metrics::diagnostic::{Diagnostic, Level};

use crate::document::model::{Document, Inline, Node};
use crate::document::walk;
use crate::output::pictures::Assets;
use crate::output::typst::{Engine, Failure};
use crate::project::Templates;

/// Rounds of looking: what is put in is in every font, but one character can hide another.
const ROUNDS: usize = 3;

/// Replaces them in a document and tells each at its place among the notes.
pub(super) fn replace(
    document: &mut Document,
    notes: &str,
    templates: &Templates,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    // Laying out takes time, and most notes are plain.
    if notes.chars().all(is_plain) {
        return told;
    }
    let Ok(engine) = Engine::new(templates) else { return told };
    for _ in 0..ROUNDS {
        let Err(Failure::Glyphs(runs)) = engine.pdf(document, &Assets::default()) else { break };
        for run in runs.iter().filter(|run| run.substitute.is_none()) {
            let codes: Vec<String> =
                run.character.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            put(document, &run.character, &format!("[{}]", codes.join(" ")));
            let help =
                "Matriks mencetak nomor karakternya; ganti dengan karakter biasa bila perlu.";
            told.push(run.finding(notes).level(Level::Peringatan).help(help));
        }
    }
    told
}

/// Whether every font of a report has a character: Latin letters and the usual signs.
fn is_plain(c: char) -> bool {
    c <= '\u{24F}' || ('\u{2010}'..='\u{2026}').contains(&c)
}

fn put(document: &mut Document, old: &str, new: &str) {
    let blocks = document.parts.iter_mut().flat_map(|part| &mut part.chapters);
    for chapter in blocks {
        walk::inlines(&mut chapter.blocks, &mut |inline| {
            if let Inline::Text(text) | Inline::Node(Node::Badge { text, .. }) = inline
                && text.contains(old)
            {
                *text = text.replace(old, new);
            }
        });
    }
}
