//! What the user says of an index.

use serde::{Deserialize, Serialize};

/// What is said of an index: `[index]` in the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct IndexSettings {
    /// The title of the page and of the feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who publishes; the title, if nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The language of the page, a BCP 47 tag; otherwise that of most articles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The address of the directory of outputs on the web: then there is a feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("pattern" = "^https?://"))]
    pub base_url: Option<BaseUrl>,
    /// The name of the page, `index.html` if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub page: Option<FileName>,
    /// The name of the feed, `feed.xml` if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub feed: Option<FileName>,
}

impl IndexSettings {
    /// With what a stronger word says.
    #[must_use]
    pub fn under(self, stronger: &Self) -> Self {
        Self {
            title: stronger.title.clone().or(self.title),
            author: stronger.author.clone().or(self.author),
            lang: stronger.lang.clone().or(self.lang),
            base_url: stronger.base_url.clone().or(self.base_url),
            page: stronger.page.clone().or(self.page),
            feed: stronger.feed.clone().or(self.feed),
        }
    }

    pub(super) fn page(&self) -> &str {
        self.page.as_ref().map_or("index.html", |name| &name.0)
    }

    pub(super) fn feed(&self) -> &str {
        self.feed.as_ref().map_or("feed.xml", |name| &name.0)
    }
}

/// The name of a file in a directory that is known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(String);

impl TryFrom<String> for FileName {
    type Error = String;
    fn try_from(typed: String) -> Result<Self, String> {
        let is_plain =
            |name: &str| !name.contains(['/', '\\', '\0']) && !matches!(name, "" | "." | "..");
        if is_plain(&typed) {
            Ok(Self(typed))
        } else {
            Err(format!("`{typed}` is no name of a file"))
        }
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}

/// An address that ends with a stroke.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Parses an address.
    ///
    /// # Errors
    /// When it is none that a browser could open.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| typed.strip_prefix(scheme));
        let is_fine = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(c);
        match rest {
            Some(rest)
                if !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(is_fine) =>
            {
                Ok(Self(format!("{}/", typed.trim_end_matches('/'))))
            }
            _ => Err(format!(
                "`{typed}` is no address; `https://example.org/articles/` is one"
            )),
        }
    }
}

impl BaseUrl {
    pub(super) fn address(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = String;
    fn try_from(typed: String) -> Result<Self, String> {
        Self::parse(&typed)
    }
}

impl From<BaseUrl> for String {
    fn from(url: BaseUrl) -> Self {
        url.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_end_with_a_stroke() {
        let parse = |typed: &str| BaseUrl::parse(typed).map(String::from);
        assert_eq!(parse("https://a.org"), Ok("https://a.org/".to_owned()));
        assert_eq!(parse("http://a.org/x/"), Ok("http://a.org/x/".to_owned()));
        for wrong in [
            "",
            "a.org",
            "ftp://a.org",
            "https://",
            "https:///x",
            "https://a.org/?q",
            "https://a b",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
