//! What the user says of how a text is read: rules switched off, headings by pattern, lines by number.

mod articles;

use articles::words;
use copydesk::document::{Block, BlockKind, Level, plain_text};
use copydesk::read::{
    AssignedRole, Assignment, Explanation, HeadingPattern, ReadOptions, Rules, explain,
};
use copydesk::{Diagnostics, Source, decode, read};
use std::collections::BTreeSet;

const TEXT: &str = "\
The Log of the Heron

Leg the first
=============

We left at six, with the wind behind us and nobody on the quay.

Leg the second

The wind turned at noon.

Heave her up and away we go
and home.

* * *

One more line.
";

fn level(depth: usize) -> Level {
    Level::clamped(depth)
}

fn pattern(regex: &str, depth: usize) -> HeadingPattern {
    HeadingPattern::new(regex, level(depth)).expect("it is a regular expression")
}

fn assigned(first: usize, last: usize, role: AssignedRole) -> ReadOptions {
    ReadOptions {
        assignments: vec![Assignment {
            lines: first..=last,
            role,
        }],
        ..ReadOptions::default()
    }
}

/// The headings of a text: level and words.
fn headings(text: &str, options: &ReadOptions) -> Vec<(u8, String)> {
    let source = Source::new("log", text);
    let document = read(&source, options, &mut Diagnostics::new());
    let heading = |block: &Block<'_>| match &block.kind {
        BlockKind::Heading { level, content } => Some((level.get(), plain_text(content))),
        _ => None,
    };
    document.blocks.iter().filter_map(heading).collect()
}

/// What the region that begins with this line is taken for, and by which rule.
fn taken_for(text: &str, line: usize, options: &ReadOptions) -> (&'static str, &'static str) {
    let explanation = explain(&Source::new("log", text), options);
    let mut regions = explanation.regions.iter();
    let region = regions.find(|region| region.lines.0 == line);
    let region = region.expect("a region begins there");
    (region.role, region.won.rule)
}

fn sources() -> Vec<Source> {
    let texts = articles::texts().into_iter();
    let source = |(_, bytes)| decode("case", bytes, None, &mut Diagnostics::new()).ok();
    texts.filter_map(source).collect()
}

fn rules_of(explanation: &Explanation) -> BTreeSet<&'static str> {
    let of = |region: &copydesk::read::Region| {
        let second = region.runner_up.map(|second| second.scored.rule);
        [Some(region.won.rule), second]
    };
    explanation.regions.iter().flat_map(of).flatten().collect()
}

/// Every rule that has a say can be switched off, is not heard then, and nothing is lost without it.
#[test]
fn rules_switched_off_are_not_heard() {
    let sources = sources();
    let mut heard = BTreeSet::new();
    for source in &sources {
        for rule in rules_of(&explain(source, &ReadOptions::default())) {
            if rule == "paragraph" {
                continue;
            }
            heard.insert(rule);
            let mut options = ReadOptions::default();
            let known = options.rules.switch_off(rule);
            known.unwrap_or_else(|unknown| panic!("{unknown}"));
            let without = rules_of(&explain(source, &options));
            assert!(!without.contains(rule), "{rule} is asked all the same");
            let document = read(source, &options, &mut Diagnostics::new());
            let whole = words::check(source, &document);
            assert_eq!(whole, Ok(()), "without {rule} in\n{}", source.text());
        }
    }
    let names: Vec<&str> = Rules::names().collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len(), "two rules have one name");
    assert!(heard.len() > names.len() / 2, "the cases need few rules");
}

#[test]
fn a_rule_switched_on_again_is_as_before() {
    let mut options = ReadOptions::default();
    let before = taken_for(TEXT, 15, &options);
    assert_eq!(options.rules.switch_off("separator"), Ok(()));
    assert_ne!(taken_for(TEXT, 15, &options), before);
    assert_eq!(options.rules.switch_on("separator"), Ok(()));
    assert_eq!(taken_for(TEXT, 15, &options), before);
    let unknown = options
        .rules
        .switch_off("heading-bear")
        .expect_err("no such rule");
    assert_eq!(unknown.nearest, Some("heading-bare"));
}

#[test]
fn patterns_make_headings_of_their_levels() {
    let options = ReadOptions {
        headings: vec![pattern("Leg the (first|second)", 3), pattern("Leg .*", 1)],
        ..ReadOptions::default()
    };
    let expected = [(3, "Leg the first"), (3, "Leg the second")];
    let expected = expected.map(|(level, words)| (level, words.to_owned()));
    assert_eq!(headings(TEXT, &options), expected);
    assert_eq!(taken_for(TEXT, 3, &options), ("heading", "given-heading"));
    assert_eq!(taken_for(TEXT, 1, &options), ("title", "front-title"));
}

#[test]
fn patterns_match_whole_lines_only() {
    let options = |regex| ReadOptions {
        headings: vec![pattern(regex, 2)],
        ..ReadOptions::default()
    };
    for regex in ["Leg the", "first|second", "the second", r"\* \* \*"] {
        assert_eq!(
            headings(TEXT, &options(regex)),
            headings(TEXT, &ReadOptions::default())
        );
    }
    // Within a paragraph, and indented.
    let text = "It was early.\n\nOne line of prose,\n  Canto II\nand another line of prose.\n";
    assert_eq!(
        headings(text, &options("Canto [IVX]+")),
        [(2, "Canto II".to_owned())]
    );
}

/// Headings that rules find stand below a given one, and beside it if they stood at its level before.
#[test]
fn given_levels_are_context_for_the_others() {
    let text = "CHAPTER I\n\nThe tide was out, and we were too.\n\nDay one\n\nAnd so on, as it went.\n\nCHAPTER II\n\nThe tide was in, and so were we.\n";
    let at = |depth| ReadOptions {
        headings: vec![pattern("Day .*", depth)],
        ..ReadOptions::default()
    };
    let levels = |options| {
        headings(text, &options)
            .into_iter()
            .map(|(level, _)| level)
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(at(2)), [1, 2, 1]);
    assert_eq!(levels(at(4)), [1, 4, 1]);
    assert_eq!(levels(at(1)), [1, 1, 1]);
}

#[test]
fn lines_are_what_the_user_says() {
    let roles = [
        (AssignedRole::Heading(level(5)), "heading"),
        (AssignedRole::Paragraph, "paragraph"),
        (AssignedRole::Lines, "lines"),
        (AssignedRole::Verse, "verse"),
        (AssignedRole::Quote, "quotation"),
        (AssignedRole::Preformatted, "preformatted"),
        (AssignedRole::ListItem, "list item"),
    ];
    for (role, name) in roles {
        let options = assigned(12, 13, role);
        assert_eq!(taken_for(TEXT, 12, &options), (name, "given-lines"));
        // Against a pattern, too.
        let options = ReadOptions {
            headings: vec![pattern(".*", 1)],
            ..options
        };
        assert_eq!(taken_for(TEXT, 12, &options), (name, "given-lines"));
    }
    let options = assigned(15, 15, AssignedRole::Break);
    assert_eq!(taken_for(TEXT, 15, &options), ("break", "given-lines"));
    // The title is sought below what the user knows to be none.
    let options = assigned(1, 1, AssignedRole::Paragraph);
    assert_eq!(taken_for(TEXT, 1, &options), ("paragraph", "given-lines"));
}

/// Page heads and the publisher's words can be given roles as well; a break never loses words.
#[test]
fn nothing_is_lost_by_what_the_user_says() {
    let roles = [
        AssignedRole::Heading(level(2)),
        AssignedRole::Paragraph,
        AssignedRole::Verse,
        AssignedRole::Quote,
        AssignedRole::Preformatted,
        AssignedRole::ListItem,
        AssignedRole::Break,
    ];
    for source in sources() {
        let count = source.text().lines().count();
        let every_third = |(nth, role): (usize, &AssignedRole)| Assignment {
            lines: 1 + nth * 3..=2 + nth * 3,
            role: *role,
        };
        let cycle = roles.iter().cycle().enumerate().take(count / 3 + 1);
        let options = ReadOptions {
            assignments: cycle.map(every_third).collect(),
            headings: vec![pattern("[A-Z].{3,30}", 2)],
            ..ReadOptions::default()
        };
        let document = read(&source, &options, &mut Diagnostics::new());
        assert_eq!(
            words::check(&source, &document),
            Ok(()),
            "in\n{}",
            source.text()
        );
    }
}

#[test]
fn what_is_not_there_says_nothing() {
    let plain = explain(&Source::new("log", TEXT), &ReadOptions::default());
    for (first, last) in [(0, 0), (2, 2), (99, 120)] {
        let options = assigned(first, last, AssignedRole::Verse);
        assert_eq!(explain(&Source::new("log", TEXT), &options), plain);
    }
}

#[test]
fn bad_patterns_say_what_is_wrong() {
    for (regex, why) in [
        ("(a", "unclosed group"),
        ("a)|(b", "unopened group"),
        ("*", "repetition operator missing expression"),
    ] {
        let message = HeadingPattern::new(regex, Level::TOP).expect_err("it is none");
        assert_eq!(message, why);
    }
}
