//! "Dear Ms Roe," and what letters and speeches open with in other languages.

use super::words::Words;

/// Words that open letters, in small letters.
static OPENINGS: Words = Words::phrases("
    dear, my dear, dearest, my dearest, hi, hello, hey, dear sir, sehr geehrte, sehr geehrter, liebe, lieber, meine liebe,
    mein lieber, hallo, cher, chère, chers, chères, mon cher, ma chère, monsieur, madame, mesdames, bonjour, estimado,
    estimada, estimados, querido, querida, queridos, muy señor, muy señora, muy señores, caro, cara, cari, gentile, gentili,
    egregio, prezado, prezada, prezados, caríssimo, kära, käre, bästa, kære, kjære, hyvä, beste, geachte, lieve, szanowny,
    szanowna, szanowni, drogi, droga, vážený, vážená, vážení, milý, milá, уважаемый, уважаемая, уважаемые, дорогой,
    дорогая, дорогие, милый, милая, шановний, шановна, шановні,
    hej, hei, hoi, moin, servus, cześć, ahoj, witaj, witam, szia, kedves, tisztelt, sayın, merhaba, привет, здравствуйте,
    добрый день, добрый вечер, доброе утро, добрий день, dzień dobry, dobrý den, dobrý deň, god dag, guten tag, guten morgen,
    goedemorgen, goedemiddag, goedendag, good morning, good afternoon, good evening, greetings, salut, bonsoir, buongiorno,
    buonasera, salve, ciao, spett.le, spettabile, hola, buenos días, buenas tardes, olá, oi, bom dia, boa tarde
");

/// Languages in which letters greet and calls may begin with the same words, so that only a comma or a colon tells.
static CALLS: Words = Words::of(
    "hi hello hey dear dearest my hallo bonjour good greetings guten moin servus salut bonsoir buongiorno buonasera salve ciao
    hola buenos buenas olá oi bom boa god",
);

/// Those behind which a comma stands, and then the name.
static WISHES: Words = Words::phrases(
    "здравствуйте, привет, добрый день, добрый вечер, доброе утро, добрий день, dzień dobry, dobrý den, dobrý deň, guten tag,
    guten morgen, good morning, good afternoon, good evening, buenos días, buenas tardes, bom dia, boa tarde, buongiorno",
);

/// What greets behind the name where names go first: "王经理，您好：".
static BEHIND: [&str; 9] = [
    "您好",
    "你好",
    "大家好",
    "各位好",
    "こんにちは",
    "お世話になっております",
    "お世話になります",
    "안녕하세요",
    "안녕하십니까",
];

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
    let greets = || GREETINGS.has_normalised(text) || greets_group(text) || greets_behind(text);
    if text.len() <= LONGEST && greets() {
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
            // What wishes something, and then calls by the name: "Добрый день, Вера!"
            || name.starts_with(", ") && WISHES.has(opening)
            || name.strip_prefix(", ").is_some_and(ends_greeting)
    });
    opened
        && (!text.ends_with('!') || !CALLS.has(first))
        && lower.split(' ').count() <= MOST_WORDS
        && text.starts_with(char::is_uppercase)
}

/// "Dear R users", "Hi list": those who read a list, greeted without a comma.
fn greets_group(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    static GROUPS: Words = Words::of(
        "list listers members users colleagues folks all everyone everybody team developers experts group subscribers",
    );
    let mut words = text.trim_end_matches(['!', '.', ',']).split(' ');
    let opens = matches!(
        words.next(),
        Some("Dear" | "Hi" | "Hello" | "Hey" | "Greetings")
    );
    opens
        && words.clone().count() < MOST_WORDS
        && words
            .next_back()
            .is_some_and(|word| GROUPS.has(&word.to_lowercase()))
}

/// Whether a line greets whoever it begins with, and says no more.
fn greets_behind(text: &str) -> bool {
    // Most lines end in ASCII, and these hardly.
    if text.is_ascii() {
        return false;
    }
    let words = text.trim_end_matches(['：', '，', '！', '。', '、', ':', ',', '!', '.', '~', ' ']);
    let says = |c: char| matches!(c, '：' | ':' | '“' | '"' | '「' | '。' | '？');
    let name = BEHIND
        .iter()
        .find_map(|greeting| words.strip_suffix(greeting));
    name.is_some_and(|name| !name.contains(says))
}

/// "Best regards", "Gruß aus Hamnvik": what stands above a name at the end of a letter.
pub(super) fn closes(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    static CLOSINGS: Words = Words::phrases(
        "regards, best regards, kind regards, warm regards, many regards, with regards, with kind regards, with best regards, \
         warmest regards, kindest regards, yours, yours sincerely, yours faithfully, yours truly, sincerely, sincerely yours, \
         respectfully, yours very truly, very truly yours, truly yours, yours respectfully, most respectfully, very respectfully, \
         respectfully yours, cordially yours, yours cordially, affectionately yours, yours affectionately, faithfully yours, \
         very sincerely yours, ever yours, yours ever, your obedient servant, best wishes, with best wishes, all best wishes, \
         cheers, love, gruß, gruss, grüße, grüsse, viele grüße, \
         viele grüsse, liebe grüße, liebe grüsse, beste grüße, beste grüsse, schöne grüße, herzliche grüße, herzliche grüsse, \
         freundliche grüße, freundliche grüsse, mit freundlichen grüßen, mit freundlichen grüssen, mit besten grüßen, \
         mit freundlichem gruß, hochachtungsvoll, cordialement, bien cordialement, bien à vous, bien à toi, amitiés, bises, \
         bisous, sincères salutations, salutations distinguées, meilleures salutations, saludos, un saludo, saludos cordiales, \
         un abrazo, atentamente, cordialmente, abraços, um abraço, atenciosamente, cumprimentos, com os melhores cumprimentos, \
         saluti, cordiali saluti, distinti saluti, un caro saluto, un saluto, groet, groeten, groetjes, vriendelijke groet, \
         vriendelijke groeten, met vriendelijke groet, met vriendelijke groeten, hälsningar, vänliga hälsningar, \
         bästa hälsningar, med vänliga hälsningar, med vänlig hälsning, vänligen, hilsen, vennlig hilsen, med vennlig hilsen, \
         venlig hilsen, med venlig hilsen, beste hilsen, mange hilsner, ystävällisin terveisin, terveisin, parhain terveisin, \
         pozdrawiam, z poważaniem, serdecznie pozdrawiam, s pozdravem, s úctou, üdvözlettel, tisztelettel, saygılarımla, \
         iyi çalışmalar, с уважением, с наилучшими пожеланиями, всего доброго, з повагою, με εκτίμηση, 此致, 敬具, 以上",
    );
    // Words that may as well open a heading, "Best practices", and letters that stand for such words.
    static WHOLE: Words = Words::of(
        "thanks manythanks thankyou thanksagain thanksinadvance thanksandregards thx tia br best allthebest takecare warmly
        danke vielendank dankeschön merci mercidavance gracias muchasgracias obrigado obrigada grazie grazieatutti bedankt
        alvastbedankt tack tackpåförhand takk tak kiitos dzięki спасибо mfg lg vg bg mvh vh dmvh cdlt cdt att abs",
    );
    if WHOLE.has_normalised(text) {
        return true;
    }
    let lower = text.to_lowercase();
    CLOSINGS.may_open(text)
        && text.split(' ').count() <= MOST_WORDS
        && CLOSINGS.that_open(&lower).any(|closing| {
            let rest = &lower[closing.len()..];
            rest.is_empty() || rest.starts_with([' ', ',', '!', '.'])
        })
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
            "Dear R users",
            "Bonjour à tous !",
            "Hej Erik!",
            "Dzień dobry,",
            "Добрый день, Вера!",
            "王经理，您好：",
            "김 대리님 안녕하세요.",
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
            "Ciao, Bella!",
            "他说：“你好！”",
            "他说：你好！",
        ] {
            assert!(!is_salutation(text), "{text}");
        }
    }
}
