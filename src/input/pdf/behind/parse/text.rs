//! Names and texts, as they are written.

use super::super::value::{Text, Value};
use super::{Broken, Parser, is_regular, is_space};

impl Parser<'_> {
    pub(super) fn name(&mut self) -> Result<Vec<u8>, Broken> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            if byte != b'#' {
                name.push(byte);
                continue;
            }
            let pair = self.rest().get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
            match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
                Some(byte) => name.push(byte),
                None => return self.broken("nama salah tulis"),
            }
            self.at += 2;
        }
        Ok(name)
    }

    pub(super) fn literal(&mut self) -> Result<Value, Broken> {
        let start = self.at;
        self.at += 1;
        let (mut bytes, mut open) = (Vec::new(), 1_usize);
        loop {
            let Some(byte) = self.peek() else { return self.broken("teks tidak ditutup") };
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut bytes);
                    continue;
                }
                // An end of line is one sign, however it is written.
                b'\r' => {
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    bytes.push(b'\n');
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Ok(Value::Text(Text { bytes, span: start..self.at }));
            }
            bytes.push(byte);
        }
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        bytes.push(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return,
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                return;
            }
            b'0'..=b'7' => {
                let mut number = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    number = number * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(number & 0xFF).unwrap_or_default()
            }
            other => other,
        });
    }

    pub(super) fn hex(&mut self) -> Result<Value, Broken> {
        let start = self.at;
        self.at += 1;
        let (mut bytes, mut half) = (Vec::new(), None);
        loop {
            let Some(byte) = self.peek() else { return self.broken("teks tidak ditutup") };
            self.at += 1;
            let digit = match byte {
                b'>' => break,
                byte if is_space(byte) => continue,
                byte => char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()),
            };
            let Some(digit) = digit else { return self.broken("teks heksadesimal salah tulis") };
            match half.take() {
                Some(high) => bytes.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        bytes.extend(half.map(|high: u8| high << 4));
        Ok(Value::Text(Text { bytes, span: start..self.at }))
    }
}
