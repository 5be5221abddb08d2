//! Many articles → one issue, in one file or several.
//!
//! In come articles in parts, out go files, and one [`Outcome`] an article and one for the issue. An issue that lacks an
//! article is none: if one cannot be read, nothing is written. What is no text in a directory is skipped, as always.

use super::card::Card;
use super::execute::{gather, interpret};
use super::in_turn::in_turn;
use super::layers::Layers;
use super::make::Making;
use super::outcome::{Outcome, State};
use super::output::{Manner, Mode};
use super::path::shown;
use super::plan::{Destination, Job};
use super::said::Said;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Labelled, Overrides, Part, Span, bind as bound, label};
use crate::source::Source;
use crate::write::{Format, Writer};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// All that makes an issue.
pub struct Binding {
    /// The articles, as they were given.
    pub jobs: Vec<Job>,
    /// Titles of the parts, empty for none, and how many of the articles stand in each.
    pub parts: Vec<(String, usize)>,
    /// In which order the articles of a part stand.
    pub sort: Sort,
    /// What is said of the issue.
    pub issue: Overrides,
    /// The files, each with its format and its writer.
    pub outputs: Vec<(&'static Format, Box<dyn Writer>, PathBuf)>,
    /// What is said of the articles.
    pub layers: Layers,
    /// How many articles are read at once; as many as the machine has processors otherwise.
    pub threads: Option<NonZeroUsize>,
}

/// An order of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// As they are given; those of a directory by name
    #[default]
    Given,
    /// By the date of each, those without one last
    Date,
    /// By the names of the files
    Name,
}

/// An article on its way into the issue.
struct Read<'s> {
    job: usize,
    document: Document<'s>,
}

/// Binds the articles and writes the issue, and tells of each and of the whole.
pub fn bind(binding: &Binding, mut tell: impl FnMut(Outcome)) {
    let mut outcomes = Vec::new();
    let mut sources: Vec<Option<(Source, Said)>> = Vec::new();
    let gathered = |index: usize| {
        let job = &binding.jobs[index];
        let mut outcome = Outcome::of(job.article.origin.to_string());
        let given = outcome.guarded(|outcome| {
            let mut diagnostics = Diagnostics::new();
            let given = gather(&binding.layers, job, &mut diagnostics, outcome);
            outcome.find(diagnostics, None);
            given
        });
        outcome.settle(std::iter::empty(), &[]);
        (outcome, given.flatten())
    };
    in_turn(
        binding.jobs.len(),
        binding.threads,
        gathered,
        |(outcome, given)| {
            outcomes.push(outcome);
            sources.push(given);
            ControlFlow::Continue(())
        },
    );
    let interpreted = |index: usize| {
        let mut outcome = Outcome::of(binding.jobs[index].article.origin.to_string());
        let document = outcome.guarded(|outcome| {
            let (source, said) = sources[index].as_ref()?;
            let mut found = Diagnostics::new();
            let document = interpret(&binding.jobs[index], source, said, &mut found)?;
            if let Some(finding) = untitled(&binding.jobs[index], &label(&document)) {
                found.push(finding);
            }
            outcome.find(found, None);
            outcome.card = Some(Card::of(&document));
            Some(document)
        });
        outcome.settle(std::iter::empty(), &[]);
        (outcome, document.flatten())
    };
    let mut documents = Vec::new();
    in_turn(
        binding.jobs.len(),
        binding.threads,
        interpreted,
        |(outcome, document)| {
            let own: &mut Outcome = &mut outcomes[documents.len()];
            own.find(outcome.diagnostics, None);
            own.errors.extend(outcome.errors);
            own.card = outcome.card;
            if outcome.state == State::Failed {
                own.state = State::Failed;
                own.reason = outcome.reason;
            }
            documents.push(document);
            ControlFlow::Continue(())
        },
    );
    let mut issue = Outcome::of(
        binding
            .outputs
            .first()
            .map_or_else(String::new, |(_, _, path)| shown(path)),
    );
    if outcomes
        .iter()
        .all(|outcome| outcome.state != State::Failed)
    {
        issue.guarded(|issue| write(binding, documents, issue, &mut outcomes));
    } else {
        issue.state = State::Failed;
        issue.reason = Some("an article of it cannot be read".to_owned());
    }
    let destinations: Vec<_> = binding
        .outputs
        .iter()
        .map(|(_, _, path)| Destination::File(path.clone()))
        .collect();
    let formats = binding.outputs.iter().map(|(format, _, _)| *format);
    issue.settle(formats, &destinations);
    let told = outcomes.into_iter().zip(&binding.jobs).zip(sources);
    for ((mut outcome, job), given) in told {
        let found = &mut outcome.diagnostics;
        binding.layers.settle(&job.article.origin, found);
        if !outcome.diagnostics.is_empty() {
            outcome.source = given.map(|(source, _)| source);
        }
        tell(outcome);
    }
    tell(issue);
}

fn untitled(job: &Job, label: &Labelled) -> Option<Diagnostic> {
    let instead = match label {
        Labelled::Title(_) => return None,
        Labelled::Heading(_) => "its first heading stands",
        Labelled::Words(_) => "its first words stand",
        Labelled::Empty => "`Untitled` stands",
    };
    let message = format!("the article has no title; {instead} for it in the contents");
    let beside = job.article.place.with_extension("copydesk.toml");
    let hint = format!(
        "`[metadata]` with a `title` in `{}` gives it one",
        shown(&beside)
    );
    Some(Diagnostic::new(Code::Untitled, message).hint(hint))
}

fn write(
    binding: &Binding,
    documents: Vec<Option<Document<'_>>>,
    issue: &mut Outcome,
    outcomes: &mut [Outcome],
) {
    let mut articles = documents.into_iter().enumerate();
    let mut jobs = Vec::new();
    let mut parts = Vec::new();
    for (title, count) in &binding.parts {
        let own = articles.by_ref().take(*count);
        let mut own: Vec<Read<'_>> = own
            .filter_map(|(job, document)| document.map(|document| Read { job, document }))
            .collect();
        sort(&mut own, binding);
        jobs.extend(own.iter().map(|read| read.job));
        parts.push(Part {
            title: title.clone(),
            articles: own.into_iter().map(|read| read.document).collect(),
        });
    }
    let document = bound(parts, &binding.issue);
    if document.articles.is_empty() {
        issue
            .errors
            .push(anyhow::anyhow!("there is no article to bind"));
        return;
    }
    let mut found = Diagnostics::new();
    for (format, writer, path) in &binding.outputs {
        let destination = Destination::File(path.clone());
        let making = Making {
            format,
            writer: writer.as_ref(),
            destination: &destination,
            mode: Mode::Export,
            manner: Manner::default(),
            hashed: true,
            change: None,
        };
        issue.make(&document, &making, &mut found);
    }
    // Each finding is told of where it was made: in the text of an article, or in the whole.
    for mut diagnostic in found {
        let place = diagnostic.span.and_then(|span| place(&document, span));
        let Some((nth, span)) = place else {
            issue.find([diagnostic], None);
            continue;
        };
        let job = jobs[nth];
        diagnostic.span = Some(span).filter(|_| binding.jobs[job].input_format.has_places);
        outcomes[job].find([diagnostic], None);
    }
}

/// The article that a place of the issue is in, and the place in that article.
fn place(document: &Document<'_>, span: Span) -> Option<(usize, Span)> {
    let nth = document
        .articles
        .partition_point(|article| article.span.end < span.start);
    let own = document.articles.get(nth)?.span;
    (own.start <= span.start).then(|| {
        let start = span.start - own.start;
        let end = span.end.min(own.end) - own.start;
        (
            nth,
            Span {
                start,
                end: end.max(start),
            },
        )
    })
}

fn sort(articles: &mut [Read<'_>], binding: &Binding) {
    match binding.sort {
        Sort::Given => {}
        Sort::Name => articles.sort_by(|one, other| {
            let name = |read: &Read<'_>| &binding.jobs[read.job].article.place;
            name(one).cmp(name(other))
        }),
        Sort::Date => articles.sort_by(|one, other| {
            let date = |read: &Read<'_>| {
                let date = read.document.metadata.date.as_ref();
                let iso = date.map(|date| date.iso.clone());
                (iso.is_none(), iso)
            };
            date(one).cmp(&date(other))
        }),
    }
}
