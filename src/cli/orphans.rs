//! Outputs that nobody makes any more: told of, and removed if that was asked for.

use super::report::Report;
use super::settings::Resolved;
use super::words::counted;
use crate::batch::Problem;
use crate::batch::cache::{Cache, Fate, Orphan};
use crate::batch::index::Index;
use crate::batch::output::Mode;
use crate::batch::path::shown;

/// How many names a message holds.
const NAMES: usize = 5;

/// Removes the orphans of a run, or says that they would be, or that they are there. `done` says of each of its articles
/// whether its outputs are what they should be.
pub(super) fn tell(
    resolved: &Resolved,
    cache: &Cache,
    done: &[bool],
    report: &mut Report,
) -> anyhow::Result<()> {
    let Some(root) = resolved.outputs.directory() else {
        return Ok(());
    };
    let beside = resolved.index.as_ref().map(Index::paths);
    let orphans = cache.orphans(root, &resolved.run.jobs, done, &beside.unwrap_or_default())?;
    let export = resolved.run.mode == Mode::Export;
    if !resolved.conduct.prune {
        for orphan in &orphans {
            report.orphan(orphan, &Fate::Kept);
        }
        if !export && !orphans.is_empty() {
            mention(&orphans, report);
        }
        return Ok(());
    }
    for orphan in &orphans {
        let fate = prune(orphan, export, || cache.remove(orphan, root), report)?;
        report.orphan(orphan, &fate);
    }
    if export {
        cache.forget_gone()?;
    }
    Ok(())
}

/// What `--prune` makes of one.
fn prune(
    orphan: &Orphan,
    export: bool,
    remove: impl FnOnce() -> Result<(), Problem>,
    report: &mut Report,
) -> anyhow::Result<Fate> {
    let (path, input, why) = (shown(&orphan.path), &orphan.input, orphan.why());
    if orphan.changed {
        let problem = Problem::new(format!(
            "`{path}` was written for `{input}`, which {why}, and has been changed since: it is kept"
        ));
        report.warning(&problem.hint("remove it, or move it to where it is no output"));
        return Ok(Fate::Kept);
    }
    if !export {
        report.data(&format!("would remove: {path}: `{input}` {why}\n"))?;
        return Ok(Fate::WouldRemove);
    }
    Ok(match remove() {
        Ok(()) => Fate::Removed,
        Err(problem) => {
            report.problem(&problem);
            Fate::Failed(problem.to_string())
        }
    })
}

/// Who only asked whether outputs are up to date learns of those that are too many, without failing for them.
fn mention(orphans: &[Orphan], report: &mut Report) {
    let names = orphans.iter().take(NAMES);
    let names: Vec<_> = names
        .map(|orphan| format!("`{}`", shown(&orphan.path)))
        .collect();
    let more = match orphans.len().saturating_sub(NAMES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let count = counted(orphans.len(), "output");
    report.note(
        &format!(
            "of {count} the articles are gone or have other names now: {}{more}",
            names.join(", ")
        ),
        "`--prune` removes such, and `--check --prune` fails if there are any",
    );
}
