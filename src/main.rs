//! The program `lkjip`: hands its arguments over and ends with the code that comes back.

use std::process::ExitCode;

fn main() -> ExitCode {
    lkjip::cli::run(std::env::args_os()).into()
}
