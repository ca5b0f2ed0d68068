//! What `susun` costs beside Typst alone, what a second run costs after one changed figure, and what
//! the Word file costs beside the PDF.
//!
//! `cargo bench --bench susun`. All are ratios of times in the same run, so they mean the same on
//! any machine; the medians of several turns are printed beside their budgets.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lkjip::document::model::Document;
use lkjip::document::{Naskah, compose};
use lkjip::output::docx::{self, Template};
use lkjip::output::pictures::Assets;
use lkjip::output::typst::Engine;
use lkjip::project::{Batch, Templates};
use lkjip_metrics::check::check_bytes;

const TURNS: usize = 7;

/// The figure that changes: a number behind an indicator, from which realisasi, capaian, the means
/// and several sentences follow.
const CHANGE: (&str, &str) = ("kini = 821", "kini = 822");

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/2025");
    let Ok(text) = std::fs::read_to_string(folder.join("laporan.toml")) else {
        return println!("reports/2025/laporan.toml tidak ada");
    };
    assert!(text.contains(CHANGE.0), "angka yang diubah tidak ada lagi dalam record contoh");
    let changed = text.replacen(CHANGE.0, CHANGE.1, 1);

    let mut whole = Vec::new();
    let mut alone = Vec::new();
    let mut cold = Vec::new();
    let mut again = Vec::new();
    let mut cold_pdf = Vec::new();
    let mut again_pdf = Vec::new();
    let mut word = Vec::new();
    let mut both = Vec::new();
    for _ in 0..TURNS {
        forget();
        whole.push(time(|| susun(&text, &folder)).0);
        let (document, assets, templates) = prepare(&text, &folder);
        forget();
        alone.push(time(|| typst(&document, &assets, &templates)).0);

        let (second, _, _) = prepare(&changed, &folder);
        assert!(document != second, "angka yang diubah tidak sampai ke dokumen");
        forget();
        let Ok(engine) = Engine::new(&templates) else { return };
        cold.push(time(|| engine.lay_out(&document, &assets).is_ok()).0);
        again.push(time(|| engine.lay_out(&second, &assets).is_ok()).0);
        // The Word file: alone, after the PDF, and beside it, as `susun` makes them.
        forget();
        let Ok(engine) = Engine::new(&templates) else { return };
        let Ok(pdf) = engine.pdf(&document, &assets) else { return };
        word.push(time(|| write_word(&engine, &document, &assets, &templates, &pdf.pages)).0);
        forget();
        both.push(time(|| typst_and_word(&document, &assets, &templates)).0);

        // The same with the export, which costs the same every time.
        forget();
        cold_pdf.push(time(|| engine.pdf(&document, &assets).is_ok()).0);
        again_pdf.push(time(|| engine.pdf(&second, &assets).is_ok()).0);
    }
    let [whole, alone, cold, again] = [whole, alone, cold, again].map(median);
    let [cold_pdf, again_pdf] = [cold_pdf, again_pdf].map(median);
    println!("susun seluruhnya         {whole:>10.1?}");
    println!("Typst saja               {alone:>10.1?}");
    println!("perbandingan             {:>10.3}   (batas 1,15)", ratio(whole, alone));
    println!("susunan pertama          {cold:>10.1?}");
    println!("sesudah satu angka ubah  {again:>10.1?}");
    println!("perbandingan             {:>10.3}   (batas 0,20)", ratio(again, cold));
    println!("dengan ekspor PDF        {:>10.3}", ratio(again_pdf, cold_pdf));
    let [word, both] = [word, both].map(median);
    println!("PDF                      {alone:>10.1?}");
    println!("Word saja, sesudah PDF   {word:>10.1?}");
    println!("perbandingan             {:>10.3}   (batas 0,12)", ratio(word, alone));
    println!("PDF dan Word             {both:>10.1?}");
    let more = both.saturating_sub(alone);
    println!("perbandingan tambahannya {:>10.3}   (batas 0,12)", ratio(more, alone));
}

/// Lets Typst forget everything, so that the next run is a first one.
fn forget() {
    comemo::evict(0);
}

fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// Everything that `susun` does, from the bytes of the record to the file on the disk.
fn susun(text: &str, folder: &Path) -> bool {
    let (document, assets, templates) = prepare(text, folder);
    let Some(pdf) = typst(&document, &assets, &templates) else { return false };
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/lkjip.pdf");
    let mut batch = Batch::default();
    batch.stage(&target, &pdf).is_ok() && batch.commit().is_ok()
}

/// PDF and Word file as `susun` makes them.
fn typst_and_word(document: &Document, assets: &Assets, templates: &Templates) -> Option<usize> {
    let engine = Engine::new(templates).ok()?;
    let word = |pages: &_| write_word(&engine, document, assets, templates, pages);
    let (pdf, word) = engine.pdf_beside(document, assets, word).ok()?;
    Some(pdf.bytes.len() + word?)
}

/// Everything that `susun` does for the Word file once the pages are known, up to its bytes.
fn write_word(
    engine: &Engine,
    document: &Document,
    assets: &Assets,
    templates: &Templates,
    pages: &BTreeMap<String, String>,
) -> Option<usize> {
    let template = Template::open(&templates.get("docx/gaya.docx")?).ok()?;
    let template = template.dressed(&document.meta.page);
    let content = docx::Content { document, assets, pages, template: &template };
    Some(
        docx::write(content, |tell| {
            let sketches = engine.sketches(document, assets)?;
            tell.sizes(sketches.list());
            sketches.paint()
        })
        .ok()?
        .bytes
        .len(),
    )
}

fn prepare(text: &str, folder: &Path) -> (Document, Assets, Templates) {
    let templates = Templates::embedded();
    let Some((record, figures)) = check_bytes(text.as_bytes()).record else {
        unreachable!("record contoh tanpa galat")
    };
    let texts: BTreeMap<String, String> = templates
        .paths_below("naskah")
        .into_iter()
        .filter_map(|path| {
            let bytes = templates.get(&path)?.into_owned();
            let name = path.strip_prefix("naskah/")?.to_string();
            Some((name, String::from_utf8(bytes).ok()?))
        })
        .collect();
    let Ok(naskah) = Naskah::read(texts) else { unreachable!("templat bawaan") };
    let composed = compose(&record, &Arc::new(figures), text, &naskah, None);
    let Some(mut document) = composed.document else { unreachable!("dokumen contoh") };
    let (assets, _) = Assets::load(&record, folder);
    assets.settle(&mut document);
    (document, assets, templates)
}

fn typst(document: &Document, assets: &Assets, templates: &Templates) -> Option<Vec<u8>> {
    let engine = Engine::new(templates).ok()?;
    Some(engine.pdf(document, assets).ok()?.bytes)
}
