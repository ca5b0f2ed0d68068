//! Secrets in returned documents: covered before anything of it is printed or noted.

use lkjip_metrics::rahasia::covered;

use super::report::Report;
use crate::review::proposals::{Proposal, Way, Why};
use crate::review::{Formatting, Place};

/// Covers every NIK and passphrase that came back, and says so.
pub fn cover(report: &mut Report) {
    let mut noted = 0_usize;
    for remark in &mut report.comments {
        let comment = &mut remark.comment;
        let texts = [&mut comment.text, &mut comment.quote, &mut comment.author];
        let mut count = cover_all(texts) + place(&mut remark.place);
        for reply in &mut remark.replies {
            count += cover_all([&mut reply.text, &mut reply.author]);
        }
        if count > 0 {
            noted += 1;
        }
    }
    let edits = report.proposals.iter_mut().map(proposal).filter(|count| *count > 0).count();
    for shifted in report.follows.iter_mut().flat_map(|(_, all)| all) {
        cover_all([&mut shifted.old, &mut shifted.new]);
    }
    for (formatting, at) in &mut report.formatting {
        looks(formatting);
        place(at);
    }
    report.notes.iter_mut().for_each(|note| {
        cover_all([note]);
    });
    for (count, what, then) in [
        (noted, "komentar", "catatan yang ditulis pun memuat ••• di tempatnya"),
        (edits, "suntingan", "suntingan itu tidak diambil"),
    ] {
        if count > 0 {
            report.notes.push(format!(
                "{count} {what} memuat NIK atau frasa sandi, yang ditutup dengan •••; {then}. Hapus juga \
                 dari berkas Word itu."
            ));
        }
    }
}

/// Covers what is told of a proposal. One that would write a secret is refused by the check of the
/// record, and stays so.
fn proposal(proposal: &mut Proposal) -> usize {
    let mut count = cover_all([&mut proposal.old, &mut proposal.new]);
    count += place(&mut proposal.place);
    for by in &mut proposal.by {
        count += by.author.as_mut().map_or(0, |author| cover_all([author]));
    }
    match &mut proposal.way {
        Way::Conflict(sides) => {
            for (who, text) in sides {
                count += cover_all([who, text]);
            }
        }
        Way::Refuse(Why::Breaks(why)) => count += cover_all([why]),
        Way::Take { .. } if count > 0 => proposal.wanted = false,
        Way::Take { .. } | Way::Refuse(_) | Way::Done => {}
    }
    count
}

fn place(place: &mut Place) -> usize {
    let cell = place.cell.as_mut();
    let in_cell = cell.map_or(0, |cell| cover_all([&mut cell.caption, &mut cell.row_key]));
    in_cell + cover_all([&mut place.chapter, &mut place.heading])
}

fn looks(formatting: &mut Formatting) {
    cover_all([&mut formatting.author, &mut formatting.text]);
}

/// Covers texts; how many held a secret.
fn cover_all<const N: usize>(texts: [&mut String; N]) -> usize {
    let mut count = 0;
    for text in texts {
        if let Some(safe) = covered(text) {
            *text = safe;
            count += 1;
        }
    }
    count
}
