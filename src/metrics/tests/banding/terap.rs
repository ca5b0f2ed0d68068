//! Applies listed changes to a record: what a reader of the list would do by hand.

use lkjip_metrics::banding::{Change, Kind};
use toml::{Table, Value};

/// The order in which a list of changes is applied: values and keys first, while the old keys lead
/// to them, then what goes, then what comes and moves, from the front of each list.
pub fn order(changes: &[Change]) -> Vec<&Change> {
    let rank = |change: &&Change| {
        let position = change.new.as_ref().and_then(|new| new.position).unwrap_or_default();
        let last = change.old.as_ref().and_then(|old| old.position).unwrap_or_default();
        match change.kind {
            Kind::Changed => (0, 0),
            Kind::Removed => (2, usize::MAX - last),
            Kind::Renamed => (1, usize::MAX - change.key.len()),
            Kind::Added | Kind::Moved => (3, position),
        }
    };
    let mut ordered: Vec<&Change> = changes.iter().collect();
    ordered.sort_by_key(rank);
    ordered
}

/// Applies one change.
pub fn apply(record: &mut Table, change: &Change) {
    let old_key = change.old_key.as_deref().unwrap_or(&change.key);
    let root = &mut Value::Table(std::mem::take(record));
    match change.kind {
        Kind::Changed => put(root, old_key, value(change.new.as_ref().unwrap())),
        Kind::Renamed => {
            let new = value(change.new.as_ref().unwrap());
            let item = find(root, old_key).unwrap_or_else(|| panic!("{old_key}"));
            for field in ["kunci", "kode", "dahulu"] {
                match new.get(field) {
                    Some(value) => {
                        drop(item.as_table_mut().unwrap().insert(field.into(), value.clone()))
                    }
                    None => drop(item.as_table_mut().unwrap().remove(field)),
                }
            }
        }
        Kind::Removed => drop(take(root, old_key)),
        Kind::Added => insert(root, &change.key, change, value(change.new.as_ref().unwrap())),
        Kind::Moved => {
            // It may have got another key by now.
            let item = take(root, old_key).or_else(|| take(root, &change.key));
            insert(root, &change.key, change, item.unwrap_or_else(|| panic!("{old_key}")));
        }
    }
    let Value::Table(table) = std::mem::replace(root, Value::Boolean(false)) else { panic!() };
    *record = table;
}

fn value(content: &lkjip_metrics::banding::Content) -> Value {
    let table: Table = format!("x = {}", content.toml).parse().unwrap();
    table["x"].clone()
}

/// The value around a path and the name of what lies in it.
fn split<'a, 'p>(root: &'a mut Value, path: &'p str) -> (&'a mut Value, &'p str) {
    let mut best = 0;
    for (at, _) in path.match_indices('.') {
        if find(root, &path[..at]).is_some() {
            best = at + 1;
        }
    }
    match best {
        0 => (root, path),
        _ => (find(root, &path[..best - 1]).unwrap(), &path[best..]),
    }
}

fn find<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    if path.is_empty() {
        return Some(value);
    }
    let names: Vec<(String, usize)> = match value {
        Value::Table(table) => table.keys().map(|key| (key.clone(), 0)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(at, item)| (name(item, at), at)).collect()
        }
        _ => return None,
    };
    for (key, at) in names {
        let rest = path
            .strip_prefix(key.as_str())
            .and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('.') });
        if let Some(rest) = rest {
            let below = match value {
                Value::Table(table) => table.get_mut(&key)?,
                Value::Array(list) => list.get_mut(at)?,
                _ => return None,
            };
            return find(below, rest);
        }
    }
    None
}

fn name(item: &Value, at: usize) -> String {
    let own = item.get("kunci").or(item.get("kode")).and_then(Value::as_str);
    own.map_or((at + 1).to_string(), str::to_string)
}

fn put(root: &mut Value, path: &str, new: Value) {
    match find(root, path) {
        Some(value) => *value = new,
        None => {
            let (around, name) = split(root, path);
            around.as_table_mut().unwrap().insert(name.to_string(), new);
        }
    }
}

fn take(root: &mut Value, path: &str) -> Option<Value> {
    find(root, path)?;
    let (around, own) = split_found(root, path);
    match around {
        Value::Table(table) => table.remove(&own),
        Value::Array(list) => {
            let at = list.iter().enumerate().position(|(at, item)| name(item, at) == own)?;
            Some(list.remove(at))
        }
        _ => None,
    }
}

/// Like [`split`], for something that is there: its own name may have points.
fn split_found<'a>(root: &'a mut Value, path: &str) -> (&'a mut Value, String) {
    for (at, _) in path.match_indices('.').collect::<Vec<_>>().into_iter().rev() {
        let own = &path[at + 1..];
        let there = find(root, &path[..at]).is_some_and(|around| match around {
            Value::Table(table) => table.contains_key(own),
            Value::Array(list) => list.iter().enumerate().any(|(at, item)| name(item, at) == own),
            _ => false,
        });
        if there {
            return (find(root, &path[..at]).unwrap(), own.to_string());
        }
    }
    (root, path.to_string())
}

fn insert(root: &mut Value, path: &str, change: &Change, new: Value) {
    let position = change.new.as_ref().and_then(|new| new.position);
    let Some(position) = position else { return put(root, path, new) };
    let own = name(&new, position - 1);
    let list = path.strip_suffix(&format!(".{own}")).unwrap_or_else(|| panic!("{path} {own}"));
    if find(root, list).is_none() {
        put(root, list, Value::Array(Vec::new()));
    }
    let list = find(root, list).unwrap().as_array_mut().unwrap();
    list.insert((position - 1).min(list.len()), new);
}
