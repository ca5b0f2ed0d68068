//! The pictures of an older document beside those of a newer one.

use super::{Assets, Picture};
use crate::document::model::{Block, Document};
use crate::document::walk;

/// Folder of the older pictures within the sources.
const OLD: &str = "lama/";

impl Assets {
    /// Adds the pictures of an older document, which is told their new paths. A picture that both
    /// have keeps the path that the newer one knows, wherever it stood before.
    pub fn add_old(&mut self, old: &Self, document: &mut Document) {
        let paths = self.take_old(old);
        for chapter in document.parts.iter_mut().flat_map(|part| &mut part.chapters) {
            rename(&mut chapter.blocks, &paths);
        }
    }

    /// Takes the pictures that are not known yet; gives the new path of each.
    fn take_old(&mut self, old: &Self) -> Vec<(String, String)> {
        let mut paths = Vec::new();
        for (slot, picture) in &old.pictures {
            let same = self.get(slot).filter(|known| known.bytes == picture.bytes);
            let known = same.or_else(|| self.iter().find(|known| known.bytes == picture.bytes));
            let path = known.map(|known| known.path.clone());
            paths.push((
                picture.path.clone(),
                path.unwrap_or_else(|| format!("{OLD}{}", picture.path)),
            ));
        }
        for picture in old.pictures.values() {
            let path = format!("{OLD}{}", picture.path);
            if paths.iter().any(|(_, new)| *new == path) {
                let bytes = picture.bytes.clone();
                self.pictures.insert(path.clone(), Picture { path, bytes });
            }
        }
        paths
    }
}

/// Gives pictures their new paths.
fn rename(blocks: &mut [Block], paths: &[(String, String)]) {
    let rename = |file: &mut Option<String>| {
        let found = paths.iter().find(|(old, _)| Some(old) == file.as_ref());
        if let Some((_, new)) = found {
            *file = Some(new.clone());
        }
    };
    walk::blocks(blocks, &mut |block| match block {
        Block::Photo { file, .. } => rename(file),
        Block::Cover(cover) => rename(&mut cover.logo),
        Block::Title { logo, .. } => rename(logo),
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_both_have_is_kept_once() {
        let mut new = Assets::default();
        let mut old = Assets::default();
        let picture = |path: &str, byte: u8| Picture { path: path.into(), bytes: vec![byte] };
        new.pictures.insert("foto/1".into(), picture("foto/1.png", 1));
        new.pictures.insert("foto/2".into(), picture("foto/2.png", 2));
        // Moved up, and one that is gone.
        old.pictures.insert("foto/1".into(), picture("foto/1.png", 2));
        old.pictures.insert("foto/2".into(), picture("foto/2.png", 3));
        let photo = |file: &str| Block::Photo {
            id: String::new(),
            number: None,
            caption: Vec::new(),
            alt: String::new(),
            file: Some(file.into()),
            key: String::new(),
        };
        let paths = new.take_old(&old);
        let mut blocks = [photo("foto/1.png"), photo("foto/2.png")];
        rename(&mut blocks, &paths);
        let known: Vec<&str> = new.iter().map(|picture| picture.path.as_str()).collect();
        assert_eq!(known, ["foto/1.png", "foto/2.png", "lama/foto/2.png"]);
        assert_eq!(blocks, [photo("foto/2.png"), photo("lama/foto/2.png")]);
    }
}
