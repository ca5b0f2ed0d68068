//! Pictures as people send them.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use lkjip_metrics::check::check;
use lkjip_metrics::diagnostic::Level;

use super::photo::{LOGO_SIDE, PHOTO_WIDTH, prepare};
use super::*;
use crate::document::model::Block;

fn picture(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]))
        .into()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture(width, height)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
        .unwrap();
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A JPEG with an Exif segment: orientation, and a place that must not be published.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"3.1000 N 99.5000 E");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, 0xE1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn size(prepared: &Prepared) -> (u32, u32) {
    let picture = image::load_from_memory(&prepared.bytes).unwrap();
    (picture.width(), picture.height())
}

#[test]
fn a_photo_that_fits_stays_as_it_is_but_for_its_notes() {
    let original = jpeg(800, 600);
    let prepared = prepare(with_exif(&original, 1), Kind::Photo).unwrap();
    assert_eq!(prepared, Prepared { bytes: original, extension: "jpg" });
}

#[test]
fn a_large_photo_comes_to_print_resolution_always_to_the_same_bytes() {
    let original = jpeg(3000, 2000);
    let prepared = prepare(original.clone(), Kind::Photo).unwrap();
    assert_eq!(size(&prepared), (PHOTO_WIDTH, 895));
    assert_eq!(prepare(original, Kind::Photo).unwrap(), prepared);
}

/// A final report carries pictures as they are printed, and is made again from these.
#[test]
fn a_prepared_picture_is_prepared_already() {
    let clear: DynamicImage = RgbaImage::from_pixel(1600, 1000, image::Rgba([9, 0, 0, 90])).into();
    let photos = [
        jpeg(3000, 2000),
        with_exif(&jpeg(640, 480), 6),
        with_exif(&jpeg(800, 600), 1),
        png(&picture(2000, 900)),
        png(&picture(300, 200)),
    ];
    let logos =
        [png(&clear), jpeg(900, 900), b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()];
    let all = photos.map(|bytes| (bytes, Kind::Photo)).into_iter();
    for (bytes, kind) in all.chain(logos.map(|bytes| (bytes, Kind::Logo))) {
        let once = prepare(bytes, kind).unwrap();
        assert_eq!(prepare(once.bytes.clone(), kind).unwrap(), once);
    }
}

#[test]
fn a_photo_taken_upright_stands_upright() {
    let prepared = prepare(with_exif(&jpeg(640, 480), 6), Kind::Photo).unwrap();
    assert_eq!(size(&prepared), (480, 640));
    assert!(!prepared.bytes.windows(6).any(|part| part == b"Exif\0\0"));
}

#[test]
fn transparency_becomes_paper_and_logos_keep_it() {
    let clear: DynamicImage = RgbaImage::from_pixel(1600, 1000, image::Rgba([0, 0, 0, 0])).into();
    let photo = prepare(png(&clear), Kind::Photo).unwrap();
    assert_eq!((photo.extension, size(&photo).0), ("jpg", PHOTO_WIDTH));
    let white = image::load_from_memory(&photo.bytes).unwrap().to_rgb8();
    assert!(white.get_pixel(5, 5).0.iter().all(|colour| *colour > 250));
    let logo = prepare(png(&clear), Kind::Logo).unwrap();
    assert_eq!((logo.extension, size(&logo).0), ("png", LOGO_SIDE));
}

#[test]
fn what_is_no_picture_is_told_by_its_name() {
    let reason = |bytes: &[u8]| prepare(bytes.to_vec(), Kind::Photo).unwrap_err().reason;
    assert_eq!(reason(b""), "kosong");
    assert!(reason(b"\0\0\0\x18ftypheic").contains("HEIC"));
    assert!(reason(b"RIFF\0\0\0\0WEBPVP8 ").contains("WebP"));
    assert!(reason(b"<svg xmlns='http://www.w3.org/2000/svg'/>").contains("bukan gambar"));
    let whole = jpeg(400, 300);
    assert!(reason(&whole[..whole.len() / 2]).contains("rusak"));
    let mut broken = png(&picture(40, 30));
    let at = broken.len() / 2;
    broken[at] ^= 0x55;
    assert!(reason(&broken).contains("rusak"));
}

/// A few bytes that promise billions of pixels are refused before any memory is taken.
#[test]
fn a_bomb_is_refused() {
    let mut bytes = png(&picture(1, 1));
    bytes[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    let fault = prepare(bytes, Kind::Photo).unwrap_err();
    assert!(fault.reason.contains("50000 × 50000"), "{fault:?}");
}

#[test]
fn a_drawing_without_end_is_refused() {
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
    let sound = svg("<g><rect width=\"1\" height=\"1\"/></g>").into_bytes();
    assert_eq!(prepare(sound.clone(), Kind::Logo).unwrap().bytes, sound);
    let deep = svg(&("<g>".repeat(3000) + &"</g>".repeat(3000)));
    let large = svg(&" ".repeat(9 * 1024 * 1024));
    for drawing in [deep, large] {
        assert!(prepare(drawing.into_bytes(), Kind::Logo).unwrap_err().reason.contains("rumit"));
    }
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 }
        })
    })
}

const RECORD: &str = include_str!("../../metrics/check/tests/contoh.toml");

/// The example record with other pictures.
fn record(logo: &str, photo: &str) -> Record {
    let text = RECORD
        .replace(
            "daerah = \"Kabupaten Contoh\"",
            &format!("daerah = \"Kabupaten Contoh\"\nlogo = '{logo}'"),
        )
        .replace("\"foto/pendampingan.jpg\"", &format!("'{photo}'"));
    check(&text).record.unwrap().0
}

fn load(record: &Record, folder: &Path) -> (Assets, Vec<(Code, String)>) {
    let (assets, findings) = Assets::load(record, folder);
    assert!(findings.iter().all(|finding| finding.level == Level::Peringatan));
    (assets, findings.into_iter().map(|finding| (finding.code, finding.message)).collect())
}

#[test]
fn pictures_are_read_beside_the_record() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("foto")).unwrap();
    fs::write(root.path().join("foto/satu.JPEG"), jpeg(30, 20)).unwrap();
    fs::write(
        root.path().join("lambang.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    )
    .unwrap();
    let (assets, findings) = load(&record("lambang.svg", "foto/satu.JPEG"), root.path());
    assert_eq!(findings, []);
    let paths: Vec<&str> = assets.iter().map(|picture| picture.path.as_str()).collect();
    assert_eq!(paths, ["foto/1.jpg", "logo.svg"]);
}

#[test]
fn pictures_that_cannot_be_used_are_findings_and_leave_their_place_empty() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("lambang.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><g>")
        .unwrap();
    let (assets, findings) = load(&record("lambang.svg", "tidak-ada.jpg"), root.path());
    assert_eq!(assets, Assets::default());
    let codes: Vec<Code> = findings.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [Code::GambarSalah, Code::FotoBelumAda]);
    assert!(findings[1].1.contains("`tidak-ada.jpg` tidak ada; bingkai kosong dicetak"));
    assert_eq!(settled(&assets, "foto/1.jpg"), None);
}

#[test]
fn the_document_gets_the_path_of_what_was_made() {
    let mut assets = Assets::default();
    let picture = Picture { path: "foto/1.jpg".into(), bytes: Vec::new() };
    assets.pictures.insert("foto/1".into(), picture);
    assert_eq!(settled(&assets, "foto/1.png").as_deref(), Some("foto/1.jpg"));
    assert_eq!(settled(&assets, "foto/2.png"), None);
}

fn settled(assets: &Assets, path: &str) -> Option<String> {
    let photo = Block::Photo {
        id: String::new(),
        number: None,
        caption: Vec::new(),
        alt: String::new(),
        file: Some(path.to_string()),
        key: String::new(),
    };
    let mut blocks = [Block::List {
        style: crate::document::model::ListStyle::Bullet,
        items: vec![vec![photo]],
    }];
    assets.settle_blocks(&mut blocks);
    let [Block::List { items, .. }] = &blocks else { panic!() };
    let [Block::Photo { file, .. }] = items[0].as_slice() else { panic!() };
    file.clone()
}
