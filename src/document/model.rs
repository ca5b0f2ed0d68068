//! The document model: the report as blocks, before any output format.
//!
//! Both back ends (Typst for PDF, OOXML for Word) and `--format json` read exactly this. Numbers
//! of chapters, tables and figures are already in it, so no back end counts anything itself.
//! It knows no looks: where a colour or a width in millimetres appears, it is a setting of the
//! agency or a proportion.

use serde::Serialize;

use super::math::Math;

/// The whole report, ready to typeset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Version of this JSON form.
    pub version: u32,
    /// Title, author, page setup and the words that belong to the frame.
    pub meta: Meta,
    /// Cover, front matter, body and appendix, in order.
    pub parts: Vec<Part>,
}

/// What stands outside the text: properties of the file and of the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meta {
    /// Title of the file.
    pub title: String,
    /// Subject of the file.
    pub subject: String,
    /// The agency, as author.
    pub author: String,
    /// Keywords of the file.
    pub keywords: Vec<String>,
    /// Fiscal year of the report.
    pub year: i32,
    /// Date of signing, `YYYY-MM-DD`; the date of the file, never the clock's.
    pub date: String,
    /// Short title, left in the page header.
    pub header: String,
    /// Name of the agency, left in the page footer.
    pub footer: String,
    /// Mark of a draft, e.g. `DRAF 2`.
    pub draft: Option<String>,
    /// Paper, font family and accent.
    pub page: Page,
    /// Words of the frame ("Tabel", "Sumber", "lanjutan", …) by name, from `naskah/istilah.toml`.
    pub terms: std::collections::BTreeMap<String, String>,
}

/// Page settings of the agency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Paper size.
    pub paper: Paper,
    /// Font family.
    pub font: FontFamily,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
}

/// Paper sizes in use at Indonesian offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 215 × 330 mm ("folio").
    F4,
}

/// Font families; each has a metric twin in Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FontFamily {
    /// Caladea for text, Carlito for headings and tables.
    Cambria,
    /// Liberation Sans throughout.
    Arial,
    /// Liberation Serif for text, Liberation Sans for headings and tables.
    Times,
}

/// A run of chapters with its own page numbering.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Kind, which decides the page numbers.
    pub kind: PartKind,
    /// Chapters, each of which starts on a new page.
    pub chapters: Vec<Chapter>,
}

/// Kind of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// No page number.
    Cover,
    /// i, ii, iii.
    Front,
    /// 1, 2, 3.
    Body,
    /// Page numbers go on from the body.
    Appendix,
}

/// A chapter (BAB, LAMPIRAN or an unnumbered one).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    /// Stable anchor, e.g. `bab-3`.
    pub id: String,
    /// "BAB III", "LAMPIRAN 1"; none for unnumbered chapters and the cover.
    pub label: Option<String>,
    /// Title; empty on the cover.
    pub title: String,
    /// Whether the contents list it.
    pub listed: bool,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A piece of text within a paragraph, cell or caption.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Anything else, tagged by `kind`.
    Node(Node),
}

/// Inline nodes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Node {
    /// Bold.
    Strong {
        /// What is bold.
        body: Vec<Inline>,
    },
    /// Italic.
    Emph {
        /// What is italic.
        body: Vec<Inline>,
    },
    /// A figure or a name from the record, with its way back.
    Value {
        /// As printed.
        text: String,
        /// Key in the record, e.g. `ikm.capaian`.
        key: String,
        /// Formula in words, for computed figures.
        #[serde(skip_serializing_if = "Option::is_none")]
        formula: Option<String>,
    },
    /// A cross reference to a numbered block; `text` is complete ("Tabel 3.3").
    Ref {
        /// Anchor of the target.
        to: String,
        /// As printed.
        text: String,
    },
    /// A label that is shape and word: kriteria, efisiensi or status of data.
    Badge {
        /// Which family.
        style: BadgeStyle,
        /// kriteria: filled segments of `steps`; efisiensi: 1 yes, -1 no, 0 not to be computed;
        /// status: 0 belum terbit, 1 proksi.
        level: i32,
        /// Number of segments of a kriteria meter.
        steps: i32,
        /// The word.
        text: String,
        /// Key in the record.
        key: String,
    },
    /// A formula within a line.
    Math {
        /// The formula.
        math: Math,
        /// In words.
        alt: String,
    },
    /// Superscript, such as the mark of a table note.
    Sup {
        /// The mark.
        text: String,
    },
    /// A line break.
    Break,
}

/// Families of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BadgeStyle {
    /// Class of a capaian.
    Kriteria,
    /// Verdict of efficiency.
    Efisiensi,
    /// Not yet published, or a proxy.
    Status,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Cover page.
    Cover(Cover),
    /// Heading below the chapter's.
    Heading {
        /// 2, 3 or 4.
        level: u8,
        /// Anchor.
        id: String,
        /// "3.1", "a"; none for unnumbered ones.
        number: Option<String>,
        /// Text.
        text: Vec<Inline>,
        /// Whether the contents list it.
        listed: bool,
    },
    /// Paragraph.
    Paragraph {
        /// Text.
        text: Vec<Inline>,
        /// Key of the narrative text of the record that it comes from, if any.
        #[serde(skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
    /// List; items hold blocks, so lists nest.
    List {
        /// `decimal` (1.), `alpha` (a.) or `bullet`.
        style: ListStyle,
        /// Items.
        items: Vec<Vec<Block>>,
    },
    /// Quotation set apart (a vision).
    Quote {
        /// Text.
        text: Vec<Inline>,
    },
    /// Table.
    Table(Table),
    /// Chart.
    Chart(Chart),
    /// Diagram.
    Diagram(Diagram),
    /// Displayed formula.
    Formula {
        /// Heading of the box, if any.
        title: Option<String>,
        /// The formula.
        math: Math,
        /// In words.
        alt: String,
        /// A worked example below it.
        #[serde(skip_serializing_if = "Option::is_none")]
        worked: Option<Math>,
        /// The worked example in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        worked_alt: Option<String>,
    },
    /// Photo, or the marked frame of a missing one.
    Photo {
        /// Anchor.
        id: String,
        /// "Gambar L2.1", none when photos are not numbered.
        number: Option<String>,
        /// Caption.
        caption: Vec<Inline>,
        /// Alt text.
        alt: String,
        /// Virtual path of the picture; none draws the frame.
        file: Option<String>,
        /// Key in the record.
        key: String,
    },
    /// One or two signatures side by side.
    Signature {
        /// Left to right.
        parties: Vec<Party>,
    },
    /// Labelled lines such as Nama / Jabatan.
    Fields {
        /// Label and content.
        rows: Vec<Field>,
    },
    /// Centred title lines within a chapter.
    Title {
        /// Lines.
        lines: Vec<String>,
        /// Shows the logo above.
        logo: Option<String>,
    },
    /// Box about the state of data.
    Note {
        /// `belum_terbit`, `proksi` or `konfirmasi`.
        style: NoteStyle,
        /// Bold first line.
        title: Vec<Inline>,
        /// Text.
        text: Vec<Inline>,
    },
    /// "Kinerja sekilas": one page of results.
    Glance(Glance),
    /// Contents, list of tables or list of figures; filled by the back end with page numbers.
    Contents {
        /// Which list.
        of: ContentsOf,
        /// Entries in order.
        entries: Vec<Entry>,
    },
    /// New page.
    PageBreak,
}

/// List styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ListStyle {
    /// 1. 2. 3.
    Decimal,
    /// a. b. c.
    Alpha,
    /// Bullets.
    Bullet,
}

/// Kinds of notes about data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteStyle {
    /// Not yet published.
    BelumTerbit,
    /// A proxy stands in.
    Proksi,
    /// To be confirmed.
    Konfirmasi,
}

/// Lists of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentsOf {
    /// Chapters and headings.
    Headings,
    /// Tables.
    Tables,
    /// Charts, diagrams (and numbered photos).
    Figures,
}

/// A line of a list of contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Anchor.
    pub to: String,
    /// 1 chapter, 2 heading, 3 sub-heading; 1 for tables and figures.
    pub level: u8,
    /// "BAB I", "1.1", "Tabel 3.1".
    pub label: Option<String>,
    /// Title.
    pub text: String,
}

/// Cover.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cover {
    /// "Pemerintah Kabupaten …".
    pub government: String,
    /// Agency.
    pub agency: String,
    /// Lines of the title.
    pub title: Vec<String>,
    /// "LKjIP".
    pub abbreviation: String,
    /// Fiscal year.
    pub year: i32,
    /// Place, bottom left.
    pub place: String,
    /// "Diterbitkan tahun 2026", bottom right.
    pub issued: String,
    /// Virtual path of the logo; none draws a neutral emblem.
    pub logo: Option<String>,
    /// Alt text of the logo or the word within the neutral emblem.
    pub logo_alt: String,
    /// Draft mark.
    pub draft: Option<String>,
}

/// A labelled line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Label.
    pub label: String,
    /// Content.
    pub text: Vec<Inline>,
}

/// A party that signs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Party {
    /// "Kota Contoh, 10 Januari 2026"; none for the party without place and date.
    pub place_date: Option<Vec<Inline>>,
    /// Role above the position ("Pihak Kedua,"), if any.
    pub role: Option<String>,
    /// Position, a line each.
    pub position: Vec<String>,
    /// Name; none leaves a dotted line to fill in.
    pub name: Option<String>,
    /// Pangkat and golongan.
    pub rank: Option<String>,
    /// NIP as printed.
    pub nip: Option<String>,
}

/// Table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Anchor, e.g. `tabel-capaian-indikator`.
    pub id: String,
    /// "Tabel 3.3"; none for unnumbered ones.
    pub number: Option<String>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Header rows; every row covers all columns, counting spans.
    pub header: Vec<Vec<Cell>>,
    /// Row groups.
    pub groups: Vec<RowGroup>,
    /// Notes under the table; a mark and its text.
    pub notes: Vec<TableNote>,
    /// Source under the table.
    pub source: Vec<Inline>,
    /// Whether it stands on landscape pages.
    pub landscape: bool,
}

/// Column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Share of the width, in parts of the sum of all columns.
    pub width: u32,
    /// Alignment of body cells.
    pub align: Align,
}

/// Alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right; figures.
    Right,
}

/// Rows under a common title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowGroup {
    /// Title row over all columns, repeated with "(lanjutan)" on the next page.
    pub title: Option<Vec<Inline>>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// Row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// What the row is, which decides its weight and rules.
    pub style: RowStyle,
    /// Cells; together with spans from above they cover all columns.
    pub cells: Vec<Cell>,
    /// Rows that must stay on the page with this one, after it.
    pub keep: u8,
    /// Key in the record, for comparing row by row.
    pub key: String,
}

/// Kinds of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowStyle {
    /// Plain.
    Data,
    /// First level (program): bold.
    Level1,
    /// Second level (kegiatan): italic.
    Level2,
    /// Third level (sub kegiatan): plain, indented.
    Level3,
    /// Sum of a group.
    Subtotal,
    /// Sum of the table.
    Total,
    /// Line after the total (sisa anggaran).
    After,
}

/// Cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Paragraphs of the cell, usually one.
    pub text: Vec<Inline>,
    /// Columns covered; 0 and 1 mean one.
    pub colspan: u8,
    /// Rows covered; 0 and 1 mean one.
    pub rowspan: u8,
    /// Other alignment than the column's.
    pub align: Option<Align>,
    /// Indentation steps.
    pub indent: u8,
    /// Mark in front of the text: low serapan.
    pub low: bool,
    /// A formula instead of text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub math: Option<Math>,
}

/// Note under a table or chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableNote {
    /// Mark such as "a", none for a plain note.
    pub mark: Option<String>,
    /// Text.
    pub text: Vec<Inline>,
}

/// Chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Anchor.
    pub id: String,
    /// "Gambar 3.1".
    pub number: Option<String>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Alt text with the values.
    pub alt: String,
    /// What to draw.
    pub plot: Plot,
    /// Notes.
    pub notes: Vec<TableNote>,
    /// Source.
    pub source: Vec<Inline>,
}

/// A value as geometry and as print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// For the length of a bar only; none where there are no data.
    pub value: Option<f64>,
    /// As printed; for a missing value the word that says so.
    pub text: String,
    /// Key in the record.
    pub key: String,
}

/// Kinds of charts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Plot {
    /// Columns over years (or other labels), with a line for the target.
    Column {
        /// Unit at the axis.
        unit: String,
        /// Bars.
        bars: Vec<Bar>,
        /// Target line.
        target: Option<TargetLine>,
    },
    /// Lines over years.
    Line {
        /// Unit at the axis.
        unit: String,
        /// Labels of the x axis.
        labels: Vec<String>,
        /// Lines.
        lines: Vec<Line>,
    },
    /// Horizontal bars of serapan, per program.
    Absorption {
        /// Title of the column of amounts ("Anggaran (Rp juta)").
        amount_title: String,
        /// Title of the percentages.
        percent_title: String,
        /// Bars in the order to draw.
        bars: Vec<AbsorptionBar>,
    },
    /// Target against realisasi, each indicator on its own scale.
    Bullet {
        /// Indicators.
        rows: Vec<BulletRow>,
        /// Bounds of the classes in percent of the target, ascending.
        zones: Vec<f64>,
        /// Legend of the zones.
        zones_text: String,
    },
}

/// A bar of a column chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// Label under the bar.
    pub label: String,
    /// Value.
    pub point: Point,
    /// Whether it is the one the report is about.
    pub highlight: bool,
    /// Whether it is a proxy (hatched).
    pub proxy: bool,
}

/// Target line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetLine {
    /// Value.
    pub point: Point,
    /// Label, e.g. "target 2025".
    pub label: String,
}

/// A line of a line chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Name at its end.
    pub name: String,
    /// Values, one per label.
    pub points: Vec<Point>,
    /// Whether it is the agency's own.
    pub main: bool,
}

/// A bar of serapan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AbsorptionBar {
    /// Program.
    pub name: String,
    /// Serapan in percent.
    pub point: Point,
    /// Amount as printed.
    pub amount: String,
    /// Below the threshold.
    pub low: bool,
}

/// A row of the bullet chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BulletRow {
    /// Indicator.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Target.
    pub target: Point,
    /// Realisasi; without value when not measured.
    pub actual: Point,
    /// Proxy, with its label in `text` ("proksi 2023: 72,94").
    pub proxy: Option<Point>,
    /// Whether lower is better (zones mirrored).
    pub lower_is_better: bool,
    /// Class badge.
    pub badge: Option<Inline>,
}

/// Diagram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diagram {
    /// Anchor.
    pub id: String,
    /// "Gambar 1.1".
    pub number: Option<String>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Alt text.
    pub alt: String,
    /// What to draw.
    pub drawing: Drawing,
    /// Whether it stands on a landscape page.
    pub landscape: bool,
    /// Source.
    pub source: Vec<Inline>,
}

/// Kinds of diagrams.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Drawing {
    /// Bagan organisasi: the head, staff beside, line units below.
    Organisation {
        /// Top box.
        head: String,
        /// Units by place: `functional` dashed at the side, `secretariat` at the side, `line`
        /// below, `field` (UPT) at the bottom.
        units: Vec<OrgUnit>,
    },
    /// Left-to-right tree (visi → misi → tujuan → sasaran).
    Tree {
        /// Column titles.
        levels: Vec<String>,
        /// Root.
        root: TreeNode,
    },
}

/// A unit of the organisation chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrgUnit {
    /// Name.
    pub name: String,
    /// Where it stands.
    pub place: OrgPlace,
    /// Units below it.
    pub children: Vec<OrgUnit>,
}

/// Places in the organisation chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgPlace {
    /// Kelompok jabatan fungsional.
    Functional,
    /// Sekretariat.
    Secretariat,
    /// Bidang.
    Line,
    /// UPT.
    Field,
}

/// A node of a tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TreeNode {
    /// Text.
    pub text: String,
    /// Nodes to the right of it.
    pub children: Vec<TreeNode>,
}

/// "Kinerja sekilas".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Glance {
    /// The message in one sentence.
    pub message: Vec<Inline>,
    /// Anggaran, realisasi, sisa: title, amount, percentage.
    pub totals: Vec<GlanceTotal>,
    /// Serapan of the agency in percent.
    pub absorption: Point,
    /// Sasaran.
    pub rows: Vec<GlanceRow>,
    /// Notes.
    pub notes: Vec<TableNote>,
    /// Source.
    pub source: Vec<Inline>,
}

/// A total at the head of the glance page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceTotal {
    /// "Anggaran".
    pub label: String,
    /// Amount.
    pub amount: Vec<Inline>,
    /// Percentage, if any.
    pub percent: Option<Vec<Inline>>,
}

/// A sasaran on the glance page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceRow {
    /// Number of the sasaran.
    pub number: String,
    /// Name.
    pub name: String,
    /// Its indicators with target and realisasi.
    pub indicators: Vec<GlanceIndicator>,
    /// Capaian of the sasaran; without value when none of its indicators is measured.
    pub achievement: Point,
    /// Class badge.
    pub class: Option<Inline>,
    /// Serapan.
    pub absorption: Point,
    /// Verdict badge.
    pub efficiency: Inline,
}

/// An indicator on the glance page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GlanceIndicator {
    /// Name.
    pub name: String,
    /// Target.
    pub target: Vec<Inline>,
    /// Realisasi, or a badge that says what is missing.
    pub actual: Vec<Inline>,
    /// Proxy ("Proksi 2023", "72,94%"), if any.
    pub proxy: Option<Field>,
}
