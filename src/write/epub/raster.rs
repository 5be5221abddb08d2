//! Pages as pictures: outlines of glyphs inked in few shades, so that a cover is some tens of kilobytes.

use crate::layout::Run;
use crate::layout::font::Fonts;
use crate::theme::Colour;
use anyhow::Context as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use zeno::{Command, Mask, Vector};

/// Shades between the ground and a colour: 15 of each fit three colours and the ground into 64.
const SHADES: u8 = 15;

/// A picture in the making.
pub(super) struct Ink {
    size: (u16, u16),
    /// Pixels a point.
    scale: f32,
    /// A colour and how much of it, for each pixel: the place in `palette`.
    pixels: Vec<u8>,
    ground: Colour,
    /// The colours that stand on the ground.
    colours: Vec<Colour>,
}

impl Ink {
    /// A picture of its ground.
    pub(super) fn new(size: (u16, u16), scale: f32, ground: Colour) -> Self {
        Self {
            size,
            scale,
            pixels: vec![0; usize::from(size.0) * usize::from(size.1)],
            ground,
            colours: Vec::new(),
        }
    }

    /// The first shade of a colour; the last colour's where there are too many.
    fn shade(&mut self, colour: Colour) -> u8 {
        const MOST: usize = 8;
        let known = self.colours.iter().position(|known| *known == colour);
        let nth = known.unwrap_or_else(|| {
            if self.colours.len() < MOST {
                self.colours.push(colour);
            }
            self.colours.len() - 1
        });
        u8::try_from(nth).unwrap_or(0) * SHADES
    }

    /// Fills a rectangle of the page: left, top, width, height.
    pub(super) fn fill(&mut self, (x, y, width, height): (f32, f32, f32, f32), colour: Colour) {
        let shade = self.shade(colour) + SHADES;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is a whole number from 0 to that many pixels"
        )]
        let pixel =
            |at: f32, most: u16| (at * self.scale).round().clamp(0.0, f32::from(most)) as usize;
        let columns = pixel(x, self.size.0)..pixel(x + width, self.size.0);
        for row in pixel(y, self.size.1)..pixel(y + height, self.size.1) {
            let start = row * usize::from(self.size.0);
            self.pixels[start + columns.start..start + columns.end].fill(shade);
        }
    }

    /// Inks an outline, in pixels from the upper left corner.
    fn outline(&mut self, path: &[Command], colour: Colour) {
        let base = self.shade(colour);
        let (coverage, placed) = Mask::new(path).render();
        let (width, height) = (placed.width as usize, placed.height as usize);
        for row in 0..height {
            let y = placed.top + i32::try_from(row).unwrap_or(i32::MAX);
            for column in 0..width {
                let x = placed.left + i32::try_from(column).unwrap_or(i32::MAX);
                let amount = u16::from(coverage[row * width + column]) * u16::from(SHADES);
                let amount = u8::try_from((amount + 127) / 255).unwrap_or(SHADES);
                let within =
                    x >= 0 && y >= 0 && x < i32::from(self.size.0) && y < i32::from(self.size.1);
                if within && amount > 0 {
                    let at = y.unsigned_abs() as usize * usize::from(self.size.0)
                        + x.unsigned_abs() as usize;
                    self.pixels[at] = base + amount;
                }
            }
        }
    }

    /// The picture as PNG with a palette.
    pub(super) fn png(&self) -> anyhow::Result<Vec<u8>> {
        let mut palette = vec![self.ground.0, self.ground.1, self.ground.2];
        for colour in &self.colours {
            for shade in 1..=SHADES {
                let mix = |ground: u8, ink: u8| {
                    let (ground, ink, shade) =
                        (u16::from(ground), u16::from(ink), u16::from(shade));
                    let most = u16::from(SHADES);
                    u8::try_from((ground * (most - shade) + ink * shade + most / 2) / most)
                        .unwrap_or(u8::MAX)
                };
                palette.extend([
                    mix(self.ground.0, colour.0),
                    mix(self.ground.1, colour.1),
                    mix(self.ground.2, colour.2),
                ]);
            }
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.size.0.into(), self.size.1.into());
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder
            .write_header()
            .context("cannot begin the cover's picture")?;
        writer
            .write_image_data(&self.pixels)
            .context("cannot make the cover's picture")?;
        writer
            .finish()
            .context("cannot finish the cover's picture")?;
        Ok(bytes)
    }
}

/// Inks a run of glyphs.
pub(super) fn run(run: &Run, fonts: &Fonts, ink: &mut Ink) {
    let face = fonts.face(run.shaped.face);
    let Ok(font) = FontRef::from_index(face.bytes(), face.index) else {
        return;
    };
    let outlines = font.outline_glyphs();
    let size = Size::new(run.size * ink.scale);
    let em = run.size * ink.scale / 1000.0;
    let mut x = run.x * ink.scale;
    let y = run.y * ink.scale;
    for glyph in &run.shaped.glyphs[usize::from(run.glyphs.0)..usize::from(run.glyphs.1)] {
        let mut pen = Pen {
            origin: (x + glyph.offset.0 * em, y - glyph.offset.1 * em),
            path: Vec::new(),
        };
        let drawn = outlines
            .get(GlyphId::new(u32::from(glyph.id)))
            .is_some_and(|outline| {
                let settings = DrawSettings::unhinted(size, LocationRef::default());
                outline.draw(settings, &mut pen).is_ok()
            });
        if drawn && !pen.path.is_empty() {
            ink.outline(&pen.path, run.colour);
        }
        x += glyph.advance * em;
    }
}

/// Takes an outline, whose y grows upward, into the picture, where it grows downward.
struct Pen {
    origin: (f32, f32),
    path: Vec<Command>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> Vector {
        Vector::new(self.origin.0 + x, self.origin.1 - y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.push(Command::MoveTo(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.push(Command::LineTo(self.at(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path
            .push(Command::QuadTo(self.at(cx, cy), self.at(x, y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path.push(Command::CurveTo(
            self.at(ax, ay),
            self.at(bx, by),
            self.at(x, y),
        ));
    }

    fn close(&mut self) {
        self.path.push(Command::Close);
    }
}
