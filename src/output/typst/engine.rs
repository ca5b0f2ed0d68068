//! Compiling and exporting.
//!
//! An [`Engine`] lives as long as the program needs it: the fonts, the library and the parsed templates stay,
//! and what Typst remembers of one run makes the next one fast.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use typst::World;
use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::foundations::Bytes;
use typst_as_lib::{TypstEngine, TypstWorld};
use typst_layout::PagedDocument;

use super::attached::{self, Attachment};
use super::failure::{Failure, describe};
use super::files::{Files, file_id};
use super::frames::{self, FramePlace};
use super::glyphs::{self, Foreign};
use super::standard::{Kind, options};
use super::{ATTACHED, DATA, FINAL, MAIN, REDLINE, TEMPLATES, fonts, pages};
use crate::document::model::Document;
use crate::output::json;
use crate::output::pictures::{Assets, Picture};
use crate::project::{Findings, Templates};

/// Runs after which a remembered result that was not used is forgotten.
const FORGET_AFTER: usize = 50;

/// The finished report.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file: PDF/A-2a and PDF/UA-1; PDF/A-3a when it carries files.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub page_count: usize,
    /// The printed page number of every anchor that has one.
    pub pages: BTreeMap<String, String>,
    /// Where the frames of electronic signatures came to stand.
    pub frames: Vec<FramePlace>,
    /// What Typst remarked about the templates.
    pub warnings: Vec<Findings>,
    /// Characters for which another font had to stand in.
    pub foreign: Vec<Foreign>,
}

/// Typst with our fonts and templates.
pub struct Engine {
    typst: TypstEngine,
    files: Files,
    turn: Mutex<()>,
    templates: Templates,
}

/// What came of compiling a template.
type Compiled = Warned<SourceResult<PagedDocument>>;

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
                Ok(text) => files.add(id, text),
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
        Ok(Self { typst, files, turn: Mutex::new(()), templates: templates.clone() })
    }

    /// Typesets a document, whose pictures are settled.
    ///
    /// # Errors
    /// When a template has a fault, or a character is in no font.
    pub fn pdf(&self, document: &Document, assets: &Assets) -> Result<Pdf, Failure> {
        self.pdf_beside(document, assets, |_| ()).map(|(pdf, ())| pdf)
    }

    /// The same. As soon as the pages are laid out, other work begins that needs their numbers (as
    /// in [`Pdf::pages`]), and goes on beside the export.
    ///
    /// # Errors
    /// When a template has a fault, or a character is in no font.
    pub fn pdf_beside<T: Send>(
        &self,
        document: &Document,
        assets: &Assets,
        work: impl FnOnce(&BTreeMap<String, String>) -> T + Send,
    ) -> Result<(Pdf, T), Failure> {
        self.made(document, assets, None, work)
    }

    /// The same for a final report, which carries files: PDF/A-3a.
    ///
    /// # Errors
    /// When a template has a fault, or a character is in no font.
    pub fn final_beside<T: Send>(
        &self,
        document: &Document,
        assets: &Assets,
        attachments: &[Attachment],
        work: impl FnOnce(&BTreeMap<String, String>) -> T + Send,
    ) -> Result<(Pdf, T), Failure> {
        self.made(document, assets, Some(attachments), work)
    }

    fn made<T: Send>(
        &self,
        document: &Document,
        assets: &Assets,
        attachments: Option<&[Attachment]>,
        work: impl FnOnce(&BTreeMap<String, String>) -> T + Send,
    ) -> Result<(Pdf, T), Failure> {
        let main = match attachments {
            Some(attachments) => {
                self.put_attached(attachments)?;
                FINAL
            }
            None => main_of(document),
        };
        let kind = match attachments {
            Some(_) => Kind::Final,
            None if document.changes.is_some() => Kind::Redline,
            None => Kind::Report,
        };
        self.with_layout_of(main, document, assets, |world, laid, warnings| {
            let warnings = describe(world, warnings, &self.templates);
            let pages = pages::map(laid);
            let frames = frames::places(laid, document);
            let (pdf, done) = std::thread::scope(|scope| {
                let beside = scope.spawn(|| work(&pages));
                (self.export(world, laid, document, kind), beside.join())
            });
            // A panic there is one here.
            let done = done.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            pdf.map(|pdf| (Pdf { pages, frames, warnings, ..pdf }, done))
        })
    }

    /// Lays the files that a final report carries where its template looks for them.
    fn put_attached(&self, attachments: &[Attachment]) -> Result<(), Failure> {
        let told: Vec<_> = attachments.iter().enumerate().map(|(at, one)| one.told(at)).collect();
        let told = serde_json::to_vec(&told).map_err(|error| Failure::own(&error.to_string()))?;
        self.files.set(file_id(ATTACHED)?, Bytes::new(told));
        for (index, one) in attachments.iter().enumerate() {
            self.files.set(file_id(&attached::path(index))?, Bytes::new(one.bytes.clone()));
        }
        Ok(())
    }

    /// Lays out a document without exporting it, and tells its pages. What this costs after a change
    /// depends on how the templates are built; the export costs the same every time.
    ///
    /// # Errors
    /// When a template has a fault.
    pub fn lay_out(&self, document: &Document, assets: &Assets) -> Result<usize, Failure> {
        self.with_layout(document, assets, |_, laid, _| Ok(laid.pages().len()))
    }

    /// The printed page number of every anchor that has one, as in [`Pdf::pages`].
    ///
    /// # Errors
    /// When a template has a fault.
    pub fn pages(
        &self,
        document: &Document,
        assets: &Assets,
    ) -> Result<BTreeMap<String, String>, Failure> {
        self.with_layout(document, assets, |_, laid, _| Ok(pages::map(laid)))
    }

    /// Lays out a document and hands it on.
    pub(super) fn with_layout<T>(
        &self,
        document: &Document,
        assets: &Assets,
        take: impl FnOnce(&dyn World, &PagedDocument, &[SourceDiagnostic]) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.with_layout_of(main_of(document), document, assets, take)
    }

    fn with_layout_of<T>(
        &self,
        main: &str,
        document: &Document,
        assets: &Assets,
        take: impl FnOnce(&dyn World, &PagedDocument, &[SourceDiagnostic]) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let (world, Warned { output, warnings }) = self.compile(main, document, assets)?;
        let laid = output.map_err(|errors| self.fault(&world, &errors))?;
        take(&world, &laid, &warnings)
    }

    /// Lays out a document with another template than the main one.
    pub(super) fn lay_out_with(
        &self,
        template: &str,
        document: &Document,
        assets: &Assets,
    ) -> Result<PagedDocument, Failure> {
        let (world, Warned { output, .. }) = self.compile(template, document, assets)?;
        output.map_err(|errors| self.fault(&world, &errors))
    }

    /// Compiles a template. The document lies where every template looks for it, so one document
    /// is compiled at a time.
    fn compile(
        &self,
        template: &str,
        document: &Document,
        assets: &Assets,
    ) -> Result<(TypstWorld<'_>, Compiled), Failure> {
        let data = json::compact(document).map_err(|error| Failure::own(&error.to_string()))?;
        let main = file_id(template)?;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.put(data, assets)?;
        let world = self.typst.world_builder(main).build().map_err(Failure::typst)?;
        let compiled = typst::compile::<PagedDocument>(&world);
        comemo::evict(FORGET_AFTER);
        Ok((world, compiled))
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
        kind: Kind,
    ) -> Result<Pdf, Failure> {
        let foreign = glyphs::foreign(laid, fonts::families(document.meta.page.font));
        if foreign.iter().any(|run| run.substitute.is_none()) {
            return Err(Failure::Glyphs(foreign));
        }
        let options = options(document, kind)?;
        let mut bytes =
            typst_pdf::pdf(laid, &options).map_err(|errors| self.fault(world, &errors))?;
        // Without it a signature that is added later would break PDF/A.
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let page_count = laid.pages().len();
        Ok(Pdf {
            bytes,
            page_count,
            pages: BTreeMap::new(),
            frames: Vec::new(),
            warnings: Vec::new(),
            foreign,
        })
    }

    fn fault(&self, world: &dyn World, errors: &[SourceDiagnostic]) -> Failure {
        Failure::Templates(describe(world, errors, &self.templates))
    }
}

fn main_of(document: &Document) -> &'static str {
    if document.changes.is_some() { REDLINE } else { MAIN }
}

/// Whether Typst can draw a picture, of which nothing else is known (SVG).
pub fn draws(picture: &Picture) -> bool {
    lay_out_picture(picture).is_some()
}

/// A picture alone on a page of its size, as large as a logo is printed at most.
pub(super) fn lay_out_picture(picture: &Picture) -> Option<PagedDocument> {
    let (id, main) = (file_id(&picture.path).ok()?, file_id("gambar.typ").ok()?);
    let page = "#set page(width: auto, height: auto, margin: 0pt)";
    let mut files = Files::default();
    files.add(main, format!("{page}\n#image(\"/{}\", height: 30mm)", picture.path));
    files.set(id, Bytes::new(picture.bytes.clone()));
    let typst = TypstEngine::builder().add_file_resolver(files).build();
    let world = typst.world_builder(main).build().ok()?;
    typst::compile::<PagedDocument>(&world).output.ok()
}
