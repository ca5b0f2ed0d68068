//! Colours of what is printed; whatever they say is also said by a word or a sign.

use std::fmt::Display;

use anstyle::{AnsiColor, Effects, Style};

/// Whether there are colours.
#[derive(Debug, Clone, Copy)]
pub struct Paint(pub bool);

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    Plain,
    /// A title.
    Strong,
    /// Beside the point.
    Faint,
    /// Better, or new.
    Good,
    /// Worse, or gone.
    Bad,
    /// To be minded.
    Warn,
}

impl Paint {
    /// A piece of text in its colour.
    pub fn text(self, tone: Tone, text: impl Display) -> String {
        let style = match tone {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().effects(Effects::BOLD),
            Tone::Faint => Style::new().effects(Effects::DIMMED),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Bad => AnsiColor::Red.on_default(),
            Tone::Warn => AnsiColor::Yellow.on_default(),
        };
        let text = text.to_string();
        if !self.0 || style.is_plain() || text.trim().is_empty() {
            return text;
        }
        format!("{style}{text}{style:#}")
    }

    /// What is no longer there.
    pub fn gone(self, text: impl Display) -> String {
        self.text(Tone::Bad, text)
    }

    /// What is new.
    pub fn come(self, text: impl Display) -> String {
        self.text(Tone::Good, text)
    }

    /// What leads the eye.
    pub fn strong(self, text: impl Display) -> String {
        self.text(Tone::Strong, text)
    }

    /// What stands back.
    pub fn faint(self, text: impl Display) -> String {
        self.text(Tone::Faint, text)
    }
}
