//! Colours as Word writes them, six digits in hex.

/// A colour of which so many percent are the given one and the rest is white; none when it is no
/// colour.
pub fn mix(hex: &str, percent: u32) -> Option<[u8; 3]> {
    let channel = |at: usize| {
        let full = u32::from(u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?);
        let percent = percent.min(100);
        u8::try_from((full * percent + 255 * (100 - percent) + 50) / 100).ok()
    };
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_mixed_with_white() {
        assert_eq!(mix("102030", 100), Some([16, 32, 48]));
        assert_eq!(mix("000000", 0), Some([255, 255, 255]));
        assert_eq!(mix("000000", 42), Some([148, 148, 148]));
        assert_eq!((mix("zzzzzz", 50), mix("12", 50)), (None, None));
    }
}
