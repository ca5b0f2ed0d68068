//! Readers of text: plain text, narrative text (Markdown with figures) and keys.

use super::node::{Node, Read};
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::{Place, Placed};

/// One line of plain text.
pub type Teks = Placed<String>;

/// Narrative text: Markdown that may refer to figures by `{{ … }}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Naskah(pub Placed<String>);

/// A key by which others refer to a noun: small letters, digits and underscores.
#[derive(Debug, Clone, PartialEq)]
pub struct Kunci(pub Placed<String>);

impl std::ops::Deref for Kunci {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.value
    }
}

impl Kunci {
    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        &self.0.place
    }
}

impl Read for Placed<String> {
    fn shape() -> Shape {
        Shape::Scalar("teks")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let text = read_text(node, &Self::shape(), sink)?;
        if text.contains('\n') {
            sink.push(
                Diagnostic::new(Code::JenisSalah, node.place(), "Isian ini harus satu baris.")
                    .help("Tulis tanpa baris baru, dengan tanda kutip \"…\"."),
            );
            return None;
        }
        // Runs of spaces have no meaning on paper.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Self::new(text, node.place().clone()))
    }
}

impl Read for Naskah {
    fn shape() -> Shape {
        Shape::Scalar("naskah")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let text = read_text(node, &Self::shape(), sink)?;
        Some(Self(Placed::new(text.replace("\r\n", "\n"), node.place().clone())))
    }
}

impl Read for Kunci {
    fn shape() -> Shape {
        Shape::Scalar("kunci")
    }

    fn read(node: &Node<'_>, sink: &mut Sink) -> Option<Self> {
        let text = read_text(node, &Self::shape(), sink)?;
        let fits = text.len() <= 60
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !fits {
            sink.push(
                Diagnostic::new(
                    Code::PengenalSalah,
                    node.place(),
                    "Kunci pengenal hanya boleh memuat huruf kecil, angka dan garis bawah, dan berawal dengan huruf.",
                )
                .help("Contoh: \"kesempatan_kerja\"."),
            );
            return None;
        }
        Some(Self(Placed::new(text.to_string(), node.place().clone())))
    }
}

/// The text of a value, if it is text, not empty and free of control characters.
fn read_text<'a>(node: &Node<'a>, shape: &Shape, sink: &mut Sink) -> Option<&'a str> {
    let Some(text) = node.value().as_str() else {
        node.wrong_type(shape, sink);
        return None;
    };
    if text.trim().is_empty() {
        sink.push(
            Diagnostic::new(Code::IsianKosong, node.place(), "Isian ini kosong.")
                .help("Isi, atau hapus barisnya bila tidak wajib."),
        );
        return None;
    }
    if let Some(bad) = text.chars().find(|c| is_bad(*c)) {
        sink.push(
            Diagnostic::new(
                Code::KarakterKendali,
                node.place(),
                format!(
                    "Teks memuat karakter kendali U+{:04X} yang tidak dapat dicetak.",
                    u32::from(bad)
                ),
            )
            .help("Hapus karakter itu; biasanya terbawa saat menyalin dari program lain."),
        );
        return None;
    }
    Some(text)
}

/// Whether a character may not stand in a text: control characters, private-use characters (they
/// mark figures inside), turns of direction and noncharacters.
pub fn is_bad(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || u32::from(c) >= 0xF_0000
}
