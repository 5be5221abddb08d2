//! Names below pictures that were lost: whoever bears one was just spoken of, and is not in what stands below.

use crate::read::byline;
use crate::read::role::View;
use memchr::memmem;

/// Whether a line is a name that a paragraph right above has in it, and the text below has not.
pub(super) fn is_shown(view: &View<'_, '_>) -> bool {
    const REACH: usize = 3;
    /// Narrower text is no paragraph, in columns.
    const PARAGRAPH: usize = 60;
    const MOST_WORDS: usize = 3;
    let [line] = view.own() else { return false };
    let text = line.text;
    let words = text.split(' ').count();
    if view.profile.wrap.is_some() || !(2..=MOST_WORDS).contains(&words) || !byline::is_name(text) {
        return false;
    }
    let at = view.range.start;
    let near = &view.lines[at.saturating_sub(REACH)..at];
    let finder = memmem::Finder::new(text);
    // What a colon announces is told one by one.
    let told = near.iter().any(|other| {
        other.width() > PARAGRAPH
            && !other.text.ends_with([':', '：'])
            && finder.find(other.text.as_bytes()).is_some()
    });
    let surname = text.rsplit(' ').next().unwrap_or(text);
    told && !view
        .below()
        .is_some_and(|below| below.text.contains(surname))
}
