//! What a line of a returned document costs when there are many, beside one when there are few.
//!
//! `cargo bench --bench serap`. All are ratios of times in the same run, so they mean the same on any
//! machine; the medians of several turns are printed beside their budgets.

use std::time::{Duration, Instant};

use lkjip::review::{Line, Piece, Place, Reading, Style, pair, settle};
use lkjip_metrics::banding::words;

const TURNS: usize = 5;

/// Lines of the draft, of a returned document, and of one that is much longer.
const DRAFT: usize = 2_000;
const FEW: usize = 2_500;
const MANY: usize = 40_000;

/// The text of a line that came, by its number.
type Way = fn(usize) -> String;

fn main() {
    let base: Vec<String> =
        (0..DRAFT).map(|n| format!("Baris {n} tentang usaha {} di pasar.", n * 7)).collect();
    let ways: [(&str, Way); 3] = [
        ("baris baru semua", |n| format!("kata{n} baru{n} sekali{n} lagi{n}")),
        ("satu baris berulang", |_| "Satu baris yang sama saja.".to_string()),
        ("draf berulang", |n| format!("Baris {} tentang usaha {}.", n % DRAFT, n % DRAFT * 7)),
    ];
    for (name, line) in ways {
        let [few, many] = [FEW, MANY].map(|count| {
            let returned = reading(base.iter().cloned().chain((0..count - DRAFT).map(line)));
            median((0..TURNS).map(|_| taken(&base, returned.clone())).collect())
        });
        let each = |time: Duration, count| time.as_secs_f64() / f64::from(count);
        let ratio = each(many, 40_000) / each(few, 2_500);
        println!("{name:<24} {few:>10.1?} {many:>10.1?}");
        println!("perbandingan per baris   {ratio:>10.3}   (batas 2)");
    }
    let old = "Baris pendek tentang pasar dan usaha kecil.";
    let [short, long] = [10_000, 160_000].map(|count| {
        let new: String = (0..count).map(|n| format!("kata{} ", n % 3_000)).collect();
        median((0..TURNS).map(|_| time(|| words(old, &new))).collect())
    });
    let ratio = long.as_secs_f64() / short.as_secs_f64() / 16.0;
    println!("alinea panjang           {short:>10.1?} {long:>10.1?}");
    println!("perbandingan per kata    {ratio:>10.3}   (batas 2)");
}

fn reading(texts: impl Iterator<Item = String>) -> Reading {
    let line = |text: String| Line {
        pieces: vec![Piece { text, ..Piece::default() }],
        key: None,
        place: Place::default(),
        style: Style::Body,
        bookmarks: Vec::new(),
        signed: Vec::new(),
    };
    Reading { lines: texts.map(line).collect(), ..Reading::default() }
}

fn taken(base: &[String], mut returned: Reading) -> Duration {
    let base = reading(base.iter().cloned());
    time(|| {
        let pairs = pair(&base, &returned);
        settle(&base, &mut returned, &pairs);
    })
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let _kept = work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
