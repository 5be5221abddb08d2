//! The tables of rules: a row says what a rule is called, what it needs to see before it is asked, and who judges.

use super::shape::{Needs, Shape};
use super::{Verdict, View};
use super::{
    announced, armour, authors, captions, chords, code, contents, definition, drawing, fence,
    glossary, hanging, heading, lines, list, message, note, option, pasted, patch, persons, post,
    prose, quote, separator, session, spoken, table, technical, turn, verse,
};
use crate::read::signs::Signs;

/// What asks a rule.
pub(super) type Judge = fn(&View<'_, '_>) -> Verdict;

/// A row of the table.
pub(super) struct Rule {
    /// Its name, as `explain` shows it.
    pub(super) name: &'static str,
    /// Without what it is not asked. This says nothing that its function does not: it spares the call.
    pub(super) needs: Needs,
    /// Its verdict, if it has one.
    pub(super) judge: Judge,
}

/// A rule that is asked about everything.
const fn rule(name: &'static str, judge: Judge) -> Rule {
    let needs = Needs::NONE;
    Rule { name, needs, judge }
}

impl Rule {
    /// Asked only about chunks of this shape.
    const fn of(self, shape: Shape) -> Self {
        Self {
            needs: self.needs.and(shape),
            ..self
        }
    }

    /// Asked only about chunks with some of these signs.
    const fn with(self, signs: Signs) -> Self {
        Self {
            needs: Needs {
                signs,
                ..self.needs
            },
            ..self
        }
    }
}

/// The rules that are asked about all lines between two blank ones. Order matters only between equal scores: the first wins.
pub(super) static GROUP_RULES: &[Rule] = &[
    rule("figure-continued", note::figure_continued).of(Shape::DRAWN_ABOVE),
    rule("figure-framed", note::framed_figure)
        .of(Shape::SYMBOL)
        .with(Signs::MARK),
    rule("code-literal", code::literal).of(Shape::INSET),
    rule("quote-set-in", quote::set_in).of(Shape::INSET),
    rule("verse-spoken", spoken::turn),
    rule("verse-capitals", verse::capitals).of(Shape::UNFLOWING),
    rule(glossary::GLOSSARY, glossary::run_in),
    rule("code-armour", armour::begun).of(Shape::SYMBOL),
    rule(fence::FENCED, fence::fenced).of(Shape::SYMBOL),
    rule("code-armour-body", armour::body).of(Shape::DRAWN_ABOVE),
    rule("code-chords", chords::over_words).of(Shape::LINES),
    rule("code-patch", patch::hunk),
    rule(note::HUNG, note::hung).with(Signs::DIGIT),
    rule(note::BELOW, note::below).with(Signs::BRACKET),
    rule("code-message", message::head).with(Signs::CODE),
    rule("code-message-body", message::body).of(Shape::DRAWN_ABOVE),
    rule("figure-caption", note::caption).with(Signs::DIGIT),
    rule("figure-named", note::named).of(Shape::DRAWN_ABOVE),
    rule(hanging::HANGING, hanging::listed).with(
        Signs::MARK
            .and(Signs::COLON)
            .and(Signs::RUN)
            .and(Signs::DASH),
    ),
    rule(prose::PLAIN, prose::certain),
    rule(heading::PARTED, heading::parted)
        .of(Shape::LINES)
        .with(Signs::DIGIT),
    rule("heading-boxed", heading::boxed)
        .of(Shape::SYMBOL)
        .of(Shape::LINES),
    rule("heading-crossed", heading::crossed).of(Shape::LINES),
    rule("table-ruled", table::ruled)
        .of(Shape::SYMBOL)
        .with(Signs::CODE.and(Signs::WIDE)),
    rule("table-pipes", table::pipes)
        .of(Shape::LINES)
        .with(Signs::CODE),
    rule("table-tabs", table::tabs).with(Signs::GUTTER),
    rule("table-aligned", table::aligned).of(Shape::LINES),
    rule("note-marked", note::marked)
        .of(Shape::SYMBOL)
        .with(Signs::MARK),
    rule("note-signed", note::signed)
        .of(Shape::SYMBOL)
        .with(Signs::MARK.and(Signs::WIDE)),
    rule("contents-leaders", contents::leaders),
    rule("contents-paged", contents::paged).of(Shape::LISTING),
    rule("quote-prefixed", quote::prefixed)
        .of(Shape::SYMBOL)
        .with(Signs::CODE),
    rule("definitions", definition::listed).of(Shape::LINES),
    rule(definition::BODY, definition::body),
    rule(option::OPTIONS, option::listed)
        .of(Shape::SYMBOL)
        .with(Signs::RUN),
    rule("code-indented", code::indented),
    rule("code-bracketed", code::bracketed).of(Shape::LINES),
    rule("code-shown", session::shown),
    rule("code-usage", session::usage).of(Shape::LINES),
    rule("code-pasted", pasted::stepped),
    rule("code-set-out", pasted::set_out).of(Shape::OUTDENTED),
    rule("code-pasted-fields", pasted::fields)
        .of(Shape::LINES)
        .with(Signs::COLON),
    rule("code-technical", technical::block),
    rule("code-announced", announced::block),
    rule("code-outdented", technical::outdented).of(Shape::SET_OUT),
    rule("code-trace", code::trace)
        .of(Shape::LINES)
        .with(Signs::BRACKET.and(Signs::COLON)),
    rule("lines-cue", captions::cue),
    rule("code-log", code::log)
        .of(Shape::LINES)
        .with(Signs::DIGIT.and(Signs::MARK)),
    rule("code-drawing", drawing::drawing)
        .of(Shape::LINES)
        .with(
            Signs::CODE
                .and(Signs::GUTTER)
                .and(Signs::WIDE)
                .and(Signs::MARK),
        ),
    rule("code-drawing-head", drawing::heads).with(Signs::GUTTER),
    rule("code-staircase", code::staircase).of(Shape::LINES),
    rule("verse-bars", verse::bars)
        .of(Shape::LINES)
        .with(Signs::CODE),
    rule("verse-stanza", verse::stanza).of(Shape::LINES),
    rule("verse-kept", verse::kept).of(Shape::LINES),
    rule(post::FIELDS, post::fields).of(Shape::LINES),
    rule(post::HEAD, post::head)
        .of(Shape::LINES)
        .with(Signs::COLON.and(Signs::WIDE)),
    rule("lines-persons", persons::listed).of(Shape::LINES),
    rule("lines-signature", lines::signature).of(Shape::LINES),
    rule("lines-signed", lines::signed).of(Shape::LINES),
    rule(authors::AUTHORS, authors::reached).of(Shape::LINES),
    rule("lines-contact", lines::contact).of(Shape::LINES),
    rule("lines-address", lines::address).of(Shape::LINES),
    rule("lines-alike", lines::alike).of(Shape::LINES),
    rule("lines-record", lines::record)
        .of(Shape::LINES)
        .with(Signs::COLON.and(Signs::MARK)),
];

/// The rules that are asked about the parts of those lines: a paragraph, an item, a heading.
pub(super) static CHUNK_RULES: &[Rule] = &[
    rule("separator", separator::separator).of(Shape::LINE),
    rule("contents-listed", contents::listed).of(Shape::LISTING),
    rule("contents-unheaded", contents::unheaded),
    rule("note-listed", note::listed).of(Shape::MARKED),
    rule("note-bracketed", note::bracketed)
        .of(Shape::MARKED)
        .with(Signs::BRACKET),
    rule("figure", note::figure)
        .of(Shape::SYMBOL)
        .with(Signs::MARK),
    rule("turn-spoken", turn::spoken),
    rule("heading-underlined", heading::underlined).of(Shape::LINES),
    rule("heading-outline", heading::outlined)
        .of(Shape::LINE)
        .with(Signs::MARK),
    rule("heading-hashes", heading::hashes)
        .of(Shape::LINE)
        .of(Shape::SYMBOL)
        .with(Signs::CODE),
    rule("heading-signed", heading::signed)
        .of(Shape::LINE)
        .of(Shape::SYMBOL)
        .with(Signs::WIDE.and(Signs::COLON)),
    rule("heading-framed", heading::framed).of(Shape::SYMBOL),
    rule("heading-before-rule", heading::before_a_rule).of(Shape::LINE),
    rule("heading-set-bold", heading::set_bold)
        .of(Shape::LINE)
        .of(Shape::SYMBOL)
        .with(Signs::MARK),
    rule("heading-doubled", heading::doubled)
        .of(Shape::LINE)
        .with(Signs::GUTTER),
    rule("heading-annotated", heading::annotated)
        .of(Shape::LINE)
        .with(Signs::EAST),
    rule(heading::CHAPTER, heading::chapter).of(Shape::FEW),
    rule(heading::NUMBERED, heading::numbered),
    rule("heading-counting", heading::counting)
        .of(Shape::LINE)
        .with(Signs::DIGIT),
    rule("heading-figured", heading::figured)
        .of(Shape::LINE)
        .with(Signs::WIDE),
    rule(heading::LISTED, heading::listed).of(Shape::LISTED),
    rule("heading-counted", heading::counted)
        .of(Shape::LINE)
        .with(Signs::DIGIT.and(Signs::WIDE)),
    rule("heading-ordinal", heading::ordinal).of(Shape::LINE),
    rule("heading-series", heading::numbered_titles).of(Shape::LINE),
    rule("heading-spelled", heading::spelled).of(Shape::LINE),
    rule(heading::NUMERAL, heading::numeral).of(Shape::LINE),
    rule("heading-below-numeral", heading::below_numeral).of(Shape::LINE),
    rule("heading-known", heading::known).of(Shape::LINE),
    rule(heading::TITLE_AGAIN, heading::again).of(Shape::LINE),
    rule(heading::PURPOSE, heading::purpose).of(Shape::LINE),
    rule("heading-capitals", heading::capitals).of(Shape::FEW),
    rule("heading-outdented", heading::outdented).of(Shape::SET_OUT),
    rule("heading-stepped", heading::stepped).of(Shape::INSET),
    rule("heading-centred", heading::centred).of(Shape::INDENTED),
    rule("heading-titled", heading::titled),
    rule("heading-apart", heading::apart).of(Shape::LINE),
    rule("heading-stopped", heading::stopped).of(Shape::LINE),
    rule("heading-bare", heading::bare).of(Shape::OPEN),
    rule("heading-display", heading::display).of(Shape::OPEN),
    rule("heading-paired", heading::paired).of(Shape::LINE),
    rule("heading-attached", heading::attached).of(Shape::LINE),
    rule("heading-unparted", heading::unparted).of(Shape::LINE),
    rule("heading-stamped", heading::stamped).of(Shape::LINE),
    rule("heading-dated", heading::dated)
        .of(Shape::LINE)
        .with(Signs::DIGIT),
    rule("heading-tagged", heading::tagged)
        .of(Shape::LINE)
        .of(Shape::SYMBOL),
    rule("heading-label", heading::label)
        .of(Shape::LINE)
        .with(Signs::COLON.and(Signs::WIDE)),
    rule(option::OPTION, option::listed)
        .of(Shape::SYMBOL)
        .with(Signs::RUN),
    rule("definitions-called", definition::called)
        .of(Shape::LINE)
        .of(Shape::SYMBOL),
    rule(list::MARKER, list::marked).of(Shape::MARKED),
    rule("list-unmarked", list::unmarked),
    rule("quote-attribution", quote::attribution).of(Shape::SYMBOL),
    rule("quote-named", quote::named)
        .of(Shape::LINE)
        .of(Shape::INDENTED),
    rule("quote-indented", quote::indented).of(Shape::INDENTED),
];

const _: () = assert!(
    GROUP_RULES.len() <= 64 && CHUNK_RULES.len() <= 64,
    "which rules of a table are asked is a bit each"
);
