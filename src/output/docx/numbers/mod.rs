//! Numbering done by Word: of chapters, headings and lists.
//!
//! The document says which number each heading bears. Here Word's own counting is followed along;
//! where it would come to another number, it is started anew, and a number of a form that Word does
//! not know stays text.

mod definitions;

use super::roles::Role;
use super::template::Template;
use super::xml::Element;
use crate::document::model::ListStyle;
use definitions::{heading_definition, heading_levels, initial, list_definition};

/// Levels that Word knows.
const LEVELS: u32 = 9;

/// Indentation of a list per level, in twips.
pub const LIST_STEP: u32 = 360;

/// How a heading is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbered {
    /// By Word, with this numbering and level; its own when it differs from that of the style.
    Word {
        /// `w:numId`.
        num: u32,
        /// `w:ilvl`.
        level: u32,
    },
    /// Not at all.
    Not,
    /// As text, because Word has no such form.
    Text,
}

/// The numberings of a document in the making.
#[derive(Debug)]
pub struct Numbers {
    next_abstract: u32,
    next_num: u32,
    abstracts: Vec<Element>,
    nums: Vec<Element>,
    series: Vec<Series>,
    lists: [Option<u32>; 3],
    of_headings: Option<u32>,
    styles: Styles,
}

/// Looks of numberings, from the styles of the template.
#[derive(Debug, Clone)]
struct Styles {
    /// Ids of the styles of headings.
    headings: [String; 4],
    /// Look of the numbers of chapters. A numbering cannot name a style, so its properties are
    /// copied.
    chapter: Element,
    /// Look of other numbers.
    number: Element,
}

/// Headings that are counted together, e.g. all under "BAB".
#[derive(Debug)]
struct Series {
    prefix: String,
    form: Form,
    definition: u32,
    num: Option<u32>,
    counts: [u32; 4],
}

/// How chapters of a series are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Roman,
    Decimal,
}

impl Numbers {
    /// Numberings that stand beside those of a template.
    pub fn new(template: &Template) -> Self {
        let (next_abstract, next_num) = template.free_numbers();
        Self {
            next_abstract,
            next_num,
            abstracts: Vec::new(),
            nums: Vec::new(),
            series: Vec::new(),
            lists: [None; 3],
            of_headings: None,
            styles: Styles {
                headings: [1, 2, 3, 4].map(|l| template.id(Role::heading(l, true)).to_string()),
                chapter: template.run_properties(Role::ChapterNumber),
                number: template.run_properties(Role::Number),
            },
        }
    }

    /// The numbering of a chapter with the label "BAB III" or "LAMPIRAN 1".
    pub fn chapter(&mut self, label: Option<&str>) -> Numbered {
        let Some(label) = label else { return Numbered::Not };
        let Some((prefix, value, form)) = chapter_number(label) else { return Numbered::Text };
        let index = self.series(prefix, form);
        self.count(index, 0, value)
    }

    /// The numbering of a heading below the chapter: "3.1", "3.1.1" or "a.".
    pub fn heading(&mut self, level: u8, number: Option<&str>) -> Numbered {
        let Some(number) = number else { return Numbered::Not };
        let Some(index) = self.series.len().checked_sub(1) else { return Numbered::Text };
        let level = usize::from(level.clamp(2, 4)) - 1;
        let found = self.series.get(index).and_then(|series| series.value(level, number));
        match found {
            Some(value) => self.count(index, level, value),
            None => Numbered::Text,
        }
    }

    /// The numbering of a heading that went: that of those around it, which count on without it. Only
    /// the form of its number is looked at, since it belongs to another count.
    pub fn gone(&self, level: u8, number: Option<&str>) -> Numbered {
        let Some(number) = number else { return Numbered::Not };
        let level = level.clamp(2, 4) - 1;
        let counted = |parts: &str| parts.split('.').all(|part| part.parse::<u32>().is_ok());
        let word = match level {
            3 => number.strip_suffix('.').and_then(letter).is_some(),
            level => counted(number) && number.matches('.').count() == usize::from(level),
        };
        match self.series.last().filter(|_| word).and_then(|series| series.num) {
            Some(num) => Numbered::Word { num, level: u32::from(level) },
            None => Numbered::Text,
        }
    }

    /// A list of its own.
    pub fn list(&mut self, style: ListStyle) -> u32 {
        let slot = style as usize;
        let definition = match self.lists.get(slot).copied().flatten() {
            Some(definition) => definition,
            None => {
                let definition = self.define(|id| list_definition(id, style));
                if let Some(known) = self.lists.get_mut(slot) {
                    *known = Some(definition);
                }
                definition
            }
        };
        let start = |level: u32| {
            let over = Element::new("w:lvlOverride").with("w:ilvl", &level.to_string());
            over.child(Element::val("w:startOverride", "1"))
        };
        let counted = if style == ListStyle::Bullet { 0 } else { LEVELS };
        self.num(definition, (0..counted).map(start).collect())
    }

    /// The numbering that the heading styles bear: one that goes on counting wherever a heading is
    /// put in.
    pub fn of_headings(&self) -> Option<u32> {
        self.of_headings
    }

    /// Definitions and instances.
    pub fn finish(self) -> (Vec<Element>, Vec<Element>) {
        (self.abstracts, self.nums)
    }

    fn series(&mut self, prefix: &str, form: Form) -> usize {
        let known = |series: &Series| series.prefix == prefix && series.form == form;
        let series = match self.series.iter().position(known) {
            // The last one is the one that headings belong to.
            Some(index) => self.series.remove(index),
            None => {
                let leads = self.series.is_empty();
                let styles = self.styles.clone();
                let levels = heading_levels(prefix, None, form, &styles);
                let definition =
                    self.define(|id| heading_definition(id, &levels, leads.then_some(&styles)));
                if leads {
                    self.of_headings = Some(self.num(definition, Vec::new()));
                }
                Series { prefix: prefix.to_string(), form, definition, num: None, counts: [0; 4] }
            }
        };
        self.series.push(series);
        self.series.len() - 1
    }

    /// Follows Word's counting; where it comes to another number, a new instance starts there.
    fn count(&mut self, index: usize, level: usize, value: u32) -> Numbered {
        let Some(series) = self.series.get_mut(index) else { return Numbered::Text };
        let expected = series.counts[level].saturating_add(1);
        series.counts[level] = value;
        series.counts.iter_mut().skip(level + 1).for_each(|count| *count = 0);
        // A chapter under a roman numeral has an instance of its own, see `instance`.
        let anew = expected != value || (level == 0 && series.form == Form::Roman);
        let num = match series.num.filter(|_| !anew) {
            Some(num) => num,
            None => self.instance(index, level),
        };
        if let Some(series) = self.series.get_mut(index) {
            series.num = Some(num);
        }
        Numbered::Word { num, level: level as u32 }
    }

    /// An instance of a series that starts with the counts so far, down to a level.
    ///
    /// Headings below "BAB III" begin with 3. Word turns the roman number by itself (`w:isLgl`);
    /// other programs do not, so each chapter has an instance in which the 3 is text.
    fn instance(&mut self, index: usize, down_to: usize) -> u32 {
        let Some(series) = self.series.get(index) else { return 0 };
        let chapter = series.counts[0].to_string();
        let chapter = (series.form == Form::Roman).then_some(chapter.as_str());
        let levels = heading_levels(&series.prefix, chapter, series.form, &self.styles);
        let (counts, definition) = (series.counts, series.definition);
        let mut overrides = Vec::new();
        for (level, made) in levels.into_iter().enumerate() {
            let mut over = Element::new("w:lvlOverride").with("w:ilvl", &level.to_string());
            if level <= down_to {
                over.push(Element::val("w:startOverride", &counts[level].max(1).to_string()));
            }
            if chapter.is_some() && (level == 1 || level == 2) {
                over.push(made);
            }
            if !over.children.is_empty() {
                overrides.push(over);
            }
        }
        self.num(definition, overrides)
    }

    fn define(&mut self, make: impl FnOnce(u32) -> Element) -> u32 {
        let id = self.next_abstract;
        self.next_abstract += 1;
        self.abstracts.push(make(id));
        id
    }

    fn num(&mut self, definition: u32, overrides: Vec<Element>) -> u32 {
        let id = self.next_num;
        self.next_num += 1;
        let mut num = Element::new("w:num").with("w:numId", &id.to_string());
        num.push(Element::val("w:abstractNumId", &definition.to_string()));
        overrides.into_iter().for_each(|over| num.push(over));
        self.nums.push(num);
        id
    }
}

impl Series {
    /// The last count of a number, when it has the form that Word gives it on this level.
    fn value(&self, level: usize, number: &str) -> Option<u32> {
        if level == 3 {
            let value = letter(number.strip_suffix('.')?)?;
            return Some(value);
        }
        let (before, last) = number.rsplit_once('.')?;
        let lead = if self.form == Form::Decimal { initial(&self.prefix) } else { String::new() };
        let counts: Vec<String> = self.counts[..level].iter().map(u32::to_string).collect();
        (before == format!("{lead}{}", counts.join("."))).then(|| last.parse().ok())?
    }
}

/// "BAB III" is BAB, 3, in roman numerals.
fn chapter_number(label: &str) -> Option<(&str, u32, Form)> {
    let (prefix, number) = label.rsplit_once(' ')?;
    if let Ok(value) = number.parse() {
        return Some((prefix, value, Form::Decimal));
    }
    (1..=99).find(|value| roman(*value) == number).map(|value| (prefix, value, Form::Roman))
}

fn roman(value: u32) -> String {
    crate::document::roman(value as usize)
}

/// a is 1, z is 26. Word goes on with aa, bb; the report with aa, ab.
fn letter(text: &str) -> Option<u32> {
    match text.as_bytes() {
        [only @ b'a'..=b'z'] => Some(u32::from(only - b'a') + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
