//! Expressions by which a figure of the record is derived from other figures of the record.
//!
//! `pertumbuhan(jumlah, jumlah_dasar)`, `bekerja / angkatan_kerja * 100`. Parsing knows no record;
//! evaluation asks for names one by one, so that the caller decides what may be referred to.

use rust_decimal::Decimal;

use crate::number::decimal;

/// Depth of brackets and calls at most.
const DEEPEST: usize = 32;

/// Characters at most; a chain of operations is as deep a tree as it is long.
const LONGEST: usize = 1_000;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// A figure of the record, by its path of keys.
    Name(String),
    /// An operation on two expressions.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// A named function.
    Call(Function, Vec<Expression>),
}

/// Operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*` or `×`
    Multiply,
    /// `/`
    Divide,
}

/// Functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `pertumbuhan(kini, dasar)` = (kini − dasar) / dasar × 100.
    Pertumbuhan,
    /// `persentase(bagian, seluruh)` = bagian / seluruh × 100.
    Persentase,
    /// `jumlah(a, b, …)`.
    Jumlah,
    /// `rata_rata(a, b, …)`.
    RataRata,
}

/// Why an expression could not be parsed or evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// The text is no expression.
    #[error("Ungkapan \"{0}\" tidak dapat diuraikan; pakai nama isian, angka, + - * / dan kurung.")]
    Syntax(String),
    /// Brackets too deep.
    #[error("Ungkapan bersarang terlalu dalam.")]
    TooDeep,
    /// Too many characters.
    #[error("Ungkapan lebih panjang dari 1.000 karakter.")]
    TooLong,
    /// No such function.
    #[error("Fungsi `{0}` tidak dikenal; yang ada: pertumbuhan, persentase, jumlah, rata_rata.")]
    UnknownFunction(String),
    /// Wrong number of arguments.
    #[error("Fungsi `{0}` membutuhkan {1}.")]
    Arguments(&'static str, &'static str),
    /// No such figure.
    #[error("Nama `{0}` tidak ada dalam isian.")]
    UnknownName(String),
    /// The figure exists, but has no value.
    #[error("Nilai `{0}` belum ada.")]
    NoValue(String),
    /// Division by zero.
    #[error("Pembagian dengan nol.")]
    DivisionByZero,
    /// The result is too large.
    #[error("Hasil hitungan terlalu besar.")]
    Overflow,
}

impl Expression {
    /// Parses an expression.
    ///
    /// # Errors
    /// A syntax fault, an unknown function or a wrong number of arguments.
    ///
    /// ```
    /// use lkjip_metrics::expression::Expression;
    /// use rust_decimal::Decimal;
    /// let e = Expression::parse("pertumbuhan(821, 734)").unwrap();
    /// let value = e.evaluate(&mut |_| unreachable!()).unwrap();
    /// assert_eq!(value.round_dp(2), Decimal::new(1185, 2));
    /// ```
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        if text.chars().count() > LONGEST {
            return Err(ExpressionError::TooLong);
        }
        let mut parser = Parser { rest: text, whole: text };
        let expression = parser.sum(0)?;
        parser.skip();
        if parser.rest.is_empty() { Ok(expression) } else { Err(parser.fault()) }
    }

    /// Computes the exact value (to 28 digits).
    ///
    /// # Errors
    /// A name without value, a division by zero or an overflow.
    pub fn evaluate(
        &self,
        lookup: &mut dyn FnMut(&str) -> Result<Decimal, ExpressionError>,
    ) -> Result<Decimal, ExpressionError> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Name(name) => lookup(name),
            Self::Binary(operator, left, right) => {
                let (left, right) = (left.evaluate(lookup)?, right.evaluate(lookup)?);
                operator.apply(left, right)
            }
            Self::Call(function, arguments) => {
                let values: Result<Vec<_>, _> =
                    arguments.iter().map(|a| a.evaluate(lookup)).collect();
                function.apply(&values?)
            }
        }
    }

    /// Every name that the expression refers to.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Name(name) => vec![name],
            Self::Binary(_, left, right) => {
                let mut names = left.names();
                names.extend(right.names());
                names
            }
            Self::Call(_, arguments) => arguments.iter().flat_map(Self::names).collect(),
        }
    }
}

impl Operator {
    fn apply(self, left: Decimal, right: Decimal) -> Result<Decimal, ExpressionError> {
        let result = match self {
            Self::Add => left.checked_add(right),
            Self::Subtract => left.checked_sub(right),
            Self::Multiply => left.checked_mul(right),
            Self::Divide if right.is_zero() => return Err(ExpressionError::DivisionByZero),
            Self::Divide => left.checked_div(right),
        };
        result.ok_or(ExpressionError::Overflow)
    }
}

impl Function {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "pertumbuhan" => Self::Pertumbuhan,
            "persentase" => Self::Persentase,
            "jumlah" => Self::Jumlah,
            "rata_rata" => Self::RataRata,
            _ => return None,
        })
    }

    fn check(self, count: usize) -> Result<(), ExpressionError> {
        match self {
            Self::Pertumbuhan if count != 2 => {
                Err(ExpressionError::Arguments("pertumbuhan", "dua nilai: kini dan dasar"))
            }
            Self::Persentase if count != 2 => {
                Err(ExpressionError::Arguments("persentase", "dua nilai: bagian dan seluruh"))
            }
            _ => Ok(()),
        }
    }

    fn apply(self, values: &[Decimal]) -> Result<Decimal, ExpressionError> {
        let overflow = ExpressionError::Overflow;
        let share = |part: Decimal, whole: Decimal| {
            let hundredfold = Operator::Multiply.apply(part, Decimal::ONE_HUNDRED)?;
            Operator::Divide.apply(hundredfold, whole)
        };
        match (self, values) {
            (Self::Pertumbuhan, [now, base]) => {
                share(Operator::Subtract.apply(*now, *base)?, *base)
            }
            (Self::Persentase, [part, whole]) => share(*part, *whole),
            (Self::Jumlah, values) => decimal::sum(values.iter().copied()).ok_or(overflow),
            (Self::RataRata, values) => {
                let sum = decimal::sum(values.iter().copied()).ok_or(overflow)?;
                Operator::Divide.apply(sum, Decimal::from(values.len()))
            }
            _ => Err(overflow),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    whole: &'a str,
}

impl<'a> Parser<'a> {
    fn fault(&self) -> ExpressionError {
        ExpressionError::Syntax(self.whole.chars().take(80).collect())
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, signs: &[char]) -> Option<char> {
        self.skip();
        let found = self.rest.chars().next().filter(|c| signs.contains(c))?;
        self.rest = self.rest.strip_prefix(found)?;
        Some(found)
    }

    fn take(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn sum(&mut self, depth: usize) -> Result<Expression, ExpressionError> {
        let mut left = self.product(depth)?;
        while let Some(sign) = self.eat(&['+', '-', '−']) {
            let operator = if sign == '+' { Operator::Add } else { Operator::Subtract };
            left = Expression::Binary(operator, Box::new(left), Box::new(self.product(depth)?));
        }
        Ok(left)
    }

    fn product(&mut self, depth: usize) -> Result<Expression, ExpressionError> {
        let mut left = self.atom(depth)?;
        while let Some(sign) = self.eat(&['*', '×', '/', '÷']) {
            let operator =
                if matches!(sign, '*' | '×') { Operator::Multiply } else { Operator::Divide };
            left = Expression::Binary(operator, Box::new(left), Box::new(self.atom(depth)?));
        }
        Ok(left)
    }

    fn atom(&mut self, depth: usize) -> Result<Expression, ExpressionError> {
        if depth >= DEEPEST {
            return Err(ExpressionError::TooDeep);
        }
        if self.eat(&['(']).is_some() {
            let inside = self.sum(depth + 1)?;
            return self.eat(&[')']).map(|_| inside).ok_or_else(|| self.fault());
        }
        self.skip();
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = self.take(|c| c.is_ascii_digit() || c == '.' || c == '_');
            return decimal::from_text(digits).map(Expression::Number).map_err(|_| self.fault());
        }
        let name = self.take(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
        if name.is_empty() || name.ends_with('.') {
            return Err(self.fault());
        }
        if self.eat(&['(']).is_some() {
            self.call(name, depth)
        } else {
            Ok(Expression::Name(name.to_string()))
        }
    }

    fn call(&mut self, name: &str, depth: usize) -> Result<Expression, ExpressionError> {
        let function = Function::named(name)
            .ok_or_else(|| ExpressionError::UnknownFunction(name.chars().take(40).collect()))?;
        let mut arguments = vec![self.sum(depth + 1)?];
        while self.eat(&[',', ';']).is_some() {
            arguments.push(self.sum(depth + 1)?);
        }
        if self.eat(&[')']).is_none() {
            return Err(self.fault());
        }
        function.check(arguments.len())?;
        Ok(Expression::Call(function, arguments))
    }
}

#[cfg(test)]
mod tests {
    use super::{Expression, ExpressionError};

    #[test]
    fn hostile_expressions_are_refused_not_followed() {
        let long = "1+".repeat(150_000) + "1";
        assert_eq!(Expression::parse(&long), Err(ExpressionError::TooLong));
        let deep = "(".repeat(200) + "1" + &")".repeat(200);
        assert_eq!(Expression::parse(&deep), Err(ExpressionError::TooDeep));
        for text in ["", "1 +", "a.", "sin(1)", "pertumbuhan(1)", "2 x", "1..2"] {
            assert!(Expression::parse(text).is_err(), "{text}");
        }
    }
}
