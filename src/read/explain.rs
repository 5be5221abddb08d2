//! What each region of a text is taken for, and why: for people who wonder, and for programs that check.

use super::line::Line;
use super::options::ReadOptions;
use super::{Parts, Reading, boilerplate, furniture, language_of};
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
    /// Why.
    #[serde(flatten)]
    pub won: Scored,
    /// The rule that came second.
    pub runner_up: Option<Scored>,
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
    let article = &parts.lines[parts.article.clone()];
    let title = boilerplate::field(&parts.lines[parts.before.clone()], "Title");
    let reading = Reading::of_article(article, title, options);
    let mut regions: Vec<Region> = Vec::new();
    for judged in &reading.judged {
        let own = &article[judged.lines.clone()];
        let scored = |(rule, score)| Scored { rule, score };
        regions.push(Region {
            lines: (own[0].number, own[own.len() - 1].number),
            role: judged.role.name(),
            won: scored((judged.rule, judged.score)),
            runner_up: judged.runner_up.map(scored),
        });
    }
    let certain = |lines, role, rule| Region {
        lines,
        role,
        won: Scored { rule, score: 100 },
        runner_up: None,
    };
    for part in [&parts.before, &parts.behind] {
        if let [first, .., last] | [first @ last] = &parts.lines[part.clone()] {
            let lines = (first.number, last.number);
            regions.push(certain(lines, "boilerplate", boilerplate::RULE));
        }
    }
    for &number in &parts.furniture {
        regions.push(certain((number, number), "page furniture", furniture::RULE));
    }
    regions.sort_by_key(|region| region.lines);
    let habits = Habits::of(source.text(), article, title, options);
    Explanation { habits, regions }
}

impl Habits {
    fn of(text: &str, article: &[Line<'_>], title: Option<&str>, options: &ReadOptions) -> Self {
        let (profile, evidence) = super::habits(article, title, options);
        Self {
            profile: options.genre.map(|genre| genre.name),
            wrap: profile.wrap,
            base_indent: profile.base,
            first_line_indent: profile.first_line_indent,
            language: language_of(text, article, options).map(|tag| tag.to_string()),
            mail: evidence.mail,
            technical: evidence.technical,
        }
    }
}
