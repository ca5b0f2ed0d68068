//! The colours of a drawing, numbered in the order in which they come up.
//!
//! Areas and lines keep their exact colours. The edges of letters come in hundreds of shades, of
//! which neighbours share a number; how far apart neighbours may be is told in bits.

/// Slots of the table of colours: a power of two, more than twice as many as colours.
const SLOTS: usize = 1024;
/// Equal pixels in a row that make an area or a line, and not the edge of a letter.
const AREA: usize = 16;
/// Bits of each channel by which shades are told apart, the finest first: the largest step between
/// two shades that share a number is 7, 15 or 31 of 255.
const FINENESS: [u32; 3] = [5, 4, 3];

/// A picture as numbers into its colours.
#[derive(Debug, PartialEq, Eq)]
pub struct Palette {
    /// Three bytes for a colour.
    pub colours: Vec<u8>,
    /// A number for each pixel.
    pub numbers: Vec<u8>,
}

/// Numbers the colours of opaque pixels of four bytes; none when there are too many.
pub fn index(pixels: &[u8], width: usize) -> Option<Palette> {
    FINENESS.iter().find_map(|bits| Known::new(*bits).picture(pixels, width))
}

/// The colours met so far, found by a hash of their key.
struct Known {
    /// Keeps of each channel what tells shades apart.
    mask: u32,
    colours: Vec<u8>,
    slots: [Option<(u32, u8)>; SLOTS],
}

impl Known {
    fn new(bits: u32) -> Self {
        let channel = u32::from(u8::MAX) << (8 - bits) & 0xFF;
        let mask = channel | channel << 8 | channel << 16;
        Self { mask, colours: Vec::new(), slots: [None; SLOTS] }
    }

    fn picture(mut self, pixels: &[u8], width: usize) -> Option<Palette> {
        let mut numbers: Vec<u8> = Vec::with_capacity(pixels.len() / 4);
        let mut above: &[u8] = &[];
        for row in pixels.chunks(width.max(1) * 4) {
            // Flat areas and upright edges repeat the row above, and whole rows compare fast.
            if row == above {
                numbers.extend_from_within(numbers.len() - width..);
            } else {
                self.row(row, above, &mut numbers)?;
            }
            above = row;
        }
        Some(Palette { colours: self.colours, numbers })
    }

    fn row(&mut self, row: &[u8], above: &[u8], rows: &mut Vec<u8>) -> Option<()> {
        let (mut rest, _) = row.as_chunks::<4>();
        let (mut above, _) = above.as_chunks::<4>();
        let width = rest.len();
        while let Some(first) = rest.first() {
            let known = equal(rest, above);
            let run =
                if known < AREA { rest.iter().take_while(|p| *p == first).count() } else { known };
            if known < AREA {
                let colour = u32::from_le_bytes(*first);
                let number =
                    if run < AREA { self.shade(colour) } else { self.number(colour, colour) };
                rows.extend(std::iter::repeat_n(number?, run));
            } else {
                let start = rows.len() - width;
                rows.extend_from_within(start..start + known);
            }
            rest = rest.get(run..)?;
            above = above.get(run..).unwrap_or_default();
        }
        Some(())
    }

    /// The number of a shade: that of its exact colour when an area has it, else of a neighbour.
    fn shade(&mut self, colour: u32) -> Option<u8> {
        match self.find(colour) {
            Some((_, Some(number))) => Some(number),
            // Without opacity, a key is never that of an exact colour.
            _ => self.number(colour & self.mask, colour),
        }
    }

    /// The number under a key, a new one with its colour if need be; none when all are taken.
    fn number(&mut self, key: u32, colour: u32) -> Option<u8> {
        let (slot, known) = self.find(key)?;
        if known.is_some() {
            return known;
        }
        let number = u8::try_from(self.colours.len() / 3).ok()?;
        self.colours.extend(colour.to_le_bytes().iter().take(3));
        *self.slots.get_mut(slot)? = Some((key, number));
        Some(number)
    }

    /// The slot of a key and what it holds.
    fn find(&self, key: u32) -> Option<(usize, Option<u8>)> {
        let start = usize::try_from(key.wrapping_mul(0x9E37_79B1) >> 22).ok()?;
        for slot in (0..SLOTS).map(|step| (start + step) % SLOTS) {
            match self.slots.get(slot)? {
                Some((same, number)) if *same == key => return Some((slot, Some(*number))),
                Some(_) => {}
                None => return Some((slot, None)),
            }
        }
        None
    }
}

/// How many pixels two rows have in common from here on, in steps of eight.
fn equal(row: &[[u8; 4]], above: &[[u8; 4]]) -> usize {
    let (row, _) = row.as_chunks::<8>();
    let (above, _) = above.as_chunks::<8>();
    row.iter().zip(above).take_while(|(one, other)| one == other).count() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(colours: impl Iterator<Item = [u8; 3]>) -> Vec<u8> {
        colours.flat_map(|[r, g, b]| [r, g, b, 255]).collect()
    }

    #[test]
    fn areas_are_exact_and_shades_are_near() {
        // An area, a ramp of single pixels, the area's colour again as a single pixel.
        let area = std::iter::repeat_n([30, 36, 40], AREA);
        let ramp = (0..=255).map(|shade| [shade; 3]);
        let row: Vec<[u8; 3]> = area.chain(ramp).chain([[30, 36, 40]]).collect();
        let Palette { colours, numbers } = index(&pixels(row.iter().copied()), row.len()).unwrap();
        assert_eq!((numbers[0], numbers[AREA - 1], numbers[row.len() - 1]), (0, 0, 0));
        for (number, exact) in numbers.iter().zip(&row) {
            let at = usize::from(*number) * 3;
            for (shown, exact) in colours[at..at + 3].iter().zip(exact) {
                assert!(shown.abs_diff(*exact) <= 7, "{shown} for {exact}");
            }
        }
    }

    #[test]
    fn more_areas_than_numbers_have_no_palette() {
        let rows = |count: u8| pixels((0..=count).flat_map(|at| [[at, 0, 0]; AREA]));
        assert_eq!(index(&rows(254), AREA).unwrap().colours.len(), 255 * 3);
        assert!(index(&rows(255), AREA).is_some());
        let more = [rows(255), pixels(std::iter::repeat_n([0, 1, 0], AREA))].concat();
        assert_eq!(index(&more, AREA), None);
    }

    #[test]
    fn a_repeated_row_is_the_row_above() {
        let row = pixels([[1, 2, 3], [4, 5, 6]].into_iter());
        let picture = index(&[row.clone(), row].concat(), 2).unwrap();
        assert_eq!(picture.numbers[..2], picture.numbers[2..]);
    }
}
