//! What lint says of a text, and above all what it does not say: each finding beside texts that are nearly like it.

use copydesk::read::{judge, judge_marks};
use copydesk::{Code, Diagnostics, ReadOptions, Source, read};

fn found(text: &str) -> Vec<Code> {
    let source = Source::new("text", text);
    let options = ReadOptions::default();
    let mut diagnostics = Diagnostics::new();
    let document = read(&source, &options, &mut diagnostics);
    let mut found = Diagnostics::new();
    judge(&source, &document, true, &mut found);
    judge_marks(&source, &options, &mut found);
    for finding in &found {
        if let Some(span) = finding.span {
            assert!(!source.slice(span).trim().is_empty(), "{finding:?}");
        }
    }
    let codes = found.iter().map(|finding| finding.code);
    // Who is not asked for is told apart.
    codes.filter(|code| *code != Code::Unsigned).collect()
}

fn dated(text: &str) -> Vec<Code> {
    found(&format!(
        "The Tide Is Out\n\nBy Ada Moss\n\nJune 2, 2025\n\n{text}\n"
    ))
}

#[test]
fn dates_are_missing_or_two() {
    let rest = "It was early, and nobody had been out yet.\n";
    assert_eq!(
        found(&format!("The Tide\n\nBy Ada Moss\n\n{rest}")),
        [Code::Undated]
    );
    let two = format!("The Tide\n\nBy Ada Moss\n\n03/04/2025\n\n{rest}");
    assert_eq!(found(&two), [Code::AmbiguousDate]);
    let one = format!("The Tide\n\nBy Ada Moss\n\n13/04/2025\n\n{rest}");
    assert_eq!(found(&one), []);
    assert_eq!(dated(rest), []);
}

#[test]
fn bullets_side_by_side_are_alike() {
    assert_eq!(
        dated("- bread\n- milk\n* salt\n- knives"),
        [Code::MixedBullets]
    );
    assert_eq!(
        dated("- bread\n- milk\n\n* salt\n* oil\n* flour"),
        [Code::MixedBullets]
    );
    // Another bullet for what is within an item, and another list, are no mixture.
    assert_eq!(
        dated("- bread\n  * white\n  * brown\n- milk\n  * fresh\n  * sour"),
        []
    );
    let apart = "- bread\n- milk\n- oil\n\nAnd then, on the way home, we went past the quay.\n\n* salt\n* flour\n* soap";
    assert_eq!(dated(apart), []);
}

#[test]
fn headings_are_marked_in_one_way() {
    let section =
        |heading: &str| format!("{heading}\n\nIt was early, and nobody had been out yet.\n\n");
    let underlined = section("On the sand\n===========") + &section("Below\n=====");
    let both = underlined.clone() + &section("# At the quay") + &section("# Above");
    assert_eq!(dated(&both), [Code::MixedHeadings]);
    assert_eq!(
        dated(&(underlined.clone() + &section("At the quay\n==========="))),
        []
    );
    // Only hashes have a third level.
    let third = underlined + &section("### At the quay") + &section("### Above");
    assert_eq!(dated(&third), []);
}

#[test]
fn quotation_marks_are_of_one_kind() {
    let curved = "“It is early,” she said, “and cold.”";
    assert_eq!(
        dated(&format!("{curved} \"Too early\", he said.")),
        [Code::MixedQuotes]
    );
    assert_eq!(
        dated("It's early, and it isn't warm.\n\nIt’s late, and it isn’t cold."),
        [Code::MixedQuotes]
    );
    // Inches, abbreviations in Hebrew, and a sign alone are none; code is left alone.
    assert_eq!(dated(&format!("{curved} It was 5\" by 7\" large.")), []);
    assert_eq!(
        dated(&format!("{curved} It says צה\"ל and ארה\"ב there.")),
        []
    );
    assert_eq!(dated(&format!("{curved} It says 'x' there.")), []);
}

#[test]
fn dashes_are_of_one_kind() {
    let real = "The tide — he knew it — was out.";
    assert_eq!(
        dated(&format!("{real} It -- so he said -- was low.")),
        [Code::MixedDashes]
    );
    // Options of programs, rules of hyphens and ranges of numbers are no dashes.
    assert_eq!(
        dated(&format!(
            "{real} Type `x --help` or x --quiet, and see pages 10–20."
        )),
        []
    );
    assert_eq!(dated(&format!("{real}\n\n-----\n\n{real}")), []);
}
