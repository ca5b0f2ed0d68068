//! The input of the typesetting as files, for the stock compiler.

use super::{DATA, TEMPLATES, fonts};
use crate::document::model::Document;
use crate::output::json;
use crate::output::pictures::Assets;
use crate::project::Templates;

const README: &str = "Susun dengan penyusun Typst 0.15: typst compile --ignore-system-fonts \
                      --font-path fonts --pdf-standard a-2a,ua-1 utama.typ laporan.pdf\n";

/// All files that the typesetting reads, by path: templates, document, pictures, fonts.
///
/// # Errors
/// When a number of a chart is no number at all.
pub fn sources(
    document: &Document,
    assets: &Assets,
    templates: &Templates,
) -> Result<Vec<(String, Vec<u8>)>, serde_json::Error> {
    let prefix = format!("{TEMPLATES}/");
    let mut files: Vec<(String, Vec<u8>)> = templates
        .paths_below(TEMPLATES)
        .into_iter()
        .filter_map(|path| {
            let bytes = templates.get(&path)?.into_owned();
            Some((path.strip_prefix(&prefix)?.to_string(), bytes))
        })
        .collect();
    files.push((DATA.to_string(), json::compact(document)?));
    files.push(("BACA-SAYA.txt".to_string(), README.as_bytes().to_vec()));
    files.extend(assets.iter().map(|picture| (picture.path.clone(), picture.bytes.clone())));
    let fonts = fonts::FILES.iter();
    files.extend(fonts.map(|font| (format!("fonts/{}", font.name), font.bytes.to_vec())));
    Ok(files)
}
