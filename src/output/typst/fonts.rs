//! The embedded fonts. No font of the system is ever used, so that every machine sets the same
//! lines.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

use crate::document::model::FontFamily;

/// A font file.
#[derive(Debug, Clone, Copy)]
pub struct FontFile {
    /// Its name in `fonts/`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! fonts {
    ($($name:literal),* $(,)?) => {
        &[$(FontFile {
            name: $name,
            bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $name)),
        }),*]
    };
}

/// All embedded fonts.
pub static FILES: &[FontFile] = fonts![
    "Caladea-Regular.ttf",
    "Caladea-Bold.ttf",
    "Caladea-Italic.ttf",
    "Caladea-BoldItalic.ttf",
    "Carlito-Regular.ttf",
    "Carlito-Bold.ttf",
    "Carlito-Italic.ttf",
    "Carlito-BoldItalic.ttf",
    "LiberationSans-Regular.ttf",
    "LiberationSans-Bold.ttf",
    "LiberationSans-Italic.ttf",
    "LiberationSans-BoldItalic.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
    "NewCMMath-Regular.otf",
];

/// Family of the math font.
pub const MATH: &str = "New Computer Modern Math";

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(file.bytes))).collect());

/// The bytes of an embedded font by its name in `fonts/`.
pub fn font(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|file| file.name == name).map(|file| file.bytes)
}

/// All embedded fonts: their names in `fonts/` and their bytes.
pub fn font_files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().map(|file| (file.name, file.bytes))
}

/// The fonts, read once in a process.
pub fn all() -> &'static [Font] {
    &FONTS
}

/// The families that an agency's choice stands for: text, then headings and tables.
pub fn families(choice: FontFamily) -> [&'static str; 2] {
    match choice {
        FontFamily::Cambria => ["Caladea", "Carlito"],
        FontFamily::Arial => ["Liberation Sans", "Liberation Sans"],
        FontFamily::Times => ["Liberation Serif", "Liberation Sans"],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_family_that_can_be_chosen_is_embedded_in_four_faces() {
        assert_eq!(all().len(), FILES.len());
        let count = |family: &str| all().iter().filter(|f| f.info().family == family).count();
        let mut chosen = BTreeSet::new();
        for choice in [FontFamily::Cambria, FontFamily::Arial, FontFamily::Times] {
            chosen.extend(families(choice));
        }
        assert_eq!(chosen.len(), 4);
        for family in chosen {
            assert_eq!(count(family), 4, "{family}");
        }
        assert_eq!(count(MATH), 1);
    }
}
