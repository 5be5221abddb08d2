//! Where the lines of a paragraph end.
//!
//! A paragraph comes in as boxes, glue and penalties (Knuth & Plass, "Breaking paragraphs into lines", 1981); the items that
//! its lines end at go out. It knows neither glyphs nor words.
//!
//! Justified text is set by [`total_fit`], which weighs all lines of a paragraph together; text whose lines need not be equally
//! long by [`first_fit`], and headlines by [`even_fit`], which makes their lines alike.

mod total_fit;

/// What a paragraph is made of, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Item {
    /// Something to be printed, whole.
    Box {
        /// Points.
        width: f32,
        /// How far it may reach into the margin where it begins a line, and where it ends one.
        hang: (f32, f32),
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
        /// How far what it adds may reach into the margin.
        hang: f32,
    },
}

/// The line must end here.
pub(crate) const FORCED: i16 = i16::MIN;

/// The line must not end here.
pub(crate) const FORBIDDEN: i16 = i16::MAX;

/// Parting a word that is wider than the page: right only if there is no other way.
pub(crate) const DESPERATE: i16 = 9000;

/// The same where a part of such a word ends.
pub(crate) const JOINT: i16 = 8000;

/// Line lengths.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// The first line's, its indent taken off.
    pub(crate) first: f32,
    /// The others'.
    pub(crate) rest: f32,
}

/// What is wanted of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Blanks as even as can be over the whole paragraph.
    Total,
    /// As much on each line as it takes.
    First,
    /// Lines of about one length, no more of them than needed.
    Even,
}

/// Widths are sums of rounded numbers; a line that is too wide by less than this fits.
pub(super) const SLACK: f32 = 0.01;

/// The items that the lines end at, ascending; the last is `items.len()`. A line begins behind the item that the one before it
/// ended at, less glue and penalties.
pub(crate) fn linebreak(items: &[Item], measure: Measure, fit: Fit) -> Vec<usize> {
    match fit {
        Fit::Total => total_fit::breaks(items, measure),
        Fit::First => first_fit(items, measure),
        Fit::Even => even_fit(items, measure),
    }
}

/// The item that a line begins at whose predecessor ended before `at`: blanks at its start vanish, a forced end does not.
pub(super) fn line_start(items: &[Item], at: usize) -> usize {
    let vanishes = |item: &&Item| match item {
        Item::Box { .. } => false,
        Item::Glue { .. } => true,
        Item::Penalty { cost, .. } => *cost != FORCED,
    };
    let at = at.min(items.len());
    at + items[at..].iter().take_while(vanishes).count()
}

/// Lines that are as full as they can be without shrinking their blanks.
fn first_fit(items: &[Item], measure: Measure) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    while start < items.len() {
        let length = if breaks.is_empty() {
            measure.first
        } else {
            measure.rest
        };
        let end = line_end(items, start, length);
        breaks.push(end);
        start = line_start(items, end + 1);
    }
    if let Some(last) = breaks.last_mut()
        && !matches!(items.get(*last), Some(Item::Penalty { cost: FORCED, .. }))
    {
        *last = items.len();
    }
    breaks
}

fn line_end(items: &[Item], start: usize, length: f32) -> usize {
    let mut width = 0.0f32;
    let mut best: Option<usize> = None;
    let mut desperate: Option<usize> = None;
    let mut joint: Option<usize> = None;
    let mut after_box = false;
    for (at, item) in items.iter().enumerate().skip(start) {
        let fits = |width: f32| width <= length + SLACK;
        match *item {
            Item::Box {
                width: box_width, ..
            } => {
                width += box_width;
                after_box = true;
                if !fits(width)
                    && let Some(end) = best.or(joint).or(desperate)
                {
                    return end;
                }
            }
            Item::Glue {
                width: glue_width, ..
            } => {
                if after_box {
                    if !fits(width) {
                        // Nothing fits: the least that can be broken off.
                        return at;
                    }
                    best = Some(at);
                }
                after_box = false;
                width += glue_width;
            }
            Item::Penalty { cost: FORCED, .. } => return at,
            // Nor may it at the blank behind this.
            Item::Penalty {
                cost: FORBIDDEN, ..
            } => after_box = false,
            Item::Penalty {
                width: end_width,
                cost,
                hyphen,
                ..
            } => {
                if fits(width + end_width) {
                    if cost >= DESPERATE {
                        desperate = Some(at);
                    } else if cost >= JOINT {
                        joint = Some(at);
                    } else if !hyphen {
                        best = Some(at);
                    }
                } else if !hyphen {
                    return best.or(joint).or(desperate).unwrap_or(at);
                }
            }
        }
    }
    items.len()
}

/// The shortest lines of which no more are needed than of full ones.
fn even_fit(items: &[Item], measure: Measure) -> Vec<usize> {
    /// Halvings of what the lines may be shorter by: the rest is too little to be seen.
    const STEPS: u32 = 8;
    let full = first_fit(items, measure);
    if full.len() < 2 {
        return full;
    }
    let (mut less, mut best) = (0.0f32, full);
    let mut step = measure.rest / 4.0;
    for _ in 0..STEPS {
        let shorter = Measure {
            first: measure.first - less - step,
            rest: measure.rest - less - step,
        };
        let lines = first_fit(items, shorter);
        if lines.len() == best.len()
            && widest(items, &lines) <= shorter.rest.min(shorter.first) + SLACK
        {
            best = lines;
            less += step;
        }
        step /= 2.0;
    }
    best
}

/// The width of the widest line, its blanks at rest.
fn widest(items: &[Item], breaks: &[usize]) -> f32 {
    let mut start = 0;
    let mut widest = 0.0f32;
    for &end in breaks {
        let width = items[start.min(end)..end]
            .iter()
            .map(|item| match item {
                Item::Box { width, .. } | Item::Glue { width, .. } => *width,
                Item::Penalty { .. } => 0.0,
            })
            .sum();
        widest = widest.max(width);
        start = line_start(items, end + 1);
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: Item = Item::Glue {
        width: 2.0,
        stretch: 1.0,
        shrink: 0.5,
    };

    fn letters(width: f32) -> Item {
        Item::Box {
            width,
            hang: (0.0, 0.0),
        }
    }

    fn penalty(width: f32, cost: i16, hyphen: bool) -> Item {
        Item::Penalty {
            width,
            cost,
            hyphen,
            hang: 0.0,
        }
    }

    fn words(widths: &[f32]) -> Vec<Item> {
        let mut items = Vec::new();
        for &width in widths {
            items.extend([letters(width), GLUE]);
        }
        items.pop();
        items
    }

    fn breaks(items: &[Item], width: f32, fit: Fit) -> Vec<usize> {
        let measure = Measure {
            first: width,
            rest: width,
        };
        linebreak(items, measure, fit)
    }

    #[test]
    fn lines_are_filled() {
        let items = words(&[10.0, 10.0, 10.0, 10.0]);
        for fit in [Fit::Total, Fit::First] {
            assert_eq!(breaks(&items, 22.0, fit), [3, 7]);
            assert_eq!(breaks(&items, 100.0, fit), [7]);
        }
        // Two blanks shrink by half a point each, where blanks may shrink.
        assert_eq!(breaks(&items, 33.0, Fit::Total), [5, 7]);
        assert_eq!(breaks(&items, 33.0, Fit::First), [3, 7]);
    }

    #[test]
    fn what_is_too_wide_stands_alone() {
        let items = words(&[5.0, 50.0, 5.0]);
        for fit in [Fit::Total, Fit::First] {
            assert_eq!(breaks(&items, 20.0, fit), [1, 3, 5]);
        }
    }

    #[test]
    fn forced_ends_hold() {
        let forced = penalty(0.0, FORCED, false);
        let mut items = vec![letters(5.0), forced, forced, letters(5.0)];
        for fit in [Fit::Total, Fit::First] {
            assert_eq!(breaks(&items, 20.0, fit), [1, 2, 4]);
        }
        items.push(forced);
        for fit in [Fit::Total, Fit::First] {
            assert_eq!(breaks(&items, 20.0, fit), [1, 2, 4]);
        }
    }

    #[test]
    fn nothing_is_no_line_and_blanks_are_none() {
        for fit in [Fit::Total, Fit::First, Fit::Even] {
            assert!(breaks(&[], 20.0, fit).is_empty());
        }
        let mut items = words(&[5.0]);
        items.push(GLUE);
        for fit in [Fit::Total, Fit::First] {
            assert_eq!(breaks(&items, 20.0, fit), [2]);
        }
    }

    #[test]
    fn a_loose_line_takes_a_hyphen() {
        let mut items = words(&[10.0, 6.0]);
        items.extend([penalty(1.0, 50, true), letters(20.0)]);
        assert_eq!(breaks(&items, 20.0, Fit::Total), [3, 5]);
        // Lines that need not be full take none.
        assert_eq!(breaks(&items, 20.0, Fit::First), [1, 5]);
    }

    #[test]
    fn all_lines_are_weighed_together() {
        // Filled to the brim, the first line leaves a single word to the second.
        let items = words(&[4.0, 4.0, 4.0, 2.0, 9.0, 13.0]);
        assert_eq!(breaks(&items, 20.0, Fit::First), [7, 9, 11]);
        assert_eq!(breaks(&items, 20.0, Fit::Total), [5, 9, 11]);
    }

    #[test]
    fn marks_that_hang_make_room() {
        let mut items = words(&[10.0, 10.0, 10.0]);
        items[2] = Item::Box {
            width: 12.0,
            hang: (0.0, 2.0),
        };
        assert_eq!(breaks(&items, 22.0, Fit::Total), [3, 5]);
    }

    #[test]
    fn headlines_are_even() {
        let items = words(&[10.0, 10.0, 10.0, 10.0, 10.0]);
        assert_eq!(breaks(&items, 47.0, Fit::First), [7, 9]);
        assert_eq!(breaks(&items, 47.0, Fit::Even), [5, 9]);
    }

    #[test]
    fn blanks_of_no_width_take_linear_time() {
        let none = Item::Glue {
            width: 0.0,
            stretch: 0.0,
            shrink: 0.0,
        };
        let items: Vec<Item> = (0..400_000)
            .map(|n| if n % 2 == 0 { letters(0.0) } else { none })
            .collect();
        assert_eq!(breaks(&items, 20.0, Fit::Total).last(), Some(&items.len()));
    }
}
