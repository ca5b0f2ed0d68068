//! What a new year begins with: the record of `templates/awal`, with its years put in.

use super::templates::embedded;

/// First line of a record: where editors find its schema.
const SCHEMA_LINE: &str = "#:schema ./laporan.schema.json\n";

/// Marks a year in the template: `@TAHUN@`, `@TAHUN+1@`, `@TAHUN-3@`.
const MARK: &str = "@TAHUN";

/// The record that a year begins with.
pub fn starting_record(year: i32) -> String {
    SCHEMA_LINE.to_string() + &with_years(&template("awal/laporan.toml"), year)
}

/// The recommendation of an extension for Visual Studio Code.
pub fn starting_tools() -> String {
    template("awal/ekstensi.json")
}

fn template(path: &str) -> String {
    let bytes = embedded().get(path).copied().unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}

fn with_years(text: &str, year: i32) -> String {
    let mut parts = text.split(MARK);
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (offset, rest) = part.split_once('@').unwrap_or(("", part));
        let offset: i32 = offset.parse().unwrap_or(0);
        out.push_str(&year.saturating_add(offset).to_string());
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_put_in() {
        assert_eq!(
            with_years("a @TAHUN@ b @TAHUN+1@-01 @TAHUN-25@0", 2027),
            "a 2027 b 2028-01 20020"
        );
        let record = starting_record(2031);
        assert!(record.starts_with(SCHEMA_LINE) && record.contains("\ntahun = 2031\n"));
        assert!(!record.contains(MARK));
    }
}
