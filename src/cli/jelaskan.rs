//! `jelaskan`: what a code means, why it matters, and what to do.

use lkjip_metrics::code::Code;
use lkjip_metrics::read::nearest;

use super::args::JelaskanArgs;
use super::console::{Console, Unprinted};
use super::exit::Exit;
use super::render::markdown;
use crate::project::{Fault, page};

/// Prints the page about a code, or the list of all codes.
pub fn run(args: &JelaskanArgs, console: &Console) -> Result<Exit, Fault> {
    let text = match &args.code {
        None => list(),
        Some(asked) => match known(asked) {
            Some(code) => explained(code),
            None => {
                console.error(&format!("lkjip: {}\n", unknown(asked)));
                return Ok(Exit::CannotWork);
            }
        },
    };
    Ok(match console.print(&text) {
        Ok(()) | Err(Unprinted::ReaderGone) => Exit::Clean,
        Err(Unprinted::Lost) => Exit::CannotWork,
    })
}

/// What was asked for, written in full: `0306` and `lkj0306` are `LKJ0306`.
fn full(asked: &str) -> String {
    let asked = asked.trim().to_uppercase();
    if asked.starts_with(|c: char| c.is_ascii_digit()) { format!("LKJ{asked}") } else { asked }
}

fn known(asked: &str) -> Option<Code> {
    let asked = full(asked);
    Code::ALL.iter().copied().find(|code| code.text() == asked)
}

fn unknown(asked: &str) -> String {
    // The search is for names in small letters.
    let codes: Vec<String> = Code::ALL.iter().map(|code| code.text().to_lowercase()).collect();
    let near = nearest(&full(asked), codes.iter().map(String::as_str));
    let near = near
        .map_or_else(String::new, |near| format!(" Mungkin maksudnya `{}`.", near.to_uppercase()));
    format!("kode `{asked}` tidak dikenal.{near}\nLihat semua kode dengan `lkjip jelaskan`.")
}

fn explained(code: Code) -> String {
    page(code.text())
        .map_or_else(|| format!("{code} ({}): {}\n", code.level(), code.summary()), markdown)
}

/// A line per code.
fn list() -> String {
    let lines = Code::ALL
        .iter()
        .map(|code| format!("{code}  {:<10}  {}\n", code.level().to_string(), code.summary()));
    lines.collect::<String>() + "\nPenjelasan sebuah kode: lkjip jelaskan LKJ0306\n"
}
