//! Comments with the replies to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::review::Comment;

/// The comments, each with the replies to it.
pub fn threads(comments: &[Comment]) -> Vec<(Comment, Vec<Comment>)> {
    let roots = roots(comments);
    let mut replies: BTreeMap<&str, Vec<Comment>> = BTreeMap::new();
    let mut heads: Vec<&Comment> = Vec::new();
    for comment in comments {
        match roots.get(comment.id.as_str()).filter(|root| **root != comment.id) {
            Some(root) => replies.entry(root).or_default().push(comment.clone()),
            None => heads.push(comment),
        }
    }
    let thread =
        |head: &Comment| (head.clone(), replies.remove(head.id.as_str()).unwrap_or_default());
    heads.into_iter().map(thread).collect()
}

/// The first comment of the thread of each, by id: replies may answer replies. Those that answer each
/// other in a ring stand for themselves.
fn roots(comments: &[Comment]) -> BTreeMap<&str, &str> {
    let parents: BTreeMap<&str, Option<&str>> =
        comments.iter().map(|comment| (comment.id.as_str(), comment.parent.as_deref())).collect();
    let mut roots: BTreeMap<&str, &str> = BTreeMap::new();
    for id in parents.keys() {
        let (mut way, mut met) = (vec![*id], BTreeSet::from([*id]));
        let root = loop {
            let last = way.last().copied().unwrap_or(id);
            if let Some(root) = roots.get(last) {
                break Some(*root);
            }
            match parents.get(last).copied().flatten().filter(|one| parents.contains_key(one)) {
                Some(parent) if met.insert(parent) => way.push(parent),
                Some(_) => break None,
                None => break Some(last),
            }
        };
        roots.extend(way.into_iter().map(|one| (one, root.unwrap_or(one))));
    }
    roots
}
