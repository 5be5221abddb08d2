//! Bytes → text, whatever the encoding, the line ends and the accidents of the way here.
//!
//! In come the bytes of a file, out comes a [`Source`] in UTF-8 with `\n` line ends, or the reason why they are no text. A
//! mark at the start decides, else valid UTF-8, else the pattern of UTF-16, else UTF-8 with broken places, else a guess over
//! the whole file. It knows encodings, and nothing of what a text means.
//!
//! ```text
//! 43 61 66 e9 0d 0a   →   Café⏎     note: read as windows-1252
//! ```

use super::charset::Charset;
use super::{Source, binary, guess, line_ends, tidy};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Span;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::string::FromUtf8Error;

/// No text has more bytes: offsets are `u32`.
pub(crate) const LONGEST: usize = u32::MAX as usize;

/// Broken places that are shown one by one; the others are counted.
const SHOWN: usize = 5;

/// Lone bytes in a row that may be a stretch of windows-1252 in a UTF-8 text (`”—` is two); more are damage.
const LONE_BYTES: usize = 3;

/// Decodes an article's bytes; `encoding` is what the user says, and a byte order mark is still the stronger word.
///
/// # Errors
/// When they are no text, too long, or when there is no such encoding.
pub fn decode(
    name: &str,
    bytes: Vec<u8>,
    encoding: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Source, Diagnostic> {
    check_length(bytes.len())?;
    let named = encoding.map(Charset::named).transpose()?;
    let Decoded { text, mut broken } = match bom(&bytes) {
        Some(bom) => decode_marked(bytes, bom)?,
        None => match named {
            Some(encoding) => decode_named(bytes, encoding)?,
            None => decode_unnamed(bytes, diagnostics)?,
        },
    };
    let mut offsets: Vec<usize> = broken
        .shown
        .iter()
        .flat_map(|place| [place.start, place.end])
        .collect();
    let mut tidied = Diagnostics::new();
    let text = tidy::tidy(text, &mut offsets, &mut tidied);
    check_length(text.len())?;
    report_private_use(&text, &mut tidied);
    for (place, ends) in broken.shown.iter_mut().zip(offsets.chunks_exact(2)) {
        (place.start, place.end) = (ends[0], ends[1]);
    }
    broken.report(diagnostics);
    tidied
        .into_iter()
        .for_each(|diagnostic| diagnostics.push(diagnostic));
    Ok(Source::new(name, text))
}

/// Characters of the private use area (Unicode, section 23.5) stay in the text; formats for the public leave them out.
fn report_private_use(text: &str, diagnostics: &mut Diagnostics) {
    const FIRST_BYTES: (u8, u8) = (0xee, 0xef);
    let leads = memchr::memchr2_iter(FIRST_BYTES.0, FIRST_BYTES.1, text.as_bytes());
    let is_private = |at: &usize| {
        let character = text[*at..].chars().next();
        character.is_some_and(|c| matches!(c, '\u{e000}'..='\u{f8ff}'))
    };
    let mut private = leads.filter(is_private);
    let Some(first) = private.next() else { return };
    let count = 1 + private.count();
    let character = text[first..].chars().next().unwrap_or_default();
    let others = if count > 1 {
        format!(", and {} more such characters", count - 1)
    } else {
        String::new()
    };
    let message = format!(
        "U+{:04X}{others}: only fonts of the author's own show private-use characters; HTML and EPUB leave them out",
        u32::from(character)
    );
    diagnostics.push(
        Diagnostic::new(Code::PrivateUse, message)
            .at(Span::new(first, first + character.len_utf8())),
    );
}

fn check_length(length: usize) -> Result<(), Diagnostic> {
    if length > LONGEST {
        return Err(
            Diagnostic::new(Code::OversizedInput, "the text is longer than 4 GiB")
                .hint("split it into parts"),
        );
    }
    Ok(())
}

/// Text, and where its bytes were none.
struct Decoded {
    text: String,
    broken: Broken,
}

impl From<String> for Decoded {
    fn from(text: String) -> Self {
        Self {
            text,
            broken: Broken::default(),
        }
    }
}

/// Places that were repaired.
#[derive(Default)]
struct Broken {
    count: usize,
    shown: Vec<Place>,
}

/// Byte offsets in the text, and what is to be said of it.
struct Place {
    start: usize,
    end: usize,
    message: String,
}

impl Broken {
    fn push(&mut self, start: usize, end: usize, message: impl FnOnce() -> String) {
        self.count += 1;
        if self.shown.len() < SHOWN {
            let message = message();
            self.shown.push(Place {
                start,
                end,
                message,
            });
        }
    }

    fn report(self, diagnostics: &mut Diagnostics) {
        let hidden = self.count - self.shown.len();
        for (index, place) in self.shown.into_iter().enumerate() {
            let mut diagnostic = Diagnostic::new(Code::InvalidBytes, place.message)
                .at(Span::new(place.start, place.end));
            if index == 0 {
                diagnostic =
                    diagnostic.hint("`--encoding NAME` reads the whole text in another encoding");
            }
            diagnostics.push(diagnostic);
        }
        if hidden > 0 {
            diagnostics.push(Diagnostic::new(
                Code::InvalidBytes,
                format!("{hidden} more such places"),
            ));
        }
    }
}

/// A byte order mark.
#[derive(Clone, Copy)]
enum Bom {
    Utf8,
    Utf16(&'static Encoding),
    Utf32(fn([u8; 4]) -> u32),
}

fn bom(bytes: &[u8]) -> Option<Bom> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Bom::Utf8),
        // UTF-16LE begins with the same two bytes, but then with a NUL character, which no text has.
        [0xFF, 0xFE, 0, 0, ..] => Some(Bom::Utf32(u32::from_le_bytes)),
        [0, 0, 0xFE, 0xFF, ..] => Some(Bom::Utf32(u32::from_be_bytes)),
        [0xFF, 0xFE, ..] => Some(Bom::Utf16(UTF_16LE)),
        [0xFE, 0xFF, ..] => Some(Bom::Utf16(UTF_16BE)),
        _ => None,
    }
}

fn decode_marked(mut bytes: Vec<u8>, bom: Bom) -> Result<Decoded, Diagnostic> {
    match bom {
        Bom::Utf8 => {
            bytes.drain(..3);
            match binary::recognise(&bytes) {
                Some(refusal) => Err(refusal),
                None => Ok(decode_utf8(bytes)),
            }
        }
        Bom::Utf16(encoding) => Ok(decode_by(Charset::Web(encoding), &bytes[2..])),
        Bom::Utf32(unit) => Ok(decode_utf32(&bytes[4..], unit)),
    }
}

fn decode_named(bytes: Vec<u8>, charset: Charset) -> Result<Decoded, Diagnostic> {
    if let Some(refusal) = binary::recognise_signature(&bytes) {
        return Err(refusal);
    }
    Ok(if charset == Charset::Web(UTF_8) {
        decode_utf8(bytes)
    } else {
        decode_by(charset, &bytes)
    })
}

fn decode_unnamed(bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Result<Decoded, Diagnostic> {
    if let Some(encoding) = guess::utf16(&bytes) {
        return Ok(decode_by(Charset::Web(encoding), &bytes));
    }
    if let Some(refusal) = binary::recognise(&bytes) {
        return Err(refusal);
    }
    let (bytes, charset) = match guess::iso_2022_jp(&bytes) {
        Some(encoding) => (bytes, Charset::Web(encoding)),
        None => match utf8(bytes) {
            Ok(text) => return Ok(text.into()),
            Err(error) if guess::is_mostly_utf8(error.as_bytes()) => {
                return Ok(repair_utf8(error.as_bytes()));
            }
            Err(error) => {
                let charset = guess::legacy(error.as_bytes());
                (error.into_bytes(), charset)
            }
        },
    };
    diagnostics.push(
        Diagnostic::new(
            Code::GuessedEncoding,
            format!("read as {}, which is a guess", charset.name()),
        )
        .hint("`--encoding NAME` names the encoding"),
    );
    Ok(decode_by(charset, &bytes))
}

fn decode_by(charset: Charset, bytes: &[u8]) -> Decoded {
    let (text, broken) = charset.text(bytes);
    replaced(text.into_owned(), broken, &charset.name())
}

/// A text that was decoded; whether some of its bytes were none, and U+FFFD stands for them.
fn replaced(text: String, broken: bool, encoding: &str) -> Decoded {
    let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        utf8(text.into_bytes()).expect("what was text is text with other line ends")
    } else {
        text
    };
    let mut decoded = Decoded::from(text);
    let mut from = 0;
    while broken && let Some(at) = decoded.text[from..].find(char::REPLACEMENT_CHARACTER) {
        let start = from + at;
        let rest = &decoded.text[start..];
        let end = start + rest.len() - rest.trim_start_matches(char::REPLACEMENT_CHARACTER).len();
        let message = || format!("bytes that {encoding} does not know, kept as U+FFFD");
        decoded.broken.push(start, end, message);
        from = end;
    }
    decoded
}

fn decode_utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Decoded {
    let (units, rest) = bytes.as_chunks::<4>();
    let rest = (!rest.is_empty()).then_some(None);
    let characters = units.iter().map(|bytes| char::from_u32(unit(*bytes)));
    let mut broken = false;
    let known = |character: Option<char>| {
        broken |= character.is_none();
        character.unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    let text = characters.chain(rest).map(known).collect();
    replaced(text, broken, "UTF-32")
}

/// Valid UTF-8 is not copied.
fn decode_utf8(bytes: Vec<u8>) -> Decoded {
    match utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => repair_utf8(error.as_bytes()),
    }
}

/// The text of UTF-8, with one kind of line ends.
fn utf8(mut bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
    line_ends::unify(&mut bytes);
    String::from_utf8(bytes)
}

/// A broken place does not change how the rest is read.
fn repair_utf8(bytes: &[u8]) -> Decoded {
    let mut decoded = Decoded::from(String::with_capacity(bytes.len() + 16));
    let mut run = Run::default();
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_empty() {
            run.end(chunk.valid().chars().next(), &mut decoded);
            decoded.text.push_str(chunk.valid());
        }
        run.bytes.extend_from_slice(chunk.invalid());
        run.lone &= chunk.invalid().len() <= 1;
    }
    run.end(None, &mut decoded);
    decoded
}

/// Bytes in a row that are no UTF-8.
struct Run {
    bytes: Vec<u8>,
    /// None of them begins a sequence that goes on: then a character was cut, not written in another encoding.
    lone: bool,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            lone: true,
        }
    }
}

impl Run {
    /// Reads the run as windows-1252, if it looks like a word or a quotation mark pasted from there, else as damage.
    fn end(&mut self, next: Option<char>, decoded: &mut Decoded) {
        let run = std::mem::take(self);
        if run.bytes.is_empty() {
            return;
        }
        let start = decoded.text.len();
        // Between letters of another script, a lone byte is the rest of such a letter.
        let before = decoded.text.chars().next_back();
        let beside_latin = match (before, next) {
            (None, None) => true,
            (before, next) => [before, next].into_iter().flatten().any(|c| c.is_ascii()),
        };
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&run.bytes);
        let bytes = || run.bytes.iter().map(|byte| format!("{byte:02X}"));
        let bytes = || bytes().take(8).collect::<Vec<_>>().join(" ");
        if run.lone
            && run.bytes.len() <= LONE_BYTES
            && beside_latin
            && !text.contains(char::is_control)
        {
            decoded.text.push_str(&text);
            decoded.broken.push(start, decoded.text.len(), || {
                format!("`{}` is no UTF-8, read as windows-1252: `{text}`", bytes())
            });
        } else {
            decoded.text.push('\u{FFFD}');
            decoded.broken.push(start, decoded.text.len(), || {
                format!("`{}` is no UTF-8, kept as U+FFFD", bytes())
            });
        }
    }
}
