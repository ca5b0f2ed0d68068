//! Puts the paths of prepared pictures into the document. A composed document names each picture
//! the record asks for; one that cannot be used leaves its place empty.

use super::Assets;
use crate::document::model::{Block, Document};

impl Assets {
    /// Gives every picture of the document its path within the sources, or none.
    pub fn settle(&self, document: &mut Document) {
        for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
            self.settle_blocks(&mut chapter.blocks);
        }
    }

    pub(super) fn settle_blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Photo { file, .. } => self.settle_file(file),
                Block::Cover(cover) => self.settle_file(&mut cover.logo),
                Block::Title { logo, .. } => self.settle_file(logo),
                Block::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.settle_blocks(item));
                }
                _ => {}
            }
        }
    }

    fn settle_file(&self, file: &mut Option<String>) {
        let picture = file.take().and_then(|path| self.get(slot(&path)));
        *file = picture.map(|picture| picture.path.clone());
    }
}

/// A path without its ending.
fn slot(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path.rfind('.') {
        Some(dot) if dot > name => path.get(..dot).unwrap_or(path),
        _ => path,
    }
}
