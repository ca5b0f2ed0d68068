//! The text of the pages.

use super::tests::{document_of, paragraph};
use super::tests_drawings::chart;
use super::{Engine, Inside, PageText, TextPiece, words};
use crate::document::math::Math;
use crate::document::model::{
    Align, BadgeStyle, Block, Cell, Column, Inline, ListStyle, Node, Row, RowGroup, RowStyle, Table,
};
use crate::output::pictures::Assets;
use crate::project::Templates;

fn text(value: &str) -> Vec<Inline> {
    vec![Inline::Text(value.into())]
}

fn pages(blocks: Vec<Block>) -> Vec<PageText> {
    let engine = Engine::new(&Templates::embedded()).unwrap();
    engine.text(&document_of(blocks), &Assets::default()).unwrap()
}

/// What stands on all pages in one kind of place.
fn all(pages: &[PageText], keep: impl Fn(&TextPiece) -> bool) -> Vec<&TextPiece> {
    pages.iter().flat_map(|page| &page.pieces).filter(|piece| keep(piece)).collect()
}

/// The words of the first chapter, without its title and without the chapters around it.
fn body_words(pages: &[PageText]) -> Vec<String> {
    let words = words(all(pages, |piece| piece.inside == Inside::Body));
    let start = words.iter().position(|word| *word == "PENDAHULUAN").unwrap();
    let end = words.iter().position(|word| *word == "PENUTUP").unwrap();
    words[start + 1..end].to_vec()
}

fn table(rows: usize) -> Block {
    let cell = |value: String| Cell { text: vec![Inline::Text(value)], ..Cell::default() };
    let row = |at: usize| Row {
        style: RowStyle::Data,
        cells: vec![cell(format!("baris {at}")), cell(format!("{at},5%"))],
        keep: 0,
        key: String::new(),
    };
    let column = |align| Column { width: 1, align };
    Block::Table(Table {
        id: "tabel:uji".into(),
        number: Some("Tabel 1.1".into()),
        caption: text("Capaian"),
        columns: vec![column(Align::Left), column(Align::Right)],
        header: vec![vec![cell("Uraian".into()), cell("Nilai".into())]],
        groups: vec![RowGroup {
            title: Some(text("Kelompok satu")),
            rows: (0..rows).map(row).collect(),
        }],
        notes: Vec::new(),
        source: text("Dinas Contoh"),
        landscape: false,
    })
}

#[test]
fn the_words_of_paragraphs_come_back_wherever_a_line_breaks() {
    let strong = |value: &str| Inline::Node(Node::Strong { body: text(value) });
    let line = [
        Inline::Text("Kata-kata tahun 2024/2025 – naik, ".into()),
        strong("angka"),
        Inline::Text("-angka dan ".into()),
        strong("pro-"),
        Inline::Text("rata".into()),
        Inline::Node(Node::Sup { text: "a".into() }),
        Inline::Text(". ".into()),
    ];
    let content: Vec<Inline> = line.iter().cycle().take(line.len() * 150).cloned().collect();
    let pages = pages(vec![Block::Paragraph { text: content, key: None }]);
    let expected =
        ["Kata-kata", "tahun", "2024/2025", "–", "naik,", "angka-angka", "dan", "pro-rataa."];
    assert_eq!(body_words(&pages), expected.repeat(150));
}

#[test]
fn a_table_over_pages_gives_each_cell_once_and_its_header_as_repeated() {
    let pages = pages(vec![paragraph("Sebelum."), table(90), paragraph("Sesudah.")]);
    let mut cells = all(&pages, |piece| piece.cell.is_some() && piece.inside == Inside::Body);
    cells.sort_by_key(|piece| piece.cell.clone());
    assert!(cells.iter().all(|piece| piece.cell.as_ref().unwrap().id == "tabel:uji"));
    let mut expected = "Uraian Nilai Kelompok satu".to_string();
    for at in 0..90 {
        expected.push_str(&format!(" baris {at} {at},5%"));
    }
    expected.push_str(" Sumber: Dinas Contoh");
    // The word before the source is one of the frame, which this document does not have.
    let said = words(cells).join(" ");
    assert_eq!(said, expected.replace("Sumber: ", ""));

    let repeated = all(&pages, |piece| piece.inside == Inside::Repeated);
    let of_pages = pages.iter().filter(|page| page.pieces.iter().any(|piece| piece.cell.is_some()));
    assert_eq!(repeated.len(), of_pages.count() - 1);
    assert!(!repeated.is_empty());
    for piece in repeated {
        assert!(
            piece.text.contains("Tabel 1.1") && piece.text.contains("Uraian Nilai Kelompok satu")
        );
    }
    assert_eq!(
        words(all(&pages, |piece| piece.inside == Inside::Body && piece.cell.is_none()))
            .join(" ")
            .split("PENDAHULUAN ")
            .nth(1),
        Some("Sebelum. Tabel 1.1 Capaian Sesudah. PENUTUP Penutup.")
    );
}

#[test]
fn a_cell_that_a_page_cuts_is_one_cell() {
    let long = "kata-kata yang panjang ".repeat(700);
    let Block::Table(mut table) = table(2) else { unreachable!() };
    table.groups[0].rows[0].cells[0].text = text(long.trim());
    let pages = pages(vec![Block::Table(table)]);
    let piece = all(&pages, |piece| piece.text.starts_with("kata-kata"));
    let place = piece[0].cell.clone().unwrap();
    let cell = all(&pages, |piece| piece.cell.as_ref() == Some(&place));
    assert!(cell.len() > 1);
    assert_eq!(words(cell), long.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn a_drawing_a_list_and_the_running_heads_are_told_apart() {
    let list = Block::List {
        style: ListStyle::Decimal,
        items: vec![vec![paragraph("Butir.")], vec![paragraph("Lagi.")]],
    };
    let pages = pages(vec![chart("gambar:uji", 80.0), list]);
    assert_eq!(body_words(&pages), ["Gambar", "1.1", "Capaian", "Butir.", "Lagi."]);
    let inside = Inside::Figure("gambar:uji".into());
    let drawn = words(all(&pages, |piece| piece.inside == inside));
    assert!(
        ["80%", "2025"].iter().all(|word| drawn.iter().any(|drawn| drawn == word)),
        "{drawn:?}"
    );
    assert_eq!(words(all(&pages, |piece| piece.inside == Inside::Marker)), ["1.", "2."]);
    let numbers: Vec<_> = pages.iter().map(|page| page.number.as_deref().unwrap()).collect();
    assert_eq!(numbers, ["i", "1", "2"]);
    for page in &pages {
        let running = page.pieces.iter().find(|piece| piece.inside == Inside::Running).unwrap();
        let number = page.number.as_deref().unwrap();
        assert_eq!(running.text, format!("Dinas Contoh {number}"));
    }
}

#[test]
fn a_mark_behind_a_label_belongs_to_its_word() {
    let label = Node::Badge {
        style: BadgeStyle::Status,
        level: 0,
        steps: 0,
        text: "Belum terbit".into(),
        key: String::new(),
    };
    let line = [Inline::Node(label), Inline::Node(Node::Sup { text: "a".into() })];
    let content = [&line[..], &text(" dan "), &line, &text(", lalu.")].concat();
    let pages = pages(vec![Block::Paragraph { text: content, key: None }]);
    assert_eq!(body_words(&pages).join(" "), "Belum terbita dan Belum terbita, lalu.");
}

#[test]
fn a_formula_is_read_in_words_and_once() {
    let word = |value: &str| Math::Word { text: value.into() };
    let math = Math::Frac { over: Box::new(word("Realisasi")), under: Box::new(word("Target")) };
    let inline =
        Inline::Node(Node::Math { math: math.clone(), alt: "Realisasi dibagi Target".into() });
    let block = Block::Formula {
        title: Some("Capaian".into()),
        math,
        alt: "Realisasi per Target".into(),
        worked: None,
        worked_alt: None,
    };
    let apart = vec![Inline::Text("Nilai ".into()), inline.clone(), Inline::Text(" itu.".into())];
    let alone = pages(vec![Block::Paragraph { text: apart, key: None }]);
    assert_eq!(body_words(&alone).join(" "), "Nilai Realisasi dibagi Target itu.");
    let content = vec![Inline::Text("Rumus (".into()), inline, Inline::Text("), lalu.".into())];
    let pages = pages(vec![Block::Paragraph { text: content, key: None }, block]);
    let formulas = all(&pages, |piece| piece.formula);
    let said: Vec<&str> = formulas.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(said, ["Realisasi dibagi Target", "Realisasi per Target"]);
    assert_eq!([formulas[0].joined, formulas[1].joined], [true, false]);
    let behind = all(&pages, |piece| piece.text.starts_with("), lalu."));
    assert_eq!((behind.len(), behind[0].joined), (1, true));
    assert_eq!(behind[0].text, "), lalu. Capaian");
    assert!(body_words(&pages).join(" ").starts_with("Rumus (Realisasi dibagi Target), lalu."));
}
