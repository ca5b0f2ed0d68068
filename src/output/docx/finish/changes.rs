//! Changes as Word tracks them: what came is within `w:ins`, what went within `w:del`; a paragraph
//! or row that came or went as a whole says so in its properties, so that it vanishes with its text.

use super::super::order::{place, sort};
use super::super::xml::{Element, Node};
use crate::document::model::How;
use crate::document::model::change::{is_changed, pieces};

/// First number of a change, beyond those of bookmarks and pictures.
const FIRST: u32 = 900_000;

/// Marks nodes as come or gone: runs, or paragraphs and tables with all that is in them.
pub fn changed(nodes: Vec<Node>, how: How) -> Vec<Node> {
    nodes.into_iter().flat_map(|node| mark(node, how)).collect()
}

/// What stands in a line and can be marked by itself.
fn is_piece(element: &Element) -> bool {
    matches!(element.name.as_str(), "w:r" | "m:oMath" | "m:oMathPara")
}

fn mark(node: Node, how: How) -> Vec<Node> {
    let Node::Element(mut element) = node else { return vec![node] };
    match element.name.as_str() {
        _ if is_piece(&element) => return vec![Node::Element(wrapped(element, how))],
        // A simple field would stay when its result vanishes.
        "w:fldSimple" => {
            return unfolded(element).flat_map(|node| mark(node, how)).collect();
        }
        "w:p" => {
            mark_children(&mut element, how);
            mark_paragraph(&mut element, how);
        }
        "w:tr" => {
            mark_children(&mut element, how);
            mark_row(&mut element, how);
        }
        "w:tbl" | "w:tc" | "w:hyperlink" | "w:sdt" | "w:sdtContent" => {
            mark_children(&mut element, how);
        }
        _ => {}
    }
    vec![Node::Element(element)]
}

fn mark_children(element: &mut Element, how: How) {
    let children = std::mem::take(&mut element.children);
    element.children = children.into_iter().flat_map(|node| mark(node, how)).collect();
}

/// A simple field as the runs of a field that is made of them.
fn unfolded(field: Element) -> impl Iterator<Item = Node> {
    let run = |content: Element| Node::Element(Element::new("w:r").child(content));
    let char = |kind: &str| Element::new("w:fldChar").with("w:fldCharType", kind);
    let instruction = field.attribute("w:instr").unwrap_or_default();
    let instruction = Element::new("w:instrText").with("xml:space", "preserve").text(instruction);
    let before = [run(char("begin")), run(instruction), run(char("separate"))];
    before.into_iter().chain(field.children).chain([run(char("end"))])
}

const fn name(how: How) -> &'static str {
    match how {
        How::Inserted => "w:ins",
        How::Deleted => "w:del",
    }
}

fn wrapped(mut piece: Element, how: How) -> Element {
    if how == How::Deleted {
        piece.visit_mut(&mut |element| match element.name.as_str() {
            "w:t" => {
                element.name = "w:delText".into();
                element.set("xml:space", "preserve");
            }
            "w:instrText" => element.name = "w:delInstrText".into(),
            _ => {}
        });
    }
    Element::new(name(how)).child(piece)
}

/// Marks the end of a paragraph.
fn mark_paragraph(paragraph: &mut Element, how: How) {
    let properties = paragraph.ensure_first("w:pPr");
    if properties.find("w:rPr").is_none() {
        place(properties, Element::new("w:rPr"));
    }
    if let Some(end) = properties.find_mut("w:rPr") {
        place(end, Element::new(name(how)));
    }
}

fn mark_row(row: &mut Element, how: How) {
    let properties = row.ensure_first("w:trPr");
    properties.push(Element::new(name(how)));
    sort(properties);
}

/// Settles the changes of a body: those within texts become pieces of their own, paragraphs and rows
/// that changed as a whole are marked, and all get their number, author and date (`YYYY-MM-DD`).
pub fn settle(body: &mut Element, date: &str) {
    cut_texts(body, false);
    mark_wholes(body);
    let mut number = FIRST;
    let author = format!("lkjip {}", env!("CARGO_PKG_VERSION"));
    let date = format!("{date}T00:00:00Z");
    body.visit_mut(&mut |element| {
        if matches!(element.name.as_str(), "w:ins" | "w:del") {
            element.set("w:id", &number.to_string());
            element.set("w:author", &author);
            element.set("w:date", &date);
            number = number.saturating_add(1);
        }
    });
}

/// Cuts runs whose text carries changes; neighbours that changed in the same way become one.
fn cut_texts(element: &mut Element, within_change: bool) {
    let inside = within_change || matches!(element.name.as_str(), "w:ins" | "w:del");
    let mut done: Vec<Node> = Vec::with_capacity(element.children.len());
    for node in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = node else {
            done.push(node);
            continue;
        };
        let cut = child.name == "w:r" && is_changed(&child.plain());
        match (cut, inside) {
            (true, true) => {
                strip(&mut child);
                done.push(Node::Element(child));
            }
            (true, false) => {
                for piece in cut_run(&child) {
                    put(&mut done, piece);
                }
            }
            (false, _) => {
                cut_texts(&mut child, inside);
                put(&mut done, child);
            }
        }
    }
    element.children = done;
}

/// Appends a child; a change that goes on is one with that before it.
fn put(done: &mut Vec<Node>, child: Element) {
    let change = matches!(child.name.as_str(), "w:ins" | "w:del");
    match done.last_mut() {
        Some(Node::Element(last))
            if change && last.name == child.name && !child.children.is_empty() =>
        {
            last.children.extend(child.children);
        }
        _ => done.push(Node::Element(child)),
    }
}

/// Takes the marks out of a run that changed as a whole.
fn strip(run: &mut Element) {
    run.visit_mut(&mut |element| {
        for node in &mut element.children {
            if let Node::Text(text) = node
                && is_changed(text)
            {
                let bare: String = pieces(text).into_iter().map(|(_, piece)| piece).collect();
                *text = bare.into();
            }
        }
    });
}

/// A run as runs of the same look, each unchanged, come or gone.
fn cut_run(run: &Element) -> Vec<Element> {
    let mut cut = Vec::new();
    let looks: Vec<Node> =
        run.elements().filter(|c| c.name == "w:rPr").cloned().map(Node::from).collect();
    for child in run.elements().filter(|child| child.name != "w:rPr") {
        let whole = child.plain();
        let texts = match child.name.as_str() {
            "w:t" => pieces(&whole),
            _ => Vec::new(),
        };
        let bare = |content: Element| {
            let mut made = Element::new("w:r");
            made.children.clone_from(&looks);
            made.child(content)
        };
        if texts.is_empty() {
            cut.push(bare(child.clone()));
        }
        for (how, piece) in texts {
            let made = bare(Element::new("w:t").with("xml:space", "preserve").text(piece));
            cut.push(match how {
                Some(how) => wrapped(made, how),
                None => made,
            });
        }
    }
    cut
}

/// What became of what something says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It says nothing.
    Silent,
    /// All of it came or went.
    All(How),
    /// Anything else.
    Mixed,
}

impl Fate {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Silent, fate) | (fate, Self::Silent) => fate,
            (Self::All(one), Self::All(two)) if one == two => self,
            _ => Self::Mixed,
        }
    }
}

/// Marks paragraphs and rows of which everything came or went.
fn mark_wholes(element: &mut Element) {
    let cell = element.name == "w:tc";
    let last = element.children.iter().rposition(|n| n.element().is_some_and(|e| e.name == "w:p"));
    let mut above = Fate::Silent;
    for (index, node) in element.children.iter_mut().enumerate() {
        let Node::Element(child) = node else { continue };
        match child.name.as_str() {
            "w:p" => {
                // The last paragraph of a cell goes with its row only.
                if !(cell && last == Some(index)) {
                    mark_whole_paragraph(child);
                }
            }
            "w:tr" => {
                let fate = fate(child);
                // Rows that a cell of the row above covers go together with it.
                let covered = child.elements().any(is_covered);
                let marked = child.find("w:trPr").is_some_and(is_marked);
                if let Fate::All(how) = fate
                    && !marked
                    && (!covered || above == fate)
                {
                    mark_row(child, how);
                    child.visit_mut(&mut |element| {
                        if element.name == "w:p" && !has_marked_end(element) {
                            mark_paragraph(element, how);
                        }
                    });
                } else {
                    mark_wholes(child);
                }
                above = fate;
            }
            _ => mark_wholes(child),
        }
    }
}

fn mark_whole_paragraph(paragraph: &mut Element) {
    let section = paragraph.find("w:pPr").is_some_and(|p| p.find("w:sectPr").is_some());
    if let Fate::All(how) = fate(paragraph)
        && !section
        && !has_marked_end(paragraph)
    {
        mark_paragraph(paragraph, how);
    }
}

fn is_marked(properties: &Element) -> bool {
    properties.find("w:ins").is_some() || properties.find("w:del").is_some()
}

fn has_marked_end(paragraph: &Element) -> bool {
    paragraph.find("w:pPr").and_then(|p| p.find("w:rPr")).is_some_and(is_marked)
}

/// Whether a cell is covered by the one above it.
fn is_covered(cell: &Element) -> bool {
    let merge = cell.find("w:tcPr").and_then(|properties| properties.find("w:vMerge"));
    merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"))
}

fn fate(element: &Element) -> Fate {
    match element.name.as_str() {
        "w:ins" => Fate::All(How::Inserted),
        "w:del" => Fate::All(How::Deleted),
        "w:pPr" | "w:trPr" | "w:tcPr" | "w:rPr" => Fate::Silent,
        "w:t" => match element.plain().is_empty() {
            true => Fate::Silent,
            false => Fate::Mixed,
        },
        "w:tab" | "w:br" | "w:drawing" | "w:sym" | "m:oMath" => Fate::Mixed,
        _ => element.elements().map(fate).fold(Fate::Silent, Fate::with),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml::parse;
    use super::*;
    use crate::document::model::change::wrap;

    fn tree(inside: &str) -> Element {
        let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        parse(format!("<w:body xmlns:w=\"{w}\">{inside}</w:body>").as_bytes()).unwrap()
    }

    fn settled(inside: &str) -> Element {
        let mut body = tree(inside);
        settle(&mut body, "2026-01-10");
        body
    }

    fn count(body: &Element, name: &str) -> usize {
        let mut count = 0;
        body.visit(&mut |element| count += usize::from(element.name == name));
        count
    }

    #[test]
    fn a_text_with_changes_becomes_runs_of_the_same_look() {
        let text = format!("a {}{}", wrap("lama", How::Deleted), wrap("baru", How::Inserted));
        let body =
            settled(&format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"));
        assert_eq!((count(&body, "w:r"), count(&body, "w:b")), (3, 3));
        assert_eq!(body.plain(), "a lamabaru");
        let gone = body.find("w:p").unwrap().find("w:del").unwrap();
        assert_eq!(gone.attribute("w:date"), Some("2026-01-10T00:00:00Z"));
        assert!(gone.attribute("w:author").unwrap().starts_with("lkjip "));
        assert_eq!(gone.find("w:r").unwrap().find("w:delText").unwrap().plain(), "lama");
        // The paragraph itself stays.
        assert_eq!(count(&body, "w:ins") + count(&body, "w:del"), 2);
    }

    #[test]
    fn a_paragraph_of_nothing_else_goes_with_its_text() {
        let text = wrap("DRAF 2", How::Inserted);
        let paragraph = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let body = settled(&paragraph);
        assert!(has_marked_end(body.find("w:p").unwrap()));
        // In a cell only with its row.
        let cell = format!("<w:tc>{paragraph}</w:tc>");
        let plain = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
        let body = settled(&format!("<w:tbl><w:tr>{cell}{plain}</w:tr></w:tbl>"));
        assert_eq!(count(&body, "w:trPr") + count(&body, "w:pPr"), 0);
        let body = settled(&format!("<w:tbl><w:tr>{cell}<w:tc><w:p/></w:tc></w:tr></w:tbl>"));
        assert_eq!((count(&body, "w:trPr"), count(&body, "w:pPr")), (1, 2));
    }

    #[test]
    fn whole_tables_and_equations_are_marked() {
        let body =
            tree("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        let nodes = changed(body.children, How::Deleted);
        let Some(Node::Element(table)) = nodes.first() else { panic!() };
        assert!(table.find("w:tr").unwrap().find("w:trPr").unwrap().find("w:del").is_some());
        assert_eq!((count(table, "w:delText"), count(table, "w:t")), (1, 0));
        let body = tree(
            "<w:p><w:fldSimple w:instr=\" SEQ T \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>",
        );
        let nodes = changed(body.children, How::Deleted);
        let Some(Node::Element(paragraph)) = nodes.first() else { panic!() };
        assert_eq!((count(paragraph, "w:fldSimple"), count(paragraph, "w:fldChar")), (0, 3));
        assert_eq!((count(paragraph, "w:delInstrText"), count(paragraph, "w:delText")), (1, 1));
        let formula = changed(vec![Node::Element(Element::new("m:oMath"))], How::Inserted);
        assert_eq!(formula[0].element().unwrap().name, "w:ins");
    }
}
