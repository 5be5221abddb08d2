//! The one truth for how articles look: the style sheets and the page layout derive from it.

mod named;

pub use named::{NAMED, Named};

use serde::{Deserialize, Serialize};

/// Measures, faces and colours. Lengths on paper are in points (1/72 inch), `em` is relative to the text size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Theme {
    /// The page.
    pub page: Page,
    /// Running text.
    pub text: TextStyle,
    /// Headings.
    pub headings: Headings,
    /// Colours on a light ground.
    pub light: Palette,
    /// Colours on a dark ground, for screens.
    pub dark: Palette,
    /// CSS font families for screens, in order of preference.
    pub screen_faces: ScreenFaces,
}

/// Paper and margins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// Width and height in points.
    pub size: (f32, f32),
    /// Above the text, the running head included.
    pub top: f32,
    /// Below the text, the folio included.
    pub bottom: f32,
    /// Left of the text.
    pub left: f32,
    /// Right of the text.
    pub right: f32,
    /// Paper is printed on both sides: `left` is then the margin at the binding, which is right of the text on even pages.
    pub two_sided: bool,
    /// Whether the headings are listed, with their pages, before the text.
    pub contents: Contents,
}

/// Which texts have a contents page. No article or book has one that lists its contents itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contents {
    /// None.
    Never,
    /// Issues, into which articles were bound.
    Issues,
    /// Issues, and books whose chapters begin pages.
    #[default]
    Books,
    /// All that have more than one heading.
    Always,
}

/// Running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TextStyle {
    /// Type size in points, on paper.
    pub size: f32,
    /// Type size on screens, as a multiple of what suits the screen.
    pub screen_size: f32,
    /// Distance of baselines, as a multiple of the size, on paper.
    pub leading: f32,
    /// The same on screens.
    pub screen_leading: f32,
    /// Length of a line on screens, in em.
    pub measure: f32,
    /// Lines on paper reach from edge to edge, and words are hyphenated; else they end where their words do.
    pub justify: bool,
    /// Indent of a paragraph that follows another, in em.
    pub indent: f32,
    /// Size of preformatted text as a multiple of the text size.
    pub mono_scale: f32,
    /// Size of notes and captions as a multiple of the text size.
    pub small_scale: f32,
}

/// Sizes of title and headings as multiples of the text size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Headings {
    /// The title.
    pub title: f32,
    /// The standfirst.
    pub standfirst: f32,
    /// Headings of level 1 to 6.
    pub levels: [f32; 6],
    /// Space above and below a heading, in lines.
    pub space: (f32, f32),
    /// Whether chapters begin pages, and the title has one of its own.
    pub chapters: Chapters,
}

/// Whether a text is set as a book of chapters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chapters {
    /// Long texts of long chapters are.
    #[default]
    Auto,
    /// Every text is whose headings are more than one.
    Always,
    /// None is.
    Never,
}

/// Colours as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Palette {
    /// The ground.
    pub ground: Colour,
    /// Text.
    pub text: Colour,
    /// Dates, captions, notes: quieter, yet of 4.5:1 contrast or more (WCAG 2.2, 1.4.3).
    pub quiet: Colour,
    /// Links and small ornaments.
    pub accent: Colour,
    /// Rules and borders.
    pub rule: Colour,
    /// The ground of preformatted text.
    pub panel: Colour,
}

/// A colour of three bytes; `#rrggbb` in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub u8, pub u8, pub u8);

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no colour; write #rrggbb");
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.is_ascii())
            .ok_or_else(wrong)?;
        let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| wrong());
        Ok(Self(byte(0)?, byte(2)?, byte(4)?))
    }
}

/// CSS font families.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScreenFaces {
    /// Running text and headings.
    pub serif: Vec<String>,
    /// Preformatted text.
    pub mono: Vec<String>,
}

impl Theme {
    /// What about it cannot be set: the key, and what it must be.
    #[must_use]
    pub fn problem(&self) -> Option<(&'static str, &'static str)> {
        /// The largest page that every reader shows (ISO 32000-1, annex C): 200 inches.
        const LARGEST: f32 = 14_400.0;
        /// The least that text is set in.
        const LEAST: f32 = 72.0;
        let page = &self.page;
        let (width, height) = page.size;
        let margins = [page.left, page.right, page.top, page.bottom];
        let scales = [
            self.text.mono_scale,
            self.text.small_scale,
            self.text.screen_size,
            self.headings.title,
            self.headings.standfirst,
        ];
        let between = |value: f32, least: f32, most: f32| (least..=most).contains(&value);
        let checks = [
            (
                between(width, LEAST, LARGEST) && between(height, LEAST, LARGEST),
                ("page.size", "two lengths from 72 to 14400 points"),
            ),
            (
                margins.iter().all(|&margin| between(margin, 0.0, LARGEST))
                    && width - page.left - page.right >= LEAST
                    && height - page.top - page.bottom >= LEAST,
                ("page", "margins that leave at least 72 points for the text"),
            ),
            (
                between(self.text.size, 4.0, 72.0),
                ("text.size", "4 to 72 points"),
            ),
            (
                between(self.text.leading, 0.8, 4.0) && between(self.text.screen_leading, 0.8, 4.0),
                ("text.leading", "0.8 to 4 times the size"),
            ),
            (
                between(self.text.measure, 9.0, 500.0) && between(self.text.indent, 0.0, 20.0),
                (
                    "text",
                    "a measure of 9 to 500 em and an indent of 0 to 20 em",
                ),
            ),
            (
                scales
                    .iter()
                    .chain(&self.headings.levels)
                    .all(|&scale| between(scale, 0.3, 10.0)),
                (
                    "text and headings",
                    "sizes of 0.3 to 10 times that of the text",
                ),
            ),
            (
                between(self.headings.space.0, 0.0, 20.0)
                    && between(self.headings.space.1, 0.0, 20.0),
                ("headings.space", "0 to 20 lines"),
            ),
        ];
        checks
            .into_iter()
            .find(|(good, _)| !good)
            .map(|(_, problem)| problem)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            page: Page::default(),
            text: TextStyle::default(),
            headings: Headings::default(),
            light: Palette {
                ground: Colour(0xff, 0xfd, 0xf9),
                text: Colour(0x1d, 0x1b, 0x18),
                quiet: Colour(0x5d, 0x57, 0x50),
                accent: Colour(0x8a, 0x2a, 0x1b),
                rule: Colour(0xd8, 0xd2, 0xc8),
                panel: Colour(0xf5, 0xf1, 0xe9),
            },
            dark: Palette {
                ground: Colour(0x17, 0x17, 0x19),
                text: Colour(0xe4, 0xe1, 0xdb),
                quiet: Colour(0xa8, 0xa3, 0x9b),
                accent: Colour(0xf0, 0xa0, 0x8c),
                rule: Colour(0x3c, 0x3a, 0x38),
                panel: Colour(0x21, 0x21, 0x24),
            },
            screen_faces: ScreenFaces::default(),
        }
    }
}

impl Default for Page {
    /// A4 with a measure of about 68 characters at the default text size.
    fn default() -> Self {
        Self {
            size: (595.28, 841.89),
            top: 85.0,
            bottom: 85.0,
            left: 119.0,
            right: 119.0,
            two_sided: false,
            contents: Contents::default(),
        }
    }
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            size: 11.0,
            screen_size: 1.0,
            leading: 1.32,
            screen_leading: 1.55,
            measure: 33.0,
            justify: true,
            indent: 1.2,
            mono_scale: 0.8,
            small_scale: 0.84,
        }
    }
}

impl Default for Headings {
    fn default() -> Self {
        Self {
            title: 2.2,
            standfirst: 1.18,
            levels: [1.45, 1.22, 1.08, 1.0, 1.0, 1.0],
            space: (1.4, 0.5),
            chapters: Chapters::Auto,
        }
    }
}

impl Default for ScreenFaces {
    fn default() -> Self {
        let names = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect();
        Self {
            serif: names(&[
                "Charter",
                "Bitstream Charter",
                "Sitka Text",
                "Cambria",
                "Georgia",
                "serif",
            ]),
            mono: names(&[
                "ui-monospace",
                "SF Mono",
                "Menlo",
                "Consolas",
                "DejaVu Sans Mono",
                "monospace",
            ]),
        }
    }
}
