//! Lines → numbers that habits are told by: what is counted by whoever walks all of them.

use super::line::Line;
use super::marker;

/// The widest that text is wrapped at: wider lines are paragraphs.
pub(super) const WIDEST: usize = 132;

/// What one pass over the lines counts.
pub(super) struct Counts {
    /// Lines by their indent; those in the last column stand there or deeper.
    indents: [usize; Self::DEEPEST + 1],
    /// Columns of text by the indent of their lines.
    text: [usize; Self::DEEPEST + 1],
    /// Those of groups that stand deeper than the colon that announces them, and are no items.
    announced: [usize; Self::DEEPEST + 1],
    /// Whether the group under way does,
    is_announced: bool,
    /// and how many did.
    announcements: usize,
    /// Lines with another below by the column that they end in; those in the last end there or beyond.
    edges: [usize; Self::FAR + 1],
    /// Columns of text in each group of lines that blank lines part,
    pub(super) groups: Vec<usize>,
    /// and in the one under way.
    group: usize,
    /// Lines within a group, below two others of it, that begin with a capital where the line above ends with a full stop.
    pub(super) sentences: Vec<usize>,
    /// Lines wider than any wrap, of those that no other stands below.
    long_ends: usize,
    /// Groups that "Q." or "Q:" leads,
    pub(super) questions: usize,
    /// and lines within a group that "A." or "A:" leads.
    pub(super) answers: usize,
    /// Lines led by `>`.
    quoted: usize,
    /// Those led by `>>> `: a prompt, or what was quoted three times.
    prompts: usize,
}

impl Counts {
    /// Where columns are no longer told apart: well beyond any wrap.
    const FAR: usize = 2 * WIDEST;
    /// Two columns deeper than any base.
    const DEEPEST: usize = 17;

    /// Among so many lines, none of which was met yet.
    pub(super) fn among(lines: usize) -> Self {
        Self {
            indents: [0; Self::DEEPEST + 1],
            text: [0; Self::DEEPEST + 1],
            announced: [0; Self::DEEPEST + 1],
            is_announced: false,
            announcements: 0,
            edges: [0; Self::FAR + 1],
            groups: Vec::with_capacity(lines / 4 + 1),
            group: 0,
            sentences: Vec::new(),
            long_ends: 0,
            questions: 0,
            answers: 0,
            quoted: 0,
            prompts: 0,
        }
    }

    /// Meets the first line of a group, below the last of another.
    #[inline]
    pub(super) fn begin(&mut self, above: Option<&Line<'_>>, line: &Line<'_>) {
        self.end(above);
        self.groups.push(0);
        self.group = line.width();
        let deeper = |above: &Line<'_>| above.tail == b':' && line.indent() > above.indent();
        self.is_announced = above.is_some_and(deeper) && marker::of_line(line).is_none();
        self.announcements += usize::from(self.is_announced);
        self.questions += usize::from(matches!(line.head, [b'Q', b'.' | b':']));
        self.count(line);
        self.count_quoted(line);
    }

    /// Ends a group with that line, if one is under way.
    pub(super) fn end(&mut self, line: Option<&Line<'_>>) {
        if let (Some(last), Some(line)) = (self.groups.last_mut(), line) {
            *last = self.group;
            self.long_ends += usize::from(line.edge() > WIDEST);
        }
    }

    /// Meets the next line of a group, which has that index, stands below another and is led by what few lines are, or not.
    #[inline]
    pub(super) fn meet(&mut self, at: usize, above: &Line<'_>, line: &Line<'_>, led: bool) {
        if line.gap() > 0 {
            return self.begin(Some(above), line);
        }
        self.group += line.width() + 1;
        self.edges[above.edge().min(Self::FAR)] += 1;
        if above.tail == b'.' && above.gap() == 0 && line.head[0].is_ascii_uppercase() && at >= 2 {
            self.sentences.push(at);
        }
        self.count(line);
        if led {
            self.answers += usize::from(line.head[0] == b'A');
            self.count_quoted(line);
        }
    }

    #[inline]
    fn count(&mut self, line: &Line<'_>) {
        let indent = line.indent().min(Self::DEEPEST);
        self.indents[indent] += 1;
        self.text[indent] += line.width();
        self.announced[indent] += line.width() * usize::from(self.is_announced);
    }

    fn count_quoted(&mut self, line: &Line<'_>) {
        if line.head[0] == b'>' {
            self.quoted += 1;
            self.prompts += usize::from(line.text.starts_with(">>> "));
        }
    }

    /// Whether a line that begins so is led by what is counted: it is quoted or an answer.
    pub(super) const fn is_led(head: [u8; 2]) -> bool {
        matches!(head, [b'>', _] | [b'A', b'.' | b':'])
    }

    /// The lines with another right below.
    pub(super) fn flowing(&self) -> usize {
        self.edges.iter().sum()
    }

    /// Where most of the text stands. In short manuals what is to be typed takes more room than what is said of it, and does not
    /// count, as long as what is said is not much less.
    pub(super) fn base_indent(&self) -> usize {
        const FEWEST_ANNOUNCED: usize = 2;
        let text = &self.text[..Self::DEEPEST - 1];
        let first_most = |size: &dyn Fn(usize) -> usize| {
            let columns = (0..text.len()).rev();
            columns.max_by_key(|&at| size(at)).unwrap_or(0)
        };
        let most = first_most(&|at| text[at]);
        let said = first_most(&|at| text[at] - self.announced[at]);
        let manual = self.announcements >= FEWEST_ANNOUNCED && text[said] * 2 >= text[most];
        if manual { said } else { most }
    }

    /// The lines led by `>` that quote. What was quoted three times stands among what was quoted once.
    pub(super) fn quoted_lines(&self) -> usize {
        let others = self.quoted - self.prompts;
        if self.prompts > others {
            others
        } else {
            self.quoted
        }
    }

    /// The lines that stand in this column or deeper.
    pub(super) fn indented(&self, indent: usize) -> usize {
        self.indents[indent..].iter().sum()
    }

    /// The column that this share of the lines, in percent, does not end beyond.
    pub(super) fn edge(&self, percent: usize) -> usize {
        let mut beyond = self.flowing().saturating_sub(1) * percent / 100;
        for (edge, &count) in self.edges.iter().enumerate() {
            if beyond < count {
                return edge;
            }
            beyond -= count;
        }
        Self::FAR
    }

    /// The lines that are wider than any wrap, wherever they stand.
    pub(super) fn long(&self) -> usize {
        self.ending_from(WIDEST + 1) + self.long_ends
    }

    /// The lines that end in this column or beyond it.
    pub(super) fn ending_from(&self, edge: usize) -> usize {
        self.edges[edge.min(Self::FAR)..].iter().sum()
    }
}
