//! Applies safe repairs to the text of a record.
//!
//! Pure edits of text: comments, order and layout stay as they were typed. Which repairs are safe is
//! known to the rules that give them; whether the record says the same afterwards is checked by who
//! calls.

use crate::diagnostic::{Diagnostic, Repair};

/// The text with the repairs of some findings, and how many were applied.
///
/// Of repairs that overlap or touch, the first is applied; the others may be found again in what comes
/// out. A repair that does not fit the text, because it was found in another, is left out.
pub fn repaired(source: &str, findings: &[Diagnostic]) -> (String, usize) {
    let mut repairs: Vec<&Repair> = findings.iter().filter_map(|f| f.repair.as_ref()).collect();
    repairs.sort_by_key(|repair| (repair.span.start, repair.span.end));
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    let mut last: Option<usize> = None;
    let mut count = 0;
    for repair in repairs {
        let (start, end) = (repair.span.start, repair.span.end);
        // Two repairs that touch could change what the other is about.
        let free = last.is_none_or(|last| start > last);
        let Some(kept) = source.get(done..start).filter(|_| free) else { continue };
        if source.get(start..end).is_none_or(|old| old == repair.text) {
            continue;
        }
        out.push_str(kept);
        out.push_str(&repair.text);
        done = end;
        last = Some(end);
        count += 1;
    }
    out.push_str(source.get(done..).unwrap_or_default());
    (out, count)
}

#[cfg(test)]
mod tests {
    use super::repaired;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::place::Place;

    fn finding(span: std::ops::Range<usize>, text: &str) -> Diagnostic {
        Diagnostic::new(Code::KataBaku, &Place::default(), "Uji.").repair(span, text)
    }

    #[test]
    fn repairs_are_applied_in_whatever_order_they_come() {
        let source = "tabel diatas ,dan  # é";
        let all = [finding(12..13, ""), finding(14..14, " "), finding(6..12, "di atas")];
        // The space behind "diatas" touches the word and waits for the next time.
        assert_eq!(repaired(source, &all), ("tabel di atas , dan  # é".to_string(), 2));
    }

    #[test]
    fn what_overlaps_or_does_not_fit_is_left_out() {
        let all =
            [finding(0..4, "x"), finding(2..6, "y"), finding(90..99, "z"), finding(9..10, "q")];
        assert_eq!(repaired("abcdef #é", &all), ("xef #é".to_string(), 1));
        assert_eq!(repaired("abc", &[finding(0..3, "abc")]), ("abc".to_string(), 0));
        assert_eq!(repaired("", &[]), (String::new(), 0));
    }
}
