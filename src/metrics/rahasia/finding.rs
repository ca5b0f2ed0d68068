//! What is told of a secret, and what of it messages may quote.

use std::ops::Range;

use super::plain::decoded;
use super::{Hit, Kind};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::place::Place;

/// Shortest secret that is looked for in messages; shorter ones are parts of any word.
pub(super) const SHORTEST: usize = 4;

/// A secret as it was typed and as messages may quote it.
pub(super) fn words(source: &str, span: &Range<usize>) -> Vec<String> {
    let typed = source.get(span.clone()).unwrap_or_default().trim();
    let all = [typed.to_string(), decoded(typed)];
    all.into_iter().filter(|word| word.chars().count() >= SHORTEST).collect()
}

/// What is told of a secret. `comments` are the signs with which a line of comment begins.
pub(super) fn finding(source: &str, hit: &Hit, comments: &[&str]) -> Diagnostic {
    let line = source.get(..hit.span.start).and_then(|before| before.rsplit('\n').next());
    let comment =
        line.map(str::trim_start).is_some_and(|line| comments.iter().any(|c| line.starts_with(c)));
    let place = Place { span: hit.span.clone(), key: hit.key.clone() };
    let (what, mark) = match hit.kind {
        Kind::Nik => ("NIK (nomor induk kependudukan, 16 angka)", "serupa NIK"),
        Kind::Sandi => ("Frasa sandi tanda tangan elektronik", "frasa sandi"),
    };
    let wherein = if comment { " dalam komentar" } else { "" };
    let message = format!("{what} tertulis{wherein}; di sini ditutup dengan bintang.");
    let help = match hit.kind {
        Kind::Nik => {
            "Hapus dan simpan kembali berkas ini; NIK hanya diketik di aplikasi tanda tangan. Bila \
             bukan NIK, pisahkan angkanya dengan spasi."
        }
        Kind::Sandi => {
            "Hapus dan simpan kembali berkas ini; frasa sandi hanya diketik di aplikasi tanda tangan. \
             Ganti frasa sandi itu bila berkas ini pernah dikirim."
        }
    };
    Diagnostic::new(Code::DataRahasia, &place, message).mark(mark).help(help)
}
