//! What stands near a title and is none: kickers, series and their editors, authors, publishers, when and where a letter was
//! written.

use super::whole::stands_alone;
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::profile::Profile;
use crate::read::role::heading;
use crate::read::role::joint::{belongs_above, joins};
use crate::read::role::mistaken::{ends_as_body, is_body};
use crate::read::role::named::{is_written, is_written_small};
use crate::read::words::Words;
use crate::read::words::normalised;
use std::ops::Range;

/// Whether a name is of a picture: who took it, or who is on it where the line below says that it is one, "Foto: Jane Roe". Right
/// below the title, and parted from that line, stands who wrote the text.
pub(in crate::read::role) fn is_pictured(
    text: &str,
    below: Option<&Line<'_>>,
    distance: usize,
) -> bool {
    let near = |below: &Line<'_>| distance > 1 || below.gap() == 0;
    heading::is_lent(text) || below.is_some_and(|below| near(below) && is_picture_label(below))
}

/// Whether a line says whose a picture is.
pub(in crate::read::role) fn is_picture_label(line: &Line<'_>) -> bool {
    static LABELS: Words = Words::phrases(
        "foto:, fotos:, photo:, photos:, bild:, image:, images:, picture:, credit:, photo credit:, crédit:, crédits:, foto af, \
         kuva:, fot., fot.:, фото:, photograph:, imagen:, immagine:",
    );
    LABELS.may_open(line.text) && LABELS.that_open(&line.text.to_lowercase()).next().is_some()
}

/// Whether a line goes on right below what is over it: "SUMMARY KEYWORDS" is over them, and nobody's name.
pub(in crate::read::role) fn goes_on(below: &Line<'_>) -> bool {
    below.gap() == 0 && below.head[0].is_ascii_lowercase() && below.text.contains(", ")
}

/// "OPINION", "Exclusive": what kind of article it is, above its title.
pub(in crate::read::role) fn is_kicker(text: &str) -> bool {
    const LONGEST: usize = 32;
    static KICKERS: Words = Words::phrases(
        "opinion, opinions, exclusive, analysis, news analysis, editorial, comment, commentary, interview, feature, \
         breaking, breaking news, review, perspective, viewpoint, column, profile, explainer, explained, special report, \
         investigation, obituary, guest column, guest post, q&a, news, blog, press releases, \
         meinung, kommentar, leitartikel, analyse, exklusiv, reportage, gastbeitrag, nachrichten, aktuelles, \
         politics, local politics, business, economy, sports, culture, lifestyle, technology, world, latest news, top stories, \
         editors pick, announcements, politik, wirtschaft, kultur, panorama, wissen, gesellschaft, leben, wohnen, \
         politique, économie, société, política, economía, nación, país, el país, nacionales, negocios, deportes, cultura, \
         sociedad, portada, economia, esportes, sociedade, politica, cronaca, attualità, \
         exclusif, éditorial, entretien, enquête, tribune, chronique, actualités, \
         opinión, exclusiva, análisis, entrevista, reportaje, exclusivo, noticias, opinião, análise, notícias, \
         opinione, esclusiva, intervista, analisi, editoriale, notizie, новости, мнение, эксклюзив, интервью, комментарий, \
         books, arts, film, music, theatre, television, travel, food, health, science, environment, education, local news, \
         letters, obituaries, people, sport, bücher, literatur, musik, reise, lokales, sport, nachruf, leserbriefe, \
         livres, cinéma, musique, voyage, santé, sciences, nécrologie, libros, cine, música, viajes, salud, ciencia, obituario, \
         local, nation, national, international, regional, metro, crime, courts, community, events, tech, fashion, style, money, \
         finance, markets, property, weather, region, regionales, inland, ausland, finanzen, finanzmärkte, meldungen, monde, \
         faits divers, régions, internacional, nacional, mundo, sucesos, esporte, geral, mondo, esteri, binnenland, buitenland, \
         inrikes, utrikes, nyheter, innenriks, utenriks, indland, udland, kraj, świat, polityka, gospodarka, domácí, zahraniční, \
         gündem, dünya, ekonomi, политика, экономика, общество, в мире, \
         cricket, football, rugby, tennis, golf, athletics, fußball, fútbol, calcio, voetbal, fotboll, \
         libri, cinema, musica, viaggi, salute, scienza, boeken, cultuur, reizen, kultur, böcker, kultura, książki",
    );
    // "CULTURE | BOOKS": the part of the site, and a part of that.
    let parted = [" | ", " / ", " > ", " › "]
        .iter()
        .find_map(|sign| text.split_once(sign));
    let part = parted.map_or(text, |(part, _)| part);
    text.len() <= LONGEST && KICKERS.has(&part.trim_end_matches(':').to_lowercase())
}

/// "Trade", below "Business": a part of that part of a site, above a title of several words.
pub(in crate::read::role) fn is_inner_part(
    head: &[Range<usize>],
    at: usize,
    lines: &[Line<'_>],
) -> bool {
    const MOST_WORDS: usize = 2;
    const FEWEST_BELOW: usize = 4;
    let words = |range: &Range<usize>| lines[range.start].text.split(' ').count();
    let above = at.checked_sub(1).map(|above| &head[above]);
    above.is_some_and(|above| is_kicker(lines[above.start].text))
        && words(&head[at]) <= MOST_WORDS
        && head
            .get(at + 1)
            .is_some_and(|below| words(below) >= FEWEST_BELOW)
}

/// "Local Politics": which part of a site an article is in, above its headline. It is a word or two, and the headline below it is
/// wider by far, and sums up the article above its day or byline; below a title of few words stands one phrase, and not two.
/// Where lines are wrapped a blank line parts them, and the headline may take several.
pub(in crate::read::role) fn is_section(
    head: &[Range<usize>],
    at: usize,
    lines: &[Line<'_>],
    profile: &Profile,
) -> bool {
    const MOST_WORDS: usize = 3;
    const WIDEST: usize = 28;
    const FEWEST_WORDS: usize = 6;
    /// Where the part of the site is in capitals right above it, and the headline is not.
    const FEWEST_BELOW_CAPITALS: usize = 4;
    const FEWEST_BELOW: usize = 8;
    const MOST_LINES: usize = 3;
    const MOST_BETWEEN: usize = 2;
    let [own, title, summary, rest @ ..] = &head[at..] else {
        return false;
    };
    let wrapped = profile.wrap.is_some();
    let (line, headline) = (&lines[own.start], &lines[title.start]);
    let told = |range: &Range<usize>| {
        let text = lines[range.start].text;
        date::of_line(text).is_some() || byline::is_led(text)
    };
    let words = |line: &Line<'_>| line.text.split(' ').count();
    let told_apart = headline.gap() == 0 && is_upper(line.text) && !is_upper(headline.text);
    let fewest = if told_apart {
        FEWEST_BELOW_CAPITALS
    } else {
        FEWEST_WORDS
    };
    let (lines_of_title, between) = if wrapped {
        (MOST_LINES, MOST_BETWEEN)
    } else {
        (1, 0)
    };
    let phrase = || lines[title.clone()].iter().map(words).sum::<usize>() >= fewest;
    own.len() == 1
        && title.len() <= lines_of_title
        && (!wrapped || headline.gap() > 0)
        && words(line) <= MOST_WORDS
        && line.width() <= WIDEST
        && line.text.starts_with(char::is_alphabetic)
        && line.text.ends_with(char::is_alphanumeric)
        && phrase()
        && headline.width() * 5 >= line.width() * 8
        && !ends_sentence(headline.text)
        && !headline.text.contains(". ")
        && words(&lines[summary.start]) >= FEWEST_BELOW
        && !told(title)
        && !told(summary)
        && rest.iter().take(between + 1).any(told)
}

/// Whether the first line of a text says who wrote it, without "by": a name that nobody bears below, over the title. It has
/// initials or a patronymic; or the article is not wrapped, and the title is longer, over a date; or both are in capitals, on the
/// title page of a book, and the title alone has common words, or it says between them which body the author is of.
pub(in crate::read::role) fn is_author(
    head: &[Range<usize>],
    lines: &[Line<'_>],
    profile: &Profile,
) -> bool {
    /// Whom an article is about it names early.
    const REACH: usize = 200;
    const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
    /// The title stands near below the name, or nearer than what is above that.
    const FARTHEST_TITLE: usize = 4;
    const WIDEST_SIGNATURE: usize = 40;
    let [first, below @ ..] = head else {
        return false;
    };
    let office = |range: &Range<usize>| is_membership(lines[range.start].text);
    let office = below.first().is_some_and(office);
    let Some(second) = below.get(usize::from(office)) else {
        return false;
    };
    let (name, title) = (&lines[first.start], &lines[second.start]);
    let surname = name.text.rsplit(' ').next().unwrap_or_default();
    let dated = || {
        let next = lines.get(second.end);
        next.is_some_and(|line| date::of_line(line.text).is_some())
    };
    let headline = || {
        profile.wrap.is_none()
            && title.gap() == 0
            && title.width() > name.width()
            && title.text.split(' ').count() > *WORDS.end()
            && dated()
            && !is_written_small(name.text, &lines[first.end..])
    };
    // Whoever signs a preface is nobody that it tells of.
    let tells = |line: &Line<'_>| {
        line.width() > WIDEST_SIGNATURE && is_written(surname, std::slice::from_ref(line))
    };
    // So is what comes again below, over the text.
    let again = || stands_alone(&normalised(title.text), &lines[second.end..]);
    let page = || {
        let rest = &lines[second.end..];
        profile.wrap.is_some()
            && title.gap() > 0
            && title.gap() < name.gap().max(FARTHEST_TITLE)
            && [name, title].iter().all(|line| line.is_shouted())
            && !is_subtitle(title.text)
            && !(head.iter().skip(1)).any(|range| byline::is_lead(lines[range.start].text))
            && (office
                || again()
                || (title.text.split(' ').next().is_some_and(joins)
                    || lines[second.clone()]
                        .iter()
                        .any(|line| is_written_small(line.text, rest)))
                    && !rest.iter().take(REACH).any(tells))
            && !is_written_small(name.text, rest)
    };
    let mut below = lines[first.end..].iter().take(REACH);
    // Some of his books may have his name in their titles.
    let mut unnamed = || !below.any(|line| line.text.contains(surname));
    WORDS.contains(&name.text.split(' ').count())
        && !ends_sentence(title.text)
        && date::find(title.text).is_none()
        && byline::are_names(name.text)
        && (byline::is_full_name(name.text)
            || is_shouted_surname(name.text)
            || headline()
            || page())
        && (office || unnamed())
}

/// "OF THE HARBOUR ACADEMY", "DE L'ACADÉMIE FRANÇAISE": of which body an author is.
pub(in crate::read::role) fn is_membership(text: &str) -> bool {
    belongs_above(text) && is_body(text)
}

/// "Инна ВОЛКОВА": of names alone, the last word is in capitals by itself.
fn is_shouted_surname(name: &str) -> bool {
    const SHORTEST: usize = 3;
    name.rsplit_once(' ').is_some_and(|(first, surname)| {
        surname.chars().count() >= SHORTEST
            && is_upper(surname)
            && surname.chars().all(char::is_alphabetic)
            && first.contains(char::is_lowercase)
    })
}

/// "Downloaded from The Lighthouse BBS", "8 page printout": what is said of the file, above its title.
pub(in crate::read::role) fn is_of_file(text: &str) -> bool {
    static WORDS: Words = Words::of("bbs downloaded printout filename reformatted uploaded");
    const LONGEST: usize = 90;
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let said = words.any(|word| WORDS.has(&word.to_lowercase()));
    let named = text.to_lowercase().starts_with("file name");
    let hashed = text.starts_with("###") && !text.starts_with("### ");
    text.len() <= LONGEST && (said || named || hashed)
}

/// `<jane@example.org>`, and nothing else.
pub(in crate::read::role) fn is_address(line: &Line<'_>) -> bool {
    let inner = line.text.strip_prefix('<');
    inner.is_some_and(|inner| inner.ends_with('>') && inner.contains('@') && !inner.contains(' '))
}

/// "The Harbour Foundation": who publishes a manual, below its title.
pub(in crate::read::role) fn is_publisher(own: &[Line<'_>]) -> bool {
    matches!(own, [line] if ends_as_body(line.text))
}

/// Whether the same words stand again right above "by", a little farther below: before the title page of a book comes one with its
/// title alone, or with the name of a series.
pub(in crate::read::role) fn is_half_title(text: &str, below: &[Line<'_>]) -> bool {
    const REACH: usize = 40;
    const SHORTEST: usize = 6;
    let own = normalised(text);
    let near = &below[..below.len().min(REACH)];
    let again = |pair: &[Line<'_>]| {
        pair[0].is_shouted() && byline::is_lead(pair[1].text) && normalised(pair[0].text) == own
    };
    own.len() >= SHORTEST && near.windows(2).any(again)
}

/// "Edited by Jane Roe", "Translated by": whoever did so is not the author.
pub(in crate::read::role) fn is_credit(text: &str) -> bool {
    static CREDITS: Words = Words::phrases(
        "edited by, translated by, revised by, illustrated by, adapted by, arranged by, selected by, with illustrations, \
         buchschmuck von, mit bildern von, umschlag von, zeichnungen von, illustrations de, \
         übersetzt von, aus dem englischen von, traduction de, traduit par, traducción de, traducido por, traduzione di, tradução de, \
         photo by, photos by, photograph by, photographs by, image by, illustration by, posted by",
    );
    CREDITS.open(text)
}

/// Whether capitals stand near above whoever edited what they are called: letters have a title where somebody did.
pub(in crate::read::role) fn is_edited(text: &str, below: &[Line<'_>]) -> bool {
    const REACH: usize = 3;
    is_upper(text) && below.iter().take(REACH).any(|line| is_credit(line.text))
}

/// "A COMEDY IN THREE ACTS", "AND OTHER STORIES": below a title.
pub(in crate::read::role) fn is_subtitle(text: &str) -> bool {
    static OPENINGS: Words = Words::of("a an and or being eine ein und oder une un et ou");
    // By itself a stressed article is the first line of a title: "_The" / "Harbour_".
    let phrase = text.strip_prefix('_').filter(|text| text.contains(' '));
    let first = phrase.unwrap_or(text).split(' ').next();
    let first = first.map(|word| word.trim_end_matches(','));
    first.is_some_and(|word| OPENINGS.has(&word.to_lowercase()))
}

/// "21:04 Lina joined", "Lina  21:04", "From: Lina": above what somebody wrote to others.
pub(in crate::read::role) fn is_message_head(text: &str) -> bool {
    static FIELDS: Words = Words::of(
        "from: to: cc: date: sent: contact: kontakt: contacto: phone: telephone: telefon: teléfono: tel: tel.: e-mail: email:",
    );
    let clock = |word: Option<&str>| {
        word.is_some_and(|word| {
            let (hour, rest) = word.split_once(':').unwrap_or_default();
            are_digits(hour) && rest.split(':').all(are_digits)
        })
    };
    let mut words = text.split_whitespace();
    let (first, second) = (words.next(), words.next());
    clock(first)
        || clock(second) && first.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        || clock(text.split_whitespace().next_back())
        || first.is_some_and(|word| FIELDS.has(&word.to_lowercase()))
}

/// "Hamnvik, 3 November 1911", "Hasel, den 8. Oktober 2023": where and when a letter was written.
pub(in crate::read::role) fn is_placed_date(text: &str) -> bool {
    /// What is longer is called something else than a place.
    const MOST_WORDS: usize = 3;
    text.ends_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.split_once(',').is_some_and(|(place, day)| {
            let day = date::of_line(day.trim());
            place.starts_with(char::is_uppercase)
                && place.split(' ').count() <= MOST_WORDS
                && day.is_some_and(|found| found.has_day())
        })
}

/// "Present: Jane Roe, Ali Can": a word, and several who are meant by it.
pub(in crate::read::role) fn is_roll(text: &str) -> bool {
    let parted = text.split_once(": ").or_else(|| text.split_once(" : "));
    parted.is_some_and(|(label, names)| {
        !label.trim_end().contains(' ')
            && names.contains(", ")
            && byline::are_names(names.trim_end_matches('.'))
    })
}

/// "FOR IMMEDIATE RELEASE", "Embargoed until June 2": what stands above the title of a press release, and is none.
pub(in crate::read::role) fn is_release(text: &str) -> bool {
    const OPENINGS: &str = "forimmediaterelease embargoeduntil underembargo notforrelease \
        zursofortigenveröffentlichung pourdiffusionimmédiate parapublicacióninmediata conpreghieradi";
    // Titles begin with these, too; a release line goes on with an hour or a day.
    const DATED: &str = "forrelease embargo embargoed sperrfrist";
    const LABELS: &str = "pressrelease newsrelease mediarelease mediaadvisory pressemitteilung comunicatostampa \
        communiquédepresse notadeprensa comunicadodeimprensa persbericht pressmeddelande pressemelding lehdistötiedote \
        informacjaprasowa tiskovázpráva basınbülteni прессрелиз プレスリリース ニュースリリース 報道関係者各位 報道資料 \
        報道発表資料 報道発表 記者発表資料 新闻稿 新聞稿 新聞公報 新闻公报 보도자료";
    const LONGEST: usize = 90;
    /// "from", "vom"
    const LONGEST_JOINT: usize = 4;
    if text.len() > LONGEST {
        return false;
    }
    let words = normalised(text);
    let opens = |table: &str| table.split(' ').any(|opening| words.starts_with(opening));
    // "Press Release - 20 August 2024", "Pressemitteilung vom 3. Mai 2021"
    let dated = |label: &str| {
        let found = date::find(text).filter(|found| text[found.end..].trim().is_empty());
        found.is_some_and(|found| {
            let before = normalised(&text[..found.start]);
            before
                .strip_prefix(label)
                .is_some_and(|rest| rest.len() <= LONGEST_JOINT)
        })
    };
    LABELS
        .split(' ')
        .any(|label| words == label || words.starts_with(label) && dated(label))
        || opens(OPENINGS)
        || opens(DATED) && text.contains(|c: char| c.is_ascii_digit())
}

/// "VOL. II.", "IN TWO VOLUMES", "Issue No. 15, August 1984", "Issue Number 3"
pub(in crate::read::role) fn is_volume(text: &str) -> bool {
    static COUNTS: Words = Words::phrases(
        "in one volume, in two volumes, in three volumes, in four volumes, complete in",
    );
    let number = text
        .strip_prefix("VOL. ")
        .or_else(|| text.strip_prefix("Vol. "));
    number.is_some_and(|number| !number.contains(' '))
        || COUNTS.open(text)
        || ["Issue No. ", "Issue Number "]
            .iter()
            .any(|issue| text.starts_with(issue))
}

/// "WITH A": a word or two, and the last of them goes on below.
pub(in crate::read::role) fn is_open(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(first, last)| {
        !first.contains(' ') && is_upper(text) && matches!(last, "A" | "AN" | "THE")
    })
}

/// "_A Guide for the Coast_": what stress begins, and says which kind of thing stands above it.
pub(in crate::read::role) fn is_stressed_subtitle(own: &[Line<'_>]) -> bool {
    let text = own[0].text.strip_prefix('_');
    text.is_some_and(is_subtitle) && own[own.len() - 1].tail == b'_'
}

/// Whether a line labels what stands right below it, set in: "WEB SITE:".
pub(in crate::read::role) fn is_label(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let [line] = own else { return false };
    let set_in = |below: &Line<'_>| below.gap() == 0 && below.indent() > line.indent() + 1;
    line.tail == b':' && below.first().is_some_and(set_in)
}
