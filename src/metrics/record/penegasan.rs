//! What was signed or claimed elsewhere, against which the computed figures are held.

use super::nilai::Nilai;
use crate::diagnostic::Sink;
use crate::expression::{Expression, ExpressionError};
use crate::noun;
use crate::place::{Place, Placed};
use crate::read::{Node, Read, Shape, Teks};

noun! {
    /// Satu angka atau kata yang sudah dinyatakan di dokumen lain.
    pub struct Penegasan {
        /// Nama angka, seperti dalam naskah, misalnya anggaran.realisasi.
        kunci: Teks, wajib, "\"anggaran.realisasi\"";
        /// Nilai menurut dokumen itu: angka atau ungkapan, atau kata bila yang ditegaskan sebuah nama, tanggal, kriteria, predikat atau kesimpulan, misalnya \"Sangat Tinggi\", \"Efisien\" atau \"BB (71,27)\".
        nilai: Ditegaskan, wajib, "4_815_250_000";
        /// Dokumennya.
        sumber: Teks, wajib, "\"LRA 31 Desember 2025\"";
    }
}

/// A claimed value as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Ditegaskan {
    /// A number, or a text that can be read as an expression.
    Nilai(Nilai),
    /// A text that is no expression, and why it is none.
    Teks(Teks, ExpressionError),
}

impl Ditegaskan {
    /// Where it stands.
    pub fn place(&self) -> &Place {
        match self {
            Self::Nilai(nilai) => nilai.place(),
            Self::Teks(teks, _) => &teks.place,
        }
    }

    /// The text between the quotation marks, if it is one.
    pub fn teks(&self) -> Option<&str> {
        match self {
            Self::Nilai(Nilai::Angka(_)) => None,
            Self::Nilai(Nilai::Ungkapan(expression)) => Some(&expression.teks),
            Self::Teks(teks, _) => Some(&teks.value),
        }
    }
}

impl Read for Ditegaskan {
    fn shape() -> Shape {
        Shape::Any(&[Nilai::shape, Teks::shape])
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        match node.value().as_str().map(Expression::parse) {
            Some(Err(error)) => {
                let teks = Placed::<String>::read(node, sink)?;
                Some(Self::Teks(teks, error))
            }
            _ => Nilai::read(node, sink).map(Self::Nilai),
        }
    }
}
