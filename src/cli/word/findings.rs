//! What is to be said about a Word template.

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;

use crate::output::docx::roles::Role;
use crate::output::docx::template::Template;
use crate::output::docx::template::words::KNOWN;

/// How a template is named, and where the record names it.
pub(super) struct About {
    /// The file.
    pub(super) name: String,
    /// The place in the record.
    pub(super) place: Option<Place>,
}

impl About {
    /// A template that the record does not name.
    pub(super) fn file(name: String) -> Self {
        Self { name, place: None }
    }

    /// A template that the record names.
    pub(super) fn record(name: &str, place: &Place) -> Self {
        Self { name: name.to_string(), place: Some(place.clone()) }
    }

    fn finding(&self, code: Code, what: &str) -> Diagnostic {
        let place = self.place.clone().unwrap_or_default();
        Diagnostic::new(code, &place, format!("Templat Word `{}` {what}.", self.name))
            .mark("templat ini")
    }

    /// The template cannot be used.
    pub(super) fn unusable(&self, why: &str, help: &str) -> Diagnostic {
        self.finding(Code::TemplatWordSalah, why).help(help)
    }

    /// What the template lacks, and what in it is not understood.
    pub(super) fn remarks(&self, template: &Template, lacking: &[Role]) -> Vec<Diagnostic> {
        let (lacks, words) = (self.lacks(lacking), self.words(&template.unknown_words()));
        let numbered = template.has_page_number();
        let number = (!numbered).then(|| {
            self.finding(Code::TanpaNomorHalaman, "tidak memuat nomor halaman")
                .help("Sisipkan nomor halaman di kepala atau kaki halaman templat itu.")
        });
        lacks.into_iter().chain(words).chain(number).collect()
    }

    fn lacks(&self, lacking: &[Role]) -> Option<Diagnostic> {
        let names: Vec<String> = lacking.iter().map(|role| format!("`{}`", role.name())).collect();
        let what = format!(
            "tidak memuat {} gaya: {}; rupa bawaan menggantikannya",
            names.len(),
            listed(&names)
        );
        (!names.is_empty()).then(|| {
            self.finding(Code::GayaKurang, &what).help(
                "Buat gaya dengan nama itu di templat bila rupanya hendak ditentukan sendiri.",
            )
        })
    }

    fn words(&self, unknown: &[String]) -> Option<Diagnostic> {
        let unknown: Vec<String> =
            unknown.iter().map(|word| format!("`{{{{ {word} }}}}`")).collect();
        let what = format!("memuat kata yang tidak dikenal: {}", listed(&unknown));
        let known: Vec<String> = KNOWN.iter().map(|word| format!("`{{{{ {word} }}}}`")).collect();
        (!unknown.is_empty()).then(|| {
            self.finding(Code::KataTemplat, &what)
                .help(format!("Yang dikenal: {}; yang lain dicetak apa adanya.", listed(&known)))
        })
    }
}

/// Words joined as a sentence joins them.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} dan {last}", all.join(", ")),
    }
}
