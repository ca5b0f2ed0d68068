//! Charts and diagrams as pictures.

use std::fs;

use image::GenericImageView;

use super::tests::{document_of, paragraph};
use super::{Engine, Failure};
use crate::document::model::{
    self, Bar, Block, Chart, Diagram, Document, ListStyle, PairRow, Plot, Point, TreeNode,
};
use crate::output::pictures::Assets;
use crate::project::Templates;

pub(super) fn chart(id: &str, value: f64) -> Block {
    let point = Point { value: Some(value), text: format!("{value}%"), key: "kunci".into() };
    let bar = Bar { label: "2025".into(), point, highlight: true, proxy: false };
    Block::Chart(Chart {
        id: id.into(),
        number: Some("Gambar 1.1".into()),
        caption: vec![model::Inline::Text("Capaian".into())],
        alt: "Capaian menurut tahun.".into(),
        plot: Plot::Column { unit: "persen".into(), bars: vec![bar], target: None },
        notes: Vec::new(),
        source: Vec::new(),
    })
}

fn tree(id: &str, leaves: usize, landscape: bool) -> Block {
    let leaf = |at: usize| TreeNode { text: format!("Sasaran {at}"), children: Vec::new() };
    let root = TreeNode { text: "Visi".into(), children: (0..leaves).map(leaf).collect() };
    Block::Diagram(Diagram {
        id: id.into(),
        number: None,
        caption: Vec::new(),
        alt: "Pohon kinerja.".into(),
        drawing: model::Drawing::Tree { levels: vec!["Visi".into(), "Sasaran".into()], root },
        landscape,
        source: Vec::new(),
    })
}

/// A pixel at the resolution of the pictures, 220 to an inch of 914 400 units.
const EMU_PER_PIXEL: u32 = 914_400 / 220;

fn engine() -> Engine {
    Engine::new(&Templates::embedded()).unwrap()
}

/// A sketch, painted.
#[derive(Debug, PartialEq)]
struct Drawing {
    of: String,
    width: u32,
    height: u32,
    png: Vec<u8>,
}

fn draw(engine: &Engine, document: &Document) -> Vec<Drawing> {
    let sketches = engine.sketches(document, &Assets::default()).unwrap();
    let painted = sketches.list().into_iter().zip(sketches.paint().unwrap());
    let drawing = |(sketch, png): (super::Sketch, Vec<u8>)| {
        let super::Sketch { of, width, height } = sketch;
        Drawing { of, width, height, png }
    };
    painted.map(drawing).collect()
}

#[test]
fn pieces_come_in_the_order_of_the_document_with_the_anchors_of_their_blocks() {
    let list = Block::List {
        style: ListStyle::Decimal,
        items: vec![vec![paragraph("Butir."), chart("gambar:dalam", 12.5)]],
    };
    let blocks = vec![chart("gambar:satu", 80.0), tree("gambar:pohon", 90, false), list];
    let drawings = draw(&engine(), &document_of(blocks));
    let mut names: Vec<&str> = drawings.iter().map(|drawing| drawing.of.as_str()).collect();
    assert!(names.iter().filter(|name| **name == "gambar:pohon").count() > 1, "{names:?}");
    names.dedup();
    assert_eq!(names, ["gambar:satu", "gambar:pohon", "gambar:dalam"]);
}

#[test]
fn a_picture_is_as_large_as_its_page() {
    let blocks = vec![chart("a", 80.0), tree("b", 5, true)];
    let drawings = draw(&engine(), &document_of(blocks));
    // The width of the text and twice 2 pt: 155 mm on A4, 245 mm when it lies.
    for (drawing, millimetres) in drawings.iter().zip([155, 245]) {
        let width = millimetres * 36_000 + 4 * 12_700;
        assert!(drawing.width.abs_diff(width) <= 1, "{} for {width}", drawing.width);
        let picture = image::load_from_memory(&drawing.png).unwrap();
        assert!(!picture.color().has_alpha());
        // So many pixels as that takes.
        let (columns, rows) = picture.dimensions();
        assert!((columns * EMU_PER_PIXEL).abs_diff(drawing.width) <= EMU_PER_PIXEL / 2);
        assert!((rows * EMU_PER_PIXEL).abs_diff(drawing.height) <= EMU_PER_PIXEL / 2);
    }
    assert_eq!(drawings.len(), 2);
}

#[test]
fn a_picture_shows_the_accent_and_the_paper_exactly() {
    let mut document = document_of(vec![chart("a", 80.0)]);
    document.meta.page.accent = "#14507a".into();
    let drawings = draw(&engine(), &document);
    let picture = image::load_from_memory(&drawings[0].png).unwrap().to_rgb8();
    let count = |colour: [u8; 3]| picture.pixels().filter(|pixel| pixel.0 == colour).count();
    assert!(count([0x14, 0x50, 0x7A]) > 10_000);
    assert!(count([255; 3]) > picture.pixels().len() / 2);
}

#[test]
fn the_same_document_gives_the_same_pictures_even_at_the_same_time() {
    let one = document_of(vec![chart("a", 80.0), tree("b", 30, false), paragraph("Isi.")]);
    let other = document_of(vec![chart("a", 20.0), paragraph("Isi lain.")]);
    let expected = [draw(&engine(), &one), draw(&engine(), &other)];
    assert_ne!(expected[0][0].png, expected[1][0].png);
    let engine = engine();
    let again = std::thread::scope(|scope| {
        let running = [scope.spawn(|| draw(&engine, &one)), scope.spawn(|| draw(&engine, &other))];
        running.map(|thread| thread.join().unwrap())
    });
    assert!(again == expected);
    engine.pdf(&one, &Assets::default()).unwrap();
    assert!(draw(&engine, &one) == expected[0]);
}

/// An engine whose template for drawings is the agency's.
fn engine_with(template: &str) -> Engine {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("typst")).unwrap();
    fs::write(root.path().join("typst/lepas.typ"), template).unwrap();
    Engine::new(&Templates::with_folder(root.path()).unwrap()).unwrap()
}

fn fault(template: &str) -> (String, String) {
    let document = document_of(vec![chart("a", 1.0)]);
    let result = engine_with(template).sketches(&document, &Assets::default());
    let Err(Failure::Templates(findings)) = result else { panic!("{result:?}") };
    (findings[0].file.clone(), findings[0].list[0].message.clone())
}

#[test]
fn without_drawings_nothing_is_compiled_and_a_fault_in_the_template_is_told() {
    let engine = engine_with("#gambarr()\n");
    assert_eq!(draw(&engine, &document_of(vec![paragraph("Isi.")])), []);
    let (file, message) = fault("#gambarr()\n");
    assert!(file.ends_with("typst/lepas.typ"));
    assert!(message.contains("gambarr"), "{message}");
}

#[test]
fn a_page_without_a_name_is_left_out_and_one_that_is_too_large_is_told() {
    let page = "#page(width: 9pt, height: 9pt)[#metadata(\"a\")<gambar>]\n#page[Lain.]\n";
    let drawings = draw(&engine_with(page), &document_of(vec![chart("a", 1.0)]));
    assert_eq!((drawings.len(), drawings[0].width), (1, 9 * 12_700));
    for side in ["4000pt", "900000000pt"] {
        let (_, message) = fault(&page.replace("9pt", side));
        assert_eq!(message, "Halaman tidak dapat disusun: gambar `a` terlalu besar.");
    }
}

/// A chart of pairs: beyond 100 per cent, missing, negative, and more rows than a page holds.
fn pairs(rows: usize) -> Block {
    let point = |value: Option<f64>| Point {
        value,
        text: value.map_or_else(|| "Belum terbit".into(), |value| format!("{value}%")),
        key: "kunci".into(),
    };
    let values = [Some(40.0), None, Some(130.5), Some(-3.0)];
    let row = |at: usize| PairRow {
        name: format!("Indikator {at} dengan nama yang lebih panjang daripada kolomnya"),
        old: point(values[at % 4]),
        new: point(values[(at + 1) % 4]),
        change: vec!["+1,00 poin".into(), "membaik".into()],
    };
    let Block::Chart(chart) = chart("pasangan", 1.0) else { unreachable!() };
    let labels = ["2024".to_string(), "2025".to_string()];
    Block::Chart(Chart {
        plot: Plot::Pairs { labels, rows: (0..rows).map(row).collect() },
        ..chart
    })
}

#[test]
fn pairs_are_drawn_whatever_they_hold() {
    let engine = engine();
    let few = draw(&engine, &document_of(vec![pairs(4)]));
    assert_eq!(few.len(), 1);
    let many = draw(&engine, &document_of(vec![pairs(40)]));
    assert!(many.len() > 1, "{}", many.len());
    let height: u32 = many.iter().map(|drawing| drawing.height).sum();
    assert!(height > few[0].height * 8);
    assert_eq!(draw(&engine, &document_of(vec![pairs(0)])).len(), 1);
}
