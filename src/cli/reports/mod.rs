//! `--report FORMAT[:FILE]`: what became of every article, for programs and for pages that people look at.
//!
//! In come outcomes in the order of the inputs, out goes a file, whole or not at all, or standard output. An article is told of
//! as it comes and then forgotten, so that memory does not grow with their number. What is told depends on articles and
//! settings alone: same run, same bytes, whatever the number of threads; only `--timings` adds how long things took.

mod annotation;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod orphaned;
mod sarif;
mod totals;

use crate::batch::cache::{Fate, Orphan};
use crate::batch::outcome::Outcome;
use crate::batch::path::shown;
use crate::batch::plan::{Destination, Job};
use crate::batch::report_file::ReportFile;
use crate::batch::{Problem, beside};
use crate::diagnostic::way_out;
use orphaned::Orphaned;
use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use totals::Totals;

/// What was typed about reports.
#[derive(Default, clap::Args)]
pub(super) struct ReportArgs {
    #[arg(long = "report", value_name = "FORMAT[:FILE]", value_parser = report, help = help())]
    pub(super) reports: Vec<ReportValue>,

    /// Reports say how long things took, too: then no two are the same
    #[arg(long)]
    pub(super) timings: bool,
}

impl ReportArgs {
    /// Refuses reports that would take the place of files that the run reads, or of its index.
    pub(super) fn check_apart(&self, others: &[PathBuf]) -> Result<(), Problem> {
        let paths = self.reports.iter().filter_map(|value| value.path.clone());
        beside::check_apart(&paths.collect::<Vec<_>>(), "report", others)
    }
}

fn help() -> String {
    let forms = FORMS
        .iter()
        .map(|form| format!("{} ({})", form.name, form.about));
    format!(
        "Tells what became of every article, to a file or to standard output: {}. May be given several times",
        forms.collect::<Vec<_>>().join(", ")
    )
}

/// What was typed: a form, and where it goes; standard output, if nothing says where.
#[derive(Clone)]
pub(super) struct ReportValue {
    form: &'static Form,
    path: Option<PathBuf>,
}

/// A form of reports.
struct Form {
    name: &'static str,
    about: &'static str,
    open: fn(&Manner) -> Box<dyn Teller>,
}

/// What all reports of a run have in common.
#[derive(Clone, Default)]
pub(super) struct Manner {
    /// Whether details are told, too.
    pub(super) details: bool,
    /// Whether it is told how long things took.
    pub(super) timings: bool,
    /// The root of the repository as its host knows it, and where the run is below it.
    pub(super) root: String,
    pub(super) below: String,
}

/// Writes one report.
trait Teller {
    fn begin(&mut self, problems: &[String], out: &mut dyn Write) -> io::Result<()>;
    fn article(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()>;
    fn end(&mut self, orphans: &[Orphaned], totals: &Totals, out: &mut dyn Write)
    -> io::Result<()>;
}

/// Every form, in the order in which the user sees them.
static FORMS: &[Form] = &[
    Form {
        name: "json",
        about: "one object: every article, and the totals",
        open: |manner| Box::new(json::Json::new(manner)),
    },
    Form {
        name: "jsonl",
        about: "an object a line for every article, the last with the totals",
        open: |manner| Box::new(json::Lines::new(manner)),
    },
    Form {
        name: "junit",
        about: "JUnit's XML: a suite for every article, a case for each of its formats",
        open: |manner| Box::new(junit::Junit::new(manner)),
    },
    Form {
        name: "sarif",
        about: "SARIF 2.1.0: findings with their rules",
        open: |manner| Box::new(sarif::Sarif::new(manner)),
    },
    Form {
        name: "github",
        about: "annotations of GitHub Actions",
        open: |manner| Box::new(github::Github::new(manner)),
    },
    Form {
        name: "gitlab",
        about: "GitLab's Code Quality",
        open: |manner| Box::new(gitlab::Gitlab::new(manner)),
    },
    Form {
        name: "markdown",
        about: "a page for the summary of a job",
        open: |manner| Box::new(markdown::Markdown::new(manner)),
    },
];

/// Parses `FORMAT` or `FORMAT:FILE`.
pub(super) fn report(typed: &str) -> Result<ReportValue, String> {
    let (name, path) = match typed.split_once(':') {
        Some((_, "")) => return Err("no file stands behind the colon".to_owned()),
        Some((name, "-")) => (name, None),
        Some((name, path)) => (name, Some(PathBuf::from(path))),
        None => (typed, None),
    };
    let form = FORMS.iter().find(|form| form.name == name).ok_or_else(|| {
        let way_out = way_out(name, FORMS.iter().map(|form| form.name));
        format!("there is no report `{name}`; {way_out}")
    })?;
    Ok(ReportValue { form, path })
}

/// What a report in JSON looks like.
pub(super) fn schema() -> serde_json::Value {
    json::schema()
}

/// Refuses reports that have one place to go to, or that of an input or an output.
fn check(values: &[ReportValue], jobs: &[Job]) -> Result<(), Problem> {
    let to_stdout = values.iter().filter(|value| value.path.is_none()).count();
    let destinations = || jobs.iter().flat_map(Job::destinations);
    let hint = "`--report FORMAT:FILE` writes it to a file";
    if to_stdout > 1 {
        let message = format!("{to_stdout} reports would go to standard output");
        return Err(Problem::new(message).hint(hint));
    }
    if to_stdout == 1 && destinations().any(|one| one == Destination::Stdout) {
        let message = "the report would go to standard output, and so does the article";
        return Err(Problem::new(message).hint(hint));
    }
    let paths: Vec<PathBuf> = values
        .iter()
        .filter_map(|value| value.path.clone())
        .collect();
    beside::check(&paths, "report", jobs)
}

/// The root of the repository that the host of a run knows, and where the run is below it, if it is.
fn root() -> Option<(String, String)> {
    let said = |name| env::var_os(name).filter(|root| !root.is_empty());
    let root = said("GITHUB_WORKSPACE").or_else(|| said("CI_PROJECT_DIR"))?;
    let root = Path::new(&root).canonicalize().ok()?;
    let here = env::current_dir().and_then(|here| here.canonicalize()).ok();
    let below = here.and_then(|here| Some(here.strip_prefix(&root).ok()?.display().to_string()));
    Some((shown(&root), below.unwrap_or_default()))
}

impl ReportArgs {
    /// Whether one goes to standard output.
    pub(super) fn take_stdout(&self) -> bool {
        self.reports.iter().any(|value| value.path.is_none())
    }
}

/// The reports of a run.
#[derive(Default)]
pub(super) struct Reports {
    open: Vec<Open>,
    orphans: Vec<Orphaned>,
    totals: Totals,
}

struct Open {
    teller: Box<dyn Teller>,
    to: ReportFile,
    failed: Option<anyhow::Error>,
}

impl Reports {
    /// Opens them, so that what cannot be written is known before any work. The problems are those that came up on the way to
    /// the jobs.
    ///
    /// # Errors
    /// When one cannot be opened, or would take the place of another file.
    pub(super) fn open(
        args: &ReportArgs,
        details: bool,
        jobs: &[Job],
        problems: &[Problem],
    ) -> anyhow::Result<Self> {
        check(&args.reports, jobs)?;
        let (root, below) = root().unwrap_or_default();
        let manner = Manner {
            details,
            timings: args.timings,
            root,
            below,
        };
        let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
        let open = args.reports.iter().map(|value| {
            let mut open = Open {
                teller: (value.form.open)(&manner),
                to: ReportFile::open(value.path.as_deref())?,
                failed: None,
            };
            open.tell(|teller, out| teller.begin(&problems, out));
            Ok(open)
        });
        Ok(Self {
            open: open.collect::<anyhow::Result<_>>()?,
            ..Self::default()
        })
    }

    /// One more article.
    pub(super) fn article(&mut self, outcome: &Outcome) {
        self.totals.add(outcome);
        for open in &mut self.open {
            open.tell(|teller, out| teller.article(outcome, out));
        }
    }

    /// Whether there are any.
    pub(super) fn are_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// What became of an output that nobody makes any more.
    pub(super) fn orphan(&mut self, orphan: &Orphan, fate: &Fate) {
        self.totals.orphans.add(fate);
        if self.are_open() {
            self.orphans.push(Orphaned::of(orphan, fate));
        }
    }

    /// Ends them and puts them where they belong; what could not be written is returned.
    pub(super) fn close(self) -> Vec<anyhow::Error> {
        let (orphans, totals) = (self.orphans, self.totals);
        let closed = self.open.into_iter().map(|mut open| {
            open.tell(|teller, out| teller.end(&orphans, &totals, out));
            match open.failed {
                Some(error) => Err(error),
                None => open.to.close(),
            }
        });
        closed.filter_map(Result::err).collect()
    }
}

impl Open {
    /// A report that could not be written once is left alone from then on.
    fn tell(&mut self, tell: impl FnOnce(&mut dyn Teller, &mut dyn Write) -> io::Result<()>) {
        if self.failed.is_none()
            && let Err(error) = tell(self.teller.as_mut(), &mut self.to)
        {
            self.failed = Some(self.to.failure(error));
        }
    }
}
