//! Differences of lines of text: word by word, with figures, references and labels as units.

use lkjip_metrics::banding::{Run, align, cut};

use crate::document::model::{How, Inline, Node};

/// A word or a unit, with what it stands in.
#[derive(Debug, Clone)]
struct Token {
    /// What makes it the same as another.
    key: String,
    /// Bold.
    strong: bool,
    /// Italic.
    emph: bool,
    /// The piece itself.
    piece: Inline,
}

/// Letters and digits that two lines have in common, in parts of a hundred of the longer one, below
/// which a line is shown as replaced.
const COMMON: usize = 20;

/// Letters between two changes that are drawn into them.
const SHORT: usize = 3;

/// A line that came or went as a whole.
pub fn changed(line: &[Inline], how: How) -> Vec<Inline> {
    vec![Inline::Node(Node::Change { how, body: line.to_vec(), at: None })]
}

/// The difference of two lines.
pub fn line(old: &[Inline], new: &[Inline]) -> Vec<Inline> {
    let (went, came) = (tokens(old), tokens(new));
    let keys = |tokens: &[Token]| -> Vec<String> {
        tokens.iter().map(|token| token.key.clone()).collect()
    };
    let (old_keys, new_keys) = (keys(&went), keys(&came));
    if old_keys == new_keys {
        return new.to_vec();
    }
    match (old.is_empty(), new.is_empty()) {
        (true, _) => return changed(new, How::Inserted),
        (_, true) => return changed(old, How::Deleted),
        _ => {}
    }
    let runs = joined(&align(&old_keys, &new_keys), &came);
    if !have_much_in_common(&runs, &went, &came) {
        let mut both = changed(old, How::Deleted);
        both.extend(changed(new, How::Inserted));
        return both;
    }
    let part = |tokens: &[Token], range| built(tokens.get(range).unwrap_or_default());
    let mut made = Vec::new();
    for run in runs {
        match run {
            Run::Same(_, at) => made.extend(part(&came, at)),
            Run::Other(old, new) => {
                for (tokens, range, how) in
                    [(&went, old, How::Deleted), (&came, new, How::Inserted)]
                {
                    if !range.is_empty() {
                        made.extend(changed(&part(tokens, range), how));
                    }
                }
            }
        }
    }
    made
}

/// Two pieces where one is expected.
pub fn one(old: &Inline, new: &Inline) -> Inline {
    let difference = line(std::slice::from_ref(old), std::slice::from_ref(new));
    match difference.as_slice() {
        [only] => only.clone(),
        _ => Inline::Node(Node::Group { body: difference }),
    }
}

/// Draws what is short between two changes into them, so that a change reads as one.
fn joined(runs: &[Run], came: &[Token]) -> Vec<Run> {
    let letters = |at: &std::ops::Range<usize>| -> usize {
        came.get(at.clone()).unwrap_or_default().iter().map(Token::letters).sum()
    };
    let mut made: Vec<Run> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let between = index > 0 && index + 1 < runs.len();
        let drawn = match run {
            Run::Same(old, new) if between && letters(new) <= SHORT => {
                Run::Other(old.clone(), new.clone())
            }
            other => other.clone(),
        };
        match (made.last_mut(), &drawn) {
            (Some(Run::Other(old, new)), Run::Other(went, came)) => {
                old.end = went.end;
                new.end = came.end;
            }
            _ => made.push(drawn),
        }
    }
    made
}

fn have_much_in_common(runs: &[Run], went: &[Token], came: &[Token]) -> bool {
    let letters = |tokens: &[Token]| -> usize { tokens.iter().map(Token::letters).sum() };
    let same = runs.iter().map(|run| match run {
        Run::Same(_, at) => letters(came.get(at.clone()).unwrap_or_default()),
        Run::Other(..) => 0,
    });
    same.sum::<usize>() * 100 >= letters(went).max(letters(came)) * COMMON
}

impl Token {
    fn letters(&self) -> usize {
        self.key.chars().skip(2).filter(|c| c.is_alphanumeric()).count()
    }
}

fn tokens(line: &[Inline]) -> Vec<Token> {
    let mut tokens = Vec::new();
    collect(line, (false, false), &mut tokens);
    tokens
}

fn collect(line: &[Inline], (strong, emph): (bool, bool), tokens: &mut Vec<Token>) {
    let face = match (strong, emph) {
        (false, false) => '-',
        (true, false) => 's',
        (false, true) => 'e',
        (true, true) => 'b',
    };
    let token = |class: char, text: &str, piece: Inline| {
        let key = format!("{face}{class}{text}");
        Token { key, strong, emph, piece }
    };
    for inline in line {
        let unit = |class: char, text: &str| token(class, text, inline.clone());
        let node = match inline {
            Inline::Text(text) => {
                let words = cut(text).into_iter();
                tokens.extend(words.map(|word| token('t', word, Inline::Text(word.to_string()))));
                continue;
            }
            Inline::Node(node) => node,
        };
        tokens.push(match node {
            Node::Strong { body } => {
                collect(body, (true, emph), tokens);
                continue;
            }
            Node::Emph { body } => {
                collect(body, (strong, true), tokens);
                continue;
            }
            Node::Change { body, .. } | Node::Group { body } => {
                collect(body, (strong, emph), tokens);
                continue;
            }
            // A figure that is printed as before is no change, wherever it comes from.
            Node::Value { text, .. } => unit('t', text),
            Node::Ref { text, .. } => unit('r', text),
            Node::Badge { style, level, steps, text, .. } => {
                unit('l', &format!("{text}|{style:?} {level} {steps}"))
            }
            Node::Math { math, alt } => unit('m', &format!("{alt}|{math:?}")),
            Node::Sup { text } => unit('u', text),
            Node::Break => unit('n', ""),
        });
    }
}

/// Tokens as a line again.
fn built(tokens: &[Token]) -> Vec<Inline> {
    let mut line = Vec::new();
    for run in tokens.chunk_by(|one, two| (one.strong, one.emph) == (two.strong, two.emph)) {
        let Some(first) = run.first() else { continue };
        let mut body = Vec::new();
        for token in run {
            match (&token.piece, body.last_mut()) {
                (Inline::Text(text), Some(Inline::Text(before))) => before.push_str(text),
                (piece, _) => body.push(piece.clone()),
            }
        }
        if first.emph {
            body = vec![Inline::Node(Node::Emph { body })];
        }
        if first.strong {
            body = vec![Inline::Node(Node::Strong { body })];
        }
        line.extend(body);
    }
    line
}
