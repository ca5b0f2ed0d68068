//! Keys that changed, and what names them: a reference that only follows its key is no change.

use super::change::{Change, Kind};

/// Leaves out changes of references, formulas and texts in which nothing differs but keys that
/// have changed.
pub(super) fn follow_keys(changes: &mut Vec<Change>) {
    let renamed: Vec<(String, String)> = changes
        .iter()
        .filter(|change| change.kind == Kind::Renamed)
        .filter_map(|change| Some((own_key(change.old.as_ref()?)?, own_key(change.new.as_ref()?)?)))
        .collect();
    if renamed.is_empty() {
        return;
    }
    let back: Vec<_> = renamed.iter().map(|(old, new)| (new.clone(), old.clone())).collect();
    changes.retain(|change| {
        let texts = change.old.as_ref().zip(change.new.as_ref());
        // Both ways: in one of them the old key may also be a word of its own.
        let follows = texts.is_some_and(|(old, new)| {
            called_anew(&old.toml, &renamed) == new.toml
                || called_anew(&new.toml, &back) == old.toml
        });
        change.kind != Kind::Changed || !follows
    });
}

/// The key or code within a table on one line.
fn own_key(content: &super::Content) -> Option<String> {
    let fields = ["kunci = \"", "kode = \""].iter();
    let found = fields.filter_map(|field| {
        let start = content.toml.find(&format!(" {field}"))? + field.len() + 1;
        let rest = content.toml.get(start..)?;
        Some((start, rest.get(..rest.find('"')?)?.to_string()))
    });
    found.min().map(|(_, key)| key)
}

/// A text in which every old key is the new one; keys within longer words stay.
fn called_anew(text: &str, renamed: &[(String, String)]) -> String {
    let mut out = text.to_string();
    for (old, new) in renamed {
        let mut rest = out.as_str();
        let mut next = String::with_capacity(out.len());
        while let Some(at) = rest.find(old.as_str()) {
            let (before, tail) = rest.split_at(at);
            let after = tail.get(old.len()..).unwrap_or_default();
            let inside = |c: char| c.is_alphanumeric() || c == '_';
            let whole = !before.ends_with(inside) && !after.starts_with(inside);
            next.push_str(before);
            next.push_str(if whole { new } else { old });
            rest = after;
        }
        next.push_str(rest);
        out = next;
    }
    out
}
