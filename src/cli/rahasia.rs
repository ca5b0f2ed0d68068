//! Secrets in the templates of an agency: what stands there is printed in the report or travels in its
//! PDF, as the record does.

use std::path::Path;
use std::str::from_utf8;

use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::rahasia::{Rahasia, search_text};

use crate::project::{Findings, Templates};

/// The secrets in the agency's own templates, each with the findings about its file. Word templates
/// are no text and not searched.
pub fn in_templates(templates: &Templates) -> Vec<(Findings, Rahasia)> {
    let texts = templates.own().filter_map(|(path, bytes)| Some((path, from_utf8(bytes).ok()?)));
    let searched = texts.map(|(path, text)| {
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
        let comments: &[&str] = match ending {
            Some("toml") => &["#"],
            Some("typ") => &["//", "/*"],
            _ => &["<!--"],
        };
        let (list, rahasia) = search_text(text, comments, matches!(ending, Some("toml" | "typ")));
        (Findings::new(templates.shown(path), rahasia.cover_source(text), list), rahasia)
    });
    searched.filter(|(_, rahasia)| !rahasia.is_empty()).collect()
}

/// Joins them with what else was found in templates, and covers them there; `others` are findings
/// that only name a template.
pub fn join(secrets: Vec<(Findings, Rahasia)>, own: &mut Vec<Findings>, others: &mut [Diagnostic]) {
    for (mut findings, rahasia) in secrets {
        others.iter_mut().for_each(|finding| rahasia.cover(finding));
        if let Some(at) = own.iter().position(|one| one.file == findings.file) {
            let known = own.remove(at).list;
            findings.list = rahasia.told(known, findings.list);
        }
        own.push(findings);
    }
}
