//! Edits of a parsed record, drawn by chance, each with what is to be told of it.

use lkjip_metrics::banding::{Family, Kind};
use toml::{Table, Value};

use crate::acak::Draw;

/// What was done, and what is to be told of it.
pub struct Edit {
    pub what: &'static str,
    pub kind: Kind,
    pub family: Family,
    /// Its key; of what may be either of two neighbours, that of their list.
    pub key: String,
}

/// A step into a value.
#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Item(usize),
}

/// A place in the record with its key as people write it.
#[derive(Debug, Clone)]
struct Spot {
    steps: Vec<Step>,
    key: String,
}

/// Makes one edit; nothing when the record has no place for the one that was drawn.
pub fn draw(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    match random.below(9) {
        0 | 1 => figure(record, random),
        2 => words(record, random, "nama", Family::Nama, "nama"),
        3 => words(record, random, "narasi", Family::Teks, "teks"),
        4 => removed(record, random),
        5 => added(record, random),
        6 => swapped(record, random),
        7 => renamed(record, random),
        _ => match random.below(2) {
            0 => policy(record, random),
            _ => moved(record, random),
        },
    }
}

fn figure(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let fields =
        ["target", "pagu", "realisasi", "nilai", "jumlah", "pagu_pk", "bobot", "target_renstra"];
    let spots = spots(record, |spot, value| {
        let last = spot.key.split('.').any(|part| fields.contains(&part));
        let apart = !spot.key.starts_with("kebijakan") && !spot.key.starts_with("penegasan");
        last && apart && (value.is_integer() || value.is_float())
    });
    let spot = random.pick(&spots)?.clone();
    let add = i64::try_from(random.below(900)).unwrap() + 1;
    let value = at(record, &spot);
    *value = match &*value {
        Value::Integer(number) => Value::Integer(*number + add),
        Value::Float(number) => {
            Value::Float(((*number + add as f64 / 100.0) * 100.0).round() / 100.0)
        }
        other => other.clone(),
    };
    Some(Edit { what: "angka", kind: Kind::Changed, family: Family::Angka, key: spot.key })
}

fn words(
    record: &mut Table,
    random: &mut Draw,
    field: &str,
    family: Family,
    what: &'static str,
) -> Option<Edit> {
    let spots =
        spots(record, |spot, value| spot.key.rsplit('.').next() == Some(field) && value.is_str());
    let spot = random.pick(&spots)?.clone();
    let value = at(record, &spot);
    let text = value.as_str().unwrap();
    let at = text
        .char_indices()
        .map(|(at, _)| at)
        .nth(random.below(text.chars().count().max(1)))
        .unwrap_or(0);
    let added = format!("x{}", random.below(1000));
    *value = Value::String(format!("{}{added}{}", &text[..at], &text[at..]));
    Some(Edit { what, kind: Kind::Changed, family, key: spot.key })
}

/// Lists of tables with keys of their own.
const KEYED: [&str; 8] =
    ["sasaran", "indikator", "program", "kegiatan", "sub", "dasar_hukum", "tujuan", "deret"];

fn lists(record: &Table, least: usize) -> Vec<Spot> {
    spots(record, |spot, value| {
        KEYED.contains(&spot.key.rsplit('.').next().unwrap_or_default())
            && value.as_array().is_some_and(|list| list.len() >= least && list[0].is_table())
    })
}

fn id(value: &Value) -> Option<&str> {
    value.get("kunci").or(value.get("kode"))?.as_str()
}

fn removed(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let spot = random.pick(&lists(record, 1))?.clone();
    let list = at(record, &spot).as_array_mut().unwrap();
    let item = list.remove(random.below(list.len()));
    let key = format!("{}.{}", spot.key, id(&item)?);
    Some(Edit { what: "dihapus", kind: Kind::Removed, family: Family::Struktur, key })
}

fn added(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let spot = random.pick(&lists(record, 1))?.clone();
    let number = random.below(100_000);
    let list = at(record, &spot).as_array_mut().unwrap();
    let mut item = random.pick(list)?.clone();
    let table = item.as_table_mut().unwrap();
    // What lies below it must not be told to have moved there.
    table.retain(|_, value| !value.is_array() && !value.is_table());
    let (field, fresh) = match table.contains_key("kunci") {
        true => ("kunci", format!("baru_{number}")),
        false => ("kode", format!("9.99.{number}")),
    };
    table.insert(field.to_string(), Value::String(fresh.clone()));
    list.insert(random.below(list.len() + 1), item);
    let key = format!("{}.{fresh}", spot.key);
    Some(Edit { what: "ditambah", kind: Kind::Added, family: Family::Struktur, key })
}

fn swapped(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let spot = random.pick(&lists(record, 2))?.clone();
    let list = at(record, &spot).as_array_mut().unwrap();
    let from = random.below(list.len());
    let item = list.remove(from);
    let to = (from + 1 + random.below(list.len())) % (list.len() + 1);
    list.insert(to, item);
    // Of two neighbours either may be said to have moved.
    let item = id(&at(record, &spot).as_array().unwrap()[to])?.to_string();
    let key = if from.abs_diff(to) == 1 { spot.key } else { format!("{}.{item}", spot.key) };
    Some(Edit { what: "urutan", kind: Kind::Moved, family: Family::Struktur, key })
}

fn renamed(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let spot = random.pick(&lists(record, 1))?.clone();
    let number = random.below(100_000);
    let list = at(record, &spot).as_array_mut().unwrap();
    let at = random.below(list.len());
    let table = list[at].as_table_mut().unwrap();
    let (field, fresh) = match table.contains_key("kunci") {
        true => ("kunci", format!("ganti_{number}")),
        false => ("kode", format!("8.88.{number}")),
    };
    let old = table.insert(field.to_string(), Value::String(fresh.clone()))?;
    if table.contains_key("dahulu") {
        return None;
    }
    table.insert("dahulu".to_string(), old);
    let key = format!("{}.{fresh}", spot.key);
    Some(Edit { what: "berganti kunci", kind: Kind::Renamed, family: Family::Nama, key })
}

fn policy(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let indicators = spots(record, |spot, _| spot.key.ends_with(".arah"));
    let spot = random.pick(&indicators)?.clone();
    let value = at(record, &spot);
    let other = if value.as_str() == Some("naik") { "turun" } else { "naik" };
    *value = Value::String(other.to_string());
    Some(Edit { what: "kebijakan", kind: Kind::Changed, family: Family::Kebijakan, key: spot.key })
}

/// An indicator goes to another sasaran.
fn moved(record: &mut Table, random: &mut Draw) -> Option<Edit> {
    let sasaran = record.get_mut("sasaran")?.as_array_mut()?;
    if sasaran.len() < 2 {
        return None;
    }
    let from = random.below(sasaran.len());
    let to = (from + 1 + random.below(sasaran.len() - 1)) % sasaran.len();
    let list = sasaran[from].get_mut("indikator")?.as_array_mut()?;
    if list.is_empty() {
        return None;
    }
    let item = list.remove(random.below(list.len()));
    let (own, above) = (id(&item)?.to_string(), id(&sasaran[to])?.to_string());
    sasaran[to].get_mut("indikator")?.as_array_mut()?.push(item);
    let key = format!("sasaran.{above}.indikator.{own}");
    Some(Edit { what: "dipindah", kind: Kind::Moved, family: Family::Struktur, key })
}

fn at<'a>(record: &'a mut Table, spot: &Spot) -> &'a mut Value {
    let mut steps = spot.steps.iter();
    let Some(Step::Key(first)) = steps.next() else { panic!("no step") };
    let mut value = record.get_mut(first).unwrap();
    for step in steps {
        value = match step {
            Step::Key(key) => value.get_mut(key.as_str()).unwrap(),
            Step::Item(index) => value.get_mut(*index).unwrap(),
        };
    }
    value
}

fn spots(record: &Table, wanted: impl Fn(&Spot, &Value) -> bool) -> Vec<Spot> {
    let mut found = Vec::new();
    let mut open: Vec<(Spot, &Value)> = record
        .iter()
        .map(|(key, value)| (Spot { steps: vec![Step::Key(key.clone())], key: key.clone() }, value))
        .collect();
    while let Some((spot, value)) = open.pop() {
        let below = |step: Step, name: String| {
            let steps = spot.steps.iter().cloned().chain([step]).collect();
            Spot { steps, key: format!("{}.{name}", spot.key) }
        };
        match value {
            Value::Table(table) => {
                open.extend(table.iter().map(|(k, v)| (below(Step::Key(k.clone()), k.clone()), v)));
            }
            Value::Array(list) => open.extend(list.iter().enumerate().map(|(index, value)| {
                let name = id(value).map_or((index + 1).to_string(), str::to_string);
                (below(Step::Item(index), name), value)
            })),
            _ => {}
        }
        if wanted(&spot, value) {
            found.push(spot);
        }
    }
    found.sort_by(|one, other| one.key.cmp(&other.key));
    found
}
