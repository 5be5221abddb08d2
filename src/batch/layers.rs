//! What is said of an article, wherever it is said: in a configuration file, for some files of it, in a file beside the
//! article, on the command line. Each of these is a layer, and each is a stronger word than the one before.

use super::config::Config;
use super::lint::settle;
use super::plan::Origin;
use super::said::Said;
use super::sidecar;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The layers that a run has for all its articles; what stands beside an article comes between them.
#[derive(Default)]
pub struct Layers {
    /// The configuration file.
    pub config: Config,
    /// The command line.
    pub typed: Said,
}

impl Layers {
    /// What is said of an article before there is a text: what stands beside it speaks of lines.
    pub fn of_bytes(&self, origin: &Origin) -> Said {
        self.typed.over(&self.config.said_of(origin))
    }

    /// Gives the findings about an article the severities that the user wants.
    pub fn settle(&self, origin: &Origin, found: &mut Vec<Diagnostic>) {
        if !found.is_empty() {
            let said = self.of_bytes(origin);
            settle(&said.levels, said.lint, found);
        }
    }

    /// All that is said of an article.
    ///
    /// # Errors
    /// When the file beside it cannot be read, or says what cannot be.
    pub fn of_text(&self, origin: &Origin, source: &Source) -> anyhow::Result<Said> {
        let beside = sidecar::said(origin, source)?;
        let below = beside.over(&self.config.said_of(origin));
        Ok(self.typed.over(&below))
    }
}
