//! Files that exist in memory only, as Typst asks for them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst_as_lib::file_resolver::FileResolver;

use super::failure::Failure;

/// Files that exist in memory only. They are looked up, never listed, so no order is needed.
#[derive(Clone, Default)]
pub(super) struct Files {
    /// Templates.
    sources: HashMap<FileId, Source>,
    /// The document and its pictures, which change.
    data: Arc<RwLock<HashMap<FileId, Bytes>>>,
}

/// The name by which Typst knows a file.
pub(super) fn file_id(path: &str) -> Result<FileId, Failure> {
    let path = VirtualPath::new(path)
        .map_err(|_| Failure::own(&format!("nama berkas `{path}` tidak sah")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Files {
    /// Adds a template.
    pub(super) fn add(&mut self, id: FileId, text: String) {
        self.sources.insert(id, Source::new(id, text));
    }

    /// Lays a file, in place of an earlier one.
    pub(super) fn set(&self, id: FileId, bytes: Bytes) {
        self.data.write().unwrap_or_else(PoisonError::into_inner).insert(id, bytes);
    }
}

impl FileResolver for Files {
    fn resolve_binary(&self, id: FileId) -> FileResult<Cow<'_, Bytes>> {
        let data = self.data.read().unwrap_or_else(PoisonError::into_inner);
        let bytes = data.get(&id).cloned().or_else(|| {
            self.sources.get(&id).map(|source| Bytes::from_string(source.text().to_string()))
        });
        bytes.map(Cow::Owned).ok_or_else(|| not_found(id))
    }

    fn resolve_source(&self, id: FileId) -> FileResult<Cow<'_, Source>> {
        self.sources.get(&id).map(Cow::Borrowed).ok_or_else(|| not_found(id))
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
