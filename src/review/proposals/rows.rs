//! Lines of the draft beside those of the returned document, and the texts that they belong to.

use std::collections::BTreeMap;

use super::Returned;
use super::found::{By, Edited, Found, by};
use super::said::said;
use crate::document::beda::pairs::likeness;
use crate::review::{How, Line, Pair, Place, Reading, Signed, Story, Style};

/// A line of the draft beside one of the returned document.
#[derive(Clone)]
pub(super) struct Row<'r> {
    /// Place among all of them.
    pub(super) index: usize,
    /// Line of the draft, or the one before it.
    pub(super) at: usize,
    pub(super) old: Option<&'r Line>,
    pub(super) new: Option<&'r Line>,
    pub(super) moved: bool,
    /// Key of the narrative text that it belongs to.
    pub(super) text: Option<String>,
    /// Whether it belongs to the line behind it: what stands before is no part of the text.
    pub(super) ahead: bool,
    /// The next line of the returned document, with which stands who took this one out.
    pub(super) behind: Option<&'r Line>,
    /// Where it stands now within its own text or list, when it was moved there: the lines around it that
    /// were not.
    pub(super) stands: Option<(Option<usize>, Option<usize>)>,
    /// Whether it is told with the row of its table.
    pub(super) is_told: bool,
}

impl Row<'_> {
    pub(super) fn place(&self) -> Place {
        self.old.or(self.new).map(|line| line.place.clone()).unwrap_or_default()
    }

    pub(super) fn found(&self, signed: &[&Line], file: &str, what: Edited) -> Found {
        let said = |line: Option<&Line>| line.map(said).unwrap_or_default();
        let (old, new) = (said(self.old), said(self.new));
        let by = self.taken_by(file).unwrap_or_else(|| by(signed, file));
        let place = self.place();
        Found { at: self.at, run: (0, 0), place, by, old, new, what, stands: None }
    }

    /// The lines that may tell who edited it.
    pub(super) fn lines(&self) -> Vec<&Line> {
        self.new.into_iter().collect()
    }

    /// Who took the whole line out: that stands with the line behind it.
    fn taken_by(&self, file: &str) -> Option<Vec<By>> {
        let old = self.old.filter(|_| self.new.is_none()).map(said)?;
        self.behind_by(file, |text| old.contains(text))
    }

    /// Who took the row of a table out of which this is the last line.
    pub(super) fn gone_by(&self, file: &str) -> Option<Vec<By>> {
        let old = self.old.filter(|_| self.new.is_none()).map(said)?;
        self.behind_by(file, |text| text.contains(&old))
    }

    fn behind_by(&self, file: &str, is_it: impl Fn(&str) -> bool) -> Option<Vec<By>> {
        let gone = |signed: &&Signed| {
            let text = signed.text.trim();
            matches!(signed.how, How::Deleted | How::MovedFrom) && !text.is_empty() && is_it(text)
        };
        let signed = self.behind?.signed.iter().find(gone)?;
        let author = Some(signed.author.clone()).filter(|author| !author.is_empty());
        Some(vec![By { author, date: signed.date.clone(), file: file.to_string() }])
    }
}

/// The lines of both documents, in the order of the returned one.
pub(super) fn rows<'r>(
    base: &'r Reading,
    returned: &Returned<'r>,
    keys: &BTreeMap<&str, &str>,
) -> Vec<Row<'r>> {
    let mut at = 0;
    let mut rows: Vec<Row<'r>> = Vec::new();
    for Pair { old, new, moved } in returned.pairs {
        let place = old.unwrap_or(at);
        if !*moved {
            at = place;
        }
        let old = old.and_then(|old| base.lines.get(old));
        let new = new.and_then(|new| returned.reading.lines.get(new));
        // Programs leave out headers and footers that they do not use; nobody edited those.
        let is_aside = new.or(old).is_some_and(is_aside);
        if new.is_none() && is_aside {
            continue;
        }
        // Each wording of them stands once: a new one is an edit of the one that it is most like.
        let old = match (old, new) {
            (None, Some(new)) if is_aside => nearest(&base.lines, new),
            (old, _) => old,
        };
        let text =
            old.map_or_else(|| new.and_then(|line| line.key.clone()), |line| line.key.clone());
        rows.push(Row {
            index: rows.len(),
            at: place,
            old,
            new,
            moved: *moved && !is_aside,
            text,
            ahead: false,
            behind: None,
            stands: None,
            is_told: false,
        });
    }
    let mut behind = None;
    for row in rows.iter_mut().rev() {
        row.behind = behind;
        behind = row.new.or(behind);
    }
    // A line that was put in between lines of one text, or behind its last, belongs to that text; else
    // one that was put in before its first.
    let all: Vec<usize> = (0..rows.len()).collect();
    lend(&mut rows, all.iter().copied(), keys, false);
    lend(&mut rows, all.iter().rev().copied(), keys, true);
    rows
}

/// Whether a line stands in a header or footer.
fn is_aside(line: &Line) -> bool {
    matches!(line.place.story, Story::Header | Story::Footer)
}

/// The line of the draft in the same kind of place that a new one is most like.
fn nearest<'r>(lines: &'r [Line], new: &Line) -> Option<&'r Line> {
    let words = |line: &Line| {
        let mut words: Vec<String> = line.text().split_whitespace().map(str::to_string).collect();
        words.sort_unstable();
        words
    };
    let own = words(new);
    let all = lines.iter().filter(|line| line.place.story == new.place.story).take(MOST_ASIDE);
    let alike = all.map(|line| (likeness(&own, &words(line)), line));
    alike.filter(|(alike, _)| *alike > 0).max_by_key(|(alike, _)| *alike).map(|(_, line)| line)
}

/// Wordings of headers and footers that a new one is held against.
const MOST_ASIDE: usize = 200;

/// Gives lines that came the text of the line that comes before them in this order.
fn lend(
    rows: &mut [Row<'_>],
    order: impl Iterator<Item = usize>,
    keys: &BTreeMap<&str, &str>,
    ahead: bool,
) {
    let mut before: Option<(String, Option<usize>)> = None;
    for index in order {
        let Some(row) = rows.get_mut(index) else { continue };
        let Some(line) = row.new.or(row.old) else { continue };
        if row.old.is_none()
            && row.text.is_none()
            && is_running(line)
            && let Some((key, at)) = &before
        {
            (row.text, row.ahead) = (Some(key.clone()), ahead);
            row.at = at.unwrap_or(row.at);
        }
        let own = row.text.as_ref().filter(|key| keys.contains_key(key.as_str()));
        before = own
            .filter(|_| is_running(line))
            .map(|key| (key.clone(), (ahead && row.old.is_some()).then_some(row.at)));
    }
}

/// Whether a line is running text, not in a table: what a narrative text prints.
pub(super) fn is_running(line: &Line) -> bool {
    line.place.cell.is_none()
        && matches!(line.style, Style::Body | Style::Item { .. } | Style::Other)
        && line.place.story == Story::Body
}

/// Rows of one text that stand together.
pub(super) struct Run {
    pub(super) key: String,
    pub(super) rows: Vec<usize>,
}

/// The runs of texts that the record has; a text that is printed twice has two.
pub(super) fn runs(rows: &[Row<'_>], keys: &BTreeMap<&str, &str>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let text = row.text.as_ref().filter(|_| !row.is_told);
        let Some(key) = text.filter(|key| keys.contains_key(key.as_str())) else {
            if row.old.is_some_and(|line| matches!(line.style, Style::Heading(_))) {
                open.clear();
            }
            continue;
        };
        match open.get(key).and_then(|at| runs.get_mut(*at)) {
            Some(run) => run.rows.push(index),
            None => {
                open.insert(key.clone(), runs.len());
                runs.push(Run { key: key.clone(), rows: vec![index] });
            }
        }
    }
    runs
}
