//! What a site sets above an article, and whoever saves the whole page has with it: a link past it, the site's name, its menu, the
//! trail that leads to the page.
//!
//! ```text
//! Skip to content
//! Harbour Weekly                         the site
//! Home | Tides | Boats | About           its menu
//! Home » Tides » The Long Ebb            the trail
//! The Long Ebb                           the title
//! ```

use super::Bench;
use super::control::{is_control, is_skip};
use super::head::head;
use super::line_part::sure_part;
use super::title::title;
use super::title::whole::{join_title, stands_alone};
use crate::read::byline;
use crate::read::line::{Line, ends_sentence};
use crate::read::marker;
use crate::read::words::{Words, normalised};
use std::ops::Range;

/// What leads to the first page of a site.
static HOMES: Words = Words::phrases(
    "home, homepage, home page, front page, main page, startseite, start, accueil, inicio, início, página inicial, strona główna, domů, úvod,
     hem, hjem, forside, forsiden, etusivu, главная, головна, anasayfa, ana sayfa, αρχική, kezdőlap, acasă, naslovnica,
     首页, 首頁, ホーム, トップ, 홈, الرئيسية, trang chủ, beranda",
);

/// What else menus of sites name.
static PLACES: Words = Words::phrases(
    "about, about us, blog, archive, archives, contact, contact us, news, faq, search, sitemap, site map, login, log in, sign in, sign up,
     subscribe, newsletter, authors, articles, events, support, help, community, projects, tags, categories, shop, store, donate,
     jobs, careers, team, links, imprint, privacy, menu, menü, sport, sports, politics, business, culture, opinion, world, video, videos,
     podcast, podcasts, rss, prev, previous, next, table of contents, main site, mirrors, translations, mailing lists, downloads, download,
     documentation, docs, about this site, forum, forums, gallery, press, services, products, resources, contributors,
     über uns, archiv, kontakt, impressum, datenschutz, suche, nachrichten, aktuelles, termine, politik, wirtschaft, kultur, anmelden, verein,
     à propos, actualités, boutique, mentions légales, recherche, connexion, politique, économie, société, monde,
     nosotros, sobre nosotros, quiénes somos, archivo, contacto, noticias, buscar, política, economía, deportes, cultura, sociedad,
     sobre, quem somos, arquivo, contato, contacto, notícias, esportes, economia,
     chi siamo, archivio, contatti, notizie, cerca, politica, società, cronaca,
     over ons, nieuws, zoeken, contact opnemen, om oss, nyheter, arkiv, sök, om os, nyheder, søg,
     o nas, archiwum, aktualności, szukaj, o nás, aktuality, hledat, o mně, články,
     о нас, о проекте, блог, архив, контакты, новости, поиск, статьи, про нас, новини, hakkımızda, iletişim, haberler, arşiv,
     关于, 关于我们, 博客, 归档, 标签, 分类, 联系我们, 關於, ブログ, お問い合わせ, ニュース, 소개, 블로그, 뉴스",
);

/// Between what stands in one line of a menu.
const BARS: [&str; 4] = [" | ", " · ", " • ", " :: "];

/// Between the steps of a trail.
const STEPS: [&str; 5] = [" » ", " › ", " > ", " → ", " / "];

/// An entry of a menu has no more words.
const MOST_WORDS: usize = 4;

/// The line at which an article begins below what its site sets above, if its title is found there, and more than a single menu says
/// so: somebody signed it, it stands in the middle, or the trail ends with it. Else the first line may as well be the title.
pub(super) fn below(bench: &Bench<'_, '_>, range: Range<usize>) -> usize {
    let own = &bench.lines[range.clone()];
    // A list of other words may be a menu, too, where nothing below the surer ones is a title.
    let sites = [Sign::Menu, Sign::List].map(|least| Site::of(own, least));
    let mut ends = sites.iter().filter(|site| site.end > 0);
    let site = ends.find(|site| site.stands_over_title(bench, range.clone()));
    range.start + site.map_or(0, |site| site.end)
}

/// Whether the last step of a trail is the title, or how it begins.
fn leads_to(trail: &[Line<'_>], title: &[Line<'_>]) -> bool {
    const FEWEST_LETTERS: usize = 8;
    let joined =
        |lines: &[Line<'_>]| -> String { lines.iter().map(|line| normalised(line.text)).collect() };
    let (steps, title) = (joined(trail), joined(title));
    let last = trail
        .iter()
        .rposition(|line| STEPS.iter().any(|step| line.text.contains(step)));
    let begins = last.is_some_and(|at| {
        let text = trail[at].text;
        let step = STEPS
            .iter()
            .filter_map(|step| text.rsplit_once(step))
            .map(|(_, last)| last);
        let step = step.min_by_key(|last| last.len()).unwrap_or(text);
        let step = normalised(step) + &joined(&trail[at + 1..]);
        step.len() >= FEWEST_LETTERS && title.starts_with(&step)
    });
    begins || title.len() >= FEWEST_LETTERS && steps.ends_with(&title)
}

/// How surely a site stands above an article.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// A list of a few words each, which may be what the article has in it.
    #[default]
    List,
    /// A menu by its words.
    Menu,
    /// A trail, a link past the menu, or a menu of many such words.
    Sure,
}

/// What a site sets above an article.
#[derive(Default)]
struct Site {
    /// Where it ends; nowhere, if it is not there.
    end: usize,
    sign: Sign,
    trail: Option<Range<usize>>,
    /// The last menu.
    menu: Range<usize>,
}

impl Site {
    /// Above these lines, of parts that are so sure.
    fn of(lines: &[Line<'_>], least: Sign) -> Self {
        const REACH: usize = 160;
        /// Names, mottos and buttons stand between.
        const MOST_OTHERS: usize = 6;
        let lines = &lines[..lines.len().min(REACH)];
        let mut site = Self::default();
        let (mut at, mut others, mut skipped) = (0, 0, false);
        while at < lines.len() {
            let trail = trail(&lines[at..]).map(|len| (len, Sign::Sure));
            let menu = || menu(&lines[at..]).filter(|(_, sign)| *sign >= least);
            if let Some((len, sign)) = trail.or_else(menu) {
                let again = site.sign == Sign::Menu && sign == Sign::Menu;
                let sign = if again || skipped { Sign::Sure } else { sign };
                site.sign = site.sign.max(sign);
                if trail.is_some() {
                    site.trail = Some(at..at + len);
                } else {
                    site.menu = at..at + len;
                }
                at += len;
                site.end = at;
                others = 0;
                continue;
            }
            let line = &lines[at];
            if others == MOST_OTHERS || !may_stand_between(lines, at) {
                break;
            }
            skipped |= is_skip(line.text);
            others += usize::from(!is_control(line.text) && !line.is_symbols());
            at += 1;
        }
        site
    }

    /// Whether a title is found right below it, and enough says that this is the title.
    fn stands_over_title(&self, bench: &Bench<'_, '_>, range: Range<usize>) -> bool {
        const MOST_ABOVE: usize = 2;
        const MOST_BELOW: usize = 3;
        const CENTRED: usize = 8;
        let (lines, profile) = (bench.lines, bench.profile);
        let own = &lines[range.clone()];
        let mut head = head(
            lines,
            range.start + self.end..range.end,
            bench.marks,
            profile,
        );
        join_title(&mut head, lines, profile, bench.evidence.title.as_deref());
        let found = title(&head, lines, profile, bench.evidence);
        let Some(at) = found.filter(|at| *at <= MOST_ABOVE) else {
            return false;
        };
        let title = &lines[head[at].clone()];
        let signed = || {
            let mut rest = head[at + 1..].iter().take(MOST_BELOW);
            rest.any(|range| sure_part(range, lines).is_some())
        };
        let centred = || title[0].indent() >= profile.base + CENTRED;
        let named = || {
            let trail = self.trail.as_ref();
            trail.is_some_and(|trail| leads_to(&own[trail.clone()], title))
        };
        match self.sign {
            Sign::Sure => true,
            Sign::Menu => centred() || named() || signed(),
            Sign::List => signed() && !self.lists_contents(own),
        }
    }

    /// Whether an entry of the menu stands below it by itself: a contents list, then.
    fn lists_contents(&self, lines: &[Line<'_>]) -> bool {
        let entries = lines[self.menu.clone()].iter();
        let mut entries = entries.map(|line| normalised(unmarked(line)));
        entries.any(|entry| stands_alone(&entry, &lines[self.end..]))
    }
}

/// A line without the sign that leads it.
fn unmarked<'a>(line: &Line<'a>) -> &'a str {
    marker::of_line(line).map_or(line.text, |mark| &line.text[mark.text_at..])
}

/// Whether a line may stand between the parts of what a site sets above: it is no sentence, and of nobody and no day.
fn may_stand_between(lines: &[Line<'_>], at: usize) -> bool {
    const WIDEST: usize = 100;
    let line = &lines[at];
    line.width() <= WIDEST
        && (!ends_sentence(line.text) || !line.text.starts_with(char::is_alphanumeric))
        && !byline::is_led(line.text)
        && sure_part(&(at..at + 1), lines).is_none()
}

/// How many lines a trail takes, "Home » Tides » The Long Ebb", which may be wrapped.
fn trail(lines: &[Line<'_>]) -> Option<usize> {
    const MOST_LINES: usize = 3;
    const WIDE: usize = 56;
    let first = lines.first()?;
    let mut steps = STEPS.iter().filter_map(|step| first.text.split_once(step));
    steps.find(|(home, _)| is_of(&HOMES, home))?;
    let goes_on = |pair: &[Line<'_>]| pair[1].gap() == 0 && pair[0].width() >= WIDE;
    let more = lines.windows(2).take(MOST_LINES - 1).take_while(|pair| {
        goes_on(pair) && trail(&pair[1..]).is_none() && menu(&pair[1..]).is_none()
    });
    Some(1 + more.count())
}

/// How many lines a menu takes, and how surely it is one: its entries stand in one line or in several, one below the other.
fn menu(lines: &[Line<'_>]) -> Option<(usize, Sign)> {
    const MOST_WRAPPED: usize = 3;
    let first = lines.first()?;
    if let Some(bar) = BARS.iter().find(|bar| first.text.contains(*bar)) {
        let entries: Vec<_> = first.text.split(bar).collect();
        return Some((1, sign(&entries).filter(|sign| *sign > Sign::List)?));
    }
    if is_row(first.text) {
        let wrapped = lines[1..].iter().take(MOST_WRAPPED - 1);
        let more = wrapped.take_while(|line| line.gap() == 0 && is_capital(line.text));
        return Some((1 + more.count(), Sign::Menu));
    }
    // Without signs nothing says where the last one is.
    let marked = marker::of_line(first).is_some_and(|mark| mark.kind.is_bullet());
    let goes_on = |at: usize| {
        let line = &lines[at];
        at == 0 || line.gap() == 0 && (!marked || marker::of_line(line).is_some())
    };
    let run = (0..lines.len()).take_while(|at| goes_on(*at) && is_entry(lines[*at].text));
    let entries: Vec<_> = run.map(|at| lines[at].text).collect();
    let last = || entries.iter().rposition(|entry| is_known(entry));
    let len = if marked { entries.len() } else { last()? + 1 };
    let sign = sign(&entries[..len])?;
    (len > 2 && (marked || sign > Sign::List)).then_some((len, sign))
}

/// How surely these are entries of a menu: short, and more than one of them what menus name.
fn sign(entries: &[&str]) -> Option<Sign> {
    const FEWEST: usize = 2;
    const MANY: usize = 4;
    let known = entries.iter().filter(|entry| is_known(entry)).take(MANY);
    entries
        .iter()
        .all(|entry| is_entry(entry))
        .then_some(match known.count() {
            MANY => Sign::Sure,
            FEWEST.. => Sign::Menu,
            _ => Sign::List,
        })
}

/// "Home | Tides | Contact", "Home » Tides": one line of a menu, or a trail.
pub(super) fn is_bar(text: &str) -> bool {
    let bar = BARS.iter().find(|bar| text.contains(*bar));
    bar.is_some_and(|bar| {
        let entries: Vec<_> = text.split(bar).collect();
        sign(&entries).is_some_and(|sign| sign > Sign::List)
    })
}

fn is_known(entry: &str) -> bool {
    is_of(&HOMES, entry) || is_of(&PLACES, entry)
}

fn is_entry(text: &str) -> bool {
    const WIDEST: usize = 32;
    text.len() <= 2 * WIDEST
        && text.chars().count() <= WIDEST
        && text.split_whitespace().count() <= MOST_WORDS + 1
        && !text.ends_with(['.', ',', ';', ':', '!', '?'])
}

/// "Home Main Site FAQ Search Archives": what leads to pages, one link after the other.
fn is_row(text: &str) -> bool {
    const FEWEST: usize = 4;
    let mut words = text.split_whitespace();
    let home = words.next().is_some_and(|word| is_of(&HOMES, word));
    home && is_capital(text)
        && words.clone().count() + 1 >= FEWEST
        && words.any(|word| is_of(&PLACES, word))
}

/// Whether no word begins with a small letter, and no sentence ends.
fn is_capital(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.all(|word| !word.starts_with(char::is_lowercase))
        && !text.ends_with('.')
        && !text.contains(',')
}

/// Whether these are words of a menu, whatever arrows, bullets and numbers stand beside them.
fn is_of(words: &Words, text: &str) -> bool {
    let plain = text.trim_matches(|c: char| !c.is_alphabetic());
    words.may_open(plain) && words.has(&plain.to_lowercase())
}
