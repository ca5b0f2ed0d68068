//! An order in which everything comes after what it needs. Knows numbers only, no record.

/// Orders things by what each of them needs; what goes in circles is given apart, each circle in
/// the order in which its members need each other. Things that need a circle without being part of
/// it are in neither list.
pub(super) fn order(needs: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut open: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    for (at, needed) in needs.iter().enumerate() {
        for other in needed {
            // What does not exist is never done, and so keeps its user out of the order.
            if let Some(users) = users.get_mut(*other) {
                users.push(at);
            }
        }
    }
    let mut done: Vec<usize> = (0..needs.len()).filter(|at| open.get(*at) == Some(&0)).collect();
    let mut next = 0;
    while let Some(at) = done.get(next).copied() {
        next += 1;
        for user in users.get(at).into_iter().flatten() {
            if let Some(left) = open.get_mut(*user) {
                *left = left.saturating_sub(1);
                if *left == 0 {
                    done.push(*user);
                }
            }
        }
    }
    let circles = circles(needs, &open);
    (done, circles)
}

/// Follows the first open need from every open thing; where the way meets itself is a circle.
fn circles(needs: &[Vec<usize>], open: &[usize]) -> Vec<Vec<usize>> {
    let is_open = |at: &usize| open.get(*at).is_some_and(|left| *left > 0);
    let mut seen: Vec<Option<usize>> = vec![None; needs.len()];
    let mut found = Vec::new();
    for start in (0..needs.len()).filter(is_open) {
        let mut way = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at {
            match seen.get_mut(here) {
                Some(mark @ None) => *mark = Some(start),
                Some(Some(by)) if *by == start => {
                    let circle = way.iter().skip_while(|step| **step != here).copied();
                    found.push(circle.collect());
                    break;
                }
                _ => break,
            }
            way.push(here);
            at = needs.get(here).and_then(|needed| needed.iter().copied().find(is_open));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn what_is_needed_comes_first() {
        assert_eq!(order(&[vec![1], vec![2], vec![]]), (vec![2, 1, 0], vec![]));
        assert_eq!(order(&[vec![1, 1], vec![]]), (vec![1, 0], vec![]));
    }

    #[test]
    fn a_circle_is_found_once_and_its_users_are_not_part_of_it() {
        assert_eq!(order(&[vec![0]]), (vec![], vec![vec![0]]));
        assert_eq!(order(&[vec![1], vec![2], vec![1]]), (vec![], vec![vec![1, 2]]));
        assert_eq!(order(&[vec![1], vec![0], vec![]]), (vec![2], vec![vec![0, 1]]));
        let two = [vec![1], vec![0], vec![3], vec![2], vec![0, 2]];
        assert_eq!(order(&two), (vec![], vec![vec![0, 1], vec![2, 3]]));
    }

    #[test]
    fn a_long_chain_needs_no_depth() {
        let mut chain: Vec<Vec<usize>> = (1..100_000).map(|next| vec![next]).collect();
        chain.push(Vec::new());
        assert_eq!(order(&chain).0.len(), 100_000);
    }
}
