//! "Dear Ms Roe," and what letters and speeches open with in other languages.

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

/// What all of a line says that greets several at once, which needs no comma: "Hi folks".
static GREETINGS: Words = Words::of(
    "hifolks hiall hiteam hieveryone hieverybody helloall helloteam helloeveryone helloeverybody hellofolks heyall heyteam heyfolks
    heyeveryone hallozusammen hialle liebealle bonjouràtous bonjouràtoutes salutàtous holaatodos holaatodas
    ciaoatutti oláatodos hejalla heialle hejalle hoiallemaal halloallemaal witamwszystkich всемпривет привет здравствуйте 大家好 各位好",
);

/// Whether a line greets whom a letter is written to.
pub(super) fn is_salutation(text: &str) -> bool {
    const LONGEST: usize = 80;
    const MOST_WORDS: usize = 6;
    if text.len() <= LONGEST && GREETINGS.has_normalised(text) {
        return true;
    }
    if text.len() > LONGEST || !text.ends_with([',', ':', '!']) || !OPENINGS.may_open(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let opened = OPENINGS.that_open(&lower).any(|opening| {
        let name = &lower[opening.len()..];
        name.starts_with(' ')
            || name.len() == 1
            || name.strip_prefix(", ").is_some_and(ends_greeting)
    });
    opened
        && (!text.ends_with('!') || !CALLS.has(first))
        && lower.split(' ').count() <= MOST_WORDS
        && text.starts_with(char::is_uppercase)
}

/// Whether a text in small letters is a word that opens letters, and ends as they greet: "monsieur," of "Madame, Monsieur,".
fn ends_greeting(text: &str) -> bool {
    let mut openings = OPENINGS.that_open(text);
    openings.any(|opening| matches!(&text[opening.len()..], "," | ":"))
}

/// Whether a line greets several at once, and ends as no letter's first line does: "Hello everyone!"
fn greets_all(text: &str) -> bool {
    !text.ends_with([',', ':']) && GREETINGS.has_normalised(text)
}

/// Whether a line greets those who hear a speech, or read an article: "Distinguished guests, ladies and gentlemen".
pub(super) fn greets_audience(text: &str) -> bool {
    const LONGEST: usize = 90;
    const MOST_WORDS: usize = 9;
    static AUDIENCES: Words = Words::phrases(
        "ladies and gentlemen, distinguished guests, distinguished colleagues, distinguished delegates, honourable members, \
         honourable judges, honoured guests, excellencies, your excellencies, fellow citizens, mr president, madam president, \
         mr speaker, madam speaker, friends and colleagues, dear friends, dear colleagues, \
         meine damen und herren, sehr geehrte damen und herren, verehrte gäste, liebe gäste, liebe freunde, \
         liebe kolleginnen und kollegen, mesdames et messieurs, mesdames messieurs, chers amis, chers collègues, \
         señoras y señores, damas y caballeros, queridos amigos, senhoras e senhores, caros amigos, signore e signori, \
         cari amici, cari colleghi, dames en heren, mina damer och herrar, mine damer og herrer, szanowni państwo, \
         panie i panowie, dámy a pánové, дамы и господа, уважаемые коллеги, дорогие друзья, 女士们，先生们, 各位来宾, \
         尊敬的各位来宾, 各位朋友, \
         dear readers, dear members, dear subscribers, dear supporters, dear all, dear fellow, dear team, dear community, liebe eltern, liebe nachbarn, liebe gemeinde, liebe kunden, \
         liebe kundinnen, liebe gäste, liebe vereinsmitglieder, sehr geehrte eltern, sehr geehrte mitglieder, sehr geehrte kunden, \
         kära föräldrar, kära medlemmar, \
         kjære foreldre, kære forældre, liebe leser, liebe leserinnen, \
         liebe mitglieder, chers lecteurs, chères lectrices, chers membres, queridos lectores, estimados lectores, \
         cari lettori, caros leitores, beste lezers, kära läsare, дорогие читатели, уважаемые читатели",
    );
    let opens = |lower: &str| {
        AUDIENCES.that_open(lower).any(|greeting| {
            let rest = &lower[greeting.len()..];
            rest.is_empty() || rest.starts_with([',', ':', '!', '.', ';', ' '])
        })
    };
    let audience = || {
        AUDIENCES.may_open(text)
            && text.split(' ').count() <= MOST_WORDS
            && opens(&text.to_lowercase())
    };
    text.len() <= LONGEST && (greets_all(text) || audience() || greets_many(text))
}

/// "Dear parents and carers,", "Beste buurtgenoten,", "Estimadas familias:": several, who are called by no name. "Dear sirs," opens
/// a letter to a firm.
fn greets_many(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    /// Of these, the greeting tells how many there are.
    static MANY: Words = Words::of(
        "chers chères estimados estimadas queridos queridas cari care gentili prezados prezadas caros caras szanowni drodzy \
         уважаемые дорогие vážení milí",
    );
    /// Of these, how the word for them ends.
    const ANY: [(&str, &str); 3] = [("dear", "s"), ("beste", "s"), ("beste", "en")];
    static FIRMS: Words = Words::of("sirs señores señoras signori senhores messieurs");
    let Some(names) = text.strip_suffix([',', ':', '!']) else {
        return false;
    };
    let Some((opening, names)) = names.split_once(' ') else {
        return false;
    };
    let opening = opening.to_lowercase();
    let last = names.rsplit(' ').next().unwrap_or_default();
    let several = ANY
        .iter()
        .any(|(first, end)| opening == *first && last.ends_with(end) && !last.ends_with("ss"));
    // "Liebe Mitbürgerinnen und Mitbürger,"
    let women = opening == "liebe" && names.split(' ').any(|word| word.ends_with("innen"));
    (women || (MANY.has(&opening) || several) && names.starts_with(char::is_lowercase))
        && names.split(' ').count() <= MOST_WORDS
        && !names.split(' ').any(|word| FIRMS.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeches_open_with_those_who_hear_them() {
        for text in [
            "Ladies and Gentlemen",
            "Distinguished guests, ladies and gentlemen",
            "Meine Damen und Herren,",
            "Dear parents and carers,",
            "Beste buurtgenoten,",
            "Estimadas familias:",
            "Liebe Mitbürgerinnen und Mitbürger,",
        ] {
            assert!(greets_audience(text), "{text}");
        }
        for text in [
            "Ladies' night at the pier",
            "Distinguished colleges of the north",
            "Dear friendship",
            "Dear sirs,",
            "Estimados señores:",
            "Dear mother,",
            "Dear James,",
        ] {
            assert!(!greets_audience(text), "{text}");
        }
    }

    #[test]
    fn letters_open_with_a_name() {
        for text in [
            "Dear Ms Roe,",
            "Dear Sir:",
            "Liebe Kinder!",
            "Sehr geehrte Frau Muster,",
            "Monsieur,",
            "Madame, Monsieur,",
            "Muy señora mía:",
            "Дорогая Вера!",
            "Hi folks",
            "Bonjour à tous !",
        ] {
            assert!(is_salutation(text), "{text}");
        }
        for text in [
            "Dear me!",
            "Hello, Dolly!",
            "Dearth of water, and what came of it,",
            "Liebe, Lust und Leid:",
            "Dear Ms Roe",
            "Hi folks of the north",
        ] {
            assert!(!is_salutation(text), "{text}");
        }
    }
}
