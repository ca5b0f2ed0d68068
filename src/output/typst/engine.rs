//! Compiling and exporting.
//!
//! An [`Engine`] lives as long as the program needs it: the fonts, the library and the parsed templates stay,
//! and what Typst remembers of one run makes the next one fast.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use typst::World;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst_as_lib::TypstEngine;
use typst_as_lib::file_resolver::FileResolver;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::failure::{Failure, describe};
use super::glyphs::{self, Foreign};
use super::{DATA, MAIN, TEMPLATES, fonts, pages};
use crate::document::model::{Document, Meta};
use crate::output::json;
use crate::output::pictures::{Assets, Picture};
use crate::project::{Findings, Templates};

/// Runs after which a remembered result that was not used is forgotten.
const FORGET_AFTER: usize = 50;

/// The finished report.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file: PDF/A-2a and PDF/UA-1.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub page_count: usize,
    /// The printed page number of every anchor that has one.
    pub pages: BTreeMap<String, String>,
    /// What Typst remarked about the templates.
    pub warnings: Vec<Findings>,
    /// Characters for which another font had to stand in.
    pub foreign: Vec<Foreign>,
}

/// Typst with our fonts and templates.
pub struct Engine {
    typst: TypstEngine,
    main: FileId,
    files: Files,
    templates: Templates,
}

/// Files that exist in memory only. They are looked up, never listed, so no order is needed.
#[derive(Clone, Default)]
struct Files {
    sources: HashMap<FileId, Source>,
    data: Arc<RwLock<HashMap<FileId, Bytes>>>,
}

impl Engine {
    /// Prepares the templates.
    ///
    /// # Errors
    /// When a template is no text.
    pub fn new(templates: &Templates) -> Result<Self, Failure> {
        let mut files = Files::default();
        for path in templates.paths_below(TEMPLATES) {
            let Some(bytes) = templates.get(&path) else { continue };
            let id = file_id(path.strip_prefix("typst/").unwrap_or(&path))?;
            match String::from_utf8(bytes.into_owned()) {
                Ok(text) => drop(files.sources.insert(id, Source::new(id, text))),
                Err(_) if path.ends_with(".typ") => {
                    return Err(Failure::not_text(templates.shown(&path)));
                }
                Err(error) => files.set(id, Bytes::new(error.into_bytes())),
            }
        }
        let typst = TypstEngine::builder()
            .fonts(fonts::all().iter().cloned())
            .add_file_resolver(files.clone())
            .build();
        let main = file_id(MAIN)?;
        Ok(Self { typst, main, files, templates: templates.clone() })
    }

    /// Typesets a document, whose pictures are settled.
    ///
    /// # Errors
    /// When a template has a fault, or a character is in no font.
    pub fn pdf(&self, document: &Document, assets: &Assets) -> Result<Pdf, Failure> {
        self.with_layout(document, assets, |world, laid, warnings| {
            let warnings = describe(world, warnings, &self.templates);
            self.export(world, laid, document).map(|pdf| Pdf { warnings, ..pdf })
        })
    }

    /// Lays out a document without exporting it, and tells its pages. What this costs after a change
    /// depends on how the templates are built; the export costs the same every time.
    ///
    /// # Errors
    /// When a template has a fault.
    pub fn lay_out(&self, document: &Document, assets: &Assets) -> Result<usize, Failure> {
        self.with_layout(document, assets, |_, laid, _| Ok(laid.pages().len()))
    }

    /// Lays out a document and hands it on.
    fn with_layout<T>(
        &self,
        document: &Document,
        assets: &Assets,
        take: impl FnOnce(&dyn World, &PagedDocument, &[SourceDiagnostic]) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let data = json::compact(document).map_err(|error| Failure::own(&error.to_string()))?;
        self.put(data, assets)?;
        let world = self.typst.world_builder(self.main).build().map_err(Failure::typst)?;
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let taken = output
            .map_err(|errors| self.fault(&world, &errors))
            .and_then(|laid| take(&world, &laid, &warnings));
        comemo::evict(FORGET_AFTER);
        taken
    }

    /// Lays the document and its pictures where the templates look for them.
    fn put(&self, data: Vec<u8>, assets: &Assets) -> Result<(), Failure> {
        self.files.set(file_id(DATA)?, Bytes::new(data));
        for picture in assets.iter() {
            self.files.set(file_id(&picture.path)?, Bytes::new(picture.bytes.clone()));
        }
        Ok(())
    }

    fn export(
        &self,
        world: &dyn World,
        laid: &PagedDocument,
        document: &Document,
    ) -> Result<Pdf, Failure> {
        let foreign = glyphs::foreign(laid, fonts::families(document.meta.page.font));
        if foreign.iter().any(|run| run.substitute.is_none()) {
            return Err(Failure::Glyphs(foreign));
        }
        let options = options(&document.meta)?;
        let mut bytes =
            typst_pdf::pdf(laid, &options).map_err(|errors| self.fault(world, &errors))?;
        // Without it a signature that is added later would break PDF/A.
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let page_count = laid.pages().len();
        Ok(Pdf { bytes, page_count, pages: pages::map(laid), warnings: Vec::new(), foreign })
    }

    fn fault(&self, world: &dyn World, errors: &[SourceDiagnostic]) -> Failure {
        Failure::Templates(describe(world, errors, &self.templates))
    }
}

/// Whether Typst can draw a picture, of which nothing else is known (SVG).
pub fn draws(picture: &Picture) -> bool {
    let (Ok(id), Ok(main)) = (file_id(&picture.path), file_id("gambar.typ")) else { return false };
    let text = format!("#image(\"/{}\")", picture.path);
    let files =
        Files { sources: HashMap::from([(main, Source::new(main, text))]), ..Files::default() };
    files.set(id, Bytes::new(picture.bytes.clone()));
    let typst = TypstEngine::builder().add_file_resolver(files).build();
    let Ok(world) = typst.world_builder(main).build() else { return false };
    typst::compile::<PagedDocument>(&world).output.is_ok()
}

/// The same document gives the same bytes: nothing here depends on the machine or the day.
fn options(meta: &Meta) -> Result<PdfOptions, Failure> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| Failure::own(error.message()))?;
    let date = date(&meta.date)
        .ok_or_else(|| Failure::own(&format!("tanggal dokumen `{}` tidak sah", meta.date)))?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!("lkjip/{}/{}", meta.author, meta.year)),
        creator: Smart::Custom(Some(format!("lkjip {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Some(Timestamp::new_utc(date)),
        standards,
        ..PdfOptions::default()
    })
}

/// `YYYY-MM-DD` at midnight.
fn date(text: &str) -> Option<Datetime> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0)
}

fn file_id(path: &str) -> Result<FileId, Failure> {
    let path = VirtualPath::new(path)
        .map_err(|_| Failure::own(&format!("nama berkas `{path}` tidak sah")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Files {
    fn set(&self, id: FileId, bytes: Bytes) {
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
