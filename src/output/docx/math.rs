//! Formulas as equations of Word (OMML).

use super::xml::Element;
use crate::document::math::Math;

/// Least room that a part of a formula is given, in characters.
const LEAST: usize = 6;

/// How an equation is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// Properties of the runs that are words and numbers (`w:rPr`), for the font and size of the
    /// text around.
    pub text: &'s Element,
    /// Room in characters; longer words are set on several lines.
    pub room: usize,
}

/// A formula as an equation within a line.
pub fn equation(math: &Math, setting: Setting<'_>) -> Element {
    let mut equation = Element::new("m:oMath");
    setting.parts(math, setting.room, &mut equation);
    equation
}

/// A formula as an equation on lines of its own, at the left.
pub fn display(math: &Math, setting: Setting<'_>) -> Element {
    let left = Element::new("m:jc").with("m:val", "left");
    Element::new("m:oMathPara")
        .child(Element::new("m:oMathParaPr").child(left))
        .child(equation(math, setting))
}

impl Setting<'_> {
    fn parts(&self, math: &Math, room: usize, into: &mut Element) {
        match math {
            Math::Word { text } | Math::Number { text } => into.push(self.words(text, room)),
            Math::Op { text } => into.push(sign(text)),
            Math::Row { parts } => self.row(parts, room, into),
            Math::Frac { over, under } => {
                let mut above = Element::new("m:num");
                let mut below = Element::new("m:den");
                self.within(over, room, &mut above);
                self.within(under, room, &mut below);
                into.push(Element::new("m:f").child(above).child(below));
            }
            Math::Paren { body } => {
                let mut inside = Element::new("m:e");
                self.parts(body, room.saturating_sub(2), &mut inside);
                into.push(Element::new("m:d").child(inside));
            }
        }
    }

    /// A part of a fraction; one that is too wide is text on several lines.
    fn within(&self, math: &Math, room: usize, into: &mut Element) {
        if width(math) > room && matches!(math, Math::Row { .. } | Math::Paren { .. }) {
            into.push(self.words(&linear(math), room));
        } else {
            self.parts(math, room, into);
        }
    }

    fn row(&self, parts: &[Math], room: usize, into: &mut Element) {
        let limit = shared(&parts.iter().map(width).collect::<Vec<_>>(), room);
        let mut after_text = false;
        for part in parts {
            // "tahun (n − 1)": brackets after words are no factor.
            if after_text && matches!(part, Math::Paren { .. }) {
                into.push(self.run("\u{a0}"));
            }
            self.parts(part, width(part).min(limit), into);
            after_text = matches!(part, Math::Word { .. } | Math::Number { .. });
        }
    }

    /// Words on one line, or on as many as they need. The space at a line's end stays, so that the
    /// words are the same wherever they are broken.
    fn words(&self, text: &str, room: usize) -> Element {
        let lines = lines(text, room.max(LEAST));
        match lines.as_slice() {
            [] | [_] => self.run(text),
            lines => {
                let line = |line: &str| Element::new("m:e").child(self.run(line));
                let mut array = Element::new("m:eqArr");
                if let [before @ .., last] = lines {
                    before.iter().for_each(|text| array.push(line(&format!("{text} "))));
                    array.push(line(last));
                }
                array
            }
        }
    }

    /// Text, set upright.
    fn run(&self, text: &str) -> Element {
        let text = Element::new("m:t").with("xml:space", "preserve").text(text);
        let properties = Element::new("m:rPr").child(Element::new("m:nor"));
        let run = Element::new("m:r").child(properties);
        let look = if self.text.children.is_empty() { run } else { run.child(self.text.clone()) };
        look.child(text)
    }
}

/// A sign, set as mathematics.
fn sign(text: &str) -> Element {
    let font = Element::new("w:rFonts");
    let font = font.with("w:ascii", "Cambria Math").with("w:hAnsi", "Cambria Math");
    let text = Element::new("m:t").with("xml:space", "preserve").text(text);
    Element::new("m:r").child(Element::new("w:rPr").child(font)).child(text)
}

/// A formula as text on one line.
fn linear(math: &Math) -> String {
    match math {
        Math::Word { text } | Math::Number { text } | Math::Op { text } => text.clone(),
        Math::Row { parts } => parts.iter().map(linear).collect::<Vec<_>>().join(" "),
        Math::Frac { over, under } => format!("{} / {}", linear(over), linear(under)),
        Math::Paren { body } => format!("({})", linear(body)),
    }
}

/// Width of a formula in characters.
fn width(math: &Math) -> usize {
    match math {
        Math::Word { text } | Math::Number { text } => text.chars().count(),
        Math::Op { .. } => 3,
        Math::Row { parts } => parts.iter().map(width).fold(0, usize::saturating_add),
        Math::Frac { over, under } => width(over).max(width(under)),
        Math::Paren { body } => width(body).saturating_add(2),
    }
}

/// The largest width of a part with which all parts fit into a room.
fn shared(widths: &[usize], room: usize) -> usize {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let mut taken = 0;
    for (index, width) in sorted.iter().enumerate() {
        let rest = sorted.len() - index;
        if taken + width * rest > room {
            return (room.saturating_sub(taken) / rest).max(LEAST);
        }
        taken += width;
    }
    sorted.last().copied().unwrap_or(room)
}

/// Words in lines of at most so many characters, of about the same length.
fn lines(text: &str, room: usize) -> Vec<String> {
    let length = text.chars().count();
    if length <= room {
        return vec![text.to_string()];
    }
    let even = length.div_ceil(length.div_ceil(room));
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if joins(line, word, even, room) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// Whether a line comes nearer to the even length with one more word.
fn joins(line: &str, word: &str, even: usize, room: usize) -> bool {
    let before = line.chars().count();
    let after = before + 1 + word.chars().count();
    after <= room && after.abs_diff(even) <= before.abs_diff(even)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::formula::parse;

    fn plain(text: &str, room: usize) -> Element {
        let text_run = Element::new("w:rPr");
        equation(&parse(text).math, Setting { text: &text_run, room })
    }

    #[test]
    fn fractions_and_brackets_are_structures() {
        let equation = plain("(Jumlah A / Jumlah B) × 100%", 100);
        let fraction = equation.find("m:f").unwrap();
        assert_eq!(fraction.find("m:num").unwrap().plain(), "Jumlah A");
        assert_eq!(fraction.find("m:den").unwrap().plain(), "Jumlah B");
        assert!(equation.plain().ends_with("×100%"), "{}", equation.plain());
    }

    #[test]
    fn long_words_are_set_on_several_lines() {
        let equation = plain("(Jumlah angkatan kerja seluruhnya / Jumlah penduduk) × 100%", 30);
        let fraction = equation.find("m:f").unwrap();
        let above = fraction.find("m:num").unwrap().find("m:eqArr").unwrap();
        assert_eq!(above.elements().count(), 2);
        assert_eq!(above.plain(), "Jumlah angkatan kerja seluruhnya");
        assert!(fraction.find("m:den").unwrap().find("m:eqArr").is_none());
    }

    #[test]
    fn a_part_that_is_too_wide_is_text() {
        let text = "((Jumlah usaha tahun n − Jumlah usaha tahun (n − 1)) / Jumlah usaha) × 100%";
        let equation = plain(text, 30);
        let above = equation.find("m:f").unwrap().find("m:num").unwrap();
        let lines: Vec<_> = above.find("m:eqArr").unwrap().elements().map(Element::plain).collect();
        assert_eq!(lines.concat(), "Jumlah usaha tahun n − Jumlah usaha tahun (n − 1)");
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(lines("satu dua tiga empat", 14), ["satu dua", "tiga empat"]);
        assert_eq!(lines("pendek", 20), ["pendek"]);
        assert_eq!(lines("sangatpanjangsekali", 5), ["sangatpanjangsekali"]);
    }
}
