//! Readers of numbers, dates and codes. Each is exact or it is a finding.

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::node::{Node, Read};
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic, Level, Sink};
use crate::number::decimal;
use crate::number::kode::Kode;
use crate::number::nip::Nip;
use crate::number::rupiah::Rupiah;
use crate::number::tanggal::Tanggal;
use crate::place::Placed;

/// A number from its own text, so that no digit is lost.
pub fn number(node: &Node<'_>, shape: &Shape, sink: &mut Sink) -> Option<Decimal> {
    let text = match node.value() {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_string(),
        DeValue::String(_) => {
            node.wrong_type_with(
                shape,
                "Tulis angka tanpa tanda kutip, dengan titik sebagai tanda desimal, misalnya 45.90.",
                sink,
            );
            return None;
        }
        _ => {
            node.wrong_type(shape, sink);
            return None;
        }
    };
    match decimal::from_text(&text) {
        Ok(number) => Some(number),
        Err(error) => {
            sink.push(Diagnostic::new(Code::AngkaSalah, node.place(), error.to_string()));
            None
        }
    }
}

impl Read for Placed<Decimal> {
    fn shape() -> Shape {
        Shape::Scalar("bilangan")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let number = number(node, &Self::shape(), sink)?;
        // Beyond this no figure of a report makes sense, and sums and quotients could overflow.
        if number.abs() > Decimal::from(1_000_000_000_000_000_i64) || number.scale() > 12 {
            out_of_range(
                node,
                "Angka ini terlalu besar atau terlalu panjang untuk sebuah laporan.",
                sink,
            );
            return None;
        }
        if number.scale() == 3 && number.fract().is_zero() && !number.is_zero() {
            let message = format!("Angka ini dibaca sebagai {}.", number.trunc());
            sink.push(
                Diagnostic::new(Code::AngkaSalah, node.place(), message)
                    .level(Level::Peringatan)
                    .help(format!("Bila titiknya pemisah ribuan, tulis {}.", grouped(number))),
            );
        }
        Some(Self::new(number, node.place().clone()))
    }
}

/// The digits of a number whose point was meant to part the thousands.
fn grouped(number: Decimal) -> String {
    number.to_string().replace('.', "_")
}

impl Read for Placed<Rupiah> {
    fn shape() -> Shape {
        Shape::Scalar("rupiah")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let number = number(node, &Self::shape(), sink)?;
        if number.is_sign_negative() && !number.is_zero() {
            out_of_range(node, "Jumlah rupiah tidak boleh negatif.", sink);
            return None;
        }
        if number > Decimal::from(1_000_000_000_000_000_i64) {
            out_of_range(node, "Jumlah rupiah ini melebihi seribu triliun.", sink);
            return None;
        }
        // 375.000 is three hundred and seventy-five to TOML, and never what was meant.
        if number.scale() > 2 {
            let message = "Rupiah paling banyak mempunyai dua angka sen.";
            let help = format!("Bila titiknya pemisah ribuan, tulis {}.", grouped(number));
            sink.push(Diagnostic::new(Code::AngkaSalah, node.place(), message).help(help));
            return None;
        }
        match Rupiah::new(number) {
            Ok(amount) => Some(Self::new(amount, node.place().clone())),
            Err(error) => {
                sink.push(Diagnostic::new(Code::AngkaSalah, node.place(), error.to_string()));
                None
            }
        }
    }
}

impl Read for Placed<i32> {
    fn shape() -> Shape {
        Shape::Scalar("tahun")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let year =
            whole(node, &Self::shape(), 1945, 2200, "Tahun harus antara 1945 dan 2200.", sink)?;
        Some(Self::new(i32::try_from(year).ok()?, node.place().clone()))
    }
}

impl Read for Placed<u32> {
    fn shape() -> Shape {
        Shape::Scalar("bilangan bulat")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let message = "Bilangan ini harus bulat, tidak negatif, dan di bawah satu miliar.";
        let count = whole(node, &Self::shape(), 0, 999_999_999, message, sink)?;
        Some(Self::new(u32::try_from(count).ok()?, node.place().clone()))
    }
}

/// A whole number within bounds.
fn whole(
    node: &Node<'_>,
    shape: &Shape,
    least: i64,
    most: i64,
    message: &str,
    sink: &mut Sink,
) -> Option<i64> {
    let DeValue::Integer(number) = node.value() else {
        node.wrong_type(shape, sink);
        return None;
    };
    let value = i64::from_str_radix(number.as_str(), number.radix()).ok();
    let fits = value.filter(|v| (least..=most).contains(v));
    if fits.is_none() {
        out_of_range(node, message, sink);
    }
    fits
}

fn out_of_range(node: &Node<'_>, message: &str, sink: &mut Sink) {
    sink.push(Diagnostic::new(Code::DiLuarBatas, node.place(), message));
}

impl Read for Placed<bool> {
    fn shape() -> Shape {
        Shape::Scalar("true atau false")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        match node.value().as_bool() {
            Some(yes) => Some(Self::new(yes, node.place().clone())),
            None => {
                node.wrong_type(&Self::shape(), sink);
                None
            }
        }
    }
}

impl Read for Placed<Tanggal> {
    fn shape() -> Shape {
        Shape::Scalar("tanggal")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let help = "Tulis tahun-bulan-hari tanpa tanda kutip, misalnya 2026-01-10.";
        let Some(moment) = node.value().as_datetime() else {
            node.wrong_type_with(&Self::shape(), help, sink);
            return None;
        };
        let date = moment.date.filter(|_| moment.time.is_none()).and_then(|d| {
            Tanggal::from_ymd(i32::from(d.year), u32::from(d.month), u32::from(d.day))
        });
        match date {
            Some(date) => Some(Self::new(date, node.place().clone())),
            None => {
                sink.push(
                    Diagnostic::new(Code::TanggalSalah, node.place(), "Tanggal ini tidak sah.")
                        .help(help),
                );
                None
            }
        }
    }
}

impl Read for Placed<Nip> {
    fn shape() -> Shape {
        Shape::Scalar("NIP")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let Some(text) = node.value().as_str() else {
            node.wrong_type_with(&Self::shape(), "Tulis NIP di antara tanda kutip.", sink);
            return None;
        };
        match Nip::parse(text) {
            Ok(nip) => Some(Self::new(nip, node.place().clone())),
            Err(error) => {
                sink.push(Diagnostic::new(Code::NipSalah, node.place(), error.to_string()));
                None
            }
        }
    }
}

impl Read for Placed<Kode> {
    fn shape() -> Shape {
        Shape::Scalar("kode rekening")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let Some(text) = node.value().as_str() else {
            node.wrong_type_with(&Self::shape(), "Tulis kode di antara tanda kutip.", sink);
            return None;
        };
        match Kode::parse(text) {
            Ok(code) => Some(Self::new(code, node.place().clone())),
            Err(error) => {
                sink.push(Diagnostic::new(Code::KodeSalah, node.place(), error.to_string()));
                None
            }
        }
    }
}
