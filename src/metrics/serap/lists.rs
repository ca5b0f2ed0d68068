//! Items of lists that come, go and move, as bytes of the record.

use std::collections::BTreeMap;
use std::ops::Range;

use super::revise::revised;
use super::texts::{Form, List, Texts};
use super::write::{Patch, line_break, retyped};

/// A change of a list of texts, or of tables that each have a text. Several changes of one list have to be
/// written together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The item of a key goes.
    Without(String),
    /// An item comes.
    With(Beside, String),
    /// The item of a key goes to another place.
    Moved(String, Beside),
}

/// A place beside the item of a key, in the list as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// Before it.
    Ahead(String),
    /// Behind it.
    Behind(String),
}

impl Beside {
    /// The key.
    pub fn key(&self) -> &str {
        let (Self::Ahead(key) | Self::Behind(key)) = self;
        key
    }

    /// The same place beside another key.
    pub fn with_key(&self, key: String) -> Self {
        match self {
            Self::Ahead(_) => Self::Ahead(key),
            Self::Behind(_) => Self::Behind(key),
        }
    }
}

/// An item of a list that is changed.
struct Item {
    span: Range<usize>,
    gone: bool,
    /// Whether it stands at another place, so that nothing of it is lost.
    moved: bool,
    /// Items that come before it and behind it, as they are typed.
    ahead: Vec<String>,
    behind: Vec<String>,
}

impl Texts<'_> {
    /// Changes of lists, and patches of texts, as patches that do not overlap. `None` when a key leads to
    /// no item, or when a comment beside an item would go with it.
    pub fn written(&self, changes: &[Change], patches: Vec<Patch>) -> Option<Vec<Patch>> {
        let mut patches = patches;
        let mut lists: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
        for change in changes {
            match change {
                Change::Without(key) => self.changing(&mut lists, key)?.gone = true,
                Change::With(beside, text) => {
                    let (list, _) = self.item(beside.key())?;
                    let typed = self.typed(self.lists.get(list)?, text);
                    self.put(&mut lists, beside, typed)?;
                }
                Change::Moved(key, beside) => {
                    let item = self.changing(&mut lists, key)?;
                    (item.gone, item.moved) = (true, true);
                    let span = item.span.clone();
                    // What is edited within it moves with it.
                    let is_own = |patch: &Patch| {
                        span.start <= patch.span.start && patch.span.end <= span.end
                    };
                    let own = patches.extract_if(.., |patch| is_own(patch)).map(|patch| Patch {
                        span: patch.span.start - span.start..patch.span.end - span.start,
                        text: patch.text,
                    });
                    let own: Vec<Patch> = own.collect();
                    let typed = revised(self.source.get(span.clone())?, &own);
                    self.put(&mut lists, beside, typed)?;
                }
            }
        }
        for (list, items) in &lists {
            let list = self.lists.get(*list)?;
            patches.extend(match &list.form {
                Form::Blocks { header, .. } => self.blocks_changed(items, header)?,
                Form::Texts | Form::Tables => self.changed(items)?,
            });
        }
        Some(patches)
    }

    /// The item of a key among those that are changed.
    fn changing<'i>(
        &self,
        lists: &'i mut BTreeMap<usize, Vec<Item>>,
        key: &str,
    ) -> Option<&'i mut Item> {
        let (list, at) = self.item(key)?;
        let spans = &self.lists.get(list)?.items;
        let new = |span: &Range<usize>| Item {
            span: span.clone(),
            gone: false,
            moved: false,
            ahead: Vec::new(),
            behind: Vec::new(),
        };
        lists.entry(list).or_insert_with(|| spans.iter().map(new).collect()).get_mut(at)
    }

    fn put(
        &self,
        lists: &mut BTreeMap<usize, Vec<Item>>,
        beside: &Beside,
        typed: String,
    ) -> Option<()> {
        let item = self.changing(lists, beside.key())?;
        match beside {
            Beside::Ahead(_) => item.ahead.push(typed),
            Beside::Behind(_) => item.behind.push(typed),
        }
        Some(())
    }

    /// A new item, typed as the others of its list.
    fn typed(&self, list: &List, text: &str) -> String {
        let end = line_break(self.source);
        let text = retyped(text, end);
        match &list.form {
            Form::Texts => text,
            Form::Tables => format!("{{ isi = {text} }}"),
            Form::Blocks { header, before } => format!("{header}{end}{before}{text}{end}"),
        }
    }

    /// The patches of one list between brackets.
    fn changed(&self, items: &[Item]) -> Option<Vec<Patch>> {
        let mut patches = Vec::new();
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let parting = self.parting(&item.span)?;
            if !item.gone {
                let ahead = item.ahead.iter().map(|text| format!("{text}{parting}"));
                let behind = item.behind.iter().map(|text| format!("{parting}{text}"));
                let (ahead, behind): (String, String) = (ahead.collect(), behind.collect());
                let at_start = item.span.start..item.span.start;
                let at_end = item.span.end..item.span.end;
                let new = [(at_start, ahead), (at_end, behind)].into_iter();
                let new = new.filter(|(_, text)| !text.is_empty());
                patches.extend(new.map(|(span, text)| Patch { span, text }));
                at += 1;
                continue;
            }
            let rest = items.get(at..).unwrap_or_default();
            let gone = rest.iter().take_while(|item| item.gone).count();
            let run = rest.get(..gone).unwrap_or_default();
            let new = run.iter().flat_map(|item| item.ahead.iter().chain(&item.behind));
            let new: Vec<&str> = new.map(String::as_str).collect();
            let own = item.span.start..run.last()?.span.end;
            let before = at.checked_sub(1).and_then(|at| items.get(at));
            let span = match (rest.get(gone), before) {
                _ if !new.is_empty() => own.clone(),
                (Some(next), _) => own.start..next.span.start,
                (None, Some(before)) if !self.has_comment(&(before.span.end..own.start)) => {
                    before.span.end..own.end
                }
                (None, _) => own.start..self.behind_comma(own.end),
            };
            let mut ends = own.start;
            for item in run {
                if self.has_comment(&(ends..item.span.start)) {
                    return None;
                }
                ends = item.span.end;
            }
            if self.has_comment(&(ends..span.end.max(ends))) || self.is_noted(own.end) {
                return None;
            }
            patches.push(Patch { span, text: new.join(&parting) });
            at += gone;
        }
        Some(patches)
    }

    /// The patches of one list of tables under headers of their own.
    fn blocks_changed(&self, items: &[Item], header: &str) -> Option<Vec<Patch>> {
        let end = line_break(self.source);
        let mut patches = Vec::new();
        for item in items {
            let is_changed = item.gone || !item.ahead.is_empty() || !item.behind.is_empty();
            if is_changed && self.has_below(&item.span, header)
                || item.gone && !item.moved && self.has_comment(&item.span)
            {
                return None;
            }
            // A block ends its line, and an empty line parts it from the next one.
            let closed = |text: &String| match text.ends_with('\n') {
                true => text.clone(),
                false => format!("{text}{end}"),
            };
            let ahead: String = item.ahead.iter().map(|text| closed(text) + end).collect();
            let last = self.source.get(item.span.clone())?.ends_with('\n');
            let mut behind = String::from(if last || item.behind.is_empty() { "" } else { end });
            behind.extend(item.behind.iter().map(|text| format!("{end}{}", closed(text))));
            if item.gone {
                let rest = self.source.get(item.span.end..)?;
                let space = rest.len() - rest.trim_start().len();
                let blank = rest.get(..space)?.rfind('\n').map_or(0, |at| at + 1);
                let new = format!("{ahead}{}", behind.trim_start_matches(['\r', '\n']));
                let span = item.span.start..item.span.end + if new.is_empty() { blank } else { 0 };
                let text =
                    if item.ahead.is_empty() { new } else { new.trim_end().to_string() + end };
                patches.push(Patch { span, text });
                continue;
            }
            let at_start = item.span.start..item.span.start;
            let at_end = item.span.end..item.span.end;
            let new = [(at_start, ahead), (at_end, behind)].into_iter();
            patches.extend(
                new.filter(|(_, text)| !text.is_empty()).map(|(span, text)| Patch { span, text }),
            );
        }
        Some(patches)
    }

    /// What parts an item from the one before: items that stand in lines of their own stay so.
    fn parting(&self, own: &Range<usize>) -> Option<String> {
        let before = self.source.get(..own.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        let alone = line.trim().is_empty() && before.contains('\n');
        let end = line_break(self.source);
        Some(if alone { format!(",{end}{line}") } else { ", ".to_string() })
    }

    /// Whether a comment follows an item in its line.
    fn is_noted(&self, end: usize) -> bool {
        let rest = self.source.get(end..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        line.trim_start().trim_start_matches(',').trim_start().starts_with('#')
    }

    /// The end of the comma behind a place, if one is there.
    fn behind_comma(&self, end: usize) -> usize {
        let rest = self.source.get(end..).unwrap_or_default();
        let space = rest.len() - rest.trim_start().len();
        let comma = rest.trim_start().starts_with(',');
        if comma { end + space + 1 } else { end }
    }
}

#[cfg(test)]
mod tests;
