//! Whether a line may be a headline: how it looks, and what stands around it.

use super::is_passed;
use crate::read::byline;
use crate::read::line::{Line, ends_sentence, is_on_axis, is_wide as is_wide_letter};
use crate::read::marker;
use crate::read::profile::Profile;
use crate::read::role::line_part::sure_part;
use crate::read::role::title::beside::is_subtitle;
use crate::read::role::verdict::points;

/// What may be a headline.
pub(super) struct Headline<'l, 'a> {
    above: &'l [Line<'a>],
    own: &'l [Line<'a>],
    pub(super) below: &'l [Line<'a>],
    profile: &'l Profile,
    /// In so many lines below it the article begins.
    reach: usize,
}

impl<'l, 'a> Headline<'l, 'a> {
    /// Below labels and below a whole page: where its article begins, in lines.
    pub(super) const NEAR: usize = 14;
    pub(super) const FAR: usize = 40;

    /// At this line, if what stands there and below it may be one above its article.
    pub(super) fn at(
        at: usize,
        lines: &'l [Line<'a>],
        profile: &'l Profile,
        reach: usize,
    ) -> Option<Self> {
        const MOST_LINES: usize = 3;
        const WIDEST: usize = 200;
        const FEWEST_WORDS: usize = 4;
        let rest = lines.get(at..).filter(|rest| !rest.is_empty())?;
        let most = if profile.wrap.is_some() {
            MOST_LINES + 1
        } else {
            1
        };
        let more = rest[1..].iter().take(most - 1);
        let len = 1 + more.take_while(|line| line.gap() == 0).count();
        let (own, below) = rest.split_at(len);
        let headline = Self {
            above: &lines[..at],
            own,
            below,
            profile,
            reach,
        };
        let (first, last) = (&own[0], &own[len - 1]);
        // Over "BY" in a line of its own stands the title of a book, or who publishes it.
        let page = below
            .iter()
            .take(reach)
            .any(|line| line.is_shouted() && byline::is_lead(line.text));
        let plain = |line: &Line<'_>| {
            !line.has_at() && !line.text.contains("://") && !line.text.contains("   ")
        };
        (len <= MOST_LINES
            && !(len == 1 && is_passed(first))
            && own.iter().map(Line::width).sum::<usize>() <= WIDEST
            && headline.words() >= FEWEST_WORDS
            && own.iter().all(plain)
            && !matches!(last.tail, b'.' | b',' | b';' | b':')
            && !last.text.ends_with('。')
            && marker::of_line(first).is_none()
            && !first.text.starts_with('>')
            && !is_subtitle(first.text)
            && !(profile.wrap.is_some() && page)
            && sure_part(&(at..at + len), lines).is_none()
            && headline.stands_over_prose()
            && (profile.wrap.is_none() && !is_wide(first)
                || headline.is_set_apart()
                || headline.is_told()))
        .then_some(headline)
    }

    pub(super) fn first(&self) -> &Line<'a> {
        &self.own[0]
    }

    /// How many words it has, or what takes the room of so many.
    fn words(&self) -> usize {
        const WIDE_WORD: usize = 5;
        let words = |line: &Line<'_>| {
            if is_wide(line) {
                line.width() / WIDE_WORD
            } else {
                line.text.split(' ').count()
            }
        };
        self.own.iter().map(words).sum()
    }

    /// Whether a paragraph stands soon below it.
    fn stands_over_prose(&self) -> bool {
        self.paragraphs_below().next().is_some()
    }

    /// Where paragraphs begin below it.
    fn paragraphs_below(&self) -> impl Iterator<Item = usize> {
        let below = &self.below[..self.below.len().min(self.reach)];
        let wrapped = self.profile.wrap.is_some();
        let opens = move |at: &usize| opens_paragraph(&below[*at..], wrapped);
        (0..below.len()).filter(opens)
    }

    /// What it and the lines below it say for it.
    pub(super) fn points(&self) -> i32 {
        const SEVERAL: usize = 6;
        const MANY: usize = 9;
        const VERY_MANY: usize = 12;
        let words = self.words();
        let text = self.own[self.own.len() - 1].text;
        points(1, words >= SEVERAL)
            + points(1, words >= MANY)
            + points(1, words >= VERY_MANY)
            + points(
                1,
                self.own.iter().any(|line| line.text.contains(": ")) || ends_sentence(text),
            )
            + points(2, self.is_summed_up())
            + points(1, self.is_told())
            + points(2, self.is_set_apart())
    }

    /// Whether a sentence stands right below it.
    fn is_summed_up(&self) -> bool {
        const FEWEST_WORDS: usize = 8;
        let below = self.below.first();
        below.is_some_and(|line| {
            line.text.split(' ').count() >= FEWEST_WORDS
                && (self.profile.wrap.is_none() || line.gap() > 0)
        })
    }

    /// Whether that sentence stands between it and who wrote the article, or when: a title and its subtitle have none there.
    pub(super) fn has_standfirst(&self) -> bool {
        self.is_summed_up() && self.told_at().is_some_and(|told| told > 0)
    }

    /// Whether it says right above it, or near below it, who wrote the article, or when.
    pub(super) fn is_told(&self) -> bool {
        let above = self.above.len().checked_sub(1);
        let above = above.is_some_and(|at| sure_part(&(at..at + 1), self.above).is_some());
        above || self.told_at().is_some()
    }

    /// In which line below it that is told.
    pub(super) fn told_at(&self) -> Option<usize> {
        let reach = self.below.len().min(self.reach / 2);
        (0..reach).find(|at| sure_part(&(*at..at + 1), self.below).is_some())
    }

    /// Whether it may be the headline of a whole page.
    pub(super) fn heads_page(&self) -> bool {
        const FEWEST_POINTS: i32 = 2;
        const FEWEST_WORDS: usize = 5;
        let mut paragraphs = self.paragraphs_below();
        let (Some(first), Some(second)) = (paragraphs.next(), paragraphs.next()) else {
            return false;
        };
        // What is told of the article stands above it, below what sums it up.
        let begins = if first <= 1 { second } else { first };
        self.points() >= FEWEST_POINTS
            && self.words() >= FEWEST_WORDS
            && self.told_at().is_some_and(|told| told < begins)
    }

    /// Whether it stands in the middle of the page, or left of all that is set in.
    fn is_set_apart(&self) -> bool {
        const SET_IN: usize = 2;
        const CENTRED: usize = 8;
        let (base, indent) = (self.profile.base, self.first().indent());
        self.profile.wrap.is_some()
            && (base >= SET_IN && indent == 0 || indent >= base + CENTRED)
            && self
                .own
                .windows(2)
                .all(|pair| indent == 0 || is_on_axis(&pair[0], &pair[1]))
    }
}

/// Whether a paragraph begins with these lines. Where lines are wrapped, the second and the third one of it are long as well.
pub(super) fn opens_paragraph(lines: &[Line<'_>], wrapped: bool) -> bool {
    const PARAGRAPH: usize = 110;
    let long = |line: &Line<'_>| line.width() >= PARAGRAPH / 2 && line.gap() == 0;
    match lines {
        [first, second, third, ..] if wrapped => first.gap() > 0 && long(second) && long(third),
        [first, ..] => !wrapped && first.width() >= PARAGRAPH,
        [] => false,
    }
}

/// Whether a line is of letters that take two columns each, and goes without blanks.
fn is_wide(line: &Line<'_>) -> bool {
    line.text.chars().any(is_wide_letter)
}
