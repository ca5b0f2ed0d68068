//! SHA-256 of bytes: how a file is told from another one.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use sha2::{Digest, Sha256};

/// Signs of a digest that people compare.
const SHORT: usize = 8;

/// Bytes of a file that are read at once.
const CHUNK: usize = 64 * 1024;

/// The digest in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The digest of what a file holds; none where nothing is, empty for what is no file (a link, a folder)
/// or cannot be read.
pub(super) fn digest_of(path: &Path) -> Option<String> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Ok(about) if about.is_file() => {}
        _ => return Some(String::new()),
    }
    Some(File::open(path).and_then(digest_of_file).unwrap_or_default())
}

fn digest_of_file(file: File) -> io::Result<String> {
    let (mut hash, mut file) = (Sha256::new(), BufReader::with_capacity(CHUNK, file));
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(bytes);
        let count = bytes.len();
        file.consume(count);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The beginning of the digest, enough to tell the drafts of one report apart.
pub fn short_digest(bytes: &[u8]) -> String {
    digest(bytes).chars().take(SHORT).collect()
}
