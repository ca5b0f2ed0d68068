//! Bytes of streams as signers pack them, within bounds.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::value::{Dict, Object, Value};

/// The bytes of a stream, plain or by Flate, with the predictor of PNG when it is told; at most so many.
pub fn unpacked(bytes: &[u8], object: &Object, dict: &Dict, most: usize) -> Option<Vec<u8>> {
    let raw = bytes.get(object.stream.clone()?)?;
    if dict.get("F").is_some() {
        return None;
    }
    if dict.get("Filter").is_none() {
        return (raw.len() <= most).then(|| raw.to_vec());
    }
    let flate = match dict.get("Filter")? {
        Value::Name(name) => name == b"FlateDecode",
        Value::Array(names) => {
            matches!(names.as_slice(), [Value::Name(name)] if name == b"FlateDecode")
        }
        _ => false,
    };
    if !flate {
        return None;
    }
    let mut data = Vec::new();
    let limit = u64::try_from(most).ok()?.saturating_add(1);
    ZlibDecoder::new(raw).take(limit).read_to_end(&mut data).ok()?;
    if data.len() > most {
        return None;
    }
    let parameters = match dict.get("DecodeParms") {
        None => return Some(data),
        Some(Value::Array(all)) => match all.as_slice() {
            [one] => one.dict()?,
            _ => return None,
        },
        Some(one) => one.dict()?,
    };
    match parameters.int("Predictor").unwrap_or(1) {
        1 => Some(data),
        10..=15 => {
            let one_byte = parameters.int("Colors").unwrap_or(1) == 1
                && parameters.int("BitsPerComponent").unwrap_or(8) == 8;
            let columns = usize::try_from(parameters.int("Columns").unwrap_or(1)).ok()?;
            if one_byte { rows(&data, columns) } else { None }
        }
        _ => None,
    }
}

/// Undoes the predictor: each row has the kind of its own in front. Only those that writers of cross
/// references use: none, the byte before, the byte above.
fn rows(data: &[u8], columns: usize) -> Option<Vec<u8>> {
    let mut out: Vec<u8> = Vec::with_capacity(data.len());
    let mut above = vec![0_u8; columns.min(data.len())];
    for row in data.chunks(columns.checked_add(1)?) {
        let (kind, row) = row.split_first()?;
        let mut left = 0_u8;
        let mut now = Vec::with_capacity(row.len());
        for (byte, up) in row.iter().zip(&above) {
            left = match kind {
                0 => *byte,
                1 => byte.wrapping_add(left),
                2 => byte.wrapping_add(*up),
                _ => return None,
            };
            now.push(left);
        }
        if now.len() != columns {
            return None;
        }
        out.extend_from_slice(&now);
        above = now;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_predictor_are_undone() {
        assert_eq!(rows(&[2, 1, 2, 2, 1, 1, 1, 1, 1], 2), Some(vec![1, 2, 2, 3, 1, 2]));
        assert_eq!(rows(&[4, 1, 2], 2), None);
        assert_eq!(rows(&[0, 1], 2), None);
        assert_eq!(rows(&[0, 1], usize::MAX), None);
    }
}
