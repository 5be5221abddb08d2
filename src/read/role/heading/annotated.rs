//! Headings that a note to the typesetter calls so, as Japanese books are typed: `［＃「雨」は大見出し］`.

use super::Style;
use crate::read::role::{Role, Score, View};

/// What such notes begin with.
pub(super) const ANNOTATION: &str = "［＃";

/// A line and a note that says how large a heading it is.
pub(in crate::read::role) fn annotated(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const SIZES: [(&str, Style); 3] = [
        ("大見出し", Style::Part),
        ("中見出し", Style::Chapter),
        ("小見出し", Style::Section),
    ];
    let [line] = view.own() else { return None };
    let (words, note) = line.text.rsplit_once(ANNOTATION)?;
    let (of, _) = note.strip_suffix('］')?.rsplit_once('は')?;
    // What it says of these words, it says of this line.
    let quoted = of.strip_prefix('「')?.strip_suffix('」')?;
    let size = SIZES
        .iter()
        .find(|(size, _)| note.ends_with(&format!("{size}］")))?;
    words
        .contains(quoted)
        .then_some((Role::Heading(size.1), 92))
}
