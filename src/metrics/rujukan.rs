//! Reference tables against which a record is held: official names by code, and a law register.
//!
//! The tables come as text: those of the program are built in, those of an agency are laid over
//! them entry by entry. They are hints; the rules that use them say so. This module reads no file
//! and knows no record.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::number::kode::{Kode, TingkatKode};

const NOMENKLATUR: &str = include_str!("../../templates/rujukan/nomenklatur.toml");
const PERATURAN: &str = include_str!("../../templates/rujukan/peraturan.toml");

/// The reference tables of one check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rujukan {
    nomenklatur: BTreeMap<String, String>,
    peraturan: Vec<Peraturan>,
}

/// A law as the register knows it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peraturan {
    /// Its key in the register.
    pub kunci: String,
    /// Its kind with who issued it, in full.
    pub jenis: String,
    /// Short forms of the kind that are accepted.
    #[serde(default)]
    pub sebutan: Vec<String>,
    /// Number.
    pub nomor: String,
    /// Year.
    pub tahun: i32,
    /// Title.
    pub tentang: String,
    /// Whether it is in force.
    pub status: StatusPeraturan,
    /// Key of the law that replaced it.
    #[serde(default)]
    pub diganti_oleh: Option<String>,
    /// The part of a report that rests on it, e.g. `akip`.
    #[serde(default)]
    pub perlu_bila: Option<String>,
    /// How sure the entry is.
    pub keyakinan: Keyakinan,
}

/// Whether a law of the register is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatusPeraturan {
    /// In force.
    Berlaku,
    /// Repealed.
    Dicabut,
}

/// How sure an entry of the register is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keyakinan {
    /// Read in the law or in a public quotation of it.
    Tinggi,
    /// General knowledge.
    Sedang,
}

/// Why a reference table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Daftar {berkas} tidak dapat dibaca: {sebab}.")]
pub struct RujukanError {
    /// Which table.
    pub berkas: &'static str,
    /// What is wrong, in the words of the reader of TOML.
    pub sebab: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    nomenklatur: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Laws {
    #[serde(default)]
    peraturan: Vec<Peraturan>,
}

impl Rujukan {
    /// The tables of the program, read once.
    pub fn bawaan() -> &'static Self {
        static BUILT_IN: OnceLock<Rujukan> = OnceLock::new();
        // A test reads them; a fault here would only leave the rules without tables.
        BUILT_IN.get_or_init(|| Self::read(NOMENKLATUR, PERATURAN).unwrap_or_default())
    }

    /// Tables from their texts.
    ///
    /// # Errors
    /// When a text is no TOML, or has keys that the table does not have.
    pub fn read(nomenklatur: &str, peraturan: &str) -> Result<Self, RujukanError> {
        Self::default().dengan(Some(nomenklatur), Some(peraturan))
    }

    /// These tables with those of an agency laid over them, entry by entry.
    ///
    /// # Errors
    /// Like [`Rujukan::read`].
    pub fn dengan(
        &self,
        nomenklatur: Option<&str>,
        peraturan: Option<&str>,
    ) -> Result<Self, RujukanError> {
        let mut all = self.clone();
        if let Some(text) = nomenklatur {
            let names: Names = toml::from_str(text).map_err(|e| fault("nomenklatur", &e))?;
            all.nomenklatur.extend(names.nomenklatur);
        }
        if let Some(text) = peraturan {
            let laws: Laws = toml::from_str(text).map_err(|e| fault("peraturan", &e))?;
            for law in laws.peraturan {
                all.peraturan.retain(|known| known.kunci != law.kunci);
                all.peraturan.push(law);
            }
        }
        Ok(all)
    }

    /// The official name of a code; of the supporting programme under every urusan.
    pub fn nama(&self, code: &Kode) -> Option<&str> {
        self.nomenklatur.get(&umum(code)).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The last part of another code below the same parent that has this name.
    pub fn kode_lain(&self, code: &Kode, name: &str) -> Option<&str> {
        let key = umum(code);
        let (parent, _) = key.rsplit_once('.')?;
        let wanted = ringkas(name);
        self.nomenklatur
            .range(format!("{parent}.")..format!("{parent}/"))
            .filter(|(other, _)| other.len() == key.len() && **other != key)
            .find(|(_, official)| ringkas(official) == wanted)
            .and_then(|(other, _)| other.rsplit('.').next())
    }

    /// Every law of the register.
    pub fn peraturan(&self) -> &[Peraturan] {
        &self.peraturan
    }

    /// The law under a key of the register.
    pub fn peraturan_berkunci(&self, key: &str) -> Option<&Peraturan> {
        self.peraturan.iter().find(|law| law.kunci == key)
    }
}

impl Peraturan {
    /// "Peraturan Menteri Contoh Nomor 1 Tahun 2020".
    pub fn pendek(&self) -> String {
        format!("{} Nomor {} Tahun {}", self.jenis, self.nomor, self.tahun)
    }
}

fn fault(berkas: &'static str, error: &toml::de::Error) -> RujukanError {
    RujukanError { berkas, sebab: error.message().to_string() }
}

/// The code under which a name is kept: programme 01 of every urusan is one, and an older sub
/// kegiatan of two digits is the one of four.
fn umum(code: &Kode) -> String {
    let text = code.as_str();
    let mut key = match text.get(4..7) {
        Some(".01") => format!("X.XX{}", text.get(4..).unwrap_or_default()),
        _ => text.to_string(),
    };
    if code.tingkat() == TingkatKode::SubKegiatan
        && let Some((parent, last)) = key.rsplit_once('.')
        && last.len() == 2
    {
        key = format!("{parent}.00{last}");
    }
    key
}

/// A name without what does not tell names apart: case, spaces, punctuation, "&" for "dan".
pub fn ringkas(name: &str) -> String {
    let spelled = name.replace('&', "dan");
    spelled.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{NOMENKLATUR, PERATURAN, Rujukan, StatusPeraturan};
    use crate::number::kode::Kode;

    fn kode(text: &str) -> Kode {
        Kode::parse(text).unwrap()
    }

    #[test]
    fn the_built_in_tables_can_be_read() {
        let read = Rujukan::read(NOMENKLATUR, PERATURAN).unwrap();
        assert_eq!(&read, Rujukan::bawaan());
        for key in read.nomenklatur.keys() {
            assert_eq!(kode(key).as_str(), key, "the key is in its one spelling");
        }
    }

    #[test]
    fn a_replaced_law_names_a_known_one_and_a_valid_one_names_none() {
        let all = Rujukan::bawaan();
        for law in all.peraturan() {
            let by = law.diganti_oleh.as_ref().map(|key| all.peraturan_berkunci(key));
            assert!(by != Some(None), "{}", law.kunci);
            assert_eq!(law.status == StatusPeraturan::Dicabut, by.is_some(), "{}", law.kunci);
        }
    }

    #[test]
    fn the_supporting_programme_has_one_name_under_every_urusan() {
        let all = Rujukan::bawaan();
        let name = all.nama(&kode("X.XX.01.2.02.0001")).unwrap();
        assert_eq!(all.nama(&kode("2.07.01.2.02.0001")), Some(name));
        assert_eq!(all.nama(&kode("1.02.01.2.02.01")), Some(name));
        assert_eq!(all.nama(&kode("1.02.02.2.02.0001")), None);
    }

    #[test]
    fn an_agency_adds_replaces_and_removes() {
        let own = "[nomenklatur]\n\"9.99.02\" = \"Program Contoh\"\n\"X.XX.01\" = \"\"\n";
        let all = Rujukan::bawaan().dengan(Some(own), None).unwrap();
        assert_eq!(all.nama(&kode("9.99.02")), Some("Program Contoh"));
        assert_eq!(all.nama(&kode("2.07.01")), None);
        assert!(Rujukan::bawaan().dengan(None, Some("peraturan = 1")).is_err());
        assert!(Rujukan::bawaan().dengan(Some("[nomenklatur\n"), None).is_err());
    }
}
