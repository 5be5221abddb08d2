//! What kind of text it is, where the user says so instead of leaving it to be found: a row a genre.
//!
//! A row says which rules are asked, what is added to the scores of some, and what is taken for granted of the habits. It is
//! all that the reader knows of a genre: no rule asks for one.

use super::profile::Profile;
use crate::diagnostic::way_out;

/// A kind of text.
#[derive(Debug, PartialEq, Eq)]
pub struct Genre {
    /// Its name on the command line (`--profile`).
    pub name: &'static str,
    /// A line for the user.
    pub about: &'static str,
    /// Rules that are not asked, by what their names begin with: "verse-" is all rules of verse.
    off: &'static [&'static str],
    /// Rules that are asked all the same, or that only some genres ask ([`RESERVED`]).
    on: &'static [&'static str],
    /// What is added to the scores of rules: what this genre has often or seldom.
    priors: &'static [(&'static str, i8)],
    /// Whether it is mail; found out otherwise.
    pub(super) mail: Option<bool>,
    /// Whether it speaks of programs; found out otherwise.
    pub(super) technical: Option<bool>,
    /// Whether people speak in turn, each turn led by who speaks.
    turns: bool,
}

/// Rules that are asked only where a genre or the user switches them on: in other texts they would take too much.
const RESERVED: &[&str] = &[
    "verse-kept",
    "turn-spoken",
    "lines-fields",
    "lines-signature",
    "lines-contact",
];

/// What holds of a text of which nobody says anything.
static FOUND: Genre = Genre {
    name: "",
    about: "",
    off: &[],
    on: &[],
    priors: &[],
    mail: None,
    technical: None,
    turns: false,
};

/// The terms and records that a publisher sets around an article: neither letters nor art, and nothing typed at a machine.
static TERMS: Genre = Genre {
    off: &[
        "code-",
        "contents-",
        "definition",
        "figure",
        "heading-",
        "note-",
        "table-",
        "turn-",
        "verse-",
    ],
    on: &["heading-capitals", "heading-centred", "heading-chapter"],
    mail: Some(true),
    ..FOUND
};

/// Every genre, in the order in which the user sees them.
pub static GENRES: &[Genre] = &[
    Genre {
        name: "news",
        about: "news and magazines: title block, dateline, subheads that only stand alone",
        off: &[
            "contents-",
            "definition",
            "heading-chapter",
            "heading-numeral",
            "heading-hashes",
            "release-line",
            "verse-capitals",
        ],
        priors: &[("heading-bare", 2)],
        mail: Some(false),
        ..FOUND
    },
    Genre {
        name: "press",
        about: "press releases: release lines, contacts; neither code nor verse",
        off: &[
            "code-",
            "contents-",
            "definition",
            "heading-chapter",
            "heading-numeral",
            "heading-hashes",
            "verse-",
        ],
        on: &["lines-contact"],
        priors: &[("heading-bare", 2)],
        mail: Some(false),
        technical: Some(false),
        ..FOUND
    },
    Genre {
        name: "book",
        about: "books: chapters, contents, verse, notes; neither code nor press",
        off: &[
            "code-",
            "definition",
            "heading-hashes",
            "list-headed",
            "list-unmarked",
            "release-line",
            "table-pipes",
        ],
        mail: Some(false),
        technical: Some(false),
        ..FOUND
    },
    Genre {
        name: "manual",
        about: "manuals: code, options, numbered sections; no verse",
        off: &[
            "heading-numeral",
            "release-line",
            "verse-capitals",
            "verse-stanza",
        ],
        mail: Some(false),
        technical: Some(true),
        ..FOUND
    },
    Genre {
        name: "rfc",
        about: "standards: numbered sections, drawings, page heads and feet; no verse, no quotations",
        off: &[
            "heading-bare",
            "heading-centred",
            "heading-chapter",
            "heading-numeral",
            "heading-ordinal",
            "quote-",
            "release-line",
            "verse-",
        ],
        mail: Some(false),
        technical: Some(true),
        ..FOUND
    },
    Genre {
        name: "mail",
        about: "letters by mail: fields at the head, quoted lines, a signature; no title, few headings",
        off: &[
            "contents-",
            "front-",
            "heading-bare",
            "heading-centred",
            "heading-chapter",
            "heading-label",
            "heading-outdented",
            "heading-stepped",
            "release-line",
            "verse-capitals",
        ],
        on: &["lines-fields", "lines-signature", "lines-contact"],
        mail: Some(true),
        ..FOUND
    },
    Genre {
        name: "transcript",
        about: "interviews, hearings, plays: whoever speaks begins a paragraph; verse is set in",
        off: &[
            "code-",
            "definition",
            "heading-label",
            "heading-ordinal",
            "lines-",
            "list-",
            "paragraph-plain",
            "release-line",
            "table-",
            "verse-bars",
            "verse-capitals",
        ],
        on: &["turn-spoken"],
        mail: Some(false),
        technical: Some(false),
        turns: true,
        ..FOUND
    },
    Genre {
        name: "verse",
        about: "poems: every line is kept as it stands",
        off: &[
            "code-",
            "definition",
            "lines-",
            "list-",
            "paragraph-plain",
            "quote-",
            "release-line",
            "table-",
        ],
        on: &["verse-kept"],
        mail: Some(false),
        technical: Some(false),
        ..FOUND
    },
    Genre {
        name: "plain",
        about: "nothing but a title, paragraphs and pauses",
        off: &[
            "boilerplate-",
            "code-",
            "contents-",
            "definition",
            "figure",
            "front-byline",
            "front-date",
            "front-name",
            "front-standfirst",
            "front-standfirst-lone",
            "front-title-again",
            "furniture-",
            "heading-",
            "lines-",
            "list-",
            "note-",
            "quote-",
            "release-line",
            "table-",
            "verse-",
        ],
        mail: Some(false),
        ..FOUND
    },
];

impl Genre {
    /// The genre of that name.
    ///
    /// # Errors
    /// When there is none; the message says which name was meant, perhaps.
    pub fn named(name: &str) -> Result<&'static Self, String> {
        let genre = GENRES.iter().find(|genre| genre.name == name);
        genre.ok_or_else(|| {
            let names = GENRES.iter().map(|genre| genre.name);
            let way_out = way_out(name, names);
            format!("there is no profile `{name}`; {way_out}")
        })
    }

    /// The rules that it speaks of, or what their names begin with.
    pub fn rules(&self) -> impl Iterator<Item = &'static str> {
        let priors = self.priors.iter().map(|(name, _)| *name);
        self.off.iter().chain(self.on).copied().chain(priors)
    }

    /// What the user says, or what holds of a text of which nobody says anything.
    pub(super) fn or_found(said: Option<&'static Self>) -> &'static Self {
        said.unwrap_or(&FOUND)
    }

    /// What holds of what a publisher sets around an article.
    pub(super) fn of_terms() -> &'static Self {
        &TERMS
    }

    /// Whether it asks a rule.
    fn asks(&self, rule: &str) -> bool {
        let off = || self.off.iter().any(|opening| rule.starts_with(opening));
        self.on.contains(&rule) || !RESERVED.contains(&rule) && !off()
    }

    /// What it adds to the score of a rule.
    pub(super) fn prior(&self, rule: &str) -> i8 {
        let prior = self.priors.iter().find(|(name, _)| *name == rule);
        prior.map_or(0, |(_, prior)| *prior)
    }

    /// Habits as it has them.
    pub(super) fn settle_habits(&self, profile: &mut Profile) {
        /// Enough for every line led by `>` to be quoted.
        const QUOTES: usize = 2;
        profile.turns = self.turns;
        if self.mail == Some(true) {
            profile.quoted_lines = profile.quoted_lines.max(QUOTES);
        }
    }
}

/// Which rules are asked: what the user says of them is stronger than what the genre says.
#[derive(Clone, Copy)]
pub(super) struct Asked<'o> {
    /// What the user says, a word a rule at most.
    pub(super) said: &'o [(&'static str, bool)],
    pub(super) genre: &'static Genre,
}

impl Asked<'_> {
    /// Whether a rule is.
    #[inline]
    pub(super) fn has(&self, name: &str) -> bool {
        let mut said = self.said.iter();
        let said = said.find(|(said, _)| *said == name).map(|(_, on)| *on);
        said.unwrap_or_else(|| self.genre.asks(name))
    }
}
