//! Steps of improvement for the coming year.

use crate::noun;
use crate::read::{Kunci, Naskah};

noun! {
    /// Satu langkah perbaikan.
    pub struct Langkah {
        /// Bunyi langkah.
        isi: Naskah, wajib, "\"Meningkatkan kualitas produk …\"";
        /// Kunci sasaran yang diperbaiki.
        sasaran: Vec<Kunci>, opsional("berlaku umum"), "[\"industri\"]";
    }
}
