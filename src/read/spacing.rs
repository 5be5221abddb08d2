//! Double-spaced text: a blank line below every line, as typists leave room for a pencil and some converters double line ends.

use super::counts;
use super::line::{Line, ends_sentence};

/// Takes the blank line below every line away where a text is double-spaced: what parts paragraphs is what is left.
pub(super) fn close_up(lines: &mut [Line<'_>]) {
    if !is_double_spaced(lines) {
        return;
    }
    for line in lines.iter_mut().skip(1) {
        *line = line.moved(|place| place.gap /= 2);
    }
}

/// Whether nearly no line stands right below another, and most go on below one blank line.
fn is_double_spaced(lines: &[Line<'_>]) -> bool {
    const FEWEST: usize = 10;
    /// One line in so many may stand right below another.
    const CLOSE: usize = 50;
    let Some(below) = lines.get(1..).filter(|below| below.len() >= FEWEST) else {
        return false;
    };
    let most = below.len() / CLOSE;
    let close = below.iter().filter(|line| line.gap() == 0);
    if close.take(most + 1).count() > most {
        return false;
    }
    let widest = lines.iter().map(Line::edge).max().unwrap_or(0);
    let spaced = lines.windows(2).filter(|pair| pair[1].gap() == 1);
    // Prose is cut in mid-sentence; where a line is a paragraph, hardly ever.
    let goes_on = |pair: &&[Line<'_>]| {
        let (above, line) = (&pair[0], &pair[1]);
        line.head[0].is_ascii_lowercase()
            && !ends_sentence(above.text)
            && above.edge() * 3 >= widest * 2
    };
    let going_on = spaced.clone().filter(goes_on).count();
    let spaced = spaced.count();
    widest <= counts::WIDEST && spaced * 2 >= below.len() && going_on * 4 >= spaced
}
