//! Which rules of a table are asked of a chunk, told for all of them at once.

use super::shape::Shape;
use super::{Rule, View};
use crate::read::genre::Asked;
use crate::read::signs::Signs;

/// A set of rules: a bit a rule, by its place among those that may be asked.
type Set = u64;

/// The rules of a table that may be asked, and what they need: every chunk has other facts, so that arithmetic tells who is
/// asked, and no branch a rule.
pub(super) struct Jury {
    /// Each with what is added to its scores, in the order in which they are asked.
    rules: Vec<(&'static Rule, i8)>,
    /// Those that need each fact.
    by_fact: [Set; Shape::COUNT],
    /// Those that each sign is enough for,
    by_sign: [Set; Signs::COUNT],
    /// and those that need none.
    unsigned: Set,
}

impl Jury {
    /// Of a table, as far as its rules are asked at all.
    pub(super) fn of(table: &'static [Rule], asked: Asked<'_>) -> Self {
        let mut jury = Self {
            rules: Vec::with_capacity(table.len()),
            by_fact: [0; _],
            by_sign: [0; _],
            unsigned: 0,
        };
        for rule in table.iter().filter(|rule| asked.has(rule.name)) {
            let one = 1 << jury.rules.len();
            jury.rules.push((rule, asked.genre.prior(rule.name)));
            for fact in rule.needs.shape.places() {
                jury.by_fact[fact] |= one;
            }
            for sign in rule.needs.signs.places() {
                jury.by_sign[sign] |= one;
            }
            if rule.needs.signs == Signs::NONE {
                jury.unsigned |= one;
            }
        }
        jury
    }

    /// The rules that have what they need, each with what is added to its scores, in their order.
    pub(super) fn asked(&self, view: &View<'_, '_>) -> impl Iterator<Item = (&'static Rule, i8)> {
        let shape = Shape::of(view);
        let all = |is: bool| Set::from(is).wrapping_neg();
        let mut asked = self.unsigned;
        for (sign, rules) in self.by_sign.iter().enumerate() {
            asked |= rules & all(view.signs.has_place(sign));
        }
        for (fact, rules) in self.by_fact.iter().enumerate() {
            asked &= !rules | all(shape.has_place(fact));
        }
        debug_assert!(
            self.agrees(asked, view),
            "a rule has a verdict on what it does not need: {:?}",
            view.own()
        );
        std::iter::from_fn(move || {
            let nth = (asked != 0).then(|| asked.trailing_zeros() as usize)?;
            asked &= asked - 1;
            Some(self.rules[nth])
        })
    }

    /// Whether nobody who is not asked has anything to say.
    fn agrees(&self, asked: Set, view: &View<'_, '_>) -> bool {
        let mut others = self.rules.iter().enumerate();
        others.all(|(nth, (rule, _))| asked >> nth & 1 == 1 || (rule.judge)(view).is_none())
    }
}
