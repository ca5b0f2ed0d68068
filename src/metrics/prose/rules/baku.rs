//! Words and phrases that the list of the field's words tells to be wrong.

use std::ops::Range;

use super::super::beside::quoted;
use super::super::paragraph::Prose;
use super::super::subject::Subject;
use super::super::words::{Entry, Reach, matched};
use crate::diagnostic::{Code, Diagnostic, Sink};

/// Tells wrong words and phrases.
pub(super) fn check(prose: &Prose<'_>, subject: &Subject<'_>, sink: &mut Sink) {
    if !prose.text.has_words() {
        return;
    }
    let search = Search { prose, subject };
    let mut small = String::new();
    // End of the last finding: nothing is told within another.
    let mut done = 0;
    for paragraph in &prose.paragraphs {
        let mut around = Around::default();
        let end = prose.range(&paragraph.tokens).end;
        for at in paragraph.tokens.clone() {
            around.pass(prose, at);
            if prose.bytes(at).start < done {
                continue;
            }
            let found = search.at(at, around, &mut small);
            // A phrase does not run into the next paragraph.
            if let Some((range, entry)) = found.filter(|(range, _)| range.end <= end) {
                done = range.end;
                sink.push(tell(prose, &range, entry));
            }
        }
    }
}

/// What words stand in.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    quoted: bool,
    italic: bool,
}

impl Around {
    /// Takes note of a mark that opens or closes.
    fn pass(&mut self, prose: &Prose<'_>, at: usize) {
        let beside = |mark, next: usize| prose.mark(next) == Some(mark);
        match prose.mark(at) {
            Some('"') => self.quoted = !self.quoted,
            Some('“') => self.quoted = true,
            Some('”') => self.quoted = false,
            // Two make bold text, which is no foreign word.
            Some(mark @ ('*' | '_')) => {
                let before = at > 0 && beside(mark, at - 1) && prose.joined(at);
                let after = beside(mark, at + 1) && prose.joined(at + 1);
                if !before && !after {
                    self.italic = !self.italic;
                }
            }
            _ => {}
        }
    }
}

/// What is found: bytes in the text, and the entry of the list.
type Found<'a> = Option<(Range<usize>, &'a Entry)>;

#[derive(Clone, Copy)]
struct Search<'a> {
    prose: &'a Prose<'a>,
    subject: &'a Subject<'a>,
}

impl<'a> Search<'a> {
    fn at(self, at: usize, around: Around, small: &mut String) -> Found<'a> {
        let word = self.prose.word(at);
        if word.is_empty() {
            return None;
        }
        let start = self.prose.bytes(at).start;
        if let Some(found) = self.whole(word, start, around, small) {
            return Some(found);
        }
        // "jenis/golongan", "program-program": each part is a word.
        let mut from = start;
        for part in word.split_inclusive(['/', '-']) {
            let bare = part.trim_end_matches(['/', '-']);
            let smaller = bare.len() < word.len();
            let found = smaller.then(|| self.part(bare, from, around, small)).flatten();
            if let Some(found) = found {
                return Some(found);
            }
            from += part.len();
        }
        None
    }

    /// A phrase or a word that begins with a word.
    fn whole(self, word: &str, start: usize, around: Around, small: &mut String) -> Found<'a> {
        lower(word, small);
        let rest = self.prose.text.value().get(start..)?;
        let entries = self.subject.words.wrong(small).iter();
        entries.filter(|entry| self.holds(entry, around)).find_map(|entry| {
            let length = matched(rest, &entry.wrong, false)?;
            Some((start..start + length, entry))
        })
    }

    /// A word that is a part of a longer one.
    fn part(self, part: &str, start: usize, around: Around, small: &mut String) -> Found<'a> {
        lower(part, small);
        let entries = self.subject.words.wrong(small).iter();
        let entry =
            entries.filter(|entry| self.holds(entry, around)).find(|e| e.wrong == *small)?;
        Some((start..start + part.len(), entry))
    }

    fn holds(self, entry: &Entry, around: Around) -> bool {
        let own = !around.quoted && !self.prose.text.is_official();
        // A foreign word in italics only looks like a wrong one; a phrase does not.
        let foreign = around.italic && !entry.wrong.contains(' ');
        (own || entry.reach == Reach::Everywhere) && !foreign
    }
}

fn lower(word: &str, small: &mut String) {
    small.clear();
    small.extend(word.chars().flat_map(char::to_lowercase));
}

fn tell(prose: &Prose<'_>, range: &Range<usize>, entry: &Entry) -> Diagnostic {
    let value = prose.text.value();
    let typed = value.get(range.clone()).unwrap_or_default();
    let right = in_case(typed, &entry.right);
    let place = prose.text.place(range);
    let shown = quoted(typed);
    if entry.reach == Reach::Weigh {
        return Diagnostic::new(
            Code::KataBaku,
            &place,
            format!("\"{shown}\" tampaknya bukan kata yang tepat di sini."),
        )
        .help(format!("Tulis \"{right}\" bila itu yang dimaksud, atau ubah kalimatnya."));
    }
    let message = match entry.reach {
        Reach::Everywhere => format!("\"{shown}\" salah tulis."),
        _ => format!("\"{shown}\" bukan bentuk yang baku."),
    };
    let finding =
        Diagnostic::new(Code::KataBaku, &place, message).help(format!("Tulis \"{right}\"."));
    let Some(end) = typed.rfind('\n') else { return prose.mended(finding, range, &right) };
    // The end of the line moves behind the words, in place of the space that stands there.
    let spaced = value.get(range.end..).is_some_and(|rest| rest.starts_with(' '));
    if !spaced {
        return prose.mended(finding, range, &right);
    }
    let indent = typed.get(end..).map_or(0, |t| t.len() - t.trim_start().len());
    let line = typed.get(end..end + indent).unwrap_or("\n");
    prose.mended(finding, &(range.start..range.end + 1), &format!("{right}{line}"))
}

/// The right words with the capitals of those typed.
fn in_case(typed: &str, right: &str) -> String {
    let letters = || typed.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return right.to_uppercase();
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let many = typed.split_whitespace().count() > 1;
    if many && typed.split_whitespace().all(capital) {
        return right.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
    }
    if capital(typed) { capitalised(right) } else { right.to_string() }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::super::coba::{line, narrative};
    use super::in_case;

    fn told(text: &str) -> Vec<String> {
        narrative(super::check, "narasi", text)
    }

    #[test]
    fn wrong_words_are_told_and_right_ones_are_not() {
        for (text, wrong) in [
            ("Tabel diatas.", "\"diatas\""),
            ("Jenis/illegal.", "\"illegal\""),
            ("Belum di\n  terbitkan BPS.", "\"di terbitkan\""),
            ("Isu Strategi Yang Dihadapi.", "\"Isu Strategi\""),
            ("Silpa sebesar itu.", "\"Silpa\""),
        ] {
            let told = told(text);
            assert_eq!(told.len(), 1, "{text}: {told:?}");
            assert!(told[0].contains(wrong), "{told:?}");
        }
        for text in
            ["Tabel di atas.", "*alternative dispute resolution*", "Isu strategis.", "“personil”"]
        {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn official_names_keep_their_wording() {
        assert_eq!(line(super::check, "nama", "Lembaga Kerjasama Tripartit"), [""; 0]);
        assert_eq!(line(super::check, "judul", "Rapat Kerjasama").len(), 1);
        assert_eq!(line(super::check, "nama", "Bidang Kemetrolgian").len(), 1);
    }

    #[test]
    fn capitals_are_kept() {
        for (typed, right, expected) in [
            ("Diatas", "di atas", "Di atas"),
            ("DIATAS", "di atas", "DI ATAS"),
            ("diatas", "di atas", "di atas"),
            ("Isu Strategi", "isu strategis", "Isu Strategis"),
            ("nopember", "November", "November"),
        ] {
            assert_eq!(in_case(typed, right), expected);
        }
    }
}
