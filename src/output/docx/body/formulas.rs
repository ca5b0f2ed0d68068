//! Boxes with a formula and its worked example.

use super::Writer;
use crate::document::math::Math;
use crate::output::docx::marks::Mark;
use crate::output::docx::math::{self, Setting};
use crate::output::docx::roles::Role;

/// Width of a character in a formula, in twips; only to choose where lines end.
const CHARACTER: usize = 115;

impl Writer<'_> {
    pub(super) fn formula(&mut self, title: Option<&str>, formula: &Math, worked: Option<&Math>) {
        if let Some(title) = title {
            let paragraph = self.styled(Role::FormulaTitle).add_run(self.plain(title));
            self.push(paragraph);
        }
        let look = self.source.template.run_properties(Role::Formula);
        let room = self.area.width as usize / CHARACTER;
        let setting = Setting { text: &look, room };
        let mut lines = vec![formula];
        lines.extend(worked);
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let paragraph = self.styled(Role::Formula).keep_next(index + 1 < count);
            let paragraph = self.marked(paragraph, Mark::Nodes(vec![math::display(line, setting)]));
            self.push(paragraph);
        }
    }
}
