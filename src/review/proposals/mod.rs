//! From the edits of returned documents to proposals for the record.
//!
//! `gather` finds what was edited in each returned file and leads it to keys; `join` holds the
//! edits of several files against each other and against the record as it is now; [`prove`] takes
//! back what the record, composed again, would not print as it was written; `typed` looks for what was
//! typed in lines that tell no key. Nothing is dropped: what cannot be taken is a proposal too, with its
//! reason.

mod clash;
mod found;
mod gather;
mod items;
mod join;
mod moves;
mod narrative;
mod places;
mod printed;
mod prove;
mod rows;
mod said;
mod table_rows;
mod typed;

use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::RawRecord;
use lkjip_metrics::serap::lists::Change;
use lkjip_metrics::serap::write::Patch;

use super::{Pair, Place, Reading};

pub use found::{By, RowHow, Stands};
pub use join::PRESENT;
pub use printed::Printed;
pub use prove::{patches, prove};
pub use typed::Compose;

/// A record: its text, what was typed, and its figures.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// What was typed.
    pub raw: &'a RawRecord,
    /// Its figures.
    pub figures: &'a Figures,
}

/// A returned document beside the draft.
#[derive(Debug, Clone, Copy)]
pub struct Returned<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// What it says.
    pub reading: &'a Reading,
    /// Its lines beside those of the draft.
    pub pairs: &'a [Pair],
}

/// An edit of the report, and what can be made of it.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// From 1, in the order of the draft.
    pub number: usize,
    /// Whether it is among those that were chosen.
    pub wanted: bool,
    /// Where it stands in the draft.
    pub place: Place,
    /// Who made it, and in which file.
    pub by: Vec<By>,
    /// Key in the record; none for words of the program.
    pub key: Option<String>,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
    /// Whether the line will read otherwise, since others edited it too or the record has been edited.
    pub shared: bool,
    /// Beside which words it stands now, when it was moved and can be taken.
    pub stands: Option<Stands>,
    /// What is to be done.
    pub way: Way,
}

/// What can be made of an edit.
#[derive(Debug, Clone)]
pub enum Way {
    /// The record is edited.
    Take {
        /// The bytes, if nothing else is taken.
        patches: Vec<Patch>,
        /// What it is.
        what: What,
        /// The change of a list, which is written together with others of that list.
        change: Option<Change>,
    },
    /// The record says so already.
    Done,
    /// It cannot be taken, and why.
    Refuse(Why),
    /// Others edited the same words in another way: what each wants, with its name.
    Conflict(Vec<(String, String)>),
}

/// What a proposal edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Words of a narrative text.
    Text,
    /// A typed figure, name or date.
    Value,
    /// An item of a list of texts.
    Item,
    /// The place of an item in its list.
    Move,
    /// A text as a whole, which goes.
    Gone,
}

/// Why an edit is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The figure is computed.
    Computed {
        /// Formula in words.
        formula: Option<String>,
        /// The typed figures that it follows from.
        inputs: Vec<String>,
    },
    /// The words are those of the program or of a template, not of the record.
    Template,
    /// The words of several texts, or of one and of a template: the keys that may be meant.
    Among(Vec<String>),
    /// What was written is no value of the kind that stands there.
    Unreadable,
    /// A name in another form than it is typed, such as capitals.
    OtherForm,
    /// Words that the program prints within a text: a figure, a reference.
    Printed,
    /// The place in the record is not sure.
    Unsure,
    /// Signs of the template language.
    Unwritable,
    /// The record would have this fault.
    Breaks(String),
    /// A text was taken out where it is printed, but stands elsewhere, too.
    GoneHere,
    /// There is nothing yet of what the line says is missing: the key.
    Missing,
    /// A name that is put together from others; the keys that it is made of, as far as they are known.
    Composed(Vec<String>),
    /// A row of a table.
    Row(RowHow),
    /// Only the place changed.
    Moved,
    /// A line that came where no text of the record is; the key of the nearest text before it.
    Stray(Option<String>),
    /// An item that came among those that a table of the record gives.
    Entry(String),
    /// It was not tried, since too many others would break the record.
    Untried,
}

/// Which proposals are wanted, by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only these; all where there are none.
    pub only: Vec<usize>,
    /// Not these.
    pub not: Vec<usize>,
}

impl Choice {
    /// Whether a number is wanted.
    pub fn wants(&self, number: usize) -> bool {
        (self.only.is_empty() || self.only.contains(&number)) && !self.not.contains(&number)
    }
}

/// The proposals of returned documents, in the order of the draft. `draft` is the record that the
/// documents were made from, which `compose` prints when it is edited; `present` is the one that is to be
/// edited. Edits clash only with others that are wanted, so that a choice settles a conflict.
pub fn proposals(
    base: &Reading,
    returned: &[Returned<'_>],
    (draft, present): (Source<'_>, Source<'_>),
    choice: &Choice,
    compose: &Compose<'_>,
) -> Vec<Proposal> {
    let files = returned.iter().enumerate();
    let mut found: Vec<_> = files.flat_map(|file| gather::gather(base, file, draft)).collect();
    typed::typed(&mut found, draft, compose);
    join::join(found, draft, present, choice)
}
