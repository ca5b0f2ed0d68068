//! Documents made by hand, to try what no sound record gives.

use std::cell::RefCell;
use std::collections::BTreeMap;

use lkjip::document::math::Math;
use lkjip::document::model::*;
use lkjip::output::docx::{self, Content};
use lkjip::output::pictures::Assets;
use lkjip::output::typst::Sketch;

use crate::bahan::reports;
use crate::umum;

/// What must not be taken for markup, and every character that XML or Word may stumble over.
pub fn nasty() -> String {
    let control: String = (0..=0x1f_u32).chain([0x7f, 0xfffe, 0xffff]).map(char).collect();
    let marks = "&<>\"' ]]> &amp; &#0; {{ tahun }} {{x}} <w:t/> \u{202e}عربي\u{202c} \u{200d}🏛️ 𝔸";
    format!("{control}{marks}{control}ñ")
}

fn char(code: u32) -> char {
    char::from_u32(code).unwrap()
}

/// Makes texts, each another; remembers those that must be found again.
#[derive(Default)]
pub struct Texts {
    pub given: RefCell<Vec<String>>,
}

impl Texts {
    /// The next text.
    pub fn next(&self) -> String {
        let mut given = self.given.borrow_mut();
        let text = format!("⟦{}⟧{}", given.len(), nasty());
        given.push(text.clone());
        text
    }

    fn line(&self) -> Vec<Inline> {
        vec![Inline::Text(self.next())]
    }

    fn node(&self, node: impl FnOnce(String) -> Node) -> Inline {
        Inline::Node(node(self.next()))
    }

    /// Every kind of inline.
    fn inlines(&self) -> Vec<Inline> {
        let key = || format!("kunci.{}", nasty());
        let badge = |style, level| {
            self.node(|text| Node::Badge { style, level, steps: 5, text, key: key() })
        };
        vec![
            Inline::Node(Node::Strong { body: self.line() }),
            Inline::Node(Node::Emph {
                body: vec![Inline::Node(Node::Strong { body: self.line() })],
            }),
            self.node(|text| Node::Value { text, key: key(), formula: Some(nasty()) }),
            self.node(|text| Node::Ref { to: "tidak-ada".into(), text }),
            self.node(|text| Node::Ref { to: "bab".into(), text }),
            badge(BadgeStyle::Kriteria, 3),
            badge(BadgeStyle::Efisiensi, -1),
            badge(BadgeStyle::Status, 0),
            self.node(|text| Node::Math { math: Math::Word { text }, alt: nasty() }),
            self.node(|text| Node::Sup { text }),
            Inline::Node(Node::Break),
        ]
    }

    fn table(&self, id: &str, landscape: bool) -> Block {
        let cell = || Cell { text: self.inlines(), low: true, ..Cell::default() };
        let math = Cell { math: Some(Math::Word { text: self.next() }), ..Cell::default() };
        let row = Row { style: RowStyle::Total, cells: vec![cell(), math], keep: 9, key: nasty() };
        let column = |width| Column { width, align: Align::Right };
        Block::Table(Table {
            id: id.into(),
            number: Some(self.next()),
            caption: self.inlines(),
            columns: vec![column(1), column(2)],
            header: vec![vec![cell(), cell()]],
            groups: vec![RowGroup { title: Some(self.inlines()), rows: vec![row] }],
            notes: vec![TableNote { mark: Some(self.next()), text: self.inlines() }],
            source: self.inlines(),
            landscape,
        })
    }

    fn pictures(&self) -> Vec<Block> {
        let drawing =
            Drawing::Tree { levels: vec![], root: TreeNode { text: nasty(), children: vec![] } };
        vec![
            Block::Diagram(Diagram {
                id: SKETCHED.into(),
                number: Some(self.next()),
                caption: self.inlines(),
                alt: self.next(),
                drawing,
                landscape: true,
                source: self.inlines(),
            }),
            Block::Photo {
                id: nasty(),
                number: Some(self.next()),
                caption: self.inlines(),
                alt: nasty(),
                file: Some(nasty()),
                key: nasty(),
            },
        ]
    }

    /// Every kind of block.
    pub fn blocks(&self) -> Vec<Block> {
        let paragraph = || Block::Paragraph { text: self.inlines(), key: Some(nasty()) };
        let heading = |number: Option<String>, listed| Block::Heading {
            level: 2,
            id: format!("{}{listed}", nasty()),
            number,
            text: self.inlines(),
            listed,
        };
        let word = || Math::Word { text: self.next() };
        let party = Party {
            place_date: Some(self.inlines()),
            role: Some(self.next()),
            position: vec![self.next(), self.next()],
            name: Some(self.next()),
            rank: Some(self.next()),
            nip: Some(self.next()),
            frame: Some(Frame { id: nasty(), mark: self.next(), note: nasty() }),
        };
        let mut blocks = vec![
            heading(Some(self.next()), true),
            heading(None, false),
            paragraph(),
            Block::List { style: ListStyle::Alpha, items: vec![vec![paragraph(), paragraph()]] },
            Block::Quote { text: self.inlines() },
            self.table("tegak", false),
            self.table("lintang", true),
            Block::Formula {
                title: Some(self.next()),
                math: Math::Frac { over: word().into(), under: word().into() },
                alt: nasty(),
                worked: Some(Math::Paren { body: word().into() }),
                worked_alt: Some(nasty()),
            },
            Block::Signature { parties: vec![party] },
            Block::Fields { rows: vec![Field { label: self.next(), text: self.inlines() }] },
            Block::Title { lines: vec![self.next(), self.next()], logo: Some(nasty()) },
            Block::Note { style: NoteStyle::Proksi, title: self.inlines(), text: self.inlines() },
            Block::PageBreak,
        ];
        blocks.extend(self.pictures());
        blocks
    }

    /// A document with all of them.
    pub fn document(&self) -> Document {
        let mut document = of_blocks(self.blocks());
        let meta = &mut document.meta;
        let properties = [&mut meta.title, &mut meta.subject, &mut meta.author, &mut meta.header];
        properties.into_iter().for_each(|property| *property = self.next());
        meta.footer = self.next();
        meta.keywords = vec![self.next(), self.next()];
        meta.draft = Some(self.next());
        let cover = Cover {
            government: self.next(),
            agency: self.next(),
            title: vec![self.next(), self.next()],
            abbreviation: self.next(),
            year: 2025,
            place: self.next(),
            issued: self.next(),
            logo: None,
            logo_alt: self.next(),
            draft: Some(self.next()),
        };
        let entry = |to: &str| Entry {
            to: to.into(),
            level: 1,
            label: (to == "bab").then(|| self.next()),
            text: self.next(),
        };
        let contents =
            Block::Contents { of: ContentsOf::Headings, entries: vec![entry("bab"), entry("?")] };
        let chapter = |title: String, label: Option<String>, blocks| Chapter {
            id: "depan".into(),
            label,
            title,
            listed: true,
            blocks,
        };
        let part = |kind, chapter| Part { kind, chapters: vec![chapter] };
        let front = chapter(self.next(), Some(self.next()), vec![contents]);
        let cover = chapter(String::new(), None, vec![Block::Cover(cover)]);
        document.parts.splice(0..0, [part(PartKind::Cover, cover), part(PartKind::Front, front)]);
        document
    }
}

/// The block of which there is a drawing.
pub const SKETCHED: &str = "bagan";

/// A document of a chapter with these blocks.
pub fn of_blocks(blocks: Vec<Block>) -> Document {
    let chapter = Chapter {
        id: "bab".into(),
        label: Some("BAB I".into()),
        title: "Isi".into(),
        listed: true,
        blocks,
    };
    let parts = vec![Part { kind: PartKind::Body, chapters: vec![chapter] }];
    Document { parts, ..reports()[0].document.clone() }
}

/// Its Word file, with a drawing of one colour.
pub fn made(document: &Document) -> docx::Word {
    let pages = BTreeMap::from([("bab".to_string(), nasty())]);
    let template = umum::bundled().dressed(&document.meta.page);
    let assets = Assets::default();
    let content = Content { document, assets: &assets, pages: &pages, template: &template };
    let sketch = Sketch { of: SKETCHED.into(), width: 4_000_000, height: 40_000_000 };
    let mut picture = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(2, 2).write_to(&mut picture, image::ImageFormat::Png).unwrap();
    docx::write(content, |tell| {
        tell.sizes(vec![sketch]);
        Ok(vec![picture.into_inner()])
    })
    .unwrap()
}
