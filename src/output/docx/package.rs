//! A Word package: named parts in a zip archive.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::archive::{self, LARGEST, MOST};

/// Compression of XML: level 4 costs half the time of the usual 6 for a few percent more bytes.
const LEVEL: i64 = 1;

/// Named parts, e.g. `word/document.xml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

/// Why a file is no package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The old binary format of Word, or a document that is protected by a password.
    #[error("berformat Word lama (.doc) atau terlindung kata sandi")]
    Compound,
    /// No zip archive, or a damaged one.
    #[error("rusak atau bukan berkas Word (.docx)")]
    NoArchive,
    /// More or larger parts than a document has.
    #[error("memuat bagian yang terlalu besar atau terlalu banyak")]
    TooLarge,
    /// A part that grows without measure when it is unpacked.
    #[error("memuat bagian yang mengembang tidak wajar saat dibuka (bom zip)")]
    Bomb,
    /// Parts that are encrypted one by one.
    #[error("memuat bagian yang terkunci dengan kata sandi")]
    Encrypted,
    /// A part whose name leads out of the package or to no place in it.
    #[error("memuat bagian dengan nama yang tidak sah")]
    Name,
    /// Two parts of one name: which of them counts is anybody's guess.
    #[error("memuat dua bagian dengan nama yang sama")]
    Twice,
    /// Parts that share their bytes.
    #[error("memuat bagian-bagian yang saling tindih")]
    Shared,
}

impl Package {
    /// Unpacks a file.
    ///
    /// # Errors
    /// When it is no sound package.
    pub fn read(bytes: &[u8]) -> Result<Self, Broken> {
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(Broken::Compound);
        }
        archive::judge(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken::NoArchive)?;
        if archive.len() > MOST {
            return Err(Broken::TooLarge);
        }
        let mut parts = BTreeMap::new();
        let mut total = 0;
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).map_err(|_| Broken::NoArchive)?;
            if file.is_dir() {
                continue;
            }
            let mut part = Vec::new();
            let limit = LARGEST.saturating_sub(total).saturating_add(1);
            (&mut file).take(limit).read_to_end(&mut part).map_err(|_| Broken::NoArchive)?;
            total = total.saturating_add(part.len() as u64);
            if total > LARGEST {
                return Err(Broken::TooLarge);
            }
            // The list may have told a smaller size.
            if archive::is_bomb(file.compressed_size(), part.len() as u64) {
                return Err(Broken::Bomb);
            }
            if parts.insert(file.name().to_string(), part).is_some() {
                return Err(Broken::Twice);
            }
        }
        Ok(Self { parts })
    }

    /// A part.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(name).map(Vec::as_slice)
    }

    /// A part and its name as it stands; upper and lower case letters are the same.
    pub fn find(&self, name: &str) -> Option<(&str, &[u8])> {
        let exact = self.parts.get_key_value(name);
        let found =
            exact.or_else(|| self.parts.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)));
        found.map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Puts a part in, in place of one of its name.
    pub fn put(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.parts.insert(name.into(), bytes);
    }

    /// Takes a part out.
    pub fn remove(&mut self, name: &str) -> Option<Vec<u8>> {
        self.parts.remove(name)
    }

    /// Names of all parts, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// Packs the parts. The same parts give the same bytes: fixed order, no dates.
    ///
    /// # Errors
    /// When a part is larger than an archive can hold.
    pub fn write(&self) -> zip::result::ZipResult<Vec<u8>> {
        let mut names: Vec<&String> = self.parts.keys().collect();
        // Readers that stream expect these two first.
        names.sort_by_key(|name| (*name != CONTENT_TYPES, *name != "_rels/.rels"));
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            let packed = [".png", ".jpeg", ".jpg"].iter().any(|ending| name.ends_with(ending));
            let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
            let options = if packed {
                options.compression_method(CompressionMethod::Stored)
            } else {
                let deflated = options.compression_method(CompressionMethod::Deflated);
                deflated.compression_level(Some(LEVEL))
            };
            archive.start_file(name.as_str(), options)?;
            archive.write_all(&self.parts[name])?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

/// Name of the part that gives the type of every other.
pub const CONTENT_TYPES: &str = "[Content_Types].xml";

#[cfg(test)]
mod tests {
    use super::*;

    fn package() -> Package {
        let mut package = Package::default();
        package.put("word/document.xml", b"<a/>".repeat(1000));
        package.put(CONTENT_TYPES, b"<b/>".to_vec());
        package.put("word/media/a.png", vec![7; 500]);
        package
    }

    #[test]
    fn what_is_packed_is_unpacked_again() {
        let bytes = package().write().unwrap();
        assert_eq!(Package::read(&bytes).unwrap(), package());
        assert_eq!(bytes, package().write().unwrap());
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(archive.by_index(0).unwrap().name(), CONTENT_TYPES);
    }

    #[test]
    fn what_is_no_package_is_told() {
        assert_eq!(Package::read(b"bukan zip"), Err(Broken::NoArchive));
        assert_eq!(Package::read(&[0xD0, 0xCF, 0x11, 0xE0, 1]), Err(Broken::Compound));
        let bytes = package().write().unwrap();
        assert_eq!(Package::read(&bytes[..bytes.len() / 2]), Err(Broken::NoArchive));
        let mut bomb = Package::default();
        bomb.put("besar", vec![0; 70 * 1024 * 1024]);
        assert_eq!(Package::read(&bomb.write().unwrap()), Err(Broken::TooLarge));
        let best = SimpleFileOptions::default().compression_level(Some(9));
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("besar", best).unwrap();
        bomb.write_all(&vec![0; 20 * 1024 * 1024]).unwrap();
        let bomb = bomb.finish().unwrap().into_inner();
        assert_eq!(Package::read(&bomb).err(), Some(Broken::Bomb));
    }
}
