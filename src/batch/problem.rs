//! A problem of the world (a path, an option, a terminal) with a way out of it.

use std::fmt;

/// What went wrong and what can be done about it. It travels inside an [`anyhow::Error`] and is found there again by type.
#[derive(Debug)]
pub struct Problem {
    message: String,
    hints: Vec<String>,
}

impl Problem {
    /// A problem in words: lower case, no full stop.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// With a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The ways out.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}
