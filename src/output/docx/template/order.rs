//! The order in which the format wants the children of an element.

use crate::output::docx::xml::{Element, Node};

const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct \
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";

const STYLE: &str = "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
    unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr \
    tcPr tblStylePr";

const NUMBERING: &str = "numPicBullet abstractNum num numIdMacAtCleanup";

/// Puts a child in where the order of the format wants it, in place of one of its name.
pub fn place(parent: &mut Element, child: Element) {
    parent.remove(&child.name);
    insert(parent, child);
}

/// Puts a child in after those that come before it in the order of the format.
pub fn insert(parent: &mut Element, child: Element) {
    let order = order(&parent.name);
    let own = rank(order, &child.name);
    let later = |node: &Node| node.element().is_some_and(|other| rank(order, &other.name) > own);
    let at = parent.children.iter().position(later).unwrap_or(parent.children.len());
    parent.children.insert(at, Node::Element(child));
}

fn order(parent: &str) -> &'static str {
    match parent {
        "w:pPr" => PARAGRAPH,
        "w:style" => STYLE,
        "w:numbering" => NUMBERING,
        _ => "",
    }
}

/// Place of a name in an order; what the order does not know comes last.
fn rank(order: &str, name: &str) -> usize {
    let local = name.strip_prefix("w:").unwrap_or(name);
    let mut names = order.split_ascii_whitespace();
    names.position(|known| known == local).unwrap_or(usize::MAX)
}
