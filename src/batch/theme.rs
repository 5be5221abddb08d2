//! Themes by name, and files that say what is to be otherwise.
//!
//! ```toml
//! base = "book"
//!
//! [page]
//! size = [432, 648]
//!
//! [light]
//! accent = "#1f4e79"
//! ```
//!
//! In comes a name or a path, out comes a theme that can be set.

use super::Problem;
use super::table::{self, Wrong, fill};
use crate::diagnostic::closest;
use crate::theme::{NAMED, Theme};
use serde_json::Value;
use std::path::Path;
use toml::Spanned;
use toml::de::DeValue;

/// The theme of a name or a file.
///
/// # Errors
/// When it is neither, or the file says what cannot be.
pub fn theme(said: &str) -> anyhow::Result<Theme> {
    if let Some(theme) = Theme::named(said) {
        return Ok(theme);
    }
    match table::read(Path::new(said), parse)? {
        Some(theme) => Ok(theme),
        None => Err(missing(said).into()),
    }
}

fn missing(said: &str) -> Problem {
    let problem = Problem::new(format!("there is no theme `{said}`, and no such file"));
    let names = || NAMED.iter().map(|named| named.name);
    match closest(said, names()) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint(format!(
            "there are {}",
            names().collect::<Vec<_>>().join(", ")
        )),
    }
}

/// A value of a file: the keys that lead to it, where it stands, and what it is.
struct Entry {
    keys: String,
    at: usize,
    value: Value,
}

fn parse(toml: &str) -> Result<Theme, Wrong> {
    let file = table::parse(toml)?;
    let mut theme = Theme::default();
    if let Some(base) = file.get_ref().get("base") {
        let name: String = fill(base)?;
        theme = Theme::named(&name)
            .ok_or_else(|| Wrong::new(base.span().start, missing(&name).to_string()))?;
    }
    let mut all = serde_json::to_value(&theme).map_err(|error| Wrong::new(0, error.to_string()))?;
    let mut entries = Vec::new();
    collect(&file, &all, "", &mut entries)?;
    for Entry { keys, at, value } in entries {
        if let Some(slot) = all.pointer_mut(&keys) {
            *slot = value;
        }
        theme = serde_json::from_value(all.clone()).map_err(|error| {
            let key = keys.trim_start_matches('/').replace('/', ".");
            Wrong::new(at, format!("`{key}`: {error}"))
        })?;
    }
    match theme.problem() {
        Some((key, must)) => Err(Wrong::new(0, format!("`{key}` must be {must}"))),
        None => Ok(theme),
    }
}

/// The values of a table; each key must be one of the theme's.
fn collect(
    table: &Spanned<DeValue<'_>>,
    theme: &Value,
    above: &str,
    entries: &mut Vec<Entry>,
) -> Result<(), Wrong> {
    let mut known: Vec<&str> = theme
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect();
    if above.is_empty() {
        known.push("base");
    }
    table::check_keys(table, &[&known])?;
    let DeValue::Table(values) = table.get_ref() else {
        return Ok(());
    };
    for (key, value) in values {
        let name: &str = key.get_ref();
        let keys = format!("{above}/{name}");
        match theme.get(name) {
            Some(part) if part.is_object() => collect(value, part, &keys, entries)?,
            Some(_) => entries.push(Entry {
                keys,
                at: value.span().start,
                value: fill(value)?,
            }),
            None => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Colour;

    #[test]
    fn a_file_says_what_is_otherwise() {
        let theme =
            parse("base = \"book\"\npage.size = [432, 648]\n[light]\naccent = \"#1f4e79\"\n");
        let theme = theme.map_err(|_| ()).expect("it is good");
        assert_eq!(theme.page.size, (432.0, 648.0));
        assert!(theme.page.two_sided);
        assert_eq!(theme.light.accent, Colour(0x1f, 0x4e, 0x79));
        assert_eq!(theme.light.text, Theme::default().light.text);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for file in [
            "base = \"bok\"",
            "pgae.size = [1, 2]",
            "page.size = [432]",
            "page.size = [0, 0]",
            "page.left = 500",
            "text.size = \"large\"",
            "light.accent = \"red\"",
            "headings.chapters = \"often\"",
        ] {
            assert!(parse(file).is_err(), "{file}");
        }
    }
}
