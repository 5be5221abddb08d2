//! The head of a post: by whom it is, to whom, about what, and what way it took (RFC 5322, section 2.2; RFC 5536, section 3).
//!
//! ```text
//! From roe@harbour.example Tue May  2 09:14:07 1995       Above it, in an archive of many (RFC 4155)
//! Received: by mole.harbour.example (8.6/2.0)
//!         id AA1141; Tue, 2 May 95 09:14:06 GMT           A long field goes on in the next line, set in
//! From: roe@harbour.example (Jane Roe)
//! Subject: The boats are back
//! ```

use super::line::Line;
use super::words::Words;

/// Whether lines are the head of a post and can be nothing else: they say by whom it is, and more that only posts say.
pub(super) fn is_head(own: &[Line<'_>]) -> bool {
    static TELLING: Words =
        Words::of("date sent subject newsgroups message-id received return-path reply-to");
    const FEWEST: usize = 3;
    let names = || own.iter().filter_map(|line| Some(field(line.text)?.0));
    let telling = || {
        let known = names().filter(|name| TELLING.has(&name.to_lowercase()));
        known.take(2).count() == 2
    };
    // A manual that shows one sets it in.
    own.len() >= FEWEST
        && own[0].indent() == 0
        && (is_envelope(own[0].text) || field(own[0].text).is_some())
        && has_fields(own)
        && names().any(|name| name == "From")
        && telling()
}

/// Whether lines are the fields of a letter; "-----Original Message-----" may stand over them, or the line of an archive.
pub(super) fn has_fields(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 2;
    let over = own[0].text.starts_with("-----") || is_envelope(own[0].text);
    let own = &own[usize::from(over && own.len() > 1)..];
    let fields = own.iter().filter(|line| field(line.text).is_some()).count();
    // A long field goes on in the next line, set in.
    let folded = |line: &Line<'_>| line.indent() > own[0].indent() || field(line.text).is_some();
    let known = own.iter().any(|line| {
        let name = field(line.text).map(|(name, _)| name.to_lowercase());
        name.is_some_and(|name| matches!(&*name, "from" | "to" | "subject" | "date" | "sent"))
    });
    fields >= FEWEST && known && own.iter().all(folded)
}

/// A field's name and its value: "Subject" and "The boat" of `Subject: The boat`.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 31;
    let (name, value) = text.split_once(':')?;
    let named = name.len() <= LONGEST
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (named && (value.is_empty() || value.starts_with(' '))).then_some((name, value.trim()))
}

/// The fields of a head, each value in one piece.
pub(super) fn unfolded<'a>(own: &[Line<'a>]) -> Vec<(&'a str, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let column = own[own.len() - 1].indent().min(own[0].indent());
    for line in own {
        match (field(line.text), fields.last_mut()) {
            (None, Some((_, value))) if line.indent() > column => {
                value.push(' ');
                value.push_str(line.text);
            }
            (Some((name, value)), _) => fields.push((name, value.to_owned())),
            _ => {}
        }
    }
    fields
}

/// "Archive-Name: walled-gardens": a field that heads a post and is no title, whatever else it looks like.
pub(super) fn is_field(text: &str) -> bool {
    static FIELDS: Words = Words::of(
        "archive-name message-id reply-to followup-to in-reply-to posting-frequency last-modified mime-version \
         content-type newsgroups received return-path subject",
    );
    text.split_once(": ")
        .is_some_and(|(name, _)| name.starts_with("X-") || FIELDS.has(&name.to_lowercase()))
}

/// Whether lines begin with the address of a letter in their first, or a time to the second, as programs write them and no title
/// does; or one is nothing but an address.
pub(super) fn is_stamped(own: &[Line<'_>]) -> bool {
    let reaches = |word: &str| {
        let reached = word.trim_matches(['<', '>']).split_once('@');
        reached.is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
    };
    let clock = |word: &str| word.len() == 8 && is_clock(word) && word.matches(':').count() == 2;
    let mut first = own[0].text.split(' ');
    let address = |line: &Line<'_>| !line.text.contains(' ') && reaches(line.text);
    first.any(|word| reaches(word) || clock(word)) || own.iter().any(address)
}

/// `From roe@harbour.example Tue May  2 09:14:07 1995`: whose post begins here, and when it came.
fn is_envelope(text: &str) -> bool {
    let clock = |word: &str| word.len() >= 5 && is_clock(word) && word.contains(':');
    text.strip_prefix("From ").is_some_and(|rest| {
        let mut words = rest.split_ascii_whitespace();
        words.next().is_some_and(|who| !who.ends_with(':')) && words.any(clock)
    })
}

fn is_clock(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit() || b == b':')
}
