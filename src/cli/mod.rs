//! The command line: what was asked, the commands, how findings are shown, how the program ends.
//!
//! Only this module prints, and only here is the exit code decided.

mod args;
mod banding;
mod baru;
mod catatan;
mod checked;
mod console;
mod exit;
mod finished;
mod guard;
mod jelaskan;
mod making;
mod paint;
mod pelengkap;
mod perbaiki;
mod periksa;
mod prose;
mod rahasia;
mod reference;
mod render;
mod serap;
mod susun;
mod telusur;
mod templat;
mod tte;
mod usage;
mod verifikasi;
mod watch;
mod word;
mod wrap;

use std::ffi::OsString;

use clap::Parser;

use args::{Args, Command};
use console::Console;
pub use exit::Exit;

/// Runs the program with its arguments and tells how it ended.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Exit {
    let console = Console::from_system();
    let arguments: Vec<OsString> = arguments.collect();
    guard::guarded(&console, move |watch| {
        let console = Console::from_system();
        match Args::try_parse_from(arguments) {
            Ok(args) => {
                watch.begin_for(&args.command);
                dispatch(&args.command, &console)
            }
            Err(error) => usage::answer(&error, &console),
        }
    })
}

fn dispatch(command: &Command, console: &Console) -> Exit {
    let done = match command {
        Command::Periksa(args) => periksa::run(args, console),
        Command::Susun(args) => susun::run(args, console),
        Command::Telusur(args) => telusur::run(args, console),
        Command::Banding(args) => banding::run(args, console),
        Command::Serap(args) => serap::run(args, console),
        Command::Verifikasi(args) => verifikasi::run(args, console),
        Command::Baru(args) => baru::run(args, console),
        Command::Catatan(args) => catatan::run(args, console),
        Command::Jelaskan(args) => jelaskan::run(args, console),
        Command::Templat(args) => templat::run(args, console),
        Command::Pelengkap(args) => pelengkap::run(args, console),
    };
    done.unwrap_or_else(|fault| {
        console.error(&format!("lkjip: {fault}\n"));
        Exit::CannotWork
    })
}
