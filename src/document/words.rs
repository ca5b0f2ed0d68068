//! Words of tables, charts and the frame: `naskah/tabel.toml` and `naskah/istilah.toml`.

use std::collections::BTreeMap;

/// Words by block and key, and frame words by name.
#[derive(Debug, Clone, Default)]
pub struct Words {
    blocks: BTreeMap<String, BTreeMap<String, String>>,
    /// Frame words.
    pub terms: BTreeMap<String, String>,
}

impl Words {
    /// Reads both files.
    ///
    /// # Errors
    /// A sentence that says which file is wrong and how.
    pub fn read(tables: &str, terms: &str) -> Result<Self, String> {
        let blocks = toml::from_str(tables).map_err(|e| format!("naskah/tabel.toml: {e}"))?;
        let terms = toml::from_str(terms).map_err(|e| format!("naskah/istilah.toml: {e}"))?;
        Ok(Self { blocks, terms })
    }

    /// Words of a block.
    pub fn get(&self, block: &str, key: &str) -> Option<&str> {
        self.blocks.get(block)?.get(key).map(String::as_str)
    }
}
