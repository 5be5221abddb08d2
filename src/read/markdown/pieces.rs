//! Pieces of events → pieces of the tree.

use crate::document::{Alignment, Inline, Target, Text};
use pulldown_cmark::{CowStr, LinkType};

/// Appends an inline; runs of text that touch are one.
pub(super) fn append<'a>(content: &mut Vec<Inline<'a>>, inline: Inline<'a>) {
    match (content.last_mut(), inline) {
        (_, Inline::Text(text)) if text.is_empty() => {}
        (Some(Inline::Text(one)), Inline::Text(other)) => one.to_mut().push_str(&other),
        (_, inline) => content.push(inline),
    }
}

pub(super) fn owned(text: CowStr<'_>) -> Text<'_> {
    match text {
        CowStr::Borrowed(text) => Text::Borrowed(text),
        text => Text::Owned(text.into_string()),
    }
}

/// Labels of notes mind no case.
pub(super) fn key(label: &str) -> String {
    label.to_lowercase()
}

pub(super) fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

/// Where a link leads, if the tree can say it.
pub(super) fn target(link_type: LinkType, url: CowStr<'_>) -> Option<Target<'_>> {
    if link_type == LinkType::Email {
        return Some(Target::Url(format!("mailto:{url}").into()));
    }
    if let Some(slug) = url.strip_prefix('#') {
        return Some(Target::Heading(slug.to_owned().into()));
    }
    let (scheme, _) = url.split_once(':')?;
    let known = ["http", "https", "ftp", "mailto"];
    let is_known = known.iter().any(|it| it.eq_ignore_ascii_case(scheme));
    is_known.then(|| Target::Url(owned(url)))
}

/// The characters of a block in which they stand in their places.
pub(super) fn verbatim(content: Vec<Inline<'_>>) -> Text<'_> {
    let text: String = content
        .into_iter()
        .filter_map(|inline| match inline {
            Inline::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Text::Owned(expanded(text))
}

/// Tabs as blanks up to the next eighth column.
fn expanded(text: &str) -> String {
    const STOP: usize = 8;
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let blanks = STOP - column % STOP;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\n' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}
