//! Whether the edited record prints what the reviewers wrote.

use lkjip_metrics::banding::{Run, align, cut};
use lkjip_metrics::serap::texts::Texts;
use lkjip_metrics::serap::write::{Patch, patched};

use super::printed::{Printed, words};
use super::{Compose, Proposal, Way, What, Why};

/// Records that are composed at most to find what breaks one.
const MOST: usize = 48;

/// Takes back what does not come out as it was written. `compose` gives what an edited record
/// prints, or what is wrong with it, when it is no sound record any more.
pub fn prove(present: &str, proposals: &mut [Proposal], compose: &Compose<'_>) {
    let texts = Texts::of(present);
    let all: Vec<usize> =
        proposals.iter().enumerate().filter(|(_, one)| is_taken(one)).map(|(at, _)| at).collect();
    if all.is_empty() {
        return;
    }
    let mut trial = Trial { present, texts, compose, left: MOST };
    let mut good = Vec::new();
    trial.take(proposals, &mut good, &all);
    // What was taken back may have been what others stood on.
    while good.len() < all.len() && !good.is_empty() {
        let before = good.len();
        let again = std::mem::take(&mut good);
        trial.left = trial.left.max(1);
        trial.take(proposals, &mut good, &again);
        if good.len() == before {
            break;
        }
    }
}

fn is_taken(proposal: &Proposal) -> bool {
    proposal.wanted && matches!(&proposal.way, Way::Take { .. })
}

/// Records that are tried.
struct Trial<'a> {
    present: &'a str,
    texts: Texts<'a>,
    compose: &'a Compose<'a>,
    /// How many more may be composed.
    left: usize,
}

impl Trial<'_> {
    /// Tries proposals beside those that are good: all at once, and where that breaks the record, by
    /// halves, until those that do so are found.
    fn take(&mut self, proposals: &mut [Proposal], good: &mut Vec<usize>, next: &[usize]) {
        let Some(less) = self.left.checked_sub(1) else {
            refuse(proposals, next, || Why::Untried);
            return;
        };
        self.left = less;
        let own = good.iter().chain(next).filter_map(|at| proposals.get(*at));
        let patches = together(own, &self.texts);
        let tried = match patches {
            Some(patches) => (self.compose)(&patched(self.present, &patches)),
            None => Err(String::new()),
        };
        match (tried, next) {
            (Ok(printed), _) => {
                for at in next {
                    let Some(proposal) = proposals.get_mut(*at) else { continue };
                    if comes_out(proposal, &printed) {
                        good.push(*at);
                    } else {
                        proposal.way = Way::Refuse(Why::Unsure);
                    }
                }
            }
            (Err(fault), [_]) => refuse(proposals, next, || match fault.as_str() {
                "" => Why::Unsure,
                fault => Why::Breaks(fault.to_string()),
            }),
            (Err(_), _) => {
                let (one, other) = next.split_at(next.len() / 2);
                self.take(proposals, good, one);
                self.take(proposals, good, other);
            }
        }
    }
}

fn refuse(proposals: &mut [Proposal], which: &[usize], why: impl Fn() -> Why) {
    for at in which {
        if let Some(proposal) = proposals.get_mut(*at) {
            proposal.way = Way::Refuse(why());
        }
    }
}

/// The bytes of all that is wanted and can be taken, in a record of these texts.
pub fn patches(proposals: &[Proposal], texts: &Texts<'_>) -> Vec<Patch> {
    together(proposals.iter().filter(|proposal| is_taken(proposal)), texts).unwrap_or_default()
}

/// The bytes of some proposals; `None` when changes of one list cannot be written together.
fn together<'p>(
    proposals: impl Iterator<Item = &'p Proposal>,
    texts: &Texts<'_>,
) -> Option<Vec<Patch>> {
    let (mut all, mut changes) = (Vec::new(), Vec::new());
    for proposal in proposals {
        match &proposal.way {
            Way::Take { change: Some(change), .. } => changes.push(change.clone()),
            Way::Take { patches, .. } => all.extend(patches.iter().cloned()),
            _ => {}
        }
    }
    // The same bytes may be edited for two reasons, in one way.
    all.sort_unstable();
    all.dedup();
    let apart = |pair: &[Patch]| match pair {
        [one, other] => one.span.end <= other.span.start,
        _ => true,
    };
    all.windows(2).all(apart).then(|| texts.written(&changes, all))?
}

/// Whether the lines of a narrative text are printed as they were written.
fn comes_out(proposal: &Proposal, printed: &Printed) -> bool {
    match (&proposal.way, &proposal.key) {
        (Way::Take { what: What::Text, .. }, Some(key)) => {
            let mut lines = proposal.new.lines().filter(|line| !line.trim().is_empty());
            // A text that is printed in a table is a line of no key.
            let says = lines.all(|line| printed.says(key, line) || printed.count(line) > 0)
                || (proposal.shared && came(proposal).iter().all(|words| printed.has(key, words)));
            let stands = proposal.stands.as_ref().is_none_or(|stands| {
                let (one, other) = (stands.beside.as_str(), proposal.new.as_str());
                let (first, second) = if stands.ahead { (other, one) } else { (one, other) };
                proposal.shared || printed.is_before(key, first, second)
            });
            says && stands
        }
        (Way::Take { what: What::Gone, .. }, Some(key)) => {
            !proposal.old.lines().any(|line| printed.says(key, line))
        }
        _ => true,
    }
}

/// The words that came with an edit, as far as no value can be among them.
fn came(proposal: &Proposal) -> Vec<String> {
    let (old, new) = (cut(&proposal.old), cut(&proposal.new));
    let runs = align(&old, &new).into_iter().filter_map(|run| match run {
        Run::Other(_, came) => new.get(came).map(<[&str]>::concat),
        Run::Same(..) => None,
    });
    let lines = runs.flat_map(|run| run.lines().map(words).collect::<Vec<_>>());
    lines.filter(|line| !line.contains(|c: char| c.is_ascii_digit())).collect()
}
