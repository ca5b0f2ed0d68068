//! Colours of what is printed, which also reads without them.

use std::fmt::Display;

use anstyle::{AnsiColor, Effects, Style};

/// Whether there are colours.
#[derive(Debug, Clone, Copy)]
pub struct Paint(pub bool);

impl Paint {
    /// What is no longer there, or got worse.
    pub fn gone(self, text: impl Display) -> String {
        self.with(AnsiColor::Red.on_default(), text)
    }

    /// What is new, or got better.
    pub fn come(self, text: impl Display) -> String {
        self.with(AnsiColor::Green.on_default(), text)
    }

    /// What leads the eye.
    pub fn strong(self, text: impl Display) -> String {
        self.with(Style::new().effects(Effects::BOLD), text)
    }

    /// What stands back.
    pub fn faint(self, text: impl Display) -> String {
        self.with(Style::new().effects(Effects::DIMMED), text)
    }

    fn with(self, style: Style, text: impl Display) -> String {
        if self.0 { format!("{style}{text}{style:#}") } else { text.to_string() }
    }
}
