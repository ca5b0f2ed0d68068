//! Reads objects where they must stand. What is not written as the standard wants is refused: a reader
//! that mends may see another file than the next one.

use super::value::{Dict, Object, Value};

/// Levels within an object.
const DEEPEST: usize = 40;

/// Longest comment between objects, in bytes.
const LONGEST_COMMENT: usize = 128;

/// Words that a comment must not hold: a reader that mends a file looks for them.
const WORDS: [&[u8]; 5] = [b"obj", b"xref", b"trailer", b"stream", b"%"];

/// Why bytes are no PDF, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    pub at: usize,
    pub what: &'static str,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "berkasnya rusak di byte {}: {}", self.at, self.what)
    }
}

/// A place in a file. All that is read through one takes from the same bound.
#[derive(Debug)]
pub struct Parser<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    /// Values that may still be read.
    pub left: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    let sign = matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%');
    !is_space(byte) && !sign
}

impl<'a> Parser<'a> {
    pub fn broken<T>(&self, what: &'static str) -> Result<T, Broken> {
        Err(Broken { at: self.at, what })
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes over white space.
    pub fn space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Goes over white space and short comments, as signers leave them between objects.
    pub fn gap(&mut self) -> Result<(), Broken> {
        loop {
            self.space();
            let rest = self.rest();
            if rest.first() != Some(&b'%') || rest.starts_with(b"%%EOF") {
                return Ok(());
            }
            let line = rest.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
            let text = rest.get(1..line).unwrap_or_default();
            let plain = text.iter().all(|byte| matches!(byte, b' '..=b'~'));
            let hides = WORDS.iter().any(|word| text.windows(word.len()).any(|part| part == *word));
            if line > LONGEST_COMMENT || !plain || hides {
                return self.broken("ada byte di antara objek yang bukan milik objek mana pun");
            }
            self.at += line;
        }
    }

    /// Goes over a word that must stand here.
    pub fn word(&mut self, word: &str, what: &'static str) -> Result<(), Broken> {
        let rest = self.rest();
        let ends = rest.get(word.len()).is_none_or(|byte| !is_regular(*byte));
        if rest.starts_with(word.as_bytes()) && ends {
            self.at += word.len();
            return Ok(());
        }
        self.broken(what)
    }

    /// Digits without a sign.
    pub fn digits(&mut self) -> Result<usize, Broken> {
        let rest = self.rest();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = rest.get(..count).and_then(|text| std::str::from_utf8(text).ok());
        match text.filter(|_| count <= 12).and_then(|text| text.parse().ok()) {
            Some(number) => {
                self.at += count;
                Ok(number)
            }
            None => self.broken("bilangan tidak terbaca"),
        }
    }

    /// A value within an object.
    pub fn value(&mut self, depth: usize) -> Result<Value, Broken> {
        if depth > DEEPEST {
            return self.broken("objek bersarang terlalu dalam");
        }
        let Some(left) = self.left.checked_sub(1) else {
            return self.broken("isinya terlalu banyak");
        };
        self.left = left;
        match self.peek() {
            Some(b'/') => Ok(Value::Name(self.name()?)),
            Some(b'(') => self.literal(),
            Some(b'<') if self.rest().starts_with(b"<<") => Ok(Value::Dict(self.dict(depth)?)),
            Some(b'<') => self.hex(),
            Some(b'[') => self.array(depth),
            Some(b'+' | b'-' | b'.' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", "kata tidak dikenal").map(|()| Value::Bool(true)),
            Some(b'f') => self.word("false", "kata tidak dikenal").map(|()| Value::Bool(false)),
            Some(b'n') => self.word("null", "kata tidak dikenal").map(|()| Value::Null),
            Some(_) => self.broken("isi objek tidak dikenal"),
            None => self.broken("terpotong"),
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, Broken> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Value::Array(items));
            }
            items.push(self.value(depth + 1)?);
        }
    }

    /// A dictionary, which stands here.
    pub fn dict(&mut self, depth: usize) -> Result<Dict, Broken> {
        if !self.rest().starts_with(b"<<") {
            return self.broken("kamus tidak ditemukan");
        }
        self.at += 2;
        let mut pairs = Vec::new();
        loop {
            self.space();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                break;
            }
            if self.peek() != Some(b'/') {
                return self.broken("kunci kamus tidak ditemukan");
            }
            let key = self.name()?;
            self.space();
            pairs.push((key, self.value(depth + 1)?));
        }
        let mut keys: Vec<&Vec<u8>> = pairs.iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        if keys.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
            return self.broken("kamus memuat kunci yang sama dua kali");
        }
        Ok(Dict(pairs))
    }

    /// A number, or a reference to an object.
    fn number(&mut self) -> Result<Value, Broken> {
        let start = self.at;
        self.at += self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let text = self.bytes.get(start..self.at).unwrap_or_default();
        let text = std::str::from_utf8(text).unwrap_or_default();
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if let Some(number) = text.parse::<i64>().ok().filter(|_| plain) {
            return Ok(self.reference(number).unwrap_or(Value::Int(number)));
        }
        match text.parse::<f64>().ok().filter(|number| plain && number.is_finite()) {
            Some(number) => Ok(Value::Real(number)),
            None => {
                self.at = start;
                self.broken("bilangan salah tulis")
            }
        }
    }

    /// What makes a number the first of `12 0 R`.
    fn reference(&mut self, number: i64) -> Option<Value> {
        let number = u32::try_from(number).ok()?;
        let start = self.at;
        self.space();
        let spaced = self.at > start && self.word("0", "").is_ok();
        self.space();
        if spaced && self.word("R", "").is_ok() {
            return Some(Value::Ref(number));
        }
        self.at = start;
        None
    }

    /// The object that must stand here, with its number. `integer` gives the value of another object,
    /// for the length of a stream that stands by itself.
    pub fn object(
        &mut self,
        integer: &dyn Fn(u32) -> Option<usize>,
    ) -> Result<(u32, Object), Broken> {
        let other = "di sini seharusnya berdiri sebuah objek";
        let number = match self.digits().map(u32::try_from) {
            Ok(Ok(number)) => number,
            _ => return self.broken(other),
        };
        self.space();
        self.word("0", "nomor generasi objek bukan 0")?;
        self.space();
        self.word("obj", other)?;
        self.space();
        let value = self.value(0)?;
        self.space();
        let stream = match &value {
            Value::Dict(dict) if self.rest().starts_with(b"stream") => {
                self.at += "stream".len();
                self.at += usize::from(self.peek() == Some(b'\r'));
                if self.peek() != Some(b'\n') {
                    return self.broken("awal isi aliran salah tulis");
                }
                self.at += 1;
                let length = match dict.get("Length") {
                    Some(Value::Int(length)) => usize::try_from(*length).ok(),
                    Some(Value::Ref(other)) => integer(*other),
                    _ => None,
                };
                let end = length.and_then(|length| self.at.checked_add(length));
                let Some(end) = end.filter(|end| *end <= self.bytes.len()) else {
                    return self.broken("panjang isi aliran salah");
                };
                let span = self.at..end;
                self.at = end;
                self.space();
                self.word("endstream", "panjang isi aliran salah")?;
                self.space();
                Some(span)
            }
            _ => None,
        };
        self.word("endobj", "objek tidak ditutup")?;
        Ok((number, Object { value, stream }))
    }
}

#[cfg(test)]
mod tests;
mod text;
