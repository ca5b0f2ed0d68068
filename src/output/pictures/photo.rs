//! One picture: its format, its limits, its size on paper.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, Limits, RgbImage, Rgba};

use super::{Fault, jpeg};
use crate::output::docx::xml::{self, Unreadable};

/// Width of the widest photo in pixels: 155 mm at 220 dpi.
pub const PHOTO_WIDTH: u32 = 1343;
/// Longest side of a logo in pixels: 30 mm at 600 dpi.
pub const LOGO_SIDE: u32 = 709;
/// Most pixels of a picture; more is no photo but a mistake or a trap.
const MOST_PIXELS: u64 = 120_000_000;
/// Most pixels along one side.
const LONGEST_SIDE: u32 = 30_000;
/// Largest logo of lines, in bytes (8 MiB).
const LARGEST_SVG: usize = 8 * 1024 * 1024;
/// Quality of photos that are encoded anew.
const QUALITY: u8 = 85;
/// A PNG photo above this size, in bytes, becomes a JPEG.
const LARGEST_PNG: usize = 1024 * 1024;

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A photo.
    Photo,
    /// The logo.
    Logo,
}

/// A picture ready for the back ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// The picture.
    pub bytes: Vec<u8>,
    /// `jpg`, `png` or `svg`.
    pub extension: &'static str,
}

/// Checks a picture wholly and brings it to print resolution. The same bytes always give the same.
///
/// # Errors
/// When it is none of the known formats, broken, or too large.
pub fn prepare(bytes: Vec<u8>, kind: Kind) -> Result<Prepared, Fault> {
    if kind == Kind::Logo && looks_like_svg(&bytes) {
        return drawing(bytes);
    }
    match image::guess_format(&bytes) {
        Ok(ImageFormat::Jpeg) => prepare_jpeg(&bytes, kind),
        Ok(ImageFormat::Png) => prepare_png(bytes, kind),
        _ => Err(unknown(&bytes)),
    }
}

/// A logo of lines. Its reader goes down as deep as it is nested.
fn drawing(bytes: Vec<u8>) -> Result<Prepared, Fault> {
    // A declaration of its type, which old drawing programs write, is for its reader to judge.
    let endless = matches!(xml::parse_own(&bytes), Err(Unreadable::TooDeep | Unreadable::TooMany));
    if endless || bytes.len() > LARGEST_SVG {
        let fault = Fault::new("terlalu besar atau terlalu rumit untuk sebuah lambang");
        return Err(fault.help("Sederhanakan gambarnya, atau simpan sebagai PNG."));
    }
    Ok(Prepared { bytes, extension: "svg" })
}

fn prepare_jpeg(bytes: &[u8], kind: Kind) -> Result<Prepared, Fault> {
    let cleaned = jpeg::clean(bytes).ok_or_else(Fault::broken)?;
    let mut decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(|_| Fault::broken())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = decode(decoder)?;
    picture.apply_orientation(orientation);
    let fits = fit(&picture, kind).is_none();
    if fits && orientation == Orientation::NoTransforms && cleaned.plain_colours {
        return Ok(Prepared { bytes: cleaned.bytes, extension: "jpg" });
    }
    encode_jpeg(&scaled(picture, kind))
}

fn prepare_png(bytes: Vec<u8>, kind: Kind) -> Result<Prepared, Fault> {
    let limits = Limits::default();
    let decoder =
        PngDecoder::with_limits(Cursor::new(&bytes), limits).map_err(|_| Fault::broken())?;
    let picture = decode(decoder)?;
    let fits = fit(&picture, kind).is_none();
    if fits && (kind == Kind::Logo || bytes.len() <= LARGEST_PNG) {
        return Ok(Prepared { bytes, extension: "png" });
    }
    let picture = scaled(picture, kind);
    if kind == Kind::Logo { encode_png(&picture) } else { encode_jpeg(&picture) }
}

/// Decodes within the limits; the size is known before any memory is taken.
fn decode(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Fault> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || width > LONGEST_SIDE || height > LONGEST_SIDE {
        let reason = format!("terlalu besar: {width} × {height} piksel");
        return Err(Fault::new(reason).help("Perkecil gambar; lebar 1.400 piksel sudah cukup."));
    }
    if width == 0 || height == 0 {
        return Err(Fault::broken());
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * 1024 * 1024 * 1024);
    decoder.set_limits(limits).map_err(|_| Fault::broken())?;
    DynamicImage::from_decoder(decoder).map_err(|_| Fault::broken())
}

/// The size to scale to, when the picture is larger than its place on paper needs.
fn fit(picture: &DynamicImage, kind: Kind) -> Option<(u32, u32)> {
    let (width, height) = (picture.width(), picture.height());
    let (side, most) = match kind {
        Kind::Photo => (width, PHOTO_WIDTH),
        Kind::Logo => (width.max(height), LOGO_SIDE),
    };
    let part = |length: u32| {
        let scaled = (u64::from(length) * u64::from(most) + u64::from(side) / 2) / u64::from(side);
        u32::try_from(scaled).unwrap_or(most).max(1)
    };
    (side > most).then(|| (part(width), part(height)))
}

fn scaled(picture: DynamicImage, kind: Kind) -> DynamicImage {
    match fit(&picture, kind) {
        // CatmullRom needs no function that differs from machine to machine, unlike Lanczos.
        Some((width, height)) => picture.resize_exact(width, height, FilterType::CatmullRom),
        None => picture,
    }
}

fn encode_jpeg(picture: &DynamicImage) -> Result<Prepared, Fault> {
    let mut bytes = Vec::new();
    on_white(picture)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(|_| Fault::broken())?;
    Ok(Prepared { bytes, extension: "jpg" })
}

fn encode_png(picture: &DynamicImage) -> Result<Prepared, Fault> {
    let mut bytes = Vec::new();
    let picture = DynamicImage::from(picture.to_rgba8());
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).map_err(|_| Fault::broken())?;
    Ok(Prepared { bytes, extension: "png" })
}

/// JPEG knows no transparency: paper is white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let source = picture.to_rgba8();
    RgbImage::from_fn(source.width(), source.height(), |x, y| {
        let Rgba([red, green, blue, alpha]) = *source.get_pixel(x, y);
        let mix = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([mix(red), mix(green), mix(blue)])
    })
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('<') && head.contains("<svg")
}

/// Names the format that people most often send instead.
fn unknown(bytes: &[u8]) -> Fault {
    let at = |from: usize, what: &[u8]| bytes.get(from..from + what.len()) == Some(what);
    let what = if bytes.is_empty() {
        "kosong"
    } else if at(4, b"ftyphei") || at(4, b"ftypmif1") {
        "berformat HEIC, bukan JPEG atau PNG"
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        "berformat WebP, bukan JPEG atau PNG"
    } else if at(0, b"%PDF") {
        "sebuah PDF, bukan JPEG atau PNG"
    } else if at(0, b"GIF8") {
        "berformat GIF, bukan JPEG atau PNG"
    } else {
        "bukan gambar JPEG atau PNG"
    };
    Fault::new(what).help("Simpan ulang sebagai JPEG atau PNG.")
}
