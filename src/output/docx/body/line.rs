//! A paragraph in the making.
//!
//! A paragraph of docx-rs takes more than two kilobytes, and its own builder moves it at every
//! step; here it stays in its box.

use docx_rs::{
    AlignmentType, BookmarkEnd, BookmarkStart, Hyperlink, Indent, IndentLevel, Justification,
    LineSpacing, NumberingId, NumberingProperty, Paragraph, ParagraphChild, ParagraphStyle, Run,
    SpecialIndentType, Tab, TableCell, TableCellContent,
};

/// A paragraph in the making.
pub struct Line(pub Box<Paragraph>);

impl Line {
    /// An empty paragraph of a style.
    pub fn new(style: &str) -> Self {
        let mut paragraph = Box::<Paragraph>::default();
        paragraph.property.style = Some(ParagraphStyle::new(Some(style)));
        Self(paragraph)
    }

    #[must_use]
    pub fn add_run(mut self, run: Run) -> Self {
        self.0.children.push(ParagraphChild::Run(Box::new(run)));
        self
    }

    #[must_use]
    pub fn add_hyperlink(mut self, link: Hyperlink) -> Self {
        self.0.children.push(ParagraphChild::Hyperlink(link));
        self
    }

    /// Begins a mark, see [`Marks`](crate::output::docx::marks::Marks).
    #[must_use]
    pub fn begin(mut self, mark: usize) -> Self {
        self.0.children.push(ParagraphChild::BookmarkStart(BookmarkStart::new(mark, "")));
        self
    }

    /// Ends it.
    #[must_use]
    pub fn end(mut self, mark: usize) -> Self {
        self.0.children.push(ParagraphChild::BookmarkEnd(BookmarkEnd::new(mark)));
        self
    }

    /// Fills it between the two ends of a mark, if there is one.
    #[must_use]
    pub fn within(self, mark: Option<usize>, fill: impl FnOnce(Self) -> Self) -> Self {
        match mark {
            Some(mark) => fill(self.begin(mark)).end(mark),
            None => fill(self),
        }
    }

    #[must_use]
    pub fn keep_next(mut self, keep: bool) -> Self {
        self.0.property.keep_next = Some(keep);
        self
    }

    /// Begins a page with it.
    #[must_use]
    pub fn on_new_page(mut self) -> Self {
        self.0.property.page_break_before = Some(true);
        self
    }

    #[must_use]
    pub fn align(mut self, alignment: AlignmentType) -> Self {
        self.0.property.alignment = Some(Justification::new(alignment.to_string()));
        self
    }

    /// Indents it at the left, in twips.
    #[must_use]
    pub fn indent(mut self, left: i32) -> Self {
        self.0.property.indent = Some(Indent::new(Some(left), None, None, None));
        self
    }

    /// Sets it against an edge so far from the right, in twips.
    #[must_use]
    pub fn right_of(mut self, right: u32) -> Self {
        let right = i32::try_from(right).ok().filter(|right| *right > 0);
        self.0.property.indent = Some(Indent::new(Some(0), None, right, None));
        self.align(AlignmentType::Right)
    }

    /// Takes away the indentation of its style.
    #[must_use]
    pub fn unhanging(mut self) -> Self {
        let none = Some(SpecialIndentType::FirstLine(0));
        self.0.property.indent = Some(Indent::new(Some(0), none, None, None));
        self
    }

    /// Numbers it; 0 takes away the numbering of its style.
    #[must_use]
    pub fn numbering(mut self, num: u32, level: u32) -> Self {
        let (num, level) = (NumberingId::new(num as usize), IndentLevel::new(level as usize));
        self.0.property.numbering_property = Some(NumberingProperty::new().add_num(num, level));
        self.0.has_numbering = true;
        self
    }

    #[must_use]
    pub fn spacing(mut self, spacing: LineSpacing) -> Self {
        self.0.property.line_spacing = Some(spacing);
        self
    }

    #[must_use]
    pub fn add_tab(mut self, tab: Tab) -> Self {
        self.0.property.tabs.push(tab);
        self
    }

    /// Sets it in a frame of a width in twips at the foot of the page.
    #[must_use]
    pub fn at_foot(mut self, width: u32) -> Self {
        self.0.property.frame_property = Some(docx_rs::FrameProperty {
            w: Some(width),
            wrap: Some("around".into()),
            h_anchor: Some("margin".into()),
            v_anchor: Some("margin".into()),
            x_align: Some("left".into()),
            y_align: Some("bottom".into()),
            ..docx_rs::FrameProperty::default()
        });
        self
    }
}

/// What holds paragraphs.
pub trait Holds: Sized {
    /// The same with a paragraph more.
    #[must_use]
    fn with(self, line: Line) -> Self;
}

impl Holds for TableCell {
    fn with(mut self, line: Line) -> Self {
        self.children.push(TableCellContent::Paragraph(line.0));
        self
    }
}
