//! What each region of a text is taken for, and why: for people who wonder, and for programs that check.

mod evidence;

use super::group::Groups;
use super::options::ReadOptions;
use super::role::{Second, reason};
use super::{Parts, Reading, boilerplate, furniture, language_of, unsure};
use crate::source::Source;
use serde::Serialize;

/// What the reader made of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// What holds for all of it.
    pub habits: Habits,
    /// Its parts, from the first line to the last.
    pub regions: Vec<Region>,
}

/// What holds for all of a text, and is evidence for many rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Habits {
    /// What kind of text it is, where the user says so.
    pub profile: Option<&'static str>,
    /// The column that lines are wrapped at; `None` where a line is a paragraph.
    pub wrap: Option<usize>,
    /// The indent of most text.
    pub base_indent: usize,
    /// How much deeper the first line of a paragraph stands.
    pub first_line_indent: Option<usize>,
    /// BCP 47 tag of the language.
    pub language: Option<String>,
    /// Whether it looks like mail.
    pub mail: bool,
    /// Whether it speaks of programs.
    pub technical: bool,
}

/// The outcome of the rules on a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Region {
    /// First and last line, from 1.
    pub lines: (usize, usize),
    /// What it is taken for: "heading", "paragraph", …
    pub role: &'static str,
    /// By which rule.
    #[serde(flatten)]
    pub won: Scored,
    /// What that rule goes by.
    pub reason: &'static str,
    /// What the lines look like.
    pub evidence: Vec<String>,
    /// What came second.
    pub runner_up: Option<RunnerUp>,
    /// Whether it came so near that nothing is decided.
    pub unsure: bool,
}

/// What a region nearly was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RunnerUp {
    /// What it would have been.
    pub role: &'static str,
    /// By which rule.
    #[serde(flatten)]
    pub scored: Scored,
}

/// A rule and how sure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Scored {
    /// Its name; "given-lines" and "given-heading" are the user's own word.
    pub rule: &'static str,
    /// From 0 to 100.
    pub score: u8,
}

/// Says for each region of a plain text what it is taken for, and by which rule.
pub fn explain(source: &Source, options: &ReadOptions) -> Explanation {
    let parts = Parts::of(source.text(), options);
    let article = parts.article();
    let title = boilerplate::field(parts.before(), "Title");
    let reading = Reading::of_article(article, title, options);
    let (groups, counts) = Groups::of(article);
    let (profile, shown) = super::habits(article, (&groups, counts), title, options);
    let mut regions: Vec<Region> = Vec::new();
    for judged in &reading.judged {
        let own = &article[judged.lines.clone()];
        let second = |second: Second| RunnerUp {
            role: second.role.name(),
            scored: Scored {
                rule: second.rule,
                score: second.score,
            },
        };
        regions.push(Region {
            lines: (own[0].number(), own[own.len() - 1].number()),
            role: judged.role.name(),
            won: Scored {
                rule: judged.rule,
                score: judged.score,
            },
            reason: reason(judged.rule),
            evidence: evidence::of(article, judged.lines.clone(), &profile),
            runner_up: judged.runner_up.map(second),
            unsure: unsure::doubt(judged).is_some(),
        });
    }
    let certain = |lines, role, rule| Region {
        lines,
        role,
        won: Scored { rule, score: 100 },
        reason: reason(rule),
        evidence: Vec::new(),
        runner_up: None,
        unsure: false,
    };
    for aside in &parts.asides {
        if let [first, .., last] | [first @ last] = &aside[..] {
            let lines = (first.number(), last.number());
            regions.push(certain(lines, "boilerplate", boilerplate::RULE));
        }
    }
    for &number in &parts.furniture {
        regions.push(certain((number, number), "page furniture", furniture::RULE));
    }
    regions.sort_by_key(|region| region.lines);
    let habits = Habits {
        profile: options.genre.map(|genre| genre.name),
        wrap: profile.wrap,
        base_indent: profile.base,
        first_line_indent: profile.first_line_indent,
        language: language_of(source.text(), article, options).map(|tag| tag.to_string()),
        mail: shown.mail,
        technical: shown.technical,
    };
    Explanation { habits, regions }
}
