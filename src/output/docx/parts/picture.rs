//! Pictures of the text.

use super::Parts;

impl Parts {
    /// Puts a picture in and gives the id of its relation. The same bytes are stored once; what is
    /// no JPEG is taken for PNG.
    pub fn picture(&mut self, bytes: &[u8]) -> String {
        if let Some((_, id)) =
            self.pictures.iter().find(|(known, _)| !known.is_empty() && known == bytes)
        {
            return id.clone();
        }
        let jpeg = bytes.starts_with(&[0xFF, 0xD8]);
        let (ending, kind) = if jpeg { ("jpeg", "image/jpeg") } else { ("png", "image/png") };
        let target = format!("media/gambar-{}.{ending}", self.pictures.len().saturating_add(1));
        self.put(&format!("word/{target}"), kind, bytes.to_vec());
        let id = self.relate("image", &target);
        self.pictures.push((bytes.to_vec(), id.clone()));
        id
    }
    /// Takes the relation of a PNG picture whose bytes are still to come.
    pub fn reserve_picture(&mut self) -> String {
        let target = format!("media/gambar-{}.png", self.pictures.len().saturating_add(1));
        let id = self.relate("image", &target);
        self.pictures.push((Vec::new(), id.clone()));
        id
    }

    /// Puts the bytes of such a picture in.
    pub fn fill_picture(&mut self, id: &str, bytes: &[u8]) {
        let Some(relation) = self.relations.iter().find(|relation| relation.id == id) else {
            return;
        };
        let name = format!("word/{}", relation.target);
        self.put(&name, "image/png", bytes.to_vec());
    }
}
