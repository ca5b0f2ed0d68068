//! The record as a JSON Schema (draft-07), for editors that help while typing.
//!
//! Made from the same declaration as the reader, so that the two cannot differ. The schema helps to
//! type; what is right is decided by [`check`](crate::check). It never refuses what the reader
//! takes, and knows no rule that looks at more than one value. Its keys keep their order.

use serde::{Serialize, Serializer};

use crate::catatan::RawCatatan;
use crate::read::{Choice, Field, Noun, Presence, Read, Shape};
use crate::record::RawRecord;

/// A JSON value whose objects keep their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// Text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::Whole(number) => to.serialize_i64(*number),
            Self::Flag(yes) => to.serialize_bool(*yes),
            Self::List(items) => to.collect_seq(items),
            Self::Object(fields) => to.collect_map(fields.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// The schema of the record.
pub fn schema() -> Json {
    schema_of("Record LKjIP (laporan.toml)", &RawRecord::shape())
}

/// The schema of the notes about a report.
pub fn notes_schema() -> Json {
    schema_of("Catatan atas LKjIP (catatan.toml)", &RawCatatan::shape())
}

fn schema_of(title: &str, whole: &Shape) -> Json {
    let mut definitions = Definitions::default();
    let mut root = vec![
        ("$schema".to_string(), text("http://json-schema.org/draft-07/schema#")),
        ("title".to_string(), text(title)),
    ];
    match whole {
        Shape::Noun(noun) => root.extend(table(noun, &mut definitions)),
        other => root.extend(shape(other, &mut definitions)),
    }
    let mut tables = definitions.done;
    tables.sort_by(|(one, _), (other, _)| one.cmp(other));
    root.push(("definitions".to_string(), Json::Object(tables)));
    Json::Object(root)
}

type Fields = Vec<(String, Json)>;

/// Tables that were described, by the name of their type.
#[derive(Default)]
struct Definitions {
    seen: Vec<&'static str>,
    done: Fields,
}

fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

fn object<const N: usize>(fields: [(&str, Json); N]) -> Fields {
    fields.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// A table with fixed keys.
fn table(noun: &Noun, definitions: &mut Definitions) -> Fields {
    let fields = (noun.fields)();
    let required = fields.iter().filter(|field| field.presence == Presence::Required);
    let required: Vec<Json> = required.map(|field| text(field.key)).collect();
    let properties = fields.iter().map(|one| (one.key.to_string(), field(one, definitions)));
    let properties = properties.collect();
    let mut table = object([
        ("description", text(joined(noun.doc))),
        ("type", text("object")),
        ("additionalProperties", Json::Flag(false)),
        ("properties", Json::Object(properties)),
    ]);
    if !required.is_empty() {
        table.push(("required".to_string(), Json::List(required)));
    }
    table
}

/// One key of a table.
fn field(field: &Field, definitions: &mut Definitions) -> Json {
    let value = (field.shape)();
    let mut words = joined(field.doc);
    if let Shape::Choice(_, choices) = &value {
        for choice in *choices {
            words.push_str(&format!(" \"{}\": {}", choice.word, choice.doc.trim()));
        }
    }
    match field.presence {
        Presence::Required => words.push_str(" Wajib diisi."),
        Presence::Optional(then) => words.push_str(&format!(" Bila tidak ada: {then}.")),
        Presence::Default(toml) => words.push_str(&format!(" Bila tidak ada: `{toml}`.")),
    }
    words.push_str(&format!(" Contoh: `{}`", field.example));
    let mut own = object([("description", text(words))]);
    let below = shape(&value, definitions);
    // Beside a `$ref` draft-07 reads nothing else.
    if below.iter().any(|(key, _)| key == "$ref") {
        own.push(("allOf".to_string(), Json::List(vec![Json::Object(below)])));
    } else {
        own.extend(below);
    }
    if let Presence::Default(toml) = field.presence
        && let Some(default) = default_of(toml)
    {
        own.push(("default".to_string(), default));
    }
    Json::Object(own)
}

fn shape(shape: &Shape, definitions: &mut Definitions) -> Fields {
    match shape {
        Shape::Scalar(name) => scalar(name),
        Shape::Choice(_, choices) => choice(choices),
        Shape::List(item) => {
            let items = Json::Object(self::shape(&item(), definitions));
            object([("type", text("array")), ("items", items)])
        }
        Shape::Map(key, value) => {
            let value = Json::Object(self::shape(&value(), definitions));
            let mut map = object([("type", text("object")), ("additionalProperties", value)]);
            if *key == "tahun" {
                let years = object([("pattern", text(r"^\+?[0-9]+$"))]);
                map.push(("propertyNames".to_string(), Json::Object(years)));
            }
            map
        }
        Shape::Noun(noun) => {
            define(noun, definitions);
            object([("$ref", text(format!("#/definitions/{}", noun.name)))])
        }
        Shape::Any(shapes) => {
            let shapes = shapes.iter().map(|one| Json::Object(self::shape(&one(), definitions)));
            object([("anyOf", Json::List(shapes.collect()))])
        }
    }
}

fn define(noun: &Noun, definitions: &mut Definitions) {
    if definitions.seen.contains(&noun.name) {
        return;
    }
    definitions.seen.push(noun.name);
    let table = Json::Object(table(noun, definitions));
    definitions.done.push((noun.name.to_string(), table));
}

fn choice(choices: &[Choice]) -> Fields {
    let words = choices.iter().map(|choice| text(choice.word)).collect();
    // What the words mean, as the most used editor of TOML shows it.
    let meanings = choices.iter().map(|choice| text(choice.doc.trim())).collect();
    let docs = Json::Object(object([("enumValues", Json::List(meanings))]));
    object([
        ("type", text("string")),
        ("enum", Json::List(words)),
        ("x-taplo", Json::Object(object([("docs", docs)]))),
    ])
}

/// A scalar by its name; dates of TOML come to schemas as text.
fn scalar(name: &str) -> Fields {
    let string = |pattern| object([("type", text("string")), ("pattern", text(pattern))]);
    let whole = |least, most| {
        object([
            ("type", text("integer")),
            ("minimum", Json::Whole(least)),
            ("maximum", Json::Whole(most)),
        ])
    };
    match name {
        "bilangan" => object([("type", text("number"))]),
        "rupiah" => object([("type", text("number")), ("minimum", Json::Whole(0))]),
        "tahun" => whole(1945, 2200),
        "bilangan bulat" => whole(0, 999_999_999),
        "true atau false" => object([("type", text("boolean"))]),
        "tanggal" => string(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "NIP" => string(r"^[^0-9]*([0-9][^0-9]*){18}$"),
        "kode rekening" => string(r"^[\s0-9Xx.]+$"),
        "kunci" => string("^[a-z][a-z0-9_]{0,59}$"),
        _ => object([("type", text("string")), ("minLength", Json::Whole(1))]),
    }
}

/// A default as JSON.
fn default_of(toml: &str) -> Option<Json> {
    let table: toml::Table = toml::from_str(&format!("bawaan = {toml}")).ok()?;
    table.get("bawaan").and_then(json)
}

fn json(value: &toml::Value) -> Option<Json> {
    Some(match value {
        toml::Value::String(text) => Json::Text(text.clone()),
        toml::Value::Integer(number) => Json::Whole(*number),
        // No default is a fraction, and binary fractions are not known here.
        toml::Value::Float(_) => return None,
        toml::Value::Boolean(yes) => Json::Flag(*yes),
        toml::Value::Datetime(date) => Json::Text(date.to_string()),
        toml::Value::Array(items) => Json::List(items.iter().map(json).collect::<Option<_>>()?),
        toml::Value::Table(table) => {
            let fields = table.iter().map(|(key, value)| Some((key.clone(), json(value)?)));
            Json::Object(fields.collect::<Option<_>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Every noun of the record, with the keys that it has.
    fn nouns(shape: &Shape, found: &mut BTreeMap<&'static str, Vec<&'static str>>) {
        match shape {
            Shape::Scalar(_) | Shape::Choice(..) => {}
            Shape::List(item) | Shape::Map(_, item) => nouns(&item(), found),
            Shape::Any(shapes) => shapes.iter().for_each(|one| nouns(&one(), found)),
            Shape::Noun(noun) => {
                let fields = (noun.fields)();
                let keys: Vec<_> = fields.iter().map(|field| field.key).collect();
                // The name stands for the table in the schema, so two tables cannot share one.
                if let Some(known) = found.insert(noun.name, keys.clone()) {
                    assert_eq!(known, keys, "{}", noun.name);
                    return;
                }
                fields.iter().for_each(|field| nouns(&(field.shape)(), found));
            }
        }
    }

    #[test]
    fn every_table_has_a_definition_of_its_own() {
        let mut found = BTreeMap::new();
        nouns(&RawRecord::shape(), &mut found);
        let Json::Object(root) = schema() else { panic!("an object") };
        let Some((_, Json::Object(tables))) = root.last() else { panic!("definitions") };
        let names: Vec<&str> = tables.iter().map(|(name, _)| name.as_str()).collect();
        let nouns: Vec<&str> = found.keys().copied().filter(|name| *name != "RawRecord").collect();
        assert_eq!(names, nouns);
    }

    #[test]
    fn every_default_is_in_the_schema() {
        let written = serde_json::to_string(&schema()).unwrap();
        assert!(written.contains(r##""default":"#0F4C5C""##), "{written}");
        assert!(written.contains(r#""default":80"#));
        assert!(written.contains(r#"{"label":"Sangat Rendah"}]"#));
    }
}
