//! What nearly was something else: told once for each kind of doubt, with ways to settle it.

mod articles;

use copydesk::document::Level;
use copydesk::read::{AssignedRole, Assignment, HeadingPattern, ReadOptions, Rules, explain};
use copydesk::{Code, Diagnostic, Diagnostics, Source, decode, read};

const DOUBTFUL: &str = "\
The Lease of the Lamp

2.1 The tenant shall keep the lamp burning from dusk to dawn, and shall pay for its oil at the end of every quarter.

2.2 The tenant shall keep the glass of the lamp clean, inside and outside, and shall say so in the book of the harbour.
";

fn doubts(source: &Source, options: &ReadOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::new();
    read(source, options, &mut diagnostics);
    let unsure = |diagnostic: &Diagnostic| diagnostic.code == Code::Unsure;
    diagnostics.into_iter().filter(unsure).collect()
}

#[test]
fn doubts_of_one_kind_are_one_finding() {
    let source = Source::new("lease", DOUBTFUL);
    let doubts = doubts(&source, &ReadOptions::default());
    let [doubt] = &doubts[..] else {
        panic!("{doubts:#?}");
    };
    assert_eq!(
        source
            .location(doubt.span.expect("it has a place").start as usize)
            .line,
        3
    );
    assert!(
        doubt.message.ends_with("; likewise line 5"),
        "{}",
        doubt.message
    );
    assert!(
        doubt.hints[0].contains("--rule list-marker=off"),
        "{:?}",
        doubt.hints
    );
    let explanation = explain(&source, &ReadOptions::default());
    let unsure = explanation.regions.iter().filter(|region| region.unsure);
    assert_eq!(
        unsure.map(|region| region.lines.0).collect::<Vec<_>>(),
        [3, 5]
    );
}

/// Whoever has said what it is, by whichever way, is not asked again.
#[test]
fn what_the_user_says_settles_a_doubt() {
    let source = Source::new("lease", DOUBTFUL);
    let mut off = ReadOptions::default();
    off.rules.switch_off("list-marker").expect("it is a rule");
    let pattern = ReadOptions {
        headings: vec![HeadingPattern::new("2\\..*", Level::TOP).expect("it is an expression")],
        ..ReadOptions::default()
    };
    let lines = [3, 5].map(|line| Assignment {
        lines: line..=line,
        role: AssignedRole::Paragraph,
    });
    let lines = ReadOptions {
        assignments: lines.to_vec(),
        ..ReadOptions::default()
    };
    for options in [off, pattern, lines] {
        assert_eq!(doubts(&source, &options), []);
    }
}

/// Most texts give no doubt, and none gives many: a finding that is always there is read by nobody.
#[test]
fn doubts_are_few() {
    const MOST: usize = 3;
    let (mut texts, mut findings) = (0, 0);
    for (path, bytes) in articles::texts() {
        let Ok(source) = decode("case", bytes, None, &mut Diagnostics::new()) else {
            continue;
        };
        let found = doubts(&source, &ReadOptions::default()).len();
        assert!(found <= MOST, "{} gives {found}", path.display());
        texts += 1;
        findings += found;
    }
    assert!(findings * 2 < texts, "{findings} doubts in {texts} texts");
}

#[test]
fn every_rule_says_what_it_goes_by() {
    for name in Rules::names().chain(["paragraph", "given-lines", "given-heading"]) {
        assert_ne!(
            Rules::reason(name),
            "",
            "{name}: src/read/role/reasons.rs has none"
        );
    }
}

/// Each region says what it goes by and what it looks like.
#[test]
fn every_region_has_evidence() {
    let explanation = explain(&Source::new("lease", DOUBTFUL), &ReadOptions::default());
    for region in &explanation.regions {
        assert_ne!(region.reason, "");
        assert!(region.evidence.len() >= 2, "{region:?}");
    }
}
