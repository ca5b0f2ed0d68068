//! The pages about codes that are embedded in the program, as `docs/kode` holds them.
//!
//! It knows how a page is found, not what it says nor how it is shown.

use include_dir::{Dir, include_dir};

static PAGES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/docs/kode");

/// The page about a code such as `LKJ0306`, in Markdown; none where it is not written yet.
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.get_file(format!("{code}.md"))?.contents_utf8()
}
