//! The dictionary of a signature: that it holds signed data, and covers its file up to the end that
//! it had. Whether the data are good is for a reader of PDFs to say.

use super::value::{Dict, Value};

/// The object identifier of signed data (PKCS #7, 1.2.840.113549.1.7.2) in DER.
const SIGNED_DATA: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/// Forms of signatures that hold signed data.
const FORMS: [&[u8]; 3] = [b"ETSI.CAdES.detached", b"adbe.pkcs7.detached", b"adbe.pkcs7.sha1"];

/// The form of a time stamp.
const STAMP: &[u8] = b"ETSI.RFC3161";

/// Keys of a signature.
const KEYS: [&str; 17] = [
    "Type",
    "Filter",
    "SubFilter",
    "Contents",
    "ByteRange",
    "Name",
    "M",
    "Location",
    "Reason",
    "ContactInfo",
    "Reference",
    "Prop_Build",
    "Prop_AuthTime",
    "Prop_AuthType",
    "Cert",
    "R",
    "V",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Signature,
    Stamp,
}

/// Checks a signature of an update that ends between two places. The error is the end of a sentence
/// about it.
pub fn check(dict: &Dict, whole: &[u8], end: (usize, usize)) -> Result<Kind, String> {
    let uncovered = || "kosong atau tidak mencakup berkasnya".to_string();
    let form = dict.name("SubFilter").unwrap_or_default();
    let kind = if form == STAMP { Kind::Stamp } else { Kind::Signature };
    if kind == Kind::Signature && !FORMS.contains(&form) {
        let form = super::value::readable(form);
        return Err(format!("tidak dikenal bentuknya (SubFilter {form})"));
    }
    let typed = match kind {
        Kind::Signature => dict.get("Type").is_none() || dict.is("Type", "Sig"),
        Kind::Stamp => dict.is("Type", "DocTimeStamp"),
    };
    if let Some(key) = dict.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("memuat isian lain ({key})"));
    }
    if !typed || dict.name("Filter").is_none() {
        return Err("tidak dikenal bentuknya (Type atau Filter)".to_string());
    }
    let Some(Value::Text(contents)) = dict.get("Contents") else { return Err(uncovered()) };
    let range: Option<Vec<usize>> =
        dict.get("ByteRange").and_then(Value::array).and_then(|numbers| {
            let number = |value: &Value| match value {
                Value::Int(number) => usize::try_from(*number).ok(),
                _ => None,
            };
            numbers.iter().map(number).collect()
        });
    let Some([0, before, after, rest]) = range.as_deref() else { return Err(uncovered()) };
    // All but its own contents, which are written in hexadecimal digits.
    let to = after.checked_add(*rest);
    if contents.span != (*before..*after) || whole.get(*before) != Some(&b'<') {
        return Err(
            "kosong atau tidak mencakup berkasnya: celahnya bukan isinya sendiri".to_string()
        );
    }
    if !to.is_some_and(|to| (end.0..=end.1).contains(&to)) {
        return Err("kosong atau tidak mencakup berkasnya sampai ujung tambahannya".to_string());
    }
    if is_signed_data(&contents.bytes) { Ok(kind) } else { Err(uncovered()) }
}

/// Whether bytes are signed data, and behind it nothing but what fills the place.
fn is_signed_data(bytes: &[u8]) -> bool {
    let head = bytes.get(..32.min(bytes.len())).unwrap_or_default();
    let named = head.windows(SIGNED_DATA.len()).any(|part| part == SIGNED_DATA);
    let filled = match length(bytes) {
        Some(Some(length)) => {
            bytes.get(length..).is_some_and(|rest| rest.iter().all(|byte| *byte == 0))
        }
        Some(None) => true,
        None => false,
    };
    named && filled
}

/// The length of a sequence with its head; an inner `None` when it has no length of its own.
fn length(bytes: &[u8]) -> Option<Option<usize>> {
    let [0x30, first, rest @ ..] = bytes else { return None };
    match first {
        0x80 => Some(None),
        0..=0x7F => Some(Some(usize::from(*first) + 2)),
        _ => {
            let count = usize::from(first & 0x7F);
            let digits = rest.get(..count).filter(|_| count <= 4)?;
            let length = digits.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
            Some(Some(length.checked_add(count + 2)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_data_fill_their_place_with_nothing() {
        let mut bytes = vec![0x30, 0x0C];
        bytes.extend(SIGNED_DATA);
        bytes.push(5);
        assert!(is_signed_data(&bytes));
        bytes.extend([0, 0]);
        assert!(is_signed_data(&bytes));
        bytes.push(1);
        assert!(!is_signed_data(&bytes));
        assert!(
            !is_signed_data(&[0; 40]) && !is_signed_data(&[]) && !is_signed_data(&[0x30, 0x84])
        );
        assert!(!is_signed_data(&[0x30, 0xFF, 1, 2, 3]));
    }
}
