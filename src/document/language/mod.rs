//! The language of templates and narrative texts: MiniJinja, strict, over the figures.
//!
//! A value prints a mark (see [`super::slots`]), so that its key and formula reach the document
//! and no name or figure can be mistaken for Markdown.
//! Printing and filters, functions, rendering and faults each have a file.

mod fault;
mod filters;
mod functions;
mod render;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use lkjip_metrics::figures::Figures;
use minijinja::{Environment, UndefinedBehavior, Value};

pub use fault::Fault;
use functions::FUNCTIONS;

use super::figure_tree::{FigureTree, Missed};
use super::narratives::Narratives;
use super::slots::Slots;

/// Steps that one text may take; a chapter of twenty sasaran takes a tenth of it, and a runaway
/// loop ends within a second.
const FUEL: u64 = 2_000_000;

/// The language over one record.
pub struct Language {
    env: Environment<'static>,
    context: Value,
    slots: Slots,
    shared: Arc<Shared>,
}

struct Shared {
    narratives: Narratives,
    faults: Mutex<Vec<Fault>>,
    missed: Missed,
    depth: Mutex<usize>,
    slots: Slots,
    context: OnceLock<Value>,
    rendered: Mutex<BTreeSet<String>>,
}

impl Language {
    /// Makes the language over figures, narrative texts and lists of the record.
    pub fn new(
        figures: &Arc<Figures>,
        narratives: Narratives,
        lists: BTreeMap<String, Value>,
        missed: Missed,
    ) -> Self {
        let slots = Slots::default();
        let shared = Arc::new(Shared {
            narratives,
            faults: Mutex::default(),
            missed: missed.clone(),
            depth: Mutex::default(),
            slots: slots.clone(),
            context: OnceLock::new(),
            rendered: Mutex::default(),
        });
        // Only what is given here exists: the common filters and statements could grow a text
        // without bound.
        let mut env = Environment::empty();
        env.add_filter("length", minijinja::filters::length);
        env.add_function("namespace", minijinja::functions::namespace);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_trim_blocks(true);
        env.set_lstrip_blocks(true);
        env.set_debug(true);
        env.set_recursion_limit(64);
        env.set_fuel(Some(FUEL));
        filters::add_printing(&mut env, &slots);
        filters::add_filters(&mut env);
        functions::add_blocks(&mut env, &slots);
        functions::add_texts(&mut env, &slots, &shared);
        let extra = BTreeMap::from([("semua".to_string(), Value::from_iter(lists))]);
        let context =
            Value::from_object(FigureTree::root(figures.clone(), extra, missed, FUNCTIONS));
        // Set once, right here: the functions of the environment were made before the context.
        let _ = shared.context.set(context.clone());
        Self { env, context, slots, shared }
    }

    /// The slots that the marks of this language stand for.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    /// Narrative texts.
    pub fn narratives(&self) -> &Narratives {
        &self.shared.narratives
    }

    /// Renders a template to Markdown with marks. Names may be bound beside the figures.
    pub fn render(
        &self,
        text: &str,
        bound: &BTreeMap<String, Value>,
    ) -> Result<String, Box<Fault>> {
        let context = if bound.is_empty() {
            self.context.clone()
        } else {
            minijinja::context! { ..Value::from_iter(bound.clone()), ..self.context.clone() }
        };
        render::render(&self.env, "templat", text, context, &self.shared.missed)
    }

    /// Renders a narrative text; its faults are kept.
    pub fn narrative(&self, key: &str, text: &str) -> String {
        render::narrative(&self.env, self.context.clone(), key, text, &self.shared)
    }

    /// Whether a narrative text was rendered already, so that its faults are known.
    pub fn has_rendered(&self, key: &str) -> bool {
        self.shared.rendered.lock().unwrap_or_else(PoisonError::into_inner).contains(key)
    }

    /// The faults of narrative texts so far.
    pub fn take_faults(&self) -> Vec<Fault> {
        std::mem::take(&mut *self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
