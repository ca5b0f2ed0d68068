//! The paragraphs that a note quotes, of a text that has several, and what became of them.

use lkjip_metrics::banding::{Piece, words};

/// Share of common letters, in hundredths, from which a changed paragraph is taken for the same one.
const ALIKE: usize = 40;

/// Products of the numbers of paragraphs up to which changed ones are weighed against each other.
const WEIGHED: usize = 2_500;

/// What the quoted paragraphs said and say now; nothing when none of them holds the quote.
pub(super) fn quoted(
    quote: &str,
    was: &[String],
    is: &[String],
) -> Option<(Option<String>, Option<String>)> {
    let pairs = paired(was, is);
    let mut chosen: Vec<usize> = Vec::new();
    for line in quote.lines().filter(|line| !letters(line).is_empty()) {
        let on = |new: bool, form: fn(&str) -> String| {
            let of = |(old, now): &(Option<usize>, Option<usize>)| match new {
                false => old.and_then(|at| was.get(at)),
                true => now.and_then(|at| is.get(at)),
            };
            let line = form(line);
            let holds = |text: &String| form(text).contains(&line);
            let held = pairs.iter().enumerate().filter(|(_, pair)| of(pair).is_some_and(holds));
            held.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        // The quote may be of the text as the reviewer had changed it. Of several paragraphs that
        // hold it nobody can tell which one was meant.
        let exact = [false, true].map(|new| on(new, one_line));
        let loose = [false, true].map(|new| on(new, letters));
        chosen.extend(
            exact.into_iter().chain(loose).find(|held| !held.is_empty()).unwrap_or_default(),
        );
    }
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.is_empty() {
        return None;
    }
    let chosen: Vec<_> = chosen.iter().filter_map(|at| pairs.get(*at)).collect();
    let old = chosen.iter().filter_map(|(old, _)| was.get((*old)?).cloned());
    let new = chosen.iter().filter_map(|(_, new)| is.get((*new)?).cloned());
    let said = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join(" "));
    Some((said(old.collect()), said(new.collect())))
}

/// Old and new paragraphs: the same ones, then those that are most alike, then what is alone between
/// two that are paired. Old ones in their order, then those that are new.
fn paired(was: &[String], is: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut to: Vec<Option<usize>> =
        was.iter().map(|old| is.iter().position(|new| new == old)).collect();
    let free = |to: &[Option<usize>]| -> Vec<usize> {
        (0..is.len()).filter(|new| !to.contains(&Some(*new))).collect()
    };
    let came = free(&to);
    let went: Vec<usize> = (0..was.len()).filter(|old| to.get(*old) == Some(&None)).collect();
    if went.len().saturating_mul(came.len()) <= WEIGHED {
        let mut weighed: Vec<(usize, usize, usize)> = Vec::new();
        for (old, new) in went.iter().flat_map(|old| came.iter().map(|new| (*old, *new))) {
            if let (Some(one), Some(other)) = (was.get(old), is.get(new)) {
                weighed.push((alike(one, other), old, new));
            }
        }
        weighed.sort_by_key(|(alike, old, new)| (std::cmp::Reverse(*alike), *old, *new));
        for (_, old, new) in weighed.into_iter().filter(|(alike, ..)| *alike >= ALIKE) {
            if !to.contains(&Some(new))
                && let Some(own) = to.get_mut(old).filter(|own| own.is_none())
            {
                *own = Some(new);
            }
        }
    }
    // What was written anew stands where the old one stood.
    for old in went {
        let before = old.checked_sub(1).map_or(Some(0), |at| Some((*to.get(at)?)? + 1));
        let behind = to.get(old + 1).map_or(Some(is.len()), |next| *next);
        if let (Some(new), Some(behind)) = (before, behind)
            && new + 1 == behind
            && !to.contains(&Some(new))
            && let Some(own) = to.get_mut(old).filter(|own| own.is_none())
        {
            *own = Some(new);
        }
    }
    let new = free(&to).into_iter().map(|new| (None, Some(new)));
    to.iter().enumerate().map(|(old, new)| (Some(old), *new)).chain(new).collect()
}

/// Common letters of two texts, in hundredths of the longer one.
fn alike(one: &str, other: &str) -> usize {
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let common = words(one, other).into_iter().map(|piece| match piece {
        Piece::Same(text) => count(&text),
        _ => 0,
    });
    common.sum::<usize>() * 100 / count(one).max(count(other)).max(1)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits, by which words are found in any layout.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WAS: [&str; 3] = [
        "Pasar rakyat ditata pada tahun ini.",
        "Daerah tetangga yakni Asahan lebih tinggi.",
        "Ke depan pembinaan ditingkatkan.",
    ];

    fn said(quote: &str, is: &[&str]) -> Option<(Option<String>, Option<String>)> {
        let own = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        quoted(quote, &own(&WAS), &own(is))
    }

    fn text(text: &str) -> Option<String> {
        Some(text.to_string())
    }

    #[test]
    fn only_the_paragraph_of_the_quote_is_told() {
        let changed = "Daerah tetangga, yaitu Asahan, lebih tinggi.";
        let is = [WAS[0], changed, WAS[2]];
        assert_eq!(said("Pasar  RAKYAT", &is), Some((text(WAS[0]), text(WAS[0]))));
        assert_eq!(said("Ke depan", &is), Some((text(WAS[2]), text(WAS[2]))));
        let bila = "Bila ke depan ditata.";
        assert_eq!(said("Ke depan", &[bila, WAS[2]]), Some((text(WAS[2]), text(WAS[2]))));
        assert_eq!(said("tetangga yakni", &is), Some((text(WAS[1]), text(changed))));
        assert_eq!(said("yaitu Asahan", &is), Some((text(WAS[1]), text(changed))));
        assert_eq!(said("tidak ada di sana", &is), None);
    }

    #[test]
    fn all_paragraphs_that_hold_the_quote_are_told() {
        let both = text(&format!("{} {}", WAS[0], WAS[2]));
        assert_eq!(said("it", &WAS), Some((both.clone(), both)));
    }

    #[test]
    fn one_that_came_or_went_does_not_shift_the_others() {
        let is = ["Alinea baru di muka.", WAS[0], WAS[2]];
        assert_eq!(said("pembinaan", &is), Some((text(WAS[2]), text(WAS[2]))));
        assert_eq!(said("Asahan", &is), Some((text(WAS[1]), None)));
        assert_eq!(said("baru di muka", &is), Some((None, text("Alinea baru di muka."))));
    }

    #[test]
    fn one_that_was_written_anew_stands_where_the_old_one_stood() {
        let is = [WAS[0], "Zzz qqq xxx.", WAS[2]];
        assert_eq!(said("Asahan", &is), Some((text(WAS[1]), text("Zzz qqq xxx."))));
    }

    #[test]
    fn a_quote_over_two_paragraphs_has_both() {
        let is = WAS;
        let both = text(&format!("{} {}", WAS[0], WAS[1]));
        assert_eq!(said("pada tahun ini.\nDaerah tetangga", &is), Some((both.clone(), both)));
    }
}
