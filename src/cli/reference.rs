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

/// A list of the agency laid over the program's; what is wrong with it, when the program's stands in.
pub type Laid<T> = (Cow<'static, T>, Option<Diagnostic>);

/// Regulations and nomenclature.
pub fn rujukan(templates: &Templates) -> Laid<Rujukan> {
    let (names, laws) = (own(templates, NAMES), own(templates, LAWS));
    let built_in = Rujukan::bawaan();
    if names.is_none() && laws.is_none() {
        return (Cow::Borrowed(built_in), None);
    }
    match built_in.dengan(names.as_deref(), laws.as_deref()) {
        Ok(all) => (Cow::Owned(all), None),
        Err(error) => {
            (Cow::Borrowed(built_in), Some(refused(templates, "rujukan", &error.to_string())))
        }
    }
}

/// Words of the field.
pub fn words(templates: &Templates) -> Laid<Words> {
    let built_in = built_in_words();
    let Some(text) = own(templates, WORDS) else { return (Cow::Borrowed(built_in), None) };
    let mut all = built_in.clone();
    match all.add(&text) {
        Ok(()) => (Cow::Owned(all), None),
        Err(error) => (Cow::Borrowed(built_in), Some(refused(templates, WORDS, &error))),
    }
}

/// The agency's own list, if there is one.
fn own(templates: &Templates, path: &str) -> Option<String> {
    let bytes = templates.get(path).filter(|_| templates.is_own(path))?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn refused(templates: &Templates, path: &str, error: &str) -> Diagnostic {
    let message = format!("Daftar {} tidak dapat dipakai: {error}", templates.shown(path));
    Diagnostic::new(Code::TemplatSalah, &Place::default(), message)
        .help("Perbaiki berkas itu, atau hapus agar daftar bawaan dipakai.")
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
        let (all, finding) = words(&Templates::with_folder(root.path()).unwrap());
        assert!(finding.is_none());
        assert!(!all.wrong("contohsalah").is_empty());
        write("[kata\n");
        let (all, finding) = words(&Templates::with_folder(root.path()).unwrap());
        assert!(finding.is_some());
        assert!(all.entries().count() > 100);
    }
}
