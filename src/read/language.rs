//! The language of a text, and the direction of its script.

use crate::document::Direction;

/// The language of a text as a BCP 47 tag, where it can be told.
pub(super) fn language(text: &str) -> Option<&'static str> {
    // More adds little and costs much.
    const SAMPLE: usize = 6000;
    let start = text.len().saturating_sub(SAMPLE) / 4;
    let clip = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0)
    };
    let sample = &text[clip(start)..clip(start + SAMPLE)];
    let info = whatlang::detect(sample)?;
    if !info.is_reliable() {
        return None;
    }
    TAGS.split_ascii_whitespace()
        .filter_map(|pair| pair.split_once(':'))
        .find(|(code, _)| *code == info.lang().code())
        .map(|(_, tag)| tag)
}

/// ISO 639-3 codes of the detector and the shortest tags for them (BCP 47 wants the two-letter code where there is one).
const TAGS: &str = "
    afr:af amh:am ara:ar aze:az bel:be ben:bn bul:bg cat:ca ces:cs cmn:zh dan:da deu:de ell:el
    eng:en epo:eo est:et fin:fi fra:fr guj:gu heb:he hin:hi hrv:hr hun:hu hye:hy ind:id ita:it
    jav:jv jpn:ja kan:kn kat:ka khm:km kor:ko lat:la lav:lv lit:lt mal:ml mar:mr mkd:mk mya:my
    nep:ne nld:nl nob:nb ori:or pan:pa pes:fa pol:pl por:pt ron:ro rus:ru sin:si slk:sk slv:sl
    sna:sn spa:es srp:sr swe:sv tam:ta tel:te tgl:tl tha:th tuk:tk tur:tr ukr:uk urd:ur uzb:uz
    vie:vi yid:yi zul:zu
";

/// The direction of a text: that of its first letters of a directed script (the first thousand characters).
pub(super) fn direction(text: &str) -> Direction {
    let (mut left, mut right) = (0, 0);
    for c in text.chars().take(1000).filter(|c| c.is_alphabetic()) {
        if matches!(u32::from(c), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x10800..=0x10fff | 0x1e800..=0x1efff)
        {
            right += 1;
        } else {
            left += 1;
        }
    }
    if right > left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}
