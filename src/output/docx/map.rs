//! The map from bookmarks to keys of the record: a part of the Word file, and a file beside it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::marks::Leads;
use super::xml::Element;

/// Bookmarks by name: key and what it is.
type Map = BTreeMap<String, (String, Leads)>;

/// Identifies the part among those of other programs.
pub const ID: &str = "{6C6B6A69-7000-4000-8000-706574610001}";

/// Namespace of the part.
const NAMESPACE: &str = "urn:lkjip:peta:1";

/// Version of the JSON form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File {
    versi: u32,
    penanda: BTreeMap<String, Entry>,
}

#[derive(Serialize)]
struct Entry {
    kunci: String,
    jenis: &'static str,
}

/// The map as a file.
///
/// # Errors
/// Never for a map made by this program.
pub fn json(map: &Map) -> Result<Vec<u8>, serde_json::Error> {
    let entry = |(name, (key, leads)): (&'_ String, &'_ (String, Leads))| {
        (name.clone(), Entry { kunci: key.clone(), jenis: leads.word() })
    };
    let file = File { versi: VERSION, penanda: map.iter().map(entry).collect() };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The map as a part of the package.
pub fn xml(map: &Map) -> Element {
    let mut root = Element::new("peta").with("xmlns", NAMESPACE);
    for (name, (key, leads)) in map {
        root.push(
            Element::new("penanda")
                .with("nama", name)
                .with("kunci", key)
                .with("jenis", leads.word()),
        );
    }
    root
}
