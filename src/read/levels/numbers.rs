//! Levels by number: what is numbered within what.

use super::Look;
use crate::document::NumberStyle;
use crate::read::role::heading::Style;
use crate::read::section::Parts;
use std::mem::discriminant;

/// Which headings without a number have text of their own between numbered ones whose numbers go on: they head a part of the
/// section above, however loud they are.
pub(super) fn within_numbered(looks: &[Look]) -> Vec<bool> {
    let mut within = vec![false; looks.len()];
    let mut next = None;
    for (at, look) in looks.iter().enumerate().rev() {
        let loud = matches!(look.style, Style::Capitals | Style::Centred);
        let leads_text = looks.get(at + 1).is_some_and(|below| !below.attached);
        within[at] =
            loud && leads_text && next.is_some() && !look.is_known() && look.numeral.is_none();
        if let Some((_, number)) = look.number {
            next = Some(number);
            // Those above are within only if a lower number stands above them, too.
            let above = looks[..at].iter().rfind(|look| look.number.is_some());
            let above = above.and_then(|above| above.number);
            let goes_on = above.is_some_and(|(_, above)| above < number);
            if !goes_on {
                next = None;
            }
        }
    }
    within
}

/// What has no number closes no section whose numbers go on below it: between "2.1.2" and "2.1.3" it is part of the former.
pub(super) fn within_sections(looks: &[Look], ranks: &mut [u32]) {
    let mut last: Option<(usize, Parts)> = None;
    for (at, look) in looks.iter().enumerate() {
        let (Style::Numbered(_), Some(parts)) = (look.style, look.parts) else {
            continue;
        };
        if let Some((above, numbered)) = last
            && parts.go_on_from(&numbered)
        {
            for between in above + 1..at {
                if !matches!(looks[between].style, Style::Part | Style::Chapter) {
                    ranks[between] = ranks[between].max(ranks[above] + 1);
                }
            }
        }
        last = Some((at, parts));
    }
}

/// A section stands above those of its parts, whatever rules they have: "2." above "2.1".
pub(super) fn over_parts(looks: &[Look], ranks: &mut [u32]) {
    let counts = |at: usize| looks[at].parts.map_or(0, |parts| parts.count());
    let is_over = |at: usize| {
        let (whole, part) = (
            looks[at].parts,
            looks.get(at + 1).and_then(|look| look.parts),
        );
        whole
            .zip(part)
            .is_some_and(|(whole, part)| part.is_part_of(&whole))
    };
    let parts = (0..looks.len()).filter(|&at| counts(at) > 1);
    let Some(highest) = parts.map(|at| ranks[at]).min() else {
        return;
    };
    let inverted = |at: usize| is_over(at) && ranks[at] >= ranks[at + 1];
    if (0..looks.len()).any(inverted) {
        for at in (0..looks.len()).filter(|&at| counts(at) == 1) {
            ranks[at] = ranks[at].min(highest.saturating_sub(1));
        }
    }
}

/// What has no number stands above the numbered sections right below it where others of them count on below another such
/// heading, or where all of them stand below one of many that look like it.
pub(super) fn over_numbered(looks: &[Look], ranks: &mut [u32]) {
    const FEWEST: usize = 2;
    const FEWEST_ALIKE: usize = 3;
    let value = |at: usize| {
        let numbered = matches!(looks[at].style, Style::Numbered(_));
        looks[at].number.filter(|_| numbered)
    };
    let numbered: Vec<usize> = (0..looks.len()).filter(|&at| value(at).is_some()).collect();
    let [first, .., last] = *numbered else { return };
    let heads_next = |at: &usize| {
        looks[*at].is_unmarked()
            && !looks[*at].is_known()
            && looks.get(at + 1).is_some_and(|below| below.attached)
            && value(at + 1).is_some()
    };
    let heads: Vec<usize> = (0..last).filter(heads_next).collect();
    let Some(&head) = heads.first().filter(|head| **head + 1 == first) else {
        return;
    };
    let like = |at: usize| discriminant(&looks[at].style) == discriminant(&looks[head].style);
    let counts = numbered.windows(2).all(|pair| {
        let (above, below) = (value(pair[0]), value(pair[1]));
        let anew = below.is_some_and(|(_, number)| number == 1) && heads.contains(&(pair[1] - 1));
        let follows = || {
            above
                .zip(below)
                .is_some_and(|(above, below)| above.0 == below.0 && above.1 + 1 == below.1)
        };
        anew || follows()
    });
    // Headings that look like it, and stand between the numbers, head some of them as well.
    let between = (first..last).filter(|&at| like(at) && looks[at].is_unmarked());
    let all = between.clone().all(|at| heads.contains(&at));
    let others = (last + 1..looks.len()).chain(0..head);
    let alike = others.clone().filter(|&at| like(at)).count();
    let one_of_many = alike >= FEWEST_ALIKE && (last + 1..looks.len()).any(like);
    if !counts || !all || !heads.iter().all(|&at| like(at)) || heads.len() < FEWEST && !one_of_many
    {
        return;
    }
    let Some(top) = numbered.iter().map(|&at| ranks[at]).min() else {
        return;
    };
    let above = top.saturating_sub(1);
    // What looks like any other line is as high only where it stands above numbers.
    let plain = looks[head].style == Style::Bare;
    let level = others.filter(|&at| like(at) && !plain);
    for at in level.chain(heads.iter().copied()) {
        ranks[at] = ranks[at].min(above);
    }
}

/// Numbers that stand alone, and begin again below one heading after another, number the parts of what those head. What stands
/// right below such a number is its title, and heads no more than it does.
pub(super) fn numerals(looks: &[Look], ranks: &mut [u32]) {
    /// A number that begins once counts through the text.
    const FEWEST: usize = 2;
    let is_title = |at: usize| {
        at > 0
            && looks[at].is_unmarked()
            && looks[at].attached
            && looks[at].numeral.is_none()
            && looks[at - 1].numeral.is_some()
    };
    // Numbers that stand deeper than others number the parts of what those number.
    let numbered = looks
        .iter()
        .zip(ranks.iter())
        .filter(|(look, _)| look.numeral.is_some());
    let top = numbered.map(|(_, rank)| *rank).min();
    let (mut head, mut over) = (None, Vec::new());
    for (at, look) in looks.iter().enumerate() {
        match look.numeral {
            // What follows on the first, or begins again below it, counts within the same.
            Some(1) if top == Some(ranks[at]) => {
                // A preface may be in parts as the chapters are, if the first stands right below.
                let right_below = |(_, known): &(u32, bool)| !*known || look.attached;
                over.extend(head.take().filter(right_below));
            }
            Some(_) => head = None,
            None if !is_title(at) => head = Some((ranks[at], look.is_known())),
            None => {}
        }
    }
    let known = |(_, known): &(u32, bool)| *known;
    if over.iter().all(known) {
        over.clear();
    }
    over.sort_unstable();
    let over = if over.len() >= FEWEST {
        Some(over[over.len() / 2].0)
    } else {
        over_single(looks, ranks, is_title)
    };
    if let Some(over) = over {
        let below = over + 1;
        for (look, rank) in looks.iter().zip(ranks.iter_mut()) {
            if look.numeral.is_some() {
                *rank = (*rank).max(below + u32::from(top != Some(*rank)));
            }
        }
    }
    for at in 1..looks.len() {
        if is_title(at) {
            ranks[at] = ranks[at].max(ranks[at - 1] + 1);
        }
    }
}

/// The rank of the heading that stands over numbers which begin once, and end long before the headings do, or stand between others
/// that look like it: one story of many is in parts.
fn over_single(looks: &[Look], ranks: &[u32], is_title: impl Fn(usize) -> bool) -> Option<u32> {
    /// Headings like that of the story, below its last part.
    const FEWEST_BELOW: usize = 3;
    /// Or one at either side of it.
    const FEWEST_BESIDE: usize = 2;
    let numbered = |at: &usize| looks[*at].numeral.is_some();
    let first = (0..looks.len()).find(numbered)?;
    let last = (0..looks.len()).rfind(numbered)?;
    let head = first.checked_sub(1).filter(|head| {
        let look = &looks[*head];
        look.is_unmarked() && !look.is_known()
    })?;
    let counted = looks[first..=last].iter().filter_map(|look| look.numeral);
    let alone = (first..=last).all(|at| numbered(&at) || is_title(at))
        && counted.zip(1..).all(|(value, next)| value == next);
    let alike = |below: &&Look| below.style == looks[head].style;
    let below = looks[last + 1..].iter().filter(alike).count();
    let above = looks[..head].iter().filter(alike);
    let above = above
        .filter(|above| !above.is_known() && !above.attached)
        .count();
    let others = below + above.min(below);
    (alone && (below >= FEWEST_BELOW || others >= FEWEST_BESIDE)).then_some(ranks[head])
}

/// How deep sections are by the way in which their number is written: "A." below "I.", "1." below "A.". What is numbered in one
/// way is within another where it stands between neighbours that are numbered so, and these seldom between its own: numbers may
/// count on from chapter to chapter.
pub(super) fn outline(looks: &[Look]) -> impl Fn(&Look) -> u32 + use<> {
    const STYLES: [NumberStyle; 5] = [
        NumberStyle::UpperRoman,
        NumberStyle::UpperAlpha,
        NumberStyle::Decimal,
        NumberStyle::LowerAlpha,
        NumberStyle::LowerRoman,
    ];
    let place = |style: NumberStyle| STYLES.iter().position(|known| *known == style);
    // The last number of each style, and what stood behind it.
    let mut last: [Option<u32>; STYLES.len()] = [None; STYLES.len()];
    let mut behind = [[false; STYLES.len()]; STYLES.len()];
    // How many neighbours of each style have one of another between them, and how many there are.
    let mut between = [[0_u64; STYLES.len()]; STYLES.len()];
    let mut pairs = [0_u64; STYLES.len()];
    for look in looks {
        let Some((style, value)) = look.number else {
            continue;
        };
        let Some(at) = place(style) else { continue };
        if last[at].is_some_and(|last| last + 1 == value) {
            pairs[at] += 1;
            for other in 0..STYLES.len() {
                between[other][at] += u64::from(behind[at][other]);
            }
        }
        last[at] = Some(value);
        behind[at] = [false; STYLES.len()];
        for behind in &mut behind {
            behind[at] = true;
        }
        behind[at][at] = false;
    }
    let is_within = |inner: usize, outer: usize| {
        between[inner][outer] * pairs[inner].max(1) > 2 * between[outer][inner] * pairs[outer]
    };
    let depths: [u32; STYLES.len()] = std::array::from_fn(|at| {
        let over = (0..STYLES.len()).filter(|&other| is_within(at, other));
        u32::try_from(over.count()).unwrap_or(0)
    });
    move |look| {
        let at = look
            .number
            .and_then(|(style, _)| STYLES.iter().position(|known| *known == style));
        at.map_or(0, |at| depths[at])
    }
}
