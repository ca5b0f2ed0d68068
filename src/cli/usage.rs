//! Answers to arguments that cannot be understood, and to a request for help, in Indonesian.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::console::Console;
use super::exit::Exit;

/// Prints help or says what was wrong.
pub fn answer(error: &clap::Error, console: &Console) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.to_string().replace("Usage:", "Pemakaian:");
            // Help that nobody reads any more is no failure.
            let _ = console.print(&text);
            Exit::Clean
        }
        _ => refuse(&sentence(error), console),
    }
}

/// Says why what was asked for cannot be done.
pub fn refuse(sentence: &str, console: &Console) -> Exit {
    console
        .error(&format!("lkjip: {sentence}\nLihat pilihan yang ada dengan `lkjip --bantuan`.\n"));
    Exit::CannotWork
}

fn sentence(error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let argument = argument.split(" <").next().unwrap_or_default();
    let value = context(ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "sebutkan perintahnya: periksa, susun, telusur, banding, serap, catatan, verifikasi, jelaskan, baru atau templat."
                .to_string()
        }
        ErrorKind::InvalidSubcommand => {
            format!("perintah `{}` tidak dikenal.", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("argumen `{argument}` berlebih.")
        }
        ErrorKind::UnknownArgument => format!("pilihan `{argument}` tidak dikenal."),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("pilihan `{argument}` memerlukan sebuah nilai.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("nilai `{value}` tidak dapat dipakai untuk `{argument}`.")
        }
        // A record and a command at once: most often a command with a slip in its name.
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            "ada argumen yang bukan perintah di sini; periksa ejaan perintahnya.".to_string()
        }
        ErrorKind::ArgumentConflict => {
            format!("pilihan `{argument}` hanya boleh ditulis sekali.")
        }
        ErrorKind::MissingRequiredArgument => {
            format!("belum disebutkan: {}.", argument.replace("...", ""))
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("pilihan `{argument}` memerlukan sebuah nilai.")
        }
        ErrorKind::TooManyValues => format!("pilihan `{argument}` mendapat terlalu banyak nilai."),
        ErrorKind::InvalidUtf8 => "ada argumen yang bukan teks UTF-8.".to_string(),
        _ => "argumen tidak dapat dipahami.".to_string(),
    };
    let choices = context(ContextKind::ValidValue);
    let near =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| error.get(kind).and_then(nearest));
    match (near, choices.is_empty()) {
        (Some(near), _) => format!("{said} Mungkin maksudnya `{near}`."),
        (None, false) => format!("{said} Yang dapat dipakai: {choices}."),
        (None, true) => said,
    }
}

/// The best of several suggestions, which come last.
fn nearest(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}
