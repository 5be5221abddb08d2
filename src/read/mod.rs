//! Text → document. Reading text never fails: the worst case is paragraphs and diagnostics.
//!
//! ```text
//! June 2, 2025                     Front(Date)
//! The Tide Is Out                  Front(Title)
//!                          →
//! On the sand                      Heading 1
//! It was early, and nobody         Paragraph
//! had been out yet.
//! ```
//!
//! In comes a [`Source`], out comes a [`Document`]; this folder knows no output format and no file.

mod alphabets;
mod answered;
mod boilerplate;
mod boxes;
mod byline;
mod case;
mod cells;
mod chunk;
mod confirmed;
mod counts;
mod date;
mod display;
mod endnote;
mod entry;
mod explain;
mod fields;
mod figures;
mod frame;
mod front;
mod furniture;
mod genre;
mod given;
mod group;
mod inline;
mod join;
mod judge;
mod keywords;
mod language;
mod levels;
mod line;
mod linked;
mod listed;
mod lone;
mod look;
mod markdown;
mod marker;
mod marks;
mod masthead;
mod nest;
mod note;
mod options;
mod parting;
mod parts;
mod poem;
mod posted;
mod profile;
mod role;
mod runs;
mod salutation;
mod section;
mod semantic;
mod signs;
mod song;
mod spacing;
mod speaker;
mod split;
mod statement;
mod table;
mod tight;
mod tips;
mod underline;
mod unsure;
mod words;
mod wrap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{AsideRole, Block, BlockKind, Document, Inline, Note, Span, Text, json};
use crate::source::Source;
use counts::Counts;
pub use explain::{Explanation, Habits, Region, RunnerUp, Scored, explain};
use genre::Asked;
pub use genre::{GENRES, Genre};
use group::Groups;
pub use judge::{judge, judge_marks};
use line::Line;
use marks::Marks;
use nest::Shared;
use note::{Brackets, NoteIndex};
pub use options::{AssignedRole, Assignment, HeadingPattern, ReadOptions, Rules, UnknownRule};
use parts::Parts;
use profile::Profile;
use role::{Evidence, Instructions, Judged, Role};

/// Finds the structure of a plain text.
///
/// Never fails: what no rule knows is a paragraph. The tree has every word of the text, less the marks that were recognised:
/// bullets, numbers of counted lists, stars and hashes of headings, rules, frames, quote signs, brackets of notes, page furniture, leaders and page numbers of
/// contents lists, hyphens that print put into words.
pub fn read<'a>(
    source: &'a Source,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let text = source.text();
    let parts = Parts::of(text, options);
    let (article, before) = (parts.article(), parts.before());
    let reading = Reading::of_article(article, boilerplate::field(before, "Title"), options);
    let shared = Shared {
        words: join::Words::of(source),
        notes: NoteIndex::of(&reading.notes(article), reading.brackets(article)),
    };
    let (mut blocks, notes) = reading.blocks(article, &shared, 0);
    without_outer_breaks(&mut blocks);
    let language = language_of(text, article, options);
    let mut metadata = front::metadata(article, &reading.judged, &blocks, language);
    front::fill_from_boilerplate(before, &mut metadata);
    front::fill_from_fields(article, &reading.judged, &mut metadata);
    metadata.direction = language::direction(text_of(text, article));
    let asides = parts.asides.iter();
    let asides = asides.map(|lines| boilerplate_block(lines, options, &shared));
    let blocks = in_order(blocks, asides.collect());
    let mut document = Document {
        metadata,
        blocks,
        notes,
        ..Document::default()
    };
    linked::link(&mut document);
    report_unpaired(article, &reading.marks, &shared, diagnostics);
    unsure::report(article, &reading.judged, diagnostics);
    document
}

/// What each chunk of some lines is taken for.
struct Reading<'o> {
    groups: Groups,
    marks: Marks,
    judged: Vec<Judged>,
    asked: Asked<'o>,
}

impl<'o> Reading<'o> {
    fn of_article(lines: &[Line<'_>], title: Option<&str>, options: &'o ReadOptions) -> Self {
        let (groups, counts) = Groups::of(lines);
        let marks = Marks::of(lines, &groups);
        let (profile, evidence) = habits(lines, (&groups, counts), title, options);
        let asked = options.asked();
        let instructions = Instructions {
            asked,
            given: given::judged(lines, &marks, &options.assignments, &options.headings),
            has_front: true,
        };
        Self {
            judged: role::assign(lines, &groups, &marks, &profile, &evidence, instructions),
            groups,
            marks,
            asked,
        }
    }

    /// What is quoted in an article. It has neither title nor notes.
    fn of_part(lines: &[Line<'_>], asked: Asked<'o>) -> Self {
        let (groups, counts) = Groups::of(lines);
        let profile = Profile::of_quoted(lines, counts);
        let mut evidence = Evidence::of(lines, &groups, &profile, None);
        evidence.calls.clear();
        // Who is quoted wrote a letter or spoke; few write headings there.
        evidence.mail = true;
        Self::within(lines, groups, &profile, &evidence, &[], asked)
    }

    /// What a publisher sets around an article. Its rules ask for no more than the lines show.
    fn of_terms(lines: &[Line<'_>], options: &'o ReadOptions) -> Self {
        let asked = options.asked_of_terms();
        let mut evidence = Evidence::default();
        evidence.settle(asked.genre);
        let (groups, counts) = Groups::of(lines);
        let profile = Profile::of(lines, counts);
        Self::within(
            lines,
            groups,
            &profile,
            &evidence,
            &options.assignments,
            asked,
        )
    }

    fn within<'a>(
        lines: &[Line<'a>],
        groups: Groups,
        profile: &Profile,
        evidence: &Evidence<'a>,
        assignments: &[Assignment],
        asked: Asked<'o>,
    ) -> Self {
        let marks = Marks::of(lines, &groups);
        let instructions = Instructions {
            asked,
            given: given::judged(lines, &marks, assignments, &[]),
            has_front: false,
        };
        Self {
            judged: role::assign(lines, &groups, &marks, profile, evidence, instructions),
            groups,
            marks,
            asked,
        }
    }

    /// The marks of the notes and where they begin, in order.
    fn notes<'a>(&self, lines: &[Line<'a>]) -> Vec<(&'a str, usize)> {
        let first_lines = self
            .judged
            .iter()
            .filter(|judged| judged.role == Role::Note)
            .map(|judged| &lines[judged.lines.start]);
        first_lines
            .filter_map(|line| note::head(line.text).map(|body| (body.mark, line.start())))
            .collect()
    }

    /// Where round brackets call notes.
    fn brackets(&self, lines: &[Line<'_>]) -> Brackets {
        let mut notes = self
            .judged
            .iter()
            .filter(|judged| judged.role == Role::Note);
        let led = |judged: &Judged| {
            judged.rule == role::HUNG || lines[judged.lines.start].text.starts_with('(')
        };
        if notes.clone().any(|judged| judged.rule == role::BELOW) {
            Brackets::Attached
        } else if notes.any(led) {
            Brackets::Behind
        } else {
            Brackets::Nowhere
        }
    }

    fn blocks<'a>(
        &self,
        lines: &[Line<'a>],
        shared: &Shared<'a>,
        depth: usize,
    ) -> (Vec<Block<'a>>, Vec<Note<'a>>) {
        /// Quotations within quotations beyond this are one.
        const DEEPEST_QUOTE: usize = 16;
        let quoted = |mut lines: Vec<Line<'a>>| {
            if depth + 1 >= DEEPEST_QUOTE {
                for line in &mut lines {
                    let text = line.text.trim_start_matches(['>', ' ']);
                    *line = line.behind(line.text.len() - text.len());
                }
                lines.retain(|line| !line.text.is_empty());
            }
            if lines.is_empty() {
                Vec::new()
            } else {
                answered::mark(&mut lines, true);
                let part = Self::of_part(&lines, self.asked);
                part.blocks(&lines, shared, depth + 1).0
            }
        };
        nest::build(
            (lines, &self.groups),
            &self.judged,
            &self.marks,
            shared,
            &quoted,
        )
    }
}

/// The habits of an article, and what all of it shows: as they are found, but for what its genre settles.
fn habits<'a>(
    lines: &[Line<'a>],
    (groups, counts): (&Groups, Counts),
    title: Option<&str>,
    options: &ReadOptions,
) -> (Profile, Evidence<'a>) {
    let genre = options.asked().genre;
    let mut profile = Profile::of(lines, counts);
    genre.settle_habits(&mut profile);
    let mut evidence = Evidence::of(lines, groups, &profile, title);
    evidence.settle(genre);
    (profile, evidence)
}

/// Takes rules away above the first words of an article and below the last: they part nothing.
fn without_outer_breaks(blocks: &mut Vec<Block<'_>>) {
    let is_break = |block: &Block<'_>| matches!(block.kind, BlockKind::Break);
    let Some(last) = blocks.iter().rposition(|block| !is_break(block)) else {
        return;
    };
    blocks.truncate(last + 1);
    let first = blocks.iter().position(|block| !is_break(block));
    blocks.drain(..first.unwrap_or(0));
}

/// Blocks of two kinds, each in their order, in the order of the text.
fn in_order<'a>(blocks: Vec<Block<'a>>, asides: Vec<Block<'a>>) -> Vec<Block<'a>> {
    let mut ordered = Vec::with_capacity(blocks.len() + asides.len());
    let mut blocks = blocks.into_iter();
    for aside in asides {
        let above = blocks.as_slice();
        let above = above.partition_point(|block| block.span.start < aside.span.start);
        ordered.extend(blocks.by_ref().take(above));
        ordered.push(aside);
    }
    ordered.extend(blocks);
    ordered
}

/// The words of the publisher around an article. Their headings head nothing of the article's.
fn boilerplate_block<'a>(
    lines: &[Line<'a>],
    options: &ReadOptions,
    shared: &Shared<'a>,
) -> Block<'a> {
    let part = Reading::of_terms(lines, options);
    let (mut blocks, _) = part.blocks(lines, shared, 0);
    for block in &mut blocks {
        if let BlockKind::Heading { content, .. } = &mut block.kind {
            block.kind = BlockKind::Paragraph(vec![Inline::Strong(std::mem::take(content))]);
        }
    }
    let span = Span::new(lines[0].start(), lines[lines.len() - 1].end());
    Block {
        kind: BlockKind::Aside {
            role: AsideRole::Boilerplate,
            blocks,
        },
        span,
    }
}

fn language_of<'a>(text: &'a str, article: &[Line<'_>], options: &ReadOptions) -> Option<Text<'a>> {
    match &options.language {
        Some(language) => Some(Text::Owned(language.clone())),
        None => language::language(text_of(text, article)).map(Text::Borrowed),
    }
}

fn text_of<'a>(text: &'a str, article: &[Line<'_>]) -> &'a str {
    match article {
        [first, .., last] => &text[first.start()..last.end()],
        _ => text,
    }
}

/// Brackets that look like notes, and have no partner, stay in the text; the user is told.
fn report_unpaired(
    lines: &[Line<'_>],
    marks: &Marks,
    shared: &Shared<'_>,
    diagnostics: &mut Diagnostics,
) {
    for line in marks.bracketed().map(|at| &lines[at]) {
        let Some(mark) = note::body(line.text)
            .map(|body| body.mark)
            .filter(|mark| !shared.notes.has(mark))
        else {
            continue;
        };
        let message = format!("nothing calls the note `[{mark}]`; it stays where it stands");
        diagnostics.push(
            Diagnostic::new(Code::UnpairedNote, message).at(Span::new(line.start(), line.end())),
        );
    }
}

/// A form that articles come in.
pub struct InputFormat {
    /// Its name on the command line (`-f`).
    pub name: &'static str,
    /// Extensions, without a dot, that mean it.
    pub extensions: &'static [&'static str],
    /// A line for the user.
    pub about: &'static str,
    /// Whether the spans of its tree are places in the source.
    pub has_places: bool,
    /// The reader.
    pub read:
        for<'a> fn(&'a Source, &ReadOptions, &mut Diagnostics) -> Result<Document<'a>, Diagnostic>,
}

/// Every input format; the first takes what no extension claims.
pub static INPUT_FORMATS: &[InputFormat] = &[
    InputFormat {
        name: "text",
        extensions: &["txt", "text"],
        about: "plain text, its structure found",
        has_places: true,
        read: |source, options, diagnostics| Ok(read(source, options, diagnostics)),
    },
    InputFormat {
        name: "markdown",
        extensions: &["md", "markdown"],
        about: "Markdown with tables, notes and definition lists, front matter in YAML",
        has_places: true,
        read: |source, options, diagnostics| Ok(markdown::read(source, options, diagnostics)),
    },
    InputFormat {
        name: "json",
        extensions: &["json"],
        about: "the document tree, as `-t json` writes it",
        has_places: false,
        read: |source, _, _| {
            json::read(source.text()).map_err(|rejected| {
                let mut diagnostic = Diagnostic::new(Code::InvalidTree, rejected.message);
                if let Some((line, column)) = rejected.at {
                    let start = source.offset(line, column);
                    diagnostic = diagnostic.at(Span::new(start, start));
                }
                diagnostic.hint("`-f text` reads it as plain text")
            })
        },
    },
];
