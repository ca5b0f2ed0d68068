//! The exact-number layer: what a figure is, and how it looks on Indonesian paper.
//!
//! Owns decimals without rounding errors, the id-ID forms (`1.234.567,89`), rupiah, numbers in
//! words, dates, and the two codes that have a grammar of their own: NIP and kode rekening.
//! It must not know the record, a rule, or an output format. No `f64`, no clock, no files.
//! The next step up is the record, which holds these types.

pub mod decimal;
pub mod form;
pub mod kode;
pub mod nip;
pub mod rupiah;
pub mod tanggal;
pub mod terbilang;
mod toml_text;
mod urai;
pub mod waktu;

#[cfg(test)]
mod tests;

pub use decimal::{
    DecimalError, add, from_text, half_up, percent, quotient, quotient_half_up, sub, sum,
};
pub use form::{angka, angka_apa_adanya, parse_angka, persen};
pub use kode::{Kode, KodeError, TingkatKode};
pub use nip::{JenisNip, Kelamin, Nip, NipError};
pub use rupiah::{BentukRupiah, Rupiah, RupiahError};
pub use rust_decimal::Decimal;
pub use tanggal::{Tanggal, nama_bulan};
pub use terbilang::{TerbilangError, huruf_judul, terbilang, urai_terbilang};
pub use waktu::{Waktu, WaktuError};
