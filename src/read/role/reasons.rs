//! Why a rule takes lines for what it takes them for: a few words for the user.

/// What a rule goes by.
pub(in crate::read) fn reason(rule: &str) -> &'static str {
    let mut reasons = REASONS.iter();
    let reason = reasons.find(|(name, _)| *name == rule);
    reason.map_or("", |(_, reason)| reason)
}

static REASONS: &[(&str, &str)] = &[
    ("paragraph", "no rule knew better"),
    ("given-lines", "a file beside the article says so"),
    ("given-heading", "the user's expression matches it"),
    // What surrounds the article.
    (
        "furniture-recurring",
        "it stands where pages break, again and again",
    ),
    (
        "boilerplate-marks",
        "the publisher's start and end lines part it from the article",
    ),
    // The title block.
    ("release-line", "it says when the words may be printed"),
    (
        "front-title",
        "of the lines at the head it looks most like a title",
    ),
    (
        "front-standfirst",
        "it stands below the title and sums the text up",
    ),
    (
        "front-standfirst-lone",
        "it would head all that the title heads already",
    ),
    ("front-byline", "it says who wrote the text"),
    (
        "front-title-again",
        "the title once more, where the text begins",
    ),
    ("front-name", "a name by itself near the title"),
    ("front-date", "a date by itself near the title"),
    // Lines between two blank ones.
    ("code-literal", "two colons announce it"),
    (
        "quote-set-in",
        "prose set in, where headings are underlined",
    ),
    (
        "verse-spoken",
        "who speaks leads it, and all that is said so is verse",
    ),
    (
        "verse-capitals",
        "every line begins with a capital, and they end unevenly",
    ),
    (
        "paragraph-plain",
        "full lines or whole sentences, and no sign of anything else",
    ),
    ("table-ruled", "rules are drawn around cells"),
    ("table-pipes", "bars part cells"),
    ("table-tabs", "tabs part as many cells in every line"),
    (
        "table-aligned",
        "blanks part columns that run down the lines",
    ),
    ("note-marked", "it begins with a mark that the text calls"),
    ("note-signed", "it begins with a sign that the text calls"),
    ("contents-leaders", "leaders run to page numbers"),
    ("quote-prefixed", "its lines are led by `>`"),
    (
        "definitions",
        "terms, each above deeper text, several of one form",
    ),
    (
        "definitions-called",
        "how a function is called, above what is said of it",
    ),
    (
        "definitions-run-in",
        "terms, each with what it means behind the same sign",
    ),
    (
        "definitions-hanging",
        "terms with what they mean behind them and hanging below",
    ),
    (
        "definition-body",
        "as deep as the text of the definition above",
    ),
    (
        "code-indented",
        "set in, and written in signs rather than in words",
    ),
    ("code-message", "a message of a protocol"),
    ("code-message-body", "what the message above carries"),
    (
        "code-bracketed",
        "the first line opens a bracket or a comment, and the last line closes it",
    ),
    ("code-fenced", "fences stand around it"),
    ("code-shown", "a command above shows it"),
    ("code-usage", "a command is called in several ways"),
    (
        "code-technical",
        "the text speaks of programs, and this is no prose",
    ),
    (
        "code-announced",
        "the text leads up to it, and no sentence has such words",
    ),
    (
        "code-pasted",
        "its lines step in and out, where prose has no blanks before its lines",
    ),
    (
        "code-set-out",
        "left of a text that is set in, and no blank line parts it from that",
    ),
    ("code-patch", "a patch has as many lines as its heads say"),
    (
        "code-pasted-fields",
        "names and their values, which blanks put into one column",
    ),
    (
        "code-outdented",
        "left of all text, as it was where it came from",
    ),
    (
        "code-trace",
        "the places where a program stood when it failed",
    ),
    (
        "code-log",
        "every line begins with an hour, a day or a level in brackets",
    ),
    ("code-drawing", "strokes and blanks draw something"),
    (
        "code-drawing-head",
        "words far apart, over or below what they name the parts of",
    ),
    (
        "code-staircase",
        "steps of small letters at three depths and more",
    ),
    ("verse-bars", "every line is led by a bar"),
    (
        "verse-stanza",
        "lines end early, begin like verse and are punctuated like it",
    ),
    ("verse-kept", "all lines are kept as verse"),
    (
        "lines-cue",
        "a caption: from when to when it is shown, and its lines",
    ),
    ("lines-fields", "names and values of a letter's head"),
    ("lines-post", "the head of a post: from whom, about what"),
    (
        "lines-signed",
        "below the mark of a signature, two hyphens, in mail",
    ),
    ("lines-signature", "short lines at the end of a letter"),
    (
        "lines-authors",
        "below a heading that says so, how an author is reached",
    ),
    (
        "lines-contact",
        "short lines that say how somebody is reached",
    ),
    ("lines-address", "few short lines, all of which end early"),
    ("lines-alike", "lines of one shape, each of them whole"),
    (
        "lines-record",
        "names and values, each on a line of its own, or a line to sign on",
    ),
    // Parts of them.
    ("separator", "marks and no words"),
    (
        "contents-unheaded",
        "chapter below chapter without text, and each comes again above its own",
    ),
    (
        "contents-listed",
        "below a contents heading, in the form of its entries",
    ),
    (
        "note-listed",
        "an item below a heading of notes that the text calls",
    ),
    ("note-below", "a word near above calls it"),
    (
        "note-hung",
        "its number hangs below \"Notes\", and stands in the text in brackets",
    ),
    (
        "note-bracketed",
        "its number stands in the text, and nothing but notes below it",
    ),
    ("figure", "brackets name a picture"),
    (
        "figure-framed",
        "brackets around short lines name a picture",
    ),
    ("figure-continued", "the bracket above is still open"),
    (
        "figure-caption",
        "it numbers the drawing or the table above it",
    ),
    ("figure-named", "the words of the picture above, once more"),
    ("turn-spoken", "somebody's name begins it"),
    ("heading-underlined", "a rule stands below its words"),
    (
        "heading-annotated",
        "a note to the typesetter calls it a heading",
    ),
    (
        "heading-hashes",
        "hashes or equals signs stand before its words",
    ),
    ("heading-outline", "stars say how deep the section is"),
    (
        "heading-signed",
        "a sign before it that stands before others above text",
    ),
    ("heading-chapter", "a division's name and its number"),
    (
        "heading-numbered",
        "a number that goes on from the headings before",
    ),
    (
        "heading-counting",
        "a number without a point, one more than that of the section before",
    ),
    (
        "heading-figured",
        "a number in the figures or letters of its script, one of several that count on",
    ),
    ("heading-listed", "a contents list above names it"),
    (
        "heading-counted",
        "the same words with another number, again and again",
    ),
    (
        "heading-ordinal",
        "the same first word with another behind it, again and again",
    ),
    (
        "heading-series",
        "the same word with the next number, and a title of its own",
    ),
    (
        "heading-spelled",
        "the same words with another number word each time",
    ),
    (
        "heading-below-numeral",
        "a line of its own below a number alone, as below the others",
    ),
    ("heading-numeral", "a Roman number alone, one of a series"),
    ("heading-known", "words that head sections in most texts"),
    ("heading-again", "the title, word for word, far below it"),
    (
        "heading-purpose",
        "what the next of the ingredients are for, below their heading",
    ),
    (
        "definitions-options",
        "options of a command, each with its meaning in a column behind it",
    ),
    (
        "definitions-option",
        "an option of a command beside others, its meaning in a column behind it",
    ),
    (
        "contents-paged",
        "within a contents list, each line with the number of its page",
    ),
    (
        "lines-persons",
        "below a heading that says so, one person of a play in each line",
    ),
    ("code-armour", "what -----BEGIN begins"),
    ("code-armour-body", "between -----BEGIN and -----END"),
    ("code-chords", "chords over the words that they belong to"),
    ("heading-framed", "words between signs or between two rules"),
    (
        "heading-crossed",
        "a rule across the page stands below it, and below others",
    ),
    (
        "heading-boxed",
        "words between two rules or in a box, by themselves",
    ),
    (
        "heading-before-rule",
        "a rule goes on behind its words, as behind others",
    ),
    (
        "heading-set-bold",
        "stressed as a whole and apart, as others are",
    ),
    (
        "heading-doubled",
        "the same words at both edges of its line",
    ),
    (
        "heading-titled",
        "below a chapter's number, farther from the text or as other titles stand",
    ),
    (
        "heading-apart",
        "few words, set off by as many blank lines as a chapter",
    ),
    (
        "heading-stopped",
        "few words written as in a title, with a full stop, as others are",
    ),
    ("heading-capitals", "capitals by themselves"),
    (
        "heading-parted",
        "a number that counts on, and its title below",
    ),
    ("heading-outdented", "left of a text that is set in"),
    (
        "heading-stepped",
        "beside the text, as dumps set lesser headings",
    ),
    ("heading-centred", "in the middle of the column, by itself"),
    (
        "heading-bare",
        "a line of its own that is no sentence, above text",
    ),
    (
        "heading-display",
        "several lines, each narrower than the text right below, of a page that was set in type",
    ),
    (
        "heading-paired",
        "a few words over one sentence, as above and below it",
    ),
    (
        "heading-attached",
        "parted from the sentence above, right above what it heads, as others are",
    ),
    (
        "heading-refrain",
        "the same words above a list again and again, or behind the name that the heading above has",
    ),
    (
        "heading-sibling",
        "it stands right above its text as most headings do",
    ),
    (
        "heading-stamped",
        "the line between the hour of an entry and its text, among others",
    ),
    (
        "heading-dated",
        "a day by itself, right above what happened then, as others are",
    ),
    (
        "heading-tagged",
        "a title behind a word in brackets, as others stand",
    ),
    (
        "heading-unparted",
        "right below a list, code or a sentence, and right above the last text of these lines",
    ),
    (
        "heading-label",
        "a word and a colon by themselves above text",
    ),
    ("list-marker", "a marker that others of its kind confirm"),
    ("list-unmarked", "short lines of one form below a colon"),
    (
        "list-headed",
        "short lines that stand together below what heads them, or that heading",
    ),
    ("quote-attribution", "a dash and a name below what was said"),
    (
        "quote-named",
        "capitals below words that are set in: whose they are",
    ),
    (
        "quote-indented",
        "prose set in deeper than the text around it",
    ),
];
