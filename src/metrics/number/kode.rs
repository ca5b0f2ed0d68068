//! Kode rekening of the regional nomenclature: `U.BB.PP.L.KK.SSSS`.
//!
//! Owns the grammar of the three levels that a report shows (program, kegiatan, sub kegiatan) and
//! the parent rule: a parent's code is the beginning of its child's. Must not know any name that
//! belongs to a code. Source: Permendagri 90/2019 and its updates.

use std::fmt;

use serde::{Serialize, Serializer};
use thiserror::Error;

/// A checked code in its one spelling; printed and serialized as that text.
///
/// ```
/// # use lkjip_metrics::number::{Kode, TingkatKode};
/// let sub = Kode::parse("2.07.03.02.01.0001").unwrap();
/// assert_eq!(sub.to_string(), "2.07.03.2.01.0001");
/// assert_eq!(sub.tingkat(), TingkatKode::SubKegiatan);
/// assert!(sub.adalah_anak_dari(&Kode::parse("2.07.03.2.01").unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kode {
    teks: String,
    tingkat: TingkatKode,
}

/// The level of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TingkatKode {
    /// `U.BB.PP`
    Program,
    /// `U.BB.PP.L.KK`
    Kegiatan,
    /// `U.BB.PP.L.KK.SSSS`
    SubKegiatan,
}

/// Which part of a code is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KodeError {
    /// Not 3, 5 or 6 parts.
    #[error(
        "Kode rekening harus terdiri atas 3 bagian (program), 5 bagian (kegiatan), \
         atau 6 bagian (sub kegiatan), sedangkan yang tertulis {0} bagian."
    )]
    JumlahBagian(usize),
    /// Urusan and bidang are neither digits nor `X.XX`.
    #[error(
        "Bagian urusan dan bidang harus ditulis seperti 2.07 atau X.XX, \
         sedangkan yang tertulis {0:?}."
    )]
    Bidang(String),
    /// The program is not two digits.
    #[error("Bagian program harus dua angka, misalnya 03, sedangkan yang tertulis {0:?}.")]
    Program(String),
    /// The level of government is neither 1 nor 2.
    #[error(
        "Bagian tingkat pemerintahan harus 1 (provinsi) atau 2 (kabupaten/kota), \
         sedangkan yang tertulis {0:?}."
    )]
    Pemerintahan(String),
    /// The kegiatan is not two digits.
    #[error("Bagian kegiatan harus dua angka, misalnya 01, sedangkan yang tertulis {0:?}.")]
    Kegiatan(String),
    /// The sub kegiatan is neither four nor two digits.
    #[error(
        "Bagian sub kegiatan harus empat angka, misalnya 0001 (atau dua angka pada kode lama), \
         sedangkan yang tertulis {0:?}."
    )]
    SubKegiatan(String),
}

impl Kode {
    /// Reads a code; space around it does not matter.
    ///
    /// The level of government written with two digits (`02`) and a small `x.xx` are brought into
    /// the usual spelling. A sub kegiatan of two digits (older nomenclature) stays as it is.
    ///
    /// # Errors
    /// [`KodeError`] names the first part that is wrong.
    pub fn parse(text: &str) -> Result<Self, KodeError> {
        let parts: Vec<&str> = text.trim().split('.').collect();
        match parts.as_slice() {
            [u, bb, pp] => Ok(Self { teks: program(u, bb, pp)?, tingkat: TingkatKode::Program }),
            [u, bb, pp, l, kk] => {
                let teks = kegiatan(&program(u, bb, pp)?, l, kk)?;
                Ok(Self { teks, tingkat: TingkatKode::Kegiatan })
            }
            [u, bb, pp, l, kk, ssss] => {
                let teks = kegiatan(&program(u, bb, pp)?, l, kk)?;
                if !digits(ssss, 4) && !digits(ssss, 2) {
                    return Err(KodeError::SubKegiatan((*ssss).to_owned()));
                }
                Ok(Self { teks: format!("{teks}.{ssss}"), tingkat: TingkatKode::SubKegiatan })
            }
            other => Err(KodeError::JumlahBagian(other.len())),
        }
    }

    /// The level.
    pub fn tingkat(&self) -> TingkatKode {
        self.tingkat
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.teks
    }

    /// The code one level up; a program has none.
    pub fn induk(&self) -> Option<Self> {
        let (tingkat, dibuang) = match self.tingkat {
            TingkatKode::Program => return None,
            TingkatKode::Kegiatan => (TingkatKode::Program, 2),
            TingkatKode::SubKegiatan => (TingkatKode::Kegiatan, 1),
        };
        let teks = self.teks.rsplitn(dibuang + 1, '.').last()?.to_owned();
        Some(Self { teks, tingkat })
    }

    /// Whether this code stands directly below the other one.
    pub fn adalah_anak_dari(&self, induk: &Self) -> bool {
        self.induk().as_ref() == Some(induk)
    }
}

impl fmt::Display for Kode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.teks)
    }
}

impl Serialize for Kode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.teks)
    }
}

/// Checks and joins the parts of a program.
fn program(u: &str, bb: &str, pp: &str) -> Result<String, KodeError> {
    let numbered = digits(u, 1) && u != "0" && digits(bb, 2);
    let general = u.eq_ignore_ascii_case("x") && bb.eq_ignore_ascii_case("xx");
    if !numbered && !general {
        return Err(KodeError::Bidang(format!("{u}.{bb}")));
    }
    if !digits(pp, 2) {
        return Err(KodeError::Program(pp.to_owned()));
    }
    Ok(format!("{u}.{bb}.{pp}").to_ascii_uppercase())
}

/// Checks the parts of a kegiatan and joins them to its program.
fn kegiatan(program: &str, l: &str, kk: &str) -> Result<String, KodeError> {
    let level = match l {
        "1" | "01" => "1",
        "2" | "02" => "2",
        other => return Err(KodeError::Pemerintahan(other.to_owned())),
    };
    if !digits(kk, 2) {
        return Err(KodeError::Kegiatan(kk.to_owned()));
    }
    Ok(format!("{program}.{level}.{kk}"))
}

/// Whether the text is exactly `count` ASCII digits.
fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}
