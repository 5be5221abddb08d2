//! The one truth for how articles look: the style sheets and the page layout derive from it.

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
}

/// Running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TextStyle {
    /// Type size in points, on paper.
    pub size: f32,
    /// Distance of baselines, as a multiple of the size, on paper.
    pub leading: f32,
    /// The same on screens.
    pub screen_leading: f32,
    /// Length of a line on screens, in em.
    pub measure: f32,
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
        }
    }
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            size: 11.0,
            leading: 1.32,
            screen_leading: 1.55,
            measure: 33.0,
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
