//! The part of a path that stands for a name on paper.

/// Turns a name into a part of a path: small letters and digits, `_` for every run of other signs.
///
/// ```
/// # use lkjip_metrics::figures::slug;
/// assert_eq!(slug("Laki-Laki"), "laki_laki");
/// assert_eq!(slug("Provinsi Contoh (BPS)"), "provinsi_contoh_bps");
/// ```
pub fn slug(text: &str) -> String {
    let small = text.to_lowercase();
    let parts: Vec<&str> =
        small.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "_".to_string() } else { parts.join("_") }
}
