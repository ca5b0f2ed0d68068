//! Word files that come back from review: what was edited in them reaches the record, and the report that
//! is made of it says what the reviewers wrote.
#![allow(clippy::unwrap_used, clippy::panic)]

mod program;

#[path = "serap/acak.rs"]
mod acak;
#[path = "serap/alat.rs"]
mod alat;
#[path = "serap/kasus.rs"]
mod kasus;
#[path = "serap/komentar.rs"]
mod komentar;
#[path = "serap/lembar.rs"]
mod lembar;
#[path = "serap/nilai.rs"]
mod nilai;
#[path = "serap/pilihan.rs"]
mod pilihan;
#[path = "serap/pindah.rs"]
mod pindah;
#[path = "serap/tercetak.rs"]
mod tercetak;
