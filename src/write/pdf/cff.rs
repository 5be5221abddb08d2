//! Subsets of a face in the Compact Font Format (Adobe technical note 5176), with outlines that are kept from one to the next.
//!
//! The subsetter takes a glyph's outline apart and writes it anew without subroutines, which is most of its work and is the
//! same for every subset. It puts the outlines last, in an index, and what stands before that differs from one subset of a
//! face to another only in how many glyphs there are. So both are taken from what the subsetter made, and a subset is put
//! together that is, byte for byte, what it would have made.

use subsetter::{GlyphRemapper, subset};

/// What the subsets of a face are made of.
#[derive(Default)]
pub(super) struct Outlines {
    /// All that stands before the index of outlines.
    head: Vec<u8>,
    /// Where in it the number of glyphs stands, and by how many that is less than them.
    counts: Vec<(usize, u16)>,
    /// By the font's own number of a glyph.
    glyphs: Vec<Option<Box<[u8]>>>,
}

/// Operators of a dictionary; those of two bytes begin with 12 (0x0c).
const CHARSET: u16 = 15;
const CHAR_STRINGS: u16 = 17;
const ROS: u16 = 0x0c1e;
const FD_SELECT: u16 = 0x0c25;

impl Outlines {
    /// The `CFF ` table of a subset; nothing for fonts whose glyphs have dictionaries of several kinds, as those of East Asia,
    /// and for what is no font in this format.
    pub(super) fn subset(
        &mut self,
        font: &[u8],
        face: u32,
        glyphs: &GlyphRemapper,
    ) -> Option<Vec<u8>> {
        let lacks = |glyph: &u16| {
            self.glyphs
                .get(usize::from(*glyph))
                .is_none_or(Option::is_none)
        };
        let lacking: Vec<u16> = glyphs.remapped_gids().filter(lacks).collect();
        if !lacking.is_empty() {
            self.learn(font, face, &lacking)?;
        }
        let count = glyphs.num_gids();
        let mut table = self.head.clone();
        for &(at, less) in &self.counts {
            let count = count.checked_sub(less)?;
            table
                .get_mut(at..at + 2)?
                .copy_from_slice(&count.to_be_bytes());
        }
        let outline = |glyph: u16| self.glyphs.get(usize::from(glyph))?.as_deref();
        let length: usize = glyphs
            .remapped_gids()
            .filter_map(outline)
            .map(<[u8]>::len)
            .sum();
        // Offsets count from the byte before the first; they are as narrow as the last allows.
        let mut offset = 1;
        let width = (1..4)
            .find(|width| (length + 1) >> (8 * width) == 0)
            .unwrap_or(4);
        table.reserve(3 + width * (usize::from(count) + 1) + length);
        table.extend(count.to_be_bytes());
        table.push(u8::try_from(width).ok()?);
        let lengths = glyphs
            .remapped_gids()
            .map(|glyph| Some(outline(glyph)?.len()));
        for length in std::iter::once(Some(0)).chain(lengths) {
            offset += length?;
            table.extend(&u32::try_from(offset).ok()?.to_be_bytes()[4 - width..]);
        }
        for glyph in glyphs.remapped_gids() {
            table.extend(outline(glyph)?);
        }
        Some(table)
    }

    /// Has the subsetter write outlines.
    fn learn(&mut self, font: &[u8], face: u32, lacking: &[u16]) -> Option<()> {
        if self.head.is_empty() && operand(top_dictionary(cff_table(font, face)?)?, ROS).is_some() {
            return None;
        }
        let mut glyphs = GlyphRemapper::default();
        for &glyph in lacking {
            glyphs.remap(glyph);
        }
        // A lone `.notdef` has a list of names in another form.
        if glyphs.num_gids() == 1 {
            glyphs.remap(1);
        }
        let program = subset(font, face, &glyphs).ok()?;
        let table = cff_table(&program, 0)?;
        let dictionary = top_dictionary(table)?;
        let outlines = operand(dictionary, CHAR_STRINGS)?;
        if self.head.is_empty() {
            let charset = operand(dictionary, CHARSET)?;
            let select = operand(dictionary, FD_SELECT)?;
            // One range each: of names, from 1 on, with the number of those behind the first; of dictionaries, with its end.
            if !table.get(charset..)?.starts_with(&[2, 0, 1])
                || !table.get(select..)?.starts_with(&[3, 0, 1, 0, 0, 0])
            {
                return None;
            }
            self.counts = vec![(charset + 3, 2), (select + 6, 0)];
            self.head = table.get(..outlines)?.to_vec();
        }
        let index = table.get(outlines..)?;
        for (place, glyph) in (0..).zip(glyphs.remapped_gids()) {
            let glyph = usize::from(glyph);
            if self.glyphs.len() <= glyph {
                self.glyphs.resize(glyph + 1, None);
            }
            self.glyphs[glyph] = Some(entry(index, place)?.into());
        }
        Some(())
    }
}

/// The `CFF ` table of a face of an OpenType file.
pub(super) fn cff_table(font: &[u8], face: u32) -> Option<&[u8]> {
    let mut directory = 0;
    if font.starts_with(b"ttcf") {
        directory = number(font, 12 + 4 * usize::try_from(face).ok()?, 4)?;
    }
    let count = number(font, directory + 4, 2)?;
    let mut records = (0..count).map(|n| directory + 12 + 16 * n);
    records.find_map(|record| {
        if font.get(record..record + 4)? != b"CFF " {
            return None;
        }
        let (start, length) = (number(font, record + 8, 4)?, number(font, record + 12, 4)?);
        font.get(start..start.checked_add(length)?)
    })
}

/// A big-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    Some(
        bytes
            .iter()
            .fold(0, |number, &byte| number << 8 | usize::from(byte)),
    )
}

/// The only entry of the second index: behind the header come the names, and then the dictionaries that are for each.
fn top_dictionary(table: &[u8]) -> Option<&[u8]> {
    let names = table.get(usize::from(*table.get(2)?)..)?;
    entry(names.get(end(names)?..)?, 0)
}

/// An entry of an index.
fn entry(index: &[u8], place: usize) -> Option<&[u8]> {
    let (count, width) = (number(index, 0, 2)?, number(index, 2, 1)?);
    let offset = |place: usize| number(index, 3 + place * width, width);
    let data = 2 + (count + 1) * width;
    index.get(data + offset(place)?..data + offset(place + 1)?)
}

/// Where an index ends.
fn end(index: &[u8]) -> Option<usize> {
    match number(index, 0, 2)? {
        0 => Some(2),
        count => {
            let width = number(index, 2, 1)?;
            Some(2 + (count + 1) * width + number(index, 3 + count * width, width)?)
        }
    }
}

/// The last operand of an operator, if it is a whole number.
fn operand(dictionary: &[u8], wanted: u16) -> Option<usize> {
    let mut operand = 0;
    let mut at = 0;
    while let Some(&first) = dictionary.get(at) {
        at += 1;
        match first {
            0..=21 => {
                let mut operator = u16::from(first);
                if first == 12 {
                    operator = operator << 8 | u16::from(*dictionary.get(at)?);
                    at += 1;
                }
                if operator == wanted {
                    return Some(operand);
                }
            }
            28 | 29 => {
                let width = if first == 28 { 2 } else { 4 };
                operand = number(dictionary, at, width)?;
                at += width;
            }
            // A number with a point: digits of four bits, until one that is no digit ends it.
            30 => {
                while dictionary.get(at)? & 0x0f != 0x0f {
                    at += 1;
                }
                at += 1;
            }
            32..=246 => operand = usize::from(first).saturating_sub(139),
            247..=254 => at += 1,
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::font::Fonts;

    #[test]
    fn subsets_are_those_of_the_subsetter() {
        let fonts = Fonts::open([]).expect("the built-in fonts are good");
        let face = &fonts.faces[0];
        let mut outlines = Outlines::default();
        for text in ["a", "Hamburgefonstiv", "", "abc", "Ünïcødé — “ΑΩ”", "x"] {
            let mut glyphs = GlyphRemapper::default();
            for glyph in text.chars().filter_map(|character| face.glyph(character)) {
                glyphs.remap(glyph);
            }
            if glyphs.num_gids() == 1 {
                continue;
            }
            let theirs = subset(face.bytes(), face.index, &glyphs).expect("the font is good");
            let ours = outlines.subset(face.bytes(), face.index, &glyphs);
            assert_eq!(ours.as_deref(), cff_table(&theirs, 0), "{text}");
        }
    }

    #[test]
    fn what_is_no_font_has_no_subset() {
        let mut glyphs = GlyphRemapper::default();
        glyphs.remap(7);
        let mut outlines = Outlines::default();
        assert!(outlines.subset(b"OTTO", 0, &glyphs).is_none());
        let fonts = Fonts::open([]).expect("the built-in fonts are good");
        let mono = &fonts.faces[4];
        assert!(outlines.subset(mono.bytes(), 0, &glyphs).is_none());
    }
}
