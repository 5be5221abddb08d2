//! Looks of headings → levels, the same look the same level throughout.

mod numbers;
mod series;

use super::role::heading::Style;
use crate::document::{Level, NumberStyle};
use crate::read::section::Parts;
use foldhash::HashMap;
use numbers::{numerals, outline, over_numbered, over_parts, within_numbered, within_sections};
pub(in crate::read) use series::Counted;
use series::rank_counted;

/// What the words of a heading say of what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A contents list.
    Contents,
    /// A main section: "Introduction", "References".
    Known,
    /// Anything.
    Other,
}

/// A heading as far as its level goes.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// What makes it look like one.
    pub(super) style: Style,
    /// The column that it stands in.
    pub(super) indent: usize,
    /// What its words say of what stands below.
    pub(super) name: Name,
    /// How deep a contents list has its entry, the outermost entries being 0.
    pub(super) listed: Option<u8>,
    /// Whether it heads the notes to what stands above.
    pub(super) notes: bool,
    /// Blank lines above it.
    pub(super) gap: usize,
    /// Whether it has the words of others, each below a heading of its own.
    pub(super) refrain: bool,
    /// Whether another heading stands right above it.
    pub(super) attached: bool,
    /// Its number and how that is written, if it is of one part and a section's.
    pub(super) number: Option<(NumberStyle, u32)>,
    /// The parts of its number: 2, 1 and 3 of "2.1.3".
    pub(super) parts: Option<Parts>,
    /// What it counts, and up to where: "Act II".
    pub(super) counted: Option<Counted>,
    /// Its value, if it is a number and nothing else.
    pub(super) numeral: Option<u32>,
}

impl Look {
    /// Whether it heads a main section, contents among them.
    fn is_known(&self) -> bool {
        self.name != Name::Other
    }

    /// Whether its letters and its place alone make it one.
    fn is_unmarked(&self) -> bool {
        matches!(
            self.style,
            Style::Capitals | Style::Centred | Style::Outdented(_) | Style::Bare
        )
    }
}

/// The levels of headings, in their order; never more than one deeper than the one before, unless the user says so. A
/// preface that looks like a section is as high as the chapters that follow it; the sections of the chapters are not. `title`: the
/// rule below the title, if it has one.
pub(super) fn assign(looks: &[Look], title: Option<Style>) -> Vec<Level> {
    let ornaments = ornaments(looks, title);
    let numbered = looks.iter().filter_map(|look| match look.style {
        Style::Numbered(parts) => Some((parts, look.indent)),
        _ => None,
    });
    let top_number = numbered.min();
    let outdents = looks.iter().filter_map(|look| match look.style {
        Style::Outdented(indent) => Some(usize::from(indent)),
        _ => None,
    });
    let outdent = outdents.min();
    // Capitals that a contents list has below plain words are their sections.
    let plain = looks.iter().filter(|look| look.style == Style::Bare);
    let shallow = plain.filter_map(|look| look.listed).min();
    let spacing = Spacing::of(looks);
    let within = within_numbered(looks);
    let depths = outline(looks);
    let over = stands_over_all(looks);
    let ranks = looks.iter().enumerate().map(|(at, look)| {
        if over && at == 0 {
            return 0;
        }
        // Notes once and at the end are those of all; others are those of the section above.
        let others = at + 1 < looks.len() || looks[..at].iter().any(|look| look.notes);
        let rank = rank(look, &ornaments, top_number).max(u32::from(within[at]) * WITHIN);
        let rank = rank + depths(look);
        // A little to the right of headings that stand out to the left, capitals head a part of theirs.
        let stands_in = outdent
            .is_some_and(|outdent| (outdent + 1..=outdent + 8).contains(&look.indent))
            && look.style == Style::Capitals;
        let below = shallow
            .zip(look.listed)
            .filter(|(shallow, listed)| shallow < listed);
        let rank = match below {
            Some((_, listed)) if look.style == Style::Capitals => LISTED + u32::from(listed),
            _ if stands_in => rank.max(OUTDENTED + 100),
            _ => rank,
        };
        match &spacing {
            // Where blank lines say what a chapter is, its letters need not.
            Some(spacing) if !spacing.is_near(look) => match look.style {
                Style::Bare | Style::Centred => rank.min(CAPITALS),
                _ => rank,
            },
            Some(_) if look.notes => NEAR,
            Some(_) => NEAR + rank,
            None if look.notes && others => u32::MAX,
            None => rank,
        }
    });
    let mut ranks: Vec<u32> = ranks.collect();
    numerals(looks, &mut ranks);
    within_sections(looks, &mut ranks);
    over_parts(looks, &mut ranks);
    over_numbered(looks, &mut ranks);
    over_chapters(looks, &mut ranks);
    beside_numbered(looks, &mut ranks);
    serial(looks, &mut ranks);
    rank_counted(looks, &mut ranks);
    // What stands below what: a heading closes those of its rank and of lower ones.
    let mut open: Vec<u32> = Vec::new();
    let mut listed = false;
    let stepped = looks.iter().zip(ranks).map(|(look, rank)| {
        let below_list = std::mem::replace(&mut listed, look.name == Name::Contents);
        if let Style::Given(level) = look.style {
            open_to(level, &mut open);
            return level;
        }
        // A contents list has no sections.
        if below_list {
            open.pop();
        }
        while open.last().is_some_and(|&above| above >= rank) {
            open.pop();
        }
        open.push(rank);
        Level::clamped(open.len())
    });
    stepped.collect()
}

/// What stands right above a chapter in a book of parts, and is neither a chapter nor numbered, heads it and those that follow: an
/// epilogue in chapters is as high as the parts.
fn over_chapters(looks: &[Look], ranks: &mut [u32]) {
    let is_over = |at: &usize| {
        let (look, below) = (&looks[*at], looks.get(at + 1));
        // Right below a part stands its title.
        let title = look.attached && *at > 0 && looks[at - 1].style == Style::Part;
        look.is_unmarked()
            && !title
            && !look.is_known()
            && look.numeral.is_none()
            && below.is_some_and(|below| below.attached && below.style == Style::Chapter)
    };
    let first = |style: Style| looks.iter().position(|look| look.style == style);
    let (Some(part), Some(chapter)) = (first(Style::Part), first(Style::Chapter)) else {
        return;
    };
    // All chapters stand below something, or none does.
    if part < chapter {
        for at in (0..looks.len()).filter(is_over) {
            ranks[at] = ranks[at].min(ranks[part]);
        }
    }
}

/// What has no number stands beside the numbered sections, and not within the last of them, if it does so before the first and
/// never between two: a list of ten things in an article, its introduction and its close.
fn beside_numbered(looks: &[Look], ranks: &mut [u32]) {
    let numbered = |look: &Look| matches!(look.style, Style::Numbered(_));
    let bare = |look: &Look| look.style == Style::Bare;
    let (Some(first), Some(last)) = (
        looks.iter().position(numbered),
        looks.iter().rposition(numbered),
    ) else {
        return;
    };
    if looks[..first].iter().any(bare) && !looks[first..last].iter().any(bare) {
        for at in (0..looks.len()).filter(|&at| bare(&looks[at])) {
            ranks[at] = ranks[at].min(ranks[first]);
        }
    }
}

/// A chapter that is the only one, and not the first of its book, is a part of what stands above it, as what follows it is not: an
/// instalment of a serial, between the articles of a magazine.
fn serial(looks: &[Look], ranks: &mut [u32]) {
    const FEWEST: usize = 3;
    let mut divisions = looks
        .iter()
        .enumerate()
        .filter(|(_, look)| matches!(look.style, Style::Part | Style::Chapter | Style::Section));
    let (Some((at, look)), None) = (divisions.next(), divisions.next()) else {
        return;
    };
    let later = look.counted.as_ref().is_some_and(Counted::is_later);
    let articles = |looks: &[Look]| {
        let articles = looks.iter().filter(|look| look.style == Style::Capitals);
        articles.take(FEWEST).count() == FEWEST
    };
    if later && articles(&looks[..at]) && articles(&looks[at + 1..]) {
        ranks[at] = ranks[at].max(CAPITALS + 1);
        // Its title stands right below it.
        if looks[at + 1].attached {
            ranks[at + 1] = ranks[at + 1].max(CAPITALS + 2);
        }
    }
}

/// A sign that headings are underlined or framed with, and how.
type Ornament = (char, u8);

fn ornament(style: Style) -> Option<Ornament> {
    match style {
        Style::Underlined(sign, over) => Some((sign, u8::from(over))),
        Style::Framed(sign, count) => Some((sign, count.saturating_add(2))),
        _ => None,
    }
}

/// The signs that headings are underlined or framed with, from the highest to the lowest: in the order of their first use. One that
/// only "Contents" or the like has, and no other heading, says nothing of those that follow. Nothing is higher than what has the
/// title's.
fn ornaments(looks: &[Look], title: Option<Style>) -> Vec<Ornament> {
    let signs = looks.iter().enumerate();
    let signs = signs.filter_map(|(at, look)| {
        // What stands first may be the title of all.
        let known = look.name == Name::Contents || look.is_known() && at > 0;
        Some((ornament(look.style)?, known))
    });
    let signs: Vec<_> = signs.collect();
    let mut uses: HashMap<Ornament, usize> = HashMap::default();
    for (sign, _) in &signs {
        *uses.entry(*sign).or_default() += 1;
    }
    let (once, mut ordered): (Vec<_>, Vec<_>) = signs
        .iter()
        .partition(|(sign, known)| *known && uses[sign] == 1);
    ordered.extend(once);
    let title = title.and_then(ornament);
    let mut order: Vec<Ornament> = title
        .filter(|sign| uses.contains_key(sign))
        .into_iter()
        .collect();
    for (sign, _) in ordered {
        if !order.contains(&sign) {
            order.push(sign);
        }
    }
    order
}

/// Whether the first heading stands left of the text, and all others right of it: what they head is part of what it heads.
fn stands_over_all(looks: &[Look]) -> bool {
    let [first, rest @ ..] = looks else {
        return false;
    };
    matches!(first.style, Style::Outdented(_)) && rest.iter().all(|look| look.indent > first.indent)
}

/// A level that the user gives: equal to what stands there, else below what stands above.
fn open_to(level: Level, open: &mut Vec<u32>) {
    let depth = usize::from(level.get());
    open.truncate(depth);
    while open.len() < depth {
        open.push(open.last().map_or(1, |above| above + 1));
    }
}

/// The rank of capitals.
const CAPITALS: u32 = 450;

/// The rank of numbered sections, but for the parts of their numbers.
const NUMBERED: u32 = 500;

/// What each part of a number adds: more than there are ways to write one.
const PART: u32 = 8;

/// The rank of what stands at the left edge, left of the text.
const OUTDENTED: u32 = 600;

/// The rank of what looks like any other line, and is an outermost entry of a contents list.
const LISTED: u32 = 860;

/// The rank of those that none names.
const BARE: u32 = 900;

/// The rank of what stands within numbered sections, and has no number.
const WITHIN: u32 = 560;

/// What is added to the rank of headings that few blank lines stand above, where the others have many.
const NEAR: u32 = 1000;

/// Blank lines above headings, in texts that rank them so: many above a chapter, one or two above its sections.
struct Spacing {
    /// The divisions that count as sections, by the most of their kind.
    near: [bool; 4],
}

impl Spacing {
    /// As many blank lines, and more, stand above chapters.
    const FAR: usize = 4;
    /// No more stand above sections.
    const CLOSE: usize = 2;

    /// Of these headings; `None` if blank lines do not tell them apart, or something else ranks them.
    fn of(looks: &[Look]) -> Option<Self> {
        const FEWEST: usize = 2;
        let (mut near, mut marked) = (0, 0);
        let mut divisions = [(0, 0); 4];
        for look in looks {
            marked += usize::from(!matches!(
                look.style,
                Style::Part
                    | Style::Chapter
                    | Style::Section
                    | Style::Capitals
                    | Style::Centred
                    | Style::Bare
            ));
            if look.attached {
                continue;
            }
            let close = look.gap <= Self::CLOSE;
            if let Some(division) = Self::division(look) {
                divisions[division].0 += usize::from(!close);
                divisions[division].1 += usize::from(close);
            }
            near += usize::from(close);
        }
        let mut near_divisions = divisions.map(|(far, near)| near > far);
        // What stands right above a chapter needs no blank lines to be a part.
        let parts = looks.iter().filter(|look| look.style == Style::Part);
        let over = looks.windows(2).filter(|pair| {
            pair[0].style == Style::Part && pair[1].style == Style::Chapter && pair[1].attached
        });
        near_divisions[0] &= over.count() * 2 < parts.count();
        // What stands before the first division is as far from the title page, whatever it heads.
        let first = looks.iter().position(|look| Self::division(look).is_some());
        let body = &looks[first.unwrap_or(0)..];
        let far = body.iter().filter(|look| {
            let close = || Self::division(look).is_some_and(|division| near_divisions[division]);
            look.gap >= Self::FAR && !look.attached && !close()
        });
        let far = far.count();
        (far >= FEWEST && near >= FEWEST && marked * 10 <= looks.len()).then_some(Self {
            near: near_divisions,
        })
    }

    fn division(look: &Look) -> Option<usize> {
        match look.style {
            Style::Part => Some(0),
            Style::Chapter => Some(1),
            Style::Section => Some(2),
            // Where the column tells numbers apart, blank lines need not.
            Style::Outdented(_) => None,
            _ if look.numeral.is_some() => Some(3),
            _ => None,
        }
    }

    fn is_near(&self, look: &Look) -> bool {
        Self::division(look).map_or(look.gap <= Self::CLOSE, |division| self.near[division])
    }
}

/// The smaller, the higher. Underlines rank by their first use, as reStructuredText has it.
fn rank(look: &Look, ornaments: &[Ornament], top_number: Option<(u8, usize)>) -> u32 {
    let listed = look.listed.map(u32::from);
    let numbered = |parts: u8| NUMBERED + PART * u32::from(parts);
    match look.style {
        // Its place is given, not ranked.
        Style::Given(_) => 0,
        Style::Part => 100,
        // An appendix goes on where numbered sections end.
        Style::Chapter if look.is_known() && top_number.is_some_and(|(parts, _)| parts == 1) => {
            numbered(1)
        }
        Style::Chapter => 200,
        Style::Section => 300,
        Style::Underlined(..) | Style::Framed(..) => {
            let of = |known: &Ornament| Some(*known) == ornament(look.style);
            let place = ornaments.iter().position(of).unwrap_or(0);
            350 + u32::try_from(place).unwrap_or(0).min(40)
        }
        Style::Hashes(count) => 400 + u32::from(count),
        Style::Numbered(parts) => numbered(parts),
        // What has no number, yet the name or the column of numbered sections, is their equal.
        Style::Outdented(_) | Style::Bare | Style::Capitals | Style::Centred
            if top_number.is_some_and(|(_, indent)| {
                look.is_known() || indent == look.indent && look.style != Style::Bare
            }) =>
        {
            numbered(top_number.map_or(1, |(parts, _)| parts))
        }
        Style::Capitals => CAPITALS,
        Style::Centred => 460,
        Style::Outdented(indent) => OUTDENTED + u32::from(indent),
        // What looks like any other line has the depth of its entry; what no entry names is deeper.
        Style::Bare if look.refrain => BARE + 50,
        Style::Bare => listed.map_or(BARE, |depth| LISTED + depth),
    }
}
