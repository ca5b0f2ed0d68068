//! TOML syntax: the text of a file to a table, with every fault told in Indonesian.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Place;

/// Faults told at most; one missing quote can make hundreds.
const MOST: usize = 25;

/// Parses the text of a record. What could be understood is given in any case, so that faults of
/// shape are told in the same run.
pub fn parse<'a>(source: &'a str, sink: &mut Sink) -> Spanned<DeValue<'a>> {
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut told: Vec<Range<usize>> = Vec::new();
    for error in &errors {
        let span = line_safe(source, error.span().unwrap_or(0..0));
        let line = line_start(source, span.start);
        // Follow-up faults on the same line only confuse.
        if told.iter().any(|t| t.start == line) {
            continue;
        }
        told.push(line..line);
        if told.len() > MOST {
            break;
        }
        sink.push(finding(source, error.message(), span));
    }
    let span = table.span();
    Spanned::new(span, DeValue::Table(table.into_inner()))
}

fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|s| s.rfind('\n')).map_or(0, |i| i + 1)
}

/// Keeps a span within the text and on character borders.
fn line_safe(source: &str, span: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(source.len());
        while at > 0 && !source.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    start..floor(span.end).max(start)
}

fn finding(source: &str, message: &str, span: Range<usize>) -> Diagnostic {
    let start = line_start(source, span.start);
    let line = source.get(start..).and_then(|s| s.lines().next()).unwrap_or("");
    let code = if message.starts_with("duplicate key") { Code::KunciGanda } else { Code::Sintaks };
    let (text, help) = match line.split_once('=').is_some_and(|(_, typed)| is_date(typed.trim())) {
        true => (
            "Tanggal ini tidak ada dalam kalender.",
            "Tulis tahun-bulan-hari, misalnya 2026-01-10.",
        ),
        false => translate(message),
    };
    let place = Place { span, key: Arc::from("") };
    let finding = Diagnostic::new(code, &place, text);
    match number_help(line) {
        Some(number) => finding.help(number),
        None => finding.help(help),
    }
}

/// Whether a fault of syntax leaves a list, table or text open, so that what follows was taken for
/// a part of it.
pub fn is_open_ended(finding: &Diagnostic) -> bool {
    finding.code == Code::Sintaks
        && ["ditutup", "koma", "berlebih"].iter().any(|word| finding.message.contains(word))
}

/// Whether a value has the form of a date; a sound one would not be a fault.
fn is_date(typed: &str) -> bool {
    let form: String =
        typed.chars().take(10).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    form == "0000-00-00"
}

/// The commonest slip of all: a number in the Indonesian form.
fn number_help(line: &str) -> Option<String> {
    let typed = line.split_once('=')?.1.trim();
    let typed = typed.strip_prefix("Rp").unwrap_or(typed).trim_start_matches(['.', ' ']);
    let digits: String =
        typed.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let digits = digits.trim_end_matches([',', '.']);
    let dots = digits.matches('.').count();
    let indonesian = dots > 1 || digits.contains(',');
    if !indonesian {
        return None;
    }
    let number = digits.replace('.', "_").replace(',', ".");
    Some(format!(
        "Angka ditulis dengan titik sebagai tanda desimal dan garis bawah sebagai pemisah ribuan: {number}."
    ))
}

/// Indonesian sentence and advice for a fault of the TOML parser.
fn translate(message: &str) -> (&'static str, &'static str) {
    const QUOTES: &str = "Tulis teks di antara tanda kutip: kunci = \"teks\".";
    const TABLE: [(&str, &str, &str); 23] = [
        (
            "duplicate key",
            "Kunci ini sudah ditulis sebelumnya.",
            "Hapus salah satunya; setiap isian hanya punya satu tempat.",
        ),
        ("string values must be quoted", "Teks harus ditulis di antara tanda kutip.", QUOTES),
        ("missing opening quote", "Tanda kutip pembuka tidak ada.", QUOTES),
        (
            "invalid basic string",
            "Teks ini tidak ditutup dengan benar.",
            "Tutup teks dengan tanda kutip pada baris yang sama; untuk banyak baris pakai tiga tanda kutip.",
        ),
        (
            "invalid literal string",
            "Teks ini tidak ditutup dengan benar.",
            "Tutup teks dengan tanda kutip tunggal pada baris yang sama.",
        ),
        (
            "invalid multi-line",
            "Teks banyak baris ini tidak ditutup.",
            "Tutup dengan tiga tanda kutip (\"\"\").",
        ),
        (
            "missing escaped value",
            "Garis miring terbalik dalam teks tidak lengkap.",
            "Tulis dua kali (\\\\), atau pakai tanda kutip tunggal '…'.",
        ),
        (
            "too few unicode",
            "Kode karakter dalam teks tidak lengkap.",
            "Tulis \\u diikuti empat angka heksadesimal.",
        ),
        ("key with no value", "Kunci ini belum mempunyai nilai.", "Tulis kunci = nilai."),
        (
            "missing value",
            "Nilai belum ditulis.",
            "Tulis nilainya sesudah tanda sama dengan, atau hapus barisnya.",
        ),
        ("missing assignment", "Tanda sama dengan tidak ada.", "Tulis kunci = nilai."),
        ("extra", "Ada tanda yang berlebih.", "Hapus tanda koma atau sama dengan yang berlebih."),
        (
            "missing comma",
            "Tanda koma antara dua nilai tidak ada.",
            "Pisahkan setiap nilai dengan koma.",
        ),
        ("unclosed array table", "Kepala tabel tidak ditutup.", "Tutup dengan ]]."),
        ("unclosed array", "Daftar tidak ditutup.", "Tutup daftar dengan ]."),
        ("unclosed inline table", "Tabel sebaris tidak ditutup.", "Tutup dengan }."),
        ("unclosed table", "Kepala tabel tidak ditutup.", "Tutup dengan ]."),
        (
            "unexpected leading zero",
            "Angka tidak boleh berawal dengan nol.",
            "Tulis tanpa nol di depan; kode dan NIP ditulis di antara tanda kutip.",
        ),
        (
            "cannot recurse",
            "Tabel atau daftar bersarang terlalu dalam.",
            "Sederhanakan susunannya.",
        ),
        ("recursion limit", "Kunci bersarang terlalu dalam.", "Sederhanakan susunannya."),
        ("carriage return", "Akhir baris tidak sah.", "Simpan ulang berkas dari penyunting teks."),
        (
            "invalid unquoted key",
            "Nama kunci memuat karakter yang tidak boleh.",
            "Kunci hanya memuat huruf, angka, tanda hubung dan garis bawah.",
        ),
        (
            "invalid comment",
            "Komentar memuat karakter yang tidak boleh.",
            "Hapus karakter kendali dari komentar.",
        ),
    ];
    TABLE
        .iter()
        .find(|(start, ..)| message.starts_with(start))
        .map_or(
            (
                "Baris ini tidak mengikuti bentuk TOML.",
                "Bentuknya: kunci = nilai, dengan teks di antara tanda kutip dan angka tanpa titik ribuan.",
            ),
            |(_, text, help)| (*text, *help),
        )
}
