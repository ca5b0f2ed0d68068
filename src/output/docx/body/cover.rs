//! The cover.

use docx_rs::{HeightRule, LineSpacing, Run, Tab, TabValueType, TableRow, VAlignType};

use super::Writer;
use super::cells::{cell, layout};
use super::layout::mm;
use super::line::{Holds, Line};
use super::text::Face;
use crate::document::model::Cover;
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;

/// Half-points of the largest title, and twips per character and half-point; a longer line is set
/// smaller so that it stays one line.
const LARGEST: u32 = 74;
const CHARACTER_PER_HALF_POINT: f32 = 6.2;

impl Writer<'_> {
    pub(super) fn cover(&mut self, cover: &Cover) {
        self.cover_head(cover);
        if let Some(draft) = &cover.draft {
            self.gap();
            let paragraph = self.styled(Role::CoverDraft).add_run(self.plain(draft));
            self.push(paragraph);
        }
        let above = LineSpacing::new().before(self.area.height * 16 / 100);
        let title = self.styled(Role::CoverTitle).spacing(above);
        let title = self.title_lines(title, &cover.title);
        self.push(title);
        if !cover.abbreviation.is_empty() {
            let text = format!("({})", cover.abbreviation);
            let paragraph = self.styled(Role::CoverShort).add_run(self.plain(&text));
            self.push(paragraph);
        }
        self.ribbon();
        let year = Face { style: Some(Role::Year), ..Face::default() };
        let paragraph = self
            .styled(Role::CoverYear)
            .add_run(self.plain(&format!("{} ", self.term("tahun"))))
            .add_run(self.run(&cover.year.to_string(), year));
        self.push(paragraph);
        self.cover_foot(cover);
    }

    /// Logo, government and agency.
    fn cover_head(&mut self, cover: &Cover) {
        let widths = [mm(22), mm(7), self.area.width.saturating_sub(mm(29))];
        let logo = cover.logo.as_deref().and_then(|path| self.logo(path, mm(29), Some(mm(22))));
        let mut emblem = self.styled(Role::Emblem);
        emblem = match logo {
            Some(run) => emblem.add_run(run),
            None => {
                let frame = self.source.template.carrier(Role::PhotoFrame).to_vec();
                self.marked(emblem, Mark::Cell(frame)).add_run(self.plain(&cover.logo_alt))
            }
        };
        let government = self.styled(Role::CoverGovernment).add_run(self.plain(&cover.government));
        let agency = self.styled(Role::CoverAgency).add_run(self.plain(&cover.agency));
        let [emblem_cell, gap, right] =
            widths.map(|width| cell(width as usize).vertical_align(VAlignType::Center));
        let row = TableRow::new(vec![
            emblem_cell.with(emblem),
            gap.with(self.styled(Role::Emblem)),
            right.with(government).with(agency),
        ]);
        let height = mm(26) as f32;
        let row = row.cant_split().row_height(height).height_rule(HeightRule::AtLeast);
        let style = self.source.template.id(Role::Plain);
        let table = layout(style, &widths, vec![row]);
        self.push_table(table);
    }

    fn title_lines(&self, paragraph: Line, lines: &[String]) -> Line {
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0).max(1);
        let fits = self.area.width as f32 / (longest as f32 * CHARACTER_PER_HALF_POINT);
        let size = (fits as u32).clamp(20, LARGEST);
        self.lines(paragraph, lines, (size < LARGEST).then_some(size as usize))
    }

    /// A band in the accent colour.
    fn ribbon(&mut self) {
        let room = LineSpacing::new().before(mm(13)).after(mm(8));
        let paragraph = self.styled(Role::GlanceBar).spacing(room);
        let width = self.area.width;
        let paragraph = self.bar(paragraph, "", (width * 2 / 3, width, mm(3)), 100);
        self.push(paragraph);
    }

    /// Place and year of issue at the foot of the page.
    fn cover_foot(&mut self, cover: &Cover) {
        let right = Tab::new().val(TabValueType::Right).pos(self.area.width as usize);
        let paragraph = self
            .styled(Role::CoverFoot)
            .add_tab(right)
            .at_foot(self.area.width)
            .add_run(self.plain(&cover.place))
            .add_run(Run::new().add_tab())
            .add_run(self.plain(&cover.issued));
        self.push(paragraph);
        // The frame is anchored at what follows it, which must be on this page.
        let anchor = self.nothing();
        self.push(anchor);
    }
}
