//! Objects of a PDF as values, and when two of them say the same.

use std::ops::Range;

/// Points by which numbers may differ that were written anew.
const CLOSE: f64 = 0.000_5;

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Name(Vec<u8>),
    Text(Text),
    Array(Vec<Value>),
    Dict(Dict),
    /// Another object by its number; the program and signers use generation 0 only.
    Ref(u32),
}

/// A text, and where it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub bytes: Vec<u8>,
    pub span: Range<usize>,
}

/// A dictionary in the order of the file; no key stands twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dict(pub Vec<(Vec<u8>, Value)>);

/// An object with a number, or a value that stands within one.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    pub value: Value,
    /// Where the bytes of its stream lie in the file.
    pub stream: Option<Range<usize>>,
}

impl Dict {
    pub fn get(&self, key: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(name, _)| name == key.as_bytes());
        found.map(|(_, value)| value).filter(|value| **value != Value::Null)
    }

    pub fn name(&self, key: &str) -> Option<&[u8]> {
        match self.get(key) {
            Some(Value::Name(name)) => Some(name),
            _ => None,
        }
    }

    pub fn is(&self, key: &str, name: &str) -> bool {
        self.name(key) == Some(name.as_bytes())
    }

    pub fn int(&self, key: &str) -> Option<i64> {
        match self.get(key) {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        }
    }

    pub fn reference(&self, key: &str) -> Option<u32> {
        self.get(key).and_then(Value::reference)
    }

    /// Four numbers.
    pub fn rectangle(&self, key: &str) -> Option<[f64; 4]> {
        let items = self.get(key)?.array()?;
        let numbers: Option<Vec<f64>> = items.iter().take(5).map(Value::number).collect();
        numbers?.try_into().ok()
    }

    /// Its keys, as people can read them.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(name, _)| readable(name))
    }
}

impl Value {
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    pub fn array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    pub fn reference(&self) -> Option<u32> {
        match self {
            Value::Ref(number) => Some(*number),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss)]
        match self {
            Value::Int(number) => Some(*number as f64),
            Value::Real(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether two say the same, however they are written. What they refer to is compared where it
    /// stands.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, two)| one.same(two))
            }
            (Value::Dict(one), Value::Dict(other)) => differing(one, other, &[]).is_empty(),
            (Value::Text(one), Value::Text(other)) => {
                one.bytes == other.bytes || one.said() == other.said()
            }
            _ => match (self.number(), other.number()) {
                (Some(one), Some(other)) => (one - other).abs() < CLOSE,
                _ => self == other,
            },
        }
    }
}

impl Object {
    pub fn of(value: Value) -> Self {
        Self { value, stream: None }
    }

    /// Whether two say the same, streams byte for byte.
    pub fn same(&self, other: &Self, whole: &[u8]) -> bool {
        let bytes = |object: &Self| object.stream.clone().and_then(|span| whole.get(span));
        bytes(self) == bytes(other)
            && self.stream.is_some() == other.stream.is_some()
            && self.value.same(&other.value)
    }
}

/// Keys under which two dictionaries say something else, but for some.
pub fn differing(one: &Dict, other: &Dict, but: &[&str]) -> Vec<String> {
    let mut old: Vec<&(Vec<u8>, Value)> = one.0.iter().collect();
    let mut new: Vec<&(Vec<u8>, Value)> = other.0.iter().collect();
    // Sorted, so that long ones are gone through once.
    old.sort_by(|a, b| a.0.cmp(&b.0));
    new.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut found = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(one), Some(other)) => one.0.cmp(&other.0),
        };
        let one = if order.is_le() { old.next() } else { None };
        let other = if order.is_ge() { new.next() } else { None };
        let same = match (one, other) {
            (Some(one), Some(other)) => one.1.same(&other.1),
            (one, other) => one.or(other).is_none_or(|(_, value)| *value == Value::Null),
        };
        if let Some((key, _)) = one.or(other).filter(|_| !same) {
            let key = readable(key);
            if !but.contains(&key.as_str()) {
                found.push(key);
            }
        }
    }
    found
}

/// A name as people can read it, of bounded length.
pub fn readable(name: &[u8]) -> String {
    let text = String::from_utf8_lossy(name);
    text.chars().map(|c| if c.is_control() { '?' } else { c }).take(40).collect()
}

impl Text {
    /// What it says: UTF-16 or UTF-8 with its mark, else in the encoding of PDF.
    pub fn said(&self) -> String {
        if let Some(wide) = self.bytes.strip_prefix(&[0xFE, 0xFF]) {
            let units = wide.chunks(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0xFFFD,
            });
            return char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
        }
        if let Some(plain) = self.bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
            return String::from_utf8_lossy(plain).into_owned();
        }
        self.bytes.iter().map(|byte| letter(*byte)).collect()
    }
}

/// Letters of PDF's own encoding that are not those of Latin-1: from 0x18, and from 0x80.
const LOW: &str = "˘ˇˆ˙˝˛˚˜";
const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€";

fn letter(byte: u8) -> char {
    let (table, from) = match byte {
        0x18..=0x1F => (LOW, 0x18),
        0x80..=0xA0 => (HIGH, 0x80),
        _ => return char::from(byte),
    };
    table.chars().nth(usize::from(byte - from)).unwrap_or('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_in_any_encoding() {
        let text = |bytes: &[u8]| Value::Text(Text { bytes: bytes.to_vec(), span: 0..0 });
        let wide = b"\xFE\xFF\x00a\x20\x13\x20\xAC";
        assert!(text(wide).same(&text(b"a\x85\xA0")));
        assert!(text(b"\xEF\xBB\xBFa").same(&text(b"a")));
        assert!(!text(b"a").same(&text(b"b")));
        assert!(!text(b"\xE9").same(&text(b"\xE8")), "signs beyond plain letters count too");
    }

    #[test]
    fn what_differs_is_named_once() {
        let dict = |pairs: &[(&str, i64)]| {
            Dict(pairs.iter().map(|(k, n)| (k.as_bytes().to_vec(), Value::Int(*n))).collect())
        };
        let (one, other) =
            (dict(&[("a", 1), ("b", 2), ("c", 3)]), dict(&[("d", 4), ("b", 2), ("a", 2)]));
        assert_eq!(differing(&one, &other, &[]), ["a", "c", "d"]);
        assert_eq!(differing(&one, &other, &["c"]), ["a", "d"]);
        assert!(Value::Dict(one.clone()).same(&Value::Dict(dict(&[("c", 3), ("b", 2), ("a", 1)]))));
        assert!(Value::Int(2).same(&Value::Real(2.000_1)));
    }
}
