//! Names that have one home: of a sasaran, tujuan, misi, indicator or program, and of the agency.
//! Where a text types such a name with other words, a reader meets two names for one thing.

use std::ops::Range;

use super::super::paragraph::Prose;
use super::super::subject::{Name, Subject};
use super::super::texts::Kind as TextKind;
use super::super::token::{Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Parts of the record whose lines are official wording, or names themselves.
const OFFICIAL: &[&str] =
    &["dasar_hukum", "program", "renstra", "instansi", "pengecualian", "penegasan"];

/// Words that a typed variant may have more than the name.
const LONGER: usize = 3;

/// Words of a name of which only the beginning is typed, at least.
const BEGINNING: usize = 3;

/// Tells names in other words.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    let section = prose.text.key.split('.').next().unwrap_or_default();
    let is_name = prose.text.field == "nama" || OFFICIAL.contains(&section);
    if prose.text.kind == TextKind::Line && is_name {
        return;
    }
    for (_, sentence) in prose.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let found = variant(prose, subject, sentence, at);
            if let Some((name, range, whole)) = found {
                if !whole {
                    tell(prose, name, &range, sink);
                }
                at = range.end;
            } else {
                at += 1;
            }
        }
    }
}

/// The name that is typed from a token on, its tokens, and whether it is typed in its own words.
fn variant<'s>(
    prose: &Prose<'_>,
    subject: &'s Subject<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<(&'s Name, Range<usize>, bool)> {
    let names = subject.names_from(prose.word(at))?;
    // The longest name that is typed as it is goes before every near miss.
    let whole = names.iter().filter_map(|name| Some((name, exact(prose, sentence, at, name)?)));
    if let Some((name, range)) = whole.max_by_key(|(_, range)| range.end) {
        return Some((name, range, true));
    }
    names.iter().find_map(|name| near(prose, sentence, at, name).map(|range| (name, range, false)))
}

/// The words of a sentence from a token on, marks left out, with their tokens.
fn words<'p>(
    prose: &'p Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> impl Iterator<Item = (usize, &'p str)> {
    let run = (at..sentence.end).take_while(|at| {
        matches!(
            prose.tokens.get(*at),
            Some(Token { kind: Kind::Word | Kind::Mark('(' | ')' | ',' | '/' | '*'), .. })
        )
    });
    run.map(|at| (at, prose.word(at))).filter(|(_, word)| !word.is_empty())
}

fn exact(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
    name: &Name,
) -> Option<Range<usize>> {
    let mut typed = words(prose, sentence, at);
    let mut end = at;
    for word in &name.words {
        let (token, found) = typed.next()?;
        if !same(found, word) {
            return None;
        }
        end = token + 1;
    }
    Some(at..end)
}

/// The tokens of a near miss: some words more or less between the same first and last word, or
/// the beginning of a name that is always said in full.
fn near(
    prose: &Prose<'_>,
    sentence: &Range<usize>,
    at: usize,
    name: &Name,
) -> Option<Range<usize>> {
    let typed: Vec<(usize, &str)> =
        words(prose, sentence, at).take(name.words.len() + LONGER).collect();
    let last = name.words.last()?;
    let full = typed.iter().skip(BEGINNING - 1).enumerate().find_map(|(index, (token, word))| {
        let length = index + BEGINNING;
        let range = at..token + 1;
        (same(word, last) && alike(&typed, length, &name.words)).then_some(range)
    });
    full.or_else(|| {
        let common = typed.iter().zip(&name.words).take_while(|((_, a), b)| same(a, b)).count();
        let enough =
            common >= BEGINNING && common * 2 >= name.words.len() && common < name.words.len();
        let end = common.checked_sub(1).and_then(|last| typed.get(last))?.0 + 1;
        (name.said_in_full && enough && prose.word(at).starts_with(char::is_uppercase))
            .then_some(at..end)
    })
}

/// Whether some typed words have most words of a name, in its order.
fn alike(typed: &[(usize, &str)], length: usize, name: &[String]) -> bool {
    let typed = typed.get(..length).unwrap_or_default();
    let mut rest = name.iter();
    let common = typed.iter().filter(|(_, word)| {
        rest.clone().position(|n| same(word, n)).is_some_and(|at| {
            rest.nth(at);
            true
        })
    });
    let common = common.count();
    common * 10 >= name.len() * 7 && common * 10 >= length * 6
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

fn tell(prose: &Prose<'_>, name: &Name, tokens: &Range<usize>, sink: &mut Sink) {
    let range = prose.range(tokens);
    let typed = prose.typed(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!(
        "Nama {} di sini ditulis \"{typed}\", sedangkan yang tercatat \"{}\".",
        name.kind.to_lowercase(),
        name.text
    );
    let finding = Diagnostic::new(Code::NamaBerbeda, &prose.text.place(&range), message);
    sink.push(finding.help(if prose.text.kind == TextKind::Narrative {
        format!("Tulis {{{{ {} }}}} agar bunyinya sama di seluruh laporan.", name.figure)
    } else {
        "Pakai bunyi yang sama di seluruh laporan.".to_string()
    }));
}
