//! Style sheets made of the theme: one for web pages, one for books; what they share is written once.
//!
//! In comes a theme, out goes CSS. Lengths are relative to the text size, so that the reader's own choice of size rules.

use super::escape;
use crate::theme::{Palette, Theme};
use std::fmt::Write as _;

/// The style sheet of a web page: shared rules, colours, the page itself, print.
pub(in crate::write) fn screen(theme: &Theme) -> String {
    let mut css = String::with_capacity(8 << 10);
    css.push_str(":root{color-scheme:light dark;");
    palette(&theme.light, &mut css);
    css.push_str("}\n@media (prefers-color-scheme:dark){:root{");
    palette(&theme.dark, &mut css);
    css.push_str("}}\n");
    shared(theme, &mut css);
    let mut size = "clamp(1.0625rem,.98rem + .36vw,1.25rem)".to_owned();
    if (theme.text.screen_size - 1.0).abs() > f32::EPSILON {
        size = format!("calc({}*{size})", theme.text.screen_size);
    }
    let _ = write!(
        css,
        "html{{font-size:{size};-webkit-text-size-adjust:100%;\
         text-size-adjust:100%;background:var(--ground);color:var(--text)}}\n\
         body{{margin:0}}\n\
         main{{max-width:{measure}em;margin:0 auto;padding:clamp(2.2rem,7vw,5.5rem) clamp(1.15rem,5vw,2.5rem) clamp(3rem,9vw,7rem)}}\n",
        measure = theme.text.measure
    );
    css.push_str(SCREEN);
    css.push_str(CONTENTS);
    css.push_str(ISSUE);
    counters(&mut css);
    print(theme, &mut css);
    css
}

/// The style sheet of a book: the shared rules. Colours and margins are the reading system's.
#[cfg(feature = "epub")]
pub(in crate::write) fn book(theme: &Theme) -> String {
    let mut css = String::with_capacity(6 << 10);
    shared(theme, &mut css);
    css.push_str(BOOK);
    css.push_str(CONTENTS);
    css
}

fn palette(palette: &Palette, css: &mut String) {
    let Palette {
        ground,
        text,
        quiet,
        accent,
        rule,
        panel,
    } = palette;
    let _ = write!(
        css,
        "--ground:{ground};--text:{text};--quiet:{quiet};--accent:{accent};--rule:{rule};--panel:{panel}"
    );
}

fn faces(names: &[String], css: &mut String) {
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            css.push(',');
        }
        // Generic families are keywords and lose their meaning in quotes.
        let is_generic = name.starts_with("ui-")
            || matches!(
                name.as_str(),
                "serif" | "sans-serif" | "monospace" | "system-ui"
            );
        if is_generic && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            css.push_str(name);
        } else {
            escape::css_string(name, css);
        }
    }
}

/// Faces, sizes, rhythm: what a page and a book have in common.
fn shared(theme: &Theme, css: &mut String) {
    let text = &theme.text;
    let headings = &theme.headings;
    let line = text.screen_leading;
    // The space between blocks that are no plain paragraphs: most of a line.
    let gap = 0.8 * line;
    css.push_str("body{font-family:");
    faces(&theme.screen_faces.serif, css);
    let _ = writeln!(
        css,
        ";line-height:{line};font-kerning:normal;font-variant-numeric:oldstyle-nums proportional-nums;\
         overflow-wrap:break-word}}\n\
         body:has(pre,table,code){{font-variant-numeric:lining-nums proportional-nums}}"
    );
    css.push_str("pre,code{font-family:");
    faces(&theme.screen_faces.mono, css);
    css.push_str(
        ";font-variant:none;font-variant-ligatures:none;-webkit-hyphens:none;hyphens:none}\n",
    );
    // Who does not justify parts no words either.
    let hyphens = if text.justify { "auto" } else { "manual" };
    let _ = writeln!(
        css,
        "p{{margin:0;orphans:2;widows:2;-webkit-hyphens:{hyphens};hyphens:{hyphens}}}"
    );
    if text.indent > 0.0 {
        let _ = writeln!(css, "p+p{{text-indent:{}em}}", text.indent);
    } else {
        let _ = writeln!(css, "p+p{{margin-top:{gap:.3}em}}");
    }
    css.push_str(
        "h1,h2,h3,h4,h5,h6{font-weight:600;line-height:1.22;font-variant-numeric:lining-nums;text-wrap:balance;-webkit-hyphens:manual;hyphens:manual;\
         break-after:avoid;page-break-after:avoid;break-inside:avoid;page-break-inside:avoid}\n",
    );
    let _ = writeln!(
        css,
        "h1{{font-size:{}em;line-height:1.12;letter-spacing:-.012em;margin:0}}",
        headings.title
    );
    for (index, size) in headings.levels.iter().take(5).enumerate() {
        let (above, below) = (
            headings.space.0 * line / size,
            headings.space.1 * line / size,
        );
        let face = match index {
            2 => ";font-style:italic",
            3 => ";font-weight:500;font-variant-caps:all-small-caps;letter-spacing:.06em",
            4 => ";font-weight:400;font-style:italic",
            _ => "",
        };
        let _ = writeln!(
            css,
            "h{}{{font-size:{size}em;margin:{above:.3}em 0 {below:.3}em{face}}}",
            index + 2
        );
    }
    let (above, below) = (
        headings.space.0 * line / headings.levels[0],
        headings.space.1 * line / headings.levels[0],
    );
    let _ = write!(
        css,
        "*+h1{{margin-top:{above:.3}em}}\nh1+*{{margin-top:{below:.3}em}}\n\
         h2+h3,h3+h4,h4+h5,h5+h6{{margin-top:0}}\n\
         header{{margin-bottom:{after:.3}em}}\n\
         *+header{{margin-top:{after:.3}em}}\n\
         header>*{{margin-top:0;margin-bottom:0;text-indent:0}}\n\
         header>*+*{{margin-top:{gap:.3}em;text-indent:0}}\n\
         .standfirst{{font-size:{standfirst}em;text-indent:0;line-height:1.42;font-style:italic;-webkit-hyphens:manual;hyphens:manual}}\n\
         header .standfirst{{margin-top:{under:.3}em}}\n\
         .byline,.date{{font-size:{small}em;text-indent:0}}\n\
         header>.date+h1,header>.byline+h1{{margin-top:.35em}}\n\
         header>.byline+.date,header>.date+.byline,header>.byline+.byline{{margin-top:.1em}}\n",
        after = 1.5 * line,
        standfirst = headings.standfirst,
        under = gap / headings.standfirst,
        small = text.small_scale,
    );
    let _ = write!(
        css,
        "blockquote,ul,ol,dl,figure,pre,.verse,.table,aside{{margin:{gap:.3}em 0}}\n\
         blockquote{{padding:0 0 0 1.3em;padding-block:0;padding-inline:1.3em 0}}\n\
         blockquote>:first-child,aside>:first-child,dd>:first-child,li>:first-child{{margin-top:0}}\n\
         blockquote>:last-child,aside>:last-child,dd>:last-child{{margin-bottom:0}}\n\
         blockquote>footer{{font-size:{small}em;margin-top:.5em}}\n\
         ul,ol{{padding:0;padding-inline:1.7em 0}}\n\
         li ul,li ol{{margin:0}}\n\
         li>p+p,dd>p+p,td>p+p{{text-indent:0;margin-top:.5em}}\n\
         *+.lines,.lines+p{{text-indent:0;margin-top:{gap:.3}em}}\n\
         .lines{{-webkit-hyphens:manual;hyphens:manual;text-align:start}}\n\
         *+.imprint,.imprint+p{{margin-top:{gap:.3}em;text-indent:0}}\n\
         p.imprint,.imprint+.imprint{{padding-inline-start:1.2em;text-indent:-1.2em;-webkit-hyphens:manual;hyphens:manual;text-align:start}}\n\
         .imprint+.imprint{{margin-top:.1em}}\n\
         li+li>p:first-child,li>p~ul,li>p~ol{{margin-top:.5em}}\n\
         ol.marked,ul.plain{{list-style:none}}\n\
         ol.marked>li::before,ul.plain>li::before{{content:\"\\200b\";display:block;height:0;overflow:hidden}}\n\
         ul.plain{{padding:0}}\nul.plain ul.plain{{padding-inline:1.7em 0}}\n\
         ol.marked{{padding-inline:2.3em 0}}\n\
         .mark{{display:inline-block;min-width:1.9em;margin-inline-start:-2.3em;padding-inline-end:.15em;\
         text-indent:0;font-variant-numeric:lining-nums tabular-nums}}\n\
         dt{{font-weight:600}}\ndd{{margin:0;margin-inline-start:1.7em}}\ndd+dt{{margin-top:.4em}}\n\
         .verse p{{-webkit-hyphens:manual;hyphens:manual;text-indent:0;break-inside:avoid;page-break-inside:avoid;padding-inline:1.3em 0}}\n\
         .verse p+p{{margin-top:{gap:.3}em}}\n\
         .verse span{{display:block;padding-inline-start:2em;text-indent:-2em}}\n\
         .verse br{{display:none}}\n\
         code{{font-size:{mono}em}}\npre code{{font-size:1em}}\n\
         pre{{font-size:{mono}em;line-height:1.42;text-align:start;tab-size:8}}\n\
         figcaption,caption,aside,.notes{{font-size:{small}em}}\n\
         figcaption{{font-style:italic;text-align:center}}\n\
         caption{{text-align:start;padding-bottom:.5em;font-style:italic}}\n\
         :is(em,.standfirst,figcaption,caption,h4,h6) em{{font-style:normal}}\n\
         table{{border-collapse:collapse;font-size:{small}em;line-height:1.4;font-variant-numeric:lining-nums tabular-nums}}\n\
         th,td{{padding:.32em 0;padding-inline:0 1.4em;text-align:start;vertical-align:top;overflow-wrap:normal;\
         -webkit-hyphens:manual;hyphens:manual}}\n\
         th:last-child,td:last-child{{padding-inline-end:0}}\n\
         th{{font-weight:600;vertical-align:bottom}}\n\
         td.center,th.center{{text-align:center}}\ntd.end,th.end{{text-align:end}}\n\
         hr{{border:0;margin:{pause:.3}em 0;text-align:center;break-after:avoid;page-break-after:avoid}}\n\
         header+hr,.contents+hr,hr:last-child,hr:has(+:is(h1,h2,h3,h4,h5,h6)){{display:none}}\n\
         sup{{font-size:.7em;line-height:0;vertical-align:baseline;position:relative;top:-.42em;font-variant-numeric:lining-nums}}\n\
         .notes{{margin-top:{apart:.3}em}}\n.notes:not(:last-child){{margin-bottom:{apart:.3}em}}\n.notes li+li{{margin-top:.35em}}\n\
         a[role=doc-backlink]{{text-decoration:none;font-style:normal;font-size:.9em}}\n\
         a[role=doc-noteref]{{text-decoration:none}}\n",
        small = text.small_scale,
        mono = text.mono_scale,
        pause = 1.2 * line,
        apart = 2.0 * line,
    );
    if text.indent > 0.0 {
        css.push_str(SQUARES);
    }
    // Korean has blanks between its words, and is broken there rather than within them.
    css.push_str(":lang(ko){word-break:keep-all}\n");
    nested(css);
}

/// Han letters fill their squares: paragraphs begin by whole ones, after headings, too, and lines end flush; what is in another
/// language beside them does not.
const SQUARES: &str = "\
p:is(:lang(zh),:lang(ja)):not([class]){text-align:justify;text-indent:1em}
p:lang(zh):not([class]){text-indent:2em}
:is(header,li,dd,th,td,.verse)>p:is(:lang(zh),:lang(ja)):not([class]){text-align:start;text-indent:0}
";

/// However deep blocks nest, their words keep room on a phone and a size that can be read: from the fourth level on blocks
/// stand in by less, from the eighth by nothing.
fn nested(css: &mut String) {
    const WITHIN: &str = ":is(blockquote,li,dd) ";
    for (level, block, inset) in [
        (4, "blockquote", ".6em"),
        (4, ":is(ul,ol,dd)", "1.1em"),
        (5, ":is(blockquote,ul,ol,dd)", ".3em"),
        (8, ":is(blockquote,ul,ol,dd)", "0"),
    ] {
        let within = WITHIN.repeat(level - 1);
        // Above the rules of each kind of list, whatever their classes.
        let _ = writeln!(
            css,
            "{within}{block}{{margin-inline:0!important;padding-inline:{inset} 0!important}}"
        );
    }
    let _ = writeln!(
        css,
        "{}blockquote{{border-width:0!important}}\n{}.verse span{{margin-inline-start:0!important}}\n\
         aside aside,aside .notes{{font-size:1em}}",
        WITHIN.repeat(7),
        WITHIN.repeat(2),
    );
}

/// Colours and the ways of a screen.
const SCREEN: &str = "\
p{text-wrap:pretty;hanging-punctuation:first allow-end last}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.16em}
a:hover{text-decoration-thickness:.12em}
ul.plain>li>a:first-child:not(:hover){text-decoration-color:var(--rule)}
a[role=doc-noteref]{padding-inline-end:.12em}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
:target{background:var(--panel);box-shadow:0 0 0 .35em var(--panel);border-radius:1px}
[id]{scroll-margin-top:1.5em}
.standfirst,.byline,.date,figcaption,caption,aside,.notes,blockquote>footer{color:var(--quiet)}
.date,.byline{letter-spacing:.01em}
header::after{content:\"\";display:block;width:3.2em;margin-top:1.9em;border-top:1px solid var(--rule)}
blockquote{border-inline-start:2px solid var(--rule)}
hr::before{content:\"*\\2003*\\2003*\";color:var(--quiet)}
pre{background:var(--panel);padding:.9em 1.1em;overflow-x:auto;border-radius:3px}
:not(pre)>code{background:var(--panel);padding:.08em .28em;border-radius:3px}
.table{overflow-x:auto}
thead th,thead td{border-bottom:1.5px solid var(--text)}
tbody tr+tr>td{border-top:1px solid var(--rule)}
tbody tr:last-child>td{border-bottom:1px solid var(--rule)}
aside{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);padding:.9em 0}
aside+aside{border-top:0;margin-top:0;padding-top:0}
.notes{border-top:1px solid var(--rule);padding-top:1em}
:is(h2,h3,h4,h5,h6)+.notes{border-top:0;margin-top:0;padding-top:0}
aside+.notes{border-top:0;margin-top:0}
";

/// Contents lists: entries without numbers of ours, since many have their own.
const CONTENTS: &str = "\
.contents ol{list-style:none;padding:0}
.contents ol ol{padding-inline:1.4em 0}
.contents li{padding:.18em 0;line-height:1.35;break-inside:avoid}
.contents>ol:has(>li:nth-child(25)){columns:15em;column-gap:2em}
.contents li:has(>span){padding:.4em 0}
.contents li::before{content:\"\\200b\";position:absolute}
.contents a{text-decoration:none}
.contents :is(.byline,.standfirst){font-size:.84em;line-height:1.35}
";

/// An article of an issue begins as the issue does.
const ISSUE: &str = "\
:is(article,.article)+:is(article,.article),.contents+:is(article,.article){margin-top:5em;padding-top:3em;border-top:1px solid var(--rule)}
article>header>:is(h2,h3){font-size:1.75em;line-height:1.15;margin-block:0 .35em;font-style:normal}
article>header>*+:is(h2,h3){margin-top:.35em}
.contents{margin:3em 0}
.contents>:is(h1,h2){font-size:1em;margin:0 0 .8em;font-variant-caps:all-small-caps;letter-spacing:.08em;font-weight:500;color:var(--quiet)}
.contents a:hover{text-decoration:underline}
";

/// Colours are the reading system's, which may be in its night mode: rules take the text's own.
#[cfg(feature = "epub")]
const BOOK: &str = "\
h1{margin-top:1.2em}
h2:first-child{margin-top:1.6em}
header{break-after:avoid;page-break-after:avoid}
blockquote{margin-inline:1.3em}
blockquote{padding:0}
hr{border-top:1px solid;width:18%;margin-left:41%;margin-right:41%;opacity:.6}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
thead th,thead td{border-bottom:1px solid}
aside{border-top:1px solid;border-bottom:1px solid;padding:.7em 0}
.titlepage{margin-top:22%;text-align:center}
.titlepage>header>h1{margin-top:0}
.part{margin-top:22%;text-align:center}
.cover section{text-align:center}
.cover img{max-width:100%;max-height:100vh}
nav ol{list-style:none;padding:0}
nav ol ol{padding-inline:1.4em 0}
nav li{margin:.35em 0}
nav a{color:inherit;text-decoration:none}
";

/// Numbers in brackets: `a)`, `(iv)`.
fn counters(css: &mut String) {
    for style in [
        "decimal",
        "lower-alpha",
        "upper-alpha",
        "lower-roman",
        "upper-roman",
    ] {
        let _ = write!(
            css,
            "@counter-style {style}-paren{{system:extends {style};suffix:\") \"}}\n\
             @counter-style {style}-parens{{system:extends {style};prefix:\"(\";suffix:\") \"}}\n\
             ol.{style}-paren{{list-style:{style}-paren}}\nol.{style}-parens{{list-style:{style}-parens}}\n"
        );
    }
}

/// Paper: the theme's margins and text size, black on white.
fn print(theme: &Theme, css: &mut String) {
    let page = &theme.page;
    let Palette { quiet, rule, .. } = &theme.light;
    let _ = write!(
        css,
        "@page{{margin:{top}pt {right}pt {bottom}pt {left}pt}}\n\
         @media print{{:root{{color-scheme:light;--ground:#fff;--text:#000;--quiet:{quiet};--accent:#000;--rule:{rule};--panel:#fff}}\
         html{{font-size:{size}pt}}body{{line-height:{leading}}}main{{max-width:none;padding:0}}\
         pre{{white-space:pre-wrap;padding:0}}a{{text-decoration:none}}a[role=doc-backlink]{{display:none}}}}\n",
        top = page.top,
        right = page.right,
        bottom = page.bottom,
        left = page.left,
        size = theme.text.size,
        leading = theme.text.leading,
    );
    if page.two_sided {
        // The margin at the binding is on the right of left pages.
        let _ = writeln!(
            css,
            "@page:left{{margin-left:{}pt;margin-right:{}pt}}",
            page.right, page.left
        );
    }
}
