//! Faces cut down to the glyphs that were used, with exact widths and the text of every glyph.

use super::cff;
use super::file::{File, hexadecimal};
use crate::layout::font::{Face, FaceId, Fonts, Outlines};
use anyhow::Context;
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use std::collections::HashMap;
use std::io::Write;
use subsetter::{GlyphRemapper, subset};
use xxhash_rust::xxh3::xxh3_128;

/// The name of a face in the resources of a page.
pub(super) fn resource_name(face: FaceId) -> String {
    format!("F{}", face.0)
}

/// Every face at hand, and what is kept of each.
pub(super) struct Faces<'k> {
    fonts: &'k Fonts,
    outlines: &'k mut Vec<cff::Outlines>,
}

impl<'k> Faces<'k> {
    pub(super) fn new(fonts: &'k Fonts, outlines: &'k mut Vec<cff::Outlines>) -> Self {
        outlines.resize_with(fonts.faces.len(), cff::Outlines::default);
        Self { fonts, outlines }
    }
}

/// What was used of each face.
pub(super) struct Used {
    faces: Vec<UsedFace>,
}

struct UsedFace {
    glyphs: GlyphRemapper,
    /// What `codes` knows, by the font's own number of a glyph: every glyph of a text asks for it.
    firsts: Vec<Option<u16>>,
    /// By code: what is shown, and what it says.
    codes: Vec<Code>,
    /// Codes of glyphs that have one already, for their other texts.
    others: HashMap<(u16, Box<str>), u16>,
    /// Whether a glyph may have several codes: a `CFF ` table gives each one.
    doubles: bool,
}

/// What a number in a string stands for.
struct Code {
    /// The glyph's number in the subset.
    glyph: u16,
    text: Box<str>,
    /// The glyph shows its text by itself.
    sure: bool,
}

impl Used {
    pub(super) fn new(fonts: &Fonts) -> Self {
        let used = |face: &Face| UsedFace {
            glyphs: GlyphRemapper::default(),
            firsts: Vec::new(),
            codes: vec![Code {
                glyph: 0,
                text: Box::default(),
                sure: false,
            }],
            others: HashMap::new(),
            doubles: face.outlines == Outlines::TrueType,
        };
        Self {
            faces: fonts.faces.iter().map(used).collect(),
        }
    }

    /// The code under which a glyph, shown by itself, says this text. The first text that a glyph is used for is its own for
    /// the whole file; it may have no code for another.
    pub(super) fn saying(&mut self, face: FaceId, glyph: u16, text: &str) -> Option<u16> {
        if text.is_empty() {
            return None;
        }
        let used = &mut self.faces[usize::from(face.0)];
        let first = used.first(glyph);
        let code = &mut used.codes[usize::from(first)];
        if !code.sure {
            code.text = text.into();
            code.sure = true;
        }
        if *code.text == *text {
            return Some(first);
        }
        let shown = code.glyph;
        if !used.doubles {
            return None;
        }
        if let Some(&other) = used.others.get(&(glyph, text.into())) {
            return Some(other);
        }
        let other = u16::try_from(used.codes.len()).ok()?;
        used.codes.push(Code {
            glyph: shown,
            text: text.into(),
            sure: true,
        });
        used.others.insert((glyph, text.into()), other);
        Some(other)
    }

    /// The code of a glyph whose text is told otherwise. The text is a last resort for those that never stand by themselves.
    pub(super) fn showing(&mut self, face: FaceId, glyph: u16, text: &str) -> u16 {
        let used = &mut self.faces[usize::from(face.0)];
        let first = used.first(glyph);
        let code = &mut used.codes[usize::from(first)];
        if code.text.is_empty() && !code.sure {
            code.text = text.into();
        }
        first
    }
}

impl UsedFace {
    /// The first code of a glyph.
    fn first(&mut self, glyph: u16) -> u16 {
        let old = usize::from(glyph);
        if let Some(&Some(first)) = self.firsts.get(old) {
            return first;
        }
        let shown = self.glyphs.remap(glyph);
        // Where glyphs have one code each, the code is the glyph's number.
        let code = if self.doubles {
            u16::try_from(self.codes.len()).unwrap_or(0)
        } else {
            shown
        };
        if self.firsts.len() <= old {
            self.firsts.resize(old + 1, None);
        }
        self.firsts[old] = Some(code);
        if usize::from(code) == self.codes.len() {
            self.codes.push(Code {
                glyph: shown,
                text: Box::default(),
                sure: false,
            });
        }
        code
    }

    fn is_used(&self) -> bool {
        self.codes.len() > 1
    }

    /// The glyph of each code, two bytes each; none where each code is its glyph's number (ISO 32000-1, 9.7.4.2).
    fn map(&self) -> Option<Vec<u8>> {
        let same = |(n, code): (usize, &Code)| usize::from(code.glyph) == n;
        let glyphs = || self.codes.iter().flat_map(|code| code.glyph.to_be_bytes());
        (!self.codes.iter().enumerate().all(same)).then(|| glyphs().collect())
    }
}

/// Adds the fonts that were used to the file: their faces and objects.
pub(super) fn embed(
    used: &Used,
    faces: Faces<'_>,
    file: &mut File<'_>,
) -> anyhow::Result<Vec<(FaceId, ObjectId)>> {
    let mut objects = Vec::new();
    for ((n, used), outlines) in (0u16..).zip(&used.faces).zip(faces.outlines) {
        if used.is_used() {
            let face = faces.fonts.face(FaceId(n));
            let object = embed_face(used, face, outlines, file)
                .with_context(|| format!("cannot embed the font {}", face.name))?;
            objects.push((FaceId(n), object));
        }
    }
    Ok(objects)
}

fn embed_face(
    used: &UsedFace,
    face: &Face,
    outlines: &mut cff::Outlines,
    file: &mut File<'_>,
) -> anyhow::Result<ObjectId> {
    let program = program(used, face, outlines)?;
    let name = format!("{}+{}", tag(&program), face.name);
    let (key, subtype, program) = match face.outlines {
        Outlines::TrueType => {
            let length = i64::try_from(program.len())?;
            let program = file.add_deflated(dictionary! { "Length1" => length }, &program);
            ("FontFile2", "CIDFontType2", program)
        }
        Outlines::Cff => {
            let dictionary = dictionary! { "Subtype" => "CIDFontType0C" };
            let program = file.add_deflated(dictionary, &program);
            ("FontFile3", "CIDFontType0", program)
        }
    };
    let descriptor = file.add_object(descriptor(face, &name, key, program));
    let mut descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => subtype,
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 0,
        "W" => widths(used, face),
    };
    if face.outlines == Outlines::TrueType {
        match used.map() {
            Some(map) => {
                let map = file.add_deflated(Dictionary::new(), &map);
                descendant.set("CIDToGIDMap", map);
            }
            None => descendant.set("CIDToGIDMap", "Identity"),
        }
    }
    let descendant = file.add_object(descendant);
    let to_unicode = file.add_deflated(Dictionary::new(), &to_unicode(used));
    Ok(file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
        "ToUnicode" => to_unicode,
    }))
}

/// The face with the glyphs that were used, as it stands in the file: a TrueType font, or a `CFF ` table.
fn program(used: &UsedFace, face: &Face, outlines: &mut cff::Outlines) -> anyhow::Result<Vec<u8>> {
    if face.outlines == Outlines::Cff
        && let Some(table) = outlines.subset(face.bytes(), face.index, &used.glyphs)
    {
        return Ok(table);
    }
    let font = subset(face.bytes(), face.index, &used.glyphs)?;
    Ok(match face.outlines {
        Outlines::TrueType => font,
        Outlines::Cff => {
            let table = cff::cff_table(&font, 0).context("the subset has no outlines")?;
            table.to_vec()
        }
    })
}

/// Flags of a font descriptor (ISO 32000-1, table 123).
const FIXED_PITCH: i64 = 1;
const SERIF: i64 = 1 << 1;
const SYMBOLIC: i64 = 1 << 2;
const ITALIC: i64 = 1 << 6;

fn descriptor(face: &Face, name: &str, key: &str, program: ObjectId) -> Dictionary {
    let scale = |value: f64| {
        let scaled = value * 1000.0 / f64::from(face.units_per_em);
        Object::Integer(rounded(scaled))
    };
    let metrics = face.font.metrics();
    let style = face.font.style_metrics();
    let line = metrics.hhea_line.or(metrics.typo_line);
    let ascent = line.map_or(800.0, |line| line.ascender.to_f64());
    let descent = line.map_or(-200.0, |line| line.descender.to_f64());
    let mut angle = 0.0;
    if let Some(italic) = style.italic_angle {
        angle = italic.to_f64();
    }
    let mut cap_height = ascent * 0.8;
    if let Some(height) = metrics.cap_height {
        cap_height = height.to_f64();
    }
    let fixed = style.is_fixed_pitch == Some(true);
    let flags =
        SYMBOLIC | if fixed { FIXED_PITCH } else { SERIF } | if angle == 0.0 { 0 } else { ITALIC };
    let bounds = &metrics.bounds;
    let mut descriptor = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name,
        "Flags" => flags,
        "FontBBox" => vec![
            scale(bounds.x_min.to_f64()),
            scale(bounds.y_min.to_f64()),
            scale(bounds.x_max.to_f64()),
            scale(bounds.y_max.to_f64()),
        ],
        "ItalicAngle" => rounded(angle),
        "Ascent" => scale(ascent),
        "Descent" => scale(descent),
        "CapHeight" => scale(cap_height),
        // No table has it; what makers of PDFs write for a weight.
        "StemV" => if face.name.contains("Bold") { 140 } else { 80 },
    };
    descriptor.set(key, program);
    descriptor
}

#[expect(clippy::cast_possible_truncation, reason = "font measures are small")]
fn rounded(value: f64) -> i64 {
    value.round() as i64
}

/// The widths of the glyphs in the order of their codes, as exact as the font has them.
fn widths(used: &UsedFace, face: &Face) -> Vec<Object> {
    let originals: Vec<u16> = used.glyphs.remapped_gids().collect();
    let width = |code: &Code| {
        let original = originals.get(usize::from(code.glyph));
        let width = original.map_or(0.0, |&glyph| face.width(glyph));
        if width.fract() == 0.0 {
            Object::Integer(rounded(f64::from(width)))
        } else {
            Object::Real((width * 1000.0).round() / 1000.0)
        }
    };
    let widths: Vec<Object> = used.codes.iter().map(width).collect();
    vec![Object::Integer(0), Object::Array(widths)]
}

/// Six capitals that depend on the subset (ISO 32000-1, 9.6.4).
fn tag(program: &[u8]) -> String {
    let mut hash = xxh3_128(program);
    (0..6)
        .map(|_| {
            let letter = u8::try_from(hash % 26).unwrap_or(0);
            hash /= 26;
            char::from(b'A' + letter)
        })
        .collect()
}

/// At most so many entries may stand in one block of a `CMap` (Adobe technical note 5411).
const CMAP_BLOCK: usize = 100;

/// What each code says (ISO 32000-1, 9.10.3).
fn to_unicode(used: &UsedFace) -> Vec<u8> {
    let mut cmap = Vec::from(
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<(u16, &str)> = (0..)
        .zip(&used.codes)
        .filter(|(_, code)| !code.text.is_empty())
        .map(|(n, code)| (n, &*code.text))
        .collect();
    for block in entries.chunks(CMAP_BLOCK) {
        let _ = writeln!(cmap, "{} beginbfchar", block.len());
        for (code, text) in block {
            cmap.push(b'<');
            hexadecimal(&(*code).to_be_bytes(), &mut cmap);
            cmap.extend(b"> <");
            for unit in text.encode_utf16() {
                hexadecimal(&unit.to_be_bytes(), &mut cmap);
            }
            cmap.extend(b">\n");
        }
        cmap.extend(b"endbfchar\n");
    }
    cmap.extend(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    cmap
}
