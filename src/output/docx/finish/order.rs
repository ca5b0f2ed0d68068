//! The order that the schema asks of the children of property elements.

use super::super::xml::{Element, Node};

const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";
const RUN: &str = "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath";
const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription";
const ROW: &str = "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden";
const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark";
const STYLE: &str = "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr";
const SECTION: &str = "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings";
const NUMBERING: &str = "ilvl numId";

fn order(name: &str) -> Option<&'static str> {
    Some(match name {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        "w:style" => STYLE,
        "w:sectPr" => SECTION,
        "w:numPr" => NUMBERING,
        _ => return None,
    })
}

/// Brings the children of an element into the order of the schema.
pub fn sort(element: &mut Element) {
    let Some(order) = order(&element.name) else { return };
    let place = |node: &Node| {
        let name = node.element().and_then(|child| child.name.strip_prefix("w:"));
        name.and_then(|name| order.split(' ').position(|known| known == name)).unwrap_or(usize::MAX)
    };
    let places: Vec<usize> = element.children.iter().map(place).collect();
    if !places.is_sorted() {
        element.children.sort_by_cached_key(place);
    }
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
}
