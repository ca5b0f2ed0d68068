//! Reference data: regulations, nomenclature and words of the field, those of the program with the
//! agency's own laid over them.

use std::borrow::Cow;
use std::sync::OnceLock;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::place::Place;
use lkjip_metrics::prose::Words;
use lkjip_metrics::rujukan::Rujukan;

use crate::project::Templates;

/// Path of the word list among the templates.
const WORDS: &str = "kata-baku.toml";

/// Paths of the nomenclature and of the regulations.
const NAMES: &str = "rujukan/nomenklatur.toml";
const LAWS: &str = "rujukan/peraturan.toml";

/// What a record is held against beside itself.
pub struct Reference {
    /// Regulations and nomenclature.
    pub rujukan: Cow<'static, Rujukan>,
    /// Words.
    pub words: Cow<'static, Words>,
    /// What is wrong with the agency's own lists; the program's stand in for them.
    pub findings: Vec<Diagnostic>,
}

impl Reference {
    /// The reference data that apply with some templates.
    pub fn of(templates: &Templates) -> Self {
        let mut findings = Vec::new();
        let own = |path: &str| {
            let bytes = templates.get(path).filter(|_| templates.is_own(path))?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        };
        let mut refused = |path: &str, error: &str| {
            let message = format!("Daftar {} tidak dapat dipakai: {error}", templates.shown(path));
            findings.push(
                Diagnostic::new(Code::TemplatSalah, &Place::default(), message)
                    .help("Perbaiki berkas itu, atau hapus agar daftar bawaan dipakai."),
            );
        };
        let (names, laws) = (own(NAMES), own(LAWS));
        let mut rujukan = Cow::Borrowed(Rujukan::bawaan());
        if names.is_some() || laws.is_some() {
            match rujukan.dengan(names.as_deref(), laws.as_deref()) {
                Ok(all) => rujukan = Cow::Owned(all),
                Err(error) => refused("rujukan", &error.to_string()),
            }
        }
        let mut words = Cow::Borrowed(built_in_words());
        if let Some(text) = own(WORDS) {
            let mut all = words.clone().into_owned();
            match all.add(&text) {
                Ok(()) => words = Cow::Owned(all),
                Err(error) => refused(WORDS, &error),
            }
        }
        Self { rujukan, words, findings }
    }
}

/// The word list of the program.
pub fn built_in_words() -> &'static Words {
    static ALL: OnceLock<Words> = OnceLock::new();
    // A test reads the list, so that nothing is lost here.
    ALL.get_or_init(|| {
        Words::read(include_str!("../../templates/kata-baku.toml")).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_list_of_the_program_is_sound() {
        assert!(Words::read(include_str!("../../templates/kata-baku.toml")).is_ok());
        assert!(built_in_words().entries().count() > 100);
    }

    #[test]
    fn an_agency_lays_its_own_list_over() {
        let root = tempfile::tempdir().unwrap();
        let write = |text: &str| std::fs::write(root.path().join(WORDS), text).unwrap();
        write("[kata]\ncontohsalah = \"contoh benar\"\n");
        let all = Reference::of(&Templates::with_folder(root.path()).unwrap());
        assert!(all.findings.is_empty());
        assert!(!all.words.wrong("contohsalah").is_empty());
        write("[kata\n");
        let all = Reference::of(&Templates::with_folder(root.path()).unwrap());
        assert_eq!(all.findings.len(), 1);
        assert!(all.words.entries().count() > 100);
    }
}
