//! Sizes of the page, and what must not be parted from what follows.

use crate::document::model::{Block, Inline, Node, Paper};
use crate::document::source::plain;
use crate::output::docx::template::Margins;

/// EMU per twip.
pub const EMU: u32 = 635;

/// Longest introduction ("… sebagai berikut:") that stays with what it introduces, in characters.
const INTRODUCTION: usize = 260;

/// A page and the text area on it, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Width of the paper.
    pub page_width: u32,
    /// Height of the paper.
    pub page_height: u32,
    /// Margins.
    pub margins: Margins,
    /// Whether the paper is turned.
    pub landscape: bool,
    /// Width of the text.
    pub width: u32,
    /// Height of the text.
    pub height: u32,
}

impl Area {
    /// The area of a paper with the margins of its portrait pages.
    pub fn of(paper: Paper, margins: Margins, landscape: bool) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (11906, 16838),
            Paper::F4 => (12189, 18709),
        };
        let (page_width, page_height) = if landscape { (height, width) } else { (width, height) };
        let margins = if landscape { margins.turned() } else { margins };
        // A margin below zero is one that the header must not move.
        let rest = |whole: u32, margins: [i32; 3]| {
            let taken = margins.into_iter().map(i32::unsigned_abs).fold(0, u32::saturating_add);
            whole.saturating_sub(taken).max(1440)
        };
        Self {
            page_width,
            page_height,
            margins,
            landscape,
            width: rest(page_width, [margins.left, margins.gutter, margins.right]),
            height: rest(page_height, [margins.top, margins.bottom, 0]),
        }
    }

    /// Parts of the width in proportion; their sum is the width.
    pub fn shares(self, parts: &[u32]) -> Vec<usize> {
        shares(self.width, parts)
    }
}

/// Parts of a width in proportion; their sum is the width.
pub fn shares(width: u32, parts: &[u32]) -> Vec<usize> {
    let sum: u64 = parts.iter().map(|part| u64::from(*part)).sum::<u64>().max(1);
    let mut taken = 0_u64;
    let mut before = 0;
    let share = |part: &u32| {
        taken += u64::from(*part);
        let end = usize::try_from(taken * u64::from(width) / sum).unwrap_or(before);
        let share = end - before;
        before = end;
        share
    };
    parts.iter().map(share).collect()
}

/// Millimetres in twips.
pub const fn mm(millimetres: u32) -> u32 {
    millimetres * 1440 * 10 / 254
}

/// Whether a paragraph stays on the page of what follows: short introductions, bold lines, and
/// what comes right before a signature.
pub fn keeps(block: &Block, next: Option<&Block>) -> bool {
    let (Block::Paragraph { text, .. }, Some(next)) = (block, next) else { return false };
    match (text.as_slice(), next) {
        (_, Block::Signature { .. }) | ([Inline::Node(Node::Strong { .. })], _) => true,
        (
            _,
            Block::List { .. }
            | Block::Formula { .. }
            | Block::Table(_)
            | Block::Fields { .. }
            | Block::Quote { .. },
        ) => {
            let text = plain(text);
            text.trim_end().ends_with(':') && text.chars().count() < INTRODUCTION
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_width_fill_it() {
        assert_eq!(shares(100, &[1, 1, 1]), [33, 33, 34]);
        assert_eq!(shares(8787, &[3, 8, 1, 2]).iter().sum::<usize>(), 8787);
        assert_eq!(shares(100, &[0]), [0]);
    }

    #[test]
    fn a_turned_page_has_the_same_text_area() {
        let margins =
            Margins { top: 1, right: 2, bottom: 3, left: 4, header: 5, footer: 5, gutter: 0 };
        let (upright, turned) =
            (Area::of(Paper::F4, margins, false), Area::of(Paper::F4, margins, true));
        assert_eq!((turned.width, turned.height), (upright.height, upright.width));
        assert!(turned.page_width > turned.page_height);
    }
}
