//! Flat drawings as PNG files.
//!
//! A drawing has few colours, so its pixels become numbers into a palette; one that has too many
//! keeps them. No time and no text is written: the same pixels give the same bytes.

use ::png::{
    BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit,
};

use super::palette::{self, Palette};

/// Encodes opaque pixels, four bytes each (red, green, blue, opacity), with a resolution in pixels
/// per metre.
///
/// # Errors
/// When there are no pixels.
pub fn encode(
    pixels: &[u8],
    width: u32,
    height: u32,
    per_metre: u32,
) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::Fast);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    let data = match palette::index(pixels, width as usize) {
        Some(Palette { colours, numbers }) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(colours);
            numbers
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            pixels.as_chunks::<4>().0.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of 40 pixels: areas of 20, each row twice, in so many colours.
    fn areas(colours: u32) -> Vec<u8> {
        let rows = (0..colours.div_ceil(2)).flat_map(|at| [at, at]);
        let halves = rows.flat_map(|row| [row * 2, row * 2 + 1]);
        halves
            .flat_map(|colour| {
                let [_, _, high, low] = (colour % colours).to_be_bytes();
                [[low, high, 7, 255]; 20].concat()
            })
            .collect()
    }

    #[test]
    fn pixels_come_back_from_numbers_and_from_full_colours() {
        let kinds = [(1, true), (256, true), (258, false), (900, false)];
        for (colours, indexed) in kinds {
            let pixels = areas(colours);
            let height = u32::try_from(pixels.len() / 160).unwrap();
            let file = encode(&pixels, 40, height, 11_811).unwrap();
            let read = image::load_from_memory(&file).unwrap();
            assert_eq!((read.width(), read.height()), (40, height));
            assert_eq!(read.to_rgba8().into_raw(), pixels, "{colours}");
            assert_eq!(file.windows(4).any(|four| four == b"PLTE"), indexed, "{colours}");
        }
    }

    #[test]
    fn the_resolution_is_told_and_no_time_and_no_text() {
        let file = encode(&areas(4), 40, 4, 11_811).unwrap();
        let has = |name: &[u8; 4]| file.windows(4).any(|four| four == name);
        assert!(has(b"pHYs"));
        assert!(![b"tIME", b"tEXt", b"zTXt", b"iTXt"].into_iter().any(has));
    }
}
