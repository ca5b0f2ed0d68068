//! The outer form of a JPEG file: whether it is whole, and the same picture without what a camera
//! notes about place, time and owner, which does not belong in a public report.

/// A JPEG without notes.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether its colours are grey or RGB, not those of a printing press.
    pub plain_colours: bool,
}

const START_OF_SCAN: u8 = 0xDA;
const END: [u8; 2] = [0xFF, 0xD9];

/// Takes the notes out. None when the file is cut off or no JPEG.
pub fn clean(bytes: &[u8]) -> Option<Cleaned> {
    let mut out = bytes.get(..2).filter(|start| *start == [0xFF, 0xD8])?.to_vec();
    let mut at = 2;
    let mut components = 0;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)? else { return None };
        // Fill bytes before a marker.
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length)?;
        if is_frame(marker) {
            components = *segment.get(9)?;
        }
        if marker == START_OF_SCAN {
            break;
        }
        if belongs(marker, segment) {
            out.extend_from_slice(segment);
        }
        at += 2 + length;
    }
    let scans = bytes.get(at..)?;
    let end = scans.windows(2).rposition(|pair| pair == END)?;
    out.extend_from_slice(scans.get(..end + 2)?);
    Some(Cleaned { bytes: out, plain_colours: matches!(components, 1 | 3) })
}

/// Start of frame, which holds the number of colour components.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Keeps what the picture needs: no comments, of the application segments only JFIF, the colour
/// profile and Adobe's note about colours.
fn belongs(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xFE => false,
        0xE0 | 0xEE => true,
        0xE2 => segment.get(4..16) == Some(b"ICC_PROFILE\0"),
        0xE1..=0xEF => false,
        _ => true,
    }
}
