//! "Dear Ms Roe," and what letters open with in other languages.

use super::words::Words;

/// Words that open letters, in small letters.
static OPENINGS: Words = Words::phrases("
    dear, my dear, dearest, my dearest, hi, hello, hey, dear sir, sehr geehrte, sehr geehrter, liebe, lieber, meine liebe,
    mein lieber, hallo, cher, chère, chers, chères, mon cher, ma chère, monsieur, madame, mesdames, bonjour, estimado,
    estimada, estimados, querido, querida, queridos, muy señor, muy señora, muy señores, caro, cara, cari, gentile, gentili,
    egregio, prezado, prezada, prezados, caríssimo, kära, käre, bästa, kære, kjære, hyvä, beste, geachte, lieve, szanowny,
    szanowna, szanowni, drogi, droga, vážený, vážená, vážení, milý, milá, уважаемый, уважаемая, уважаемые, дорогой,
    дорогая, дорогие, милый, милая, шановний, шановна, шановні
");

/// Languages in which letters greet and calls may begin with the same words, so that only a comma or a colon tells.
static CALLS: Words = Words::of("hi hello hey dear dearest my hallo bonjour");

/// Whether a line greets whom a letter is written to.
pub(super) fn is_salutation(text: &str) -> bool {
    const LONGEST: usize = 80;
    const MOST_WORDS: usize = 6;
    if text.len() > LONGEST || !text.ends_with([',', ':', '!']) || !OPENINGS.may_open(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let opened = OPENINGS.that_open(&lower).any(|opening| {
        let name = &lower[opening.len()..];
        name.starts_with(' ') || name.len() == 1
    });
    opened
        && (!text.ends_with('!') || !CALLS.has(first))
        && lower.split(' ').count() <= MOST_WORDS
        && text.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_open_with_a_name() {
        for text in [
            "Dear Ms Roe,",
            "Dear Sir:",
            "Liebe Kinder!",
            "Sehr geehrte Frau Muster,",
            "Monsieur,",
            "Muy señora mía:",
            "Дорогая Вера!",
        ] {
            assert!(is_salutation(text), "{text}");
        }
        for text in [
            "Dear me!",
            "Hello, Dolly!",
            "Dearth of water, and what came of it,",
            "Liebe, Lust und Leid:",
            "Dear Ms Roe",
        ] {
            assert!(!is_salutation(text), "{text}");
        }
    }
}
