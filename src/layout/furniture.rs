//! What stands on a page and is no part of the text: running heads and folios.

use super::flow::{Flow, put};
use super::font::Cut;
use super::inline::Flat;
use super::paragraph::{set, width};
use super::row::Row;
use super::setting::{Align, Setting};
use super::shape::Shaper;
use super::style::{Frame, Look};
use super::{Folio, Page};

impl Flow<'_> {
    fn furniture_frame(&self) -> Frame {
        let sheet = &self.sheet;
        let look = Look {
            cut: Cut::default(),
            size: sheet.size() * 0.86,
            rise: 0.0,
            colour: sheet.quiet(),
        };
        Frame {
            left: sheet.left,
            width: sheet.width,
            look,
            leading: look.size * 1.2,
        }
    }

    /// The number of a page, but for a title page's.
    pub(super) fn folio(&self, page: &mut Page, opens: bool, shaper: &mut Shaper<'_>) {
        if opens && matches!(page.folio, Folio::Front(_)) {
            return;
        }
        let sheet = &self.sheet;
        let frame = self.furniture_frame();
        let folio = Flat::plain(&page.folio.to_string(), frame.look, None);
        let drop = (sheet.theme.page.bottom * 0.42).max(sheet.size() * 1.6);
        let y = sheet.theme.page.top + sheet.height + drop;
        self.line(page, &folio, &frame, y, shaper);
    }

    /// The title above left pages, the chapter above right ones; nothing where a title or a chapter begins.
    pub(super) fn running_head(
        &self,
        page: &mut Page,
        opens: bool,
        section: &str,
        shaper: &mut Shaper<'_>,
    ) {
        let number = page.folio.number();
        if number == 1 || opens || !self.headed {
            return;
        }
        let says = if number.is_multiple_of(2) || section.is_empty() {
            &self.title
        } else {
            section
        };
        let mut frame = self.furniture_frame();
        frame.look.cut.small_caps = true;
        let head = shortened(says, frame.look, frame.width, shaper);
        let page_top = self.sheet.theme.page.top;
        let y = page_top - (page_top * 0.32).max(self.sheet.size() * 1.2);
        self.line(page, &head, &frame, y, shaper);
    }

    fn line(&self, page: &mut Page, flat: &Flat, frame: &Frame, y: f32, shaper: &mut Shaper<'_>) {
        let setting = Setting::new(Align::Center, self.right_to_left);
        for line in set(flat, frame, setting, shaper).into_iter().take(1) {
            let mut row = Row::default();
            row.place(line, 0.0);
            put(page, row, y, false);
        }
    }
}

/// As many words of a text as fit on a line; an ellipsis tells that there are more.
fn shortened(text: &str, look: Look, room: f32, shaper: &mut Shaper<'_>) -> Flat {
    let flat = Flat::plain(text, look, None);
    if width(&flat, shaper) <= room {
        return flat;
    }
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .collect();
    for &end in ends.iter().rev() {
        let part = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let flat = Flat::plain(&format!("{part}…"), look, None);
        if !part.is_empty() && width(&flat, shaper) <= room {
            return flat;
        }
    }
    // One long word, or a script without blanks.
    let mut part: String = text.chars().take(40).collect();
    while !part.is_empty() {
        let flat = Flat::plain(&format!("{part}…"), look, None);
        if width(&flat, shaper) <= room {
            return flat;
        }
        part.pop();
    }
    Flat::default()
}
