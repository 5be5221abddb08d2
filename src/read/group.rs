//! Lines → groups, with facts of all their lines: one look that spares most passes the lines of prose.

use super::counts::Counts;
use super::line::{Line, takes_blank};
use super::marker;
use super::parting::{self, Parting};
use super::signs::Signs;
use super::statement::opens_statement;
use std::borrow::Cow;
use std::ops::Range;

/// What one look at lines that stand together tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// The signs of all of them.
    pub(super) signs: Signs,
    /// What holds of every line below the first.
    below: Traits,
    /// The column that the shortest of them ends in, the last aside.
    pub(super) shortest: usize,
}

impl Facts {
    /// Of these lines.
    pub(super) fn of(own: &[Line<'_>]) -> Self {
        let mut gathered = Gathered::from(own.first().map_or(Signs::NONE, |first| first.signs));
        for (above, line) in own.iter().zip(own.iter().skip(1)) {
            gathered.add(above, line);
        }
        gathered.facts()
    }

    /// Whether all below the first stand in one column, or beside it: a stray blank sets nothing in.
    pub(super) fn is_level(self) -> bool {
        self.below.has(Traits::LEVEL)
    }

    /// Whether any below the first begins with a small letter of ASCII.
    pub(super) fn has_lowers(self) -> bool {
        !self.below.has(Traits::NO_LOWER)
    }

    /// Whether all below the first begin with letters or digits of ASCII, have small letters, and do not end in a colon.
    pub(super) fn is_worded(self) -> bool {
        self.below.has(Traits::WORDED)
    }

    /// Whether a blank is all that joins each to the one below, and a line end all that parts them in the source.
    pub(super) fn is_unbroken(self) -> bool {
        self.below.has(Traits::UNBROKEN)
    }
}

/// Facts under way: without branches, since every group has others.
struct Gathered {
    facts: Facts,
    /// Small letters of ASCII, while all below the first have some.
    small: Signs,
    /// The column of the second line, and how far those below it stand from there, a column aside.
    column: Option<usize>,
    slants: usize,
    /// Where any does not begin right behind the line end of the one above it.
    breaks: usize,
}

impl Gathered {
    /// From the first line on, which has these signs.
    fn from(signs: Signs) -> Self {
        Self {
            facts: Facts {
                signs,
                below: Traits::ALL,
                shortest: usize::MAX,
            },
            small: Signs::SMALL,
            column: None,
            slants: 0,
            breaks: 0,
        }
    }

    /// Adds the next line, below another.
    #[inline]
    fn add(&mut self, above: &Line<'_>, line: &Line<'_>) {
        let facts = &mut self.facts;
        facts.signs = facts.signs | line.signs;
        facts.shortest = facts.shortest.min(above.edge());
        facts.below = facts.below & Traits::between(above, line);
        self.small = self.small & line.signs;
        let column = *self.column.get_or_insert(line.indent());
        self.slants |= line.indent().abs_diff(column) >> 1;
        self.breaks |= line.start() ^ (above.end() + 1);
    }

    fn facts(self) -> Facts {
        let lacks = [
            (Traits::LEVEL, self.slants != 0),
            (Traits::UNBROKEN, self.breaks != 0),
            (Traits::WORDED, self.small == Signs::NONE),
        ];
        let lacks = lacks.map(|(one, lacks)| one.0 * u8::from(lacks));
        let below = Traits(self.facts.below.0 & !(lacks[0] | lacks[1] | lacks[2]));
        Facts {
            below,
            ..self.facts
        }
    }
}

/// What may hold of a line and the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Traits(u8);

impl Traits {
    const ALL: Self = Self(u8::MAX);
    /// Both stand in one column, or nearly.
    const LEVEL: Self = Self(1);
    /// It begins with no small letter of ASCII.
    const NO_LOWER: Self = Self(1 << 1);
    /// It begins with a letter or a digit of ASCII, has small letters, and does not end in a colon.
    const WORDED: Self = Self(1 << 2);
    /// A line end parts them, and a blank joins them.
    const UNBROKEN: Self = Self(1 << 3);

    /// Those that the bytes tell between which the line end stands, and the last of the line.
    #[inline]
    fn between(above: &Line<'_>, line: &Line<'_>) -> Self {
        let end = |tail: u8, one: Self| ENDS[usize::from(tail)] | !one.0;
        let ends = end(above.tail, Self::UNBROKEN) & end(line.tail, Self::WORDED);
        Self(Opening::of(line).0 & ends)
    }

    fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }
}

impl std::ops::BitAnd for Traits {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// What the last byte of a line leaves of its traits and of those of the line below it.
static ENDS: [u8; 256] = ends();

#[expect(clippy::cast_possible_truncation, reason = "there are 256 bytes")]
const fn ends() -> [u8; 256] {
    let mut ends = [Traits::ALL.0; 256];
    let mut tail = 0;
    while tail < ends.len() {
        if tail == 0 || !takes_blank(tail as u8, b'a') {
            ends[tail] &= !Traits::UNBROKEN.0;
        }
        tail += 1;
    }
    ends[b':' as usize] &= !Traits::WORDED.0;
    ends
}

/// Lines that blank lines part from others.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Which they are.
    pub(super) lines: Range<usize>,
    /// What one look at them tells.
    pub(super) facts: Facts,
}

impl Group {
    /// Of these lines.
    pub(super) fn of(range: Range<usize>, lines: &[Line<'_>]) -> Self {
        Self {
            facts: Facts::of(&lines[range.clone()]),
            lines: range,
        }
    }
}

/// The groups of a text.
#[derive(Debug)]
pub(super) struct Groups {
    all: Vec<Group>,
    /// The lines that do more than go on: those that begin a group, and few others.
    telling: Vec<usize>,
    /// The few of these that a marker may lead, or a bracket.
    led_by_signs: Vec<usize>,
}

impl Groups {
    /// Of these lines; whoever looks at each of them counts them, too.
    pub(super) fn of(lines: &[Line<'_>]) -> (Self, Counts) {
        let mut counts = Counts::among(lines.len());
        let mut all = Vec::with_capacity(lines.len() / 4 + 1);
        // Written for each line, and kept for those that tell: whether one does nobody could foresee.
        let (mut telling, mut told) = (vec![0; lines.len()], 0);
        let mut led_by_signs = Vec::new();
        let mut parting = Parting::default();
        let mut first = 0;
        while let Some(mut above) = lines.get(first) {
            let mut gathered = Gathered::from(above.signs);
            telling[told] = first;
            told += 1;
            if is_led_by_sign(above) {
                led_by_signs.push(first);
            }
            counts.begin(first.checked_sub(1).map(|last| &lines[last]), above);
            let mut at = first + 1;
            for line in &lines[at..] {
                if parting.is_between(above, line) {
                    break;
                }
                gathered.add(above, line);
                counts.meet(at, above, line, Opening::of(line).has(Opening::LED));
                telling[told] = at;
                told += usize::from(!goes_on(line));
                if is_led_by_sign(line) {
                    led_by_signs.push(at);
                }
                above = line;
                at += 1;
            }
            let (lines, facts) = (first..at, gathered.facts());
            all.push(Group { lines, facts });
            first = at;
        }
        counts.end(lines.last());
        telling.truncate(told);
        let groups = Self {
            all,
            telling,
            led_by_signs,
        };
        (groups, counts)
    }

    /// The lines that begin a group or do anything else than go on with the words above them.
    pub(super) fn telling(&self) -> &[usize] {
        &self.telling
    }

    /// Those of them that a marker may lead, or a bracket.
    pub(super) fn led_by_signs(&self) -> &[usize] {
        &self.led_by_signs
    }

    /// The group of just these lines, sought from a place on, which is moved up to it.
    pub(super) fn find(&self, lines: &Range<usize>, from: &mut usize) -> Option<&Group> {
        let above = |group: &&Group| group.lines.start < lines.start;
        *from += self.all[*from..].iter().take_while(above).count();
        self.all.get(*from).filter(|group| group.lines == *lines)
    }

    /// The groups of a part of these lines, as if it were all of them.
    pub(super) fn within(&self, part: &Range<usize>, lines: &[Line<'_>]) -> Cow<'_, [Group]> {
        let at = |line: usize| self.all.partition_point(|group| group.lines.start < line);
        let groups = &self.all[at(part.start)..at(part.end)];
        if let (Some(first), Some(last)) = (groups.first(), groups.last())
            && (first.lines.start..last.lines.end) == *part
            && !parting::is_literal(&first.lines, lines)
        {
            return Cow::Borrowed(groups);
        }
        let own = parting::groups(&lines[part.clone()]).into_iter();
        let own = own.map(|range| range.start + part.start..range.end + part.start);
        own.map(|range| Group::of(range, lines)).collect()
    }
}

/// Whether something holds of all lines but some, which are passed over.
pub(super) fn all_others(
    lines: &[Line<'_>],
    some: &[usize],
    is: impl Fn(&Line<'_>) -> bool,
) -> bool {
    let mut others = (0..lines.len()).filter(|at| some.binary_search(at).is_err());
    others.all(|at| is(&lines[at]))
}

/// No line of prose that is narrower is full, in columns.
pub(super) const FULL: usize = 60;

/// Whether a line within a group is nothing but more words of what it stands in: it leads no item, calls no note, announces
/// nothing, and nobody else says it.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "one branch a line, which is the same for most, and not five"
)]
#[inline]
fn goes_on(line: &Line<'_>) -> bool {
    const OTHER: Signs = Signs::CODE
        .and(Signs::GUTTER)
        .and(Signs::MARK)
        .and(Signs::COLON)
        .and(Signs::BRACKET);
    let opening = Opening::of(line);
    let full = opening.has(Opening::WORD) & (line.width() >= FULL);
    let small = opening.has(Opening::SMALL_WORD) & !line.signs.has(Signs::DIGIT);
    (line.gap() == 0) & (full | small) & line.signs.has(Signs::SMALL) & !line.signs.has(OTHER)
}

/// Whether a line may be led by a marker, as its first two bytes tell: by no word, and by no speech.
#[inline]
fn is_led_by_sign(line: &Line<'_>) -> bool {
    Opening::of(line).has(Opening::SIGN) & !line.quoted()
}

/// How a line opens, which its first two bytes tell: some of its traits, and whether with a word.
#[derive(Clone, Copy)]
struct Opening(u8);

impl Opening {
    /// With a word that is no marker, no statement and nobody's name,
    const WORD: Self = Self(1 << 4);
    /// which begins with a small letter.
    const SMALL_WORD: Self = Self(1 << 5);
    /// With what is counted.
    const LED: Self = Self(1 << 6);
    /// With what may be a marker.
    const SIGN: Self = Self(1 << 7);

    #[inline]
    fn of(line: &Line<'_>) -> Self {
        Self(OPENINGS[usize::from(u16::from_le_bytes(line.head))])
    }

    const fn of_head(head: [u8; 2]) -> Self {
        let [first, second] = head;
        let mut bits = Traits::LEVEL.0;
        if takes_blank(b'a', first) {
            bits |= Traits::UNBROKEN.0;
        }
        if !first.is_ascii_lowercase() {
            bits |= Traits::NO_LOWER.0;
        }
        if first.is_ascii_alphanumeric() {
            bits |= Traits::WORDED.0;
        }
        if Counts::is_led(head) {
            bits |= Self::LED.0;
        }
        if !marker::is_worded(head) {
            bits |= Self::SIGN.0;
        }
        let worded = second.is_ascii_lowercase() || second == b' ';
        let marked = !marker::is_worded(head) || opens_statement(head);
        if first.is_ascii_alphabetic() && worded && !marked {
            bits |= Self::WORD.0;
            if first.is_ascii_lowercase() {
                bits |= Self::SMALL_WORD.0;
            }
        }
        Self(bits)
    }

    fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }
}

/// How lines open: one look, and not ten comparisons.
static OPENINGS: [u8; 1 << 16] = openings();

#[expect(
    clippy::large_stack_arrays,
    reason = "made by the compiler, on no stack"
)]
const fn openings() -> [u8; 1 << 16] {
    let mut openings = [0; 1 << 16];
    let mut at: u16 = 0;
    loop {
        openings[at as usize] = Opening::of_head(at.to_le_bytes()).0;
        if at == u16::MAX {
            return openings;
        }
        at += 1;
    }
}
