//! The map from bookmarks to keys of the record: a part of the Word file, and a file beside it.
//!
//! The file also tells how the Word file was when it was written, so that an edited one is not
//! written over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::marks::Leads;
use super::xml::Element;
use crate::document::model::Origin;
use crate::project::digest;

/// Bookmarks by name: key and what it is.
pub type Map = BTreeMap<String, (String, Leads)>;

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

/// The map in the file beside a Word file; none when it is no such file.
pub fn of_json(bytes: &[u8]) -> Option<Map> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    let entry =
        |(name, entry): (String, Entry)| Some((name, (entry.kunci, Leads::of_word(&entry.jenis)?)));
    Some(file.penanda.into_iter().filter_map(entry).collect())
}

/// The map in a part of a package, and the draft that it was built for; none when it is another
/// program's part.
pub fn of_xml(root: &Element) -> Option<(Map, Option<Origin>)> {
    if root.name.rsplit(':').next() != Some("peta")
        || !root.attributes.iter().any(|(_, value)| value == NAMESPACE)
    {
        return None;
    }
    let entry = |entry: &Element| {
        let leads = Leads::of_word(entry.attribute("jenis")?)?;
        Some((entry.attribute("nama")?.to_string(), (entry.attribute("kunci")?.to_string(), leads)))
    };
    let origin = || {
        let draft = root.attribute("draf")?.parse().ok()?;
        Some(Origin { draft, record: root.attribute("record")?.to_string() })
    };
    Some((root.elements().filter_map(entry).collect(), origin()))
}

/// The map as a part of the package, with the draft that it is built for.
pub fn xml(map: &Map, origin: Option<&Origin>) -> Element {
    let mut root = Element::new("peta").with("xmlns", NAMESPACE);
    if let Some(Origin { draft, record }) = origin {
        root.set("draf", &draft.to_string());
        root.set("record", record);
    }
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
    fn what_is_written_is_read_again() {
        let map = Map::from([
            ("_n_a_1".to_string(), ("a".to_string(), Leads::Value)),
            ("_t_b_1".to_string(), ("b".to_string(), Leads::Text)),
        ]);
        assert_eq!(of_json(&json(&map, b"isi").unwrap()).as_ref(), Some(&map));
        assert_eq!(of_json(b"[]"), None);
        let origin = Origin { draft: 3, record: "ab".repeat(32) };
        let root = xml(&map, Some(&origin));
        assert_eq!(of_xml(&root), Some((map.clone(), Some(origin))));
        assert_eq!(of_xml(&xml(&map, None)), Some((map, None)));
        assert_eq!(of_xml(&Element::new("peta")), None);
    }

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
