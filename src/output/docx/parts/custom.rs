//! Data of the program inside the package.

use super::Parts;
use crate::output::docx::template::relations::Relation;
use crate::output::docx::xml::{Element, write_part};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const PROPERTIES: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

impl Parts {
    /// Puts in a part of data under an id of the form `{8-4-4-4-12}`, by which it is found again.
    pub fn custom_part(&mut self, xml: &Element, item_id: &str) {
        self.custom = self.custom.saturating_add(1);
        let number = self.custom;
        let part = format!("customXml/item{number}.xml");
        let properties = format!("itemProps{number}.xml");
        self.put(&part, "application/xml", write_part(xml));
        let described = write_part(&described(xml, item_id));
        self.put(&format!("customXml/{properties}"), PROPERTIES, described);
        self.put_relations(&part, &[Relation::new("rId1", "customXmlProps", &properties)]);
        self.relate("customXml", &format!("../{part}"));
    }
}

fn described(xml: &Element, item_id: &str) -> Element {
    let mut schemas = Element::new("ds:schemaRefs");
    if let Some(address) = xml.attribute("xmlns") {
        schemas.push(Element::new("ds:schemaRef").with("ds:uri", address));
    }
    Element::new("ds:datastoreItem")
        .with("ds:itemID", item_id)
        .with("xmlns:ds", NAMESPACE)
        .child(schemas)
}
