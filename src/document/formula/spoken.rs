//! A formula as a sentence, for alt texts: how its signs are read aloud in Indonesian.

use super::super::math::Math;

/// Reads a formula aloud.
pub(super) fn say(math: &Math) -> String {
    match math {
        Math::Word { text } => text.clone(),
        Math::Number { text } => number(text),
        Math::Op { text } => sign(text).to_string(),
        Math::Row { parts } => row(parts),
        Math::Frac { over, under } => fraction(over, under),
        Math::Paren { body } => format!("({})", say(body)),
    }
}

fn number(text: &str) -> String {
    match text.strip_suffix('%') {
        Some(digits) => format!("{digits} persen"),
        None => text.to_string(),
    }
}

fn sign(sign: &str) -> &str {
    match sign {
        "=" => "sama dengan",
        "+" => "ditambah",
        "−" => "dikurangi",
        "×" => "dikali",
        "÷" => "dibagi",
        other => other,
    }
}

fn fraction(over: &Math, under: &Math) -> String {
    // The comma tells that all of what was read before is divided.
    let pause = if is_simple(over) { "" } else { "," };
    let of = if is_simple(under) { "" } else { "hasil dari " };
    format!("{}{pause} dibagi {of}{}", say(over), say(under))
}

fn row(parts: &[Math]) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        let after_fraction = index
            .checked_sub(1)
            .and_then(|before| parts.get(before))
            .is_some_and(|before| matches!(before, Math::Frac { .. }));
        let sign = matches!(part, Math::Op { .. });
        if index > 0 {
            text.push_str(if sign && after_fraction { ", " } else { " " });
        }
        text.push_str(&say(part));
    }
    text
}

/// Whether a part is read without any sign.
fn is_simple(math: &Math) -> bool {
    match math {
        Math::Word { .. } | Math::Number { .. } | Math::Paren { .. } => true,
        Math::Row { parts } => {
            !parts.iter().any(|p| matches!(p, Math::Op { .. } | Math::Frac { .. }))
        }
        Math::Op { .. } | Math::Frac { .. } => false,
    }
}
