//! What is known of one figure, gathered from the figures, the record and the laid-out report.

use std::collections::{BTreeMap, BTreeSet};

use lkjip_metrics::figures::{self, Figure, Form, Value, shown};
use lkjip_metrics::number::Decimal;
use lkjip_metrics::place::Place;
use serde::Serialize;

use crate::cli::checked::{Checked, Known, Ready};
use crate::cli::render::position;
use crate::document::mark;
use crate::output::typst::Engine;
use crate::project::Templates;

/// Levels of inputs that are followed.
const DEEPEST: usize = 16;

/// One figure with all that leads to it.
#[derive(Debug, Serialize)]
pub struct Trace {
    /// Its key.
    pub kunci: String,
    /// As printed.
    pub cetak: String,
    /// Before rounding, where that is known.
    pub eksak: Option<String>,
    /// Where it was typed.
    pub diketik: Option<Line>,
    /// How it is computed.
    pub rumus: Option<Formula>,
    /// The rules that apply to it.
    pub aturan: Vec<Rule>,
    /// What it is computed from.
    pub bahan: Vec<Input>,
    /// Where it is printed; none when the report cannot be laid out.
    pub dicetak: Option<Vec<Printed>>,
    /// What stands in the way.
    pub catatan: Option<String>,
}

/// A line of the record.
#[derive(Debug, Serialize)]
pub struct Line {
    /// The file.
    pub berkas: String,
    /// From 1.
    pub baris: usize,
}

/// A formula.
#[derive(Debug, Serialize)]
pub struct Formula {
    /// In words.
    pub kata: Option<String>,
    /// In symbols with the values put in.
    pub simbol: Option<String>,
}

/// A rule.
#[derive(Debug, Serialize)]
pub struct Rule {
    /// What it says.
    pub isi: String,
    /// Where it comes from.
    pub sumber: String,
}

/// A figure that went into another one.
#[derive(Debug, Serialize)]
pub struct Input {
    /// Its key.
    pub kunci: String,
    /// As printed.
    pub cetak: String,
    /// Its formula in words.
    pub rumus: Option<String>,
    /// Where it was typed.
    pub diketik: Option<Line>,
    /// Whether its own inputs stand further up.
    pub sudah: bool,
    /// What it is computed from.
    pub bahan: Vec<Input>,
}

/// A place in the report.
#[derive(Debug, Serialize)]
pub struct Printed {
    /// Chapter.
    pub bab: String,
    /// Headings below the chapter, from the outside in.
    pub bagian: Vec<String>,
    /// Table, chart or diagram.
    pub blok: Option<String>,
    /// Page as printed there.
    pub halaman: Option<String>,
    /// Whether that is the page on which its table or section begins.
    pub halaman_awal: bool,
    /// As printed there.
    pub tertulis: String,
}

impl Trace {
    /// Gathers what is known of a figure.
    pub fn of(figure: &Figure, known: &Known, checked: &Checked) -> Self {
        let follow = Follow { known, name: checked.file.name(), text: checked.file.text() };
        let working = known.figures.working(figure);
        let exact = working.as_ref().map(|working| working.exact);
        // Another name for a figure has an input and no formula: nothing is worked out there.
        let renamed = figure.formula.is_none();
        let mut trace = Self {
            kunci: figure.key.clone(),
            cetak: figure.text(),
            eksak: working.as_ref().filter(|_| !renamed).map(|w| shown(w.exact)),
            diketik: figure.place.as_ref().map(|place| follow.line(place)),
            rumus: figure.formula.as_ref().map(|words| Formula {
                kata: Some(words.clone()),
                simbol: working.map(|working| working.symbols),
            }),
            aturan: rules(figure, known, exact),
            bahan: follow.inputs(figure, 0, &mut BTreeSet::new()),
            dicetak: None,
            catatan: None,
        };
        if trace.is_bare() && figure.is_known() {
            trace.catatan = Some(
                "Angka atau kata ini disusun program dari isian record, misalnya dengan \
                 menghitung banyaknya; bahannya tidak dirinci."
                    .to_string(),
            );
        }
        match &checked.ready {
            Some(ready) => trace.print(ready, &checked.templates),
            None => {
                trace.catatan = Some(
                    "Record ini masih memuat galat: angkanya sementara, dan tempatnya dicetak \
                     belum dapat disebut. Lihat `lkjip periksa`."
                        .to_string(),
                );
            }
        }
        trace
    }

    /// Whether nothing is known of where it comes from.
    fn is_bare(&self) -> bool {
        self.diketik.is_none() && self.rumus.is_none() && self.bahan.is_empty()
    }

    /// Says where the figure is printed.
    fn print(&mut self, ready: &Ready, templates: &Templates) {
        let mut document = ready.document.clone();
        let found = mark(&mut document, &self.kunci);
        let laid = if found.is_empty() {
            Ok(BTreeMap::new())
        } else {
            Engine::new(templates).and_then(|engine| engine.pages(&document, &ready.assets))
        };
        let pages = laid.unwrap_or_else(|_| {
            self.catatan = Some(
                "Nomor halaman belum dapat disebut: halaman tidak dapat disusun. Lihat `lkjip \
                 susun`."
                    .to_string(),
            );
            BTreeMap::new()
        });
        let places = found.into_iter().map(|place| {
            let own = pages.get(&place.mark);
            Printed {
                halaman: own.or_else(|| pages.get(&place.anchor)).cloned(),
                halaman_awal: own.is_none(),
                bab: place.chapter,
                bagian: place.sections,
                blok: place.block,
                tertulis: place.text,
            }
        });
        self.dicetak = Some(places.collect());
    }
}

/// Follows inputs down to what was typed.
struct Follow<'a> {
    known: &'a Known,
    name: String,
    text: String,
}

impl Follow<'_> {
    fn line(&self, place: &Place) -> Line {
        let at = position(&self.text, place.span.start);
        Line { berkas: self.name.clone(), baris: at.line }
    }

    fn inputs(&self, figure: &Figure, depth: usize, seen: &mut BTreeSet<String>) -> Vec<Input> {
        if depth >= DEEPEST {
            return Vec::new();
        }
        let inputs = figure.inputs.iter().filter_map(|key| self.known.figures.get(key));
        inputs
            .map(|input| {
                let known = !input.inputs.is_empty() && !seen.insert(input.key.clone());
                Input {
                    kunci: input.key.clone(),
                    cetak: input.text(),
                    rumus: input.formula.clone(),
                    diketik: input.place.as_ref().map(|place| self.line(place)),
                    sudah: known,
                    bahan: if known { Vec::new() } else { self.inputs(input, depth + 1, seen) },
                }
            })
            .collect()
    }
}

fn rules(figure: &Figure, known: &Known, exact: Option<Decimal>) -> Vec<Rule> {
    let graded = matches!(figure.value, Value::Graded { .. });
    let own = figure.rule.or(graded.then_some(figures::Rule::Predikat));
    let own = own.map(|rule| rule.said(&known.raw));
    let own = own.map(|said| Rule { isi: said.text, sumber: said.source });
    own.into_iter().chain(rounding(figure, exact)).collect()
}

/// How a computed number is rounded, where it is.
fn rounding(figure: &Figure, exact: Option<Decimal>) -> Option<Rule> {
    figure.formula.as_ref()?;
    let (Value::Number(_) | Value::Graded { .. }) = figure.value else { return None };
    let (Form::Percent(places) | Form::Decimals(places)) = figure.form else { return None };
    if exact?.normalize().scale() <= places && !matches!(figure.form, Form::Percent(_)) {
        return None;
    }
    Some(Rule {
        isi: format!("Dibulatkan sekali dari hasil tepat, setengah ke atas, {places} desimal."),
        sumber: "aturan hitung program (`docs/keputusan.md`)".to_string(),
    })
}
