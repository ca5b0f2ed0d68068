//! The lock as TOML: the same lock gives the same bytes, in an order that people can read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::origin::{Inputs, Kind, Lock, Origin, Output, Review, Revision};

/// Version of this form; it grows when a key changes its meaning.
const VERSION: u32 = 1;

const LOCK_HEAD: &str = "\
# Kunci laporan final: dari apa laporan ini disusun, dan sidik SHA-256 setiap berkasnya.
# Ditulis oleh `lkjip susun --final`, diperiksa oleh `lkjip verifikasi`. Jangan diubah.
";

const ORIGIN_HEAD: &str = "\
# Asal laporan ini: dari apa PDF ini disusun, dengan sidik SHA-256 setiap berkasnya.
# Diperiksa oleh `lkjip verifikasi berkas.pdf`.
";

/// Characters of a digest.
const DIGEST: usize = 64;

impl Origin {
    /// As it lies within the PDF.
    pub fn text(&self) -> String {
        format!("{ORIGIN_HEAD}{}", body(self))
    }

    /// Reads what a PDF carries.
    ///
    /// # Errors
    /// Why it cannot be read, as the end of a sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        Ok(Lock::read(bytes)?.origin)
    }
}

impl Lock {
    /// As it lies beside the report.
    pub fn text(&self) -> String {
        let mut out = format!("{LOCK_HEAD}{}\n[keluaran]\n", body(&self.origin));
        for (name, Output { size, digest }) in &self.outputs {
            let name = quoted(name);
            let _ = writeln!(out, "{name} = {{ ukuran = {size}, sidik = {} }}", quoted(digest));
        }
        out
    }

    /// Reads a lock, or the part of it that a PDF carries.
    ///
    /// # Errors
    /// Why it cannot be read, as the end of a sentence.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "bukan teks UTF-8".to_string())?;
        let Version { versi } = toml::from_str(text).map_err(|error| reason(&error))?;
        if versi != VERSION {
            return Err(format!(
                "bentuknya versi {versi}, sedangkan program ini mengenal versi {VERSION}"
            ));
        }
        let typed: Typed = toml::from_str(text).map_err(|error| reason(&error))?;
        typed.lock()
    }
}

fn body(origin: &Origin) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "\nversi   = {VERSION}");
    let _ = writeln!(out, "program = {}", quoted(&origin.program));
    let _ = writeln!(out, "tahun   = {}", origin.year);
    out.push_str("\n# Draf yang direviu, dengan sidik recordnya\n[reviu]\n");
    match &origin.review {
        Some(Review { draft, record }) => {
            let _ = writeln!(out, "draf   = {draft}\nrecord = {}", quoted(record));
        }
        None => out.push_str("keterangan = \"tidak ada draf\"\n"),
    }
    if let Some(Revision { number, reason, former }) = &origin.revision {
        let _ = writeln!(out, "\n[revisi]\nnomor  = {number}\nalasan = {}", quoted(reason));
        let _ = writeln!(out, "kunci_sebelumnya = {}", quoted(former));
    }
    for (kind, files) in &origin.inputs {
        let _ = writeln!(out, "\n[{}]", table(*kind));
        for (name, digest) in files {
            let _ = writeln!(out, "{} = {}", quoted(name), quoted(digest));
        }
    }
    out
}

fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => "record",
        Kind::Notes => "catatan",
        Kind::OwnTemplate => "templat.instansi",
        Kind::BuiltInTemplate => "templat.bawaan",
        Kind::WordTemplate => "templat.word",
        Kind::Font => "huruf",
        Kind::Picture => "gambar",
    }
}

/// A text in quotes as TOML has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

#[derive(Deserialize)]
struct Version {
    versi: u32,
}

type Files = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Typed {
    program: String,
    tahun: i32,
    reviu: TypedReview,
    revisi: Option<TypedRevision>,
    #[serde(default)]
    record: Files,
    #[serde(default)]
    catatan: Files,
    #[serde(default)]
    templat: TypedTemplates,
    #[serde(default)]
    huruf: Files,
    #[serde(default)]
    gambar: Files,
    #[serde(default)]
    keluaran: BTreeMap<String, TypedOutput>,
}

#[derive(Deserialize)]
struct TypedReview {
    draf: Option<u16>,
    record: Option<String>,
}

#[derive(Deserialize)]
struct TypedRevision {
    nomor: u16,
    alasan: String,
    kunci_sebelumnya: String,
}

#[derive(Default, Deserialize)]
struct TypedTemplates {
    #[serde(default)]
    instansi: Files,
    #[serde(default)]
    bawaan: Files,
    #[serde(default)]
    word: Files,
}

#[derive(Deserialize)]
struct TypedOutput {
    ukuran: u64,
    sidik: String,
}

impl Typed {
    fn lock(self) -> Result<Lock, String> {
        let mut inputs: Inputs = BTreeMap::from([
            (Kind::Record, self.record),
            (Kind::Notes, self.catatan),
            (Kind::OwnTemplate, self.templat.instansi),
            (Kind::BuiltInTemplate, self.templat.bawaan),
            (Kind::WordTemplate, self.templat.word),
            (Kind::Font, self.huruf),
            (Kind::Picture, self.gambar),
        ]);
        inputs.retain(|_, files| !files.is_empty());
        let review = match (self.reviu.draf, self.reviu.record) {
            (Some(draft), Some(record)) => Some(Review { draft, record }),
            (None, None) => None,
            _ => return Err("[reviu] memerlukan draf beserta record".to_string()),
        };
        let revision = self.revisi.map(|typed| Revision {
            number: typed.nomor,
            reason: typed.alasan,
            former: typed.kunci_sebelumnya,
        });
        let outputs: BTreeMap<String, Output> = self
            .keluaran
            .into_iter()
            .map(|(name, typed)| (name, Output { size: typed.ukuran, digest: typed.sidik }))
            .collect();
        // Names of outputs are looked for on the disk: they stay within the folder of the lock.
        if let Some(name) = outputs.keys().find(|name| name.contains(['/', '\\', ':'])) {
            return Err(format!("`{name}` bukan nama berkas keluaran"));
        }
        let mut digests = inputs.values().flat_map(BTreeMap::values);
        let mut sealed = outputs.values().map(|output| &output.digest);
        if !digests.all(|text| is_digest(text)) || !sealed.all(|text| is_digest(text)) {
            return Err("ada sidik yang bukan SHA-256".to_string());
        }
        let origin = Origin { program: self.program, year: self.tahun, review, revision, inputs };
        Ok(Lock { origin, outputs })
    }
}

fn is_digest(text: &str) -> bool {
    text.len() == DIGEST && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn reason(error: &toml::de::Error) -> String {
    let message = error.message().lines().next().unwrap_or_default();
    format!("isinya tidak dikenal ({message})")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        let files = |names: &[&str]| -> Files {
            names
                .iter()
                .map(|name| ((*name).to_string(), crate::project::digest(name.as_bytes())))
                .collect()
        };
        let inputs = BTreeMap::from([
            (Kind::Record, files(&["laporan.toml"])),
            (Kind::OwnTemplate, files(&["naskah/bab \"satu\".md", "a\\b\u{7}\n.md"])),
            (Kind::WordTemplate, files(&["gaya.docx"])),
            (Kind::Picture, files(&["foto/ä.jpg"])),
        ]);
        let revision =
            Revision { number: 2, reason: "Salah \"jumlah\"".into(), former: "x".into() };
        let origin = Origin {
            program: "lkjip 9".into(),
            year: 2025,
            review: Some(Review { draft: 3, record: crate::project::digest(b"r") }),
            revision: Some(revision),
            inputs,
        };
        let output = Output { size: 12, digest: crate::project::digest(b"o") };
        Lock { origin, outputs: BTreeMap::from([("lkjip-2025.pdf".to_string(), output)]) }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let lock = lock();
        let text = lock.text();
        assert_eq!(Lock::read(text.as_bytes()).unwrap(), lock);
        assert_eq!(Lock::read(text.as_bytes()).unwrap().text(), text);
        assert_eq!(Origin::read(lock.origin.text().as_bytes()).unwrap(), lock.origin);
        let none = Origin { review: None, revision: None, ..lock.origin };
        assert!(none.text().contains("tidak ada draf"));
        assert_eq!(Origin::read(none.text().as_bytes()).unwrap(), none);
    }

    #[test]
    fn a_lock_from_elsewhere_is_refused_with_a_reason() {
        let text = lock().text();
        let cases = [
            (text.replace("versi   = 1", "versi = 2"), "versi 2"),
            (text.replace("lkjip-2025.pdf", "../x.pdf"), "../x.pdf"),
            (text.replace("[reviu]\ndraf   = 3", "[reviu]"), "reviu"),
            (text.replace(&crate::project::digest(b"o"), "zz"), "SHA-256"),
            ("a = [".to_string(), "tidak dikenal"),
            (String::new(), "versi"),
        ];
        for (text, said) in cases {
            let refused = Lock::read(text.as_bytes()).unwrap_err();
            assert!(refused.contains(said), "{refused}");
        }
        assert!(Lock::read(&[0xFF, 0xFE]).is_err());
    }
}
