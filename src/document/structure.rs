//! Numbers and references: chapters, headings, tables and figures are counted here, once, and
//! every reference and list of contents takes its text from the count.

use std::collections::BTreeMap;

use super::model::{Block, Chapter, ContentsOf, Entry, Inline, Node, Part, PartKind};
use super::source::plain;
use super::walk;

/// Frame words used in numbers.
pub struct NumberWords<'w> {
    /// Frame words by name.
    pub terms: &'w BTreeMap<String, String>,
}

impl NumberWords<'_> {
    fn get(&self, name: &str) -> &str {
        self.terms.get(name).map_or("", String::as_str)
    }
}

/// Numbers the headings of a short report 1, 2, 3; its pages count from 1.
pub fn number_headings(parts: &mut [Part]) {
    for part in parts {
        part.kind = PartKind::Body;
        let mut count = 0_usize;
        for block in part.chapters.iter_mut().flat_map(|chapter| &mut chapter.blocks) {
            if let Block::Heading { number, .. } = block {
                count += 1;
                *number = Some(count.to_string());
            }
        }
    }
}

#[derive(Default)]
struct Counter {
    body: usize,
    appendix: usize,
    /// Anchor and printed text of everything that may be referred to, by the name used for it.
    labels: BTreeMap<String, (String, String)>,
    headings: Vec<Entry>,
    tables: Vec<Entry>,
    figures: Vec<Entry>,
}

/// Numbers everything, fills the lists of contents and resolves references. Gives the references
/// that lead nowhere.
pub fn number(parts: &mut [Part], words: &NumberWords<'_>) -> Vec<String> {
    let mut counter = Counter::default();
    for part in parts.iter_mut() {
        for chapter in &mut part.chapters {
            counter.chapter(part.kind, chapter, words);
        }
    }
    let mut lost = Vec::new();
    for chapter in parts.iter_mut().flat_map(|p| &mut p.chapters) {
        walk::blocks(&mut chapter.blocks, &mut |block| {
            if let Block::Contents { of, entries } = block {
                *entries = counter.entries(*of);
            }
        });
        walk::inlines(&mut chapter.blocks, &mut |inline| {
            if let Inline::Node(Node::Ref { to, text }) = inline {
                match counter.labels.get(to.as_str()).cloned() {
                    Some((anchor, label)) => (*to, *text) = (anchor, label),
                    None => lost.push(to.clone()),
                }
            }
        });
    }
    lost
}

impl Counter {
    fn chapter(&mut self, kind: PartKind, chapter: &mut Chapter, words: &NumberWords<'_>) {
        let prefix = match kind {
            PartKind::Body => {
                self.body += 1;
                chapter.label = Some(format!("{} {}", words.get("bab"), roman(self.body)));
                format!("{}.", self.body)
            }
            PartKind::Appendix => {
                self.appendix += 1;
                chapter.label = Some(format!("{} {}", words.get("lampiran"), self.appendix));
                format!("L{}.", self.appendix)
            }
            PartKind::Cover | PartKind::Front | PartKind::Sheet => String::new(),
        };
        let counts = kind != PartKind::Sheet;
        chapter.listed &= counts;
        if chapter.listed {
            if let Some(label) = &chapter.label {
                let anchor = (chapter.id.clone(), label.clone());
                self.labels.insert(format!("bab:{}", chapter.id), anchor);
            }
            self.headings.push(Entry {
                to: chapter.id.clone(),
                level: 1,
                label: chapter.label.clone(),
                text: chapter.title.clone(),
            });
        }
        let mut inside =
            Inside { counts, prefix, sections: [0; 3], tables: 0, figures: 0, anonymous: 0 };
        let id = chapter.id.clone();
        walk::blocks(&mut chapter.blocks, &mut |block| self.block(block, &id, &mut inside, words));
    }

    fn block(
        &mut self,
        block: &mut Block,
        chapter: &str,
        inside: &mut Inside,
        words: &NumberWords<'_>,
    ) {
        match block {
            Block::Heading { level, id, number, text, listed } => {
                inside.anonymous += 1;
                *listed &= inside.counts;
                if *listed {
                    *number = inside.section(*level);
                }
                let name = match id.as_str() {
                    "" => format!("{chapter}-{}", inside.anonymous),
                    id => format!("bab:{id}"),
                };
                let label = format!("{} {}", words.get("subbab"), number.as_deref().unwrap_or(""));
                *id = self.unique(&name, label.trim_end_matches('.').trim_end());
                if !*listed {
                    return;
                }
                if *level <= 3 {
                    let label = number.clone();
                    let text = plain(text);
                    self.headings.push(Entry { to: id.clone(), level: *level, label, text });
                }
            }
            Block::Table(table) if !table.caption.is_empty() => {
                let label = inside.table(words);
                table.number =
                    self.captioned(ContentsOf::Tables, label, &mut table.id, &table.caption);
            }
            Block::Chart(chart) => {
                let label = inside.figure(words);
                chart.number =
                    self.captioned(ContentsOf::Figures, label, &mut chart.id, &chart.caption);
            }
            Block::Diagram(diagram) => {
                let label = inside.figure(words);
                diagram.number =
                    self.captioned(ContentsOf::Figures, label, &mut diagram.id, &diagram.caption);
            }
            Block::Photo { id, number, caption, .. } => {
                let label = inside.figure(words);
                *number = self.captioned(ContentsOf::Figures, label, id, caption);
            }
            _ => {}
        }
    }

    /// Gives a table or figure its anchor and, where it has a number, its line in the list; gives the
    /// number back.
    fn captioned(
        &mut self,
        list: ContentsOf,
        label: Option<String>,
        id: &mut String,
        caption: &[Inline],
    ) -> Option<String> {
        *id = self.unique(id, label.as_deref().unwrap_or_default());
        let label = label?;
        let entry =
            Entry { to: id.clone(), level: 1, label: Some(label.clone()), text: plain(caption) };
        match list {
            ContentsOf::Tables => self.tables.push(entry),
            ContentsOf::Figures => self.figures.push(entry),
            ContentsOf::Headings => self.headings.push(entry),
        }
        Some(label)
    }

    /// An anchor that no block has yet; the first block of a name keeps it.
    fn unique(&mut self, id: &str, label: &str) -> String {
        let mut anchor = id.to_string();
        let mut again = 2;
        while self.labels.contains_key(&anchor) {
            anchor = format!("{id}~{again}");
            again += 1;
        }
        self.labels.insert(anchor.clone(), (anchor.clone(), label.to_string()));
        anchor
    }

    fn entries(&self, of: ContentsOf) -> Vec<Entry> {
        match of {
            ContentsOf::Headings => self.headings.clone(),
            ContentsOf::Tables => self.tables.clone(),
            ContentsOf::Figures => self.figures.clone(),
        }
    }
}

/// Counts within a chapter.
struct Inside {
    /// Whether anything in it is numbered.
    counts: bool,
    prefix: String,
    sections: [usize; 3],
    tables: usize,
    figures: usize,
    anonymous: usize,
}

impl Inside {
    /// "3.1." for level 2, "3.1.1." for level 3, "a." for level 4; none in unnumbered chapters.
    fn section(&mut self, level: u8) -> Option<String> {
        if self.prefix.is_empty() {
            return None;
        }
        let [second, third, fourth] = &mut self.sections;
        match level {
            2 => {
                *second += 1;
                (*third, *fourth) = (0, 0);
                Some(format!("{}{second}", self.prefix))
            }
            3 => {
                *third += 1;
                *fourth = 0;
                Some(format!("{}{second}.{third}", self.prefix))
            }
            _ => {
                *fourth += 1;
                Some(format!("{}.", letters(*fourth)))
            }
        }
    }

    /// "Tabel 3.1"; none where nothing is numbered.
    fn table(&mut self, words: &NumberWords<'_>) -> Option<String> {
        self.tables += 1;
        self.counts.then(|| format!("{} {}{}", words.get("tabel"), self.prefix, self.tables))
    }

    /// "Gambar 3.1"; none where nothing is numbered.
    fn figure(&mut self, words: &NumberWords<'_>) -> Option<String> {
        self.figures += 1;
        self.counts.then(|| format!("{} {}{}", words.get("gambar"), self.prefix, self.figures))
    }
}

/// a, b, …, z, aa, ab, …
pub fn letters(number: usize) -> String {
    let mut rest = number;
    let mut out = String::new();
    while rest > 0 {
        rest -= 1;
        let digit = u8::try_from(rest % 26).unwrap_or(0);
        out.insert(0, char::from(b'a' + digit));
        rest /= 26;
    }
    out
}

/// Roman numerals.
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn counts_in_letters_and_roman_numerals() {
        let counted: Vec<_> = [1, 2, 26, 27, 52, 53].map(letters).into();
        assert_eq!(counted, ["a", "b", "z", "aa", "az", "ba"]);
        let counted: Vec<_> = [1, 4, 9, 14, 40, 99].map(roman).into();
        assert_eq!(counted, ["I", "IV", "IX", "XIV", "XL", "XCIX"]);
    }
}
