//! What the user says of an index.

use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, Ipv6Addr};

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
        match check_address(typed) {
            Ok(()) => Ok(Self(format!("{}/", typed.trim_end_matches('/')))),
            Err(why) => Err(format!(
                "`{typed}` is no address: {why}; `https://example.org/articles/` is one"
            )),
        }
    }
}

/// Looks at an address as RFC 3986 has it (sections 3.2 and 3.3), and at its host as DNS does.
fn check_address(typed: &str) -> Result<(), String> {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| typed.strip_prefix(scheme))
        .ok_or("it begins with neither `https://` nor `http://`")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an address in brackets are its own.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port = |port: &str| {
        let digits = port.bytes().all(|byte| byte.is_ascii_digit());
        digits && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    if let Some(port) = port.filter(|port| !is_port(port)) {
        return Err(format!("`{port}` is no port"));
    }
    check_host(host)?;
    let is_fine = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(c);
    if let Some(sign) = path.chars().find(|c| !is_fine(*c)) {
        let sign = sign.escape_default();
        return Err(format!("`{sign}` stands in no path of an address"));
    }
    let mut escapes = path.split('%').skip(1);
    let is_escape = |escape: &str| {
        let digits = escape.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    if !escapes.all(is_escape) {
        return Err("two hexadecimal digits stand behind each `%`".to_owned());
    }
    Ok(())
}

fn check_host(host: &str) -> Result<(), String> {
    let refused = || format!("`{host}` is no host");
    if host.is_empty() {
        return Err("it has no host".to_owned());
    }
    if !host.is_ascii() {
        return Err(format!("{}, as it is in Punycode (`xn--…`)", refused()));
    }
    let inner = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    if let Some(inner) = inner {
        return inner.parse::<Ipv6Addr>().map_err(|_| refused()).map(drop);
    }
    // RFC 1123, section 2.1; names with `_` are about, and found. A stop at the end is the root's.
    let is_label = |label: &str| {
        let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        (1..=63).contains(&label.len())
            && label.bytes().all(is_fine)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let name = host.strip_suffix('.').unwrap_or(host);
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
    let is_good = name.len() <= 253
        && name.split('.').all(is_label)
        && (!is_number || name.parse::<Ipv4Addr>().is_ok());
    is_good.then_some(()).ok_or_else(refused)
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
            "https://a.org/a b",
            "https://a.org/100%/",
            "https://a..org",
            "https://.org",
            "https://-a.org",
            "https://a_b-.org",
            "https://ada@a.org",
            "https://a.org:0",
            "https://a.org:65536",
            "https://a.org:+80",
            "https://:80",
            "https://[::1",
            "https://[1.2.3.4]",
            "https://256.1.1.1",
            "https://zeitung-köln.de",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        for right in [
            "https://localhost:8000",
            "http://127.0.0.1/x",
            "https://[::1]:8080/a",
            "https://my_site.example./a%20b/",
            "https://xn--zeitung-kln-0fb.de",
        ] {
            assert!(parse(right).is_ok(), "{right}");
        }
    }
}
