//! What became of outputs that nobody makes any more: no article tells of them.

use super::Manner;
use super::annotation::{Annotation, ORPHAN, plain, seen};
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
    fn annotation(&self) -> Option<Annotation<'static>> {
        let severity = self.severity?;
        let text = format!("nobody makes this output any more: {}", self.reason);
        Some(Annotation {
            severity,
            ..plain(ORPHAN, text)
        })
    }
}

/// What there is to say of them, each beside the path that it is seen under.
pub(super) fn annotated(
    orphans: &[Orphaned],
    manner: &Manner,
) -> impl Iterator<Item = (String, Annotation<'static>)> {
    let annotated = |orphan: &Orphaned| Some((seen(&orphan.path, manner), orphan.annotation()?));
    orphans.iter().filter_map(annotated)
}
