//! The elements that are open where a run of text stands.
//!
//! Typst marks in its pages where an element starts and ends, for the tags of the PDF. What is read
//! from these marks here is what `typst-pdf` makes of them.

use std::collections::HashMap;

use typst::foundations::{Content, Smart, StyleChain};
use typst::introspection::Location;
use typst::layout::{FrameParent, HideElem, RepeatElem};
use typst::math::EquationElem;
use typst::model::{FigureCaption, FigureElem, TableCell, TableElem};
use typst::pdf::{ArtifactElem, ArtifactKind, PdfMarkerTag, PdfMarkerTagKind};
use typst::text::SuperElem;

use super::{CellPlace, Inside};

/// Where a run of text stands.
pub struct Context {
    /// What it belongs to.
    pub inside: Inside,
    /// Its cell.
    pub cell: Option<CellPlace>,
    /// The formula, and what it says in words.
    pub formula: Option<(Location, Option<String>)>,
    /// Whether it is a mark set high.
    pub mark: bool,
}

/// The elements that are open, outermost first.
#[derive(Default)]
pub struct Open {
    stack: Vec<Element>,
    /// Cells by location: one that a page break cuts ends before its text, which then names it.
    cells: HashMap<Location, Meaning>,
    /// Elements that are open where a page break cuts their cell.
    cut: HashMap<Location, Vec<Element>>,
    tables: usize,
}

struct Element {
    location: Option<Location>,
    meaning: Meaning,
}

/// What an element means for the text in it.
#[derive(Clone)]
enum Meaning {
    Inside(Inside),
    /// A figure whose inside is not read out, or one around a table.
    Figure {
        id: String,
        drawn: bool,
    },
    Caption,
    Table(usize),
    Cell(CellPlace),
    /// A part of a cell that a page break cuts.
    Part(Location),
    Formula(Option<String>),
    Mark,
}

impl Open {
    /// An element starts.
    pub fn start(&mut self, element: &Content) {
        let Some((location, meaning)) = element.location().zip(self.meaning(element)) else {
            return;
        };
        if element.is::<TableCell>() {
            self.cells.insert(location, meaning.clone());
        }
        self.stack.push(Element { location: Some(location), meaning });
    }

    /// An element ends.
    pub fn end(&mut self, location: Location) {
        if let Some(at) = self.stack.iter().rposition(|open| open.location == Some(location)) {
            self.stack.remove(at);
        }
    }

    /// A group of the page starts, which may be a part of a cell. Gives the depth to go back to.
    pub fn enter(&mut self, parent: Option<FrameParent>) -> usize {
        let depth = self.stack.len();
        if let Some(FrameParent { location, .. }) = parent {
            self.stack.push(Element { location: None, meaning: Meaning::Part(location) });
            self.stack.extend(self.cut.remove(&location).unwrap_or_default());
        }
        depth
    }

    /// A group ends.
    pub fn leave(&mut self, depth: usize, parent: Option<FrameParent>) {
        if let Some(FrameParent { location, .. }) = parent {
            let cut = self.stack.drain(depth..).skip(1).collect();
            self.cut.insert(location, cut);
        }
    }

    /// Where text stands now.
    pub fn context(&self) -> Context {
        let mut context = Context::of(Inside::Body);
        for element in &self.stack {
            let part = match &element.meaning {
                Meaning::Part(location) => self.cells.get(location),
                _ => None,
            };
            context.add(part.unwrap_or(&element.meaning), element.location);
        }
        // The paragraph that a page break cuts is still open in the footer.
        if context.inside == Inside::Running {
            return Context::of(Inside::Running);
        }
        context
    }

    fn meaning(&mut self, element: &Content) -> Option<Meaning> {
        let styles = StyleChain::default();
        if let Some(artifact) = element.to_packed::<ArtifactElem>() {
            let running =
                matches!(artifact.kind.get(styles), ArtifactKind::Header | ArtifactKind::Footer);
            Some(Meaning::Inside(if running { Inside::Running } else { Inside::Artifact }))
        } else if element.is::<HideElem>() || element.is::<RepeatElem>() {
            Some(Meaning::Inside(Inside::Artifact))
        } else if let Some(marker) = element.to_packed::<PdfMarkerTag>() {
            let label = matches!(marker.kind, PdfMarkerTagKind::ListItemLabel);
            label.then_some(Meaning::Inside(Inside::Marker))
        } else if let Some(figure) = element.to_packed::<FigureElem>() {
            let id = element.label().map(|label| label.resolve().to_string()).unwrap_or_default();
            // What has words for its inside is not read out.
            Some(Meaning::Figure { id, drawn: figure.alt.get_ref(styles).is_some() })
        } else if element.is::<FigureCaption>() {
            Some(Meaning::Caption)
        } else if element.is::<SuperElem>() {
            Some(Meaning::Mark)
        } else if element.is::<TableElem>() {
            self.tables += 1;
            Some(Meaning::Table(self.tables - 1))
        } else if let Some(cell) = element.to_packed::<TableCell>() {
            Some(if cell.is_repeated.get(styles) {
                Meaning::Inside(Inside::Repeated)
            } else {
                Meaning::Cell(self.place(cell.x.get(styles), cell.y.get(styles)))
            })
        } else {
            let equation = element.to_packed::<EquationElem>()?;
            Some(Meaning::Formula(equation.alt.get_ref(styles).as_ref().map(ToString::to_string)))
        }
    }

    fn place(&self, column: Smart<usize>, row: Smart<usize>) -> CellPlace {
        let mut outward = self.stack.iter().rev().map(|element| &element.meaning);
        let table = outward.clone().find_map(|meaning| match meaning {
            Meaning::Table(number) => Some(*number),
            _ => None,
        });
        let id = outward.find_map(|meaning| match meaning {
            Meaning::Figure { id, .. } => Some(id.clone()),
            _ => None,
        });
        CellPlace {
            table: table.unwrap_or_default(),
            id: id.unwrap_or_default(),
            row: row.unwrap_or_default(),
            column: column.unwrap_or_default(),
        }
    }
}

impl Context {
    fn of(inside: Inside) -> Self {
        Self { inside, cell: None, formula: None, mark: false }
    }

    /// An element further in adds what it means.
    fn add(&mut self, meaning: &Meaning, location: Option<Location>) {
        match meaning {
            Meaning::Inside(inside) => self.raise(inside.clone()),
            Meaning::Figure { id, drawn: true } => self.raise(Inside::Figure(id.clone())),
            Meaning::Caption if matches!(self.inside, Inside::Figure(_)) => {
                self.inside = Inside::Body;
            }
            Meaning::Cell(place) => self.cell = Some(place.clone()),
            Meaning::Formula(words) => {
                self.formula = location.map(|location| (location, words.clone()));
            }
            Meaning::Mark => self.mark = true,
            Meaning::Figure { .. } | Meaning::Caption | Meaning::Table(_) | Meaning::Part(_) => {}
        }
    }

    fn raise(&mut self, inside: Inside) {
        if inside > self.inside {
            self.inside = inside;
        }
    }
}
