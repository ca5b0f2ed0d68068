//! Diagrams: the organisation and trees.

use serde::Serialize;

use super::Inline;

/// Diagram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diagram {
    /// Anchor.
    pub id: String,
    /// "Gambar 1.1".
    pub number: Option<String>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Alt text.
    pub alt: String,
    /// What to draw.
    pub drawing: Drawing,
    /// Whether it stands on a landscape page.
    pub landscape: bool,
    /// Source.
    pub source: Vec<Inline>,
}

/// Kinds of diagrams.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Drawing {
    /// Bagan organisasi: the head, staff beside, line units below.
    Organisation {
        /// Top box.
        head: String,
        /// Units by place: `functional` dashed at the side, `secretariat` at the side, `line`
        /// below, `field` (UPT) at the bottom.
        units: Vec<OrgUnit>,
    },
    /// Left-to-right tree (visi → misi → tujuan → sasaran).
    Tree {
        /// Column titles.
        levels: Vec<String>,
        /// Root.
        root: TreeNode,
    },
    /// Another drawing in place of an older one.
    Changed {
        /// What went.
        old: Box<Drawing>,
        /// Alt text of what went.
        old_alt: String,
        /// What came.
        new: Box<Drawing>,
    },
}

/// A unit of the organisation chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrgUnit {
    /// Name.
    pub name: String,
    /// Where it stands.
    pub place: OrgPlace,
    /// Units below it.
    pub children: Vec<OrgUnit>,
}

/// Places in the organisation chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgPlace {
    /// Kelompok jabatan fungsional.
    Functional,
    /// Sekretariat.
    Secretariat,
    /// Bidang.
    Line,
    /// UPT.
    Field,
}

/// A node of a tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TreeNode {
    /// Text.
    pub text: String,
    /// Nodes to the right of it.
    pub children: Vec<TreeNode>,
}
