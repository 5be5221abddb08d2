//! What became of outputs that nobody makes any more: no article tells of them.

use super::annotation::{Annotation, ORPHAN, plain};
use crate::batch::cache::{Fate, Orphan};
use crate::batch::path::shown;
use crate::diagnostic::Severity;
use schemars::JsonSchema;
use serde::Serialize;

/// One of them, as reports tell of it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Orphaned {
    /// Where it is or was.
    pub(super) path: String,
    /// The article that it was written for.
    pub(super) input: String,
    /// `removed`, `would-remove`, `kept` or `failed`.
    pub(super) state: &'static str,
    /// Why nobody makes it any more, and what else there is to say.
    pub(super) reason: String,
    /// How bad it is; nothing, if it is done.
    #[serde(skip)]
    severity: Option<Severity>,
}

impl Orphaned {
    pub(super) fn of(orphan: &Orphan, fate: &Fate) -> Self {
        let severity = match fate {
            Fate::Removed => None,
            Fate::WouldRemove | Fate::Failed(_) => Some(Severity::Error),
            Fate::Kept if orphan.changed => Some(Severity::Warning),
            Fate::Kept => Some(Severity::Note),
        };
        let more = match fate {
            Fate::Failed(why) => format!("; {why}"),
            _ if orphan.changed => ", and the file has been changed since".to_owned(),
            _ => String::new(),
        };
        Self {
            path: shown(&orphan.path),
            input: orphan.input.clone(),
            state: fate.name(),
            reason: format!("`{}` {}{more}", orphan.input, orphan.why()),
            severity,
        }
    }

    /// What there is to say beside the file.
    pub(super) fn annotation(&self) -> Option<Annotation<'static>> {
        let severity = self.severity?;
        let text = format!("nobody makes this output any more: {}", self.reason);
        Some(Annotation {
            severity,
            ..plain(ORPHAN, text)
        })
    }
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Fates {
    removed: usize,
    would_remove: usize,
    kept: usize,
    failed: usize,
}

impl Fates {
    pub(super) fn add(&mut self, fate: &Fate) {
        *match fate {
            Fate::Removed => &mut self.removed,
            Fate::WouldRemove => &mut self.would_remove,
            Fate::Kept => &mut self.kept,
            Fate::Failed(_) => &mut self.failed,
        } += 1;
    }

    /// The counts that are not 0, each with its name.
    pub(super) fn told(self) -> impl Iterator<Item = (usize, &'static str)> {
        let counts = [
            (self.removed, "removed"),
            (self.would_remove, "would be removed"),
            (self.kept, "kept"),
            (self.failed, "failed"),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0)
    }
}
