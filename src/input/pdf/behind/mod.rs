//! What stands behind a final PDF: updates that hold signatures and what signing needs, and nothing that
//! the pages show.
//!
//! The reader here mends nothing. A file that is not written as the standard wants may be shown
//! otherwise by the next program, so it is told as damaged. `chain` takes the updates apart byte by
//! byte; `step` holds each against the file before it, object by object. Whether a signature is good is for
//! a reader of PDFs to say.

mod annotations;
mod chain;
mod covering;
mod form;
mod packed;
mod parse;
mod proofs;
mod signature;
mod state;
mod step;
mod value;
mod words;
mod xmp;
mod xref;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::MOST_PAGES;
use covering::covering;
use state::{Original, State};
use step::Step;

/// Fields that are looked at.
const MOST_FIELDS: usize = 200;

/// Reasons that are told.
const MOST_TOLD: usize = 8;

/// What was found behind an original.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behind {
    /// Signatures.
    pub signatures: usize,
    /// Time stamps of the whole document.
    pub stamps: usize,
    /// What keeps it from being signatures alone, each the end of a sentence; none when it is.
    pub foreign: Vec<String>,
}

/// Looks at what stands behind an original; `whole` begins with it, and it is as the program made it.
pub fn behind(original: &[u8], whole: &[u8]) -> Behind {
    let look = || {
        looked(original, whole)
            .unwrap_or_else(|reason| Behind { foreign: vec![reason], ..Behind::default() })
    };
    // The pages of the original are read by a reader that may fail.
    let mut found = catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Behind {
        foreign: vec!["bagian yang ditambahkan rusak".to_string()],
        ..Behind::default()
    });
    if let Some(more) = found.foreign.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
        found.foreign.truncate(MOST_TOLD);
        found.foreign.push(format!("dan {more} hal lain"));
    }
    found
}

fn looked(original: &[u8], whole: &[u8]) -> Result<Behind, String> {
    let chain::Chain { original: section, revisions } = chain::chain(whole, original.len())?;
    let source = Original::new(whole, section);
    let mut before = State::new(&source);
    let pages: BTreeMap<u32, usize> =
        before.pages().into_iter().enumerate().map(|(at, page)| (page, at + 1)).collect();
    let mut found = Behind::default();
    let mut widgets = Vec::new();
    let (mut signed, mut late) = (false, false);
    for revision in &revisions {
        let after = before.with(&revision.objects);
        let mut step = Step {
            before: &before,
            after: &after,
            revision,
            pages: &pages,
            known: std::collections::BTreeSet::new(),
            said: Vec::new(),
            signatures: 0,
            stamps: 0,
            touched: false,
            widgets: Vec::new(),
        };
        step.judge();
        let here = step.signatures + step.stamps;
        if here > 1 {
            step.say("satu tambahan memuat lebih dari satu tanda tangan");
        }
        signed |= here > 0;
        // What stands behind the last signature is covered by none.
        late = here == 0 && (late || step.touched);
        found.signatures += step.signatures;
        found.stamps += step.stamps;
        widgets.extend(step.widgets);
        for reason in step.said {
            if !found.foreign.contains(&reason) {
                found.foreign.push(reason);
            }
        }
        before = after;
    }
    if !widgets.is_empty() {
        found.foreign.extend(covering(original, &widgets));
    }
    if found.signatures == 0 {
        found.foreign.push("tidak ada tanda tangan di dalamnya".to_string());
    } else if signed && late {
        found.foreign.push("ada bidang atau anotasi sesudah tanda tangan terakhir".to_string());
    }
    Ok(found)
}
