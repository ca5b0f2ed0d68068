//! An edit as it was found in one returned document.

use lkjip_metrics::serap::revise::{Edit, Held};

use crate::review::{Line, Place};

/// Who made an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Name; none where nothing was tracked.
    pub author: Option<String>,
    /// When, as the file says.
    pub date: String,
    /// Name of the file.
    pub file: String,
}

/// An edit of one line.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Line of the draft at which it stands, for the order.
    pub(super) at: usize,
    /// The returned file, and the part of it in which edits of a text cannot contradict each other.
    pub(super) run: (usize, usize),
    pub(super) place: Place,
    pub(super) by: Vec<By>,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) what: Edited,
    /// Beside which words it stands now, when it was moved.
    pub(super) stands: Option<Stands>,
}

/// A place beside other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Whether it is before them rather than behind.
    pub ahead: bool,
    /// The words.
    pub beside: String,
}

/// What was edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edited {
    /// Words of a narrative text: edits of the text of the draft.
    Text { key: String, edits: Result<Vec<Edit>, Held> },
    /// A printed value.
    Value { key: String },
    /// An item of a list of texts was taken out.
    ItemGone { key: String },
    /// An item was put in behind the one of this key, or before it.
    ItemCome { beside: String, ahead: bool },
    /// An item stands elsewhere in its list now: between these, as far as there are any.
    ItemMoved { key: String, after: Option<String>, before: Option<String> },
    /// All of a text was taken out.
    Emptied { key: String },
    /// A text was taken out where it is printed a second time.
    GoneHere { key: String },
    /// A row of a table came, went or was moved; a key of its values, or of the row before it.
    Row { how: RowHow, key: Option<String> },
    /// Words of no key; texts of the record that may be meant.
    Words { perhaps: Vec<String> },
    /// A line that came where no text of the record is; the nearest text before it.
    Stray { near: Option<String> },
    /// An item that came behind one that is printed of a table of the record.
    Entry { table: String },
    /// A line that stands elsewhere now: its text of the record.
    Moved { key: Option<String> },
}

/// What became of a row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowHow {
    /// It was put in.
    Come,
    /// It was taken out.
    Gone,
    /// It stands elsewhere in its table.
    Moved,
}

impl Edited {
    /// The key that it is about.
    pub(super) fn key(&self) -> Option<&str> {
        match self {
            Self::Text { key, .. }
            | Self::Value { key }
            | Self::ItemGone { key }
            | Self::ItemMoved { key, .. }
            | Self::Emptied { key }
            | Self::GoneHere { key } => Some(key),
            Self::ItemCome { beside, .. } => Some(beside),
            Self::Moved { key } | Self::Row { key, .. } => key.as_deref(),
            Self::Words { .. } | Self::Stray { .. } | Self::Entry { .. } => None,
        }
    }
}

/// Who edited a line, once each.
pub(super) fn by(lines: &[&Line], file: &str) -> Vec<By> {
    let mut all: Vec<By> = Vec::new();
    for signed in lines.iter().flat_map(|line| &line.signed) {
        let author = Some(signed.author.clone()).filter(|author| !author.is_empty());
        let by = By { author, date: signed.date.clone(), file: file.to_string() };
        if !all.iter().any(|other| other.author == by.author) {
            all.push(by);
        }
    }
    if all.is_empty() {
        all.push(By { author: None, date: String::new(), file: file.to_string() });
    }
    all
}
