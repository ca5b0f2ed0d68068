//! A draft that comes back: what others do to its Word file is found, and nothing else.
#![allow(clippy::unwrap_used, clippy::panic)]

mod program;

#[path = "baca_reviu/alat.rs"]
mod alat;
#[path = "baca_reviu/keterangan.rs"]
mod keterangan;
#[path = "baca_reviu/libre.rs"]
mod libre;
#[path = "baca_reviu/suntingan.rs"]
mod suntingan;
#[path = "baca_reviu/tabel.rs"]
mod tabel;
