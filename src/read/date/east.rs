//! Dates of East Asia, each number with a sign behind it: `2025年6月2日`, `2025년 6월 2일`; by the year of a reign or of the
//! Republic of China, `令和7年6月2日`, `民國114年6月2日`; in figures of Han, `二〇二五年六月二日`.

use super::{Found, iso};
use crate::read::figures;

/// Han, kana and Hangul begin here.
pub(super) const FIRST: char = '\u{2e80}';

/// What years are counted from, by its name, and the year before its first.
const ERAS: [(&str, i16); 7] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
];

/// "中華民國114年": the republic by its whole name.
const WHOLE: [&str; 2] = ["中華", "中华"];

/// The first such date in a text.
pub(super) fn find(text: &str) -> Option<Found> {
    let year_sign = text.find(['年', '년'])?;
    let before = text[..year_sign].trim_end();
    let number = before.trim_end_matches(|c| figures::is_figure(c) || FIRST_OF_ERA.contains(c));
    let era = ERAS.iter().find(|(name, _)| number.ends_with(name));
    let start = era.map_or(number.len(), |(name, _)| {
        let start = number.len() - name.len();
        let whole = WHOLE
            .iter()
            .find(|whole| number[..start].ends_with(**whole));
        start - whole.map_or(0, |whole| whole.len())
    });
    let mut year = value(before[number.len()..].trim())?;
    match era {
        Some((_, first)) => year += first,
        None if year < FIRST_YEAR => return None,
        None => {}
    }
    let sign_len = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
    let mut end = year_sign + sign_len(year_sign);
    let mut values = [0; 2];
    for (found, signs) in values.iter_mut().zip([['月', '월'], ['日', '일']]) {
        let sign = end + text[end..].find(signs)?;
        *found = i8::try_from(value(text[end..sign].trim())?).ok()?;
        end = sign + sign_len(sign);
    }
    let [month, day] = values;
    Some(Found {
        iso: iso(year, month, day)?,
        swapped: None,
        start,
        end,
    })
}

/// Who writes a year in full writes none that is less.
const FIRST_YEAR: i16 = 1000;

/// The number of a year or of a part of it; "元" is the first.
fn value(text: &str) -> Option<i16> {
    let value = if text == FIRST_OF_ERA {
        1
    } else {
        figures::value(text)?
    };
    i16::try_from(value).ok()
}

/// The first year of an era, 元年.
const FIRST_OF_ERA: &str = "元";

/// Whether a word says which day of the week it is, or of what the day is.
pub(super) fn is_beside(word: &str) -> bool {
    word.starts_with("星期")
        || word.strip_prefix('周').is_some_and(|day| {
            day.chars().count() == 1
                && day.starts_with(['一', '二', '三', '四', '五', '六', '日', '末'])
        })
        || word.ends_with("曜日")
        || word.ends_with("요일")
        || matches!(
            word,
            "发布"
                | "时间"
                | "日期"
                | "年"
                | "月"
                | "日"
                | "公表"
                | "発表"
                | "公開"
                | "更新"
                | "掲載"
                | "配信"
        )
}
