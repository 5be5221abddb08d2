//! Lines → the habits of a text: how wide it is wrapped, how it parts paragraphs, where most of it stands.

use super::counts::Counts;
use super::display;
use super::line::Line;
use super::marker;
use super::poem::{self, is_poem};
use super::posted;
use super::semantic;
use super::wrap::{quantile, wrap};

/// The habits of a text, or of a region of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one habit has nothing to do with another"
)]
#[derive(Debug)]
pub(super) struct Profile {
    /// The column that lines are wrapped at; `None` where a line is a paragraph.
    pub(super) wrap: Option<usize>,
    /// The indent of most text.
    pub(super) base: usize,
    /// Whether what stands at the left margin heads the text right below it, which is set in: so do manual pages.
    pub(super) outdents: bool,
    /// Whether the lines were filled by the widths of letters, as a page's are.
    pub(super) typeset: bool,
    /// Whether sentences begin on lines of their own, and blank lines part the paragraphs.
    pub(super) by_sentence: bool,
    /// Whether paragraphs begin with an indent, and by how much.
    pub(super) first_line_indent: Option<usize>,
    /// Columns of a middling paragraph.
    pub(super) typical: usize,
    /// Share of the lines, in percent, that stand 2 or more columns deeper than `base`.
    pub(super) deeper: usize,
    /// Whether the text begins in the shape of mail: quoted lines and no title.
    pub(super) quoted_lines: usize,
    /// Whether whoever speaks begins a paragraph, blank line or not.
    pub(super) turns: bool,
    /// Answers right below their questions: "Q. …", "A. …".
    answers: usize,
    /// Whether it is verse and nothing else.
    pub(super) verse: bool,
}

impl Profile {
    /// Of these lines, which were counted.
    pub(super) fn of(lines: &[Line<'_>], counts: Counts) -> Self {
        Self::wrapped(lines, counts, |counts| {
            // The fields at the head of a post are wider than what it says.
            let found = wrap(lines, counts);
            let likely = found.is_some_and(|wrap| wrap <= posted::WIDEST);
            let posted = if likely { None } else { posted::wrap(lines) };
            let known = posted.or(found);
            known.or_else(|| posted::wrap_of_reply(lines, counts.quoted_lines()))
        })
    }

    /// Of lines that somebody quotes.
    pub(super) fn of_quoted(lines: &[Line<'_>], counts: Counts) -> Self {
        let mut profile = Self::wrapped(lines, counts, |counts| {
            wrap(lines, counts).or_else(|| posted::wrap_of_quoted(lines))
        });
        // Whoever is quoted quotes others line by line.
        if profile.quoted_lines > 0 {
            profile.quoted_lines = profile.quoted_lines.max(SURE_TO_QUOTE);
        }
        profile
    }

    /// Of lines whose wrap is found so.
    fn wrapped(
        lines: &[Line<'_>],
        mut counts: Counts,
        wrap: impl Fn(&Counts) -> Option<usize>,
    ) -> Self {
        let most = counts.base_indent();
        let headed = (most >= SET_IN).then(|| headed_column(lines)).flatten();
        let base = headed.unwrap_or(most);
        let verse = is_poem(posted::body(lines));
        let wrap = if verse {
            Some(poem::WRAP)
        } else {
            wrap(&counts)
        };
        // What is set in, and most of the text, may be verse beside prose.
        let beside = wrap.filter(|_| !verse && headed.is_none() && base >= 2);
        let beside = beside.and_then(|wrap| poem::prose_beside(lines, base, wrap));
        let (base, wrap) = beside.map_or((base, wrap), |(base, wrap)| (base, Some(wrap)));
        let first_line_indent = wrap.and_then(|wrap| {
            let groups = counts.groups.len() - usize::from(lines[0].gap() == 0);
            let enough = counts.indented(base + 2) * FEWEST_INDENTED >= groups;
            enough.then(|| first_line_indent(lines, base, wrap, groups))?
        });
        let mut profile = Self {
            wrap,
            base,
            outdents: headed.is_some(),
            typeset: wrap.is_some_and(|wrap| display::is_typeset(lines, wrap)),
            by_sentence: false,
            first_line_indent,
            typical: match wrap {
                Some(_) => typical(&mut counts.groups),
                None => typical(&mut lines.iter().map(Line::width).collect()),
            },
            deeper: counts.indented(base + 2) * 100 / lines.len().max(1),
            quoted_lines: counts.quoted_lines(),
            turns: false,
            answers: counts.questions.min(counts.answers),
            verse,
        };
        profile.by_sentence = profile.is_by_sentence(lines, &counts);
        profile
    }

    /// How many lines the title or heading has that begins here, if it was set in larger type.
    pub(super) fn display_lines(&self, lines: &[Line<'_>]) -> Option<usize> {
        let wrap = self.wrap.filter(|_| self.typeset)?;
        display::count(lines, wrap)
    }

    /// Whether these lines are all of such a title or heading.
    pub(super) fn is_display(&self, lines: &[Line<'_>]) -> bool {
        let wrap = self.wrap.filter(|_| self.typeset);
        wrap.is_some_and(|wrap| display::are_display(lines, wrap))
    }

    /// Whether answers begin a paragraph right below their questions.
    pub(super) fn has_answers(&self) -> bool {
        // A single one may be a name that begins with an initial.
        self.answers >= 2
    }

    /// Whether other sentences follow those that end early, time and again, in a text of so many groups. In verse all lines
    /// are short.
    fn is_by_sentence(&self, lines: &[Line<'_>], counts: &Counts) -> bool {
        const FEWEST: usize = 5;
        const SHARE: usize = 20;
        if self.first_line_indent.is_some() {
            return false;
        }
        let Some(wrap) = self.wrap else {
            return semantic::breaks_lines(lines);
        };
        let groups = lines.len() - counts.flowing();
        let enough = FEWEST.max(groups / SHARE);
        if groups * 8 < lines.len() || counts.sentences.len() < enough {
            return false;
        }
        let breaks = counts.sentences.iter().filter(|&&next| {
            let [above, line, next] = &lines[next - 2..=next] else {
                return false;
            };
            above.edge() * 3 >= wrap * 2
                && above.indent() == line.indent()
                && next.indent() == line.indent()
                && self.breaks_early(line, next)
        });
        breaks.take(enough).count() == enough && !Self::is_filled(lines, wrap)
    }

    /// Whether lines are as full as a program makes them, and sentences begin within them: what ends early there ends a paragraph.
    fn is_filled(lines: &[Line<'_>], wrap: usize) -> bool {
        const REACH: usize = 800;
        const FEWEST: usize = 20;
        const LOOSE: usize = 12;
        let (mut flowing, mut loose, mut within, mut heads) = (0, 0, 0, 0);
        for pair in lines[..lines.len().min(REACH)].windows(2) {
            let [line, next] = pair else { continue };
            if next.gap() > 0 || line.indent() != next.indent() {
                continue;
            }
            let room = line.edge() + 1 + next.first_word_width() <= wrap;
            if next.head[0].is_ascii_lowercase() && line.tail.is_ascii_alphanumeric() {
                flowing += 1;
                loose += usize::from(room);
            }
            heads +=
                usize::from(line.is_full_stopped() && next.head[0].is_ascii_uppercase() && room);
            let bytes = line.text.as_bytes();
            let begins = |&at: &usize| {
                at > 2
                    && bytes[at - 2..at].iter().all(u8::is_ascii_lowercase)
                    && matches!(
                        bytes[at + 1..],
                        [b' ', b'A'..=b'Z', ..] | [b' ', b' ', b'A'..=b'Z', ..]
                    )
            };
            within += memchr::memchr_iter(b'.', bytes).filter(begins).count();
        }
        flowing >= FEWEST && loose * LOOSE <= flowing && within >= heads
    }

    /// How many of these lines end so, the last aside.
    pub(super) fn early_ends(&self, own: &[Line<'_>]) -> usize {
        let pairs = own.windows(2);
        pairs
            .filter(|pair| self.breaks_early(&pair[0], &pair[1]))
            .count()
    }

    /// Whether all of them do, the last aside.
    pub(super) fn is_ragged(&self, own: &[Line<'_>]) -> bool {
        own.windows(2)
            .all(|pair| self.breaks_early(&pair[0], &pair[1]))
    }

    /// Whether a line ends well before the next word had to go to the next line: its end means something.
    pub(super) fn breaks_early(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        self.wrap.is_none_or(|wrap| {
            // What is set to the right ends where all lines end.
            let right = line.indent().min(next.indent()) * 2 > wrap;
            let taken = line.edge() + 1 + wrap / 8;
            // Most lines are full, whatever word comes next.
            right
                || taken < wrap
                    && (line.is_full_stopped() || taken + next.first_word_width() <= wrap)
        })
    }
}

/// Where so many lines are quoted, each that is led by `>` is.
const SURE_TO_QUOTE: usize = 2;

/// Text that is set in below its headings stands so deep, or deeper.
const SET_IN: usize = 3;

/// The column of the text right below what stands at the left margin, if all of that heads such text. Most of the text may
/// stand deeper still, where it explains options.
fn headed_column(lines: &[Line<'_>]) -> Option<usize> {
    const FEWEST: usize = 3;
    const DEEPEST: usize = 12;
    const WIDEST: usize = 60;
    /// One in so many may be something else: the head and the foot of a page.
    const SHARE: usize = 2;
    let mut columns = [0; DEEPEST + 1];
    let (mut others, mut small) = (0, 0);
    for (at, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        if line.indent() > 0 {
            continue;
        }
        let next = below_parts(&lines[at + 1..]).unwrap_or(next);
        let heads = (line.gap() > 0 || at == 0)
            && next.gap() == 0
            && (SET_IN..=DEEPEST).contains(&next.indent())
            && line.width() <= WIDEST
            && !next.is_symbols()
            && !matches!(line.tail, b'.' | b',' | b';' | b':');
        if heads {
            columns[next.indent()] += 1;
            // Terms above what they mean begin with small letters, and few headings do.
            small += usize::from(line.head[0].is_ascii_lowercase());
        } else {
            others += 1;
        }
    }
    let column = (SET_IN..=DEEPEST).max_by_key(|&column| columns[column])?;
    let heads = columns[column];
    let others = others + columns.iter().sum::<usize>() - heads;
    (heads >= FEWEST && others.max(small) * SHARE <= heads).then_some(column)
}

/// The line below the first parts of a section, if these lines begin with such: of sections within sections the first stands right
/// below the name of what it is a part of, set in less than the text.
fn below_parts<'l, 'a>(lines: &'l [Line<'a>]) -> Option<&'l Line<'a>> {
    const MOST: usize = 2;
    let deeper = |pair: &&[Line<'_>]| {
        pair[0].gap() == 0
            && pair[0].indent() <= SET_IN
            && pair[1].gap() == 0
            && pair[1].indent() > pair[0].indent()
    };
    let parts = lines.windows(2).take(MOST).take_while(deeper).count();
    lines.get(parts)
}

/// One group of so many, at least, begins with an indent where paragraphs do.
const FEWEST_INDENTED: usize = 4;

/// Full lines that stand deeper than the line below them open paragraphs.
fn first_line_indent(lines: &[Line<'_>], base: usize, wrap: usize, groups: usize) -> Option<usize> {
    const DEEPEST: usize = 12;
    let mut steps = [0; DEEPEST + 1];
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let step = line.indent().saturating_sub(base);
        // Few lines stand in.
        if (2..=DEEPEST).contains(&step)
            && next.gap() == 0
            && next.indent() == base
            && line.edge() * 4 >= wrap * 3
            && marker::parse(line.text).is_none()
        {
            steps[step] += 1;
        }
    }
    let step = (2..=DEEPEST).max_by_key(|&step| steps[step])?;
    (steps[step] >= 2 && steps[step] * FEWEST_INDENTED >= groups).then_some(step)
}

/// The middle one of these widths. Headings and bylines are short, and no paragraphs.
fn typical(widths: &mut Vec<usize>) -> usize {
    widths.retain(|&width| width >= 40);
    quantile(widths, 50).max(80)
}
