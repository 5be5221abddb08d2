//! Chunks → roles: the tables of rules. Every rule that knows a chunk gives it a score; the best score wins and is kept with
//! the rule's name and its runner-up, for `copydesk explain`.
//!
//! A rule sees a [`View`]: the lines of its chunk, its neighbours, the habits of the text, and what was decided above it.
//! A new rule is a function and a row in [`GROUP_RULES`] or [`CHUNK_RULES`].

mod announced;
mod bench;
mod code;
mod contents;
mod definition;
mod evidence;
mod front;
mod glossary;
mod hanging;
pub(super) mod heading;
mod imprint;
mod lines;
mod list;
mod message;
mod note;
mod preparer;
mod prose;
mod quote;
mod reasons;
mod separator;
mod session;
mod shape;
mod standfirst;
mod table;
mod technical;
mod title;
mod turn;
mod verse;
mod view;

pub(super) use contents::{entry_depths, leader, normalised};
pub(super) use definition::entries;
pub(super) use evidence::Evidence;
pub(super) use glossary::{GLOSSARY, glossed};
pub(super) use hanging::{HANGING, term};
pub(super) use lines::{FIELDS, field};
pub(super) use reasons::reason;
pub(super) use turn::opens as opens_turn;

use super::line::Line;
use super::marks::Marks;
use super::options::Asked;
use super::profile::Profile;
use super::signs::Signs;
use super::table::{Form, spaced};
use crate::document::FrontPart;
use bench::Bench;
use shape::{Needs, Shape};
use std::ops::Range;
use view::View;

/// What a chunk is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running prose.
    Paragraph,
    /// A paragraph whose line ends mean something: an address, a signature.
    Lines,
    /// A heading.
    Heading(heading::Style),
    /// An item of a list; its marker is in [`Marks`].
    Item,
    /// An item of a list that lost its markers.
    Unmarked,
    /// An entry of a contents list.
    Entry,
    /// Words of another, indented.
    Quote,
    /// Lines that begin with `>`.
    QuotedLines,
    /// Who said the quotation above.
    Attribution,
    /// Verse.
    Verse,
    /// Code and drawings.
    Preformatted,
    /// Rows and columns.
    Table(Form),
    /// A pause.
    Break,
    /// The body of a note.
    Note,
    /// A picture's words.
    Figure,
    /// A part of the title block.
    Front(FrontPart),
    /// What a press office writes above the title: when the words may be printed.
    Release,
    /// Terms, each above what it means.
    Definitions,
}

impl Role {
    /// Its name for the user.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Lines => "lines",
            Self::Heading(_) => "heading",
            Self::Item | Self::Unmarked => "list item",
            Self::Entry => "contents entry",
            Self::Quote | Self::QuotedLines => "quotation",
            Self::Attribution => "attribution",
            Self::Verse => "verse",
            Self::Preformatted => "preformatted",
            Self::Table(_) => "table",
            Self::Break => "break",
            Self::Note => "note",
            Self::Figure => "figure",
            Self::Release => "release line",
            Self::Definitions => "definitions",
            Self::Front(FrontPart::Title) => "title",
            Self::Front(FrontPart::Standfirst) => "standfirst",
            Self::Front(FrontPart::Byline) => "byline",
            Self::Front(FrontPart::Date) => "date",
        }
    }
}

/// How sure a rule is, from 1 to 100; [`PARAGRAPH`] is what it must beat.
pub(super) type Score = u8;

/// What is left when no rule knows better.
const PARAGRAPH: Score = 40;

/// What no rule can beat, so that none need be asked.
const CERTAIN: Score = 100;

/// What a rule says of a chunk, if it has anything to say.
type Verdict = Option<(Role, Score)>;

/// What asks a rule.
type Judge = fn(&View<'_, '_>) -> Verdict;

/// A row of the table.
struct Rule {
    /// Its name, as `explain` shows it.
    name: &'static str,
    /// Without what it is not asked. This says nothing that its function does not: it spares the call.
    needs: Needs,
    /// Its verdict, if it has one.
    judge: Judge,
}

/// A rule that is asked about everything.
const fn rule(name: &'static str, judge: Judge) -> Rule {
    let needs = Needs::NONE;
    Rule { name, needs, judge }
}

impl Rule {
    /// Asked only about chunks of this shape.
    const fn of(self, shape: Shape) -> Self {
        Self {
            needs: self.needs.and(shape),
            ..self
        }
    }

    /// Asked only about chunks with some of these signs.
    const fn with(self, signs: Signs) -> Self {
        Self {
            needs: Needs {
                signs,
                ..self.needs
            },
            ..self
        }
    }
}

/// The rules that are asked about all lines between two blank ones. Order matters only between equal scores: the first wins.
static GROUP_RULES: &[Rule] = &[
    rule("figure-continued", note::figure_continued),
    rule("code-literal", code::literal),
    rule("quote-set-in", quote::set_in),
    rule("verse-capitals", verse::capitals),
    rule(glossary::GLOSSARY, glossary::run_in).with(Signs::COLON.and(Signs::WIDE)),
    rule("code-message", message::block),
    rule("figure-caption", note::caption),
    rule(hanging::HANGING, hanging::listed),
    rule("paragraph-plain", prose::certain),
    rule("table-ruled", table::ruled)
        .of(Shape::SYMBOL)
        .with(Signs::CODE.and(Signs::WIDE)),
    rule("table-pipes", table::pipes)
        .of(Shape::LINES)
        .with(Signs::CODE),
    rule("table-tabs", table::tabs).with(Signs::GUTTER),
    rule("table-aligned", table::aligned).of(Shape::LINES),
    rule("note-marked", note::marked)
        .of(Shape::SYMBOL)
        .with(Signs::MARK),
    rule("note-signed", note::signed)
        .of(Shape::SYMBOL)
        .with(Signs::MARK.and(Signs::WIDE)),
    rule("contents-leaders", contents::leaders),
    rule("quote-prefixed", quote::prefixed)
        .of(Shape::SYMBOL)
        .with(Signs::CODE),
    rule("definitions", definition::listed).of(Shape::STEPPED),
    rule(definition::BODY, definition::body),
    rule("code-indented", code::indented),
    rule("code-bracketed", code::bracketed).of(Shape::LINES),
    rule("code-shown", session::shown),
    rule("code-technical", technical::block),
    rule("code-announced", announced::block),
    rule("code-outdented", technical::outdented).of(Shape::SET_OUT),
    rule("code-trace", code::trace)
        .of(Shape::LINES)
        .with(Signs::BRACKET.and(Signs::COLON)),
    rule("code-log", code::log)
        .of(Shape::LINES)
        .with(Signs::DIGIT.and(Signs::MARK)),
    rule("code-drawing", code::drawing).of(Shape::LINES).with(
        Signs::CODE
            .and(Signs::GUTTER)
            .and(Signs::WIDE)
            .and(Signs::MARK),
    ),
    rule("code-staircase", code::staircase).of(Shape::LINES),
    rule("verse-bars", verse::bars)
        .of(Shape::LINES)
        .with(Signs::CODE),
    rule("verse-stanza", verse::stanza).of(Shape::LINES),
    rule("verse-kept", verse::kept).of(Shape::LINES),
    rule(lines::FIELDS, lines::fields).of(Shape::LINES),
    rule("lines-signature", lines::signature).of(Shape::LINES),
    rule("lines-contact", lines::contact).of(Shape::LINES),
    rule("lines-address", lines::address).of(Shape::LINES),
    rule("lines-record", lines::record)
        .of(Shape::LINES)
        .with(Signs::COLON),
];

/// The rules that are asked about the parts of those lines: a paragraph, an item, a heading.
static CHUNK_RULES: &[Rule] = &[
    rule("separator", separator::separator).of(Shape::LINE),
    rule("contents-listed", contents::listed).of(Shape::LISTING),
    rule("note-listed", note::listed).of(Shape::MARKED),
    rule("note-bracketed", note::bracketed)
        .of(Shape::MARKED)
        .with(Signs::BRACKET),
    rule("figure", note::figure)
        .of(Shape::SYMBOL)
        .with(Signs::MARK),
    rule("turn-spoken", turn::spoken),
    rule("heading-underlined", heading::underlined).of(Shape::LINES),
    rule("heading-hashes", heading::hashes)
        .of(Shape::LINE)
        .of(Shape::SYMBOL)
        .with(Signs::CODE),
    rule("heading-chapter", heading::chapter),
    rule("heading-numbered", heading::numbered),
    rule("heading-listed", heading::listed).of(Shape::LISTED),
    rule("heading-counted", heading::counted)
        .of(Shape::LINE)
        .with(Signs::DIGIT.and(Signs::WIDE)),
    rule("heading-ordinal", heading::ordinal).of(Shape::LINE),
    rule("heading-numeral", heading::numeral).of(Shape::LINE),
    rule("heading-known", heading::known).of(Shape::LINE),
    rule("heading-capitals", heading::capitals).of(Shape::SHOUTED),
    rule("heading-outdented", heading::outdented).of(Shape::OUTDENTED),
    rule("heading-centred", heading::centred).of(Shape::INDENTED),
    rule("heading-titled", heading::titled),
    rule("heading-apart", heading::apart).of(Shape::LINE),
    rule("heading-bare", heading::bare).of(Shape::OPEN),
    rule("heading-paired", heading::paired).of(Shape::LINE),
    rule("heading-label", heading::label)
        .of(Shape::LINE)
        .with(Signs::COLON.and(Signs::WIDE)),
    rule("list-marker", list::marked).of(Shape::MARKED),
    rule("list-unmarked", list::unmarked),
    rule("quote-attribution", quote::attribution).of(Shape::SYMBOL),
    rule("quote-indented", quote::indented).of(Shape::INDENTED),
];

/// A chunk and what it was taken for.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// What it is.
    pub(super) role: Role,
    /// Which rule said so.
    pub(super) rule: &'static str,
    /// How sure it was.
    pub(super) score: Score,
    /// What came second.
    pub(super) runner_up: Option<Second>,
}

/// A verdict that did not win.
#[derive(Clone, Copy, Debug)]
pub(super) struct Second {
    /// What it would have been.
    pub(super) role: Role,
    /// Which rule said so.
    pub(super) rule: &'static str,
    /// How sure it was.
    pub(super) score: Score,
}

impl Judged {
    /// What the user says.
    pub(super) fn given(lines: Range<usize>, role: Role, rule: &'static str) -> Self {
        Self {
            lines,
            role,
            rule,
            score: CERTAIN,
            runner_up: None,
        }
    }

    /// As the runner-up of what wins over it.
    fn second(&self) -> Second {
        Second {
            role: self.role,
            rule: self.rule,
            score: self.score,
        }
    }

    fn paragraph(lines: Range<usize>) -> Self {
        Self {
            lines,
            role: Role::Paragraph,
            rule: "paragraph",
            score: PARAGRAPH,
            runner_up: None,
        }
    }
}

/// What is said beforehand of how lines are to be judged.
pub(super) struct Instructions<'o> {
    /// Which rules are asked.
    pub(super) asked: Asked<'o>,
    /// Verdicts that stand already, in the order of their lines.
    pub(super) given: Vec<Judged>,
    /// Whether a title block may stand at the head.
    pub(super) has_front: bool,
}

/// The names of the rules: those of the title block, then those of the table.
pub(super) fn rule_names() -> impl Iterator<Item = &'static str> {
    let tables = GROUP_RULES.iter().chain(CHUNK_RULES);
    front::RULES.into_iter().chain(tables.map(|rule| rule.name))
}

/// Takes every line for something.
pub(super) fn assign<'a>(
    lines: &[Line<'a>],
    marks: &Marks,
    profile: &Profile,
    evidence: &Evidence<'a>,
    instructions: Instructions<'_>,
) -> Vec<Judged> {
    let Instructions {
        asked,
        given,
        mut has_front,
    } = instructions;
    let mut bench = Bench::new(lines, marks, profile, evidence, asked);
    let mut given = given.into_iter();
    let mut from = 0;
    loop {
        let next = given.next();
        let end = next.as_ref().map_or(lines.len(), |next| next.lines.start);
        if has_front && from < end {
            let prepared = from + preparer::end(&lines[from..end]);
            judge_all(&mut bench, from..prepared);
            from = front::find(&mut bench, prepared..end);
            if from > prepared && profile.wrap.is_some() {
                bench.titled = imprint::end(&lines[..end], from);
            }
            has_front = false;
        }
        judge_all(&mut bench, from..end);
        let Some(next) = next else {
            if bench.asked.has(title::AGAIN) {
                title::fold_again(&mut bench.judged, lines);
            }
            return bench.judged;
        };
        // Below a heading no title follows.
        has_front &= !matches!(next.role, Role::Heading(_));
        from = next.lines.end;
        bench.rule(next);
    }
}

/// Puts some lines to the rules.
fn judge_all(bench: &mut Bench<'_, '_>, range: Range<usize>) {
    let (lines, profile) = (bench.lines, bench.profile);
    let own = &lines[range.clone()];
    let groups = spaced::joined(super::chunk::groups(own), own);
    let mut parts = Vec::with_capacity(groups.len());
    for group in groups {
        let group = group.start + range.start..group.end + range.start;
        part(group, lines, profile.wrap.is_some(), &mut parts);
    }
    for group in parts {
        let whole = bench.judge(&bench.group_rules, group.clone());
        if whole.score > PARAGRAPH {
            bench.rule(whole);
            continue;
        }
        for range in super::chunk::split(group.clone(), lines, bench.marks, profile) {
            let mut verdict = bench.judge(&bench.chunk_rules, range.clone());
            if range.start < bench.titled && matches!(verdict.role, Role::Heading(_)) {
                verdict = Judged::paragraph(range);
            }
            if verdict.lines == group {
                let second = [verdict.runner_up, whole.runner_up].into_iter().flatten();
                verdict.runner_up = second.rev().max_by_key(|second| second.score);
            }
            bench.rule(verdict);
        }
    }
}

/// Takes the parts of a group that are told apart before any rule is asked: quoted lines, tables, notes.
fn part(group: Range<usize>, lines: &[Line<'_>], wrapped: bool, parts: &mut Vec<Range<usize>>) {
    if lines[group.clone()].iter().all(is_plain) || code::is_literal(&group, lines) {
        parts.push(group);
        return;
    }
    let groups = super::chunk::part_quoted(group, lines)
        .flat_map(|group| technical::part(group, lines))
        .filter(|group| !group.is_empty())
        .flat_map(|group| table::part(group, lines))
        .flat_map(|group| note::parted(lines, group, wrapped));
    parts.extend(groups);
}

/// Whether a line holds nothing that parts a group: no sign but those of prose, or none where it would tell.
fn is_plain(line: &Line<'_>) -> bool {
    const PARTING: Signs = Signs::CODE.and(Signs::GUTTER);
    // Notes begin with a mark, and a colon announces at the end of a line.
    let worded = line.head[0].is_ascii_alphanumeric() && line.tail != b':';
    // Strokes and daggers share their first byte with quotation marks and dashes, which part nothing.
    let drawn = || line.head[0] == 0xe2 && match line.text.as_bytes() {
        [0xe2, 0x80, third, ..] => !(0x90..0xa0).contains(third),
        [first, ..] => *first == 0xe2,
        [] => false,
    };
    line.signs.has(Signs::SMALL)
        && !line.signs.has(PARTING)
        && (worded || !line.signs.has(Signs::MARK | Signs::COLON) && !drawn())
}
