//! What the user says of how a text is to be read. Data only: who read it where is not known here.

use super::genre::{Asked, Genre};
use super::{boilerplate, furniture, role};
use crate::diagnostic::closest;
use crate::document::Level;
use regex::Regex;
use std::fmt;
use std::ops::RangeInclusive;

/// What the user knows of an article.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// BCP 47 tag of its language; guessed from the text otherwise.
    pub language: Option<String>,
    /// What kind of text it is; found out otherwise, as far as rules need it.
    pub genre: Option<&'static Genre>,
    /// Which rules are asked, whatever the genre has to say of them.
    pub rules: Rules,
    /// Lines that are headings, whatever the rules say. The first pattern that matches a line gives the level.
    pub headings: Vec<HeadingPattern>,
    /// Lines that are what the user says, whatever patterns and rules say. Of two for one line the first is heard; one for
    /// lines that are blank or not there says nothing.
    pub assignments: Vec<Assignment>,
}

impl ReadOptions {
    /// The rules that are asked.
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked {
            said: &self.rules.said,
            genre: Genre::or_found(self.genre),
        }
    }

    /// Those that are asked about what a publisher sets around an article.
    pub(super) fn asked_of_terms(&self) -> Asked<'_> {
        Asked {
            said: &self.rules.said,
            genre: Genre::of_terms(),
        }
    }
}

/// What is said of single rules of the reader. A rule that is off is never asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    said: Vec<(&'static str, bool)>,
}

impl Rules {
    /// The names of all rules, as `explain` shows them.
    pub fn names() -> impl Iterator<Item = &'static str> {
        role::rule_names().chain([furniture::RULE, boilerplate::RULE])
    }

    /// What a rule goes by, in a few words.
    pub fn reason(name: &str) -> &'static str {
        role::reason(name)
    }

    /// Switches a rule off.
    ///
    /// # Errors
    /// When there is no rule of that name.
    pub fn switch_off(&mut self, name: &str) -> Result<(), UnknownRule> {
        self.switch(name, false)
    }

    /// Switches a rule on.
    ///
    /// # Errors
    /// When there is no rule of that name.
    pub fn switch_on(&mut self, name: &str) -> Result<(), UnknownRule> {
        self.switch(name, true)
    }

    /// Switches a rule, whatever was said of it before.
    fn switch(&mut self, name: &str, on: bool) -> Result<(), UnknownRule> {
        let name = Self::named(name)?;
        self.said.retain(|(said, _)| *said != name);
        self.said.push((name, on));
        Ok(())
    }

    fn named(name: &str) -> Result<&'static str, UnknownRule> {
        Self::names()
            .find(|known| *known == name)
            .ok_or_else(|| UnknownRule {
                name: name.to_owned(),
                nearest: closest(name, Self::names()),
            })
    }
}

/// A name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// The name.
    pub name: String,
    /// The rule that was meant, perhaps.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no rule `{}`", self.name)?;
        match self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownRule {}

/// What makes an expression match whole lines.
const OPENING: &str = r"\A(?:";
const CLOSING: &str = r")\z";

/// What the headings of a text look like.
#[derive(Clone, Debug)]
pub struct HeadingPattern {
    regex: Regex,
    level: Level,
}

impl HeadingPattern {
    /// Lines that the regular expression matches as a whole, the blanks around them aside, are headings of that level. Its
    /// syntax is that of the crate `regex`, which takes linear time.
    ///
    /// # Errors
    /// When it is no regular expression; the message says what is wrong with it.
    pub fn new(pattern: &str, level: Level) -> Result<Self, String> {
        let message = |error: regex::Error| {
            let message = error.to_string();
            let last = message.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        };
        // Alone first: `a)|(b` is wrong, though it is right within a group.
        Regex::new(pattern).map_err(message)?;
        let regex = Regex::new(&format!("{OPENING}{pattern}{CLOSING}")).map_err(message)?;
        Ok(Self { regex, level })
    }

    /// The expression, as it was given.
    pub fn pattern(&self) -> &str {
        let whole = self.regex.as_str();
        let inner = whole.strip_prefix(OPENING);
        inner
            .and_then(|inner| inner.strip_suffix(CLOSING))
            .unwrap_or(whole)
    }

    /// The level of such headings.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The level of a line that is such a heading.
    pub(super) fn level_of(&self, text: &str) -> Option<Level> {
        self.regex.is_match(text).then_some(self.level)
    }
}

/// Lines and what they are. Blank lines among them part them, as they part what rules are asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Their numbers, from 1.
    pub lines: RangeInclusive<usize>,
    /// What they are.
    pub role: AssignedRole,
}

/// What the user can say that lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignedRole {
    /// A heading of that level.
    Heading(Level),
    /// Running prose.
    Paragraph,
    /// A paragraph whose line ends mean something: an address, a signature.
    Lines,
    /// Verse.
    Verse,
    /// Words of another.
    Quote,
    /// Code and drawings.
    Preformatted,
    /// An item of a list.
    ListItem,
    /// A pause. Lines with letters or digits stay a paragraph: nothing is lost.
    Break,
}
