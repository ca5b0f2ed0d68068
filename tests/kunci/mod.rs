//! What the tests of final reports share: projects that can be made final, and PDFs made by hand.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

pub mod tambahan;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use tempfile::TempDir;

use crate::program::{RECORD, code, err, out, project, run};

/// The small record with waivers of all its peringatan.
pub fn sound() -> String {
    static SOUND: OnceLock<String> = OnceLock::new();
    SOUND.get_or_init(|| waived(RECORD)).clone()
}

/// A record with waivers of all its peringatan.
pub fn waived(record: &str) -> String {
    let folder = project(record);
    let json = out(&run(folder.path(), &["periksa", "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = value["temuan"].as_array().unwrap();
    let warnings = findings.iter().filter(|finding| finding["tingkat"] == "peringatan");
    let mut codes: Vec<&str> = warnings.map(|f| f["kode"].as_str().unwrap()).collect();
    codes.sort_unstable();
    codes.dedup();
    let waiver = |code: &&str| {
        format!(
            "\n[[pengecualian]]\nkode = \"{code}\"\nkunci = \"*\"\n\
             alasan = \"Sudah ditimbang bersama kepala bidang.\"\n"
        )
    };
    record.to_string() + &codes.iter().map(waiver).collect::<String>()
}

/// A folder with a final report, made for it.
pub fn freshly_made() -> TempDir {
    let folder = project(sound());
    let done = run(folder.path(), &["susun", "--final"]);
    assert_eq!(code(&done), 0, "{}{}", out(&done), err(&done));
    folder
}

/// A folder with a final report, a copy of one that is made once for all tests of a file.
pub fn made() -> TempDir {
    static FILES: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let folder = freshly_made();
        let all = all_files(&folder.path().join("keluaran")).into_iter();
        all.map(|(path, bytes)| (path.strip_prefix(folder.path()).unwrap().to_path_buf(), bytes))
            .collect()
    });
    let folder = project(sound());
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// A file of the final report.
pub fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join("keluaran/final").join(name)
}

/// Every file below a folder with its bytes.
pub fn all_files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

/// The answer of `verifikasi` for programs.
pub fn verified(folder: &Path, more: &[&str]) -> (i32, serde_json::Value) {
    let output = run(folder, &[&["verifikasi", "--format", "json"], more].concat());
    let value = serde_json::from_str(&out(&output))
        .unwrap_or_else(|_| panic!("{}{}", out(&output), err(&output)));
    (code(&output), value)
}

/// Bytes as Flate packs them.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A file within a PDF made by hand.
pub struct Within {
    pub name: String,
    pub stream: Vec<u8>,
    /// What stands in the dictionary of its stream, e.g. `/Filter /FlateDecode`.
    pub dict: &'static str,
}

impl Within {
    /// A file as it is.
    pub fn plain(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_string(), stream: bytes.to_vec(), dict: "" }
    }
}

/// A PDF of one page that carries files; `kids` is added to its tree of names.
pub fn pdf(files: &[Within], kids: &str) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 4 0 R >> >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>".to_vec(),
    ];
    let mut names = String::new();
    for index in 0..files.len() {
        names += &format!("(n{index:04}) {} 0 R ", 5 + 2 * index);
    }
    objects.push(format!("<< /Names [{names}] {kids} >>").into_bytes());
    for (index, file) in files.iter().enumerate() {
        let stream = 6 + 2 * index;
        let hex: String = file.name.bytes().map(|byte| format!("{byte:02x}")).collect();
        let spec = format!("<< /Type /Filespec /F <{hex}> /EF << /F {stream} 0 R >> >>");
        objects.push(spec.into_bytes());
        let length = file.stream.len();
        let mut object = format!("<< /Length {length} {} >>\nstream\n", file.dict).into_bytes();
        object.extend_from_slice(&file.stream);
        object.extend_from_slice(b"\nendstream");
        objects.push(object);
    }
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    bytes.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
    for place in places {
        bytes.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend_from_slice(trailer.as_bytes());
    bytes
}
