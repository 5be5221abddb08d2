//! The head of a periodical whose name is a picture, above its volume and number: what it is called, and which day's it is.
//!
//! ```text
//! [Illustration: THE HARBOUR
//!
//! WEEKLY
//!
//! A PAPER FOR ALL HANDS.]
//!
//! VOL. I.--NO. 28. PUBLISHED BY ROE & SONS, INCHMORE. PRICE FOUR PENCE.
//!
//! Tuesday, May 11, 1880. Copyright, 1880, by ROE & SONS.
//! ```

use super::case::is_upper;
use super::date;
use super::line::Line;
use super::role::{Judged, Role, heading};
use crate::document::{Metadata, Text};

/// Takes title and day from there, if the text has no title.
pub(super) fn fill<'a>(lines: &[Line<'a>], judged: &[Judged], metadata: &mut Metadata<'a>) {
    /// Lines of the picture, and of what stands below it.
    const REACH: usize = 8;
    let picture = judged.first().filter(|first| first.role == Role::Figure);
    let (None, Some(picture)) = (&metadata.title, picture) else {
        return;
    };
    let head = &lines[picture.lines.start..];
    let Some(last) = head.iter().take(REACH).position(|line| line.tail == b']') else {
        return;
    };
    let below = &head[last + 1..head.len().min(last + 1 + REACH)];
    let Some(title) =
        name(&head[..=last]).filter(|_| below.iter().any(|line| heading::is_issue(line.text)))
    else {
        return;
    };
    metadata.title = Some(Text::Owned(title));
    if metadata.date.is_none() {
        let found = below
            .iter()
            .find_map(|line| date::in_block(line.text, lines));
        metadata.date = found.map(date::owned);
    }
}

/// What a picture of nothing but capitals says, down to the sentence that tells what kind of paper it is.
fn name(picture: &[Line<'_>]) -> Option<String> {
    const MOST_WORDS: usize = 8;
    let said = picture.iter().enumerate().map(|(at, line)| {
        let text = line.text.trim_end_matches(']');
        if at == 0 {
            text.split_once(": ").map_or("", |(_, said)| said)
        } else {
            text
        }
    });
    let pieces: Vec<_> = said.take_while(|text| !text.ends_with('.')).collect();
    let name = pieces.join(" ");
    let named = is_upper(&name) && name.split(' ').count() <= MOST_WORDS;
    named.then_some(name)
}
