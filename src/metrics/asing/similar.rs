//! How alike two runs of words are.

use std::collections::BTreeMap;

use super::line::Item;

/// Gives every word a number, so that bags of words compare quickly.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: BTreeMap<String, u32>,
}

/// Words that say nothing of the subject.
const SMALL: &[&str] = &[
    "dan", "yang", "di", "ke", "dari", "dalam", "pada", "untuk", "dengan", "atas", "bagi", "oleh",
    "serta", "atau", "ini", "itu", "adalah",
];

impl Words {
    /// The words of some items as a bag.
    pub(super) fn bag<'i>(&mut self, items: impl Iterator<Item = &'i Item>) -> Bag {
        Bag::of(items.map(|item| self.number(&item.word)).collect())
    }

    /// The words of a label as a bag; small words and figures are left out, numbers of sasaran are not.
    pub(super) fn label<'i>(&mut self, items: impl Iterator<Item = &'i Item>) -> Bag {
        let told = |item: &&Item| item.number.is_none() && !SMALL.contains(&item.word.as_str());
        let word = |item: &Item| match &item.name {
            Some(number) => self.number(&format!("#{}", number.digits)),
            None => self.number(&item.word),
        };
        Bag::of(items.filter(told).map(word).collect())
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(word.to_string(), number);
        number
    }
}

/// Words of a text, each as often as it stands there, in no order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bag(Vec<u32>);

impl Bag {
    fn of(mut words: Vec<u32>) -> Self {
        words.sort_unstable();
        Self(words)
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Its different words.
    pub(super) fn words(&self) -> impl Iterator<Item = u32> {
        self.0.chunk_by(|a, b| a == b).filter_map(|run| run.first().copied())
    }

    /// How many words two bags share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        shared
    }

    /// Shared words in a thousand of both: 1000 for the same words.
    pub(super) fn alike(&self, other: &Self) -> usize {
        let all = self.len().saturating_add(other.len());
        self.shared(other).saturating_mul(2_000).checked_div(all).unwrap_or(0)
    }
}

/// Bags that can be asked for those like another.
#[derive(Debug, Default)]
pub(super) struct Index {
    bags: Vec<Bag>,
    by_word: BTreeMap<u32, Vec<usize>>,
}

impl Index {
    /// Makes one.
    pub(super) fn new(bags: Vec<Bag>) -> Self {
        let mut by_word: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, bag) in bags.iter().enumerate() {
            for word in bag.words() {
                by_word.entry(word).or_default().push(at);
            }
        }
        Self { bags, by_word }
    }

    /// The bags at least so much like another, the most alike first; equals in their order.
    pub(super) fn like(&self, bag: &Bag, least: usize) -> Vec<(usize, usize)> {
        // Bags that share a word of which there are few; words that stand everywhere decide nothing
        // by themselves, and a bag that shares only these is still met by its rarest word.
        let mut words: Vec<(usize, u32)> =
            bag.words().map(|word| (self.by_word.get(&word).map_or(0, Vec::len), word)).collect();
        words.sort_unstable();
        let mut met: Vec<usize> = words
            .iter()
            .filter(|(count, _)| *count > 0)
            .take(words.len().saturating_mul(2) / 3 + 1)
            .filter_map(|(_, word)| self.by_word.get(word))
            .flatten()
            .copied()
            .collect();
        met.sort_unstable();
        met.dedup();
        let mut found: Vec<(usize, usize)> = met
            .into_iter()
            .filter_map(|at| Some((self.bags.get(at)?.alike(bag), at)))
            .filter(|(alike, _)| *alike >= least)
            .collect();
        found.sort_by_key(|(alike, at)| (std::cmp::Reverse(*alike), *at));
        found
    }
}
