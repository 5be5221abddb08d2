//! Fonts from bytes: which faces there are, what they cover, how wide and how high they are.
//!
//! The built-in family comes first; the user's files follow in their order as fallbacks, character by character. Files are
//! parsed once a writer and never copied. This module knows no paths and shapes nothing.

use harfrust::font::name::NameId;
use harfrust::font::{Blob, Font};
use std::sync::Arc;

/// The place of a face in [`Fonts::faces`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FaceId(pub(crate) u16);

/// Which face of the built-in family a run asks for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an axis of its own, as in CSS"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Cut {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) mono: bool,
    /// Lower case as small capitals, where the face has them.
    pub(crate) small_caps: bool,
    pub(crate) figures: Figures,
}

/// How numerals look, where the face has a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Figures {
    /// Some rise and some fall, as small letters do: for running text.
    #[default]
    OldStyle,
    /// As high as capitals: for headlines.
    Lining,
    /// Lining, and all of one width: for columns of tables.
    Tabular,
}

impl Cut {
    /// Cuts are few: caches have a slot for each.
    pub(crate) const COUNT: usize = 48;

    pub(crate) fn index(self) -> usize {
        usize::from(self.bold)
            | usize::from(self.italic) << 1
            | usize::from(self.mono) << 2
            | usize::from(self.small_caps) << 3
            | (self.figures as usize) << 4
    }
}

/// How a face's outlines are written, which decides how a document embeds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outlines {
    /// A `glyf` table.
    TrueType,
    /// A `CFF ` table.
    Cff,
}

/// A parsed face.
#[derive(Clone)]
pub(crate) struct Face {
    pub(crate) font: Font,
    /// Its PostScript name, of characters that any format takes.
    pub(crate) name: String,
    pub(crate) outlines: Outlines,
    /// The face's place in its collection; 0 outside of one.
    pub(crate) index: u32,
    pub(crate) units_per_em: f32,
    data: Data,
    bold: bool,
}

#[derive(Clone)]
enum Data {
    BuiltIn(&'static [u8]),
    Given(Arc<[u8]>),
}

/// The bytes of a user's file, shared with the parsed font.
struct Shared(Arc<[u8]>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Face {
    /// The file that the face stands in.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.data {
            Data::BuiltIn(bytes) => bytes,
            Data::Given(bytes) => bytes,
        }
    }

    /// The glyph of a character.
    pub(crate) fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32())
            .ok()
            .filter(|&glyph| glyph != 0)
    }

    /// The width of a glyph in thousandths of an em, without kerning.
    pub(crate) fn width(&self, glyph: u16) -> f32 {
        let glyph = harfrust::GlyphId::from(u32::from(glyph));
        self.font.glyph_metrics().h_advance(glyph) * 1000.0 / self.units_per_em
    }
}

/// Every face at hand.
#[derive(Clone)]
pub(crate) struct Fonts {
    pub(crate) faces: Vec<Face>,
    /// The user's files: the faces of each.
    files: Vec<Vec<FaceId>>,
}

const REGULAR: FaceId = FaceId(0);
const ITALIC: FaceId = FaceId(1);
const BOLD: FaceId = FaceId(2);
const BOLD_ITALIC: FaceId = FaceId(3);
const MONO: FaceId = FaceId(4);

static BUILT_IN: [&[u8]; 5] = [
    include_bytes!("../../assets/fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../../assets/fonts/LibertinusSerif-Italic.otf"),
    include_bytes!("../../assets/fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("../../assets/fonts/LibertinusSerif-BoldItalic.otf"),
    include_bytes!("../../assets/fonts/DejaVuSansMono.ttf"),
];

impl Fonts {
    /// The built-in family and the user's files.
    ///
    /// # Errors
    /// When a file is no font.
    pub(crate) fn open<'n>(
        files: impl IntoIterator<Item = (&'n str, Arc<[u8]>)>,
    ) -> Result<Self, String> {
        let built_in: Vec<Face> = BUILT_IN
            .iter()
            .filter_map(|bytes| {
                let font = Font::new(Blob::Static(bytes), 0)?;
                face(font, Data::BuiltIn(bytes), 0)
            })
            .collect();
        debug_assert_eq!(
            built_in.len(),
            BUILT_IN.len(),
            "the built-in fonts are good"
        );
        Self::with(built_in, files)
    }

    /// Files alone, to see what they have.
    ///
    /// # Errors
    /// When a file is no font.
    pub(crate) fn of_files<'n>(
        files: impl IntoIterator<Item = (&'n str, Arc<[u8]>)>,
    ) -> Result<Self, String> {
        Self::with(Vec::new(), files)
    }

    /// Whether any face has a character, or it needs none. Letters of the monospaced face are no letters for running text.
    pub(crate) fn has(&self, character: char) -> bool {
        let serves = |n: usize| {
            n != usize::from(MONO.0)
                || self.faces.len() < BUILT_IN.len()
                || !character.is_alphabetic()
        };
        let mut faces = self.faces.iter().enumerate();
        character.is_control()
            || character.is_whitespace()
            || is_ignorable(character)
            || faces.any(|(n, face)| serves(n) && face.glyph(character).is_some())
    }

    fn with<'n>(
        mut faces: Vec<Face>,
        files: impl IntoIterator<Item = (&'n str, Arc<[u8]>)>,
    ) -> Result<Self, String> {
        let mut groups = Vec::new();
        for (file, bytes) in files {
            let blob = Blob::Shared(Arc::new(Shared(Arc::clone(&bytes))));
            let mut group = Vec::new();
            let mut is_font = false;
            for index in 0..faces_in(&bytes) {
                let Some(font) = Font::new(blob.clone(), index) else {
                    continue;
                };
                is_font = true;
                if let Some(face) = face(font, Data::Given(Arc::clone(&bytes)), index) {
                    let id = u16::try_from(faces.len())
                        .map_err(|_| "more than 65,535 fonts are too many".to_owned())?;
                    group.push(FaceId(id));
                    faces.push(face);
                }
            }
            if !is_font {
                return Err(format!(
                    "`{file}` is no TrueType or OpenType font, nor a collection of them"
                ));
            }
            groups.push(group);
        }
        Ok(Self {
            faces,
            files: groups,
        })
    }

    pub(crate) fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// The faces to try for a cut, in order: the one asked for, its upright sister, the user's files (of a collection the
    /// face that suits the language), and the other built-in family.
    pub(crate) fn stack(&self, cut: Cut, language: Option<&str>) -> Vec<FaceId> {
        let own = match (cut.mono, cut.bold, cut.italic) {
            (true, _, _) => MONO,
            (false, false, false) => REGULAR,
            (false, false, true) => ITALIC,
            (false, true, false) => BOLD,
            (false, true, true) => BOLD_ITALIC,
        };
        let mut stack = vec![own];
        if !cut.mono {
            stack.push(if cut.bold { BOLD } else { REGULAR });
        }
        let given: Vec<FaceId> = self
            .files
            .iter()
            .filter_map(|group| self.suited(group, language))
            .collect();
        let alike = |id: &&FaceId| self.face(**id).bold == cut.bold;
        stack.extend(given.iter().filter(alike));
        stack.extend(given.iter().filter(|id| !alike(id)));
        // The faces of a collection that do not suit the language still may have the character.
        stack.extend(self.files.iter().flatten());
        stack.extend([REGULAR, MONO]);
        let mut seen = Vec::new();
        stack.retain(|id| {
            let new = !seen.contains(id);
            seen.push(*id);
            new
        });
        stack
    }

    /// The face of a collection for a language: collections for East Asia carry one a country, named for it.
    fn suited(&self, group: &[FaceId], language: Option<&str>) -> Option<FaceId> {
        let first = *group.first()?;
        let Some(wanted) = language.and_then(country_mark) else {
            return Some(first);
        };
        group
            .iter()
            .copied()
            .find(|&id| {
                let name = &self.face(id).name;
                wanted.iter().any(|mark| {
                    name.contains(&format!("CJK{mark}")) || name.contains(&format!("{mark}-"))
                })
            })
            .or(Some(first))
    }
}

/// Characters that shape others, show nothing and need no face (Unicode's `Default_Ignorable_Code_Point`, without fillers).
pub(super) fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
}

/// How font makers mark the faces of one design for East Asian languages.
fn country_mark(language: &str) -> Option<&'static [&'static str]> {
    let tag = language.to_ascii_lowercase();
    let mut subtags = tag.split(['-', '_']);
    let primary = subtags.next()?;
    let rest: Vec<&str> = subtags.collect();
    match primary {
        "zh" | "yue" | "lzh" => {
            if rest.contains(&"hk") || rest.contains(&"mo") {
                Some(&["hk", "HK", "tc", "TC"])
            } else if rest.contains(&"tw") || rest.contains(&"hant") {
                Some(&["tc", "TC"])
            } else {
                Some(&["sc", "SC"])
            }
        }
        "ja" => Some(&["jp", "JP"]),
        "ko" => Some(&["kr", "KR"]),
        _ => None,
    }
}

/// The number of faces in a file (OpenType 1.9, "Font collections").
fn faces_in(bytes: &[u8]) -> u32 {
    if bytes.starts_with(b"ttcf") {
        be_u32(bytes, 8).unwrap_or(0).min(64)
    } else {
        1
    }
}

fn be_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// The kind of a face's outlines, read off its table directory; none for bitmap and other fonts, which cannot be embedded.
fn outlines(bytes: &[u8], index: u32) -> Option<Outlines> {
    let start = if bytes.starts_with(b"ttcf") {
        be_u32(bytes, 12 + 4 * index as usize)? as usize
    } else {
        0
    };
    let count = usize::from(u16::from_be_bytes(
        bytes.get(start + 4..start + 6)?.try_into().ok()?,
    ));
    let tags = (0..count).filter_map(|n| bytes.get(start + 12 + 16 * n..start + 16 + 16 * n));
    let mut found = None;
    for tag in tags {
        match tag {
            b"glyf" => found = Some(Outlines::TrueType),
            b"CFF " => found = Some(Outlines::Cff),
            _ => {}
        }
    }
    found
}

/// A face that can be embedded.
fn face(font: Font, data: Data, index: u32) -> Option<Face> {
    let bytes = match &data {
        Data::BuiltIn(bytes) => bytes,
        Data::Given(bytes) => &bytes[..],
    };
    let outlines = outlines(bytes, index)?;
    let name = |id| {
        font.names().get(id)?.english_or_first().map(|name| {
            name.name()
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect::<String>()
        })
    };
    let name = name(NameId::POSTSCRIPT_NAME)
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Unnamed".to_owned());
    let bold = name.contains("Bold") || name.contains("Black") || name.contains("Heavy");
    let units_per_em = f32::from(font.units_per_em());
    Some(Face {
        font,
        name,
        outlines,
        index,
        units_per_em,
        data,
        bold,
    })
}
