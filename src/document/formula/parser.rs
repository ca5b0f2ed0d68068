//! From tokens to the tree; `None` for what does not follow the grammar.
//!
//! equation = sum { "=" sum }; sum = [sign] product { sign product };
//! product = operand { "/" operand | "×" operand }; operand = { word | number | "(" equation ")" }.

use super::super::math::Math;
use super::lexer::Token;

/// Formulas nested deeper than this are left as words: no reader follows them, and every step of
/// the way after this one walks the tree.
const DEEPEST: usize = 12;

/// The tree of a whole formula.
pub(super) fn parse(tokens: &[Token]) -> Option<Math> {
    let mut parser = Parser { tokens, at: 0, depth: 0 };
    let math = parser.equation()?;
    let whole = parser.at == tokens.len() && depth(&math) <= DEEPEST;
    whole.then(|| unwrap(math))
}

fn depth(math: &Math) -> usize {
    let below = match math {
        Math::Word { .. } | Math::Number { .. } | Math::Op { .. } => return 0,
        Math::Row { parts } => return parts.iter().map(depth).max().unwrap_or(0),
        Math::Frac { over, under } => depth(over).max(depth(under)),
        Math::Paren { body } => depth(body),
    };
    below.saturating_add(1)
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take_op(&mut self, signs: &[char]) -> Option<Math> {
        match self.peek() {
            Some(Token::Op(sign)) if signs.contains(sign) => {
                let text = sign.to_string();
                self.at += 1;
                Some(Math::Op { text })
            }
            _ => None,
        }
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.at += 1;
        }
        found
    }

    fn equation(&mut self) -> Option<Math> {
        let mut parts = vec![self.sum()?];
        while let Some(equals) = self.take_op(&['=']) {
            parts.push(equals);
            parts.push(self.sum()?);
        }
        Some(row(parts))
    }

    fn sum(&mut self) -> Option<Math> {
        let mut parts = Vec::new();
        parts.extend(self.take_op(&['+', '−']));
        parts.push(self.product()?);
        while let Some(sign) = self.take_op(&['+', '−']) {
            parts.push(sign);
            parts.push(self.product()?);
        }
        Some(row(parts))
    }

    fn product(&mut self) -> Option<Math> {
        let mut parts = vec![self.quotient()?];
        while let Some(sign) = self.take_op(&['×', '÷']) {
            parts.push(sign);
            parts.push(self.quotient()?);
        }
        Some(row(parts))
    }

    fn quotient(&mut self) -> Option<Math> {
        let mut value = self.operand()?;
        for count in 0.. {
            if !self.take(&Token::Slash) {
                break;
            }
            if count >= DEEPEST {
                return None;
            }
            let under = self.operand()?;
            value = Math::Frac { over: Box::new(unwrap(value)), under: Box::new(unwrap(under)) };
        }
        Some(value)
    }

    fn operand(&mut self) -> Option<Math> {
        let mut parts = Vec::new();
        loop {
            if let Some(words) = self.words() {
                parts.push(words);
            } else if self.take(&Token::Open) {
                parts.push(Math::Paren { body: Box::new(self.bracketed()?) });
            } else {
                break;
            }
        }
        match parts.as_slice() {
            [] => None,
            // The line of the fraction does what these brackets did.
            [Math::Paren { body }] if matches!(**body, Math::Frac { .. }) => Some((**body).clone()),
            _ => Some(row(parts)),
        }
    }

    fn bracketed(&mut self) -> Option<Math> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let body = self.equation()?;
        self.depth -= 1;
        self.take(&Token::Close).then_some(body)
    }

    /// A run of words and numbers; a number alone is a number.
    fn words(&mut self) -> Option<Math> {
        let mut run = Vec::new();
        let mut numbers = true;
        while let Some(Token::Word(text) | Token::Number(text)) = self.tokens.get(self.at) {
            numbers = numbers && matches!(self.peek(), Some(Token::Number(_)));
            run.push(text.as_str());
            self.at += 1;
        }
        match run.as_slice() {
            [] => None,
            [number] if numbers => Some(Math::Number { text: (*number).to_string() }),
            _ => Some(Math::Word { text: run.join(" ") }),
        }
    }
}

/// Parts side by side; a single one stands for itself, rows within rows become one.
fn row(parts: Vec<Math>) -> Math {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Math::Row { parts } => flat.extend(parts),
            other => flat.push(other),
        }
    }
    match <[Math; 1]>::try_from(flat) {
        Ok([only]) => only,
        Err(parts) => Math::Row { parts },
    }
}

/// Drops brackets around the whole: the line of a fraction already holds its operands together.
fn unwrap(math: Math) -> Math {
    match math {
        Math::Paren { body } => unwrap(*body),
        other => other,
    }
}
