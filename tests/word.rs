//! The Word file as such: styles, sections, fields, tables, values, pictures, properties, safety.
//!
//! That it says what the document says is held in `kesamaan.rs`.
#![allow(clippy::unwrap_used, clippy::panic)]

mod umum;

#[path = "word/aman.rs"]
mod aman;
#[path = "word/bagian.rs"]
mod bagian;
#[path = "word/bahan.rs"]
mod bahan;
#[path = "word/buatan.rs"]
mod buatan;
#[path = "word/gambar.rs"]
mod gambar;
#[path = "word/judul.rs"]
mod judul;
#[path = "word/medan.rs"]
mod medan;
#[path = "word/model.rs"]
mod model;
#[path = "word/nilai.rs"]
mod nilai;
#[path = "word/paket.rs"]
mod paket;
#[path = "word/perintah.rs"]
mod perintah;
#[path = "word/rentang.rs"]
mod rentang;
#[path = "word/sama.rs"]
mod sama;
#[path = "word/tabel.rs"]
mod tabel;
#[path = "word/templat.rs"]
mod templat;
