//! Inlines as runs.

use docx_rs::Run;

use super::Writer;
use super::line::Line;
use super::notes::line_break;
use crate::document::model::{BadgeStyle, Inline, Node};
use crate::output::docx::marks::{Leads, Mark};
use crate::output::docx::math::{self, Setting};
use crate::output::docx::roles::Role;
use crate::output::docx::xml::{Element, clean};

/// Longest tag of a content control that Word takes.
const LONGEST_TAG: usize = 64;

/// Most segments of a meter.
const MOST_SEGMENTS: i32 = 12;

/// Signs that are drawn in the PDF and stand as characters in Word: they are shape, not wording.
pub const SIGNS: [char; 5] = ['■', '□', '●', '▼', '○'];

/// How runs look beyond the style of their paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub struct Face {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emph: bool,
    /// A style of characters, which wins over both.
    pub style: Option<Role>,
}

impl Writer<'_> {
    /// A paragraph with inlines more.
    pub(super) fn inlines(&mut self, paragraph: Line, inlines: &[Inline]) -> Line {
        self.faced(paragraph, inlines, Face::default())
    }

    /// The same, with a look.
    pub(super) fn faced(&mut self, mut paragraph: Line, inlines: &[Inline], face: Face) -> Line {
        for inline in inlines {
            paragraph = match inline {
                Inline::Text(text) => paragraph.add_run(self.run(text, face)),
                Inline::Node(node) => self.node(paragraph, node, face),
            };
        }
        paragraph
    }

    fn node(&mut self, paragraph: Line, node: &Node, face: Face) -> Line {
        match node {
            Node::Strong { body } => self.faced(paragraph, body, Face { strong: true, ..face }),
            Node::Emph { body } => self.faced(paragraph, body, Face { emph: true, ..face }),
            Node::Value { text, key, formula: _ } => self.value(paragraph, text, key, face),
            Node::Ref { to, text } => self.reference(paragraph, to, text, face),
            Node::Badge { style, level, steps, text, key } => {
                self.badge(paragraph, *style, (*level, *steps), text, key)
            }
            Node::Math { math, alt: _ } => {
                let look = match self.room {
                    Some(_) => self.source.template.run_properties(Role::Cell),
                    None => Element::new("w:rPr"),
                };
                let setting = Setting { text: &look, room: self.room.unwrap_or(usize::MAX) };
                self.marked(paragraph, Mark::Nodes(vec![math::equation(math, setting)]))
            }
            Node::Sup { text } => {
                paragraph.add_run(self.run(text, Face { style: Some(Role::Mark), ..face }))
            }
            Node::Break => paragraph.add_run(line_break()),
            Node::Group { body } => self.faced(paragraph, body, face),
            Node::Change { how, body, at: _ } => {
                self.changed_piece(Some(*how), paragraph, |writer, line| match body.as_slice() {
                    // It says nothing, but its paragraph came or went all the same.
                    [] => line.add_run(writer.plain("")),
                    body => writer.faced(line, body, face),
                })
            }
        }
    }

    /// A figure or a name of the record, locked and with its way back.
    pub(super) fn value(&mut self, paragraph: Line, text: &str, key: &str, face: Face) -> Line {
        let run = self.run(text, face);
        if key.is_empty() || text.is_empty() || self.gone {
            return paragraph.add_run(run);
        }
        let bookmark = self.names.leading(key, Leads::Value);
        if self.is_redline() {
            let mark = self.marks.add(Mark::Bookmark(bookmark));
            return paragraph.begin(mark).add_run(run).end(mark);
        }
        let fits = key.chars().count() <= LONGEST_TAG;
        let tag = if fits { key.to_string() } else { bookmark.clone() };
        let mark = self.marks.add(Mark::Control { bookmark, tag });
        paragraph.begin(mark).add_run(run).end(mark)
    }

    fn badge(
        &mut self,
        paragraph: Line,
        style: BadgeStyle,
        (level, steps): (i32, i32),
        text: &str,
        key: &str,
    ) -> Line {
        let (sign, role) = match style {
            BadgeStyle::Kriteria => return self.class(paragraph, (level, steps), text, key),
            BadgeStyle::Efisiensi if level > 0 => ("●", Role::Efficient),
            BadgeStyle::Efisiensi if level < 0 => ("▼", Role::Inefficient),
            BadgeStyle::Efisiensi => ("○", Role::Uncounted),
            BadgeStyle::Status => ("", Role::Status),
        };
        let face = Face { style: Some(role), ..Face::default() };
        let paragraph = match sign {
            "" => paragraph,
            sign => paragraph.add_run(self.run(&format!("{sign}\u{a0}"), face)),
        };
        self.value(paragraph, text, key, face)
    }

    /// A class: as many filled segments as its level, then its name.
    fn class(
        &mut self,
        paragraph: Line,
        (level, steps): (i32, i32),
        text: &str,
        key: &str,
    ) -> Line {
        let face = |role| Face { style: Some(role), ..Face::default() };
        let role = class_role(level, steps);
        let all = steps.clamp(0, MOST_SEGMENTS);
        let reached = level.clamp(0, all);
        let segments = |count: i32, sign: &str| sign.repeat(usize::try_from(count).unwrap_or(0));
        let filled = segments(reached, "■");
        let empty = segments(all - reached, "□");
        let paragraph = paragraph
            .add_run(self.run(&filled, face(role)))
            .add_run(self.run(&format!("{empty}\u{a0}"), face(Role::Unfilled)));
        self.value(paragraph, text, key, face(role))
    }

    /// A run of text.
    pub(super) fn run(&self, text: &str, face: Face) -> Run {
        let text = clean(text);
        let text = text.replace(['\n', '\r', '\t'], " ");
        let run = Run::new().add_text(text);
        let template = self.source.template;
        match (face.style, face.strong, face.emph) {
            (Some(role), ..) => run.style(template.id(role)),
            (None, true, false) => run.style(template.id(Role::Strong)),
            (None, false, true) => run.style(template.id(Role::Emph)),
            (None, true, true) => run.style(template.id(Role::Strong)).italic(),
            (None, false, false) => run,
        }
    }

    /// A run of text of the paragraph's look.
    pub(super) fn plain(&self, text: &str) -> Run {
        self.run(text, Face::default())
    }
}

/// The looks of classes from lowest to highest; a scale of any length is spread over them.
pub fn class_role(level: i32, steps: i32) -> Role {
    const LOOKS: [Role; 5] = [Role::Class1, Role::Class2, Role::Class3, Role::Class4, Role::Class5];
    if level <= 0 || steps <= 0 {
        return Role::Uncounted;
    }
    let most = i64::from(steps - 1).max(1);
    let place = if steps == 1 { most } else { i64::from(level.min(steps) - 1) };
    let index = usize::try_from((place * 8 + most) / (2 * most)).unwrap_or(0);
    LOOKS.get(index).copied().unwrap_or(Role::Class5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_spread_over_the_looks() {
        let roles: Vec<Role> = (0..=5).map(|level| class_role(level, 5)).collect();
        let expected =
            [Role::Uncounted, Role::Class1, Role::Class2, Role::Class3, Role::Class4, Role::Class5];
        assert_eq!(roles, expected);
        assert_eq!((class_role(1, 1), class_role(2, 3)), (Role::Class5, Role::Class3));
    }
}
