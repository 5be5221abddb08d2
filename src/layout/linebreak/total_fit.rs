//! Lines of justified text, all of a paragraph weighed together (Knuth & Plass 1981; TeX: The Program, part 38).
//!
//! Every place where a line may end is looked at once, with the ends that a line reaching to it could have begun behind; of the
//! ways that lead to a place the best of each fitness class is kept. The cost of a paragraph is the sum over its lines.

use super::{DESPERATE, FORBIDDEN, FORCED, Item, Measure, SLACK, line_start};

/// What is tried, from the finest setting to one that always succeeds.
struct Pass {
    /// How many times what they bear well blanks may stretch.
    tolerance: f64,
    hyphens: bool,
    /// Parts of the measure by which each line may stretch beyond its blanks, when ways are compared.
    emergency: f64,
    /// Anything may be parted or stand out: something must be printed.
    last: bool,
}

const PASSES: [Pass; 3] = [
    Pass {
        tolerance: 0.6,
        hyphens: false,
        emergency: 0.0,
        last: false,
    },
    Pass {
        tolerance: 2.5,
        hyphens: true,
        emergency: 0.0,
        last: false,
    },
    Pass {
        tolerance: f64::INFINITY,
        hyphens: true,
        emergency: 0.1,
        last: true,
    },
];

/// What a line costs in itself: few lines are better than many. This and the costs below were found by setting a novel in
/// a narrow measure: fewer hyphens and blanks nearer to their natural width than the least of either alone would give.
const LINE: f64 = 120.0;

/// The badness of what nobody wants to see.
const WORST: f64 = 10_000.0;

/// A tight line beside a loose one.
const UNLIKE: f64 = 2_000.0;

/// Hyphens at the ends of two lines in a row, and of the last line but one.
const LADDER: f64 = 400_000.0;
const LATE_HYPHEN: f64 = 50_000.0;

/// A last line that is shorter than this part of the measure, and its cost.
const SHORT: f64 = 0.12;
const SHORT_END: f64 = 20_000.0;

/// More ways than this to one line are of no use: only blanks of no width make so many.
const MOST_WAYS: usize = 256;

/// How lines look: tight, even, loose, very loose.
const CLASSES: usize = 4;

/// Sums of widths, stretch and shrink up to an item; of a whole book they are too large for `f32`.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    width: f64,
    stretch: f64,
    shrink: f64,
}

/// An end of a line, and the best way to it.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// The item that the line ends at.
    at: usize,
    /// Sums up to where the next line begins, and how far that line may reach into the margin there.
    start: Sums,
    hang: f64,
    first: bool,
    hyphen: bool,
    class: usize,
    cost: f64,
    /// The place in the list of ways of the end before; nothing before the first line.
    before: Option<u32>,
}

/// A place where a line may end.
#[derive(Clone, Copy)]
struct End {
    at: usize,
    /// What its line's end adds, and how far the line may reach into the margin.
    width: f64,
    hang: f64,
    cost: i16,
    hyphen: bool,
    last: bool,
}

/// The items that the lines end at, ascending; the last is `items.len()`.
pub(super) fn breaks(items: &[Item], measure: Measure) -> Vec<usize> {
    PASSES
        .iter()
        .find_map(|pass| Search::new(items, measure, pass).run())
        .unwrap_or_default()
}

struct Search<'i> {
    items: &'i [Item],
    measure: Measure,
    pass: &'i Pass,
    /// Up to the item that is looked at.
    sums: Sums,
    /// All ways found, and those that a line could still begin behind.
    ways: Vec<Way>,
    active: Vec<u32>,
}

impl<'i> Search<'i> {
    fn new(items: &'i [Item], measure: Measure, pass: &'i Pass) -> Self {
        Self {
            items,
            measure,
            pass,
            sums: Sums::default(),
            ways: Vec::new(),
            active: Vec::new(),
        }
    }

    fn run(mut self) -> Option<Vec<usize>> {
        let last = self.items.iter().rposition(|item| {
            matches!(item, Item::Box { .. } | Item::Penalty { cost: FORCED, .. })
        })?;
        let start = self.way(0, None);
        self.ways.push(start);
        self.active.push(0);
        let (mut after_box, mut hang) = (false, 0.0);
        for (at, item) in self.items.iter().enumerate().take(last + 1) {
            match *item {
                Item::Box {
                    width,
                    hang: (_, end),
                } => {
                    self.sums.width += f64::from(width);
                    hang = f64::from(end);
                    after_box = true;
                }
                Item::Glue {
                    width,
                    stretch,
                    shrink,
                } => {
                    if std::mem::take(&mut after_box) {
                        let end = End {
                            at,
                            width: 0.0,
                            hang,
                            cost: 0,
                            hyphen: false,
                            last: false,
                        };
                        self.end(end);
                    }
                    self.sums.width += f64::from(width);
                    self.sums.stretch += f64::from(stretch);
                    self.sums.shrink += f64::from(shrink);
                }
                // Nor may it at the blank behind this.
                Item::Penalty {
                    cost: FORBIDDEN, ..
                } => after_box = false,
                Item::Penalty {
                    width,
                    cost,
                    hyphen,
                    hang: own,
                } => {
                    let allowed =
                        (self.pass.hyphens || !hyphen) && (self.pass.last || cost < DESPERATE);
                    if allowed {
                        let hang = if width > 0.0 { f64::from(own) } else { hang };
                        let width = f64::from(width);
                        self.end(End {
                            at,
                            width,
                            hang,
                            cost,
                            hyphen,
                            last: false,
                        });
                    }
                }
            }
            if self.active.is_empty() {
                return None;
            }
        }
        if let Item::Penalty { .. } = self.items[last] {
            return Some(self.trace());
        }
        let at = self.items.len();
        self.end(End {
            at,
            width: 0.0,
            hang,
            cost: FORCED,
            hyphen: false,
            last: true,
        });
        (!self.active.is_empty()).then(|| self.trace())
    }

    /// A way whose next line begins behind an item.
    fn way(&self, behind: usize, before: Option<u32>) -> Way {
        let first = line_start(self.items, behind);
        let mut start = self.sums;
        for item in &self.items[behind.saturating_sub(1).min(first)..first] {
            if let Item::Glue {
                width,
                stretch,
                shrink,
            } = item
            {
                start.width += f64::from(*width);
                start.stretch += f64::from(*stretch);
                start.shrink += f64::from(*shrink);
            }
        }
        let hang = match self.items.get(first) {
            Some(Item::Box {
                hang: (hang, _), ..
            }) => f64::from(*hang),
            _ => 0.0,
        };
        Way {
            at: 0,
            start,
            hang,
            first: before.is_none(),
            hyphen: false,
            class: 1,
            cost: 0.0,
            before,
        }
    }

    /// Looks at a place where a line may end.
    fn end(&mut self, end: End) {
        let mut best: [Option<(f64, u32)>; CLASSES] = [None; CLASSES];
        let mut kept = 0;
        let mut stranded = None;
        for n in 0..self.active.len() {
            let id = self.active[n];
            let way = &self.ways[id as usize];
            let (stretch, overfull) = self.stretch(way, &end);
            if let Some(stretch) = stretch.filter(|&stretch| stretch <= self.pass.tolerance) {
                let (cost, class) = self.cost(way, &end, stretch);
                if best[class].is_none_or(|(least, _)| cost < least) {
                    best[class] = Some((cost, id));
                }
            }
            if overfull || end.cost == FORCED {
                stranded = Some(id);
            } else {
                self.active[kept] = id;
                kept += 1;
            }
        }
        self.active.truncate(kept);
        let least = best
            .iter()
            .flatten()
            .map(|&(cost, _)| cost)
            .fold(f64::INFINITY, f64::min);
        if least == f64::INFINITY {
            // Nothing fits, and there is no other way: the least that can be broken off stands out of its line.
            if let Some(id) = stranded.filter(|_| kept == 0 && self.pass.last) {
                let cost = self.ways[id as usize].cost + (LINE + WORST).powi(2);
                self.open(&end, id, cost, 0);
            }
            return;
        }
        for (class, found) in best.into_iter().enumerate() {
            if let Some((cost, id)) = found.filter(|(cost, _)| *cost <= least + UNLIKE) {
                self.open(&end, id, cost, class);
            }
        }
        if self.active.len() > MOST_WAYS {
            let ways = &self.ways;
            self.active.sort_by(|one, other| {
                ways[*one as usize]
                    .cost
                    .total_cmp(&ways[*other as usize].cost)
            });
            self.active.truncate(MOST_WAYS / 2);
        }
    }

    fn open(&mut self, end: &End, before: u32, cost: f64, class: usize) {
        let way = Way {
            at: end.at,
            hyphen: end.hyphen,
            class,
            cost,
            ..self.way(end.at + 1, Some(before))
        };
        self.active
            .push(u32::try_from(self.ways.len()).unwrap_or(u32::MAX));
        self.ways.push(way);
    }

    /// How much a line's blanks stretch, as a multiple of what they bear well, or shrink (below zero); nothing if they cannot.
    /// And whether no later end would fit either.
    fn stretch(&self, way: &Way, end: &End) -> (Option<f64>, bool) {
        let length = f64::from(if way.first {
            self.measure.first
        } else {
            self.measure.rest
        });
        let printed = self.sums.width - way.start.width - way.hang;
        let room = length - (printed + end.width - end.hang) + f64::from(SLACK);
        let shrink = self.sums.shrink - way.start.shrink;
        let overfull = printed - end.hang - shrink > length + f64::from(SLACK);
        if room < 0.0 {
            let fits = room + shrink >= 0.0;
            return (fits.then(|| room / shrink), overfull);
        }
        if end.cost == FORCED {
            return (Some(0.0), overfull);
        }
        let stretch = self.sums.stretch - way.start.stretch + self.pass.emergency * length;
        let ratio = if stretch > 0.0 {
            room / stretch
        } else {
            f64::INFINITY
        };
        (Some(ratio), overfull)
    }

    /// The cost of a way with one more line, and the fitness class of that line.
    fn cost(&self, way: &Way, end: &End, stretch: f64) -> (f64, usize) {
        let badness = (100.0 * stretch * stretch).min(WORST);
        let class = match stretch {
            stretch if stretch < -0.5 => 0,
            stretch if stretch <= 0.5 => 1,
            stretch if stretch <= 1.0 => 2,
            _ => 3,
        };
        let mut cost = (LINE + badness).powi(2);
        if end.cost != FORCED {
            cost += f64::from(end.cost).powi(2) * f64::from(end.cost.signum());
        }
        if way.class.abs_diff(class) > 1 {
            cost += UNLIKE;
        }
        if way.hyphen && end.hyphen {
            cost += LADDER;
        }
        if end.last {
            let length = f64::from(self.measure.rest);
            if way.hyphen {
                cost += LATE_HYPHEN;
            }
            if !way.first && self.sums.width - way.start.width < SHORT * length {
                cost += SHORT_END;
            }
        }
        (way.cost + cost, class)
    }

    /// The ends of the best way, from the first.
    fn trace(&self) -> Vec<usize> {
        let cost = |id: &u32| self.ways[*id as usize].cost;
        let best = self
            .active
            .iter()
            .copied()
            .min_by(|one, other| cost(one).total_cmp(&cost(other)));
        let mut breaks = Vec::new();
        let mut next = best;
        while let Some(id) = next {
            let way = &self.ways[id as usize];
            next = way.before;
            if next.is_some() {
                breaks.push(way.at);
            }
        }
        breaks.reverse();
        breaks
    }
}
