//! Frames of electronic signatures in the PDF that was made: held against its text, told, and written
//! beside it for the program that signs.

use std::collections::BTreeSet;

use lkjip_metrics::code::Code;
use lkjip_metrics::diagnostic::Diagnostic;
use lkjip_metrics::number::{Decimal, angka};
use lkjip_metrics::place::Place;
use serde::Serialize;

use super::checked::Checked;
use crate::document::frames;
use crate::document::model::Document;
use crate::input::{Sign, signs};
use crate::output::typst::{FramePlace, Pdf};
use crate::project::{Findings, digest};

/// The frames of a PDF.
#[derive(Debug)]
pub struct Places {
    list: Vec<FramePlace>,
}

/// The file beside the PDF, as read by other programs.
#[derive(Serialize)]
struct File<'a> {
    /// Version of this form.
    versi: u32,
    /// The PDF beside it.
    berkas: &'a str,
    /// Its SHA-256, by which it is known that the places are those of this file.
    sidik: String,
    /// Unit of measure.
    satuan: &'static str,
    /// The frames, in the order of the pages.
    tempat: Vec<Tempat<'a>>,
}

#[derive(Serialize)]
struct Tempat<'a> {
    /// Page of the file, from 1.
    halaman: usize,
    /// Number printed on it.
    tercetak: Option<&'a str>,
    /// Left and lower edge from the lower left corner of the page.
    x: f64,
    y: f64,
    lebar: f64,
    tinggi: f64,
    jangkar: &'a str,
}

/// The frames of a PDF, each of which holds the only occurrence of its mark.
///
/// # Errors
/// What is wrong with them in the file as it was made.
pub fn places(pdf: &Pdf, document: &Document, checked: &Checked) -> Result<Places, Vec<Findings>> {
    let wanted = frames(document);
    let list = pdf.frames.clone();
    if wanted.is_empty() {
        return Ok(Places { list });
    }
    let marks: Vec<char> = wanted.iter().flat_map(|frame| frame.mark.chars()).collect();
    let found = signs(pdf.bytes.clone(), &marks).unwrap_or_default();
    let faults: Vec<Diagnostic> = if list.len() < wanted.len() {
        let message = "Templat tidak menandai pojok bingkai tanda tangan elektronik, sehingga \
                       tempatnya tidak diketahui.";
        vec![fault(checked, message.to_string(), "Salin kembali templat typst/catatan.typ.")]
    } else {
        list.iter().filter_map(|frame| alone(frame, &found, checked)).collect()
    };
    if faults.is_empty() {
        Ok(Places { list })
    } else {
        Err(vec![Findings::new(checked.file.name(), checked.file.text(), faults)])
    }
}

/// What keeps a mark from leading to its frame.
fn alone(frame: &FramePlace, found: &[Sign], checked: &Checked) -> Option<Diagnostic> {
    let own: Vec<&Sign> = found.iter().filter(|sign| frame.mark.contains(sign.sign)).collect();
    let inside = |sign: &Sign| {
        sign.page == frame.page
            && (frame.x..=frame.x + frame.width).contains(&sign.x)
            && (frame.y..=frame.y + frame.height).contains(&sign.y)
    };
    if own.len() == 1 && own.iter().all(|sign| inside(sign)) {
        return None;
    }
    let pages: BTreeSet<usize> = own.iter().map(|sign| sign.page).collect();
    let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
    let message = format!(
        "Jangkar \"{}\" terdapat {} kali dalam teks PDF (halaman berkas {}), padahal harus sekali, di \
         dalam bingkainya.",
        frame.mark,
        own.len(),
        if pages.is_empty() { "–".to_string() } else { pages.join(", ") }
    );
    Some(fault(checked, message, "Pilih karakter lain pada jangkar, atau hapus dari templat."))
}

fn fault(checked: &Checked, message: String, help: &str) -> Diagnostic {
    let signing = checked.known.as_ref().map(|known| &known.raw.pengesahan);
    let place = signing.map_or_else(Place::default, |signing| {
        let first = signing.jangkar.0.first();
        first.map_or_else(|| signing.place.0.clone(), |mark| mark.place.clone())
    });
    Diagnostic::new(Code::JangkarSalah, &place, message).help(help)
}

impl Places {
    /// The file beside the PDF; none where there are no frames.
    pub fn file(&self, name: &str, pdf: &[u8]) -> Option<Vec<u8>> {
        if self.list.is_empty() {
            return None;
        }
        let tempat = self.list.iter().map(|frame| Tempat {
            halaman: frame.page,
            tercetak: frame.printed.as_deref(),
            x: frame.x,
            y: frame.y,
            lebar: frame.width,
            tinggi: frame.height,
            jangkar: &frame.mark,
        });
        let file = File {
            versi: 1,
            berkas: name,
            sidik: digest(pdf),
            satuan: "titik (1/72 inci) dari pojok kiri bawah halaman",
            tempat: tempat.collect(),
        };
        // Text and finite numbers only: this cannot fail.
        let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
        bytes.push(b'\n');
        Some(bytes)
    }

    /// A line about each frame.
    pub fn told(&self) -> Vec<String> {
        self.list.iter().map(line).collect()
    }
}

fn line(frame: &FramePlace) -> String {
    let printed =
        frame.printed.as_ref().map_or_else(String::new, |number| format!(" (tercetak {number})"));
    format!(
        "Tanda tangan elektronik {}: halaman berkas {}{printed};\n  x {}, y {}, lebar {}, tinggi {} \
         titik dari kiri bawah halaman",
        frame.mark,
        frame.page,
        points(frame.x),
        points(frame.y),
        points(frame.width),
        points(frame.height)
    )
}

/// A measure as people write it.
fn points(value: f64) -> String {
    Decimal::from_f64_retain(value).map_or_else(|| value.to_string(), |value| angka(value, 2))
}
