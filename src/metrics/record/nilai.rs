//! A figure as typed: a number, or an expression over other figures of the record.

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::expression::Expression;
use crate::place::{Place, Placed};
use crate::read::{Node, Read, Shape};

/// A figure as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Nilai {
    /// A number.
    Angka(Placed<Decimal>),
    /// An expression, with its own text.
    Ungkapan(Placed<Ungkapan>),
}

/// A parsed expression with the text that was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Ungkapan {
    /// As typed.
    pub teks: String,
    /// Parsed.
    pub pohon: Expression,
}

impl Nilai {
    /// Where it stands.
    pub fn place(&self) -> &Place {
        match self {
            Self::Angka(number) => &number.place,
            Self::Ungkapan(expression) => &expression.place,
        }
    }
}

impl Read for Nilai {
    fn shape() -> Shape {
        Shape::Any(&[Placed::<Decimal>::shape, || Shape::Scalar("ungkapan")])
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let Some(text) = node.value().as_str() else {
            return Placed::<Decimal>::read(node, sink).map(Self::Angka);
        };
        match Expression::parse(text) {
            Ok(pohon) => {
                let ungkapan = Ungkapan { teks: text.to_string(), pohon };
                Some(Self::Ungkapan(Placed::new(ungkapan, node.place().clone())))
            }
            Err(error) => {
                sink.push(
                    Diagnostic::new(Code::RumusSalah, node.place(), error.to_string())
                        .help("Tulis angka tanpa tanda kutip, atau ungkapan seperti \"pertumbuhan(kini, dasar)\"."),
                );
                None
            }
        }
    }
}
