//! What a part refers to: its relations, and the part that a target names.

use ecow::EcoString;

use super::fault::TemplateFault;
use crate::output::docx::package::Package;
use crate::output::docx::xml::{self, Element};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Largest part of relations in bytes (1 MiB).
const LARGEST: usize = 1024 * 1024;

/// Start of the types of relations, of the usual format.
pub const USUAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The same of the strict variant.
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

/// A relation of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its id within the part.
    pub id: EcoString,
    /// Its type, an address.
    pub kind: EcoString,
    /// The part, relative to the folder of the part that refers to it, or an address outside.
    pub target: EcoString,
    /// Whether it leads out of the package.
    pub external: bool,
}

impl Relation {
    /// A relation of a usual type within the package.
    pub fn new(id: &str, kind: &str, target: &str) -> Self {
        Self {
            id: id.into(),
            kind: ecow::eco_format!("{USUAL}{kind}"),
            target: target.into(),
            external: false,
        }
    }

    /// The last word of the type, e.g. `image`.
    pub fn word(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }

    fn read(element: &Element) -> Option<Self> {
        let kind = element.attribute("Type")?;
        let kind = match kind.strip_prefix(STRICT) {
            Some(word) => ecow::eco_format!("{USUAL}{word}"),
            None => kind.into(),
        };
        Some(Self {
            id: element.attribute("Id")?.into(),
            kind,
            target: element.attribute("Target")?.into(),
            external: element.attribute("TargetMode") == Some("External"),
        })
    }
}

/// The relations of a part (of the package itself for an empty name).
///
/// # Errors
/// When the part that holds them is no XML, or too large.
pub fn read(package: &Package, part: &str) -> Result<Vec<Relation>, TemplateFault> {
    let name = part_of_relations(part);
    let Some((name, bytes)) = package.find(&name) else { return Ok(Vec::new()) };
    if bytes.len() > LARGEST {
        return Err(TemplateFault::TooLarge);
    }
    let root = xml::parse(bytes).map_err(|reason| TemplateFault::part(name, reason))?;
    Ok(root.elements().filter_map(Relation::read).collect())
}

/// The name of the part that a relation of another part leads to.
pub fn target(package: &Package, from: &str, relation: &Relation) -> Option<String> {
    if relation.external {
        return None;
    }
    let mut path: Vec<&str> = match relation.target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => {
            from.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect())
        }
    };
    for step in relation.target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    let name = path.join("/");
    let found = package.find(&name).or_else(|| package.find(&name.replace("%20", " ")));
    found.map(|(name, _)| name.to_string())
}

/// The part that holds relations.
pub fn element(relations: &[Relation]) -> Element {
    let mut root = Element::new("Relationships").with("xmlns", NAMESPACE);
    for relation in relations {
        let mut element = Element::new("Relationship")
            .with("Id", &relation.id)
            .with("Type", &relation.kind)
            .with("Target", &relation.target);
        if relation.external {
            element.set("TargetMode", "External");
        }
        root.push(element);
    }
    root
}

/// Name of the part that holds the relations of a part.
pub fn part_of_relations(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
