//! Chunks → roles: the table of rules. Every rule that knows a chunk gives it a score; the best score wins and is kept with
//! the rule's name and its runner-up, for `copydesk explain`.
//!
//! A rule sees a [`View`]: the lines of its chunk, its neighbours, the habits of the text, and what was decided above it.
//! A new rule is a function and a row in [`RULES`].

mod code;
mod contents;
mod front;
pub(super) mod heading;
mod list;
mod note;
mod quote;
mod separator;
pub(super) mod table;
mod verse;

pub(super) use contents::{leader, normalised};
pub(super) use note::body as note_body;

use super::chunk;
use super::line::{Line, last_mark};
use super::marker::Mark;
use super::profile::{Marks, Profile};
use crate::document::FrontPart;
use std::collections::HashMap;
use std::ops::Range;

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
    Table(table::Form),
    /// A pause.
    Break,
    /// The body of a note.
    Note,
    /// A picture's words.
    Figure,
    /// A part of the title block.
    Front(FrontPart),
}

impl Role {
    /// Its name for the user.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Lines => "lines",
            Self::Heading(_) => "heading",
            Self::Item => "list item",
            Self::Entry => "contents entry",
            Self::Quote | Self::QuotedLines => "quotation",
            Self::Attribution => "attribution",
            Self::Verse => "verse",
            Self::Preformatted => "preformatted",
            Self::Table(_) => "table",
            Self::Break => "break",
            Self::Note => "note",
            Self::Figure => "figure",
            Self::Front(FrontPart::Title) => "title",
            Self::Front(FrontPart::Standfirst) => "standfirst",
            Self::Front(FrontPart::Byline) => "byline",
            Self::Front(FrontPart::Date) => "date",
        }
    }
}

/// What a rule is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// All lines between two blank ones.
    Group,
    /// A paragraph, an item, a heading.
    Chunk,
}

/// How sure a rule is, from 1 to 100; [`PARAGRAPH`] is what it must beat.
pub(super) type Score = u8;

/// What is left when no rule knows better.
const PARAGRAPH: Score = 20;

/// A row of the table.
struct Rule {
    /// Its name, as `explain` shows it.
    name: &'static str,
    /// What it is asked about.
    scope: Scope,
    /// Its verdict, if it has one.
    judge: fn(&View<'_, '_>) -> Option<(Role, Score)>,
}

/// Every rule. Order matters only between equal scores: the first wins.
static RULES: &[Rule] = &[
    Rule {
        name: "table-grid",
        scope: Scope::Group,
        judge: table::grid,
    },
    Rule {
        name: "table-pipes",
        scope: Scope::Group,
        judge: table::pipes,
    },
    Rule {
        name: "contents-leaders",
        scope: Scope::Group,
        judge: contents::leaders,
    },
    Rule {
        name: "quote-prefixed",
        scope: Scope::Group,
        judge: quote::prefixed,
    },
    Rule {
        name: "code-indented",
        scope: Scope::Group,
        judge: code::indented,
    },
    Rule {
        name: "code-drawing",
        scope: Scope::Group,
        judge: code::drawing,
    },
    Rule {
        name: "code-staircase",
        scope: Scope::Group,
        judge: code::staircase,
    },
    Rule {
        name: "verse-stanza",
        scope: Scope::Group,
        judge: verse::stanza,
    },
    Rule {
        name: "lines-address",
        scope: Scope::Group,
        judge: verse::address,
    },
    Rule {
        name: "separator",
        scope: Scope::Chunk,
        judge: separator::separator,
    },
    Rule {
        name: "contents-listed",
        scope: Scope::Chunk,
        judge: contents::listed,
    },
    Rule {
        name: "note-bracketed",
        scope: Scope::Chunk,
        judge: note::bracketed,
    },
    Rule {
        name: "figure",
        scope: Scope::Chunk,
        judge: note::figure,
    },
    Rule {
        name: "heading-underlined",
        scope: Scope::Chunk,
        judge: heading::underlined,
    },
    Rule {
        name: "heading-hashes",
        scope: Scope::Chunk,
        judge: heading::hashes,
    },
    Rule {
        name: "heading-chapter",
        scope: Scope::Chunk,
        judge: heading::chapter,
    },
    Rule {
        name: "heading-numbered",
        scope: Scope::Chunk,
        judge: heading::numbered,
    },
    Rule {
        name: "heading-counted",
        scope: Scope::Chunk,
        judge: heading::counted,
    },
    Rule {
        name: "heading-known",
        scope: Scope::Chunk,
        judge: heading::known,
    },
    Rule {
        name: "heading-capitals",
        scope: Scope::Chunk,
        judge: heading::capitals,
    },
    Rule {
        name: "heading-outdented",
        scope: Scope::Chunk,
        judge: heading::outdented,
    },
    Rule {
        name: "heading-centred",
        scope: Scope::Chunk,
        judge: heading::centred,
    },
    Rule {
        name: "heading-bare",
        scope: Scope::Chunk,
        judge: heading::bare,
    },
    Rule {
        name: "list-marker",
        scope: Scope::Chunk,
        judge: list::marked,
    },
    Rule {
        name: "quote-attribution",
        scope: Scope::Chunk,
        judge: quote::attribution,
    },
    Rule {
        name: "quote-indented",
        scope: Scope::Chunk,
        judge: quote::indented,
    },
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
    /// Which rule came second.
    pub(super) runner_up: Option<(&'static str, Score)>,
}

/// What rules see.
pub(super) struct View<'v, 'a> {
    /// The lines of the text.
    pub(super) lines: &'v [Line<'a>],
    /// Which of them are asked about.
    pub(super) range: Range<usize>,
    /// Confirmed markers.
    pub(super) marks: &'v Marks,
    /// Habits.
    pub(super) profile: &'v Profile,
    /// What all of the text shows.
    pub(super) evidence: &'v Evidence<'a>,
    /// What was decided above.
    pub(super) judged: &'v [Judged],
}

impl<'v, 'a> View<'v, 'a> {
    /// The lines asked about.
    fn own(&self) -> &'v [Line<'a>] {
        &self.lines[self.range.clone()]
    }

    fn first(&self) -> &'v Line<'a> {
        &self.lines[self.range.start]
    }

    fn last(&self) -> &'v Line<'a> {
        &self.lines[self.range.end - 1]
    }

    /// The line above.
    fn above(&self) -> Option<&'v Line<'a>> {
        self.range.start.checked_sub(1).map(|at| &self.lines[at])
    }

    /// The line below.
    fn below(&self) -> Option<&'v Line<'a>> {
        self.lines.get(self.range.end)
    }

    /// Blank lines below; many at the end of the text.
    fn gap_below(&self) -> usize {
        self.below().map_or(usize::MAX, |line| line.gap)
    }

    /// The marker of the first line.
    fn mark(&self) -> Option<Mark> {
        self.marks.at(self.range.start)
    }

    /// What the chunk above was taken for.
    fn role_above(&self) -> Option<Role> {
        self.judged.last().map(|judged| judged.role)
    }

    /// Columns of all its lines.
    fn width(&self) -> usize {
        self.own()
            .iter()
            .map(|line| line.width + 1)
            .sum::<usize>()
            .saturating_sub(1)
    }

    /// The chunk below, as far as line facts tell it: lines down to a blank one or to another indent.
    fn prose_below(&self) -> usize {
        let Some(below) = self.below() else { return 0 };
        let rest = &self.lines[self.range.end..];
        match self.profile.wrap {
            None => below.width,
            Some(_) => {
                let stay = rest
                    .iter()
                    .skip(1)
                    .take(12)
                    .take_while(|line| line.gap == 0)
                    .map(|line| line.width + 1)
                    .sum::<usize>();
                below.width + stay
            }
        }
    }
}

/// What all of the text shows, looked up by many rules.
pub(super) struct Evidence<'a> {
    /// Marks of notes that running text calls: `1` of `[1]`.
    pub(super) calls: std::collections::HashSet<&'a str>,
    /// Whether the text looks like mail.
    pub(super) mail: bool,
    /// Lines that look like bare headings, each between paragraphs.
    pub(super) bare_headings: usize,
    /// Lines of capitals between paragraphs.
    pub(super) capital_headings: usize,
    /// Lines underlined by a rule.
    pub(super) underlined: usize,
    /// Short lines with a number, the number aside, and how often they occur.
    pub(super) counted: HashMap<String, usize>,
    /// The title, where front matter tells it, by letters and digits alone.
    pub(super) title: Option<String>,
}

/// Takes every line for something. `is_article` says whether a title block may stand at its head.
pub(super) fn assign<'a>(
    lines: &[Line<'a>],
    marks: &Marks,
    profile: &Profile,
    evidence: &Evidence<'a>,
    is_article: bool,
) -> Vec<Judged> {
    let mut judged: Vec<Judged> = Vec::with_capacity(lines.len() / 4 + 1);
    let mut from = 0;
    if is_article {
        from = front::find(lines, marks, profile, evidence, &mut judged);
    }
    for group in chunk::groups(&lines[from..]) {
        let group = group.start + from..group.end + from;
        if let Some(verdict) = judge(
            Scope::Group,
            group.clone(),
            lines,
            marks,
            profile,
            evidence,
            &judged,
        ) {
            judged.push(verdict);
            continue;
        }
        for range in chunk::split(group, lines, marks, profile) {
            let verdict = judge(
                Scope::Chunk,
                range.clone(),
                lines,
                marks,
                profile,
                evidence,
                &judged,
            );
            judged.push(verdict.unwrap_or(Judged {
                lines: range,
                role: Role::Paragraph,
                rule: "paragraph",
                score: PARAGRAPH,
                runner_up: None,
            }));
        }
    }
    judged
}

/// The best verdict of the rules of a scope, if it beats a paragraph.
fn judge(
    scope: Scope,
    range: Range<usize>,
    lines: &[Line<'_>],
    marks: &Marks,
    profile: &Profile,
    evidence: &Evidence<'_>,
    judged: &[Judged],
) -> Option<Judged> {
    let view = View {
        lines,
        range,
        marks,
        profile,
        evidence,
        judged,
    };
    let mut best: Option<(Role, &'static str, Score)> = None;
    let mut second = Some(("paragraph", PARAGRAPH));
    for rule in RULES.iter().filter(|rule| rule.scope == scope) {
        let Some((role, score)) = (rule.judge)(&view) else {
            continue;
        };
        if best.is_none_or(|(_, _, top)| score > top) {
            if let Some((_, name, top)) = best {
                second = Some((name, top));
            }
            best = Some((role, rule.name, score));
        } else if second.is_none_or(|(_, top)| score > top) {
            second = Some((rule.name, score));
        }
    }
    let (role, rule, score) = best.filter(|(_, _, score)| *score > PARAGRAPH)?;
    Some(Judged {
        lines: view.range,
        role,
        rule,
        score,
        runner_up: second,
    })
}

impl<'a> Evidence<'a> {
    /// Of these lines.
    pub(super) fn of(lines: &[Line<'a>], profile: &Profile, title: Option<&str>) -> Self {
        let mut counted: HashMap<String, usize> = HashMap::new();
        let mut calls = std::collections::HashSet::new();
        let (mut bare, mut capitals, mut underlined) = (0, 0, 0);
        for (at, line) in lines.iter().enumerate() {
            note::calls(line.text, &mut calls);
            let gap_below = lines.get(at + 1).map_or(9, |next| next.gap);
            if line.gap > 0
                && gap_below > 0
                && line.width < 90
                && at > 0
                && heading::is_like(line.text)
            {
                bare += 1;
                capitals += usize::from(super::line::case(line.text) == super::line::Case::Upper);
            }
            if line.width < 60
                && let Some(key) = heading::counted_key(line.text)
            {
                *counted.entry(key).or_default() += 1;
            }
            if line.rule().is_some()
                && at > 0
                && line.gap == 0
                && chunk::is_underline(line, &lines[at - 1], 1)
            {
                underlined += 1;
            }
        }
        Self {
            calls,
            mail: profile.quoted_lines * 8 > lines.len()
                || lines.iter().take(12).any(|line| is_mail_opening(line.text)),
            bare_headings: bare,
            capital_headings: capitals,
            underlined,
            counted,
            title: title.map(normalised).filter(|title| !title.is_empty()),
        }
    }
}

/// "On … wrote:", "Dear Ms Roe,".
fn is_mail_opening(text: &str) -> bool {
    text.ends_with(" wrote:")
        || text.ends_with(" writes:")
        || last_mark(text) == Some(',')
            && text.len() < 40
            && ["Hi ", "Hello", "Dear ", "Hey "]
                .iter()
                .any(|word| text.starts_with(word))
        || ["From: ", "Subject: ", "To: "]
            .iter()
            .any(|field| text.starts_with(field))
}
