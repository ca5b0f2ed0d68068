//! A file as it stood after an update: which object is which.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::parse::Parser;
use super::value::{Dict, Object, Value};
use super::xref::{Entry, Section};

/// Most values in an object of the original.
const MOST_VALUES: usize = 4_000_000;

/// The original: its objects are read when they are asked for.
#[derive(Debug)]
pub struct Original<'a> {
    pub whole: &'a [u8],
    section: Section,
    read: RefCell<BTreeMap<u32, Option<Rc<Object>>>>,
}

/// The objects of a file as it stood at some time.
#[derive(Debug, Clone)]
pub struct State<'a> {
    pub original: &'a Original<'a>,
    added: BTreeMap<u32, Rc<Object>>,
}

impl<'a> Original<'a> {
    pub fn new(whole: &'a [u8], section: Section) -> Self {
        Self { whole, section, read: RefCell::default() }
    }

    pub fn trailer(&self) -> &Dict {
        &self.section.trailer
    }

    pub fn has(&self, number: u32) -> bool {
        matches!(self.section.entries.get(&number), Some(Entry::At(_)))
    }

    fn get(&self, number: u32) -> Option<Rc<Object>> {
        if let Some(known) = self.read.borrow().get(&number) {
            return known.clone();
        }
        let object = self.at(number).filter(|(found, _)| *found == number);
        let object = object.map(|(_, object)| Rc::new(object));
        self.read.borrow_mut().insert(number, object.clone());
        object
    }

    fn at(&self, number: u32) -> Option<(u32, Object)> {
        let Some(Entry::At(at)) = self.section.entries.get(&number) else { return None };
        Parser { bytes: self.whole, at: *at, left: MOST_VALUES }.object(&|_| None).ok()
    }
}

impl<'a> State<'a> {
    pub fn new(original: &'a Original<'a>) -> Self {
        Self { original, added: BTreeMap::new() }
    }

    /// The state after more objects.
    pub fn with(&self, objects: &BTreeMap<u32, Rc<Object>>) -> Self {
        let mut after = self.clone();
        after.added.extend(objects.iter().map(|(number, object)| (*number, Rc::clone(object))));
        after
    }

    /// Whether there is an object of that number.
    pub fn has(&self, number: u32) -> bool {
        self.added.contains_key(&number) || self.original.has(number)
    }

    pub fn get(&self, number: u32) -> Option<Rc<Object>> {
        self.added.get(&number).cloned().or_else(|| self.original.get(number))
    }

    /// What a value is, or refers to.
    pub fn resolved(&self, value: Option<&Value>) -> Option<Rc<Object>> {
        match value? {
            Value::Ref(number) => self.get(*number),
            direct => Some(Rc::new(Object::of(direct.clone()))),
        }
    }

    /// The dictionary that a value is, or refers to.
    pub fn dict(&self, value: Option<&Value>) -> Option<Dict> {
        self.resolved(value)?.value.dict().cloned()
    }

    /// The items of the array that a value is, or refers to.
    pub fn items(&self, value: Option<&Value>) -> Vec<Value> {
        let found = self.resolved(value);
        found.and_then(|found| found.value.array().map(<[Value]>::to_vec)).unwrap_or_default()
    }

    /// The catalog.
    pub fn root(&self) -> Dict {
        self.dict(self.original.trailer().get("Root")).unwrap_or_default()
    }

    /// The numbers of the pages, in order.
    pub fn pages(&self) -> Vec<u32> {
        let mut found = Vec::new();
        let mut open: Vec<(u32, usize)> =
            self.root().reference("Pages").map(|n| (n, 0)).into_iter().collect();
        while let Some((number, depth)) = open.pop() {
            let node = self.get(number).and_then(|node| node.value.dict().cloned());
            let Some(node) = node.filter(|_| depth < 16 && found.len() < super::MOST_PAGES) else {
                continue;
            };
            if node.is("Type", "Page") {
                found.push(number);
                continue;
            }
            let kids = self.items(node.get("Kids"));
            let kids = kids.iter().rev().filter_map(Value::reference);
            open.extend(kids.map(|kid| (kid, depth + 1)));
        }
        found
    }
}
