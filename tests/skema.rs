//! The JSON Schema of the record: it takes what the reader takes, and marks what is mistyped.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use serde_json::Value;

const RECORDS: &[&str] = &["reports/2025/laporan.toml", "tests/instansi-lain/laporan.toml", SMALL];

const SMALL: &str = "src/metrics/check/tests/contoh.toml";

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A record as an editor hands it to the schema: dates are text.
fn json(record: &str) -> Value {
    of(toml::Value::Table(toml::from_str(record).unwrap()))
}

fn of(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(of).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, of(value))).collect())
        }
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
    }
}

fn schema() -> jsonschema::Validator {
    let schema = serde_json::to_value(lkjip_metrics::schema::schema()).unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

/// What the schema says of a record.
fn faults(record: &str) -> Vec<String> {
    let record = json(record);
    schema().iter_errors(&record).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

#[test]
fn sound_records_are_taken() {
    for path in RECORDS {
        assert_eq!(faults(&read(path)), Vec::<String>::new(), "{path}");
    }
}

/// What the reader takes, though it is rarely written so.
#[test]
fn rare_spellings_are_taken() {
    let record = read(SMALL);
    let nip = record.split("nip = \"").nth(1).unwrap().split('"').next().unwrap();
    let spaced = format!("{} {}", &nip[..8], &nip[8..]);
    let changes = [("tahun = 2025", "tahun = +2025"), (nip, spaced.as_str())];
    for (from, to) in changes {
        assert!(record.contains(from));
        let record = record.replacen(from, to, 1);
        assert!(lkjip_metrics::check::check(&record).record.is_some(), "{to}");
        assert_eq!(faults(&record), Vec::<String>::new(), "{to}");
    }
}

#[test]
fn what_is_mistyped_is_marked() {
    let record = read(SMALL);
    for (from, to) in [
        ("tahun = 2025", "tahun = 2025\ntahu = 1"),
        ("tahun = 2025", "tahun = \"2025\""),
        ("arah = \"naik\"", "arah = \"niak\""),
        ("[instansi]", "[instansi]\nnamaa = \"x\""),
        ("kunci = \"", "kunci = \"Huruf "),
    ] {
        assert!(record.contains(from), "{from}");
        assert_eq!(faults(&record.replacen(from, to, 1)).len(), 1, "{to}");
    }
}

/// The schema knows the shape of a record, not its rules: where the reader has no complaint it has
/// none either, whatever the rules say.
#[test]
fn what_the_reader_takes_is_taken_whatever_the_rules_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pesan");
    let mut compared = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path().join("laporan.toml");
        let Ok(record) = std::fs::read_to_string(&path) else { continue };
        let findings = lkjip_metrics::check::check(&record).findings;
        let of_shape = |code: &str| code.starts_with("LKJ01") || code.starts_with("LKJ02");
        if findings.iter().any(|finding| of_shape(finding.code.text())) {
            continue;
        }
        assert_eq!(faults(&record), Vec::<String>::new(), "{}", path.display());
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}
