//! The theme of a template: its first accent colour and its two fonts.

use crate::output::docx::xml::Element;

/// Hex of the first accent colour.
pub(super) fn accent(theme: &Element) -> Option<String> {
    let colours = theme.find("a:themeElements")?.find("a:clrScheme")?;
    let colour = colours.find("a:accent1")?.elements().next()?;
    let value = match colour.name.as_str() {
        "a:sysClr" => colour.attribute("lastClr"),
        _ => colour.attribute("val"),
    };
    hex(value?)
}

/// Sets the fonts of headings and of text.
pub(super) fn set_fonts(theme: &mut Element, major: &str, minor: &str) {
    let scheme = theme.find_mut("a:themeElements").and_then(|all| all.find_mut("a:fontScheme"));
    let Some(scheme) = scheme else { return };
    for (name, font) in [("a:majorFont", major), ("a:minorFont", minor)] {
        if let Some(latin) = scheme.find_mut(name).and_then(|fonts| fonts.find_mut("a:latin")) {
            latin.set("typeface", font);
            latin.attributes.retain(|(name, _)| name != "panose");
        }
    }
}

/// Six hexadecimal digits in capitals, with or without `#` before them.
pub(super) fn hex(text: &str) -> Option<String> {
    let digits = text.trim().trim_start_matches('#');
    let sound = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    sound.then(|| digits.to_ascii_uppercase())
}
