//! The edit of a printed figure or name, led back to what is typed.

use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;

use super::texts::Texts;
use crate::figures::{Figure, Figures, Value};
use crate::number::{Decimal, Tanggal, nama_bulan, parse_angka};

/// A value of the record that is to be typed anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Bytes of the old value in the record.
    pub span: Range<usize>,
    /// As it was typed.
    pub old: String,
    /// As it is to be typed.
    pub new: String,
}

/// Why the edit of a printed value is no edit of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The value is computed: it changes with the figures that it is computed from.
    Computed {
        /// Formula in words, where there is one.
        formula: Option<String>,
        /// Keys of the typed figures that it follows from, nearest first.
        inputs: Vec<String>,
    },
    /// A name or a sentence that is put together from others: the keys of these.
    Composed(Vec<String>),
    /// There is nothing of it in the record.
    Unknown,
    /// What was written is no value of this kind.
    Unreadable,
    /// It is printed in another form than it is typed, so that what was written is not what to type.
    OtherForm,
}

/// Inputs that are named at most.
const MOST: usize = 12;

/// Leads the edit of a printed value back to the record.
///
/// `old` and `new` are the value as printed and as somebody left it.
///
/// # Errors
/// Why it cannot be typed.
pub fn typed(
    figures: &Figures,
    source: &str,
    texts: &Texts<'_>,
    key: &str,
    (old, new): (&str, &str),
) -> Result<Typed, Refused> {
    let Some(figure) = figures.get(key) else {
        return plain(source, texts, key, (old, new));
    };
    let place = figure.place.as_ref().filter(|_| !is_computed(figure));
    let Some(place) = place else {
        // A text that is printed as it is typed, under the key under which it stands.
        if matches!(&figure.value, Value::Text(_)) && texts.get(key).is_some() {
            return plain(source, texts, key, (old, new));
        }
        return Err(match &figure.value {
            Value::Missing(_) if !is_computed(figure) => Refused::Unknown,
            Value::Text(_) if figure.formula.is_none() => {
                Refused::Composed(parts(figures, figure, texts, old))
            }
            _ => Refused::Computed {
                formula: figure.formula.clone(),
                inputs: inputs(figures, figure),
            },
        });
    };
    let literal = source.get(place.span.clone()).ok_or(Refused::Unknown)?;
    let new = match &figure.value {
        Value::Text(text) => text_literal(text, (old, new))?,
        Value::Number(_) => number_literal(literal, new).ok_or(Refused::Unreadable)?,
        Value::Graded { .. } => {
            let score = new.split_once('(').and_then(|(_, rest)| rest.split(')').next());
            number_literal(literal, score.unwrap_or(new)).ok_or(Refused::Unreadable)?
        }
        Value::Date(_) => date_literal(new).ok_or(Refused::Unreadable)?,
        _ => return Err(Refused::OtherForm),
    };
    Ok(Typed { span: place.span.clone(), old: literal.to_string(), new })
}

/// What is typed under a key that no figure is made of: a name, a date, a number.
fn plain(
    source: &str,
    texts: &Texts<'_>,
    key: &str,
    (old, new): (&str, &str),
) -> Result<Typed, Refused> {
    let (span, typed) = match (texts.get(key), texts.value(key)) {
        (Some((span, text)), _) => (span, Ok(text)),
        (None, Some(span)) => (span.clone(), Err(source.get(span).unwrap_or_default())),
        (None, None) => return Err(Refused::Unknown),
    };
    let new = match typed {
        Ok(text) => text_literal(text, (old, new))?,
        Err(literal) => number_literal(literal, new)
            .or_else(|| date_literal(old).and_then(|_| date_literal(new)))
            .ok_or(Refused::Unreadable)?,
    };
    let old = source.get(span.clone()).unwrap_or_default().to_string();
    Ok(Typed { span, old, new })
}

/// Whether a figure follows from others.
fn is_computed(figure: &Figure) -> bool {
    figure.formula.is_some() || !figure.inputs.is_empty()
}

/// The typed figures that a computed one follows from.
fn inputs(figures: &Figures, figure: &Figure) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting: VecDeque<&str> = figure.inputs.iter().map(String::as_str).collect();
    while let Some(key) = waiting.pop_front() {
        if found.len() == MOST || !seen.insert(key) {
            continue;
        }
        let Some(input) = figures.get(key) else { continue };
        if input.place.is_some() && !is_computed(input) {
            found.push(input.key.clone());
        }
        waiting.extend(input.inputs.iter().map(String::as_str));
    }
    found
}

/// Letters from which a text of another entry is taken for a part of a name.
const PART: usize = 8;

/// The typed texts that a name is put together from: those that it follows from, else those of the entry
/// that it names, else the longest ones whose words stand in it.
fn parts(figures: &Figures, figure: &Figure, texts: &Texts<'_>, printed: &str) -> Vec<String> {
    let known = inputs(figures, figure);
    if !known.is_empty() {
        return known;
    }
    let entry = figure.key.rsplit_once('.').map_or("", |(entry, _)| entry);
    // What stands under its own key may name another entry, such as a law.
    let named = texts.get(&figure.key).map(|(_, said)| format!(".{said}."));
    let is_named = |key: &str| named.as_ref().is_some_and(|name| key.contains(name.as_str()));
    let is_own = |key: &str| key.rsplit_once('.').is_some_and(|(own, _)| own == entry);
    let stands = |said: &str| !said.is_empty() && printed.contains(said);
    let mut all: Vec<(&str, &str)> = texts.iter().filter(|(_, said)| stands(said)).collect();
    if all.iter().any(|(key, _)| is_named(key)) {
        all.retain(|(key, _)| is_named(key));
    } else {
        all.retain(|(key, said)| said.len() >= PART || is_own(key));
    }
    // The longest first; of equal ones that of its own entry.
    all.sort_by_key(|(key, said)| (std::cmp::Reverse(said.len()), !is_own(key)));
    let mut own: Vec<(&str, &str)> = Vec::new();
    for (key, said) in all {
        if own.len() < MOST && !own.iter().any(|(_, other)| other.contains(said)) {
            own.push((key, said));
        }
    }
    own.into_iter().map(|(key, _)| key.to_string()).collect()
}

/// A name, which is printed as it is typed, but for the size of its first letter.
fn text_literal(text: &str, (old, new): (&str, &str)) -> Result<String, Refused> {
    let mut new = new.split_whitespace().collect::<Vec<_>>().join(" ");
    if new.is_empty() {
        return Err(Refused::Unreadable);
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (old, typed) = (words(old), words(text));
    if old != typed {
        let rest = |text: &str| text.chars().skip(1).collect::<String>();
        let first = |text: &str| text.chars().next();
        let is_alike = rest(&old) == rest(&typed)
            && first(&old)
                .zip(first(&typed))
                .is_some_and(|(one, other)| one.to_lowercase().eq(other.to_lowercase()));
        if !is_alike {
            return Err(Refused::OtherForm);
        }
        if first(&old) == first(&new) {
            new = first(&typed).into_iter().collect::<String>() + &rest(&new);
        }
    }
    Ok(quoted(&new))
}

/// Text as a TOML string of one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A number as TOML, with its digits grouped if those of the old one were. `None` where no number was
/// typed, or none was written.
fn number_literal(old: &str, new: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '_' | '.' | '-' | '+');
    if old.is_empty() || !old.chars().all(is_number) {
        return None;
    }
    let new = new.trim().trim_start_matches("Rp").trim_end_matches('%').trim();
    let number: Decimal = parse_angka(new)?;
    let plain = number.to_string();
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let whole = if old.contains('_') { grouped(whole) } else { whole.to_string() };
    Some(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}

/// Digits in groups of three, as TOML may have them.
fn grouped(whole: &str) -> String {
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// "10 Januari 2026" as TOML.
fn date_literal(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let month =
        (1..=12).find(|n| nama_bulan(*n).is_some_and(|name| name.eq_ignore_ascii_case(month)))?;
    let date = Tanggal::from_ymd(year.parse().ok()?, month, day.parse().ok()?)?;
    Some(format!("{:04}-{:02}-{:02}", date.tahun(), date.bulan(), date.hari()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_as_the_old_ones_were() {
        assert_eq!(
            number_literal("9_065_287_929", "Rp9.100.000.000").as_deref(),
            Some("9_100_000_000")
        );
        assert_eq!(number_literal("18", "20,5%").as_deref(), Some("20.5"));
        assert_eq!(number_literal("11.85", "1.234").as_deref(), Some("1234"));
        assert_eq!(number_literal("-1_000", "−2.000").as_deref(), Some("-2_000"));
        for (old, new) in
            [("18", "delapan belas"), ("\"rasio(a)\"", "5"), ("18", ""), ("18", "1.5")]
        {
            assert_eq!(number_literal(old, new), None, "{old} {new}");
        }
    }

    #[test]
    fn dates_and_names_are_read_back() {
        assert_eq!(date_literal("5 Februari 2026").as_deref(), Some("2026-02-05"));
        assert_eq!(date_literal("30 Februari 2026"), None);
        assert_eq!(
            text_literal("Dinas  A", ("Dinas A", "Dinas \"B\"")).as_deref(),
            Ok("\"Dinas \\\"B\\\"\"")
        );
        assert_eq!(text_literal("Dinas A", ("DINAS A", "DINAS B")), Err(Refused::OtherForm));
        let helped = text_literal("membantu Bupati", ("Membantu Bupati", "Membantu Wali Kota"));
        assert_eq!(helped.as_deref(), Ok("\"membantu Wali Kota\""));
    }
}
