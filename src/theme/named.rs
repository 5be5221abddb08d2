//! Themes that have names.

use super::{Colour, Contents, Headings, Page, Palette, TextStyle, Theme};

/// A theme by its name.
pub struct Named {
    /// What the user calls it.
    pub name: &'static str,
    /// One line that says what it is for.
    pub about: &'static str,
    /// The theme.
    pub theme: fn() -> Theme,
}

/// Every theme that has a name; the first is the default.
pub static NAMED: &[Named] = &[
    Named {
        name: "article",
        about: "one article on A4, with room beside it",
        theme: Theme::default,
    },
    Named {
        name: "book",
        about: "A5, printed on both sides; books have a contents page",
        theme: book,
    },
    Named {
        name: "large-print",
        about: "18 points on A4, lines that are not justified, strong contrast",
        theme: large_print,
    },
    Named {
        name: "manuscript",
        about: "for editing: double-spaced, wide margins, lines that are not justified",
        theme: manuscript,
    },
];

impl Theme {
    /// The theme of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut named = NAMED.iter();
        named
            .find(|named| named.name == name)
            .map(|named| (named.theme)())
    }
}

/// The outer margin is wider than the inner, of which a spread has two, and the lower than the upper.
fn book() -> Theme {
    Theme {
        page: Page {
            size: (419.53, 595.28),
            top: 61.0,
            bottom: 74.0,
            left: 49.0,
            right: 60.0,
            two_sided: true,
            contents: Contents::Books,
        },
        text: TextStyle {
            size: 10.2,
            leading: 1.3,
            ..TextStyle::default()
        },
        ..Theme::default()
    }
}

/// As libraries for readers of weak sight ask for: 16 points or more, no words parted, nothing pale.
fn large_print() -> Theme {
    let strong = |palette: Palette, text: Colour, ground: Colour| Palette {
        ground,
        text,
        quiet: text,
        ..palette
    };
    let Theme { light, dark, .. } = Theme::default();
    Theme {
        page: Page {
            top: 78.0,
            bottom: 78.0,
            left: 68.0,
            right: 68.0,
            ..Page::default()
        },
        text: TextStyle {
            size: 18.0,
            screen_size: 1.5,
            leading: 1.4,
            justify: false,
            small_scale: 0.9,
            ..TextStyle::default()
        },
        headings: Headings {
            title: 1.7,
            standfirst: 1.1,
            levels: [1.35, 1.2, 1.1, 1.0, 1.0, 1.0],
            ..Headings::default()
        },
        light: strong(light, Colour(0, 0, 0), Colour(0xff, 0xff, 0xff)),
        dark: strong(dark, Colour(0xff, 0xff, 0xff), Colour(0, 0, 0)),
        ..Theme::default()
    }
}

/// An inch around and as much between the lines as in them, for a pencil.
fn manuscript() -> Theme {
    Theme {
        page: Page {
            top: 82.0,
            bottom: 72.0,
            left: 72.0,
            right: 72.0,
            ..Page::default()
        },
        text: TextStyle {
            size: 12.0,
            leading: 2.0,
            screen_leading: 2.0,
            justify: false,
            indent: 3.0,
            ..TextStyle::default()
        },
        headings: Headings {
            title: 1.5,
            standfirst: 1.0,
            levels: [1.2, 1.1, 1.0, 1.0, 1.0, 1.0],
            ..Headings::default()
        },
        ..Theme::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_themes_can_be_set() {
        for named in NAMED {
            assert_eq!((named.theme)().problem(), None, "{}", named.name);
        }
        assert_eq!(Theme::named(NAMED[0].name), Some(Theme::default()));
        assert_eq!(Theme::named("cookbook"), None);
    }
}
