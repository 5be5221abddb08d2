//! What a run writes beside its outputs, such as reports: none of it may take the place of anything else.

use super::Problem;
use super::path::real;
use super::path::shown;
use super::plan::Job;
use std::collections::HashSet;
use std::path::PathBuf;

/// Refuses files that would take the place of each other, of an input or of an output. `what` is what they are called.
///
/// # Errors
/// When one would.
pub fn check(paths: &[PathBuf], what: &str, jobs: &[Job]) -> Result<(), Problem> {
    if paths.is_empty() {
        return Ok(());
    }
    let mut seen = HashSet::new();
    if let Some(twice) = paths.iter().find(|path| !seen.insert(real(path))) {
        let path = shown(twice);
        return Err(Problem::new(format!(
            "two files beside the outputs would be written to `{path}`"
        )));
    }
    let inputs = jobs.iter().filter_map(|job| job.article.origin.path());
    let others = inputs.map(|path| (path.to_owned(), "input"));
    let outputs = jobs.iter().flat_map(Job::files);
    for (other, taken) in others.chain(outputs.map(|path| (path, "output"))) {
        if seen.contains(&real(&other)) {
            let path = shown(&other);
            let message = format!("the {what} `{path}` would take the place of an {taken}");
            return Err(Problem::new(message).hint("give one of the two another name"));
        }
    }
    Ok(())
}

/// Refuses files that would take the place of others, which the run reads or writes.
///
/// # Errors
/// When one would.
pub fn check_apart(paths: &[PathBuf], what: &str, others: &[PathBuf]) -> Result<(), Problem> {
    let others: HashSet<PathBuf> = others.iter().map(|path| real(path)).collect();
    match paths.iter().find(|path| others.contains(&real(path))) {
        Some(path) => {
            let path = shown(path);
            let message = format!("the {what} `{path}` would take the place of a file of this run");
            Err(Problem::new(message).hint("give it another name"))
        }
        None => Ok(()),
    }
}
