//! Vertical justification: what a page is short of is shared out between its blocks, so that facing pages are equally deep.

use super::row::Row;

/// How much a space between blocks may grow, as a part of itself.
const SPACE: f32 = 0.5;

/// How much may come between two paragraphs that have no space between them, as a part of the leading: too little to be seen.
const PARAGRAPH: f32 = 0.12;

/// Fills the room below the rows of a page, or leaves it if that would open gaps.
pub(super) fn feather(rows: &mut [Row], room: f32, leading: f32) {
    let bears = |row: &Row| {
        if row.space > 0.0 {
            row.space * SPACE
        } else if row.opens {
            leading * PARAGRAPH
        } else {
            0.0
        }
    };
    let all: f32 = rows.iter().skip(1).map(bears).sum();
    if room <= 0.0 || room > all {
        return;
    }
    for row in rows.iter_mut().skip(1) {
        row.space += bears(row) * room / all;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_shared_out_or_left() {
        let row = |space, opens| Row {
            space,
            opens,
            ..Row::default()
        };
        let rows = || {
            vec![
                row(10.0, true),
                row(10.0, true),
                row(0.0, false),
                row(0.0, true),
            ]
        };
        let spaces = |room: f32| {
            let mut rows = rows();
            feather(&mut rows, room, 10.0);
            rows.iter().map(|row| row.space).collect::<Vec<_>>()
        };
        // Nothing above the first row of a page, nothing within a paragraph.
        let [first, second, third, fourth] = spaces(3.1)[..] else {
            panic!("there are four rows");
        };
        assert!((first - 10.0).abs() < 0.01 && third.abs() < 0.01);
        assert!((second - 12.5).abs() < 0.01 && (fourth - 0.6).abs() < 0.01);
        assert_eq!(
            spaces(30.0),
            [10.0, 10.0, 0.0, 0.0],
            "too much for this page"
        );
    }
}
