//! What styles the document needs, and by which name a template gives them.
//!
//! Styles are matched by their name, because ids are translated by Word ("Judul1") while the names of
//! its own styles stay English in the file. The program knows names only; looks stand in the
//! template.

/// Kind of a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Of paragraphs.
    Paragraph,
    /// Of runs of characters.
    Character,
    /// Of tables.
    Table,
}

impl Kind {
    /// Value of `w:type`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Character => "character",
            Self::Table => "table",
        }
    }
}

macro_rules! roles {
    ($($kind:ident { $($role:ident = $name:literal, $doc:literal;)* })*) => {
        /// What a style is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $($(#[doc = $doc] $role,)*)* }

        impl Role {
            /// All of them.
            pub const ALL: &'static [Role] = &[$($(Role::$role,)*)*];

            /// Name of the style (`w:name`).
            pub const fn name(self) -> &'static str {
                match self { $($(Role::$role => $name,)*)* }
            }

            /// Kind of the style.
            pub const fn kind(self) -> Kind {
                match self { $($(Role::$role => Kind::$kind,)*)* }
            }
        }
    };
}

roles! {
    Paragraph {
        Normal = "Normal", "What all others build upon.";
        Body = "Body Text", "Paragraphs.";
        Item = "List Paragraph", "Paragraphs of lists.";
        Heading1 = "heading 1", "Title of a chapter.";
        Heading2 = "heading 2", "Heading, second level.";
        Heading3 = "heading 3", "Heading, third level.";
        Heading4 = "heading 4", "Heading, fourth level.";
        Loose1 = "LKjIP Judul Lepas 1", "Title of a chapter that the contents leave out.";
        Loose2 = "LKjIP Judul Lepas 2", "Heading that the contents leave out, second level.";
        Loose3 = "LKjIP Judul Lepas 3", "The same, third level.";
        Loose4 = "LKjIP Judul Lepas 4", "The same, fourth level.";
        Toc1 = "toc 1", "Line of the contents, first level.";
        Toc2 = "toc 2", "The same, second level.";
        Toc3 = "toc 3", "The same, third level.";
        TocFigures = "table of figures", "Line of the lists of tables and figures.";
        Caption = "caption", "Caption of a table, above it.";
        FigureCaption = "LKjIP Judul Gambar", "Caption of a figure, below it.";
        Figure = "LKjIP Gambar", "Holds a picture.";
        Source = "LKjIP Sumber", "Notes and source under a table or figure.";
        SourceEnd = "LKjIP Sumber Akhir", "The last of these.";
        Gap = "LKjIP Sela", "Empty line after a table that has no source.";
        Cell = "LKjIP Sel", "Text of table cells.";
        CellHead = "LKjIP Sel Kepala", "Header cells.";
        CellNumber = "LKjIP Sel Nomor", "Row of column numbers.";
        CellGroup = "LKjIP Sel Kelompok", "Title of a group of rows.";
        CellStrong = "LKjIP Sel Tebal", "Rows of the first level, sums.";
        CellEmph = "LKjIP Sel Miring", "Rows of the second level.";
        Quote = "LKjIP Kutipan", "Quotation set apart.";
        NoteTitle = "LKjIP Catatan Judul", "First line of a box about the state of data.";
        Note = "LKjIP Catatan", "Text of such a box.";
        FormulaTitle = "LKjIP Rumus Judul", "Title of a box with a formula.";
        Formula = "LKjIP Rumus", "Formula of such a box.";
        Title = "LKjIP Judul Tengah", "Centred title lines.";
        Field = "LKjIP Isian", "Labelled lines.";
        Signature = "LKjIP Tanda Tangan", "Signatures.";
        CoverGovernment = "LKjIP Sampul Pemerintah", "Government on the cover.";
        CoverAgency = "LKjIP Sampul Instansi", "Agency on the cover.";
        CoverTitle = "Title", "Title on the cover.";
        CoverShort = "LKjIP Sampul Singkatan", "Abbreviation on the cover.";
        CoverYear = "LKjIP Sampul Tahun", "Line with the year on the cover.";
        CoverFoot = "LKjIP Sampul Kaki", "Foot of the cover.";
        CoverDraft = "LKjIP Sampul Draf", "Draft mark on the cover.";
        Emblem = "LKjIP Lambang", "Word that stands for a missing logo.";
        GlanceMessage = "LKjIP Sekilas Pesan", "Message of the page of results.";
        GlanceLabel = "LKjIP Sekilas Label", "Small labels on it.";
        GlanceAmount = "LKjIP Sekilas Jumlah", "Amounts on it.";
        GlanceNumber = "LKjIP Sekilas Nomor", "Number of a sasaran.";
        GlanceGoal = "LKjIP Sekilas Sasaran", "Name of a sasaran.";
        GlanceIndicator = "LKjIP Sekilas Indikator", "Name of an indicator.";
        GlanceValue = "LKjIP Sekilas Nilai", "Target and realisasi.";
        GlanceResult = "LKjIP Sekilas Capaian", "Capaian, large.";
        GlanceBar = "LKjIP Sekilas Batang", "Holds a bar.";
        PhotoMissing = "LKjIP Foto Kosong", "In the frame of a missing photo.";
    }
    Character {
        Strong = "Strong", "Bold.";
        Emph = "Emphasis", "Italic.";
        Number = "LKjIP Nomor", "Numbers of captions, headings and contents.";
        ChapterNumber = "LKjIP Nomor Bab", "Number of a chapter.";
        Class1 = "LKjIP Kriteria 1", "Lowest class.";
        Class2 = "LKjIP Kriteria 2", "Second class.";
        Class3 = "LKjIP Kriteria 3", "Third class.";
        Class4 = "LKjIP Kriteria 4", "Fourth class.";
        Class5 = "LKjIP Kriteria 5", "Highest class.";
        Unfilled = "LKjIP Kosong", "Segments of a meter that are not reached.";
        Efficient = "LKjIP Efisien", "Verdict: efficient.";
        Inefficient = "LKjIP Tidak Efisien", "Verdict: not efficient.";
        Uncounted = "LKjIP Tidak Dihitung", "Verdict: not to be computed.";
        Status = "LKjIP Status", "State of data.";
        Low = "LKjIP Rendah", "Mark of a low serapan.";
        Mark = "LKjIP Tanda", "Superscript mark of a note.";
        Name = "LKjIP Nama", "Name of who signs.";
        Year = "LKjIP Tahun", "Year on the cover.";
        Percent = "LKjIP Persen", "Percentages beside amounts.";
    }
    Table {
        Plain = "LKjIP Polos", "Layout without rules.";
        Grid = "LKjIP Tabel", "Tables of the report.";
        GroupRow = "LKjIP Baris Kelompok", "Cells of the title row of a group.";
        SubtotalRow = "LKjIP Baris Subtotal", "Cells of a sum of a group.";
        TotalRow = "LKjIP Baris Total", "Cells of the sum of a table.";
        Glance = "LKjIP Sekilas", "Rows of the page of results.";
        PhotoFrame = "LKjIP Foto", "Frame of a missing photo.";
    }
}

impl Role {
    /// Headings by level, in the contents or left out of them.
    pub const fn heading(level: u8, listed: bool) -> Self {
        match (level, listed) {
            (0 | 1, true) => Self::Heading1,
            (2, true) => Self::Heading2,
            (3, true) => Self::Heading3,
            (_, true) => Self::Heading4,
            (0 | 1, false) => Self::Loose1,
            (2, false) => Self::Loose2,
            (3, false) => Self::Loose3,
            (_, false) => Self::Loose4,
        }
    }
}
