//! The title block and the front matter → metadata. Values only: the words stay in the blocks.

use super::boilerplate;
use super::byline;
use super::date;
use super::fields::{field, unfolded};
use super::furniture::manual_page;
use super::keywords::keywords;
use super::line::Line;
use super::listed::fill_from_items;
use super::masthead;
use super::role::{FIELDS, HEAD, Judged, Role, dateline_of, stamp, told};
use super::words::Words;
use crate::document::{Block, BlockKind, Date, FrontPart, Inline, Metadata, Text, plain_text};

/// Reads the title block of judged lines.
pub(super) fn metadata<'a>(
    lines: &[Line<'a>],
    judged: &[Judged],
    blocks: &[Block<'a>],
    language: Option<Text<'a>>,
) -> Metadata<'a> {
    let mut metadata = Metadata {
        language,
        ..Metadata::default()
    };
    let (mut told, mut changed) = (false, false);
    for block in blocks {
        let BlockKind::Front { part, content } = &block.kind else {
            continue;
        };
        let text = plain_text(content);
        let plain = byline::unmarked(&text).into_owned();
        match part {
            FrontPart::Title => title(&text, &mut metadata),
            FrontPart::Standfirst => metadata.standfirst = Some(Text::Owned(text)),
            FrontPart::Byline | FrontPart::Date => {
                let lead = byline::is_lead(&plain);
                // Whom "by" leads, or the day goes with, is meant before what only looks like a name.
                let sure = || byline::is_led(&plain) || stamp(&plain).is_some();
                let wanted = metadata.authors.is_empty() || !told && sure();
                if wanted && *part == FrontPart::Byline && !lead {
                    let names = authors(content, &plain).into_iter();
                    metadata.authors = names.map(Text::Owned).collect();
                    told = sure();
                }
                // When it was changed, it had been published before.
                let known = metadata.date.as_ref();
                if known.is_none() || changed && !date::is_of_change(&plain) {
                    let found =
                        date::in_block(&plain, lines).or_else(|| day_first(&plain, &metadata));
                    let before =
                        |found: &Date<'_>| known.is_none_or(|known| found.iso <= known.iso);
                    if let Some(found) = found.filter(before) {
                        changed = date::is_of_change(&plain);
                        metadata.date = Some(date::owned(found));
                    }
                }
            }
        }
    }
    if let (None, Some(first)) = (&metadata.title, judged.first())
        && first.role == Role::Lines
    {
        fill_from_record(&lines[first.lines.clone()], lines, &mut metadata);
    }
    if metadata.date.is_none() {
        metadata.date = letterhead_date(lines, judged);
    }
    if metadata.date.is_none() {
        metadata.date = release_date(lines, judged);
    }
    masthead::fill(lines, judged, &mut metadata);
    fill_from_items(lines, judged, &mut metadata);
    dateline(lines, blocks, &mut metadata);
    metadata.keywords = keywords(blocks);
    metadata
}

/// What the record of fields that a proposal begins with says of it, if it names it.
fn fill_from_record<'a>(record: &[Line<'a>], lines: &[Line<'_>], metadata: &mut Metadata<'a>) {
    let Some(title) = boilerplate::field(record, "Title") else {
        return;
    };
    metadata.title = Some(Text::Borrowed(title));
    // The names of many authors stand in several lines, the others set in below the first.
    let mut led = false;
    for line in record {
        let value = match field(line.text) {
            Some((name, value)) => {
                led = matches!(name, "Author" | "Authors");
                value
            }
            None => line.text,
        };
        if led {
            let names = byline::of_field(value).into_iter().map(Text::Owned);
            metadata.authors.extend(names);
        }
    }
    let dated = ["Date", "Created", "Published"];
    let day = dated
        .into_iter()
        .find_map(|name| boilerplate::field(record, name));
    if metadata.date.is_none() {
        metadata.date = day.and_then(|day| date::in_block(day, lines));
    }
}

/// The same where nothing tells which of two numbers is the day: who does not write English writes it first.
fn day_first<'t>(text: &'t str, metadata: &Metadata<'_>) -> Option<Date<'t>> {
    let found = date::of_block(text)?;
    let english = |tag: &Text<'_>| tag.starts_with("en");
    let told = metadata.language.as_ref().is_some_and(|tag| !english(tag));
    told.then(|| Date {
        source: Text::Borrowed(&text[found.start..found.end]),
        iso: found.iso,
    })
}

/// The names in a byline. Behind those of the first line stands what the persons are.
fn authors(content: &[Inline<'_>], text: &str) -> Vec<String> {
    let lines = content.split(|inline| *inline == Inline::LineBreak);
    let mut lines = lines
        .map(plain_text)
        .skip_while(|line| byline::is_lead(line));
    let first = lines.next().unwrap_or_default();
    let first = byline::unmarked(&first).into_owned();
    // "JANE ROE" / "AND" / "ALI CAN"
    let first = match lines.next().filter(|joint| byline::joins(joint)) {
        Some(joint) => [
            first,
            joint.to_lowercase(),
            lines.next().unwrap_or_default(),
        ]
        .join(" "),
        None => first,
    };
    byline::parse(text)
        .or_else(|| byline::parse(&first))
        .or_else(|| byline::with_addresses(&first))
        .or_else(|| byline::handles(text))
        .or_else(|| {
            stamp(&first)
                .map(|stamp| stamp.names)
                .filter(|names| !names.is_empty())
        })
        .or_else(|| byline::before_date(&first).map(|name| vec![name]))
        .or_else(|| byline::unled(&first).map(|name| vec![name]))
        .or_else(|| byline::without_degree(&first).map(|name| vec![name]))
        .or_else(|| byline::without_office(&first).map(|name| vec![name]))
        .or_else(|| byline::placed_agency(&first).map(|name| vec![name]))
        .or_else(|| byline::alone(&first))
        .or_else(|| byline::placed(&first))
        .unwrap_or(vec![first])
}

/// "《红楼梦》作者：曹雪芹": a title that names its author in the same line.
fn title(text: &str, metadata: &mut Metadata<'_>) {
    let parted = ["作者：", "作者:"]
        .iter()
        .find_map(|lead| text.split_once(lead));
    if let Some((title, author)) =
        parted.filter(|(title, author)| !title.trim().is_empty() && byline::is_name(author.trim()))
    {
        metadata.authors = vec![Text::Owned(author.trim().to_owned())];
        metadata.title = Some(Text::Owned(title.trim().to_owned()));
        return;
    }
    let signed = byline::behind_title(text);
    if let Some((title, names)) = signed.filter(|_| metadata.authors.is_empty()) {
        metadata.authors = names.into_iter().map(Text::Owned).collect();
        metadata.title = Some(Text::Owned(title.to_owned()));
        return;
    }
    let text = unlabelled(text);
    let page = manual_page(text).unwrap_or(text);
    // On its page it goes on: "THE PILOT;" / "OR," / "THE LOST BOAT".
    let whole = page.trim_end_matches([',', ';', ':']);
    let whole = whole
        .strip_prefix('+')
        .and_then(|whole| whole.strip_suffix('+'))
        .unwrap_or(whole);
    metadata.title = Some(Text::Owned(whole.to_owned()));
}

/// What stands behind "Title:", in whatever language.
fn unlabelled(text: &str) -> &str {
    static LABELS: Words = Words::of(
        "title titel titre título titolo titulo tytuł název otsikko tittel cím başlık название заглавие назва",
    );
    let parted = text.split_once([':', '：']);
    let parted = parted.filter(|(label, _)| LABELS.has(&label.trim().to_lowercase()));
    let title = parted.map(|(_, title)| title.trim());
    title.filter(|title| !title.is_empty()).unwrap_or(text)
}

/// The date at the right of the lines above the title: "Category: Informational          May 1996".
fn letterhead_date<'a>(lines: &[Line<'a>], judged: &[Judged]) -> Option<Date<'a>> {
    let title = judged
        .iter()
        .find(|judged| judged.role == Role::Front(FrontPart::Title))?;
    lines[..title.lines.start].iter().find_map(|line| {
        let parted = line.text.rsplit_once("   ");
        let right = parted.map_or(line.text, |(_, right)| right.trim());
        // "Paris, le 12 mars 2021"
        let placed = || right.split_once(", ").map(|(_, day)| day);
        let day = [Some(right), placed()].into_iter().flatten();
        let day = day.into_iter().find(|day| date::of_line(day).is_some())?;
        date::in_block(day, lines)
    })
}

/// "EMBARGOED UNTIL June 2, 2025".
fn release_date<'a>(lines: &[Line<'a>], judged: &[Judged]) -> Option<Date<'a>> {
    let release = judged.iter().find(|judged| judged.role == Role::Release)?;
    lines[release.lines.clone()]
        .iter()
        .find_map(|line| date::in_block(line.text, lines))
}

/// "ISTANBUL, June 2 (Reuters) - Talks …": place and agency of a paragraph that begins the article.
fn dateline<'a>(lines: &[Line<'a>], blocks: &[Block<'a>], metadata: &mut Metadata<'a>) {
    /// A dateline stands in one of the first paragraphs.
    const REACH: usize = 2;
    let paragraphs = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)),
        _ => None,
    });
    for paragraph in paragraphs.take(REACH) {
        // A dateline ends within the first words; the rest of a long paragraph need not be searched.
        let end = crate::source::floor_boundary(&paragraph, 100);
        let Some((place, head, agency)) = dateline_of(&paragraph[..end]) else {
            continue;
        };
        metadata.place = Some(Text::Owned(place.to_owned()));
        metadata.agency = agency.map(|agency| Text::Owned(agency.to_owned()));
        if metadata.date.is_none() {
            metadata.date = date::in_block(head, lines).map(date::owned);
        }
        return;
    }
}

/// What the fields at the head of a letter say: `From: …`, `Subject: …`.
pub(super) fn fill_from_fields<'a>(
    lines: &[Line<'a>],
    judged: &[Judged],
    metadata: &mut Metadata<'a>,
) {
    let is_letter = |head: &&Judged| {
        let own = &lines[head.lines.clone()];
        let has = |name| boilerplate::field(own, name).is_some();
        let dated = || has("Date") || has("Sent");
        let known = || has("Subject") && (has("From") || dated());
        matches!(head.rule, FIELDS | HEAD) || head.role == Role::Lines && known()
    };
    let Some(head) = judged.first().filter(is_letter) else {
        return;
    };
    let own = &lines[head.lines.clone()];
    let mut fields = unfolded(own);
    // In other languages they have other names.
    if fields.iter().all(|(name, _)| *name != "From") {
        fields = told(own);
    }
    for (name, value) in fields {
        match name {
            "Subject" if !value.is_empty() => metadata.title = Some(Text::Owned(value)),
            "From" => {
                let name = sender(&value);
                metadata.authors = (!name.is_empty())
                    .then(|| Text::Owned(name.to_owned()))
                    .into_iter()
                    .collect();
            }
            "Date" | "Sent" => {
                metadata.date = date::in_block(&value, lines).map(date::owned);
            }
            _ => {}
        }
    }
}

/// Who sends a letter: "Jane Roe" of `Jane Roe <jane@example.org>` and of `jane@example.org (Jane Roe)` (RFC 5322, 3.4 and
/// 3.2.2); their address, if nothing else is given.
fn sender(value: &str) -> &str {
    let comment = value
        .split_once(" (")
        .filter(|(address, _)| address.contains('@') && !address.contains(' '))
        .and_then(|(_, comment)| Some(comment.split_once(')')?.0));
    let name = comment.unwrap_or_else(|| value.split('<').next().unwrap_or(value));
    name.trim().trim_matches('"')
}

/// What the front matter of Project Gutenberg says, where the title block says nothing.
pub(super) fn fill_from_boilerplate<'a>(lines: &[Line<'a>], metadata: &mut Metadata<'a>) {
    if let Some(title) = boilerplate::field(lines, "Title") {
        metadata.title = Some(Text::Borrowed(title));
    }
    if metadata.authors.is_empty() || boilerplate::field(lines, "Author").is_some() {
        metadata.authors = boilerplate::field(lines, "Author")
            .into_iter()
            .map(Text::Borrowed)
            .collect();
    }
}
