//! Encodings by name, and text in them.
//!
//! In comes a name that people give an encoding, out comes the encoding; in come bytes, out comes their text. It knows nothing of
//! what else may be wrong with bytes, nor which encoding they are in.

use crate::diagnostic::{Code, Diagnostic, closest};
use encoding_rs::Encoding;
use oem_cp::code_table::DECODING_TABLE_CP_MAP;
use std::borrow::Cow;

/// Names that people use and that no standard registers.
const ALIASES: [(&str, &str); 8] = [
    ("utf16", "utf-16le"),
    ("utf16le", "utf-16le"),
    ("utf16be", "utf-16be"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp949", "euc-kr"),
    ("cp950", "big5"),
    ("macroman", "macintosh"),
];

/// The encodings that an unknown name may have meant.
#[rustfmt::skip]
const NAMES: [&str; 42] = [
    "utf-8", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-1", "iso-8859-2", "iso-8859-3",
    "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-10", "iso-8859-13",
    "iso-8859-15", "latin1", "koi8-r", "koi8-u", "ibm437", "ibm850", "ibm852", "ibm858", "ibm866", "macintosh", "shift_jis",
    "euc-jp", "iso-2022-jp", "gbk", "gb2312", "gb18030", "big5", "euc-kr",
];

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// One that browsers know (WHATWG, Encoding Standard, section 4).
    Web(&'static Encoding),
    /// A code page of DOS that they do not, by its number.
    Dos(u16),
}

impl Charset {
    /// # Errors
    /// When there is no encoding of that name.
    pub(super) fn named(name: &str) -> Result<Self, Diagnostic> {
        let lower = name.trim().to_ascii_lowercase();
        let alias = ALIASES.iter().find(|(alias, _)| *alias == lower);
        let label = alias.map_or(lower.as_str(), |(_, label)| label);
        let web = Encoding::for_label_no_replacement(label.as_bytes()).map(Self::Web);
        web.or_else(|| code_page(label)).ok_or_else(|| {
            let unknown = Diagnostic::new(
                Code::UnknownEncoding,
                format!("there is no encoding `{name}`"),
            );
            match closest(&lower, NAMES) {
                Some(near) => unknown.hint(format!("did you mean `{near}`?")),
                None => unknown.hint(
                    "known are utf-8, windows-1252, iso-8859-2, ibm437, koi8-r, shift_jis, gb18030, big5, euc-kr and others",
                ),
            }
        })
    }

    /// The name that it is registered by (IANA, Character Sets).
    pub(super) fn name(self) -> Cow<'static, str> {
        match self {
            Self::Web(encoding) => encoding.name().into(),
            Self::Dos(page) => format!("IBM{page}").into(),
        }
    }

    /// The text of bytes, and whether U+FFFD stands in it for some that the encoding does not know.
    pub(super) fn text(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::Dos(page) => {
                let table = DECODING_TABLE_CP_MAP.get(&page);
                let text = table.map_or_else(
                    || String::from_utf8_lossy(bytes).into_owned(),
                    |table| table.decode_string_lossy(bytes),
                );
                let broken = text.contains(char::REPLACEMENT_CHARACTER);
                (text.into(), broken)
            }
        }
    }
}

/// `cp437`, `ibm437`, `ibm-437`, `437`.
fn code_page(label: &str) -> Option<Charset> {
    let number = ["cp-", "cp", "ibm-", "ibm"]
        .iter()
        .find_map(|prefix| label.strip_prefix(prefix));
    let page = number.unwrap_or(label).parse().ok()?;
    DECODING_TABLE_CP_MAP
        .contains_key(&page)
        .then_some(Charset::Dos(page))
}
