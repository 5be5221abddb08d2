//! Headings: underlined, hashed, led by a chapter word, numbered, in capitals, standing out to the left, centred, or bare.

use super::{Judged, Role, Score, View, separator};
use crate::read::line::{Case, Line, case, ends_sentence, last_mark};
use crate::read::marker::{self, Kind};

/// What makes a heading look like one; headings of one look are of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::read) enum Style {
    /// A rule below it, of this character; `true`: above it, too.
    Underlined(char, bool),
    /// `##` before it.
    Hashes(u8),
    /// "Part", "Book", "Act".
    Part,
    /// "Chapter", "第一回".
    Chapter,
    /// "Scene", "Section", "Article".
    Section,
    /// A number of so many parts before it.
    Numbered(u8),
    /// All in capitals.
    Capitals,
    /// In the middle of the line.
    Centred,
    /// Left of the text.
    Outdented(u8),
    /// A line of its own, and no more.
    Bare,
}

/// A rule of the same width below the words.
pub(super) fn underlined(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() < 2 || own.len() > 4 {
        return None;
    }
    let sign = view
        .last()
        .rule()
        .filter(|sign| !matches!(sign, '|' | '…'))?;
    let over = own[0].is_symbols();
    let words = &own[usize::from(over)..own.len() - 1];
    (!words.is_empty() && words.iter().all(|line| !line.is_symbols()))
        .then_some((Role::Heading(Style::Underlined(sign, over)), 88))
}

/// `## Words`, where the text does so more than once or nothing else leads it.
pub(super) fn hashes(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let count = line.text.bytes().take_while(|b| *b == b'#').count();
    let rest = line.text[count..].strip_prefix(' ')?;
    let alone = view.gap_below() > 0 && (line.gap > 0 || view.range.start == 0);
    ((1..=6).contains(&count) && alone && !ends_sentence(rest) && is_like(rest)).then(|| {
        (
            Role::Heading(Style::Hashes(u8::try_from(count).unwrap_or(6))),
            70,
        )
    })
}

/// Words that number the great divisions of books and laws, and their rank. Latin, Cyrillic and Greek scripts.
const DIVISIONS: &[(&str, Style)] = &[
    ("part", Style::Part),
    ("book", Style::Part),
    ("volume", Style::Part),
    ("act", Style::Part),
    ("teil", Style::Part),
    ("buch", Style::Part),
    ("band", Style::Part),
    ("partie", Style::Part),
    ("livre", Style::Part),
    ("tome", Style::Part),
    ("acte", Style::Part),
    ("parte", Style::Part),
    ("libro", Style::Part),
    ("atto", Style::Part),
    ("deel", Style::Part),
    ("boek", Style::Part),
    ("часть", Style::Part),
    ("книга", Style::Part),
    ("том", Style::Part),
    ("część", Style::Part),
    ("část", Style::Part),
    ("osa", Style::Part),
    ("del", Style::Part),
    ("akt", Style::Part),
    ("aufzug", Style::Part),
    ("μέρος", Style::Part),
    ("rész", Style::Part),
    ("chapter", Style::Chapter),
    ("chap", Style::Chapter),
    ("kapitel", Style::Chapter),
    ("chapitre", Style::Chapter),
    ("capitolo", Style::Chapter),
    ("capítulo", Style::Chapter),
    ("capitulo", Style::Chapter),
    ("capítol", Style::Chapter),
    ("hoofdstuk", Style::Chapter),
    ("глава", Style::Chapter),
    ("розділ", Style::Chapter),
    ("rozdział", Style::Chapter),
    ("kapitola", Style::Chapter),
    ("kapittel", Style::Chapter),
    ("luku", Style::Chapter),
    ("fejezet", Style::Chapter),
    ("bölüm", Style::Chapter),
    ("κεφάλαιο", Style::Chapter),
    ("capitolul", Style::Chapter),
    ("peatükk", Style::Chapter),
    ("canto", Style::Chapter),
    ("letter", Style::Chapter),
    ("stave", Style::Chapter),
    ("appendix", Style::Chapter),
    ("anhang", Style::Chapter),
    ("annexe", Style::Chapter),
    ("scene", Style::Section),
    ("szene", Style::Section),
    ("scène", Style::Section),
    ("scena", Style::Section),
    ("section", Style::Section),
    ("article", Style::Section),
    ("artikel", Style::Section),
    ("articolo", Style::Section),
    ("artículo", Style::Section),
    ("artigo", Style::Section),
    ("article", Style::Section),
    ("статья", Style::Section),
    ("стаття", Style::Section),
    ("artykuł", Style::Section),
    ("článek", Style::Section),
    ("artikla", Style::Section),
    ("madde", Style::Section),
    ("άρθρο", Style::Section),
    ("cikk", Style::Section),
    ("articolul", Style::Section),
    ("член", Style::Section),
    ("чл", Style::Section),
    ("§", Style::Section),
];

/// English number words, which chapters use.
const NUMBER_WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "the",
    "premier",
    "première",
    "erste",
    "erster",
    "erstes",
    "zweite",
    "zweiter",
    "zweites",
    "dritte",
    "dritter",
    "drittes",
    "primo",
    "primero",
    "primera",
    "eerste",
    "первая",
    "вторая",
    "третья",
];

/// "Chapter 3", "CHAPTER IV. The Storm", "3. Kapitel", "第十二章 风起".
pub(super) fn chapter(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let text = own[0].text;
    if own.len() > 3 || view.width() > 160 {
        return None;
    }
    let style = east_asian_division(text).or_else(|| division(text))?;
    let alone = (own[0].gap > 0 || view.range.start == 0) && view.gap_below() > 0;
    // "Chapter 3 describes the format." is a sentence; a title's own full stop stands at the end of few words.
    let sentence = matches!(last_mark(view.last().text), Some('.' | ',' | ';'))
        && case(text) != Case::Upper
        && text.split_whitespace().count() > 6;
    (!sentence).then_some((Role::Heading(style), if alone { 86 } else { 62 }))
}

/// Whether a line numbers a division of a book.
pub(super) fn is_division(text: &str) -> bool {
    division(text)
        .or_else(|| east_asian_division(text))
        .is_some()
}

fn division(text: &str) -> Option<Style> {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '§')
            .to_lowercase()
    };
    let rank = |word: &str| {
        let word = bare(word);
        DIVISIONS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, style)| *style)
    };
    let counts = |word: &str| {
        let word = bare(word);
        let digits = !word.is_empty() && word.len() <= 4 && word.chars().all(char::is_numeric);
        digits
            || marker::roman(&word).is_some()
            || NUMBER_WORDS.contains(&word.as_str())
            || word.len() == 1 && word.chars().all(char::is_alphabetic)
    };
    // A division's word and number are written with a capital, or all is in a script without them.
    let opens = first
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_none_or(|c| !c.is_lowercase());
    if let Some(style) = rank(first).filter(|_| opens) {
        return second.is_some_and(counts).then_some(style);
    }
    // "3. Kapitel", "Erstes Kapitel": the number first, and nothing behind.
    let second = second?;
    (counts(first) && words.next().is_none() && bare(second).len() > 3)
        .then(|| rank(second))
        .flatten()
}

/// 第十二章, 第3回, 제3장, and 卷三.
fn east_asian_division(text: &str) -> Option<Style> {
    let rest = text.strip_prefix(['第', '제'])?.trim_start();
    let number_len: usize = rest
        .chars()
        .take_while(|c| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || "〇零一二三四五六七八九十百千两兩０１２３４５６７８９".contains(*c)
        })
        .map(char::len_utf8)
        .sum();
    let sign = rest[number_len..]
        .chars()
        .next()
        .filter(|_| number_len > 0)?;
    match sign {
        '卷' | '部' | '篇' | '편' | '부' => Some(Style::Part),
        '章' | '回' | '話' | '话' | '幕' | '장' | '화' => Some(Style::Chapter),
        '节' | '節' | '条' | '條' | '절' | '조' => Some(Style::Section),
        _ => None,
    }
}

/// "3.1 Scope", "A.2 Notation", "IV. The Return": numbers that go on from heading to heading, with text between them.
pub(super) fn numbered(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let line = &own[0];
    let mark = view.mark().or_else(|| first_of_dotted(line))?;
    let words = &line.text[mark.text_at..];
    let parts = match mark.kind {
        Kind::Dotted(parts) => parts,
        Kind::Number {
            delimiter: crate::document::Delimiter::Period,
            ..
        } => 1,
        Kind::Number { .. } | Kind::Bullet(_) => return None,
    };
    let title_like = own.len() <= 2
        && words.len() < 100
        && words
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase() || parts >= 2);
    let sentence = matches!(last_mark(view.last().text), Some('.' | ',' | ';') | None)
        && case(words) != Case::Upper
        || parts == 1 && view.last().text.ends_with(':');
    let above = line.gap > 0
        || view.range.start == 0
        || matches!(view.role_above(), Some(Role::Heading(_)));
    if !title_like || sentence || !above {
        return None;
    }
    // What stands below a heading is no deeper than its words only where the body is not indented;
    // what stands below an item is the next item.
    let next_is_item = view.profile.wrap.is_some()
        && view.below().is_some_and(|below| below.gap == 0)
        || (parts == 1 && view.below().is_some() && follows_at_once(view));
    if next_is_item {
        return None;
    }
    let outdented = line.indent <= view.profile.base;
    let in_item = matches!(view.role_above(), Some(Role::Item)) && line.indent > view.profile.base;
    let score = if parts >= 2 {
        84
    } else if outdented && !in_item {
        80
    } else {
        58
    };
    Some((
        Role::Heading(Style::Numbered(u8::try_from(parts).unwrap_or(6).min(6))),
        score,
    ))
}

/// Numbers of several parts need no sequence; "1." does.
fn first_of_dotted(line: &Line<'_>) -> Option<marker::Mark> {
    marker::parse(line.text).filter(|mark| matches!(mark.kind, Kind::Dotted(_)))
}

/// Whether the line below carries the next number of the same list.
fn follows_at_once(view: &View<'_, '_>) -> bool {
    let (Some(own), Some(next)) = (view.mark(), view.marks.at(view.range.end)) else {
        return false;
    };
    match (own.kind, next.kind) {
        (Kind::Number { style, .. }, Kind::Number { style: other, .. }) => {
            style == other && view.first().indent == view.lines[view.range.end].indent
        }
        _ => false,
    }
}

/// Headings that need no other evidence, in the languages they are mostly met in; a text by letters and digits alone.
const KNOWN: &[&str] = &[
    "abstract",
    "acknowledgements",
    "acknowledgments",
    "afterword",
    "appendix",
    "bibliography",
    "conclusion",
    "conclusions",
    "contents",
    "tableofcontents",
    "dedication",
    "epilogue",
    "foreword",
    "furtherreading",
    "glossary",
    "index",
    "introduction",
    "notes",
    "footnotes",
    "endnotes",
    "preface",
    "prologue",
    "references",
    "summary",
    "authorsaddress",
    "authorsaddresses",
    "statusofthismemo",
    "copyrightnotice",
    "securityconsiderations",
    "ianaconsiderations",
    "name",
    "synopsis",
    "description",
    "options",
    "examples",
    "seealso",
    "bugs",
    "author",
    "authors",
    "files",
    "environment",
    "exitstatus",
    "history",
    "license",
    "copyright",
    "installation",
    "usage",
    "einleitung",
    "vorwort",
    "inhalt",
    "inhaltsverzeichnis",
    "zusammenfassung",
    "anmerkungen",
    "literatur",
    "literaturverzeichnis",
    "nachwort",
    "fazit",
    "préface",
    "sommaire",
    "tabledesmatières",
    "notes",
    "conclusion",
    "avantpropos",
    "introducción",
    "índice",
    "prólogo",
    "epílogo",
    "conclusiones",
    "notas",
    "bibliografía",
    "introduzione",
    "indice",
    "prefazione",
    "conclusioni",
    "note",
    "предисловие",
    "введение",
    "содержание",
    "оглавление",
    "заключение",
    "примечания",
    "эпилог",
    "пролог",
    "литература",
    "序",
    "前言",
    "目录",
    "目錄",
    "引言",
    "后记",
    "後記",
    "内容简介",
    "内容提要",
    "序言",
    "楔子",
    "目次",
    "はじめに",
    "あとがき",
    "머리말",
    "차례",
];

/// Whether a line is a heading that needs no other evidence.
pub(super) fn is_known(text: &str) -> bool {
    KNOWN.contains(&super::normalised(text).as_str())
}

/// "Introduction", "References", "目录", alone on a line.
pub(super) fn known(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    if line.text.len() > 48 || line.text.ends_with([',', ';']) {
        return None;
    }
    let word = super::normalised(line.text);
    let alone = (line.gap > 0 || view.range.start == 0) && view.gap_below() > 0;
    let capital = line
        .text
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase());
    (capital && KNOWN.contains(&word.as_str()) && (alone || view.profile.wrap.is_none()))
        .then_some((Role::Heading(plain_style(view)), 72))
}

/// The look of a heading that only its words tell.
fn plain_style(view: &View<'_, '_>) -> Style {
    if case(view.first().text) == Case::Upper {
        Style::Capitals
    } else if view.profile.base >= 2 && view.first().indent < view.profile.base {
        Style::Outdented(u8::try_from(view.first().indent).unwrap_or(u8::MAX))
    } else {
        Style::Bare
    }
}

/// Whether a heading's words announce a contents list.
pub(super) fn is_contents(text: &str) -> bool {
    matches!(
        super::normalised(text).as_str(),
        "contents"
            | "tableofcontents"
            | "inhalt"
            | "inhaltsverzeichnis"
            | "sommaire"
            | "tabledesmatières"
            | "índice"
            | "indice"
            | "содержание"
            | "оглавление"
            | "目录"
            | "目錄"
            | "目次"
            | "차례"
            | "inhoud"
            | "innehåll"
            | "indhold"
            | "spistreści"
            | "obsah"
    )
}

/// Whether the nearest heading above says that a list of works follows.
pub(super) fn is_bibliography(judged: &[Judged], lines: &[Line<'_>]) -> bool {
    let heading = judged
        .iter()
        .rev()
        .find(|judged| matches!(judged.role, Role::Heading(_)));
    heading.is_some_and(|judged| {
        let word = super::normalised(lines[judged.lines.start].text);
        let word = word.trim_start_matches(|c: char| c.is_numeric());
        [
            "references",
            "bibliography",
            "literatur",
            "literaturverzeichnis",
            "normativereferences",
            "informativereferences",
            "bibliographie",
            "bibliografía",
            "литература",
        ]
        .contains(&word)
    })
}

/// ALL CAPITALS between blank lines, or above the text that it leads.
pub(super) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() > 4
        || own
            .iter()
            .any(|line| case(line.text) != Case::Upper && !is_continued(line.text))
        || case(own[0].text) != Case::Upper
    {
        return None;
    }
    let letters = own
        .iter()
        .map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum::<usize>();
    let words = own[0]
        .text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    let speech = own[0]
        .text
        .starts_with(['"', '“', '\'', '‘', '(', '[', '<', '-', '—'])
        || matches!(last_mark(view.last().text), Some(',' | ';' | '!'));
    let alone = own[0].gap > 0
        || view.range.start == 0
        || matches!(view.role_above(), Some(Role::Heading(_)));
    let leads = view.below().is_some()
        && (view.gap_below() > 0
            || view
                .profile
                .wrap
                .is_none_or(|wrap| view.last().edge() + 20 < wrap));
    if letters < 3 || speech || !alone || !leads || view.width() > 240 {
        return None;
    }
    // One short word is an acronym as soon as it is a heading; the text must do it more than once.
    let repeated = view.evidence.capital_headings >= 2;
    let score = if words >= 2 || letters >= 5 {
        if repeated { 76 } else { 64 }
    } else if repeated {
        58
    } else {
        30
    };
    let deep = own[0].indent > view.profile.base + 24 && !is_centred(view);
    (!deep).then_some((Role::Heading(Style::Capitals), score))
}

/// A line of few small letters among capitals: "of the", "McALLISTER and Co."
fn is_continued(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0, 0), |(upper, lower), c| {
        (
            upper + usize::from(c.is_uppercase()),
            lower + usize::from(c.is_lowercase()),
        )
    });
    upper > lower * 2
}

/// Left of a body that is indented.
pub(super) fn outdented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let line = &own[0];
    let base = view.profile.base;
    let left = base >= 2 && line.indent + 2 <= base && own.iter().all(|line| line.indent < base);
    if !left
        || own.len() > 2
        || view.width() > 140
        || !is_like(line.text) && !(line.text.ends_with(':') && line.width < 50)
    {
        return None;
    }
    let leads = view
        .below()
        .is_some_and(|below| below.indent > line.indent || below.gap > 0);
    let above = line.gap > 0 || view.range.start == 0;
    let sentence = matches!(last_mark(view.last().text), Some('.' | ',' | ';'));
    (leads && above && !sentence).then(|| {
        (
            Role::Heading(Style::Outdented(
                u8::try_from(line.indent).unwrap_or(u8::MAX),
            )),
            78,
        )
    })
}

/// Whether lines stand in the middle; lines as wide as the text stand nowhere in particular.
fn is_centred(view: &View<'_, '_>) -> bool {
    const SLACK: usize = 6;
    let Some(wrap) = view.profile.wrap else {
        return false;
    };
    let base = view.profile.base;
    let own = view.own();
    let level = own.len() > 1 && own.iter().all(|line| line.indent == own[0].indent);
    let beside =
        |other: Option<&Line<'_>>| other.is_some_and(|other| other.indent == own[0].indent);
    own.iter().all(|line| {
        line.indent >= base + 8
            && (line.indent + line.edge()).abs_diff(base + wrap) <= SLACK
            && line.width * 3 < wrap * 2
    }) && !level
        && !beside(view.above())
        && !beside(view.below())
}

/// In the middle of the line, between blank lines.
pub(super) fn centred(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let alone = own[0].gap > 0 && view.gap_below() > 0 && view.below().is_some();
    let short = own.len() <= 3 && view.width() < 140;
    let words =
        own.iter().all(|line| !line.is_symbols()) && !own[0].text.starts_with(['(', '[', '<']);
    let sentence = matches!(last_mark(view.last().text), Some(',' | ';'));
    (alone && short && words && !sentence && is_centred(view) && is_like(own[0].text))
        .then_some((Role::Heading(Style::Centred), 66))
}

/// A line of its own that is no sentence, between prose and prose.
pub(super) fn bare(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let line = &own[0];
    let profile = view.profile;
    let text = line.text;
    let wrapped = profile.wrap.is_some();
    let widest = if wrapped {
        100
    } else {
        130.min(profile.typical)
    };
    if own.len() > 2
        || view.width() > widest
        || view.range.start == 0
        || own.iter().any(Line::is_symbols)
    {
        return None;
    }
    let last = last_mark(view.last().text);
    if !is_like(text)
        || separator::is_stop(last)
        || last == Some(':')
        || is_label(text)
        || view.mark().is_some()
    {
        return None;
    }
    if wrapped
        && (line.indent > profile.base + 1
            || matches!(last, Some('?' | '!')) && case(text) != Case::Title)
    {
        return None;
    }
    if own.len() == 2 && (!wrapped || profile.breaks_early(line, &own[1])) {
        return None;
    }
    let below = view.below()?;
    let (gap_above, gap_below) = (line.gap, view.gap_below());
    let after_front = matches!(view.role_above(), Some(Role::Front(_)));
    let after_heading =
        after_front || matches!(view.role_above(), Some(Role::Heading(_) | Role::Break));
    if wrapped
        && (gap_above == 0 && !after_heading
            || gap_below == 0 && !profile.breaks_early(view.last(), below))
    {
        return None;
    }
    let leads = view.prose_below();
    let prose = leads >= 60 && leads * 2 > view.width() * 3 && !below.is_symbols();
    let leads_list = view.marks.at(view.range.end).is_some();
    if !prose && !leads_list && !is_like(below.text) {
        return None;
    }
    let mut score: i32 = 34;
    score += match case(text) {
        Case::Title => 10,
        Case::Upper => 8,
        Case::None => 4,
        Case::Sentence | Case::Lower => 0,
    };
    score += if prose { 12 } else { -14 };
    score += if line.width <= 60 { 6 } else { 0 } + if line.width <= 24 { 2 } else { 0 };
    score += if gap_above > gap_below { 8 } else { 0 }
        + if gap_below == 0 && gap_above > 0 {
            6
        } else {
            0
        };
    // Two lines that look like headings in a row are more often a list without its markers.
    score -= if matches!(view.role_above(), Some(Role::Heading(Style::Bare))) {
        14
    } else {
        0
    };
    // Right below the title block stand the names of agencies, sections and buttons.
    score -= if after_front { 8 } else { 0 } + if after_front && line.width < 30 { 8 } else { 0 };
    score -= if !text.contains(char::is_whitespace) && text.is_ascii() {
        4
    } else {
        0
    };
    let finished = view.above().is_none_or(|above| ends_sentence(above.text)) || after_heading;
    score += if finished { 4 } else { -6 };
    score += if view.evidence.bare_headings >= 3 {
        4
    } else {
        0
    };
    score -= if last == Some('!') { 8 } else { 0 };
    // Quotation marks at both ends, or a full stop inside: somebody speaks.
    score -= if text.starts_with(['“', '"', '«', '„', '\'', '‘'])
        && text.ends_with(['”', '"', '»', '“', '\'', '’', '?', '!'])
    {
        14
    } else {
        0
    };
    score -= if has_inner_stop(text) { 14 } else { 0 };
    score -= if view.evidence.mail { 25 } else { 0 };
    // What has no title has seldom subheads.
    score -= if !wrapped
        && !view.evidence.mail
        && !view
            .judged
            .iter()
            .any(|judged| matches!(judged.role, Role::Front(_)))
    {
        6
    } else {
        0
    };
    score -= if view.evidence.underlined >= 2 { 16 } else { 0 };
    score -= if text.contains("http")
        || text.contains('@')
        || text.contains('©')
        || text.contains(" / ")
    {
        30
    } else {
        0
    };
    score -= if text.chars().filter(char::is_ascii_digit).count() * 3 > text.len() {
        12
    } else {
        0
    };
    score -= if crate::read::date::of_line(text).is_some() {
        30
    } else {
        0
    };
    (score > 40).then(|| {
        (
            Role::Heading(Style::Bare),
            Score::try_from(score).unwrap_or(70).min(72),
        )
    })
}

/// Whether a sentence or a clause ends within a text.
fn has_inner_stop(text: &str) -> bool {
    let inner = text.char_indices().any(|(at, c)| {
        matches!(c, '。' | '，' | '！' | '？' | '；') && at + c.len_utf8() < text.len()
    });
    let latin = text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let word = text[..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        // "St.", "U.S." and initials end no sentence.
        word.chars().count() > 3 && !word.contains('.') && text[at + 1..].starts_with(' ')
    });
    inner || latin
}

/// The same words and another number, again and again: "Article 14", "30 atala", "ມາດຕາ 29".
pub(super) fn counted(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let [line] = view.own() else { return None };
    let key = counted_key(line.text)?;
    let times = view.evidence.counted.get(&key).copied().unwrap_or(0);
    let leads = view.below().is_some_and(|below| {
        below.width > line.width && counted_key(below.text).is_none_or(|other| other != key)
    });
    (times >= FEWEST && leads).then_some((Role::Heading(Style::Section), 74))
}

/// A short line with its number taken out; `None` if it has none, or nothing but a number.
pub(super) fn counted_key(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST * 3
        || text.chars().count() > LONGEST
        || text.contains([',', ';', '@', '=', '|', '$', '%'])
    {
        return None;
    }
    let numbers = text
        .split_whitespace()
        .filter(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .chars()
                .all(char::is_numeric)
        })
        .count();
    let words: Vec<String> = text
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphabetic()))
        .map(str::to_lowercase)
        .collect();
    (numbers == 1 && (1..=3).contains(&words.len())).then(|| words.join(" "))
}

/// Whether a line could be a heading by its own look: it begins as one and does not end as a sentence or a clause does.
pub(super) fn is_like(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    if first.is_lowercase()
        || matches!(
            first,
            '(' | '['
                | '<'
                | '-'
                | '–'
                | '—'
                | '*'
                | '>'
                | '|'
                | '/'
                | '@'
                | '©'
                | '.'
                | ','
                | ')'
                | '#'
                | '$'
                | '+'
                | '='
                | '_'
                | '\\'
                | '{'
                | '}'
                | '~'
                | '•'
                | '%'
        )
    {
        return first == '_' && text.ends_with('_');
    }
    if separator::is_stop(last_mark(text)) && case(text) != Case::Upper
        || text.ends_with(['”', '"', '»']) && text.starts_with(['“', '"', '«']) && text.len() > 50
    {
        return false;
    }
    text.chars().any(char::is_alphabetic)
}

/// Labels of pictures, sources, advertisements and such, which look like headings and are none.
fn is_label(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "photo",
        "image",
        "picture",
        "source",
        "credit",
        "caption",
        "video",
        "watch",
        "listen",
        "read more",
        "read also",
        "advertisement",
        "share",
        "follow",
        "related",
        "see also",
        "click",
        "subscribe",
        "sign up",
        "file photo",
        "getty",
        "reuters",
        "ap photo",
        "foto",
        "quelle",
        "bild",
        "crédit",
        "fuente",
        "fonte",
        "imagen",
        "by ",
        "©",
        "copyright",
        "media caption",
        "image caption",
        "image source",
        "фото",
        "источник",
        "figure",
        "table",
        "abbildung",
        "tweet",
        "pic.twitter",
        "loading",
    ];
    let lower = text.to_lowercase();
    LABELS.iter().any(|label| {
        lower
            .strip_prefix(label)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || label.ends_with(' '))
    }) && !(text.len() > 12 && !text.contains([':', '/', '|']) && case(text) == Case::Title)
        || ["copyright", "©", "photo:", "source:"]
            .iter()
            .any(|label| lower.starts_with(label))
        || lower.contains(" / getty")
        || lower.contains("/afp")
        || lower.contains("getty images")
}
