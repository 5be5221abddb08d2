//! What somebody says, and who does: by itself it looks like a heading.

use crate::read::byline;
use crate::read::line::Line;
use crate::read::role::View;

/// Whether a text ends with what somebody says, and began before it: `I asked: "And then?"`
pub(super) fn quotes_speech(text: &str) -> bool {
    let inner = text.strip_suffix(['”', '"', '“', '»']);
    inner.is_some_and(|inner| {
        inner.ends_with(['.', '?', '!', ',', '…']) && !inner.starts_with(['“', '"', '„', '«'])
    })
}

/// What stands behind the words that somebody says at the head of a text: `said Ines` of `"How cold it is," said Ines`.
pub(in crate::read::role) fn behind_speech(text: &str) -> Option<&str> {
    const ENDS: [&str; 6] = [",\" ", "?\" ", "!\" ", ",” ", "?” ", "!” "];
    let told = |end: &&str| text.split_once(end).map(|(_, told)| told);
    (text.starts_with(['"', '“'])).then(|| ENDS.iter().find_map(told))?
}

/// Whether a text begins with what somebody says, and goes on with who does.
pub(super) fn tells_speech(text: &str) -> bool {
    behind_speech(text).is_some_and(|told| told.starts_with(char::is_lowercase))
}

/// Whether a name and what somebody is, by themselves, stand below what is quoted as a whole.
pub(super) fn says_who_spoke(view: &View<'_, '_>) -> bool {
    let said = |above: &Line<'_>| {
        above.text.starts_with(['“', '"', '«', '„', '»'])
            && above.text.ends_with(['”', '"', '»', '“', '«'])
    };
    let named = |text: &str| {
        let name = text
            .split_once(',')
            .filter(|(_, office)| !office.is_empty());
        name.is_some_and(|(name, _)| byline::is_name(name))
    };
    view.above().is_some_and(said) && named(view.first().text)
}
