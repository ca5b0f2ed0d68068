//! The order that the schema asks of the children of an element.

use super::xml::{Element, Node};

const PARAGRAPH: &str = "\
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct \
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";
const RUN: &str = "\
    ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u \
    effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath";
const TABLE: &str = "\
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption \
    tblDescription";
const ROW: &str = "\
    cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader \
    tblCellSpacing jc hidden ins del";
const CELL: &str = "\
    cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText \
    vAlign hideMark";
const STYLE: &str = "\
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed \
    qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr \
    tblStylePr";
const SECTION: &str = "\
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders \
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter \
    docGrid printerSettings";
const NUMBER: &str = "\
    ilvl numId";
const NUMBERINGS: &str = "numPicBullet abstractNum num numIdMacAtCleanup";

fn order(name: &str) -> Option<&'static str> {
    Some(match name {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        "w:style" => STYLE,
        "w:sectPr" => SECTION,
        "w:numPr" => NUMBER,
        "w:numbering" => NUMBERINGS,
        _ => return None,
    })
}

/// Place of a node in an order; what the order does not know comes last.
fn rank(order: &str, node: &Node) -> usize {
    let name = node.element().and_then(|child| child.name.strip_prefix("w:"));
    let place = |name| order.split_ascii_whitespace().position(|known| known == name);
    name.and_then(place).unwrap_or(usize::MAX)
}

/// Brings the children of an element into the order of the schema.
pub fn sort(element: &mut Element) {
    let Some(order) = order(&element.name) else { return };
    let ranks: Vec<usize> = element.children.iter().map(|node| rank(order, node)).collect();
    if !ranks.is_sorted() {
        element.children.sort_by_cached_key(|node| rank(order, node));
    }
}

/// Puts a child in where the schema wants it, in place of one of its name.
pub fn place(parent: &mut Element, child: Element) {
    parent.remove(&child.name);
    insert(parent, child);
}

/// Puts a child in after those that come before it in the order of the schema.
pub fn insert(parent: &mut Element, child: Element) {
    let order = order(&parent.name).unwrap_or_default();
    let child = Node::Element(child);
    let own = rank(order, &child);
    let later = |node: &Node| node.element().is_some() && rank(order, node) > own;
    let at = parent.children.iter().position(later).unwrap_or(parent.children.len());
    parent.children.insert(at, child);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_come_in_the_order_of_the_schema() {
        let mut element = Element::new("w:pPr");
        for name in ["w:jc", "w:pStyle", "x:lain", "w:keepNext"] {
            element.push(Element::new(name));
        }
        sort(&mut element);
        let names: Vec<_> = element.elements().map(|e| e.name.to_string()).collect();
        assert_eq!(names, ["w:pStyle", "w:keepNext", "w:jc", "x:lain"]);
    }

    #[test]
    fn a_child_is_put_in_at_its_place() {
        let mut element = Element::new("w:pPr").child(Element::new("w:pStyle"));
        place(&mut element, Element::val("w:jc", "left"));
        place(&mut element, Element::new("w:keepNext"));
        place(&mut element, Element::val("w:jc", "right"));
        let names: Vec<_> = element.elements().map(|e| e.name.to_string()).collect();
        assert_eq!(names, ["w:pStyle", "w:keepNext", "w:jc"]);
        assert_eq!(element.value_of("w:jc"), Some("right"));
    }
}
