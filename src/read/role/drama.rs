//! What kind of play a line says that a text is: "A COMEDY IN THREE ACTS", "Trauerspiel".

use super::title::beside::is_subtitle;
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::line::Line;
use crate::read::words::Words;
use std::ops::Range;

/// No such line is longer, in bytes.
const LONGEST: usize = 90;

/// Whether lines say which kind of play a text is, or begin to.
pub(super) fn is_kind(range: &Range<usize>, lines: &[Line<'_>]) -> bool {
    let on = |below: &Line<'_>| below.gap() == 0 && goes_on(below.text);
    let mut own = lines[range.clone()].iter();
    own.any(|line| names_kind(line.text) && !holds_title(line.text))
        || lines.get(range.end).is_some_and(on)
}

/// Whether a chunk of the head stands over the kind of a play, and is no other words of its title: "A SEQUEL TO THE LAMP" stands
/// below the title proper, and that over the kind.
pub(super) fn is_over_kind(head: &[Range<usize>], at: usize, lines: &[Line<'_>]) -> bool {
    let next = |at: usize| (at + 1..head.len()).find(|at| !lines[head[*at].start].is_symbols());
    let over = |at: usize| next(at).is_some_and(|next| is_kind(&head[next], lines));
    let other = |at: usize| {
        let text = lines[head[at].start].text;
        let above = at.checked_sub(1).map(|at| lines[head[at].start].text);
        is_subtitle(text) && above.is_some_and(|text| is_upper(text) && !byline::are_names(text))
    };
    if over(at) {
        !other(at)
    } else {
        next(at).is_some_and(|below| other(below) && over(below))
    }
}

/// Whether a line says so: it stands below the title of a play.
pub(super) fn names_kind(text: &str) -> bool {
    let stopped = text.trim_end_matches(['.', '_', '=', '*']).contains(". ");
    if text.len() > LONGEST || stopped || text.contains("--") {
        return false;
    }
    let words = text.split_whitespace().map(letters);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    is_genre(&words) || words.windows(3).any(counts_acts)
}

/// Whether a line does no more than count acts, and goes on from the one above: "IN ONE ACT."
fn goes_on(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().take(4).map(letters).collect();
    words.len() == 3 && counts_acts(&words)
}

/// Whether a title and its kind stand in one line: "THE LAMP; A COMEDY, IN THREE ACTS".
pub(super) fn holds_title(text: &str) -> bool {
    let parted = text.split_once([';', ':', ',']);
    parted.is_some_and(|(title, kind)| !names_kind(title) && names_kind(kind))
}

/// "TRAGEDIA", "A Comedy".
fn is_genre(words: &[String]) -> bool {
    static ARTICLES: Words = Words::of("a an eine ein une un una een en et egy");
    static KINDS: Words = Words::of(
        "
        tragedy comedy farce drama melodrama tragicomedy tragédie comédie drame tragödie komödie trauerspiel lustspiel
        schauspiel volksstück tragedia commedia dramma comedia farsa comédia tragédia tooneelspel toneelspel blijspel
        treurspel lustspel lystspil skuespil sørgespil sorgespil skådespel komedi tragedi näytelmä huvinäytelmä
        murhenäytelmä tragedio komedio dramo komedija tragedija komedie tragedie komedia dramat комедия трагедия драма
    ",
    );
    match words {
        [kind] => KINDS.has(kind),
        [article, .., kind] => words.len() <= 4 && ARTICLES.has(article) && KINDS.has(kind),
        _ => false,
    }
}

/// "in five acts", "v štirih dejanjih": a short word, how many, and of what. Whoever is caught "in the act" counts nothing.
fn counts_acts(words: &[String]) -> bool {
    const SHORT: usize = 2;
    static ACTS: Words = Words::of(
        "
        act acts scenes actes acte tableaux akt akte akten aufzug aufzügen bildern szenen atto atti quadri acto actos ato atos
        jornadas bedrijf bedrijven tooneelen tafereelen akter handlingar akto aktoj aktach aktech aktu dejanju dejanjih
        činu činima jednáních dějstvích действии действиях актах дії діях
    ",
    );
    static OTHERS: Words = Words::of("the this that an his her its any every den dem der le el");
    let [joint, count, acts] = words else {
        return false;
    };
    joint.chars().count() <= SHORT && ACTS.has(acts) && !OTHERS.has(count)
}

/// The letters and digits of a word.
fn letters(word: &str) -> String {
    let own = word.trim_matches(|c: char| !c.is_alphanumeric());
    own.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_in_many_languages() {
        for line in [
            "A COMEDY IN THREE ACTS",
            "IN ONE ACT.",
            "A TRAGEDY,",
            "TRAGEDIA",
            "Drame en cinq actes et huit tableaux",
            "Lustspiel in drei Akten",
            "_Komedija v štirih dejanjih_",
            "EEN SPEL IN ACHT TOONEELEN",
        ] {
            assert!(names_kind(line), "{line}");
        }
        for line in [
            "CAUGHT IN THE ACT",
            "The Comedy",
            "The drama of the harbour in a few words",
            "He is not in any act of this play",
        ] {
            assert!(!names_kind(line), "{line}");
        }
    }
}
