//! From the bytes of a file to a template.

use std::collections::BTreeMap;

use super::attachment::{Collector, unhook};
use super::fault::TemplateFault;
use super::relations::{self, Relation};
use super::section::sections;
use super::story::Story;
use super::types::ContentTypes;
use super::{Aside, Linked, Template, notes, settings};
use crate::output::docx::package::{CONTENT_TYPES, Package};
use crate::output::docx::xml::{self, Element};

/// Largest part of XML in bytes (16 MiB); as a tree it takes a multiple of that.
const LARGEST_XML: usize = 16 * 1024 * 1024;

/// Addresses of the strict variant of the format; a part that names one is written anew.
const STRICT: &[u8] = b"purl.oclc.org/ooxml";

impl Template {
    /// Reads a template: a document of Word or a template saved by it.
    ///
    /// # Errors
    /// When the file is no sound document of Word, or carries macros.
    pub fn open(bytes: &[u8]) -> Result<Self, TemplateFault> {
        let package = Package::read(bytes).map_err(|broken| TemplateFault::of(broken, bytes))?;
        let types = ContentTypes::read(&required(&package, CONTENT_TYPES, TemplateFault::NotWord)?);
        let main = main_part(&package, &types)?;
        let reader = Reader {
            relations: relations::read(&package, &main)?,
            document: required(&package, &main, TemplateFault::NoMain)?,
            package: &package,
            main,
        };
        reader.template(Collector::new(&package, &types))
    }
}

/// The main document, and whether it is one that can serve.
fn main_part(package: &Package, types: &ContentTypes) -> Result<String, TemplateFault> {
    let all = relations::read(package, "")?;
    let relation = all.iter().find(|relation| relation.word() == "officeDocument");
    let main = relation.and_then(|relation| relations::target(package, "", relation));
    let main = main.ok_or(if types.any("wordprocessingml") || types.any("ms-word") {
        TemplateFault::NoMain
    } else {
        TemplateFault::NotWord
    })?;
    let kind = types.of(&main);
    if kind.contains("macroEnabled") {
        return Err(TemplateFault::Macros);
    }
    if !kind.contains("wordprocessingml") {
        return Err(TemplateFault::NotWord);
    }
    if types.any("vbaProject") || package.names().any(|name| name.ends_with("vbaProject.bin")) {
        return Err(TemplateFault::HiddenMacros);
    }
    Ok(main)
}

fn required(package: &Package, part: &str, fault: TemplateFault) -> Result<Element, TemplateFault> {
    let bytes = package.get(part).ok_or(fault)?;
    if bytes.len() > LARGEST_XML {
        return Err(TemplateFault::TooLarge);
    }
    xml::parse(bytes).map_err(|reason| TemplateFault::part(part, reason))
}

struct Reader<'p> {
    package: &'p Package,
    main: String,
    relations: Vec<Relation>,
    document: Element,
}

impl Reader<'_> {
    fn template(&self, mut collector: Collector<'_>) -> Result<Template, TemplateFault> {
        let (styles, _) = self.part("styles")?.ok_or(TemplateFault::NoStyles)?;
        let styles = Some(styles).filter(|root| root.name == "w:styles");
        let mut settings = match self.part("settings")? {
            Some((settings, _)) => settings::kept(settings),
            None => settings::usual(),
        };
        let mut separators = BTreeMap::new();
        for kind in notes::KINDS {
            let part = self.part(kind.1)?.map(|(part, _)| part);
            if let Some(kept) = notes::separators(&mut settings, part, kind) {
                separators.insert(kind.1.to_string(), kept);
            }
        }
        let mut template = Template {
            styles: styles.ok_or(TemplateFault::NoStyles)?,
            settings,
            separators,
            numbering: self.linked("numbering", "word", &mut collector)?,
            theme: self.aside("theme", "word/theme", &mut collector)?,
            fonts: self.aside("fontTable", "word", &mut collector)?,
            ..Template::default()
        };
        self.stories(&mut template, &mut collector)?;
        template.attachments = collector.found;
        template.settle();
        Ok(template)
    }

    /// The part of a relation of the main document, with its name.
    fn part(&self, word: &str) -> Result<Option<(Element, String)>, TemplateFault> {
        let mut found = self.relations.iter().filter(|relation| relation.word() == word);
        let Some(relation) = found.next() else { return Ok(None) };
        self.target(relation)
    }

    fn target(&self, relation: &Relation) -> Result<Option<(Element, String)>, TemplateFault> {
        let Some(name) = relations::target(self.package, &self.main, relation) else {
            return Ok(None);
        };
        let root = required(self.package, &name, TemplateFault::Damaged)?;
        Ok(Some((root, name)))
    }

    /// A part that is changed, with its relations.
    fn linked(
        &self,
        word: &str,
        folder: &str,
        collector: &mut Collector<'_>,
    ) -> Result<Option<Linked>, TemplateFault> {
        let Some((mut root, name)) = self.part(word)? else { return Ok(None) };
        let relations = collector.relations(&name, folder)?;
        unhook(&mut root, &relations);
        Ok(Some(Linked { root, relations }))
    }

    /// A part that is passed through unless it must be changed.
    fn aside(
        &self,
        word: &str,
        folder: &str,
        collector: &mut Collector<'_>,
    ) -> Result<Option<Aside>, TemplateFault> {
        let Some((root, name)) = self.part(word)? else { return Ok(None) };
        let relations = collector.relations(&name, folder)?;
        let mut linked = Linked { root: root.clone(), relations };
        unhook(&mut linked.root, &linked.relations);
        let bytes = self.package.get(&name).unwrap_or_default();
        let strict = bytes.windows(STRICT.len()).any(|window| window == STRICT);
        let untouched = !strict && root == linked.root;
        Ok(Some(Aside { bytes: untouched.then(|| bytes.to_vec()), linked }))
    }

    fn stories(
        &self,
        template: &mut Template,
        collector: &mut Collector<'_>,
    ) -> Result<(), TemplateFault> {
        let mut places = BTreeMap::new();
        let sections = sections(&self.document);
        let first = sections.first().filter(|_| sections.len() > 1);
        for section in first.into_iter().chain(sections.last()) {
            for ((header, _), id) in &section.stories {
                if !places.contains_key(id)
                    && let Some(story) = self.story(*header, id, collector)?
                {
                    places.insert(id.clone(), template.stories.len());
                    template.stories.push(story);
                }
            }
        }
        template.places = places;
        template.cover = first.cloned();
        template.body = sections.into_iter().next_back().unwrap_or_default();
        Ok(())
    }

    fn story(
        &self,
        header: bool,
        id: &str,
        collector: &mut Collector<'_>,
    ) -> Result<Option<Story>, TemplateFault> {
        let Some(relation) = self.relations.iter().find(|own| own.id == id) else {
            return Ok(None);
        };
        let Some((root, name)) = self.target(relation)? else { return Ok(None) };
        let wanted = if header { "w:hdr" } else { "w:ftr" };
        if root.name != wanted {
            return Ok(None);
        }
        let relations = collector.relations(&name, "word")?;
        Ok(Some(Story::new(header, root, relations)))
    }
}
