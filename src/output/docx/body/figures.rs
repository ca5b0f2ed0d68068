//! Charts, diagrams, photos, logos and bars: pictures within a line.

use std::io::Cursor;

use docx_rs::{HeightRule, Pic, Run, TableRow};
use image::ImageReader;

use super::cells::{cell, layout};
use super::layout::{EMU, mm};
use super::line::{Holds, Line};
use super::{Image, Writer};
use crate::document::model::{self, Chart, Diagram, How, Inline, Plot};
use crate::output::docx::colour::mix;
use crate::output::docx::marks::Mark;
use crate::output::docx::roles::Role;
use crate::output::typst::Sketch;

/// How the anchor of a drawing begins that went for another, as `lepas.typ` names it.
const OLD: &str = "lama-";

impl<'a> Writer<'a> {
    /// A chart with its caption, notes and source.
    pub(super) fn chart(&mut self, chart: &'a Chart) {
        let old = match &chart.plot {
            Plot::Changed { old_alt, .. } => Some(old_alt.as_str()),
            _ => None,
        };
        self.redrawn(&chart.id, old, &chart.alt);
        let more = !chart.notes.is_empty() || !chart.source.is_empty();
        self.caption_below(&chart.id, chart.number.as_deref(), &chart.caption, more);
        self.sources(&chart.notes, &chart.source);
    }

    /// A diagram with its caption and source.
    pub(super) fn diagram(&mut self, diagram: &'a Diagram) {
        let old = match &diagram.drawing {
            model::Drawing::Changed { old_alt, .. } => Some(old_alt.as_str()),
            _ => None,
        };
        self.redrawn(&diagram.id, old, &diagram.alt);
        let more = !diagram.source.is_empty();
        self.caption_below(&diagram.id, diagram.number.as_deref(), &diagram.caption, more);
        self.sources(&[], &diagram.source);
    }

    /// The place of a drawing, and before it that of the one that it came for, which has an alt text
    /// of its own.
    fn redrawn(&mut self, id: &str, old: Option<&str>, alt: &str) {
        match old {
            None => self.drawn(id, alt),
            Some(old) => {
                self.changed(How::Deleted, |writer| writer.drawn(&format!("{OLD}{id}"), old));
                self.changed(How::Inserted, |writer| writer.drawn(id, alt));
            }
        }
    }

    /// The place of a drawing. Its pieces are put in once they are laid out.
    fn drawn(&mut self, id: &str, alt: &str) {
        let mark = self.marks.add(Mark::Nodes(Vec::new()));
        let room = (self.area.width * EMU, self.area.height.saturating_sub(mm(30)) * EMU);
        self.drawings.push(Drawing { mark, of: id.to_string(), alt: alt.to_string(), room });
        let paragraph = self.styled(Role::Figure).keep_next(true).begin(mark);
        self.push(paragraph);
    }

    pub(super) fn photo(
        &mut self,
        id: &str,
        number: Option<&str>,
        caption: &[Inline],
        alt: &str,
        file: Option<&str>,
    ) {
        // Two photos with their captions share a page, as in the PDF.
        let half = self.area.height.saturating_sub(mm(75)) / 2 + mm(4);
        let height = (self.area.width * 88 / 155).min(half);
        let found = file.and_then(|path| self.loaded(path));
        match found {
            Some((bytes, size)) => {
                let room = (self.area.width * EMU, height * EMU);
                let run = self.picture(Image::Bytes(bytes.into()), alt, within(size, room));
                let centred = docx_rs::AlignmentType::Center;
                let paragraph = self.styled(Role::Figure).align(centred).keep_next(true);
                self.push(paragraph.add_run(run));
            }
            None => self.missing_photo(height),
        }
        self.caption_below(id, number, caption, false);
    }

    /// The marked frame of a missing photo.
    fn missing_photo(&mut self, height: u32) {
        // A picture has its room above from its style; a frame, which is a table, has none.
        if self.flow.len() > 1 {
            self.gap();
        }
        let lines = [(Role::PhotoMissing, "foto_kosong"), (Role::Source, "foto_petunjuk")];
        let mut cell = cell(self.area.width as usize).vertical_align(docx_rs::VAlignType::Center);
        for (role, term) in lines {
            let text = self.plain(self.term(term));
            let centred = docx_rs::AlignmentType::Center;
            cell = cell.with(self.styled(role).align(centred).keep_next(true).add_run(text));
        }
        let row = TableRow::new(vec![cell]).cant_split();
        let row = row.row_height(height as f32).height_rule(HeightRule::Exact);
        let style = self.source.template.id(Role::PhotoFrame);
        let table = layout(style, &[self.area.width], vec![row]);
        self.push_table(table);
    }

    fn caption_below(&mut self, id: &str, number: Option<&str>, caption: &[Inline], keep: bool) {
        if number.is_some() || !caption.is_empty() {
            let paragraph = self.styled(Role::FigureCaption).keep_next(keep);
            let paragraph = self.captioned(paragraph, id, number, caption);
            self.push(paragraph);
        }
    }

    /// A logo of a height, and at most of a width, in twips.
    pub(super) fn logo(&mut self, path: &str, height: u32, width: Option<u32>) -> Option<Run> {
        let width = width.unwrap_or(self.area.width) * EMU;
        let drawn = path.ends_with(".svg").then(|| self.source.sketches.wait().iter());
        let mut drawn = drawn.into_iter().flatten().enumerate();
        let (image, size) = match drawn.find(|(_, sketch)| sketch.of == path) {
            Some((at, sketch)) => (Image::Sketch(at), (sketch.width, sketch.height)),
            None => {
                let (bytes, size) = self.loaded(path)?;
                (Image::Bytes(bytes.into()), size)
            }
        };
        let size = within(size, (width, height * EMU));
        // The name of the government stands beside it.
        Some(self.picture(image, "", size))
    }

    /// A picture of the record with its size in pixels.
    fn loaded(&self, path: &str) -> Option<(&'a [u8], (u32, u32))> {
        let picture = self.source.assets.iter().find(|picture| picture.path == path)?;
        let reader = ImageReader::new(Cursor::new(&picture.bytes)).with_guessed_format().ok()?;
        Some((picture.bytes.as_slice(), reader.into_dimensions().ok()?))
    }

    /// A picture in a line, with its size in EMU.
    pub(super) fn picture(
        &mut self,
        image: Image<'a>,
        alt: &str,
        (width, height): (u32, u32),
    ) -> Run {
        self.pictures.push((image, alt.to_string()));
        shown(self.pictures.len(), (width, height))
    }

    /// A bar of a length in twips, filled to a share of it; what is left up to `whole` is pale.
    pub(super) fn bar(
        &mut self,
        paragraph: Line,
        alt: &str,
        (filled, whole, height): (u32, u32, u32),
        strength: u32,
    ) -> Line {
        let accent = self.source.template.accent();
        let parts = [(filled, strength, alt), (whole.saturating_sub(filled), 14, "")];
        let mut paragraph = paragraph;
        for (length, strength, alt) in parts {
            if length > 0 {
                let size = (length * EMU, height * EMU);
                let image = Image::Bytes(plain_colour(&accent, strength).into());
                paragraph = paragraph.add_run(self.picture(image, alt, size));
            }
        }
        paragraph
    }
}

/// A chart or diagram that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The mark at its place.
    pub mark: usize,
    /// Anchor of its block.
    of: String,
    alt: String,
    /// Room for each piece, in EMU.
    room: (u32, u32),
}

impl Drawing {
    /// Its pieces as runs, each with the number of its sketch and its alt text, which stands at the
    /// first. Pictures are numbered on from `pictures`.
    pub fn pieces(&self, sketches: &[Sketch], pictures: usize) -> Vec<(usize, String, Run)> {
        let own = sketches.iter().enumerate().filter(|(_, sketch)| sketch.of == self.of);
        let piece = |(index, (number, sketch)): (usize, (usize, &Sketch))| {
            let (width, height) = (sketch.width, sketch.height);
            let room = (self.room.0.min(width), self.room.1.min(height));
            let alt = if index == 0 { self.alt.clone() } else { String::new() };
            (number, alt, shown(pictures + index + 1, within((width, height), room)))
        };
        own.enumerate().map(piece).collect()
    }
}

/// The picture of a number in a line, with its size in EMU.
fn shown(number: usize, (width, height): (u32, u32)) -> Run {
    let picture = Pic::new_with_dimensions(Vec::new(), 1, 1);
    Run::new().add_image(picture.id(number.to_string()).size(width, height))
}

/// The largest size of the same proportion within a room.
fn within((width, height): (u32, u32), (most_width, most_height): (u32, u32)) -> (u32, u32) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (room_width, room_height) = (u64::from(most_width), u64::from(most_height));
    let by_width = (room_width, height * room_width / width);
    let (width, height) = if by_width.1 <= room_height {
        by_width
    } else {
        (width * room_height / height, room_height)
    };
    let size = |length: u64| u32::try_from(length).unwrap_or(u32::MAX).max(1);
    (size(width), size(height))
}

/// A picture of one colour: so many percent of it on white; black when it is no colour.
fn plain_colour(hex: &str, percent: u32) -> Vec<u8> {
    let colour = image::Rgb(mix(hex, percent).unwrap_or_default());
    let picture = image::RgbImage::from_pixel(4, 4, colour);
    let mut bytes = Cursor::new(Vec::new());
    // Writing to memory fails only when there is none left.
    let _ = picture.write_to(&mut bytes, image::ImageFormat::Png);
    bytes.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_proportion_within_their_room() {
        assert_eq!(within((400, 300), (200, 200)), (200, 150));
        assert_eq!(within((300, 400), (200, 200)), (150, 200));
        assert_eq!(within((10, 10), (200, 100)), (100, 100));
        assert_eq!(within((0, 0), (10, 10)), (10, 10));
    }

    #[test]
    fn colours_are_mixed_with_white() {
        let read = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(read(&plain_colour("102030", 100)).get_pixel(0, 0).0, [16, 32, 48]);
        assert_eq!(read(&plain_colour("000000", 0)).get_pixel(0, 0).0, [255, 255, 255]);
        // What is no colour is black.
        assert_eq!(read(&plain_colour("zzz", 100)).get_pixel(0, 0).0, [0, 0, 0]);
    }
}
