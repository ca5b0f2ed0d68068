//! Which paragraphs the document and the report share, which read otherwise, and which stand in one
//! of them only.

use super::line::Line;
use super::model::{Changed, Differences, Place};
use super::similar::{Bag, Index, Words};

/// How alike, in thousands, two paragraphs must be to take each other's place.
const LEAST: usize = 550;

/// Shorter paragraphs are captions, items of lists and the like; they are not told apart.
const SHORTEST: usize = 8;

/// Compares the paragraphs of the document with those of the report.
pub(super) fn compare(
    old: &[(Place, &Line)],
    new: &[(&str, &Line)],
    words: &mut Words,
) -> Differences {
    let long = |line: &Line| line.items().count() >= SHORTEST;
    let new: Vec<&(&str, &Line)> = new.iter().filter(|(_, line)| long(line)).collect();
    let bags: Vec<Bag> = new.iter().map(|(_, line)| words.bag(line.items())).collect();
    let index = Index::new(bags);
    let mut taken = vec![false; new.len()];
    let mut differences = Differences::default();
    for (place, line) in old.iter().filter(|(_, line)| long(line)) {
        let text = unmarked(&line.text);
        let like = index.like(&words.bag(line.items()), LEAST);
        let free = |at: &usize| taken.get(*at) == Some(&false);
        let best = like.iter().map(|(_, at)| *at).find(free);
        let Some((at, (chapter, own))) = best.and_then(|at| Some((at, new.get(at)?))) else {
            differences.gone.push((*place, text.to_string()));
            continue;
        };
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
        if squeezed(text) == squeezed(&own.text) {
            differences.same += 1;
        } else {
            differences.changed.push(Changed {
                place: *place,
                old: text.to_string(),
                new: own.text.clone(),
                chapter: (*chapter).to_string(),
            });
        }
    }
    let left = new.iter().zip(&taken).filter(|(_, taken)| !**taken);
    differences.come =
        left.map(|((chapter, line), _)| ((*chapter).to_string(), line.text.clone())).collect();
    differences
}

/// A paragraph without the mark of an item or the number of a heading before it.
fn unmarked(text: &str) -> &str {
    let mut rest = text;
    while let Some((first, tail)) = rest.split_once(' ') {
        let mark = first.trim_end_matches(['.', ')']);
        let closed = mark.len() < first.len();
        let number = mark.split('.').all(|p| p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
        let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_lowercase());
        let sign = first.chars().count() == 1 && !first.chars().all(char::is_alphanumeric);
        let section = number && mark.contains('.');
        if !(sign || section || closed && (number || letter)) {
            break;
        }
        rest = tail;
    }
    rest
}

/// A text without white space and in one kind of quotes.
pub(super) fn squeezed(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace());
    kept.map(|c| if matches!(c, '’' | '‘' | '“' | '”') { '"' } else { c }).collect()
}
