//! Words that do no more than join: no title ends with one, and lines of a title are told by them.

use crate::read::byline;
use crate::read::line::ends_joining;
use crate::read::words::Words;

/// Whether a word only joins what stands above it to what stands below: no title ends with it, or begins.
pub(super) fn joins(word: &str) -> bool {
    static JOINING: Words = Words::of(
        "of in on and or as to for from with at the its an towards upon aux de du des et la le von der die das und zu del y e di \
         della delle dello degli dei les pour für per uit van voor och og da das dos",
    );
    JOINING.has(&word.to_lowercase()) || elided(word).is_some()
}

/// Whether it joins what stands above it on, at the end of a line: "OF", "D'UNE", but not "D'OCTOBRE".
pub(super) fn joins_on(word: &str) -> bool {
    elided(word).map_or_else(|| joins(word), ends_joining)
}

/// Whether a text begins with a word that says of what something above it is: "OF THE SECOND VOLUME", "de l'Académie".
pub(super) fn belongs_above(text: &str) -> bool {
    static OPENINGS: Words = Words::of("of de du des del della dello der do da van");
    let first = text.split(' ').next().unwrap_or_default();
    OPENINGS.has(&first.to_lowercase())
}

/// What stands behind a joint that has lost a vowel: "UNE" of "D'UNE", "ALPE" of "DELL'ALPE".
fn elided(word: &str) -> Option<&str> {
    const JOINTS: [&str; 3] = ["d", "dell", "nell"];
    let (joint, rest) = word.split_once(['\'', '’'])?;
    // "NELL'S" is somebody's.
    let owned = rest
        .split(' ')
        .next()
        .is_some_and(|rest| rest.eq_ignore_ascii_case("s"));
    let joined = JOINTS.contains(&joint.to_lowercase().as_str());
    (joined && !owned && rest.starts_with(char::is_alphabetic)).then_some(rest)
}

/// Whether a line has no words but such, as title pages set them by themselves, "OF THE", "EN HET", and does not lead to a name.
pub(super) fn is_joint(text: &str) -> bool {
    text.split(' ').all(ends_joining) && !byline::is_lead(text)
}
