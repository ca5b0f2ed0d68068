//! The text of a paragraph as one line of characters, each of which knows its run.

use std::ops::Range;

use ecow::EcoString;

use crate::output::docx::xml::{Element, Node};

/// Stands for a tab, a field, a picture: no word reaches over it. No text of XML holds it.
const BREAK: char = '\0';

/// What may stand in a run without parting its text.
const NO_BREAK: &[&str] = &["w:rPr", "w:lastRenderedPageBreak"];

/// What separates two pieces of a line, and goes with one that is empty.
const SEPARATORS: &[char] = &['·', '•', '|', '–', '—', '-', '/', ','];

/// Longest name between braces, in characters.
const LONGEST: usize = 60;

/// The text of a paragraph; each character with the number of its `w:t`.
pub(super) struct Line {
    characters: Vec<(char, usize)>,
    pieces: usize,
}

impl Line {
    /// The text of a paragraph, without that of paragraphs in it; `None` when no braces are in it.
    pub(super) fn read(paragraph: &Element) -> Option<Self> {
        let mut line = Self { characters: Vec::new(), pieces: 0 };
        line.collect(paragraph);
        line.characters.iter().any(|(character, _)| *character == '{').then_some(line)
    }

    fn collect(&mut self, element: &Element) {
        for child in element.elements().filter(|child| child.name != "w:p") {
            if child.name == "w:t" {
                let piece = self.pieces;
                self.pieces += 1;
                self.characters.extend(child.plain().chars().map(|character| (character, piece)));
                continue;
            }
            if element.name == "w:r" && !NO_BREAK.contains(&child.name.as_str()) {
                self.characters.push((BREAK, self.pieces));
            }
            self.collect(child);
        }
    }

    /// The names between double braces.
    pub(super) fn names(&self) -> Vec<String> {
        let (mut names, mut from) = (Vec::new(), 0);
        while let Some((range, name)) = self.next(from) {
            from = range.end;
            names.push(name);
        }
        names
    }

    /// Puts in place of each name what stands for it.
    pub(super) fn fill<'w>(&mut self, value: impl Fn(&str) -> Option<&'w str>) {
        let mut from = 0;
        while let Some((range, name)) = self.next(from) {
            from = match value(&name) {
                None => range.end,
                Some(text) if text.trim().is_empty() => self.drop(range),
                Some(text) => self.replace(range, text),
            };
        }
    }

    /// The next name from a place on, with where it stands, braces included.
    fn next(&self, from: usize) -> Option<(Range<usize>, String)> {
        let text = &self.characters;
        let mut start = from;
        loop {
            start += text.get(start..)?.windows(2).position(|two| is(two, '{'))?;
            let inside = start + 2;
            let rest = text.get(inside..)?;
            let end = rest.iter().position(|(c, _)| matches!(*c, '{' | '}' | BREAK))?;
            let name: String = rest.iter().take(end).map(|(character, _)| *character).collect();
            let closed = rest.get(end..end + 2).is_some_and(|two| is(two, '}'));
            if closed && end <= LONGEST && !name.trim().is_empty() {
                return Some((start..inside + end + 2, name.trim().to_string()));
            }
            start += 1;
        }
    }

    fn replace(&mut self, range: Range<usize>, text: &str) -> usize {
        let (start, piece) = (range.start, self.piece_at(range.start));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let new: Vec<(char, usize)> = text.chars().map(|character| (character, piece)).collect();
        let end = start + new.len();
        self.characters.splice(range, new);
        end
    }

    /// Takes a name out, with the separator before it, and leaves no two spaces.
    fn drop(&mut self, range: Range<usize>) -> usize {
        let (mut start, mut end) = (range.start, range.end);
        let space = |line: &Self, at: usize| {
            line.characters.get(at).is_some_and(|(character, _)| character.is_whitespace())
        };
        let ends = |line: &Self, at: usize| {
            line.characters.get(at).is_none_or(|(character, _)| *character == BREAK)
        };
        let free_after = space(self, end) || ends(self, end);
        while start > 0 && free_after && space(self, start - 1) {
            start -= 1;
        }
        if start > 0 && start < range.start && self.separates(start - 1) {
            start -= 1;
            while start > 0 && space(self, start - 1) {
                start -= 1;
            }
        }
        let opens = start == 0 || ends(self, start - 1);
        let had_space = start < range.start;
        while space(self, end) && (opens || had_space) {
            end += 1;
        }
        if opens && end > range.end && self.separates(end) && space(self, end + 1) {
            end += 2;
            while space(self, end) {
                end += 1;
            }
        }
        let joins = !opens && !ends(self, end) && (had_space || end > range.end);
        let piece = self.piece_at(range.start);
        let between = joins.then_some((' ', piece));
        self.characters.splice(start..end, between);
        start + usize::from(joins)
    }

    fn separates(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.characters.get(at));
        let alone = before.is_none_or(|(character, _)| character.is_whitespace());
        alone && self.characters.get(at).is_some_and(|(c, _)| SEPARATORS.contains(c))
    }

    fn piece_at(&self, at: usize) -> usize {
        self.characters.get(at).map_or(0, |(_, piece)| *piece)
    }

    /// Puts the text back into the paragraph that it was read from.
    pub(super) fn write(&self, paragraph: &mut Element) {
        let mut texts = vec![EcoString::new(); self.pieces];
        for (character, piece) in &self.characters {
            if *character != BREAK
                && let Some(text) = texts.get_mut(*piece)
            {
                text.push(*character);
            }
        }
        write(paragraph, &mut texts.into_iter());
    }
}

fn is(two: &[(char, usize)], brace: char) -> bool {
    two.iter().all(|(character, _)| *character == brace)
}

fn write(element: &mut Element, texts: &mut impl Iterator<Item = EcoString>) {
    for child in element.elements_mut().filter(|child| child.name != "w:p") {
        if child.name == "w:t" {
            child.children = vec![Node::Text(texts.next().unwrap_or_default())];
            child.set("xml:space", "preserve");
        } else {
            write(child, texts);
        }
    }
}
