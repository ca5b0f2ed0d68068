//! The map from bookmarks to keys of the record: a part of the Word file, and a file beside it.
//!
//! The file also tells how the Word file was when it was written, so that an edited one is not
//! written over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::marks::Leads;
use super::xml::Element;
use crate::project::digest;

/// Bookmarks by name: key and what it is.
type Map = BTreeMap<String, (String, Leads)>;

/// Identifies the part among those of other programs.
pub const ID: &str = "{6C6B6A69-7000-4000-8000-706574610001}";

/// Namespace of the part.
const NAMESPACE: &str = "urn:lkjip:peta:1";

/// Version of the JSON form.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct File {
    versi: u32,
    sha256: String,
    penanda: BTreeMap<String, Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    kunci: String,
    jenis: String,
}

/// The map as a file beside the Word file of these bytes.
///
/// # Errors
/// Never for a map made by this program.
pub fn json(map: &Map, word: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
    let entry = |(name, (key, leads)): (&'_ String, &'_ (String, Leads))| {
        (name.clone(), Entry { kunci: key.clone(), jenis: leads.word().to_string() })
    };
    let sha256 = digest(word);
    let file = File { versi: VERSION, sha256, penanda: map.iter().map(entry).collect() };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Whether a Word file is still as it was when the map beside it was written.
pub fn is_unchanged(word: &[u8], map: &[u8]) -> bool {
    let map: Result<File, _> = serde_json::from_slice(map);
    map.is_ok_and(|map| map.sha256 == digest(word))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_noticed() {
        let map = Map::from([("_n_a_1".to_string(), ("a".to_string(), Leads::Value))]);
        let json = json(&map, b"isi").unwrap();
        assert!(is_unchanged(b"isi", &json));
        assert!(!is_unchanged(b"isi lain", &json));
        assert!(!is_unchanged(b"isi", b"bukan json"));
        let text = String::from_utf8(json).unwrap();
        assert!(text.contains("\"kunci\": \"a\"") && text.contains("\"jenis\": \"nilai\""));
    }
}
