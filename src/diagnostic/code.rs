//! The kinds of findings, each with its name, its usual severity and whether only lint looks for it.

use super::Severity;
use serde::{Deserialize, Serialize};

/// The kind of a finding. [`about`](Self::about) says what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// Bytes that are no text.
    BinaryInput,
    /// The encoding that was asked for does not exist.
    UnknownEncoding,
    /// The text is beyond 4 GiB.
    OversizedInput,
    /// JSON that is no document.
    InvalidTree,
    /// Front matter that is not understood.
    FrontMatter,
    /// Bytes that the text's encoding does not know.
    InvalidBytes,
    /// An encoding that nothing in the file declares.
    GuessedEncoding,
    /// Control characters, removed.
    ControlCharacters,
    /// C1 controls, read as windows-1252.
    MisreadControls,
    /// Characters that mean something only in their author's own fonts.
    PrivateUse,
    /// An article without a title.
    Untitled,
    /// A note that nothing calls, or a call that leads nowhere.
    UnpairedNote,
    /// Lines that are nearly something else.
    Unsure,
    /// A character that no font has.
    MissingGlyph,
    /// Something that a format has no form for.
    Inexpressible,
    /// How well justified lines are filled.
    LineFit,
    /// The name of an output that not every system takes.
    UnportableName,
    /// An article without a date.
    Undated,
    /// A date that could be either of two days.
    AmbiguousDate,
    /// An article that does not say by whom it is.
    Unsigned,
    /// Items of one list that are led by different bullets.
    MixedBullets,
    /// Headings that are marked in two ways which mean the same.
    MixedHeadings,
    /// Straight quotation marks beside curved ones.
    MixedQuotes,
    /// Dashes that are typed as hyphens beside real ones.
    MixedDashes,
    /// Lines that end in different ways.
    MixedLineEnds,
}

impl Code {
    /// Every code, in the order of the enum.
    pub const ALL: &[Self] = &[
        Self::BinaryInput,
        Self::UnknownEncoding,
        Self::OversizedInput,
        Self::InvalidTree,
        Self::FrontMatter,
        Self::InvalidBytes,
        Self::GuessedEncoding,
        Self::ControlCharacters,
        Self::MisreadControls,
        Self::PrivateUse,
        Self::Untitled,
        Self::UnpairedNote,
        Self::Unsure,
        Self::MissingGlyph,
        Self::Inexpressible,
        Self::LineFit,
        Self::UnportableName,
        Self::Undated,
        Self::AmbiguousDate,
        Self::Unsigned,
        Self::MixedBullets,
        Self::MixedHeadings,
        Self::MixedQuotes,
        Self::MixedDashes,
        Self::MixedLineEnds,
    ];

    /// Its name on the command line and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::BinaryInput => "binary-input",
            Self::UnknownEncoding => "unknown-encoding",
            Self::OversizedInput => "oversized-input",
            Self::InvalidTree => "invalid-tree",
            Self::FrontMatter => "front-matter",
            Self::InvalidBytes => "invalid-bytes",
            Self::GuessedEncoding => "guessed-encoding",
            Self::ControlCharacters => "control-characters",
            Self::MisreadControls => "misread-controls",
            Self::PrivateUse => "private-use",
            Self::Untitled => "untitled",
            Self::UnpairedNote => "unpaired-note",
            Self::Unsure => "unsure",
            Self::MissingGlyph => "missing-glyph",
            Self::Inexpressible => "inexpressible",
            Self::LineFit => "line-fit",
            Self::UnportableName => "unportable-name",
            Self::Undated => "undated",
            Self::AmbiguousDate => "ambiguous-date",
            Self::Unsigned => "unsigned",
            Self::MixedBullets => "mixed-bullets",
            Self::MixedHeadings => "mixed-headings",
            Self::MixedQuotes => "mixed-quotes",
            Self::MixedDashes => "mixed-dashes",
            Self::MixedLineEnds => "mixed-line-ends",
        }
    }

    /// The code of a name.
    ///
    /// # Errors
    /// When there is none; the message has the nearest.
    pub fn named(name: &str) -> Result<Self, String> {
        let known = || Self::ALL.iter().copied();
        known().find(|code| code.name() == name).ok_or_else(|| {
            let near = super::closest(name, known().map(Self::name));
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            format!("there is no code `{name}`{near}")
        })
    }

    /// How bad it is, unless the user says otherwise.
    pub fn severity(self) -> Severity {
        match self {
            Self::BinaryInput
            | Self::UnknownEncoding
            | Self::OversizedInput
            | Self::InvalidTree => Severity::Error,
            Self::FrontMatter
            | Self::InvalidBytes
            | Self::MisreadControls
            | Self::ControlCharacters
            | Self::PrivateUse
            | Self::MissingGlyph
            | Self::Inexpressible
            | Self::UnportableName => Severity::Warning,
            Self::GuessedEncoding
            | Self::Untitled
            | Self::UnpairedNote
            | Self::Unsure
            | Self::Undated
            | Self::AmbiguousDate
            | Self::MixedBullets
            | Self::MixedHeadings
            | Self::MixedQuotes
            | Self::MixedDashes
            | Self::MixedLineEnds => Severity::Note,
            Self::LineFit | Self::Unsigned => Severity::Detail,
        }
    }

    /// Whether it speaks of the article as its author may want to improve it: only lint looks for it, or who asks for it.
    pub fn is_judgement(self) -> bool {
        matches!(
            self,
            Self::Undated
                | Self::AmbiguousDate
                | Self::Unsigned
                | Self::MixedBullets
                | Self::MixedHeadings
                | Self::MixedQuotes
                | Self::MixedDashes
                | Self::MixedLineEnds
        )
    }
}
