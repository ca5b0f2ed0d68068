//! Either side can be read from a difference, whatever was edited.

use proptest::prelude::*;
use serde_json::Value;

use super::beda;
use crate::document::model::change::side;
use crate::document::model::{
    Align, Block, Cell, Chapter, Column, Document, Entry, Field, FontFamily, How, Inline,
    ListStyle, Meta, Node, Page, Paper, Part, PartKind, Row, RowGroup, RowStyle, Table, TableNote,
    What,
};

fn document(chapters: Vec<Chapter>) -> Document {
    let page = Page { paper: Paper::A4, font: FontFamily::Cambria, accent: "#000000".into() };
    let meta = Meta {
        title: String::new(),
        subject: String::new(),
        author: String::new(),
        keywords: Vec::new(),
        year: 2025,
        date: "2026-01-10".into(),
        header: String::new(),
        footer: String::new(),
        draft: None,
        origin: None,
        page,
        terms: std::collections::BTreeMap::new(),
    };
    let parts = vec![Part { kind: PartKind::Body, chapters }];
    Document { version: 1, meta, parts, changes: None }
}

fn chapter(id: &str, blocks: Vec<Block>) -> Chapter {
    let label = Some(format!("BAB {id}"));
    Chapter { id: id.into(), label, title: format!("Bab {id}"), listed: true, blocks }
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { text: text(words), key: None }
}

fn value(text: &str) -> Inline {
    Inline::Node(Node::Value { text: text.into(), key: "k".into(), formula: None })
}

fn row(key: &str, cells: &[&str]) -> Row {
    let cells = cells.iter().map(|words| Cell { text: text(words), ..Cell::default() });
    Row { style: RowStyle::Data, cells: cells.collect(), keep: 0, key: key.into() }
}

fn table(id: &str, rows: Vec<Row>) -> Block {
    let column = || Column { width: 1, align: Align::Left };
    Block::Table(Table {
        id: id.into(),
        number: Some("Tabel 1".into()),
        caption: text("Judul"),
        columns: vec![column(), column()],
        header: vec![vec![Cell::default(), Cell::default()]],
        groups: vec![RowGroup { title: None, rows }],
        notes: Vec::new(),
        source: Vec::new(),
        landscape: false,
    })
}

/// What one side of a document says: every string that is shown, one after the other.
fn said(document: &Document, with: How) -> Vec<String> {
    let mut lines = Vec::new();
    let json = serde_json::to_value(&document.parts).unwrap();
    collect(&json, "", with, &mut lines);
    let lines = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Keys of lists of inlines, each of which is a line.
const LINES: [&str; 4] = ["text", "caption", "source", "title"];
/// Keys of what is not shown.
const UNSEEN: [&str; 9] = ["id", "to", "key", "kind", "how", "style", "at", "label", "number"];

fn collect(json: &Value, name: &str, with: How, lines: &mut Vec<String>) {
    let gone = serde_json::to_value(with.other()).unwrap();
    match json {
        Value::Object(map)
            if map.get("kind").is_some_and(|k| k == "change") && map["how"] == gone => {}
        Value::Object(map) => {
            let shown = map.iter().filter(|(name, _)| !UNSEEN.contains(&name.as_str()));
            shown.for_each(|(name, inner)| collect(inner, name, with, lines));
        }
        Value::Array(list) if LINES.contains(&name) => {
            lines.push(list.iter().map(|inline| flat(inline, with)).collect());
        }
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, name, with, lines)),
        Value::String(text) => lines.push(side(text, with)),
        _ => {}
    }
}

fn flat(inline: &Value, with: How) -> String {
    let gone = serde_json::to_value(with.other()).unwrap();
    match inline {
        Value::String(text) => text.clone(),
        Value::Object(map) if map["kind"] == "change" && map["how"] == gone => String::new(),
        Value::Object(map) => match (map.get("body"), map.get("text")) {
            (Some(Value::Array(body)), _) => body.iter().map(|one| flat(one, with)).collect(),
            (_, Some(Value::String(text))) => text.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn holds(old: &Document, new: &Document) -> Document {
    let both = beda(old, new, ("lama", "baru"));
    assert_eq!(said(&both, How::Inserted), said(new, How::Inserted), "{both:#?}");
    assert_eq!(said(&both, How::Deleted), said(old, How::Inserted), "{both:#?}");
    both
}

/// The changes of a difference: what, how, old and new.
fn listed(document: &Document) -> Vec<(What, Option<How>, &str, &str)> {
    let list = document.changes.iter().flat_map(|changes| &changes.list);
    list.map(|one| (one.what, one.how, one.old.as_str(), one.new.as_str())).collect()
}

#[test]
fn a_document_does_not_differ_from_itself() {
    let document = document(vec![chapter(
        "1",
        vec![paragraph("Satu dua."), table("t", vec![row("a", &["x", "1"])]), Block::PageBreak],
    )]);
    let both = beda(&document, &document, ("a", "a"));
    assert_eq!(both.parts, document.parts);
    assert_eq!(listed(&both), []);
}

#[test]
fn a_figure_is_replaced_within_its_sentence() {
    let of = |figure: &str| {
        let mut line = text("Capaian sebesar ");
        line.push(value(figure));
        line.push(Inline::Text(" pada tahun ini.".into()));
        document(vec![chapter("1", vec![Block::Paragraph { text: line, key: None }])])
    };
    let both = holds(&of("94,41%"), &of("95,59%"));
    assert_eq!(listed(&both), [(What::Text, None, "94,41%", "95,59%")]);
    let Some(Block::Paragraph { text, .. }) = both.parts[0].chapters[0].blocks.first() else {
        panic!()
    };
    let at = |inline: &Inline| match inline {
        Inline::Node(Node::Change { at, .. }) => at.clone(),
        _ => None,
    };
    assert_eq!(text.iter().filter_map(at).collect::<Vec<_>>(), ["ubah-1"]);
    assert_eq!(both.changes.unwrap().list[0].to, "ubah-1");
}

#[test]
fn rows_go_by_their_key_and_by_their_name_where_keys_only_count() {
    let of = |rows: Vec<Row>| document(vec![chapter("1", vec![table("t", rows)])]);
    let old = of(vec![row("sub.01", &["Lama", "1"]), row("sub.02", &["Kedua", "2"])]);
    let new = of(vec![row("sub.02", &["Nama lain", "3"]), row("sub.03", &["Baru", "2"])]);
    let both = holds(&old, &new);
    let kinds: Vec<_> = listed(&both).iter().map(|change| (change.0, change.1)).collect();
    let (gone, come) = (Some(How::Deleted), Some(How::Inserted));
    assert_eq!(kinds, [(What::Row, gone), (What::Row, None), (What::Row, come)]);
    let old = of(vec![row("b.1", &["SMA", "1"]), row("b.2", &["S1", "2"])]);
    let new =
        of(vec![row("b.1", &["SMA", "1"]), row("b.2", &["D3", "7"]), row("b.3", &["S1", "2"])]);
    assert_eq!(listed(&holds(&old, &new)), [(What::Row, come, "", "D3 · 7")]);
}

#[test]
fn other_columns_make_another_table() {
    let of = |columns: usize| {
        let mut block = table("t", vec![row("a", &["x", "1"])]);
        if let Block::Table(table) = &mut block {
            table.columns.truncate(columns);
        }
        document(vec![chapter("1", vec![block])])
    };
    let both = holds(&of(2), &of(1));
    assert_eq!(listed(&both), [(What::Table, None, "Judul", "Judul")]);
    let ids = serde_json::to_string(&both.parts).unwrap();
    assert!(ids.contains("\"lama-t\"") && ids.contains("\"t\""), "{ids}");
}

#[test]
fn rows_under_one_cell_stay_together() {
    let of = |rowspan: u8| {
        let mut rows = vec![row("a", &["x", "1"]), row("b", &["2"])];
        rows[0].cells[0].rowspan = rowspan;
        if rowspan < 2 {
            rows[1] = row("b", &["y", "2"]);
        }
        document(vec![chapter("1", vec![table("t", rows)])])
    };
    let both = holds(&of(2), &of(1));
    let Block::Table(table) = &both.parts[0].chapters[0].blocks[0] else { panic!() };
    assert_eq!(table.groups[0].rows.len(), 4);
}

#[test]
fn what_leads_nowhere_becomes_text() {
    let reference =
        || vec![Inline::Node(Node::Ref { to: "hilang".into(), text: "Tabel 1".into() })];
    let entry = Entry { to: "hilang".into(), level: 1, label: None, text: "Judul".into() };
    let contents =
        |entries| Block::Contents { of: crate::document::model::ContentsOf::Tables, entries };
    let old = document(vec![chapter(
        "1",
        vec![Block::Paragraph { text: reference(), key: None }, contents(vec![entry])],
    )]);
    let new = document(vec![chapter("1", vec![contents(Vec::new())])]);
    let both = holds(&old, &new);
    let json = serde_json::to_string(&both.parts).unwrap();
    assert!(!json.contains("\"kind\":\"ref\"") && !json.contains("hilang"), "{json}");
}

#[test]
fn chapters_come_and_go() {
    let one = chapter("1", vec![paragraph("Isi.")]);
    let two = chapter("2", vec![paragraph("Lain.")]);
    let (old, new) = (document(vec![one.clone()]), document(vec![one, two]));
    let there = holds(&old, &new);
    assert_eq!(listed(&there), [(What::Chapter, Some(How::Inserted), "", "Bab 2")]);
    let back = holds(&new, &old);
    assert_eq!(listed(&back), [(What::Chapter, Some(How::Deleted), "Bab 2", "")]);
    assert_eq!(back.parts[0].chapters[1].label, None);
}

const WORDS: [&str; 8] =
    ["capaian", "target", "tahun", "2025", "94,41%", "Rp1.250.000", "naik.", "dan"];

fn line() -> impl Strategy<Value = Vec<Inline>> {
    let words = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..9);
    let piece = (words, 0..5_u8).prop_map(|(words, kind)| {
        let words = words.join(" ") + " ";
        match kind {
            0 => value(&words),
            1 => Inline::Node(Node::Strong { body: text(&words) }),
            2 => Inline::Node(Node::Ref { to: "1".into(), text: words }),
            _ => Inline::Text(words),
        }
    });
    prop::collection::vec(piece, 1..4)
}

fn block() -> impl Strategy<Value = Block> {
    let paragraphs = || line().prop_map(|text| Block::Paragraph { text, key: None });
    let item = prop::collection::vec(paragraphs(), 1..3);
    let list = prop::collection::vec(item, 1..4)
        .prop_map(|items| Block::List { style: ListStyle::Decimal, items });
    let heading = line().prop_map(|text| Block::Heading {
        level: 2,
        id: "h".into(),
        number: None,
        text,
        listed: true,
    });
    let cells = (line(), line(), any::<bool>());
    let rows = prop::collection::vec((0..6_u8, cells), 0..5);
    let rows = (rows, prop::option::of(line())).prop_map(|(rows, note)| {
        let rows = rows.into_iter().map(|(key, (one, two, low))| Row {
            style: RowStyle::Data,
            cells: vec![
                Cell { text: one, ..Cell::default() },
                Cell { text: two, indent: u8::from(low), ..Cell::default() },
            ],
            keep: 0,
            key: format!("kunci_{key}"),
        });
        let mut block = table("t", rows.collect());
        if let Block::Table(table) = &mut block {
            table.notes = note.into_iter().map(|text| TableNote { mark: None, text }).collect();
        }
        block
    });
    let fields = prop::collection::vec((prop::sample::select(WORDS.to_vec()), line()), 1..3)
        .prop_map(|rows| Block::Fields {
            rows: rows
                .into_iter()
                .map(|(label, text)| Field { label: label.into(), text })
                .collect(),
        });
    let title =
        prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..3).prop_map(|lines| {
            Block::Title { lines: lines.into_iter().map(str::to_string).collect(), logo: None }
        });
    prop_oneof![
        4 => paragraphs(),
        2 => list,
        1 => heading,
        2 => rows,
        1 => fields,
        1 => title,
        1 => Just(Block::PageBreak),
    ]
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec(block(), 0..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn both_sides_can_be_read_from_any_difference(old in blocks(), new in blocks()) {
        let (old, new) = (document(vec![chapter("1", old)]), document(vec![chapter("1", new)]));
        holds(&old, &new);
        let same = beda(&new, &new, ("a", "a"));
        prop_assert_eq!(&same.parts, &new.parts);
    }

    #[test]
    fn an_edited_document_differs_only_where_it_was_edited(
        mut blocks in prop::collection::vec(block(), 1..8),
        at in any::<prop::sample::Index>(),
        other in block(),
    ) {
        let old = document(vec![chapter("1", blocks.clone())]);
        let at = at.index(blocks.len());
        blocks[at] = other;
        let new = document(vec![chapter("1", blocks)]);
        let both = holds(&old, &new);
        // At most the old block and the new one are told, whatever else stands around.
        let whole = both.parts[0].chapters[0].blocks.iter();
        let whole = whole.filter(|block| matches!(block, Block::Change { .. })).count();
        prop_assert!(whole <= 2, "{}", whole);
    }
}

#[test]
fn a_change_is_told_with_the_headings_that_its_number_does_not_tell() {
    let heading = |level, number: &str, words: &str| Block::Heading {
        level,
        id: number.into(),
        number: Some(number.into()),
        text: text(words),
        listed: true,
    };
    let blocks = |words: &str| {
        vec![
            heading(2, "3.1", "Capaian"),
            heading(3, "3.1.2", "Sasaran dua"),
            heading(4, "h.", "Efisiensi"),
            paragraph(words),
        ]
    };
    let (old, new) = (vec![chapter("3", blocks("Baik."))], vec![chapter("3", blocks("Buruk."))]);
    let made = beda(&document(old), &document(new), ("a", "b"));
    let sections: Vec<_> =
        made.changes.unwrap().list.into_iter().map(|changed| changed.section).collect();
    assert_eq!(sections, ["3.1.2 Sasaran dua · h. Efisiensi"]);

    let mut less = blocks("Baik.");
    less.truncate(1);
    let (old, new) = (vec![chapter("3", blocks("Baik."))], vec![chapter("3", less)]);
    let list = beda(&document(old), &document(new), ("a", "b")).changes.unwrap().list;
    let sections: Vec<_> = list.iter().map(|changed| changed.section.as_str()).collect();
    let of = "3.1.2 Sasaran dua";
    assert_eq!(sections, [of, &format!("{of} · h. Efisiensi"), &format!("{of} · h. Efisiensi")]);
}

#[test]
fn what_is_too_much_to_tell_leaves_a_sign() {
    let words = |word: &str| (0..9).map(|n| format!("{word}{n} sama{n}")).collect::<Vec<_>>();
    let (old, new) = (words("lama").join(" "), words("baru").join(" "));
    let chapters = |words: &str| vec![chapter("1", vec![paragraph(words)])];
    let made = beda(&document(chapters(&old)), &document(chapters(&new)), ("a", "b"));
    let told = made.changes.unwrap().list.remove(0);
    assert_eq!(told.old, "lama0 … lama1 … lama2 … lama3 …");
    assert_eq!(told.new, "baru0 … baru1 … baru2 … baru3 …");
}
