//! The last step: the text joins, and everything is packed.

use super::{Parts, WORD, properties};
use crate::document::model::Meta;
use crate::output::docx::package::CONTENT_TYPES;
use crate::output::docx::template::relations::{self, Relation};
use crate::output::docx::xml::{Element, write_part};

const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const APP: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

impl Parts {
    /// The file: the text (`w:document`) with all that was put in.
    ///
    /// # Errors
    /// When a part is larger than an archive can hold.
    pub fn finish(mut self, document: &Element, meta: &Meta) -> zip::result::ZipResult<Vec<u8>> {
        let styles = write_part(&self.styles);
        self.link("styles", "styles.xml", &format!("{WORD}styles+xml"), styles);
        let settings = write_part(&self.settings);
        self.link("settings", "settings.xml", &format!("{WORD}settings+xml"), settings);
        self.write_numbering();
        let main = "word/document.xml";
        self.put(main, &format!("{WORD}document.main+xml"), write_part(document));
        let relations = std::mem::take(&mut self.relations);
        self.put_relations(main, &relations);
        self.put("docProps/core.xml", CORE, write_part(&properties::core(meta)));
        self.put("docProps/app.xml", APP, write_part(&properties::app()));
        self.write_roots(main);
        self.package.write()
    }

    fn write_numbering(&mut self) {
        if self.numbering.root.children.is_empty() {
            return;
        }
        let bytes = write_part(&self.numbering.root);
        let kind = format!("{WORD}numbering+xml");
        let part = self.link("numbering", "numbering.xml", &kind, bytes);
        let relations = std::mem::take(&mut self.numbering.relations);
        self.put_relations(&part, &relations);
    }

    fn write_roots(&mut self, main: &str) {
        let mut core = Relation::new("rId2", "", "docProps/core.xml");
        core.kind = CORE_RELATION.into();
        let roots = [
            Relation::new("rId1", "officeDocument", main),
            core,
            Relation::new("rId3", "extended-properties", "docProps/app.xml"),
        ];
        self.package.put("_rels/.rels", write_part(&relations::element(&roots)));
        self.package.put(CONTENT_TYPES, write_part(&self.types.element()));
    }
}
