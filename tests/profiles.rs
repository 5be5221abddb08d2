//! What kind of text the user says it is, and what that changes.

mod articles;

use articles::words;
use copydesk::read::{GENRES, Genre, ReadOptions, Rules, explain};
use copydesk::{Diagnostics, Source, decode, read};

fn options(profile: &str) -> ReadOptions {
    ReadOptions {
        genre: Some(Genre::named(profile).expect("there is such a profile")),
        ..ReadOptions::default()
    }
}

/// The roles of a text's regions, with the line that each begins with.
fn roles(text: &str, options: &ReadOptions) -> Vec<(usize, &'static str)> {
    let regions = explain(&Source::new("text", text), options).regions;
    let role = |region: &copydesk::read::Region| (region.lines.0, region.role);
    regions.iter().map(role).collect()
}

/// What a line is taken for, found by the reader and with a profile.
fn taken_for(text: &str, line: usize, profile: &str) -> [Option<&'static str>; 2] {
    let role = |options| {
        let roles = roles(text, &options);
        let found = roles.into_iter().find(|(first, _)| *first == line);
        found.map(|(_, role)| role)
    };
    [role(ReadOptions::default()), role(options(profile))]
}

#[test]
fn plain_text_has_a_title_paragraphs_and_pauses() {
    let text = "\
The Boat List
By Ada Moss

What we need
------------

- a rope
- a lamp

    # make fast
    $ tie --bowline

> who said so?
> the harbour master did

* * *

And a good wind.
";
    let of = |options: &ReadOptions| {
        let mut roles: Vec<_> = roles(text, options)
            .into_iter()
            .map(|(_, role)| role)
            .collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    };
    assert_eq!(of(&options("plain")), ["break", "paragraph", "title"]);
    let found = of(&ReadOptions::default());
    for role in ["heading", "list item", "preformatted", "quotation"] {
        assert!(found.contains(&role), "{role} is not among {found:?}");
    }
}

#[test]
fn verse_keeps_its_lines() {
    let text = "\
The Lamp

the lamp was lit at six today
it burned for all the quay
and nobody came
to put it out again

then it was night
and that was that
";
    assert_eq!(
        taken_for(text, 3, "verse"),
        [Some("paragraph"), Some("verse")]
    );
    assert_eq!(taken_for(text, 8, "verse")[1], Some("verse"));
    assert_eq!(taken_for(text, 1, "verse")[1], Some("title"));
}

#[test]
fn transcripts_begin_a_paragraph_where_somebody_speaks() {
    let text = "\
The hearing of the second of June, as it was written down by the clerk.

MS MOSS: We left at six, with the wind behind us and nobody on the quay
THE CHAIR: And then? I should like to hear what happened after that one
MS MOSS: Then the wind turned, and we turned with it, as everybody does
when there is nothing else to be done.
";
    assert_eq!(taken_for(text, 4, "transcript"), [None, Some("paragraph")]);
    assert_eq!(taken_for(text, 5, "transcript"), [None, Some("paragraph")]);
    assert_eq!(taken_for(text, 6, "transcript"), [None, None]);
}

#[test]
fn transcripts_keep_verse_that_is_set_in() {
    let text = "\
MS MOSS: What did they sing on the quay, if anybody can remember it now?

MR ROE: It was an old song, and it went like this, more or less:

    The tide is out, the tide is out,
      And who shall call it home?
    The boats lie down upon the sand
      And dream about the foam.

MS MOSS: And then?
MR ROE: Then they went,
MS MOSS: home?
MR ROE: yes.
";
    assert_eq!(taken_for(text, 5, "transcript")[1], Some("verse"));
    for line in 10..=13 {
        assert_eq!(taken_for(text, line, "transcript")[1], Some("paragraph"));
    }
}

#[test]
fn mail_has_fields_and_a_signature() {
    let text = "\
From: \"Ada Moss\" <ada@example.org>
Subject: The boat
Date: Mon, 2 Jun 2025 10:00:00 +0000

> Is she ready?

She is. Come and fetch her whenever you like.

-- 
Ada Moss
Harbour office
";
    assert_eq!(taken_for(text, 1, "mail")[1], Some("lines"));
    assert_eq!(taken_for(text, 5, "mail")[1], Some("quotation"));
    assert_eq!(taken_for(text, 9, "mail")[1], Some("lines"));
    // Without its head, only the user knows that it is one.
    let body = text.split_once("\n\n").map_or(text, |(_, body)| body);
    assert_eq!(
        taken_for(body, 1, "mail"),
        [Some("paragraph"), Some("quotation")]
    );
    let source = Source::new("mail", text);
    let metadata = read(&source, &options("mail"), &mut Diagnostics::new()).metadata;
    assert_eq!(metadata.title.as_deref(), Some("The boat"));
    assert_eq!(metadata.authors, ["Ada Moss"]);
    assert_eq!(
        metadata.date.map(|date| date.iso).as_deref(),
        Some("2025-06-02")
    );
}

#[test]
fn manuals_and_standards_hold_code_and_no_verse() {
    let text = "\
The Lamp Keeper

To light the lamp, turn the wick up by two and hold the match below it:

    wick up 2
    match below

Then wait until it burns, and note the hour in the book of the lamp, as
always.
";
    for profile in ["manual", "rfc"] {
        assert_eq!(
            taken_for(text, 5, profile)[1],
            Some("preformatted"),
            "{profile}"
        );
    }
    assert_ne!(taken_for(text, 5, "book")[1], Some("preformatted"));
    let song = "\
The keeper sings when the night is long, and what he sings is this song
about a ship that went away and never came back to the quay.

    Heave her up and away we go,
    Over the bar and home, my lads,
    Never a wind but this will blow,
    Over the bar and home.

And that is all that he sings, for he knows no other, and the night has
many hours more than the song.
";
    assert_eq!(taken_for(song, 4, "book")[1], Some("verse"));
    for profile in ["manual", "rfc"] {
        assert_ne!(taken_for(song, 4, profile)[1], Some("verse"), "{profile}");
    }
}

#[test]
fn books_have_no_code() {
    let text = "\
CHAPTER I

The keeper kept a book, and in the book he wrote what he was to do when
the lamp went out:

    if (lamp == 0) {
        set(lamp, 1);
    }

He never looked at it, for he knew it all by heart, and so did his wife
and the cat.
";
    assert_eq!(taken_for(text, 6, "book")[0], Some("preformatted"));
    assert_ne!(taken_for(text, 6, "book")[1], Some("preformatted"));
    assert_eq!(taken_for(text, 1, "book")[1], Some("heading"));
}

#[test]
fn press_releases_have_contacts() {
    let text = "\
New Lamp for the Harbour
Ada Moss

HARBOUR TOWN, June 2, 2025 - The harbour has a new lamp, and it burns as bright as the old one did before the storm.

Media contact:
Bo Lind
bo@example.org
";
    assert_eq!(
        taken_for(text, 6, "press"),
        [Some("paragraph"), Some("lines")]
    );
    assert_eq!(taken_for(text, 6, "news")[1], Some("paragraph"));
}

#[test]
fn news_has_no_chapters() {
    let text = "\
The Lamp That Went Out

By Ada Moss

The lamp of the harbour went out on Monday, and nobody saw it, for everybody was asleep at that hour of the night.

Chapter two

On Tuesday it was lit again, and burned until the morning came, as it has done for a hundred years and more, they say.
";
    let rule = |options: &ReadOptions| {
        let regions = explain(&Source::new("text", text), options).regions;
        let region = regions.into_iter().find(|region| region.lines.0 == 7);
        region.expect("a region begins there").won.rule
    };
    assert_eq!(rule(&ReadOptions::default()), "heading-chapter");
    assert_eq!(rule(&options("news")), "heading-bare");
}

/// A rule that the user switches is stronger than the profile.
#[test]
fn rules_are_stronger_than_profiles() {
    let text = "One line of it,\nand another line.\n";
    let mut options = options("verse");
    assert_eq!(roles(text, &options), [(1, "verse")]);
    options
        .rules
        .switch_off("verse-kept")
        .expect("it is a rule");
    assert_ne!(roles(text, &options), [(1, "verse")]);
    let mut without = ReadOptions::default();
    without.rules.switch_on("verse-kept").expect("it is a rule");
    assert_eq!(roles(text, &without), [(1, "verse")]);
}

/// What a row says of rules are beginnings of names that there are; no two rows say the same.
#[test]
fn profiles_know_the_rules() {
    let rules: Vec<&str> = Rules::names().collect();
    for genre in GENRES {
        for name in genre.rules() {
            assert!(
                rules.iter().any(|rule| rule.starts_with(name)),
                "{}: {name}",
                genre.name
            );
        }
        let alike = GENRES
            .iter()
            .filter(|other| other.rules().eq(genre.rules()));
        assert_eq!(alike.count(), 1, "{}", genre.name);
    }
}

/// Nothing is lost, whatever kind of text it is said to be.
#[test]
fn nothing_is_lost_by_a_profile() {
    for (name, bytes) in articles::texts() {
        let Ok(source) = decode("case", bytes, None, &mut Diagnostics::new()) else {
            continue;
        };
        for genre in GENRES {
            let document = read(&source, &options(genre.name), &mut Diagnostics::new());
            assert_eq!(
                words::check(&source, &document),
                Ok(()),
                "{} as {}",
                name.display(),
                genre.name
            );
        }
    }
}
