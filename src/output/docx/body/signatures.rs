//! Signatures side by side, on one page.

use docx_rs::{AlignmentType, HeightRule, TableCell, TableRow};

use super::Writer;
use super::cells::{cell, layout};
use super::layout::mm;
use super::line::{Holds, Line};
use super::notes::line_break;
use super::text::Face;
use crate::document::model::Party;
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;
use crate::output::docx::xml::Element;

/// Room for a signature, in twips: 62 pt.
const ROOM: f32 = 1240.0;

/// Colour of the border of a frame.
const LIGHT: &str = "C9CFD2";

/// Blanks of the line on which a name is filled in by hand; the style underlines them.
const BLANKS: usize = 44;

/// The frame of an electronic signature: a light border around its cell, its mark in the middle.
fn borders() -> Vec<Element> {
    let border = |side: &str| {
        Element::val(&format!("w:{side}"), "single")
            .with("w:sz", "4")
            .with("w:space", "0")
            .with("w:color", LIGHT)
    };
    let sides = ["top", "left", "bottom", "right"].map(border);
    let borders = sides.into_iter().fold(Element::new("w:tcBorders"), Element::child);
    vec![borders, Element::val("w:vAlign", "center")]
}

impl Writer<'_> {
    pub(super) fn signature(&mut self, parties: &[Party]) {
        if parties.is_empty() {
            return;
        }
        let widths = self.columns(parties.len());
        let skip = usize::from(parties.len() == 1);
        let mut rows = Vec::new();
        if parties.iter().any(|party| party.place_date.is_some()) {
            rows.push(self.parties(parties, &widths, skip, &mut |writer, paragraph, party| {
                writer.inlines(paragraph, party.place_date.as_deref().unwrap_or_default())
            }));
        }
        if parties.iter().any(|party| party.role.is_some()) {
            rows.push(self.parties(parties, &widths, skip, &mut |writer, paragraph, party| {
                paragraph.add_run(writer.plain(party.role.as_deref().unwrap_or_default()))
            }));
        }
        rows.push(self.parties(parties, &widths, skip, &mut |writer, paragraph, party| {
            writer.lines(paragraph, &party.position, None)
        }));
        let room = self.parties(
            parties,
            &widths,
            skip,
            &mut |writer, paragraph, party| match &party.frame {
                Some(frame) => {
                    let framed = writer
                        .marked(paragraph.align(AlignmentType::Center), Mark::Cell(borders()));
                    framed.add_run(writer.plain(&frame.mark))
                }
                None => paragraph,
            },
        );
        rows.push(room.row_height(ROOM).height_rule(HeightRule::Exact));
        rows.push(self.parties(parties, &widths, skip, &mut |writer, paragraph, party| {
            writer.who(paragraph, party)
        }));
        let room = self.styled(Role::Gap).keep_next(true);
        self.push(room);
        let table = layout(self.source.template.id(Role::Plain), &widths, rows);
        self.push_table(table);
        self.gap();
    }

    /// One party stands at the right; two share the width as in the PDF.
    fn columns(&self, parties: usize) -> Vec<u32> {
        let right = mm(73).min(self.area.width / 2);
        let left = self.area.width - right;
        match parties {
            1 | 2 => vec![left, right],
            more => vec![self.area.width / u32::try_from(more).unwrap_or(1); more],
        }
    }

    fn parties(
        &mut self,
        parties: &[Party],
        widths: &[u32],
        skip: usize,
        fill: &mut dyn FnMut(&mut Self, Line, &Party) -> Line,
    ) -> TableRow {
        let mut cells: Vec<TableCell> = Vec::new();
        for (index, width) in widths.iter().enumerate() {
            let paragraph = self.styled(Role::Signature).keep_next(true);
            let party = index.checked_sub(skip).and_then(|index| parties.get(index));
            let paragraph = match party {
                Some(party) => fill(self, paragraph, party),
                None => paragraph,
            };
            cells.push(cell(*width as usize).with(paragraph));
        }
        TableRow::new(cells).cant_split()
    }

    fn who(&mut self, paragraph: Line, party: &Party) -> Line {
        let face = Face { style: Some(Role::Name), ..Face::default() };
        let mut paragraph = match &party.name {
            Some(name) => paragraph.add_run(self.run(name, face)),
            None => paragraph.add_run(self.run(&"\u{a0}".repeat(BLANKS), face)),
        };
        let nip = party.nip.as_ref().map(|nip| format!("{} {nip}", self.term("nip")));
        for line in [party.rank.clone(), nip].into_iter().flatten() {
            paragraph = paragraph.add_run(line_break()).add_run(self.plain(&line));
        }
        paragraph
    }
}
