//! SHA-256 of bytes: how a file is told from another one.

use sha2::{Digest, Sha256};

/// Signs of a digest that people compare.
const SHORT: usize = 8;

/// The digest in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The beginning of the digest, enough to tell the drafts of one report apart.
pub fn short_digest(bytes: &[u8]) -> String {
    digest(bytes).chars().take(SHORT).collect()
}
