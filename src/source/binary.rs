//! Bytes that are no text, told by their first bytes or by their controls.
//!
//! In come bytes of no known encoding, out comes a refusal that says what they look like and what can be done. A text with a
//! few stray controls is a text; those are removed later.

use crate::diagnostic::{Code, Diagnostic};

/// What files of some kind hold at an offset.
struct Signature {
    offset: usize,
    bytes: &'static [u8],
    what: &'static str,
    way_out: &'static str,
}

const EXPORT: &str = "save it as plain text there where it was written";
const EXTRACT: &str = "take its text out first";
const UNPACK: &str = "unpack it first";
const PICTURE: &str = "an article is text; a picture of one must be recognised first";

const fn row(
    offset: usize,
    bytes: &'static [u8],
    what: &'static str,
    way_out: &'static str,
) -> Signature {
    Signature {
        offset,
        bytes,
        what,
        way_out,
    }
}

/// The first that fits is named: packages come before the archives that they are.
const SIGNATURES: &[Signature] = &[
    row(30, b"mimetypeapplication/epub", "an EPUB book", EXTRACT),
    row(
        30,
        b"mimetypeapplication/vnd.oasis",
        "an OpenDocument file",
        EXPORT,
    ),
    row(
        30,
        b"[Content_Types].xml",
        "an Office document (.docx)",
        EXPORT,
    ),
    row(30, b"word/", "a Word document (.docx)", EXPORT),
    row(
        0,
        b"PK\x03\x04",
        "a ZIP archive or an Office document",
        UNPACK,
    ),
    row(
        0,
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Office document (.doc)",
        EXPORT,
    ),
    row(0, b"{\\rtf", "a document in Rich Text Format", EXPORT),
    row(0, b"%PDF-", "a PDF file", EXTRACT),
    row(0, b"%!PS-Adobe", "a PostScript file", EXTRACT),
    row(60, b"BOOKMOBI", "a Kindle book", EXTRACT),
    row(0, b"\x1F\x8B\x08", "a gzip archive", UNPACK),
    row(0, b"BZh", "a bzip2 archive", UNPACK),
    row(0, b"\xFD7zXZ\0", "an xz archive", UNPACK),
    row(0, b"\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
    row(0, b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    row(0, b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    row(257, b"ustar", "a tar archive", UNPACK),
    row(0, b"\x89PNG\r\n\x1A\n", "a PNG picture", PICTURE),
    row(0, b"\xFF\xD8\xFF", "a JPEG picture", PICTURE),
    row(0, b"GIF87a", "a GIF picture", PICTURE),
    row(0, b"GIF89a", "a GIF picture", PICTURE),
    row(0, b"II*\0", "a TIFF picture", PICTURE),
    row(0, b"MM\0*", "a TIFF picture", PICTURE),
    row(8, b"WEBPVP8", "a WebP picture", PICTURE),
    row(0, b"AT&TFORM", "a DjVu document", EXTRACT),
    row(0, b"\x7FELF", "a program (ELF)", ""),
    row(0, b"SQLite format 3\0", "an SQLite database", ""),
    row(0, b"\0asm", "a WebAssembly module", ""),
    row(0, b"OTTO\0", "a font", ""),
    row(0, b"\0\x01\0\0\0", "a font", ""),
    row(0, b"wOFF\0", "a font", ""),
    row(0, b"wOF2\0", "a font", ""),
    row(0, b"OggS\0", "a sound or video file", ""),
    row(0, b"ID3\x03", "a sound file", ""),
    row(0, b"ID3\x04", "a sound file", ""),
    row(4, b"ftyp", "a video file", ""),
];

/// One NUL in so many bytes is no accident.
const BYTES_PER_NUL: usize = 1000;

/// One control in so many bytes is no accident; compressed bytes have one in nine.
const BYTES_PER_CONTROL: usize = 50;

/// So many controls may stand in a text of any length.
const FEW_CONTROLS: usize = 2;

/// Says why bytes are no text, if they are none.
pub(super) fn recognise(bytes: &[u8]) -> Option<Diagnostic> {
    recognise_signature(bytes).or_else(|| recognise_controls(bytes))
}

/// Says it by known first bytes alone.
pub(super) fn recognise_signature(bytes: &[u8]) -> Option<Diagnostic> {
    let fits = |signature: &&Signature| {
        let rest = bytes.get(signature.offset..);
        rest.is_some_and(|rest| rest.starts_with(signature.bytes))
    };
    let signature = SIGNATURES.iter().find(fits)?;
    let refusal = Diagnostic::new(
        Code::BinaryInput,
        format!("this is {}, not plain text", signature.what),
    );
    Some(match signature.way_out {
        "" => refusal,
        way_out => refusal.hint(way_out),
    })
}

fn recognise_controls(bytes: &[u8]) -> Option<Diagnostic> {
    let controls = count(bytes, is_odd_control);
    let what = if controls == 0 {
        return None;
    } else if count(bytes, |byte| byte == 0) * BYTES_PER_NUL > bytes.len() {
        "it holds NUL bytes"
    } else if controls > FEW_CONTROLS && controls * BYTES_PER_CONTROL > bytes.len() {
        "it is full of control characters"
    } else {
        return None;
    };
    Some(
        Diagnostic::new(Code::BinaryInput, format!("this is no plain text: {what}"))
            .hint("if it is text, `--encoding NAME` says in which encoding"),
    )
}

/// Not those of line ends, tabs, page breaks, overstriking, the end of a file under DOS, and terminal colours: texts may be
/// full of them.
fn is_odd_control(byte: u8) -> bool {
    matches!(byte, ..0x08 | 0x0E..0x1A | 0x1C..0x20)
}

/// Counts in blocks whose sums fit a byte, which compilers turn into vector code.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let blocks = bytes.chunks(255);
    let sums = blocks.map(|block| block.iter().map(|byte| u8::from(is(*byte))).sum::<u8>());
    sums.map(usize::from).sum()
}
