//! How a figure was worked out: its formula in symbols with the values put in, and the exact result.
//!
//! Nothing here computes a figure of the report. It works the formula out again, on demand, from
//! the same inputs; a test compares the two for every figure.

use rust_decimal::Decimal;

use super::{Figure, Figures, Form};
use crate::expression::{Expression, Function, Operator};
use crate::number::{angka_apa_adanya, half_up, sum};

/// How a figure follows from its inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbols {
    /// Arithmetic over the inputs; `a` is the first one, `b` the second.
    Letters(&'static str),
    /// The same, without its sign.
    Absolute(&'static str),
    /// All inputs added up.
    Sum,
    /// The mean of all inputs, each cut at the cap if there is one.
    Mean(Option<Decimal>),
    /// The formula was typed as an expression over the inputs.
    Typed,
}

/// Decimals that are shown of an exact value that has more.
const SHOWN: u32 = 6;

/// Parts of a sum that are written out; more of them are counted.
const MOST_PARTS: usize = 12;

/// A formula with the values put in.
#[derive(Debug, Clone, PartialEq)]
pub struct Working {
    /// In symbols, e.g. `11,85 / 18 × 100`.
    pub symbols: String,
    /// Its exact value (to 28 digits).
    pub exact: Decimal,
}

impl Figures {
    /// How a figure was worked out; none for what was typed and what is no number.
    pub fn working(&self, figure: &Figure) -> Option<Working> {
        figure.number()?;
        match figure.symbols? {
            Symbols::Letters(formula) => self.lettered(figure, formula),
            Symbols::Absolute(formula) => {
                let Working { symbols, exact } = self.lettered(figure, formula)?;
                Some(Working { symbols: format!("|{symbols}|"), exact: exact.abs() })
            }
            Symbols::Sum => {
                let parts = self.parts(figure)?;
                let exact = sum(parts.iter().map(|(number, _)| *number))?;
                Some(Working { symbols: added(&parts), exact })
            }
            Symbols::Mean(cap) => self.mean(figure, cap),
            Symbols::Typed => self.typed(figure),
        }
    }

    fn lettered(&self, figure: &Figure, formula: &str) -> Option<Working> {
        let parts = self.parts(figure)?;
        let letter = |name: &str| {
            let index = name.bytes().next()?.checked_sub(b'a')?;
            parts.get(usize::from(index)).cloned()
        };
        worked(&Expression::parse(formula).ok()?, &letter)
    }

    fn typed(&self, figure: &Figure) -> Option<Working> {
        let expression = Expression::parse(figure.formula.as_deref()?).ok()?;
        let mut names: Vec<&str> = Vec::new();
        for name in expression.names() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        // Two names of one figure leave an input less; then no name can be told from the other.
        let parts = self.parts(figure)?;
        if names.len() != parts.len() {
            return None;
        }
        let named = |name: &str| {
            let index = names.iter().position(|known| *known == name)?;
            parts.get(index).cloned()
        };
        worked(&expression, &named)
    }

    fn mean(&self, figure: &Figure, cap: Option<Decimal>) -> Option<Working> {
        let mut parts = self.parts(figure)?;
        for (number, text) in &mut parts {
            if let Some(cap) = cap.filter(|cap| *number > *cap) {
                *number = cap;
                *text = angka_apa_adanya(cap);
            }
        }
        let count = Decimal::from(parts.len());
        let exact = sum(parts.iter().map(|(number, _)| *number))?.checked_div(count)?;
        let symbols = match parts.as_slice() {
            [(_, only)] => format!("{only} / 1"),
            several => format!("({}) / {count}", added(several)),
        };
        Some(Working { symbols, exact })
    }

    /// The inputs as numbers, each with its form; none when one of them is no number.
    fn parts(&self, figure: &Figure) -> Option<Vec<(Decimal, String)>> {
        let part = |key: &String| {
            let input = self.get(key)?;
            match input.exact.filter(|_| same_table(&figure.key, key)) {
                Some(exact) => Some((exact, shown(exact))),
                None => input.number().map(|number| (number, written(input, number))),
            }
        };
        figure.inputs.iter().map(part).collect()
    }
}

/// A number of a formula: with its decimals, without its unit.
fn written(input: &Figure, number: Decimal) -> String {
    match input.form {
        Form::Rupiah(_) => angka_apa_adanya(number.normalize()),
        form => form.bare(number),
    }
}

/// An exact value as shown: at most 6 decimals and "…" where it has more.
///
/// ```
/// # use lkjip_metrics::figures::shown;
/// # use lkjip_metrics::number::from_text;
/// assert_eq!(shown(from_text("65.8333333333").unwrap()), "65,833333…");
/// assert_eq!(shown(from_text("1250.50").unwrap()), "1.250,5");
/// ```
pub fn shown(number: Decimal) -> String {
    let number = number.normalize();
    if number.scale() <= SHOWN {
        return angka_apa_adanya(number);
    }
    format!("{}…", angka_apa_adanya(number.trunc_with_scale(SHOWN)))
}

/// Cells of one table begin with its key.
fn same_table(one: &str, other: &str) -> bool {
    one.split('.').next() == other.split('.').next()
}

fn added(parts: &[(Decimal, String)]) -> String {
    let mut texts: Vec<&str> = parts.iter().take(MOST_PARTS).map(|(_, text)| &**text).collect();
    let more = parts.len().saturating_sub(MOST_PARTS);
    let rest = format!("… ({more} lagi)");
    if more > 0 {
        texts.push(&rest);
    }
    texts.join(" + ")
}

type Named<'n> = dyn Fn(&str) -> Option<(Decimal, String)> + 'n;

fn worked(expression: &Expression, named: &Named<'_>) -> Option<Working> {
    let exact = value(expression, named)?;
    Some(Working { symbols: text(expression, Strength::Sum, named)?, exact })
}

fn value(expression: &Expression, named: &Named<'_>) -> Option<Decimal> {
    use crate::expression::ExpressionError::UnknownName;
    let mut lookup =
        |name: &str| named(name).map(|(number, _)| number).ok_or(UnknownName(name.to_string()));
    expression.evaluate(&mut lookup).ok()
}

/// How strongly what stands around an expression binds it.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Strength {
    Sum,
    Product,
    Atom,
}

/// An expression with the values put in, in brackets where what stands around it binds stronger.
fn text(expression: &Expression, around: Strength, named: &Named<'_>) -> Option<String> {
    match expression {
        Expression::Number(number) => Some(angka_apa_adanya(number.normalize())),
        Expression::Name(name) => {
            let (number, text) = named(name)?;
            let bare = !number.is_sign_negative() || around == Strength::Sum;
            Some(if bare { text } else { format!("({text})") })
        }
        Expression::Binary(operator, left, right) => {
            let (sign, own, behind) = match operator {
                Operator::Add => ("+", Strength::Sum, Strength::Sum),
                Operator::Subtract => ("−", Strength::Sum, Strength::Product),
                Operator::Multiply => ("×", Strength::Product, Strength::Product),
                Operator::Divide => ("/", Strength::Product, Strength::Atom),
            };
            let (left, right) = (text(left, own, named)?, text(right, behind, named)?);
            Some(bracketed(own, around, format!("{left} {sign} {right}")))
        }
        Expression::Call(function, arguments) => {
            let (own, text) = call(*function, arguments, named)?;
            Some(bracketed(own, around, text))
        }
    }
}

fn bracketed(own: Strength, around: Strength, text: String) -> String {
    if own < around { format!("({text})") } else { text }
}

/// A function as the arithmetic that it stands for.
fn call(
    function: Function,
    arguments: &[Expression],
    named: &Named<'_>,
) -> Option<(Strength, String)> {
    let one = |index: usize, around| text(arguments.get(index)?, around, named);
    let all = || {
        let all = arguments.iter().map(|one| text(one, Strength::Product, named));
        all.collect::<Option<Vec<String>>>().map(|all| all.join(" + "))
    };
    Some(match function {
        Function::Pertumbuhan => {
            let (now, base) = (one(0, Strength::Sum)?, one(1, Strength::Product)?);
            let whole = one(1, Strength::Atom)?;
            (Strength::Product, format!("({now} − {base}) / {whole} × 100"))
        }
        Function::Persentase => {
            let (part, whole) = (one(0, Strength::Product)?, one(1, Strength::Atom)?);
            (Strength::Product, format!("{part} / {whole} × 100"))
        }
        Function::Jumlah => (Strength::Sum, all()?),
        Function::RataRata => (Strength::Product, format!("({}) / {}", all()?, arguments.len())),
    })
}

/// Whether a working leads to a figure: its exact value, rounded as the figure is, is the figure.
pub fn agrees(figure: &Figure, working: &Working) -> bool {
    let Some(number) = figure.number() else { return false };
    // 28 digits are computed, so the last ones of a quotient are noise.
    let settled = half_up(working.exact, 18);
    half_up(settled, number.scale()) == number
}
