//! Where the lines of a paragraph end.
//!
//! A paragraph comes in as boxes, glue and penalties (Knuth & Plass, "Breaking paragraphs into lines", 1981); the items that
//! its lines end at go out. It knows neither glyphs nor words, so that a better way of choosing changes this file alone.

/// What a paragraph is made of, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Item {
    /// Something to be printed, whole.
    Box {
        /// Points.
        width: f32,
    },
    /// A blank; a line may end at one that follows a box, and the blank then vanishes.
    Glue {
        /// Points, at rest.
        width: f32,
        /// How much wider it may well become.
        stretch: f32,
        /// How much narrower it may become at most.
        shrink: f32,
    },
    /// A place between boxes where a line may end.
    Penalty {
        /// What the line's end adds to it: a hyphen.
        width: f32,
        /// How bad a line's end is here: [`FORCED`] to [`FORBIDDEN`].
        cost: i16,
        /// A hyphenation.
        hyphen: bool,
    },
}

/// The line must end here.
pub(crate) const FORCED: i16 = i16::MIN;

/// The line must not end here.
pub(crate) const FORBIDDEN: i16 = i16::MAX;

/// Parting a word that is wider than the page: right only if there is no other way.
pub(crate) const DESPERATE: i16 = 9000;

/// Line lengths.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// The first line's, its indent taken off.
    pub(crate) first: f32,
    /// The others'.
    pub(crate) rest: f32,
}

/// The stretch of a line, in multiples of what its blanks bear well, from which a hyphen is the lesser evil.
const LOOSE: f32 = 1.3;

/// Widths are sums of rounded numbers; a line that is too wide by less than this fits.
const SLACK: f32 = 0.01;

/// A place where the line may end, and how full the line is then.
#[derive(Clone, Copy)]
struct Candidate {
    at: usize,
    hyphen: bool,
    ratio: f32,
}

/// The items that the lines end at, ascending; the last is `items.len()`. A line begins behind the item that the one before it
/// ended at, less glue and penalties.
///
/// Greedy: as much as fits on each line, by shrinking its blanks if need be; a hyphen only where the line would be loose without.
pub(crate) fn linebreak(items: &[Item], measure: Measure) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    while let Some(end) = line_end(items, start, breaks.is_empty(), measure) {
        breaks.push(end);
        start = end + 1;
        // Blanks at a line's start vanish; a forced end does not.
        while matches!(items.get(start), Some(Item::Glue { .. }))
            || matches!(items.get(start), Some(Item::Penalty { cost, .. }) if *cost != FORCED)
        {
            start += 1;
        }
        if start >= items.len() {
            break;
        }
    }
    if let Some(last) = breaks.last_mut()
        && *last < items.len()
        && start >= items.len()
        && !matches!(items[*last], Item::Penalty { cost: FORCED, .. })
    {
        *last = items.len();
    }
    breaks
}

fn line_end(items: &[Item], start: usize, first: bool, measure: Measure) -> Option<usize> {
    if start >= items.len() {
        return None;
    }
    let length = if first { measure.first } else { measure.rest };
    let (mut width, mut stretch, mut shrink) = (0.0f32, 0.0f32, 0.0f32);
    let mut best: Option<Candidate> = None;
    let mut desperate: Option<usize> = None;
    let mut after_box = false;
    for (at, item) in items.iter().enumerate().skip(start) {
        let ratio = |width: f32| {
            let room = length - width;
            if room <= 0.0 {
                0.0
            } else if stretch > 0.0 {
                room / stretch
            } else {
                f32::INFINITY
            }
        };
        match *item {
            Item::Box { width: box_width } => {
                width += box_width;
                after_box = true;
                if width - shrink > length + SLACK
                    && let Some(end) = best.map(|best| best.at).or(desperate)
                {
                    return Some(end);
                }
            }
            Item::Glue {
                width: glue_width,
                stretch: glue_stretch,
                shrink: glue_shrink,
            } => {
                if after_box {
                    if width - shrink <= length + SLACK || best.is_none() && desperate.is_none() {
                        best = Some(Candidate {
                            at,
                            hyphen: false,
                            ratio: ratio(width),
                        });
                        if width - shrink > length + SLACK {
                            return Some(at);
                        }
                    } else {
                        return best.map(|best| best.at).or(desperate);
                    }
                }
                after_box = false;
                width += glue_width;
                stretch += glue_stretch;
                shrink += glue_shrink;
            }
            Item::Penalty {
                width: end_width,
                cost,
                hyphen,
            } => {
                if cost == FORCED {
                    return Some(at);
                }
                if cost == FORBIDDEN {
                    continue;
                }
                let full = width + end_width;
                let fits = full - shrink <= length + SLACK;
                if cost >= DESPERATE {
                    if fits || desperate.is_none() {
                        desperate = Some(at);
                    }
                } else if fits {
                    // A hyphen is taken only if the line is loose without; a later plain end always wins.
                    let wanted = !hyphen || best.is_none_or(|best| best.ratio > LOOSE);
                    if wanted {
                        best = Some(Candidate {
                            at,
                            hyphen,
                            ratio: ratio(full),
                        });
                    } else if let Some(best) = best.as_mut().filter(|best| best.hyphen) {
                        // Of two hyphens in one word the later fills the line better.
                        best.at = at;
                        best.ratio = ratio(full);
                    }
                } else if best.is_none() && desperate.is_none() && !hyphen {
                    // Nothing fits: the least that can be broken off.
                    return Some(at);
                }
            }
        }
    }
    Some(items.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(widths: &[f32]) -> Vec<Item> {
        let mut items = Vec::new();
        for (n, &width) in widths.iter().enumerate() {
            if n > 0 {
                items.push(Item::Glue {
                    width: 2.0,
                    stretch: 1.0,
                    shrink: 0.5,
                });
            }
            items.push(Item::Box { width });
        }
        items
    }

    fn measure(width: f32) -> Measure {
        Measure {
            first: width,
            rest: width,
        }
    }

    #[test]
    fn lines_are_filled() {
        let items = words(&[10.0, 10.0, 10.0, 10.0]);
        assert_eq!(linebreak(&items, measure(22.0)), [3, 7]);
        assert_eq!(linebreak(&items, measure(100.0)), [7]);
        // Two blanks shrink by half a point each.
        assert_eq!(linebreak(&items, measure(33.0)), [5, 7]);
    }

    #[test]
    fn what_is_too_wide_stands_alone() {
        let items = words(&[5.0, 50.0, 5.0]);
        assert_eq!(linebreak(&items, measure(20.0)), [1, 3, 5]);
    }

    #[test]
    fn forced_ends_hold() {
        let mut items = words(&[5.0]);
        let forced = Item::Penalty {
            width: 0.0,
            cost: FORCED,
            hyphen: false,
        };
        items.push(forced);
        items.push(forced);
        items.extend(words(&[5.0]));
        assert_eq!(linebreak(&items, measure(20.0)), [1, 2, 4]);
    }

    #[test]
    fn nothing_is_no_line() {
        assert!(linebreak(&[], measure(20.0)).is_empty());
    }

    #[test]
    fn a_loose_line_takes_a_hyphen() {
        let hyphen = Item::Penalty {
            width: 1.0,
            cost: 50,
            hyphen: true,
        };
        let mut items = words(&[10.0]);
        items.push(Item::Glue {
            width: 2.0,
            stretch: 1.0,
            shrink: 0.5,
        });
        items.push(Item::Box { width: 6.0 });
        items.push(hyphen);
        items.push(Item::Box { width: 20.0 });
        assert_eq!(linebreak(&items, measure(20.0)), [3, 5]);
    }
}
