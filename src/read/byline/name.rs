//! What may be a person's name, and what stands behind names.

use crate::read::line::is_wide;
use crate::read::words::Words;

/// Whether a text in a script without capitals could be nothing but a name: "肖春芳" begins with one of the hundred surnames that
/// most people of China and Korea have, and blanks part names elsewhere.
pub(in crate::read) fn has_surname(text: &str) -> bool {
    const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于\
        杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫閆段雷龙龍史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢\
        戴严嚴莫孔向常汤湯康易乔喬赖賴文김이박최정강조윤장임한오서신권황안송류전홍";
    const LONGEST: usize = 4;
    text.contains(char::is_whitespace)
        || text.chars().count() <= LONGEST && text.starts_with(|c| SURNAMES.contains(c))
}

/// Whether two or three words are what nothing but a person is called: with initials before the surname, or a patronymic.
pub(in crate::read) fn is_full_name(text: &str) -> bool {
    const PATRONYMICS: [&str; 6] = ["ович", "евич", "ьич", "овна", "евна", "ична"];
    let (given, surname) = text.rsplit_once(' ').unwrap_or_default();
    let initial = |word: &str| {
        let letters = word.trim_end_matches('.');
        letters.len() < word.len() && letters.chars().filter(|c| c.is_alphabetic()).count() == 1
    };
    let told = |word: &str| {
        let small = word.to_lowercase();
        initial(word) || PATRONYMICS.iter().any(|end| small.ends_with(end))
    };
    surname.chars().filter(|c| c.is_alphabetic()).count() > 1 && given.split(' ').any(told)
}

/// "M.A.", "Ph.D.", "Esq.": what stands behind a name.
pub(in crate::read) fn is_degree(text: &str) -> bool {
    const LONGEST: usize = 10;
    /// Those that are written without points as often; behind a name nothing else is meant.
    const UNPOINTED: [&str; 29] = [
        "Esq", "ESQ", "Jr", "JR", "Sr", "SR", "MD", "PhD", "DPhil", "MA", "BA", "MS", "MSc", "BSc",
        "MPH", "MBA", "JD", "LLM", "RN", "RD", "RDN", "LDN", "DO", "DDS", "DVM", "PsyD", "EdD",
        "CPA", "FRCP",
    ];
    let mut parts = text.split('.').map(str::trim);
    UNPOINTED.contains(&text)
        || text.len() <= LONGEST
            && text.contains('.')
            && text.starts_with(char::is_uppercase)
            && parts.all(|part| part.len() <= 3)
}

static PARTICLES: Words =
    Words::of("de del della da di la le van von der den ter bin al el y dos do das ibn ben zu af");

/// Whether a word of a name leads to its next: "van", "de".
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.has(word)
}

/// Whether a text could be a person's name: two to six words with capitals, particles aside; or a few signs of a script without them.
pub(in crate::read) fn is_name(text: &str) -> bool {
    /// Words that no name has.
    static NEVER: Words = Words::of(
        "
        a an the and or of in on for to with from by other au aux un une en et ein eine im und los las
        new north south united states city army consortium standard caption ort datum
        rules overview information introduction summary instructions guidelines requirements features services conditions policy
        facts results methods details menu menù regeln hinweise überblick informationen règles informations normas reglas
        información regole informazioni regels informatie
        agreement contract amendment constitution statute treaty hansard debates proceedings sitting minutes version certificates
        article section exhibit
        issue number nummer numéro numero número ausgabe heft volume directory description previously formerly rights reserved
        library series collection bibliothèque bibliothek biblioteca
        our your their ihre ihr unsere unser eure deine nos notre votre nuestro nuestra nuestros nostra nostri nossa nosso onze våra vårt
",
    );
    /// Words of buttons and of what a page lists: "Related News", "View Images". Some of them are names beside others.
    static PAGE: Words = Words::of(
        "
        read more view text resize image images photo photos video videos related news latest watch live share print edit
        follow page pages download play click menu login log sign key points whatsapp facebook twitter pinterest pint baixar
        instagram story stories article articles advertisement subscribe now here next previous show all full screen size
        breaking exclusive press release releases
        top trending popular posts comments highlights takeaways
        ",
    );
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 7
        || text.len() > 70
        || text.contains(['!', '?', ':', ';', '/', '"', '“', '”', '(', '«', '=', '_'])
        || text.bytes().any(|b| b.is_ascii_digit())
    {
        return false;
    }
    let cased = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    if !cased {
        // Neither figures nor stops: those are of a sentence or a date.
        let stop = |c: char| {
            matches!(
                c,
                '。' | '，' | '、' | '：' | '！' | '？' | '،' | '।' | '（' | '）'
            )
        };
        if text.contains(|c: char| c.is_numeric() || stop(c)) {
            return false;
        }
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        // Where blanks part words, a name has two: one word alone is a heading as often.
        return if letters().any(is_wide) {
            (2..=8).contains(&letters().count())
        } else {
            (2..=3).contains(&words.len()) && letters().count() <= 20
        };
    }
    let lower = text.to_lowercase();
    if lower.split_whitespace().any(|word| NEVER.has(word))
        || lower.split_whitespace().all(|word| PAGE.has(word))
    {
        return false;
    }
    // "Glowcorp’s Lamp", "Sailors' Tales"
    let owns = |word: &&str| {
        let bare = word.strip_suffix(['s', 'S']).unwrap_or(word);
        bare.ends_with(['’', '\''])
    };
    if words.iter().any(owns) {
        return false;
    }
    let full_stop = text.ends_with('.') && words.last().is_none_or(|word| word.len() > 3);
    let capital = |word: &&str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_uppercase)
    };
    let names = words.iter().filter(|word| capital(word)).count();
    (2..=6).contains(&words.len())
        && !full_stop
        && names >= 2.min(words.len())
        && words
            .iter()
            .all(|word| capital(word) || PARTICLES.has(word))
}
